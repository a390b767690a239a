"""Take some changes and leave others: two task tables and the keys left out → the table to be stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import pandas as pd

from papi_metrics.diff.changes import CHANGE_FIELDS, CODE_FIELD
from papi_metrics.diff.matching import Match, earlier, later
from papi_metrics.tracker import TASK_DTYPES


def applied(
    before: pd.DataFrame, after: pd.DataFrame, matches: Sequence[Match], *, left_out: Collection[str] = ()
) -> pd.DataFrame:
    """Return the later table with the changes left out taken back; `left_out` are keys of `task_changes`.

    A field left out (but for the code) keeps what stood before, a task whose removal is left out stays at the end of the table, a task
    whose addition is left out is not in it. Tasks keep the ids that their matches name; one that stays keeps its own if
    nobody else has it, and has no row in the later file.
    Shape: as `TASK_DTYPES`, in the later table's order; `attrs` of the later table.
    """
    ids = pd.array([match.task_id for match in matches if match.after is not None], dtype="str")
    table = after.reset_index(drop=True).assign(task_id=ids)
    back: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    added: list[Match] = []
    kept: list[Match] = []
    for match in matches:
        if match.after is None and f"removed|{match.task_id}|" in left_out:
            kept.append(match)
        elif match.before is None and f"added|{match.task_id}|" in left_out:
            added.append(match)
        elif match.before is not None and match.after is not None:
            for field, columns in CHANGE_FIELDS.items():
                if field != CODE_FIELD and f"changed|{match.task_id}|{field}" in left_out:
                    for column in columns:
                        back[column][0].append(match.after)
                        back[column][1].append(match.before)
    table = table.assign(**{name: _taken_back(table[name], before[name], *places) for name, places in back.items()})
    whole = _with_kept(table.drop(index=later(added).tolist()), before, kept)
    whole.attrs.update(after.attrs)
    return whole


def _taken_back(later: pd.Series, earlier: pd.Series, places: list[int], sources: list[int]) -> pd.Series:
    values = later.copy()
    values.iloc[places] = earlier.iloc[sources].to_numpy()
    return values


def _with_kept(table: pd.DataFrame, before: pd.DataFrame, kept: list[Match]) -> pd.DataFrame:
    if not kept:
        return table.reset_index(drop=True)
    rows = before.iloc[earlier(kept)].assign(sheet=None, row=None)
    others = set(table["task_id"])
    rows["task_id"] = [match.task_id if name in others else name for name, match in zip(rows["task_id"], kept, strict=True)]
    return pd.concat([table, rows], ignore_index=True).astype(dict(TASK_DTYPES))
