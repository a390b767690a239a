"""The heat map: a unit's history of scores → a row of cells a dimension, a column a year, cut where a series starts anew."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from papi_metrics.charts.template import DIMENSION_CODES, REST, SMALL_SIZE, Drawn, Theme, axis, figure, ink, names_above, nothing, score_range
from papi_metrics.sentences import heat_map_finding
from papi_metrics.wording import MISSING, is_missing, points

_PITCH, _CELL, _TOP, _BOTTOM = 52, 26, 24, 24
_HUE = "54,129,203"  # the blue mark; its share of the ground says how high a score is, on either theme
_WEAKEST, _STRONGEST = 0.05, 0.55


def heat_map(history: pd.DataFrame, *, theme: Theme | None = None) -> go.Figure:
    """Draw a unit's scores as cells: the deeper the blue the higher, the score written in, a dash where none is published.

    An upright stroke stands where a series starts anew: what lies on its two sides is not to be compared.
    Shape: `history` as `score_history` gives it; codes other than dimensions are left out.
    """
    rows = history[history["code"].isin(DIMENSION_CODES)]
    if rows["score"].notna().sum() == 0:
        return nothing("Chưa có điểm của năm nào.", theme=theme)
    names = rows.drop_duplicates("code", keep="last").set_index("code")["name"]
    years = list(range(int(rows["year"].min()), int(rows["year"].max()) + 1))
    scores = rows.pivot_table(index="code", columns="year", values="score").reindex(index=names.index, columns=years)
    low, high = score_range(rows["score"])
    layout = {
        "height": _PITCH * len(names) + _TOP + _BOTTOM,
        "margin": {"l": 2, "r": 2, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "xaxis": axis(theme, range=[-0.5, len(years) - 0.5], tickvals=list(range(len(years))), ticktext=[f"{year}" for year in years], tickfont={"size": 10, **ink(theme)}),
        "yaxis": axis(theme, range=[len(names) - 0.5, -0.5], showticklabels=False),
        "annotations": _names(names),
        "shapes": _breaks(rows, list(names.index), years),
    }
    return figure(
        [_cells(scores, low, high), _texts(scores, names, years)],
        layout=layout,
        title=heat_map_finding(history),
        subtitle=f"Điểm từng chỉ số theo năm, thang 1-10; càng đậm càng cao. Vạch đứng: {BREAK_WORDS}.",
        theme=theme,
    )


BREAK_WORDS = "cách đo đổi từ năm đó, không so với các năm trước"


def _cells(scores: pd.DataFrame, low: int, high: int) -> Drawn:
    return {
        "type": "heatmap",
        "z": [[None if is_missing(value) else round(value, 4) for value in row] for row in scores.to_numpy().tolist()],
        "zmin": low,
        "zmax": high,
        "colorscale": [[0, f"rgba({_HUE},{_WEAKEST})"], [1, f"rgba({_HUE},{_STRONGEST})"]],
        "showscale": False,
        "xgap": 2,
        "ygap": _PITCH - _CELL,
        "hoverinfo": "skip",
    }


def _texts(scores: pd.DataFrame, names: pd.Series[str], years: list[int]) -> Drawn:
    """Write every cell's score; a text of its own keeps the colour of text, which plotly would choose for white paper."""
    cells = [
        (column, row, f"{names.iloc[row]}, {year}: ", score)
        for row, line in enumerate(scores.to_numpy().tolist())
        for column, (year, score) in enumerate(zip(years, line, strict=True))
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for column, _, _, _ in cells],
        "y": [row for _, row, _, _ in cells],
        "text": [points(score) for *_, score in cells],
        "textfont": {"size": SMALL_SIZE},
        "hovertext": [
            place + ("không công bố" if points(score) == MISSING else points(score)) for _, _, place, score in cells
        ],
        "hoverinfo": "text",
    }


def _names(names: pd.Series[str]) -> list[Drawn]:
    return names_above([f"{code}. {name}" for code, name in names.items()], lift=_CELL / 2)


def _breaks(rows: pd.DataFrame, codes: list[str], years: list[int]) -> list[Drawn]:
    half = (_CELL / 2 + 4) / _PITCH
    return [
        {
            "type": "line",
            "x0": years.index(year) - 0.5,
            "x1": years.index(year) - 0.5,
            "y0": codes.index(code) - half,
            "y1": codes.index(code) + half,
            "line": {"color": REST, "width": 2},
        }
        for code, year in break_places(rows)
    ]


def break_places(rows: pd.DataFrame) -> list[tuple[str, int]]:
    """Return each code and year at which its series starts anew within the rows."""
    before = rows.groupby("code", sort=False)["segment"].shift()
    starts = rows[before.notna() & (rows["segment"] != before)]
    return [(str(code), int(year)) for code, year in zip(starts["code"], starts["year"], strict=True)]
