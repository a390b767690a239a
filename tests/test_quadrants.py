"""The picture of effort and result, and that of the mixes, as data: where marks stand, what they look like, which words there are."""

from __future__ import annotations

import datetime as dt
import itertools
import math

import pandas as pd
import pytest
from figures import NAN, change_row, change_table
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tasks import task_table

from papi_metrics.charts import mix_grid, quadrants
from papi_metrics.charts.quadrant_places import APART, WIDTH, canvas_of, marks_of
from papi_metrics.charts.template import REST, mark
from papi_metrics.priorities import READINGS
from papi_metrics.summary import dimension_matrix

SEPTEMBER = dt.date(2022, 9, 30)
DONE, LATE = {"state": "done"}, {"due": dt.date(2022, 8, 1)}
CODES = [str(number) for number in range(1, 9)]


def matrix_of(*changes, tasks=None):
    """Return the matrix of changes of scores, with a done task in every dimension unless told otherwise."""
    tasks = [{"dimension": number, **DONE} for number in range(1, 9)] if tasks is None else tasks
    rows = {row["code"]: row for row in (change_row(code) for code in CODES)} | {row["code"]: row for row in changes}
    return dimension_matrix(task_table(*tasks), change_table(*rows.values()), as_of=SEPTEMBER)


def drawn(*changes, **options):
    """Return the picture of changes of scores."""
    return quadrants(matrix_of(*changes, **options), base_year=2021, year=2022)


def look_of(figure, number):
    """Return place, symbol, fill, edge and text of a dimension's mark."""
    trace = figure.data[0]
    at = next(place for place, text in enumerate(trace.text) if text.startswith(f"<b>{number}</b>"))
    return {
        "place": (trace.x[at], trace.y[at]),
        "symbol": trace.marker.symbol[at],
        "fill": trace.marker.color[at],
        "edge": trace.marker.line.color[at],
        "text": trace.text[at],
    }


def not_comparable(code):
    """Return the change of a score that may not be compared."""
    return change_row(code, 7.0, 5.0, comparability="no", verdict="not_comparable")


def test_quadrants_have_their_four_readings_in_the_corners():
    """Words in the corners are those of the readings, whole."""
    texts = {note.text.replace("<br>", " ") for note in drawn().layout.annotations}
    corners = itertools.product(("behind", "on_plan"), ("up", "down"))
    assert {READINGS[corner].words for corner in corners} <= texts


def test_quadrants_draw_and_name_their_thresholds():
    """−10 points of variance and ±5 % are dotted lines, on the axes, and in the subtitle."""
    figure = drawn()
    assert [shape.line.dash for shape in figure.layout.shapes] == ["dot"] * 3
    assert "−10" in figure.layout.xaxis.ticktext
    assert {"+5\u00a0%", "−5\u00a0%"} <= set(figure.layout.yaxis.ticktext)
    assert "chậm từ 10 điểm phần trăm" in figure.layout.meta["subtitle"]


@pytest.mark.parametrize(
    ("score", "task", "left", "low"),
    [(4.0, LATE, True, True), (6.0, LATE, True, False), (4.0, DONE, False, True), (6.0, DONE, False, False)],
    ids=["behind and down", "behind and up", "on plan and down", "on plan and up"],
)
def test_mark_stands_in_its_quadrant(score, task, left, low):
    """Behind is left of the threshold, a fall below the lower one, a rise above the upper one."""
    matrix = matrix_of(change_row("4", 5.0, score), tasks=[{"dimension": number, **task} for number in range(1, 9)])
    canvas = canvas_of(matrix)
    x, y = look_of(quadrants(matrix, base_year=2021, year=2022), 4)["place"]
    assert (x < canvas.middle, y < canvas.level) == (left, low)
    assert abs(y - canvas.level) > abs(canvas.up(5) - canvas.level)


def test_mark_has_the_tone_of_its_verdict():
    """A rise is blue, a fall vermilion, nearly unchanged grey; the fill is a tint, the edge the full tone."""
    figure = drawn(change_row("1", 5, 6), change_row("2", 5, 4))
    assert [look_of(figure, number)["edge"] for number in (1, 2, 3)] == [mark("blue"), mark("vermilion"), REST]
    assert look_of(figure, 1)["symbol"] == "circle"


def test_caution_looks_different():
    """What is to be read with caution is an unfilled square with an asterisk, which the subtitle explains."""
    figure = drawn(change_row("1", 5, 6, comparability="caution"))
    look = look_of(figure, 1)
    assert (look["symbol"], look["fill"], look["text"]) == ("square", "rgba(0,0,0,0)", "<b>1</b>*")
    assert "thận trọng" in figure.layout.meta["subtitle"]
    assert "thận trọng" not in drawn().layout.meta["subtitle"]


