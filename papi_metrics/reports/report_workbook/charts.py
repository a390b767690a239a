"""The workbook's charts: native, editable, each drawn from the cells of a table that stands in the workbook."""

from __future__ import annotations

import pandas as pd
from xlsxwriter.chart import Chart

from papi_metrics.briefing import Briefing, sign_word
from papi_metrics.framework import DIMENSIONS
from papi_metrics.palette import LIGHT_GROUND, TONES
from papi_metrics.reports.report_workbook.placed import Placed
from papi_metrics.reports.report_workbook.words import SAID
from papi_metrics.reports.templates.book import Book, Properties
from papi_metrics.wording import date, is_missing

DONE, PLANNED = TONES["blue"].mark, TONES["grey"].mark
_LIGHTER = 50
"""Per cent that the colour of completion lets through where it counts by the time gone by."""
_FACE = "Times New Roman"
_QUIET = {"name": _FACE, "size": 9, "color": TONES["grey"].light}
_LABEL = {"name": _FACE, "size": 10, "color": LIGHT_GROUND.text}
# A part that has no room for its figure has none.
_PART = '[<0.04]"";0%'
_LINE = {"color": LIGHT_GROUND.line, "width": 0.75}

# Labels in the order of the ministries' columns; done first, so that bars read from what is behind to what lies ahead.
_COUNTED = ("open_in_time", "overdue", "done_on_time", "done_late", "done_undated", "cancelled")
_STACKED = {
    "done_on_time": DONE,
    "done_late": TONES["orange"].mark,
    "done_undated": TONES["grey"].light,
    "overdue": TONES["vermilion"].mark,
    "open_in_time": PLANNED,
    "cancelled": LIGHT_GROUND.line,
}


def completion_chart(book: Book, placed: Placed, briefing: Briefing) -> tuple[Chart, str]:
    """Stack each dimension's completion, reported work and time gone by, above a bar of what was planned; return the chart and its title."""
    language, as_of = briefing.subject.language, date(briefing.subject.as_of)
    chart = book.chart({"type": "bar", "subtype": "stacked"})
    for column, fill in ((1, {"color": DONE}), (2, {"color": DONE, "transparency": _LIGHTER}), (3, {"color": PLANNED})):
        series = _series(placed, column, DONE, labels={"num_format": _PART})
        series["data_labels"]["font"] = {**_LABEL, "size": 9, "color": "#FFFFFF" if column == 1 else LIGHT_GROUND.text}
        chart.add_series({**series, "fill": fill, "gap": 5})
    title = SAID.say("completion_chart", language)
    _axes(chart, title, {"name": SAID.say("completion_axis", language, as_of=as_of), "num_format": "0%", "min": 0, "max": 1, "major_unit": 0.25})
    return chart, title


def counts_chart(book: Book, placed: Placed, briefing: Briefing) -> tuple[Chart, str]:
    """Stack each dimension's tasks by state and deadline; return the chart and its title."""
    language, as_of = briefing.subject.language, date(briefing.subject.as_of)
    columns = count_columns(placed)
    chart = book.chart({"type": "bar", "subtype": "stacked"})
    for label, colour in _STACKED.items():
        if label in columns:
            series = _series(placed, columns[label], colour, labels={"num_format": "0;;"})
            white = label in {"done_on_time", "overdue", "done_undated"}
            series["data_labels"]["font"] = {**_LABEL, "size": 9, "color": "#FFFFFF" if white else LIGHT_GROUND.text}
            chart.add_series({**series, "name": sign_word(label, language), "gap": 45})
    title = SAID.say("counts_chart", language)
    _axes(chart, title, {"name": SAID.say("counts_axis", language, as_of=as_of), "num_format": "0", "min": 0})
    return chart, title


def count_columns(placed: Placed) -> dict[str, int]:
    """Return the places of the labels' columns in the ministries' table, which has «undated» only where a task is."""
    short = len(placed.grid.columns) == len(_COUNTED) + 1
    names = [name for name in _COUNTED if not (short and name == "done_undated")]
    return {name: at for at, name in enumerate(names, 2)}


def scores_chart(book: Book, placed: Placed, briefing: Briefing) -> tuple[Chart, str]:
    """Set each dimension's score beside that of the base year, hollow where the two cannot be compared; return the chart and its title."""
    language, rows = briefing.subject.language, dimension_rows(briefing)
    years = {"year": int(rows["year"].iloc[0]), "base_year": int(rows["base_year"].iloc[0])}
    chart = book.chart({"type": "bar"})
    hollow: Properties = {"fill": {"none": True}, "border": {"color": PLANNED, "width": 1}}
    points = [hollow if word == "no" else None for word in rows["comparability"]]
    for column, name, colour in ((2, "score", DONE), (1, "base", PLANNED)):
        gone = [{"delete": True} if is_missing(value) else None for value in rows[name]]
        series = _series(placed, column, colour, labels={"num_format": "0.00", "custom": gone})
        chart.add_series({**series, "points": points} if name == "base" and any(points) else series)
    title = SAID.say("scores_chart", language, **years)
    _axes(chart, title, {"name": SAID.say("scores_axis", language), "num_format": "0", "min": 0})
    return chart, title


def dimension_rows(briefing: Briefing) -> pd.DataFrame:
    """Return the changes of the dimensions, in the order in which the score table has them."""
    changes = briefing.changes
    return changes[changes["code"].isin([str(number) for number in DIMENSIONS])]


def _series(placed: Placed, column: int, colour: str, *, labels: Properties) -> Properties:
    """Return a series of a table's column, named by its heading, over the first column's names."""
    return {
        "name": placed.title(column),
        "categories": placed.cells(0),
        "values": placed.cells(column),
        "fill": {"color": colour},
        "border": {"none": True},
        "gap": 60,
        "data_labels": {"value": True, "font": {**_LABEL, "size": 9}, **labels},
    }


def _axes(chart: Chart, title: str, values: Properties) -> None:
    """Give a chart of horizontal bars its title, its axes and its legend: the first row at the top, lines as quiet as they can be."""
    chart.set_title({"name": title, "name_font": {"name": _FACE, "size": 12, "bold": True, "color": LIGHT_GROUND.text}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _LABEL, "line": _LINE, "major_tick_mark": "none", "major_gridlines": {"visible": False}})
    chart.set_x_axis({
        **values,
        "name_font": {**_QUIET, "bold": False},
        "num_font": _QUIET,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": _LINE},
        "major_tick_mark": "none",
        "label_position": "high",  # below the bars: the other axis is turned round
    })
    chart.set_legend({"position": "top", "font": _LABEL})
    chart.set_chartarea({"border": {"none": True}})


