"""What the store hands out and takes in: versions and what names them, submissions, files of scores."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from papi_metrics.clock import in_vietnam
from papi_metrics.errors import PapiError

READING_RULES = "3"
"""Version of the rules that read trackers and scores; stored with what was read, so that figures can be explained later."""
Act = Literal["accept", "edit", "restore", "turn", "snapshot"]


class OutdatedError(PapiError):
    """Someone else's version was accepted since the one that this act was compared with; nothing was stored."""

    def __init__(self, newest: Version) -> None:
        """Say whose version stands now."""
        self.newest = newest
        at = newest.accepted_in_vietnam
        super().__init__(
            "Trong lúc bạn xem, {author} đã nhận phiên bản {number} lúc {at:%H:%M} ngày {at:%d/%m/%Y}. "
            "Chưa lưu gì của bạn. Hãy xem lại các thay đổi so với phiên bản đó rồi nhận.", author=newest.author, number=newest.key.number, at=at
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionKey:
    """What names a version: the unit, the plan's year, and the running number within them from 1."""

    unit: str
    plan_year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a person says when a tracker is handed in; `as_of` is the date its states stand for.

    `based_on` is the number of the version it was compared with, 0 for none; None does not ask. `unit` is the unit's key:
    its code where there is a list of units, else its name; `unit_name` is its name where that is another. `account` is the
    author's, blank where nobody signs in; the store sets it, and the author's name with it.
    """

    unit: str
    plan_year: int
    province: str
    as_of: dt.date
    file_name: str
    author: str
    reason: str
    act: Act = "accept"
    based_on: int | None = None
    unit_name: str | None = None
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSubmission:
    """What a person says when a file of scores is handed in; `based_on` is the number of the set it was compared with."""

    file_name: str
    author: str
    reason: str
    based_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One accepted tracker. `accepted_at` is UTC; `digest` is the SHA-256 of the original file.

    `unit_name` is what the unit was called then, None where its key is its name; `waits` tells that it counts only once
    a second person has approved it, `refused` that it never will; `submitted_at` is when it came in, which is earlier than
    `accepted_at` where a second person approved it.
    """

    key: VersionKey
    province: str
    as_of: dt.date
    title: str | None
    file_name: str
    digest: str
    illustration: bool
    author: str
    reason: str
    restored_from: int | None
    task_count: int
    rules: str
    accepted_at: dt.datetime
    act: Act
    based_on: int | None
    unit_name: str | None = None
    account: str = ""
    waits: bool = False
    refused: bool = False
    submitted_at: dt.datetime | None = None

    @property
    def unit(self) -> str:
        """Return the unit as readers know it."""
        return self.unit_name or self.key.unit

    @property
    def accepted_in_vietnam(self) -> dt.datetime:
        """Return when it was accepted by Vietnam's clocks, which stand seven hours before UTC all year."""
        return in_vietnam(self.accepted_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSet:
    """One accepted file of scores, or the withdrawal of one. `accepted_at` is UTC; later sets lead.

    `score_count` tells the scores it has, sums included; codes without a score are not counted.
    """

    number: int
    file_name: str
    digest: str
    author: str
    reason: str
    withdraws: int | None
    score_count: int
    rules: str
    accepted_at: dt.datetime

    @property
    def accepted_in_vietnam(self) -> dt.datetime:
        """Return when it was accepted by Vietnam's clocks."""
        return in_vietnam(self.accepted_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSet:
    """One accepted list of units. `accepted_at` is UTC; the newest serves."""

    number: int
    file_name: str
    digest: str
    author: str
    reason: str
    unit_count: int
    accepted_at: dt.datetime

    @property
    def accepted_in_vietnam(self) -> dt.datetime:
        """Return when it was accepted by Vietnam's clocks."""
        return in_vietnam(self.accepted_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLetterhead:
    """One saving of a unit's letterhead: which, when (UTC), and by whom."""

    unit: str
    number: int
    saved_at: dt.datetime
    who: str
