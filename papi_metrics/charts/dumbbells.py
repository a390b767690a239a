"""The dumbbell: score changes of the eight dimensions → base year and year as two joined points a row."""

from __future__ import annotations

import re
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.change import BY_THRESHOLD, Z_SIGNIFICANT, evidence_words
from papi_metrics.charts.template import (
    DIMENSION_CODES,
    SMALL_SIZE,
    Drawn,
    Theme,
    axis,
    figure,
    icon,
    mark,
    names_above,
    note,
    nothing,
    score_range,
    with_choice,
    wrapped,
)
from papi_metrics.language import gettext as _
from papi_metrics.palette import VERDICTS
from papi_metrics.sentences import change_of, dimension_finding
from papi_metrics.wording import is_missing, number, points

_WIDE = "\u2002"  # Some faces draw "≠" wider than it says.
_Z = re.compile(r"z = [−\d,.]*\d")
_JUDGED = {"up", "down", "flat"}
_ROW, _LEFT, _RIGHT, _TOP, _BOTTOM = 50, 4, 128, 32, 24


def dumbbell(changes: pd.DataFrame, *, theme: Theme | None = None) -> go.Figure:
    """Draw the eight dimensions' scores of the base year (hollow) and of the year (full), with verdicts at the right.

    A change to be read with caution has a dashed link and an asterisk; one that may not be compared has no link and no
    figures. What the verdicts rest on stands in the subtitle if it is the same for all, else beside each of them.
    Shape: `changes` as `score_change` gives it, drawn in its order; other codes are left out. Points carry their code.
    """
    rows = changes[changes["code"].isin(DIMENSION_CODES)]
    if rows.empty:
        return nothing(_("Chưa có điểm của chỉ số nào."), theme=theme)
    low, high = score_range([*rows["base"], *rows["score"]])
    records = rows.to_dict("records")
    layout = {
        "height": _ROW * len(rows) + _TOP + _BOTTOM,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[low, high], dtick=1),
        "yaxis": axis(theme, range=[len(rows) - 0.5, -0.5], dtick=1, showgrid=True, showticklabels=False),
        "annotations": [_key(records[0]), *_names(records), *_verdicts(records)],
    }
    return with_choice(
        figure(
            [*_links(records), _points(records, "base"), _points(records, "score")],
            layout=layout,
            title=dimension_finding(changes),
            subtitle=_subtitle(records, low, high),
            theme=theme,
        )
    )


def _subtitle(records: list[dict[Any, Any]], low: int, high: int) -> str:
    first = records[0]
    caution = any(row["comparability"] == "caution" and row["verdict"] in _JUDGED for row in records)
    return (
        _("Điểm từng chỉ số năm {base_year} (vòng rỗng) và {year} (chấm đặc); "
        "thang 1-10, trục vẽ từ {low} đến {high}.{records}", base_year=first["base_year"], year=first["year"], low=low, high=high, records=_grounds(records))
        + (_(" * Nét đứt: so được nhưng cần thận trọng.") if caution else "")
    )


def _grounds(records: list[dict[Any, Any]]) -> str:
    """Say what the verdicts rest on."""
    found = {evidence_words(str(row["evidence"])) for row in records if not is_missing(row["evidence"])}
    if not found:
        return ""
    by_error = _("z từ ±{z_significant} trở lên là có ý nghĩa thống kê", z_significant=number(Z_SIGNIFICANT, 2))
    if found == {evidence_words(BY_THRESHOLD)}:
        return _(" Nhận định {by_threshold}.", by_threshold=evidence_words(BY_THRESHOLD))
    return _(" Nhận định theo sai số chuẩn: {by_error}{otherwise}.", by_error=by_error, otherwise=_("; không có sai số thì {by_threshold}", by_threshold=evidence_words(BY_THRESHOLD)) if evidence_words(BY_THRESHOLD) in found else "")


def _key(row: dict[Any, Any]) -> Drawn:
    text = f"○ {row['base_year']}   ● {row['year']}"
    return note(text, x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=6)


def _names(records: list[dict[Any, Any]]) -> list[Drawn]:
    return names_above([wrapped(f"{row['code']}. {row['name']}", width=64, lines=1) for row in records], lift=6)


def _verdicts(records: list[dict[Any, Any]]) -> list[Drawn]:
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10, "yshift": -8, "align": "left", "font": {"size": SMALL_SIZE}}
    alike = {evidence_words(str(row["evidence"])) for row in records if not is_missing(row["evidence"])} <= {evidence_words(BY_THRESHOLD)}
    return [note(_verdict(row, evidence=not alike), y=at, **place) for at, row in enumerate(records)]


def _verdict(row: dict[Any, Any], *, evidence: bool) -> str:
    sign = VERDICTS[row["verdict"]]
    if row["verdict"] not in _JUDGED:
        return f"{icon(sign)}{_WIDE}{_(sign.word)}"
    star = "*" if row["comparability"] == "caution" else ""
    return f"{icon(sign)} {_(sign.word)}<br>{change_of(row)}{star}{_ground(row) if evidence else ''}"


def _ground(row: dict[Any, Any]) -> str:
    """Write what one verdict rests on, short enough to stand beside it."""
    by_error = _Z.search(evidence_words(str(row["evidence"])))
    return f"<br>{by_error[0] if by_error else evidence_words(BY_THRESHOLD)}"


def _links(records: list[dict[Any, Any]]) -> list[Drawn]:
    """Join the points that may be compared; a trace for each colour and dash."""
    groups: dict[tuple[str, str], list[tuple[int, dict[Any, Any]]]] = {}
    for at, row in enumerate(records):
        if row["verdict"] in _JUDGED:
            dash = "dot" if row["comparability"] == "caution" else "solid"
            groups.setdefault((mark(VERDICTS[row["verdict"]].tone), dash), []).append((at, row))
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [value for _, row in members for value in (row["base"], row["score"], None)],
            "y": [value for at, _ in members for value in (at, at, None)],
            "line": {"color": colour, "width": 3, "dash": dash},
            "hoverinfo": "skip",
        }
        for (colour, dash), members in groups.items()
    ]


def _points(records: list[dict[Any, Any]], column: Literal["base", "score"]) -> Drawn:
    rows = [(at, row) for at, row in enumerate(records) if not is_missing(row[column])]
    year = "base_year" if column == "base" else "year"
    hollow = column == "base"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row[column] for _, row in rows],
        "y": [at for at, _ in rows],
        "marker": {
            "color": [mark(VERDICTS[row["verdict"]].tone) for _, row in rows],
            "size": 10,
            "symbol": "circle-open" if hollow else "circle",
            "line": {"width": 2 if hollow else 0},
        },
        "customdata": [row["code"] for _, row in rows],
        "hovertext": [f"{row['name']}<br>{row[year]}: {points(row[column])}" for _, row in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
