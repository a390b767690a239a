"""Findings: what was doubtful in an input, as values; and the reading that carries them beside its table."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from string import Formatter
from typing import Literal

import pandas as pd

from papi_metrics.catalogue import ACTIONS, CATALOGUE, NOTHING_TO_DO, Kind
from papi_metrics.language import gettext, spoken

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_CODED = re.compile(r"\d\.\d+ ")
_SPOKEN = {"message": "spoken", "value": "spoken_value"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about one place of an input.

    `code` is stable; `row` and `column` are what Excel shows (12, "H"), in a document the row and column of the table
    that `sheet` names ("Bảng 2"), or the paragraph ("Văn bản") without a column; `value` is what stood there.
    Severity: an error leaves the row out of every figure, a warning is used and wants a look,
    a note records what was changed on reading.
    """

    code: str
    severity: Severity
    message: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def spoken(self) -> str:
        """The message in the language spoken; as it is where it is no sentence of today's catalogue."""
        kind = CATALOGUE.get(self.code)
        if spoken() == "vi" or kind is None:
            return self.message
        filled = _pattern(kind.message).fullmatch(self.message)
        return self.message if filled is None else kind.spoken.format_map({name: gettext(text) for name, text in filled.groupdict().items()})

    @property
    def spoken_value(self) -> str | None:
        """What was found, as it stands there; an indicator with its code, which the program names, in the language spoken."""
        return gettext(self.value) if self.value and _CODED.match(self.value) else self.value


@lru_cache(maxsize=512)
def _pattern(template: str) -> re.Pattern[str]:
    """Return what finds again what was filled into a template."""
    parts, named = list[str](), set[str]()
    for text, name, *_ in Formatter().parse(template):
        parts.append(re.escape(text))
        if name is not None:
            parts.append(f"(?P={name})" if name in named else f"(?P<{name}>.*?)")
            named.add(name)
    return re.compile("".join(parts), re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a workbook says of itself outside its table; None where it does not say.

    `columns` are the columns of the table that were understood: field and the letter Excel shows.
    """

    title: str | None = None
    unit: str | None = None
    province: str | None = None
    plan_year: int | None = None
    as_of: dt.date | None = None
    sheet: str | None = None
    illustration: bool = False
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The outcome of reading an input: its table, its findings, and what it says of itself.

    Treat `table` as read-only: every function of the package returns a new one.
    """

    table: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    about: About = About()

    @property
    def has_errors(self) -> bool:
        """True if a row was left out of the figures."""
        return any(finding.severity == "error" for finding in self.findings)


def finding(
    code: str,
    *,
    sheet: str | None = None,
    row: int | None = None,
    column: str | None = None,
    value: object = None,
    details: Mapping[str, object] | None = None,
) -> Finding:
    """Make a finding from the catalogue: its severity and its sentence belong to its code.

    Errors: KeyError if the catalogue lacks the code or the sentence lacks a detail (a programmer's error).
    """
    kind = CATALOGUE[code]
    shown = None if value is None else str(value)
    message = kind.message.format_map({"value": shown or "", **(details or {})})
    return Finding(
        code=code, severity=kind.severity, message=message, sheet=sheet, row=row, column=column, value=shown
    )


def count_by_severity(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count findings; every severity has a figure, worst first."""
    counts = Counter(item.severity for item in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def findings_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """Lay findings out as a table.

    Shape: one row per finding in reading order; the columns are the fields of `Finding`, `row` Int64, then what the
           catalogue says of its code: `action` (a key of ACTIONS), `mend` (what is expected, blank where nothing
           is) and `result` (what became of it). A code that the catalogue has no more asks for nothing.
    """
    items = list(findings)
    names = [field.name for field in fields(Finding)]
    kinds = [kind_of(item) for item in items]
    cells = {name: [getattr(item, _SPOKEN.get(name, name)) for item in items] for name in names}
    table = pd.DataFrame(cells).astype({"row": "Int64"})
    return table.assign(
        action=pd.Series([kind.action for kind in kinds], dtype="str"),
        mend=pd.Series([_begun(kind.mend) for kind in kinds], dtype="str"),
        result=pd.Series([gettext(kind.result) for kind in kinds], dtype="str"),
    )


def kind_of(item: Finding) -> Kind:
    """Return what the catalogue says of a finding; of one that was kept under a code of another time, that nothing is to be done."""
    return CATALOGUE.get(item.code) or Kind(item.severity, NOTHING_TO_DO, what=item.message, result="")


def _begun(mend: str) -> str:
    told = gettext(mend)
    return told[:1].upper() + told[1:]


def by_action(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Group findings by what is to be done about them, in the order of ACTIONS; an action without findings is left out."""
    groups: dict[str, list[Finding]] = {action: [] for action in ACTIONS}
    for item in findings:
        groups[kind_of(item).action].append(item)
    return {action: tuple(found) for action, found in groups.items() if found}
