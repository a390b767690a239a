"""What changes say: how many tasks and fields, steps backwards, what is left out; and the same of scores."""

from __future__ import annotations

import pandas as pd

from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.wording import number


def changes_sentence(changes: pd.DataFrame) -> str:
    """Say how many tasks changed, came and went, and how many steps go backwards."""
    if changes.empty:
        return _("Không có gì thay đổi.")
    changed = changes[changes["kind"] == "changed"]
    parts = [
        (tasks := changed["task_id"].nunique(), _changed_tasks(len(changed), tasks)),
        (added := int((changes["kind"] == "added").sum()), ngettext("thêm {count} nhiệm vụ", added, count=number(added))),
        (gone := int((changes["kind"] == "removed").sum()), ngettext("bỏ {count} nhiệm vụ", gone, count=number(gone))),
    ]
    words = listed([words for count, words in parts if count])
    back = int(changes["backward"].sum())
    tail = ngettext(" Trong đó {count} bước lùi.", back, count=number(back)) if back else _(" Không có bước lùi.")
    return f"{words[:1].upper()}{words[1:]}.{tail}"


def _changed_tasks(changed: int, tasks: int) -> str:
    changes = ngettext("{count} thay đổi", changed, count=number(changed))
    return ngettext("{changes} ở {count} nhiệm vụ", tasks, changes=changes, count=number(tasks))


def decisions_sentence(decisions: pd.DataFrame) -> str:
    """Say how many changes will be taken and how many are left out."""
    taken = int(decisions["taken"].sum())
    left = len(decisions) - taken
    if not left:
        return _("Sẽ nhận cả {taken} thay đổi.", taken=number(taken)) if taken > 1 else _("Sẽ nhận 1 thay đổi.")
    return _("Sẽ nhận {taken} thay đổi, để lại {left}: chỗ để lại giữ như phiên bản hiện nay.", taken=number(taken), left=number(left))


def reasons_sentence(progress: pd.DataFrame, *, most: int = 6) -> str:
    """Name the reasons of the last versions by their numbers, as the chart of progress marks them."""
    last = progress.tail(most)
    told = [f"{version}: {shortened(reason)}" for version, reason in zip(last["version"], last["reason"], strict=True)]
    return _("Lý do từng phiên bản — {reasons}.", reasons=" · ".join(told)) if told else _("Chưa có phiên bản nào.")


def score_changes_sentence(changes: pd.DataFrame) -> str:
    """Say how many scores a file adds, changes and describes better, for which years and how many units."""
    if changes.empty:
        return _("Mọi điểm trong tệp đã có và không khác; nhận tệp không thay đổi gì.")
    added, changed, described = (int((changes["kind"] == kind).sum()) for kind in ("added", "changed", "described"))
    years = listed([str(year) for year in sorted({int(year) for year in changes["year"]})])
    parts = [
        (added, ngettext("thêm {count} điểm", added, count=number(added))),
        (changed, ngettext("sửa {count} điểm", changed, count=number(changed))),
        (described, ngettext("bổ sung sai số, cỡ mẫu hoặc nguồn của {count} điểm", described, count=number(described))),
    ]
    acts, units = listed([words for count, words in parts if count]), changes["unit"].nunique()
    return ngettext("Tệp {acts} năm {years} của {count} đơn vị.", units, acts=acts, years=years, count=number(units))
