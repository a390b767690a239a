"""Tổng quan as the same page built in Dash: same figures, sentences, small lines and matrix, from the same package. Run with a port."""

from __future__ import annotations

import datetime as dt
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import dash
import pandas as pd
import plotly.graph_objects as go
from dash import dcc, html

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from papi_metrics.change import score_change  # noqa: E402
from papi_metrics.example import example_files  # noqa: E402 - after the path is set
from papi_metrics.framework import BASE_YEAR, PAPI_SOURCE  # noqa: E402
from papi_metrics.sentences import progress_sentence, top_three  # noqa: E402
from papi_metrics.summary import dimension_matrix, late_tasks, plan_summary, progress_over_versions  # noqa: E402
from papi_metrics.surveys import shipped_scores  # noqa: E402
from papi_metrics.tracker import read_tracker  # noqa: E402
from papi_metrics.wording import number, percent, signed  # noqa: E402

UNIT, YEAR, AS_OF = "Hưng Yên", 2022, dt.date(2022, 9, 30)
PAGES = ("Tổng quan", "Nhiệm vụ", "Điểm số", "So sánh", "Ưu tiên", "Báo cáo", "Cập nhật", "Lịch sử", "Cách tính")
CARD = {"border": "1px solid #ddd", "borderRadius": 8, "padding": 16, "flex": "1"}


@lru_cache(maxsize=1)
def figures() -> dict[str, Any]:
    """Work the page's figures out once, as the dashboard keeps them by version."""
    readings = [read_tracker(path.read_bytes(), name=path.name) for path in example_files()]
    tasks, changes = readings[-1].table, score_change(shipped_scores(), unit=UNIT, year=YEAR)
    summary, late = plan_summary(tasks, as_of=AS_OF), late_tasks(tasks, as_of=AS_OF)
    matrix = dimension_matrix(tasks, changes, as_of=AS_OF)
    progress = progress_over_versions([(str(at), reading.about.as_of, reading.table) for at, reading in enumerate(readings, 1)])
    points = top_three(matrix, late=late, summary=summary, changes=changes, unit=UNIT)
    return {"summary": summary, "matrix": matrix, "changes": changes, "progress": progress, "points": points}


def card(label: str, value: str, told: str, line: list[float]) -> html.Div:
    """Return a figure with its small line."""
    small = go.Figure(go.Scatter(y=line, fill="tozeroy"), {"height": 70, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "template": "none"})
    small.update_xaxes(visible=False).update_yaxes(visible=False)
    return html.Div([html.Div(label), html.H2(value), html.Small(told), dcc.Graph(figure=small, config={"staticPlot": True})], style=CARD)


def bar(row: pd.Series) -> html.Div:
    """Return a bar of completion with the mark of what was planned."""
    done = {"width": f"{100 * row['completion']:.0f}%", "height": 8, "background": "#0B5FA5"}
    return html.Div([html.Div(style=done), f"{percent(row['completion'])} / {percent(row['planned'])}"])


def row_of(row: pd.Series) -> html.Tr:
    """Return a dimension's row."""
    texts = [number(row["overdue"]), number(row["base"], 2), number(row["score"], 2), signed(row["change"], 2), f"{row['rank']}/{row['rank_n']}", row["reading"]]
    name = dcc.Link(f"{row['dimension']}. {row['name']}", href=f"/chi-so?chi-so={row['dimension']}")
    return html.Tr([html.Td(name), html.Td(number(row["tasks"])), html.Td(bar(row)), *map(html.Td, texts)])


def page() -> html.Div:
    """Return the page, as asked for by each visitor."""
    of = figures()
    summary, progress, total = of["summary"], of["progress"], of["changes"].iloc[0]
    lines = {name: progress[name].dropna().tolist() for name in ("completion", "overdue", "on_time_rate")}
    cards = [
        card("Hoàn thành", percent(summary.completion), f"kế hoạch {percent(summary.planned)}", lines["completion"]),
        card("Quá hạn", number(summary.overdue), f"{summary.overdue_offices} đơn vị", lines["overdue"]),
        card("Đúng hạn", percent(summary.on_time_rate), f"{summary.on_time} trên {summary.timed}", lines["on_time_rate"]),
        card(f"PAPI tỉnh {UNIT} {YEAR}", number(total["score"], 2), signed(total["change"], 2), [total["base"], total["score"]]),
    ]
    heads = ("Chỉ số nội dung", "Nhiệm vụ", "Hoàn thành", "Quá hạn", str(BASE_YEAR), str(YEAR), "Thay đổi", "Hạng", "Đọc")
    return html.Div([
        html.Nav([dcc.Link(name, href=f"/{name}", style={"marginRight": 16}) for name in PAGES]),
        html.Div([dcc.DatePickerSingle(date=AS_OF), dcc.Dropdown([1, 2, 3], 3, clearable=False)]),
        html.Div(cards, style={"display": "flex", "gap": 12}),
        html.P(progress_sentence(progress)),
        html.H4("Ba điều cần biết"),
        html.Ol([html.Li([point.sentence.vi, " ", dcc.Link("Nhiệm vụ", href="/nhiem-vu")]) for point in of["points"]]),
        html.H4("8 chỉ số nội dung"),
        html.Table([html.Thead(html.Tr(list(map(html.Th, heads)))), html.Tbody([row_of(row) for _, row in of["matrix"].iterrows()])]),
        html.Small(PAPI_SOURCE),
    ])


if __name__ == "__main__":
    app = dash.Dash(__name__, title="Theo dõi kế hoạch PAPI", serve_locally=True)
    app.layout = page
    figures()
    app.run(port=int(sys.argv[1]), debug=False)
