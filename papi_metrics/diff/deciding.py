"""What a person decides about changes: taken or left out, and why → the changes with their decisions, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from papi_metrics.diff.changes import CODE_FIELD


def decided(
    changes: pd.DataFrame, *, taken: Mapping[str, bool], reasons: Mapping[str, str], shared_reason: str = ""
) -> pd.DataFrame:
    """Join decisions to changes; what nobody decided is taken, but for steps backwards, which are not.

    Shape: the rows and columns of `task_changes`, then `taken` bool and `reason` (of a step backwards that is taken: its
           own, else the shared one; missing elsewhere).
    """
    wanted = pd.Series(
        [
            field == CODE_FIELD or taken.get(key, not backward)
            for key, field, backward in zip(changes["key"], changes["field"], changes["backward"], strict=True)
        ],
        index=changes.index,
        dtype="bool",
    )
    given = [reasons.get(key, "").strip() or shared_reason.strip() or None for key in changes["key"]]
    reason = pd.Series(given, index=changes.index, dtype="str").where(changes["backward"] & wanted)
    return changes.assign(taken=wanted, reason=reason)


def left_out(decisions: pd.DataFrame) -> frozenset[str]:
    """Return the keys of the changes that are not taken."""
    return frozenset(decisions.loc[~decisions["taken"], "key"])


def steps_without_reason(decisions: pd.DataFrame) -> int:
    """Count the steps backwards that are taken without a reason."""
    return int((decisions["backward"] & decisions["taken"] & decisions["reason"].isna()).sum())


def steps_left_out(decisions: pd.DataFrame) -> int:
    """Count the steps backwards that are not taken."""
    return int((decisions["backward"] & ~decisions["taken"]).sum())
