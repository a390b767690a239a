"""What is reckoned from wishes, explained: the total a rank takes, the total and rank of wished-for scores, a mix of gains."""

from __future__ import annotations

from papi_metrics.explanations.places import ScoreBook
from papi_metrics.explanations.scores import code_words
from papi_metrics.explanations.value import Explanation, Input, exact, explained
from papi_metrics.framework import TOTAL
from papi_metrics.language import gettext as _
from papi_metrics.language import later
from papi_metrics.priorities import Mix, Panel, Reach, Target, WhatIf
from papi_metrics.priorities.panels import DECIMALS
from papi_metrics.wording import number, points, rank

_WISHED = later("đặt trên trang này")


def explain_target(book: ScoreBook, panel: Panel, target: Target) -> Explanation:
    """Explain what a rank lacks: the total of the unit that stands there, less the unit's own."""
    own = _total_of(book, panel, panel.unit)
    if target.reached:
        told = _("Hạng {rank_now} đã bằng hoặc hơn hạng {rank}: không thiếu điểm nào", rank_now=target.rank_now, rank=target.rank)
        return explained(_("Điểm còn thiếu"), "target", figure=0.0, value=points(0), formula=told, inputs=[own])
    there = [unit for unit, total in sorted(panel.others.items()) if total == target.total]
    inputs = [*(_total_of(book, panel, unit) for unit in there), own]
    told = _("Điểm còn thiếu = {total} (đơn vị đang ở hạng {rank}) − {own} = {lacking} điểm", total=inputs[0].value, rank=target.rank, own=own.value, lacking=exact(target.lacking))
    return explained(_("Điểm còn thiếu"), "target", figure=target.lacking, value=points(target.lacking), formula=told, inputs=inputs)


def explain_wished_total(book: ScoreBook, panel: Panel, result: WhatIf) -> Explanation:
    """Explain the total that wished-for scores would give: the total as it is and what each dimension would gain."""
    gains = [Input(_("{code} đổi", code=code_words(code)), exact(gain, sign=True), _gained_at(book, panel, code, gain), gain) for code, gain in result.changed.items()]
    added = "".join(f" {'+' if gain >= 0 else '−'} {exact(abs(gain))}" for gain in result.changed.values())
    own = _total_of(book, panel, panel.unit)
    told = _("Tổng nếu vậy = {own}{added} = {total}", own=own.value, added=added, total=exact(result.total))
    return explained(_("Tổng điểm nếu vậy"), "target", figure=result.total, value=points(result.total), formula=told, inputs=[own, *gains])


def explain_wished_rank(book: ScoreBook, panel: Panel, result: WhatIf) -> Explanation:
    """Explain the rank that wished-for scores would give: how many other units have a higher total."""
    above = [unit for unit, total in panel.others.items() if round(total, DECIMALS) > round(result.total, DECIMALS)]
    told = _("Hạng nếu vậy = 1 + số đơn vị có tổng cao hơn {total} = 1 + {above} = {rank}, trên {rank_n} đơn vị", total=exact(result.total), above=len(above), rank=result.rank, rank_n=result.rank_n)
    inputs = sorted((_total_of(book, panel, unit) for unit in above), key=lambda item: (-item.number, item.name))
    shown = rank(result.rank, result.rank_n)
    return explained(_("Hạng nếu vậy"), "target", figure=float(result.rank), value=shown, formula=told, inputs=inputs)


def explain_mix(panel: Panel, reach: Reach, mix: Mix) -> Explanation:
    """Explain the cost of a mix: each gain over the dimension's typical one, added up."""
    origin = _("trung vị các lần tăng một năm của mọi đơn vị cùng cấp, đo như năm {year}", year=panel.year)
    inputs = [
        part
        for code, gain in mix.gains.items()
        for part in (
            Input(_("{code} tăng thêm", code=code_words(code)), exact(gain), _("phương án này; nhiều nhất {caps} trong {years} năm", caps=exact(reach.caps[code]), years=reach.years), gain),
            Input(_("{code} tăng thường gặp", code=code_words(code)), exact(reach.typical[code]), origin, reach.typical[code]),
        )
    ]
    parts = " + ".join(f"{exact(gain)} ÷ {exact(reach.typical[code])}" for code, gain in mix.gains.items())
    told = _("Tốn = {parts} = {cost} năm tăng thường gặp", parts=parts, cost=number(mix.cost, 2))
    return explained(_("Phương án"), "mixes", figure=mix.cost, value=_("{cost} năm", cost=number(mix.cost, 1)), formula=told, inputs=inputs)


def _total_of(book: ScoreBook, panel: Panel, unit: str) -> Input:
    key = (panel.level, unit, panel.year, TOTAL)
    total = panel.total if unit == panel.unit else panel.others[unit]
    known = float("nan") if total is None else total
    return Input(_("Tổng {unit} năm {year}", unit=unit, year=panel.year), exact(known), book.place(key), known)


def _gained_at(book: ScoreBook, panel: Panel, code: str, gain: float) -> str:
    actual = panel.scores[code]
    return _("{score} {wished}, thật {actual} ở {place}", score=exact(actual + gain), wished=_(_WISHED), actual=exact(actual), place=book.place((panel.level, panel.unit, panel.year, code)))