@pytest.mark.parametrize(
    "change",
    [
        not_comparable("5"),
        change_row("5", base=NAN, verdict="no_base"),
        change_row("5", score=NAN, verdict="no_data"),
        change_row("5", 7.0, 5.0, comparability="no", verdict="not_comparable"),
    ],
    ids=["not comparable", "no base", "no data", "with figures all the same"],
)
def test_what_cannot_be_compared_stands_below_without_colour(change):
    """It has a strip of its own outside the quadrants, at its place of effort, grey and unfilled."""
    figure, canvas = drawn(change), canvas_of(matrix_of(change))
    look = look_of(figure, 5)
    assert look["place"][1] < canvas.bottom
    assert (look["edge"], look["fill"]) == (REST, "rgba(0,0,0,0)")
    assert "chưa so được điểm" in [note.text for note in figure.layout.annotations]


def test_what_has_no_task_stands_aside():
    """A dimension without a task stands in the strip at the left at the height of its change."""
    tasks = [{"dimension": number, **DONE} for number in range(1, 8)]
    figure, canvas = drawn(change_row("8", 5, 4), tasks=tasks), canvas_of(matrix_of(change_row("8", 5, 4), tasks=tasks))
    x, y = look_of(figure, 8)["place"]
    assert 0 < x < canvas.left
    assert y < canvas.level
    assert "không có<br>nhiệm vụ" in [note.text for note in figure.layout.annotations]


def test_strips_are_only_there_when_needed():
    """Without such dimensions the quadrants have all the room."""
    canvas = canvas_of(matrix_of())
    assert (canvas.left, canvas.bottom) == (0, 0)


changes = st.floats(2.0, 9.0).map(lambda score: round(score, 4))
rows = st.lists(st.tuples(changes, st.sampled_from([DONE, LATE, None]), st.booleans()), min_size=8, max_size=8)


@given(rows)
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_marks_never_cover_each_other_nor_leave_the_canvas(made):
    """On a phone's width any eight dimensions stand apart, inside the picture, each within reach of the point it means."""
    tasks = [{"dimension": number, **task} for number, (_, task, _) in enumerate(made, 1) if task is not None]
    scores = [not_comparable(code) if cut else change_row(code, 5.0, score) for code, (score, _, cut) in zip(CODES, made, strict=True)]
    matrix = matrix_of(*scores, tasks=[*tasks, {"dimension": None}])
    canvas = canvas_of(matrix)
    places = [(one.shown_x, one.shown_y) for one in marks_of(matrix, canvas)]
    apart = [math.dist(*pair) for pair in itertools.combinations(places, 2)]
    assert min(apart) >= APART - 0.05
    assert all(0 < x < WIDTH and 0 < y < canvas.height for x, y in places)


def test_a_mark_that_made_way_leads_to_its_point():
    """Of two dimensions alike one stands beside, with a thin line to the point it means."""
    figure = drawn()
    arrows = [note for note in figure.layout.annotations if note.showarrow]
    assert len(arrows) == 7
    assert {(arrow.x, arrow.y) for arrow in arrows} == {look_of(figure, 1)["place"]}


def test_scores_of_another_year_draw_nothing():
    """Where no score may be read with the plan there is one sentence instead of a picture."""
    figure = quadrants(matrix_of(*(change_row(code, year=2021, base_year=2020) for code in CODES)), base_year=2020, year=2021)
    assert len(figure.data) == 0
    assert figure.layout.annotations[0].text == figure.layout.meta["title"]


# the mixes


def mixes(*rows):
    """Return a table of mixes of rows (mix, cost, dimensions, code, gain, years)."""
    return pd.DataFrame(rows, columns=["mix", "cost", "dimensions", "code", "gain", "years"])


def test_mix_grid_writes_every_gain_in_its_column():
    """A row a mix with its cost above, a column a dimension; what stays as it is has a point."""
    figure = mix_grid(mixes((1, 2.04, 2, "1", 0.25, 1.0), (1, 2.04, 2, "4", 0.5, 1.04), (2, 3.0, 1, "2", 0.75, 3.0)), codes=["1", "2", "4"], title="Rẻ nhất")
    assert figure.data[1].text == ("+0,25", "·", "+0,50", "·", "+0,75", "·")
    assert [note.text for note in figure.layout.annotations] == [
        "Phương án 1 · 2 chỉ số · 2,0 năm tăng thường gặp",
        "Phương án 2 · 1 chỉ số · 3,0 năm tăng thường gặp",
    ]


def test_mix_grid_without_a_mix_says_so():
    """Nothing to draw is one sentence."""
    figure = mix_grid(mixes(), codes=CODES, title="Hạng 3 đạt rồi")
    assert (len(figure.data), figure.layout.annotations[0].text) == (0, "Hạng 3 đạt rồi.")
