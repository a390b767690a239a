"""What changes say: how many tasks and fields, steps backwards, what is left out; and the same of scores."""

from __future__ import annotations

import pandas as pd

from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.wording import number


def changes_sentence(changes: pd.DataFrame) -> str:
    """Say how many tasks changed, came and went, and how many steps go backwards."""
    if changes.empty:
        return "Không có gì thay đổi."
    changed = changes[changes["kind"] == "changed"]
    parts = [
        (changed["task_id"].nunique(), f"{number(len(changed))} thay đổi ở {number(changed['task_id'].nunique())} nhiệm vụ"),
        (counted := int((changes["kind"] == "added").sum()), f"thêm {number(counted)} nhiệm vụ"),
        (gone := int((changes["kind"] == "removed").sum()), f"bỏ {number(gone)} nhiệm vụ"),
    ]
    words = listed([words for count, words in parts if count])
    back = int(changes["backward"].sum())
    tail = f" Trong đó {number(back)} bước lùi." if back else " Không có bước lùi."
    return f"{words[:1].upper()}{words[1:]}.{tail}"


def decisions_sentence(decisions: pd.DataFrame) -> str:
    """Say how many changes will be taken and how many are left out."""
    taken = int(decisions["taken"].sum())
    left = len(decisions) - taken
    if not left:
        return f"Sẽ nhận cả {number(taken)} thay đổi." if taken > 1 else "Sẽ nhận 1 thay đổi."
    return f"Sẽ nhận {number(taken)} thay đổi, để lại {number(left)}: chỗ để lại giữ như phiên bản hiện nay."


def reasons_sentence(progress: pd.DataFrame, *, most: int = 6) -> str:
    """Name the reasons of the last versions by their numbers, as the chart of progress marks them."""
    last = progress.tail(most)
    told = [f"{version}: {shortened(reason)}" for version, reason in zip(last["version"], last["reason"], strict=True)]
    return f"Lý do từng phiên bản — {' · '.join(told)}." if told else "Chưa có phiên bản nào."


def score_changes_sentence(changes: pd.DataFrame) -> str:
    """Say how many scores a file adds, changes and describes better, for which years and how many units."""
    if changes.empty:
        return "Mọi điểm trong tệp đã có và không khác; nhận tệp không thay đổi gì."
    added, changed, described = (int((changes["kind"] == kind).sum()) for kind in ("added", "changed", "described"))
    years = listed([str(year) for year in sorted({int(year) for year in changes["year"]})])
    parts = [f"thêm {number(added)} điểm"] * bool(added) + [f"sửa {number(changed)} điểm"] * bool(changed)
    words = listed([*parts, *[f"bổ sung sai số, cỡ mẫu hoặc nguồn của {number(described)} điểm"] * bool(described)])
    return f"Tệp {words} năm {years} của {number(changes['unit'].nunique())} đơn vị."
