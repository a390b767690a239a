"""Which tasks of an earlier and a later table are the same: by code, by words, by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from papi_metrics.text import words_of

How = Literal["code", "words", "likeness", "alone"]
Places = npt.NDArray[np.int64]
LEAST_LIKENESS = 70
"""Below this likeness (0-100) two texts are never taken for one task."""
_SAME = 100
_MOST_PAIRS = 4_000_000
_MOST_CANDIDATES = 5
_DERIVED = re.compile(r"[1-8x]-[0-9a-f]{10}(-\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One task of both tables, or of one: its places in them, how it was told, and the id it keeps.

    `likeness` is that of the two texts, 0-100.
    """

    before: int | None
    after: int | None
    how: How
    task_id: str
    likeness: float = 100.0

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the pair: its two texts are not the same."""
        return self.how in {"code", "likeness"} and self.likeness < _SAME


def match_tasks(
    before: pd.DataFrame, after: pd.DataFrame, *, refused: Collection[tuple[str, str]] = (), as_they_are: bool = False
) -> tuple[Match, ...]:
    """Pair the tasks of two tables of one plan; each task stands in one match.

    A code met in both pairs first where the words are the same, then the same words under any code, then codes whatever
    their texts, then likeness; the last two are doubts. `refused` are pairs of ids (before, after) that are not one task.
    `as_they_are` leaves the later table's ids alone: it is stored as it stands.
    Shape: the later table's tasks in order, then the earlier ones that are gone.
    """
    pairing = _Pairing(_Side.of(before), _Side.of(after), frozenset(refused))
    pairing.by_code(least=_SAME)
    pairing.by_words()
    pairing.by_code(least=0)
    pairing.by_likeness()
    return tuple(_matches(pairing, {} if as_they_are else _kept_ids(pairing)))


@dataclass(frozen=True, slots=True)
class _Side:
    """One table as the pairing sees it: ids, texts as plain words, the place in PAPI."""

    ids: list[str]
    words: list[str]
    homes: list[Hashable]

    @classmethod
    def of(cls, tasks: pd.DataFrame) -> _Side:
        dimension = tasks["dimension"].astype(object).where(tasks["dimension"].notna(), None)
        component = tasks["component"].astype(object).where(tasks["component"].notna(), None)
        homes: list[Hashable] = list(zip(dimension, component, strict=True))
        return cls(tasks["task_id"].tolist(), [words_of(text) for text in tasks["task"]], homes)


@dataclass(slots=True)
class _Pairing:
    """The pairs found so far: later place → (earlier place, how, likeness)."""

    before: _Side
    after: _Side
    refused: frozenset[tuple[str, str]]
    pairs: dict[int, tuple[int, How, float]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def free_before(self) -> list[int]:
        return [place for place in range(len(self.before.ids)) if place not in self.taken]

    def free_after(self) -> list[int]:
        return [place for place in range(len(self.after.ids)) if place not in self.pairs]

    def pair(self, first: int, second: int, how: How, likeness: float) -> None:
        """Note a pair unless one of them is paired already or the pair is refused."""
        if first in self.taken or second in self.pairs or (self.before.ids[first], self.after.ids[second]) in self.refused:
            return
        self.pairs[second] = first, how, likeness
        self.taken.add(first)

    def by_code(self, *, least: float) -> None:
        """Pair tasks of one id whose texts are at least so much alike."""
        places = {self.before.ids[place]: place for place in self.free_before()}
        for second in self.free_after():
            first = places.get(self.after.ids[second])
            if first is not None:
                one, other = self.before.words[first], self.after.words[second]
                likeness = fuzz.ratio(one, other)
                if likeness >= least:
                    self.pair(first, second, "code", likeness)

    def by_words(self) -> None:
        """Pair tasks of the same words, in one place of PAPI first; of several alike, in their order."""
        for key in (lambda side, place: (side.homes[place], side.words[place]), lambda side, place: side.words[place]):
            waiting: dict[Hashable, list[int]] = defaultdict(list)
            for first in reversed(self.free_before()):
                waiting[key(self.before, first)].append(first)
            for second in self.free_after():
                alike = waiting.get(key(self.after, second))
                if alike:
                    self.pair(alike.pop(), second, "words", 100.0)

    def by_likeness(self) -> None:
        """Pair what is left by the likeness of texts, the most alike first; in very long tables within a dimension only."""
        left: int | None = None
        while left != len(self.pairs):
            left = len(self.pairs)
            found = [
                candidate
                for rows, columns in self._blocks(self.free_before(), self.free_after())
                for candidate in self._candidates(rows, columns)
            ]
            for score, first, second in sorted(found):
                self.pair(first, second, "likeness", -score)

    def _candidates(self, rows: list[int], columns: list[int]) -> Iterator[tuple[float, int, int]]:
        """Yield the most alike of the later tasks for each earlier one: (minus likeness, earlier, later)."""
        scores = process.cdist(
            [self.before.words[place] for place in rows], [self.after.words[place] for place in columns],
            scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS,
        )  # fmt: skip
        most = min(_MOST_CANDIDATES, len(columns))
        best = np.argpartition(-scores, most - 1)[:, :most]
        for row, found in enumerate(best):
            yield from ((-float(scores[row, at]), rows[row], columns[at]) for at in found if scores[row, at] > 0)

    def _blocks(self, firsts: list[int], seconds: list[int]) -> Iterator[tuple[list[int], list[int]]]:
        if len(firsts) * len(seconds) <= _MOST_PAIRS:
            yield firsts, seconds
            return
        for home in dict.fromkeys(self.before.homes[place] for place in firsts):
            rows = [place for place in firsts if self.before.homes[place] == home]
            columns = [place for place in seconds if self.after.homes[place] == home]
            if len(rows) * len(columns) <= _MOST_PAIRS:
                yield rows, columns


def _matches(pairing: _Pairing, kept: Mapping[int, str]) -> Iterator[Match]:
    for second, name in enumerate(pairing.after.ids):
        if pair := pairing.pairs.get(second):
            first, how, likeness = pair
            yield Match(before=first, after=second, how=how, task_id=kept.get(second, name), likeness=likeness)
        else:
            yield Match(before=None, after=second, how="alone", task_id=name)
    later, taken = set(pairing.after.ids), set(pairing.before.ids) | set(pairing.after.ids)
    for first in pairing.free_before():
        own = pairing.before.ids[first]
        yield Match(before=first, after=None, how="alone", task_id=_free(own, taken) if own in later else own)


def _kept_ids(pairing: _Pairing) -> dict[int, str]:
    """Return the ids that tasks keep from before: those whose later id is only derived from words that changed."""
    kept: dict[int, str] = {}
    own = set(pairing.after.ids)
    for second, (first, _, _) in pairing.pairs.items():
        earlier, later = pairing.before.ids[first], pairing.after.ids[second]
        if earlier != later and _DERIVED.match(later) and earlier not in own:
            kept[second] = earlier
    return kept


def _free(name: str, taken: Collection[str]) -> str:
    """Return an id nobody else has: the name, or the name with the next free number."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def earlier(matches: Iterable[Match]) -> Places:
    """Return the places in the earlier table of those matches that have one."""
    return np.array([match.before for match in matches if match.before is not None], dtype="int64")


def later(matches: Iterable[Match]) -> Places:
    """Return the places in the later table of those matches that have one."""
    return np.array([match.after for match in matches if match.after is not None], dtype="int64")


def matched_pairs(before: pd.DataFrame, after: pd.DataFrame, matches: Sequence[Match]) -> pd.DataFrame:
    """Lay out the doubtful pairs for a person to look at.

    Shape: one row per doubtful match in order: `before_id`, `after_id`, `before`, `after` (the two texts), `how`,
           `likeness` (0-100), `row` (of the later file).
    """
    pairs = [match for match in matches if match.doubtful]
    first, second = before.iloc[earlier(pairs)], after.iloc[later(pairs)]
    return pd.DataFrame({
        "before_id": first["task_id"].to_numpy(),
        "after_id": second["task_id"].to_numpy(),
        "before": first["task"].to_numpy(),
        "after": second["task"].to_numpy(),
        "how": [match.how for match in pairs],
        "likeness": [match.likeness for match in pairs],
        "row": second["row"].to_numpy(),
    })
