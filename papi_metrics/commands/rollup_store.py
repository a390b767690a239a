"""Trackers of a rollup into the store: each readable one a version of its unit and year, no bytes twice, nothing guessed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from papi_metrics.commands.opening import opened_store
from papi_metrics.commands.progress import shown
from papi_metrics.diff import applied, match_tasks, task_changes
from papi_metrics.errors import PapiError
from papi_metrics.framework import unit_key, unit_name
from papi_metrics.isolation import tracker_in_bulk
from papi_metrics.rollup import Found, Rolled
from papi_metrics.store import Store, Submission, Version
from papi_metrics.unit_lists import named_unit
from papi_metrics.wording import date
from papi_metrics.workbook import bytes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many trackers became versions that count, how many wait for a second person, how many were there, which were left out and why."""

    accepted: int = 0
    waiting: int = 0
    already_there: int = 0
    left_out: Mapping[str, str] = field(default_factory=dict)


def accept_trackers(found: Sequence[Found], rolled: Sequence[Rolled], *, author: str, reason: str | None) -> Kept:
    """Accept the readable trackers in the order of their days, each in a transaction of its own.

    A run that was ended goes on: what is in the store by its digest is not accepted again. Steps backwards are taken, with the
    reason given, for nobody is there to be asked.
    """
    readable = sorted((item for item in rolled if not item.error), key=lambda item: (_day_of(item) or dt.date.min, item.file))
    paths = {item.file: item for item in found}
    with opened_store(made=True) as store:
        acts = _Acts(store, author=author.strip(), reason=reason)
        outcomes = dict(shown(((item.file, acts.accept(paths[item.file], item)) for item in readable), total=len(readable)))
    left_out = {file: told for file, told in sorted(outcomes.items()) if told not in {_ACCEPTED, _WAITING, _THERE}}
    told = list(outcomes.values())
    return Kept(accepted=told.count(_ACCEPTED), waiting=told.count(_WAITING), already_there=told.count(_THERE), left_out=left_out)


_ACCEPTED, _WAITING, _THERE = "accepted", "waiting", "already there"


class _Acts:
    """Acceptances on one store, by one person."""

    def __init__(self, store: Store, *, author: str, reason: str | None) -> None:
        self._store, self._author, self._reason = store, author, reason
        self._digests = {version.digest for version in store.versions()}
        self._units = {unit_key(unit): unit for unit in store.units()}
        self._tree = store.unit_tree()

    def accept(self, found: Found, rolled: Rolled) -> str:
        """Accept one tracker; return what became of it, or why it is left out."""
        if rolled.digest in self._digests:
            return _THERE
        if missing := ", ".join(_missing(rolled)):
            return f"tệp không nêu {missing}"
        try:
            told = self._accept(found, rolled)
        except PapiError as error:
            return str(error)
        if told in {_ACCEPTED, _WAITING}:
            self._digests.add(rolled.digest)
        return told

    def _accept(self, found: Found, rolled: Rolled) -> str:
        data = bytes_of(found.path)
        if self._store.find_original(data) is not None:
            return _THERE
        submission = self._submission(found, rolled)
        newest = self._store.newest(unit=submission.unit, plan_year=submission.plan_year)
        if newest is not None and (why := _against(submission, newest)):
            return why
        reading = tracker_in_bulk(data, name=found.path.name)
        changes = None
        if newest is not None:
            before = self._store.tasks(newest.key)
            matches = match_tasks(before, reading.table)
            changes = task_changes(before, reading.table, matches).assign(taken=True, reason=submission.reason)
            reading = dataclasses.replace(reading, table=applied(before, reading.table, matches))
        submission = dataclasses.replace(submission, based_on=newest.key.number if newest else 0)
        version = self._store.accept(reading, original=data, submission=submission, changes=changes)
        return _WAITING if version.waits else _ACCEPTED

    def _submission(self, found: Found, rolled: Rolled) -> Submission:
        as_of = _day_of(rolled)
        if rolled.unit is None or rolled.province is None or rolled.plan_year is None or as_of is None:
            raise TypeError(rolled.file)
        unit, name = self._unit(rolled.unit, rolled.province)
        usual = f"Cập nhật số liệu đến {date(as_of)}"
        return Submission(
            unit=unit,
            unit_name=name,
            plan_year=rolled.plan_year,
            province=rolled.province,
            as_of=as_of,
            file_name=found.path.name,
            author=self._author,
            reason=self._reason or usual,
        )

    def _unit(self, name: str, province: str) -> tuple[str, str | None]:
        """Return the key and name of the unit that is meant; nobody is there to be asked about a namesake.

        Errors: PapiError where there is a list of units and the name is not one unit's in the province.
        """
        begun = self._units.get(unit_key(name))
        if not self._tree.units or begun:
            return begun or self._units.setdefault(unit_key(name), unit_name(name)), None
        found = named_unit(self._tree, name, province=province).found
        if found is None:
            raise PapiError(f"danh sách đơn vị không có đúng một «{name}» ở {province}; hãy nhận tệp này ở trang Cập nhật")
        return found.unit, found.name


def _day_of(rolled: Rolled) -> dt.date | None:
    """Return the day a version stands for: the tracker's own, else the one that was asked for; today is nobody's word."""
    return rolled.own_as_of or (rolled.as_of if rolled.as_of_from == "asked" else None)


def _missing(rolled: Rolled) -> Iterator[str]:
    day = "ngày số liệu (hãy thêm --as-of)"
    wanted = {"đơn vị": rolled.unit, "tỉnh": rolled.province, "năm của kế hoạch": rolled.plan_year, day: _day_of(rolled)}
    yield from (word for word, value in wanted.items() if not value)


def _against(submission: Submission, newest: Version) -> str | None:
    """Return why a tracker does not follow the version that stands now: it is of another province, or older."""
    if submission.province != newest.province:
        return f"kho có {newest.unit} của {newest.province}, tệp này của {submission.province}"
    if submission.as_of < newest.as_of:
        return f"số liệu đến {date(submission.as_of)}, cũ hơn phiên bản trong kho ({date(newest.as_of)})"
    return None
