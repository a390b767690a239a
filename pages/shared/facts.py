"""What each table says of itself when it is taken along: whose figures, which level and year, their source and method."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pandas as pd

from pages.shared.exporting import LEVEL_WORDS
from pages.shared.score_figures import ScoresOf, level_of, margins_of
from pages.shared.view import View
from papi_metrics.change import PCT_SIGNIFICANT, Z_SIGNIFICANT
from papi_metrics.completion import DUE_SOON_DAYS
from papi_metrics.framework import PAPI_SOURCE
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.reports import Facts
from papi_metrics.rules import RULES
from papi_metrics.wording import date, number

ScoreMethod = Literal["change", "history", "parts", "margins", "distances", "mixes", "gains", "what_if"]
PeerMethod = Literal["strip", "peers", "ranks", "map", "mergers"]
PlanMethod = Literal["matrix", "effort", "counts", "timeline", "progress"]
UnitMethod = Literal["units", "unit_dimensions", "unit_changes"]

METHODS: Words[ScoreMethod | PeerMethod | PlanMethod | UnitMethod] = Words({
    "change": later("Thay đổi = điểm trừ điểm năm gốc; tăng, giảm khi |z| ≥ "
    "{z} nếu có sai số chuẩn của cả hai năm, không thì khi từ ±{share} % của điểm năm gốc."),
    "history": later("Điểm từng năm là tổng điểm nội dung thành phần; qua năm đổi cách đo thì không so."),
    "parts": later("Đóng góp = điểm của phần trừ điểm năm gốc của phần đó; số hai chữ số được làm tròn để cộng lại đúng tổng."),
    "margins": later("Sai số 95 % là {z} lần sai số chuẩn; chỉ biết cỡ mẫu thì là mức lớn nhất có thể."),
    "distances": later("Trung vị, tứ phân vị trên và cao nhất của các đơn vị cùng cấp có điểm năm đó, trừ điểm của đơn vị."),
    "mixes": later("Phép tính số học từ mức tăng đã có của các đơn vị cùng cấp, không phải cam kết."),
    "gains": later("Trung vị và phân vị 75 % của các lần tăng từ năm trước, cặp năm so được hoàn toàn và đo như năm đang xem."),
    "what_if": later("Tổng thật cộng chênh lệch của các chỉ số được đặt lại; mọi đơn vị khác giữ nguyên; xếp hạng lại cả bảng."),
    "strip": later("Hạng trong các đơn vị cùng cấp có điểm năm đó; nhóm theo tứ phân vị."),
    "peers": later("Tổng điểm và hạng của năm; thay đổi so với năm gốc."),
    "ranks": later("Hạng trong các đơn vị cùng cấp có điểm từng năm."),
    "map": later("Nhóm theo tứ phân vị của các tỉnh có điểm."),
    "mergers": later("Tổng điểm từng tỉnh cũ, không lấy trung bình."),
    "effort": later("Hoàn thành và kế hoạch đến ngày xem là của kế hoạch, điểm và thay đổi là của đơn vị có điểm; đọc cùng nhau theo ngưỡng ở Cách tính."),
    "matrix": later("Hoàn thành = tổng (trọng số × phần đã đạt) chia tổng trọng số; điểm, thay đổi và hạng là của tỉnh, không phải của xã."),
    "counts": later("Đếm nhiệm vụ theo tình trạng hoàn thành và thời hạn đến ngày số liệu."),
    "timeline": later("Quá hạn là qua ngày đến hạn mà chưa hoàn thành và không hủy; sắp đến hạn là còn không quá {days} ngày."),
    "progress": later("Hoàn thành và kế hoạch của từng phiên bản, tính đến ngày số liệu của phiên bản đó."),
    "units": later("Cộng trọng số và phần đã đạt của mọi kế hoạch rồi mới chia, mỗi kế hoạch đến ngày số liệu của mình; con số bằng nhau thì cùng hạng trên."),
    "unit_dimensions": later("Cộng trọng số và phần đã đạt của chỉ số trong mọi kế hoạch rồi mới chia, mỗi kế hoạch đến ngày số liệu của mình."),
    "unit_changes": RULES["unit_change"].text,
})


def method_words(method: ScoreMethod | PeerMethod | PlanMethod | UnitMethod) -> str:
    """Say how figures were worked out, with the thresholds in force."""
    return METHODS[method].format(z=number(Z_SIGNIFICANT, 2), share=number(PCT_SIGNIFICANT), days=DUE_SOON_DAYS)


def score_facts(scores: ScoresOf, method: ScoreMethod, *, year: int | None = None, code: str | None = None) -> Facts:
    """Return what holds for a table of a unit's scores; rows that name their own year, code or source keep them."""
    return Facts(unit=scores.unit, level=level_of(scores), source=_source_of(scores), method=method_words(method), year=year, code=code)


def level_facts(scores: ScoresOf, method: ScoreMethod, *, year: int) -> Facts:
    """Return what holds for a table of all units of a unit's level."""
    return replace(score_facts(scores, method, year=year), unit=_("mọi đơn vị cùng cấp"))


def _source_of(scores: ScoresOf) -> str:
    return PAPI_SOURCE if level_of(scores) == "province" else "; ".join(margins_of(scores)["source"].dropna().unique())


def plan_facts(view: View, method: PlanMethod) -> Facts:
    """Return what holds for a table of a plan's tasks."""
    version = view.version
    source = _("{file_name}, phiên bản {number}, số liệu đến {data_of}, tính đến {as_of}", file_name=version.file_name, number=view.key.number, data_of=date(version.as_of), as_of=date(view.as_of))
    if version.illustration:
        source += _("; số liệu minh họa, không phải báo cáo của xã")
    return Facts(unit=view.version.unit, level="commune", source=source, method=method_words(method), year=view.key.plan_year)


def reading_facts(view: View, scores: ScoresOf, method: PlanMethod) -> Facts:
    """Return what holds for a table in which a plan's work stands beside somebody's scores: the plan's, with both sources."""
    facts = plan_facts(view, method)
    whose = _("điểm của {unit} ({level}): {source}", unit=scores.unit, level=LEVEL_WORDS.get(level_of(scores), level_of(scores)), source=_source_of(scores))
    return replace(facts, source=f"{facts.source}; {whose}")


def named_scores(matrix: pd.DataFrame, scores: ScoresOf) -> pd.DataFrame:
    """Return a matrix whose rows say whose scores stand beside the plan's work; their years they have.

    Shape: the rows and columns of `dimension_matrix` with `score_unit`, `score_level`.
    """
    return matrix.assign(score_unit=scores.unit, score_level=level_of(scores))
