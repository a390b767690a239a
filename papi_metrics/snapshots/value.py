"""What a snapshot is: a version as its unit has it, with the tasks, the findings and the original file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding
from papi_metrics.language import Text
from papi_metrics.text import words_of

SNAPSHOT_ENDING = "papi"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotHead:
    """What the sender says of the version: whose, which, of which day, who brought it when and why, read by which rules.

    `unit` is the sender's own key, `number` the sender's own count. `left_out` counts the changes that a person did not take
    from the file: where it is not 0 the tasks are not the file's alone. `accepted_at` is UTC.
    """

    unit: str
    unit_name: str | None
    province: str
    plan_year: int
    number: int
    as_of: dt.date
    title: str | None
    file_name: str
    illustration: bool
    author: str
    reason: str
    act: str
    left_out: int
    rules: str
    accepted_at: dt.datetime

    @property
    def name(self) -> str:
        """Return the unit as the sender's readers know it."""
        return self.unit_name or self.unit

    @property
    def is_the_file(self) -> bool:
        """Whether the tasks are what the original file gives, but for the codes that tasks had before."""
        return self.act == "accept" and not self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A version with all that belongs to it. Treat `tasks` as read-only.

    `digest` names what was signed, `public_key` the key it was signed by; whose key that is, the receiver has to know.
    """

    head: SnapshotHead
    tasks: pd.DataFrame
    findings: tuple[Finding, ...]
    original: bytes
    digest: str = ""
    public_key: str = ""


def snapshot_name(unit: str, *, plan_year: int, number: int) -> str:
    """Name the file of a snapshot, as "papi-xa-trung-trac-2022-pb3.papi"."""
    return f"papi-{file_word(unit)}-{plan_year}-pb{number}.{SNAPSHOT_ENDING}"


def file_word(name: str) -> str:
    """Return a unit's name as any system takes it within a file's name."""
    return "-".join(words_of(name).replace("_", " ").encode("ascii", "ignore").decode().split())[:60] or "don-vi"


def broken(why: str, /, **fields: object) -> UnreadableError:
    """Return the error of a file that is no whole snapshot: what is wrong, and what to do."""
    return UnreadableError("Tệp gửi hỏng hoặc đã bị sửa: {why}. Hãy nhờ đơn vị xuất lại và gửi lại.", why=Text(why, **fields))
