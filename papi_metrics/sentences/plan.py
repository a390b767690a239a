"""What a plan's figures say: how far, how late, what is slowest, how it went over the versions."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.summary import PlanSummary
from papi_metrics.wording import date, is_missing, number, percent

LIGHT_WORDS = {"green": "Đúng kế hoạch", "amber": "Cần chú ý", "red": "Chậm nhiều", "grey": "Chưa có việc"}

_SHOWN = 0.005
"""Half a per cent: a smaller gap shows as none."""


def headline(summary: PlanSummary) -> str:
    """Say how far a plan is done against what was planned."""
    if summary.completion is None or summary.planned is None or summary.variance is None:
        return "Kế hoạch chưa có nhiệm vụ nào được tính."
    gap = _gap(summary.variance)
    return f"Hoàn thành {percent(summary.completion)} so với kế hoạch {percent(summary.planned)}{f', {gap}' if gap else ''}."


def _gap(variance: float) -> str:
    word = "vượt" if variance > 0 else "chậm"
    return f"{word} {number(abs(100 * variance))} điểm phần trăm" if abs(variance) >= _SHOWN else ""


def lateness(late: pd.DataFrame, summary: PlanSummary) -> str:
    """Say how many tasks are overdue, whose the oldest is, and by how many days."""
    if late.empty:
        soon = f"; {summary.due_soon} nhiệm vụ đến hạn trong {DUE_SOON_DAYS} ngày tới" if summary.due_soon else ""
        return f"Không có nhiệm vụ quá hạn{soon}."
    many = f"{len(late)} nhiệm vụ quá hạn; lâu nhất" if len(late) > 1 else "1 nhiệm vụ quá hạn,"
    return f"{many} {_oldest(late)}."


def _oldest(late: pd.DataFrame) -> str:
    """Name the task longest overdue, with its days and its office, and how many others are as late."""
    first = late.iloc[0]
    office = "chưa giao đơn vị" if is_missing(first["lead_unit"]) else first["lead_unit"]
    others = int((late["days_late"] == first["days_late"]).sum()) - 1
    tied = f" và {others} nhiệm vụ khác" if others else ""
    return f"{int(first['days_late'])} ngày: «{shortened(first['task'])}» ({office}){tied}"


def slowest(matrix: pd.DataFrame) -> str:
    """Name the dimension that is furthest behind its plan."""
    counted = matrix[matrix["counted"] > 0]
    if counted.empty:
        return "Chưa có nhiệm vụ nào gắn với chỉ số."
    variance = counted["variance"].astype("float64").round(9)
    if variance.min() > -_SHOWN:
        return "Không chỉ số nào chậm so với kế hoạch."
    row = counted[variance == variance.min()].iloc[0]
    others = [f"{number}" for number in counted.loc[variance == variance.min(), "dimension"].iloc[1:]]
    tied = f"; chậm như vậy còn có chỉ số {listed(others)}" if others else ""
    return (
        f"Chậm nhất: chỉ số {row['dimension']} {row['name']}, hoàn thành {percent(row['completion'])} "
        f"trong khi kế hoạch là {percent(row['planned'])}{tied}."
    )


def states_counted(table: pd.DataFrame) -> str:
    """Say what the ministries' table adds up to."""
    if table.empty:
        return "Chưa có nhiệm vụ nào."
    row = table.sum(numeric_only=True)
    done = int(row["done_on_time"] + row["done_late"] + row["done_undated"])
    parts = [
        f"{done} đã hoàn thành",
        f"{int(row['open_in_time'])} chưa hoàn thành trong hạn",
        f"{int(row['open_overdue'])} quá hạn",
        *([f"{int(row['cancelled'])} hủy"] if row["cancelled"] else []),
    ]
    return f"{int(row['total'])} nhiệm vụ: {listed(parts)}."


def timeline_finding(labelled: pd.DataFrame) -> str:
    """Say how many dated tasks are overdue and how many fall due soon: the title of the timeline."""
    dated = labelled[labelled["due"].notna()]
    late, soon = int((dated["label"] == "overdue").sum()), int(dated["due_soon"].sum())
    if dated.empty:
        return "Chưa có nhiệm vụ nào ghi thời hạn"
    parts = [
        *([f"{late} nhiệm vụ quá hạn"] if late else []),
        *([f"{soon} nhiệm vụ đến hạn trong {DUE_SOON_DAYS} ngày tới"] if soon else []),
    ]
    return ", ".join(parts) or "Không có nhiệm vụ quá hạn hoặc sắp đến hạn"


def timeline_sentence(labelled: pd.DataFrame, *, as_of: dt.date) -> str:
    """Say what the timeline shows: dated tasks by timing label, the longest overdue, and how many have no date."""
    dated = labelled[labelled["due"].notna()]
    undated = len(labelled) - len(dated)
    rest = f" {undated} nhiệm vụ không có ngày hạn (thường xuyên, theo sự kiện …)." if undated else ""
    if dated.empty:
        return f"Không có nhiệm vụ nào ghi thời hạn.{rest}"
    counts = dated["label"].value_counts()
    done = int(counts.reindex(["done_on_time", "done_late", "done_undated"]).sum())
    soon = int(dated["due_soon"].sum())
    open_tasks = int(counts.get("open_in_time", 0))
    parts = [
        *([f"{done} đã hoàn thành"] if done else []),
        *([f"{open_tasks} còn trong hạn{f' ({soon} đến hạn trong {DUE_SOON_DAYS} ngày tới)' if soon else ''}"] if open_tasks else []),
        *([f"{counts['overdue']} quá hạn"] if "overdue" in counts else []),
        *([f"{counts['cancelled']} hủy"] if "cancelled" in counts else []),
    ]
    late = dated[dated["label"] == "overdue"].sort_values(["days_late", "row"], ascending=[False, True], kind="stable")
    oldest = "" if late.empty else f" Quá hạn lâu nhất {_oldest(late)}."
    return f"Đến {date(as_of)}, trong {len(dated)} nhiệm vụ có hạn: {listed(parts)}.{oldest}{rest}"


def progress_finding(progress: pd.DataFrame) -> str:
    """Say where the newest version stands: the title of the lines over the versions."""
    known = progress.dropna(subset=["completion", "planned"])
    if known.empty:
        return "Chưa có phiên bản nào được tính"
    last = known.iloc[-1]
    gap = _gap(float(last["completion"]) - float(last["planned"]))
    return f"Hoàn thành {percent(last['completion'])}, {f'{gap} so với kế hoạch' if gap else 'đúng kế hoạch'}"


def progress_sentence(progress: pd.DataFrame) -> str:
    """Say how completion moved over the versions."""
    known = progress.dropna(subset=["completion"])
    if known.empty:
        return "Chưa có phiên bản nào."
    last = known.iloc[-1]
    if len(known) == 1:
        return f"Một phiên bản: hoàn thành {percent(last['completion'])} đến {date(last['as_of'])}."
    first = known.iloc[0]
    return (
        f"Qua {len(known)} phiên bản, hoàn thành đi từ {percent(first['completion'])} ({date(first['as_of'])}) "
        f"đến {percent(last['completion'])} ({date(last['as_of'])})."
    )
