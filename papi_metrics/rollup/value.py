"""What one tracker comes to: its unit, its figures and counts of findings, or the reason it could not be read; to JSON and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from papi_metrics.completion import LABELS, LIGHTS
from papi_metrics.findings import SEVERITIES

AsOfFrom = Literal["asked", "tracker", "today"]
COUNTS = ("tasks", "counted", "done", *LABELS, "due_soon", "no_deadline")
SHARES = ("completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate", "days_late")
FIGURES = ("tasks", "counted", "done", *SHARES, *LABELS, "due_soon", "no_deadline", "light")
"""The columns of `completion`, in its order."""
_DAYS = ("as_of", "own_as_of")
Figures = Mapping[str, int | float | str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of every tracker: the day of the figures, None for each tracker's own, and the day it is."""

    as_of: dt.date | None
    today: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """One file rolled up. Without `error` there are figures, overall and for each dimension; with it there are none.

    `file` is the path within the folder; `as_of` the day of the figures, `own_as_of` the day that the tracker names, if it does; `again` says that the reason of `error` may pass, so that it is not remembered.
    """

    file: str
    size: int = 0
    digest: str = ""
    error: str = ""
    again: bool = False
    unit: str | None = None
    province: str | None = None
    plan_year: int | None = None
    as_of: dt.date | None = None
    own_as_of: dt.date | None = None
    as_of_from: AsOfFrom | None = None
    illustration: bool = False
    overall: Figures | None = None
    dimensions: tuple[Figures, ...] = ()
    findings: tuple[int, ...] = (0,) * len(SEVERITIES)

    @property
    def has_errors(self) -> bool:
        """True if it could not be read, or rows of it are left out of the figures."""
        return bool(self.error or self.findings[0])

    def of_file(self, file: str, *, size: int, digest: str) -> Rolled:
        """Return the same for a file of this name and content."""
        return replace(self, file=file, size=size, digest=digest)

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON's values."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return values | {name: values[name] and values[name].isoformat() for name in _DAYS}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Rolled:
        """Make one of what `as_plain` returned; every part is checked, whoever wrote it.

        Errors: ValueError, KeyError, TypeError or AttributeError if it is none.
        """
        values = {field.name: plain[field.name] for field in fields(cls)} | {
            **{name: None if plain[name] is None else dt.date.fromisoformat(plain[name]) for name in _DAYS},
            "overall": None if plain["overall"] is None else _figures(plain["overall"]),
            "dimensions": tuple(_figures(row, ("dimension", *FIGURES)) for row in plain["dimensions"]),
            "findings": tuple(_count(count) for count in plain["findings"]),
        }
        rolled = cls(**values)
        _check(rolled)
        return rolled


def _check(rolled: Rolled) -> None:
    """Errors: TypeError or ValueError if a part is not of its kind, or figures and error do not exclude each other."""
    texts = (rolled.file, rolled.digest, rolled.error)
    named = (rolled.unit, rolled.province)
    if not all(isinstance(text, str) for text in texts) or not all(text is None or isinstance(text, str) for text in named):
        raise TypeError(rolled.file)
    if not all(type(flag) is bool for flag in (rolled.again, rolled.illustration)):
        raise TypeError(rolled.file)
    _count(rolled.size)
    if rolled.plan_year is not None:
        _count(rolled.plan_year)
    if (rolled.overall is None) != bool(rolled.error) or len(rolled.findings) != len(SEVERITIES):
        raise ValueError(rolled.file)
    if rolled.as_of_from not in {None, "asked", "tracker", "today"}:
        raise ValueError(rolled.as_of_from)


def _figures(plain: Mapping[str, Any], names: tuple[str, ...] = FIGURES) -> dict[str, int | float | str | None]:
    if tuple(plain) != names or plain["light"] not in LIGHTS:
        raise ValueError(tuple(plain))
    return {name: _figure(name, plain[name]) for name in names}


def _figure(name: str, value: object) -> int | float | str | None:
    if name == "light":
        return str(value)
    if name not in SHARES:
        return _count(value)
    if value is not None and type(value) is not float:
        raise TypeError(name)
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise TypeError(value)
    return value
