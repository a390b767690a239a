"""Which groups a task belongs to: by dimension, sub-dimension, office, or all in one."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from papi_metrics.completion.status import Integers
from papi_metrics.framework import DIMENSIONS, sub_dimensions
from papi_metrics.text import fold
from papi_metrics.tracker import split_offices

By = Literal["dimension", "sub_dimension", "lead_unit", "executing_unit", "overall"]
Places = list[list[int]]
Keys = list[object]


def groups_of(tasks: pd.DataFrame, *, by: By, year: int) -> tuple[Integers | None, Integers, Keys]:
    """Return which task each membership means, its group's position, and the groups' keys in order.

    Shape: the first is None where every task belongs to at most one group and stands once; a position outside
           the keys is no group.
    """
    if by == "overall":
        return None, np.zeros(len(tasks), dtype="int64"), [None]
    if by == "dimension":
        return None, tasks["dimension"].to_numpy(dtype="int64", na_value=0) - 1, list(DIMENSIONS)
    column = "sub_dimensions" if by == "sub_dimension" else by
    values, cells = pd.factorize(tasks[column])
    parts = [split_offices(cell) for cell in cells]
    # A blank cell is the last of the distinct ones.
    parts.append(())
    used = parts if (values < 0).any() else parts[:-1]
    keys, places = _sub_dimensions(used, year) if by == "sub_dimension" else _offices(used)
    member, positions = _memberships(np.where(values < 0, len(parts) - 1, values), places)
    return member, positions, keys


def _memberships(values: Integers, places: Places) -> tuple[Integers | None, Integers]:
    """Repeat every task for each group that its cell names."""
    sizes = np.array([len(place) for place in places])
    flat = np.array([position for place in places for position in place], dtype="int64")
    if (sizes == 1).all():
        return None, flat[values]
    starts = np.cumsum(sizes) - sizes
    repeats = sizes[values]
    member = np.repeat(np.arange(len(values)), repeats)
    within = np.arange(len(member)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return member, flat[np.repeat(starts[values], repeats) + within]


def _sub_dimensions(parts: list[tuple[str, ...]], year: int) -> tuple[Keys, Places]:
    """Place cells among all sub-dimensions of the year."""
    position = {code: index for index, code in enumerate(sub_dimensions(year))}
    return list(position), [[position[part] for part in cell if part in position] for cell in parts]


def _offices(parts: list[tuple[str, ...]]) -> tuple[Keys, Places]:
    """Place cells among all offices, in alphabetical order; spellings that fold alike are one, nobody stands last."""
    spelling: dict[str, str] = {}
    for cell in parts:
        for part in cell:
            spelling.setdefault(fold(part), part)
    order = {key: index for index, key in enumerate(sorted(spelling))}
    nobody = [len(order)] if any(not cell for cell in parts) else []
    keys: Keys = [*(spelling[key] for key in order), *([None] if nobody else [])]
    return keys, [sorted({order[fold(part)] for part in cell}) or nobody for cell in parts]
