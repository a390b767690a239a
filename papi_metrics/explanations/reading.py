"""The reading of effort and result explained: a dimension's variance and its score's verdict → the words."""

from __future__ import annotations

from papi_metrics.completion import AMBER_VARIANCE, plan_year_of
from papi_metrics.explanations.plan import PlanOf, points_of_percent
from papi_metrics.explanations.scores import ScoreCase
from papi_metrics.explanations.value import Explanation, Input, explained
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.priorities import effort_of, pair_reading

_EFFORTS = Words({"on_plan": later("đủ việc"), "behind": later("chậm việc"), "no_task": later("không có nhiệm vụ")})


def explain_reading(of: PlanOf, case: ScoreCase) -> Explanation:
    """Explain what effort and result say together; scores of another year than the plan's say nothing of its work."""
    figures, year = of.figures(), plan_year_of(of.tasks, as_of=of.as_of)
    counted, variance = int(figures["counted"]), figures["variance"]
    apart = int(case.row["year"]) != year
    verdict = "no_data" if apart else str(case.row["verdict"])
    effort = effort_of(counted=counted, variance=variance)
    reading = pair_reading(effort, verdict, apart=apart)
    sign = VERDICTS[verdict]
    missing = _("– Điểm đang xem không phải của năm kế hoạch {year}", year=year) if apart else _("– Chưa có điểm năm kế hoạch {year}", year=year)
    scored = missing if verdict == "no_data" else f"{sign.icon} {_(sign.word)}"
    inputs = [
        Input(_("Nhiệm vụ được tính"), str(counted), of.origin(counted), counted),
        Input(_("Chênh lệch (chậm từ {amber_variance})", amber_variance=points_of_percent(AMBER_VARIANCE)), points_of_percent(variance), of.origin(counted), variance),
        Input(_("Nhận định điểm"), scored, _("tính từ điểm năm {year} và năm gốc {base_year}", year=case.row["year"], base_year=case.row["base_year"])),
    ]
    formula = f"{_EFFORTS[effort]} + {scored} → {reading.said()}"
    return explained(_("Đọc cùng nhau"), "reading", figure=reading.words, value=reading.said(), formula=formula, inputs=inputs)
