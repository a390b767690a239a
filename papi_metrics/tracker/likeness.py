"""Tasks of a plan that say the same: word for word anywhere, or nearly so within a dimension."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from papi_metrics.text import words_of

LIKENESS = 95
_BLOCK = 256
# A dimension with more tasks is no plan; its tasks are compared word for word only.
MOST_COMPARED = 3_000
# "đợt 1" and "đợt 2", "quý I" and "quý II", "thôn A" and "thôn B" are different tasks.
_TELLING = re.compile(r"\b(?:\w*\d\w*|[ivx]+|\w)\b")


class Like(NamedTuple):
    """An earlier task, counted from 0, and whether it has the same words, dimension and component."""

    place: int
    is_same: bool


def like_tasks(table: pd.DataFrame) -> Iterator[tuple[int, Like]]:
    """Yield every task, counted from 0, that says what an earlier one says, with the first such task."""
    keys = [words_of(task) for task in table["task"]]
    homes = list(zip(table["dimension"].fillna(0).tolist(), table["component"].fillna("").tolist(), strict=True))
    first: dict[object, int] = {}
    by_dimension: dict[int, dict[str, int]] = {}
    for place, (key, home) in enumerate(zip(keys, homes, strict=True)):
        by_dimension.setdefault(home[0], {}).setdefault(key, place)
        same, equal = first.setdefault((key, home), place), first.setdefault(key, place)
        if key and equal != place:
            yield place, Like(equal if same == place else same, same != place)
    for firsts in by_dimension.values():
        for place, other in _near(firsts):
            if first[keys[place]] == place:
                yield place, Like(other, is_same=False)


def _near(firsts: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the tasks of a dimension that nearly repeat an earlier one of other words, with that one."""
    keys, places = list(firsts), list(firsts.values())
    if len(keys) > MOST_COMPARED:
        return
    telling = [sorted(_TELLING.findall(key)) for key in keys]
    for start in range(0, len(keys), _BLOCK):
        block = keys[start : start + _BLOCK]
        scores = process.cdist(
            block, keys[: start + len(block)], scorer=fuzz.ratio, score_cutoff=LIKENESS, dtype=np.uint8
        )
        for row in range(len(block)):
            alike = np.flatnonzero(scores[row, : start + row])
            other = next((int(index) for index in alike if telling[index] == telling[start + row]), None)
            if other is not None:
                yield places[start + row], places[other]
