"""What a new list of units changes against the one before, and which plans stand under units it no longer has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from papi_metrics.unit_tree import Unit, UnitTree

CHANGE_WORDS: Mapping[str, str] = MappingProxyType({
    "dropped": "Không còn trong danh sách", "merged": "Nhập vào đơn vị khác", "ended": "Hết hiệu lực", "moved": "Chuyển cấp trên",
    "renamed": "Đổi tên", "added": "Mới",
})  # fmt: skip
"""The kinds of changes, what wants a look first."""
_ORDER = {kind: at for at, kind in enumerate(CHANGE_WORDS)}


def list_changes(before: UnitTree, after: UnitTree, *, on: dt.date, with_plans: Collection[str] = ()) -> pd.DataFrame:
    """List what a new list changes on a day, by kind, those with plans first.

    Shape: one row per unit and change: `kind` (a key of CHANGE_WORDS), `unit`, `name`, `before`, `after`, `has_plans`.
    """
    keys = dict.fromkeys(unit.unit for unit in (*after.units, *before.units))
    rows = [(kind, key, name, old, new, key in with_plans) for key in keys for kind, name, old, new in _changes(key, before, after, on)]
    rows.sort(key=lambda row: (_ORDER[row[0]], not row[-1]))
    table = pd.DataFrame(rows, columns=["kind", "unit", "name", "before", "after", "has_plans"])
    return table.astype(dict.fromkeys(table.columns[:-1], "str") | {"has_plans": "bool"})


def _changes(key: str, before: UnitTree, after: UnitTree, on: dt.date) -> Iterator[tuple[str, str, str, str]]:
    old, new = before.last(key), after.last(key)
    if old is None and new is not None:
        yield "added", new.name, "", _under(new, after)
    elif new is None and old is not None:
        yield "dropped", old.name, _under(old, before), ""
    elif old is not None and new is not None:
        yield from _altered(old, new, before, after, on)


def _altered(old: Unit, new: Unit, before: UnitTree, after: UnitTree, on: dt.date) -> Iterator[tuple[str, str, str, str]]:
    if new.merged_into and new.merged_into != old.merged_into:
        yield "merged", new.name, "", _named(after, new.merged_into)
    elif new.valid_to is not None and new.valid_to < on and not (old.valid_to is not None and old.valid_to < on):
        yield "ended", new.name, "", f"{new.valid_to:%d/%m/%Y}"
    if new.parent != old.parent:
        yield "moved", new.name, _under(old, before), _under(new, after)
    if new.name != old.name:
        yield "renamed", new.name, old.name, new.name


def _under(unit: Unit, tree: UnitTree) -> str:
    return _named(tree, unit.parent) if unit.parent else ""


def _named(tree: UnitTree, key: str) -> str:
    found = tree.last(key)
    return f"{found.name} ({key})" if found else key
