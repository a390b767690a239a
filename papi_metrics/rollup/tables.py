"""What all trackers come to as tables: one row a tracker, and one row a tracker and dimension."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from papi_metrics.findings import SEVERITIES
from papi_metrics.framework import unit_key
from papi_metrics.rollup.value import COUNTS, FIGURES, SHARES, Rolled

_WHOSE = ("file", "unit", "province", "plan_year", "as_of")
_DTYPES = {
    "file": "str", "unit": "str", "province": "str", "plan_year": "Int64", "as_of": "datetime64[us]", "as_of_from": "str",
    "dimension": "Int64", **dict.fromkeys(COUNTS, "Int64"), **dict.fromkeys(SHARES, "float64"), "light": "str",
    **{f"findings_{severity}": "Int64" for severity in SEVERITIES}, "same_plan": "bool", "illustration": "bool", "error": "str",
}  # fmt: skip


def rollup_table(rolled: Iterable[Rolled]) -> pd.DataFrame:
    """Lay trackers out as a table.

    Shape: one row per file, ordered by its path: whose it is, `as_of` and where that day is from, the columns of
           `completion(by="overall")`, findings by severity, `same_plan` (another file is of the same unit and year), `illustration`,
           and `error`, the reason a file could not be read, with all figures missing then.
    """
    items = sorted(rolled, key=lambda item: item.file)
    shared = _same_plan(items)
    rows = [
        {
            **_whose(item),
            "as_of_from": item.as_of_from,
            **(item.overall or dict.fromkeys(FIGURES)),
            **{f"findings_{name}": None if item.error else count for name, count in zip(SEVERITIES, item.findings, strict=True)},
            "same_plan": item.file in shared,
            "illustration": item.illustration,
            "error": item.error or None,
        }
        for item in items
    ]
    findings = [f"findings_{severity}" for severity in SEVERITIES]
    return _table(rows, [*_WHOSE, "as_of_from", *FIGURES, *findings, "same_plan", "illustration", "error"])


def dimension_table(rolled: Iterable[Rolled]) -> pd.DataFrame:
    """Lay the dimensions of trackers out as a table.

    Shape: one row per readable file and dimension 1-8, ordered so: whose it is, then the columns of `completion`.
    """
    items = sorted(rolled, key=lambda item: item.file)
    rows = [{**_whose(item), **figures} for item in items for figures in item.dimensions]
    return _table(rows, [*_WHOSE, "dimension", *FIGURES])


def _whose(item: Rolled) -> dict[str, object]:
    return {name: getattr(item, name) for name in _WHOSE}


def _table(rows: Sequence[dict[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns)).astype({name: _DTYPES[name] for name in columns})


def _same_plan(items: Iterable[Rolled]) -> set[str]:
    """Return the files whose unit and year another file has too; units of two provinces that share a name are two."""
    plans: dict[tuple[str, int], list[Rolled]] = defaultdict(list)
    for item in items:
        if item.unit and item.plan_year:
            plans[unit_key(item.unit), item.plan_year].append(item)
    return {item.file for plan in plans.values() for item in plan if any(_may_be_one(item, other) for other in plan if other is not item)}


def _may_be_one(item: Rolled, other: Rolled) -> bool:
    return not (item.province and other.province) or item.province == other.province
