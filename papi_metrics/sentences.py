"""The sentences that say what tables and charts show, made from their figures and from nothing else."""

from __future__ import annotations

import pandas as pd

from papi_metrics.summary import PlanSummary
from papi_metrics.wording import MISSING, is_missing, number, percent, points, rank, signed, signed_percent

LIGHT_WORDS = {"green": "Đúng kế hoạch", "amber": "Cần chú ý", "red": "Chậm nhiều", "grey": "Chưa có việc"}


def headline(summary: PlanSummary) -> str:
    """Say how far a plan is done against what was planned."""
    if summary.completion is None or summary.planned is None or summary.variance is None:
        return "Kế hoạch chưa có nhiệm vụ nào được tính."
    word = "vượt" if summary.variance > 0 else "chậm"
    gap = f", {word} {number(abs(100 * summary.variance))} điểm phần trăm" if round(100 * summary.variance) else ""
    return f"Hoàn thành {percent(summary.completion)} so với kế hoạch {percent(summary.planned)}{gap}."


def lateness(late: pd.DataFrame, summary: PlanSummary) -> str:
    """Say how many tasks are overdue, whose the oldest is, and by how many days."""
    if late.empty:
        soon = f"; {summary.due_soon} nhiệm vụ đến hạn trong 14 ngày tới" if summary.due_soon else ""
        return f"Không có nhiệm vụ quá hạn{soon}."
    first = late.iloc[0]
    office = "chưa giao đơn vị" if is_missing(first["lead_unit"]) else first["lead_unit"]
    many = f"{len(late)} nhiệm vụ quá hạn; lâu nhất" if len(late) > 1 else "1 nhiệm vụ quá hạn,"
    return f"{many} {int(first['days_late'])} ngày: «{_shortened(first['task'])}» ({office})."


def slowest(matrix: pd.DataFrame) -> str:
    """Name the dimension that is furthest behind its plan."""
    behind = matrix[(matrix["counted"] > 0) & (matrix["variance"] < 0)]
    if behind.empty:
        return "Không chỉ số nào chậm so với kế hoạch."
    row = behind.loc[behind["variance"].astype("float64").idxmin()]
    return (
        f"Chậm nhất: chỉ số {row['dimension']} {row['name']}, hoàn thành {percent(row['completion'])} "
        f"trong khi kế hoạch là {percent(row['planned'])}."
    )


def total_change(changes: pd.DataFrame, *, unit: str) -> str:
    """Say how a unit's total score moved, with its rank, or why that cannot be said."""
    row = changes[changes["code"] == "PAPI"].iloc[0]
    name = f"PAPI {unit} {row['year']}"
    if row["verdict"] == "no_data":
        return f"{name} chưa có điểm."
    if row["verdict"] == "no_base":
        return f"{name} đạt {points(row['score'])}; không có điểm {row['base_year']} để so sánh."
    if row["verdict"] == "not_comparable":
        return f"{name} đạt {points(row['score'])}; không so được với {row['base_year']}: {row['reason']}."
    moved = _moved(row)
    return (
        f"{name} đạt {points(row['score'])}, {moved} so với {row['base_year']}; "
        f"hạng {rank(row['rank'], row['rank_n'])} (năm {row['base_year']}: {rank(row['base_rank'], row['base_rank_n'])})."
    )


def _moved(row: pd.Series) -> str:
    change = round(float(row["change"]), 2)
    if change == 0:
        return "không đổi"
    word = "tăng" if change > 0 else "giảm"
    return f"{word} {points(abs(change))} ({signed_percent(row['change_pct'])})"


def dimension_changes(changes: pd.DataFrame) -> str:
    """Say how many dimensions rose, fell and held, and which fell or rose most."""
    rows = changes[changes["code"].str.fullmatch(r"[1-8]")]
    judged = rows[rows["verdict"].isin(["up", "down", "flat"])]
    if judged.empty:
        return "Chưa so được chỉ số nào với năm gốc."
    counts = judged["verdict"].value_counts()
    parts = [
        f"{counts[verdict]} chỉ số {word}"
        for verdict, word in (("up", "tăng"), ("down", "giảm"), ("flat", "gần như không đổi"))
        if verdict in counts
    ]
    most = judged.loc[judged["change_pct"].astype("float64").abs().idxmax()]
    word = "tăng" if most["change"] > 0 else "giảm"
    rest = len(rows) - len(judged)
    tail = f"; {rest} chỉ số chưa so được" if rest else ""
    return f"{_listed(parts)}{tail}; {word} mạnh nhất: {most['name']} ({signed_percent(most['change_pct'])})."


def dimension_finding(changes: pd.DataFrame) -> str:
    """Name the dimension that moved most: the title of the picture of all eight."""
    rows = changes[changes["code"].str.fullmatch(r"[1-8]") & changes["verdict"].isin(["up", "down", "flat"])]
    if rows.empty:
        return "Chưa so được với năm gốc"
    row = rows.loc[rows["change_pct"].astype("float64").abs().idxmax()]
    word = "tăng" if row["change"] > 0 else "giảm"
    return f"{row['name']} {word} mạnh nhất ({signed_percent(row['change_pct'])})"


def change_of(row: pd.Series) -> str:
    """Write one score's change with its sign and per cent, or a dash."""
    if is_missing(row["change"]):
        return MISSING
    return f"{signed(row['change'])} ({signed_percent(row['change_pct'])})"


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
    return f"{int(row['total'])} nhiệm vụ: {_listed(parts)}."


def progress_sentence(progress: pd.DataFrame) -> str:
    """Say how completion moved over the versions."""
    known = progress.dropna(subset=["completion"])
    if known.empty:
        return "Chưa có phiên bản nào."
    last = known.iloc[-1]
    if len(known) == 1:
        return f"Một phiên bản: hoàn thành {percent(last['completion'])} đến {last['as_of']:%d/%m/%Y}."
    first = known.iloc[0]
    return (
        f"Qua {len(known)} phiên bản, hoàn thành đi từ {percent(first['completion'])} ({first['as_of']:%d/%m/%Y}) "
        f"đến {percent(last['completion'])} ({last['as_of']:%d/%m/%Y})."
    )


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def _shortened(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]}…"
