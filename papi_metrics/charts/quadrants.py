"""Effort against result: the matrix of eight dimensions → four quadrants with their readings, and strips for what has no place there."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import PCT_SIGNIFICANT
from papi_metrics.charts.quadrant_places import BEHIND, WIDTH, Canvas, Mark, canvas_of, marks_of
from papi_metrics.charts.template import REST, SMALL_SIZE, Drawn, Theme, axis, figure, mark, note, nothing, wrapped
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.priorities import READINGS
from papi_metrics.sentences import change_of, quadrants_finding
from papi_metrics.wording import number, per_cent, percent, signed

_TOP, _BOTTOM, _LEFT, _RIGHT, _SIZE = 22, 46, 42, 4, 25
_FILLS = {"blue": "rgba(54,129,203,0.18)", "vermilion": "rgba(196,60,13,0.16)", "grey": "rgba(128,138,148,0.16)"}
_NONE = "rgba(0,0,0,0)"


def quadrants(matrix: pd.DataFrame, *, base_year: int, year: int, theme: Theme | None = None) -> go.Figure:
    """Draw completion against plan from left to right and the score's change upwards, a numbered mark a dimension.

    What is to be read with caution is a square with an asterisk; what has no task or no comparison stands in a strip beside.
    Shape: `matrix` as `dimension_matrix` gives it; nothing is drawn where no score may be compared.
    """
    if matrix.empty or (matrix["result"] == "unknown").all():
        return nothing(_("Chưa so được điểm của chỉ số nào."), theme=theme)
    canvas = canvas_of(matrix)
    marks = marks_of(matrix, canvas)
    layout = {
        "height": round(canvas.height) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[0, WIDTH], **_ticks_across(canvas)),
        "yaxis": axis(theme, range=[0, canvas.height], **_ticks_up(canvas)),
        "annotations": [*_axis_names(base_year), *_corners(canvas), *_strip_names(canvas), *_ways(marks)],
        "shapes": _lines(canvas),
    }
    return figure(
        [_numbers(marks)],
        layout=layout,
        title=quadrants_finding(matrix),
        subtitle=_subtitle(matrix, base_year, year),
        theme=theme,
    )


def _subtitle(matrix: pd.DataFrame, base_year: int, year: int) -> str:
    caution = ((matrix["comparability"] == "caution") & (matrix["result"] != "unknown")).any()
    tested = matrix["evidence"].astype("str").str.contains("thống kê", regex=False).any()
    return (
        _("Mỗi số là một chỉ số. Ngang: hoàn thành so với kế hoạch (điểm phần trăm); dọc: điểm {year} so với {base_year} (%). "
        "Vạch đứng: chậm từ {behind} điểm phần trăm; vạch ngang: ngưỡng ±{threshold} %.", year=year, base_year=base_year, behind=number(-BEHIND), threshold=number(PCT_SIGNIFICANT))
        + (_(" Ô vuông có dấu *: so được nhưng cần thận trọng.") if caution else "")
        + (_(" Màu theo nhận định; nơi có sai số chuẩn, nhận định theo ý nghĩa thống kê.") if tested else "")
    )


def _ticks_across(canvas: Canvas) -> Drawn:
    step = max(math.floor(0.8 * canvas.points / 10) * 10, 10)
    values = [BEHIND - step, BEHIND, BEHIND + step]
    return {"tickvals": [canvas.across(value) for value in values], "ticktext": [signed(value, 0) for value in values]}


def _ticks_up(canvas: Canvas) -> Drawn:
    far = math.floor(0.95 * canvas.pct / 5) * 5
    values = [*([far, -far] if far >= 2 * PCT_SIGNIFICANT else []), PCT_SIGNIFICANT, -PCT_SIGNIFICANT]
    return {"tickvals": [canvas.up(value) for value in values], "ticktext": [per_cent(signed(value, 0)) for value in values]}


def _axis_names(base_year: int) -> list[Drawn]:
    small = {"font": {"size": SMALL_SIZE}, "xref": "paper", "yref": "paper"}
    return [
        note(_("↑ Điểm so với {base_year} (%)", base_year=base_year), x=0, y=1, xanchor="left", yanchor="bottom", xshift=-_LEFT + 4, yshift=4, **small),
        note(_("Hoàn thành so với kế hoạch (điểm phần trăm) →"), x=1, y=0, xanchor="right", yanchor="top", yshift=-22, **small),
    ]


def _corners(canvas: Canvas) -> list[Drawn]:
    """Write the four readings into the corners, between the marks and the edge."""
    half = (WIDTH - canvas.left) / 2
    top, low = canvas.height - 3, canvas.bottom + 3
    ends = {
        "behind": {"x": canvas.left + 5, "xanchor": "left", "align": "left"},
        "on_plan": {"x": WIDTH - 3, "xanchor": "right", "align": "right"},
    }
    rows = {"up": {"y": top, "yanchor": "top"}, "down": {"y": low, "yanchor": "bottom"}}
    return [
        note(wrapped(READINGS[effort, result].said(), width=int(half / 6.4)), font={"size": SMALL_SIZE}, **end, **row)
        for effort, end in ends.items()
        for result, row in rows.items()
    ]


def _strip_names(canvas: Canvas) -> list[Drawn]:
    small = {"font": {"size": SMALL_SIZE}, "align": "left", "xanchor": "left", "yanchor": "top"}
    aside = [note(_("không có<br>nhiệm vụ"), x=3, y=canvas.height - 3, **small)] if canvas.left else []
    below = [note(_("chưa so được điểm"), x=3, y=canvas.bottom - 1, **small)] if canvas.bottom else []
    return [*aside, *below]


def _lines(canvas: Canvas) -> list[Drawn]:
    """Draw the thresholds, dotted, and the edges of the strips, thin."""
    dotted, thin = {"color": REST, "width": 1, "dash": "dot"}, {"color": REST, "width": 0.5}
    upright = {"type": "line", "y0": canvas.bottom, "y1": canvas.height}
    level = {"type": "line", "x0": 0, "x1": WIDTH}
    return [
        {**upright, "x0": canvas.middle, "x1": canvas.middle, "line": dotted},
        *({**level, "y0": canvas.up(value), "y1": canvas.up(value), "line": dotted} for value in (PCT_SIGNIFICANT, -PCT_SIGNIFICANT)),
        *([{**upright, "x0": canvas.left, "x1": canvas.left, "line": thin}] if canvas.left else []),
        *([{**level, "y0": canvas.bottom, "y1": canvas.bottom, "line": thin}] if canvas.bottom else []),
    ]


def _tone(one: Mark) -> str:
    return VERDICTS[one.row["verdict"]].tone


def _is_careful(one: Mark) -> bool:
    return bool(one.row["comparability"] == "caution") and one.row["result"] != "unknown"


def _ways(marks: list[Mark]) -> list[Drawn]:
    """Lead from a mark that made way to the point it means; where the mark still covers the point nothing shows."""
    looks = {"text": "", "showarrow": True, "axref": "x", "ayref": "y", "arrowhead": 6, "arrowsize": 0.7, "arrowwidth": 1, "arrowcolor": REST}
    clear = _SIZE / 2 + 1
    return [
        {**looks, "x": one.x, "y": one.y, "ax": one.shown_x, "ay": one.shown_y, "startstandoff": clear, "standoff": clear if _is_covered(one, marks) else 0}
        for one in marks
        if one.moved
    ]


def _is_covered(one: Mark, marks: list[Mark]) -> bool:
    """Tell whether another mark stands on the point that a mark means: the line then ends at its edge, not in its number."""
    return any(math.dist((one.x, one.y), (other.shown_x, other.shown_y)) < _SIZE / 2 for other in marks if other is not one)


def _numbers(marks: list[Mark]) -> Drawn:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [one.shown_x for one in marks],
        "y": [one.shown_y for one in marks],
        "text": [f"<b>{one.row['dimension']}</b>{'*' if _is_careful(one) else ''}" for one in marks],
        "textfont": {"size": 12},
        "marker": {
            "symbol": ["square" if _is_careful(one) else "circle" for one in marks],
            "size": [_SIZE - 2 if _is_careful(one) else _SIZE for one in marks],
            "color": [_NONE if _is_careful(one) or one.row["result"] == "unknown" else _FILLS[_tone(one)] for one in marks],
            "line": {"width": 2, "color": [mark(_tone(one)) for one in marks]},  # type: ignore[arg-type]
            "opacity": 1,
        },
        "hovertext": [_hover(one) for one in marks],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _hover(one: Mark) -> str:
    row, sign = one.row, VERDICTS[one.row["verdict"]]
    done = _("không có nhiệm vụ") if row["effort"] == "no_task" else _("hoàn thành {completion} / kế hoạch {planned}", completion=percent(row["completion"]), planned=percent(row["planned"]))
    change = "" if row["result"] == "unknown" else f" {change_of(pd.Series(row))}"
    return f"{row['dimension']}. {wrapped(str(row['name']), width=46)}<br>{done}<br>{sign.icon} {_(sign.word)}{change}"
