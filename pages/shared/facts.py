"""What each table says of itself when it is taken along: whose figures, which level and year, their source and method."""

from __future__ import annotations

from typing import Literal

from pages.shared.score_figures import ScoresOf, level_of, margins_of
from pages.shared.view import View
from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.framework import PAPI_SOURCE
from papi_metrics.reports import Facts
from papi_metrics.wording import date, number

ScoreMethod = Literal["change", "history", "parts"]
PlanMethod = Literal["matrix", "counts", "timeline", "progress"]

METHODS: dict[ScoreMethod | PlanMethod, str] = {
    "change": "Thay đổi = điểm trừ điểm năm gốc; tăng, giảm khi |z| ≥ "
    f"{number(Z_SIGNIFICANT, 2)} nếu có sai số chuẩn của cả hai năm, không thì khi từ ±{number(PCT_SIGNIFICANT)} % của điểm năm gốc.",
    "history": "Điểm từng năm là tổng điểm nội dung thành phần; qua năm đổi cách đo thì không so.",
    "parts": "Đóng góp = điểm của phần trừ điểm năm gốc của phần đó; số hai chữ số được làm tròn để cộng lại đúng tổng.",
    "matrix": "Hoàn thành = tổng (trọng số × phần đã đạt) chia tổng trọng số; điểm, thay đổi và hạng là của tỉnh, không phải của xã.",
    "counts": "Đếm nhiệm vụ theo tình trạng hoàn thành và thời hạn đến ngày số liệu.",
    "timeline": f"Quá hạn là qua ngày đến hạn mà chưa hoàn thành và không hủy; sắp đến hạn là còn không quá {DUE_SOON_DAYS} ngày.",
    "progress": "Hoàn thành và kế hoạch của từng phiên bản, tính đến ngày số liệu của phiên bản đó.",
}


def score_facts(scores: ScoresOf, method: ScoreMethod, *, year: int | None = None, code: str | None = None) -> Facts:
    """Return what holds for a table of a unit's scores; rows that name their own year, code or source keep them."""
    level = level_of(scores)
    source = PAPI_SOURCE if level == "province" else "; ".join(margins_of(scores)["source"].dropna().unique())
    return Facts(unit=scores.unit, level=level, source=source, method=METHODS[method], year=year, code=code)


def plan_facts(view: View, method: PlanMethod) -> Facts:
    """Return what holds for a table of a plan's tasks."""
    version = view.version
    source = f"{version.file_name}, phiên bản {view.key.number}, số liệu đến {date(version.as_of)}, tính đến {date(view.as_of)}"
    if version.illustration:
        source += "; số liệu minh họa, không phải báo cáo của xã"
    return Facts(unit=view.key.unit, level="commune", source=source, method=METHODS[method], year=view.key.plan_year)
