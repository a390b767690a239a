"""What is reckoned from wishes, explained: the total a rank takes, the total and rank of wished-for scores, a mix of gains."""

from __future__ import annotations

from papi_metrics.explanations.places import ScoreBook
from papi_metrics.explanations.scores import code_words
from papi_metrics.explanations.value import Explanation, Input, exact, explained
from papi_metrics.framework import TOTAL
from papi_metrics.priorities import Mix, Panel, Reach, Target, WhatIf
from papi_metrics.priorities.panels import DECIMALS
from papi_metrics.wording import number, points, rank

_WISHED = "đặt trên trang này"


def explain_target(book: ScoreBook, panel: Panel, target: Target) -> Explanation:
    """Explain what a rank lacks: the total of the unit that stands there, less the unit's own."""
    own = _total_of(book, panel, panel.unit)
    if target.reached:
        told = f"Hạng {target.rank_now} đã bằng hoặc hơn hạng {target.rank}: không thiếu điểm nào"
        return explained("Điểm còn thiếu", "target", figure=0.0, value=points(0), formula=told, inputs=[own])
    there = [unit for unit, total in sorted(panel.others.items()) if total == target.total]
    inputs = [*(_total_of(book, panel, unit) for unit in there), own]
    told = f"Điểm còn thiếu = {inputs[0].value} (đơn vị đang ở hạng {target.rank}) − {own.value} = {exact(target.lacking)} điểm"
    return explained("Điểm còn thiếu", "target", figure=target.lacking, value=points(target.lacking), formula=told, inputs=inputs)


def explain_wished_total(book: ScoreBook, panel: Panel, result: WhatIf) -> Explanation:
    """Explain the total that wished-for scores would give: the total as it is and what each dimension would gain."""
    gains = [Input(f"{code_words(code)} đổi", exact(gain, sign=True), _gained_at(book, panel, code, gain), gain) for code, gain in result.changed.items()]
    added = "".join(f" {'+' if gain >= 0 else '−'} {exact(abs(gain))}" for gain in result.changed.values())
    own = _total_of(book, panel, panel.unit)
    told = f"Tổng nếu vậy = {own.value}{added} = {exact(result.total)}"
    return explained("Tổng điểm nếu vậy", "target", figure=result.total, value=points(result.total), formula=told, inputs=[own, *gains])


def explain_wished_rank(book: ScoreBook, panel: Panel, result: WhatIf) -> Explanation:
    """Explain the rank that wished-for scores would give: how many other units have a higher total."""
    above = [unit for unit, total in panel.others.items() if round(total, DECIMALS) > round(result.total, DECIMALS)]
    told = f"Hạng nếu vậy = 1 + số đơn vị có tổng cao hơn {exact(result.total)} = 1 + {len(above)} = {result.rank}, trên {result.rank_n} đơn vị"
    inputs = sorted((_total_of(book, panel, unit) for unit in above), key=lambda item: (-item.number, item.name))
    shown = rank(result.rank, result.rank_n)
    return explained("Hạng nếu vậy", "target", figure=float(result.rank), value=shown, formula=told, inputs=inputs)


def explain_mix(panel: Panel, reach: Reach, mix: Mix) -> Explanation:
    """Explain the cost of a mix: each gain over the dimension's typical one, added up."""
    origin = f"trung vị các lần tăng một năm của mọi đơn vị cùng cấp, đo như năm {panel.year}"
    inputs = [
        part
        for code, gain in mix.gains.items()
        for part in (
            Input(f"{code_words(code)} tăng thêm", exact(gain), f"phương án này; nhiều nhất {exact(reach.caps[code])} trong {reach.years} năm", gain),
            Input(f"{code_words(code)} tăng thường gặp", exact(reach.typical[code]), origin, reach.typical[code]),
        )
    ]
    parts = " + ".join(f"{exact(gain)} ÷ {exact(reach.typical[code])}" for code, gain in mix.gains.items())
    told = f"Tốn = {parts} = {number(mix.cost, 2)} năm tăng thường gặp"
    return explained("Phương án", "mixes", figure=mix.cost, value=f"{number(mix.cost, 1)} năm", formula=told, inputs=inputs)


def _total_of(book: ScoreBook, panel: Panel, unit: str) -> Input:
    key = (panel.level, unit, panel.year, TOTAL)
    total = panel.total if unit == panel.unit else panel.others[unit]
    known = float("nan") if total is None else total
    return Input(f"Tổng {unit} năm {panel.year}", exact(known), book.place(key), known)


def _gained_at(book: ScoreBook, panel: Panel, code: str, gain: float) -> str:
    actual = panel.scores[code]
    return f"{exact(actual + gain)} {_WISHED}, thật {exact(actual)} ở {book.place((panel.level, panel.unit, panel.year, code))}"
