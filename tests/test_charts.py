"""Charts as data: what is drawn where, in which colour, with which words; nothing about pixels."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go
import pytest
from figures import NAN, change_row, change_table, history_table, part_table
from tasks import standing, task_table

from papi_metrics import sentences
from papi_metrics.change import (
    contributions,
    laddered,
    merger_histories,
    panel_standing,
    places_in,
    rank_histories,
    score_change,
    score_history,
    score_panel,
    tile_places,
)
from papi_metrics.charts import (
    MOST_TASKS,
    dot_strip,
    dumbbell,
    heat_map,
    history_line,
    ladder,
    merger_lines,
    mix_grid,
    progress_lines,
    quadrants,
    rank_lines,
    small_multiples,
    tile_map,
    timeline,
    waterfall,
)
from papi_metrics.charts.template import REST, icon, mark, nothing, score_range, wrapped
from papi_metrics.language import speaking
from papi_metrics.palette import DARK_GROUND, LABELS, LIGHT_GROUND, VERDICTS
from papi_metrics.summary import dimension_matrix, labelled_tasks, progress_over_versions
from papi_metrics.surveys import shipped_scores

SEPTEMBER = dt.date(2022, 9, 30)
CODES = [str(number) for number in range(1, 9)]


def notes(figure):
    """Return the words on a figure."""
    return [note.text for note in figure.layout.annotations]


def labelled(*changes, as_of=SEPTEMBER):
    """Return changed tasks with their timing labels."""
    return labelled_tasks(task_table(*changes), as_of=as_of)


def due(day, **changes):
    """Return the change that makes a task due on a day of 2022 given as (month, day)."""
    return {"due": dt.date(2022, *day), **changes}


def drawn(*changes, as_of=SEPTEMBER, **options):
    """Return the timeline of changed tasks."""
    return timeline(labelled(*changes, as_of=as_of), as_of=as_of, plan_year=2022, **options)


def progress(*rows):
    """Return a progress table of rows (ISO date, completion, planned)."""
    table = pd.DataFrame(rows, columns=["as_of", "completion", "planned"])
    return table.assign(as_of=pd.to_datetime(table["as_of"]), version=[str(at) for at in range(len(rows))], overdue=0)


PANEL = score_panel(shipped_scores())
REAL = {
    "dot_strip": lambda theme: dot_strip(
        panel_standing(PANEL, unit="Hưng Yên", year=2022), places_in(PANEL, year=2022), peers=["Hà Nội"], theme=theme
    ),
    "rank_lines": lambda theme: rank_lines(
        rank_histories(PANEL, units=["Hưng Yên", "Hà Nội", "Bắc Ninh"], code="PAPI"), unit="Hưng Yên", theme=theme
    ),
    "tile_map": lambda theme: tile_map(tile_places(PANEL, code="PAPI", year=2022), unit="Hưng Yên", theme=theme),
    "merger_lines": lambda theme: merger_lines(merger_histories(PANEL, unit="Hưng Yên"), year=2022, theme=theme),
    "dumbbell": lambda theme: dumbbell(score_change(shipped_scores(), unit="Hưng Yên", year=2022), theme=theme),
    "heat_map": lambda theme: heat_map(
        score_history(shipped_scores(), unit="Hưng Yên", codes=["PAPI", *CODES]), theme=theme
    ),
    "small_multiples": lambda theme: small_multiples(
        score_history(shipped_scores(), unit="Hưng Yên", codes=["PAPI", *CODES]), theme=theme
    ),
    "waterfall": lambda theme: waterfall(
        contributions(shipped_scores(), unit="Hưng Yên", year=2022).query("parent == '4'"),
        base_year=2021,
        year=2022,
        theme=theme,
    ),
    "ladder": lambda theme: ladder(
        laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2022)), base_year=2021, year=2022, theme=theme
    ),
    "history_line": lambda theme: history_line(score_history(shipped_scores(), unit="Hưng Yên", codes=["5"]), theme=theme),
    "timeline": lambda theme: drawn(due((8, 15)), due((6, 30), start=dt.date(2022, 4, 1)), standing(), theme=theme),
    "quadrants": lambda theme: quadrants(
        dimension_matrix(
            task_table(*({"dimension": number, **due((8, number))} for number in range(1, 8)), {"dimension": 1, "state": "done"}),
            score_change(shipped_scores(), unit="Hưng Yên", year=2022),
            as_of=SEPTEMBER,
        ),
        base_year=2021,
        year=2022,
        theme=theme,
    ),
    "mix_grid": lambda theme: mix_grid(
        pd.DataFrame({"mix": [1, 1, 2], "cost": [2.0, 2.0, 3.0], "dimensions": [2, 2, 1], "code": ["1", "4", "8"], "gain": [0.2, 0.5, 0.7], "years": [1.0, 1.0, 3.0]}),
        codes=CODES,
        title="Ít tốn nhất",
        theme=theme,
    ),
    "progress_lines": lambda theme: progress_lines(
        progress_over_versions([("1", SEPTEMBER, task_table({"state": "done"}, {}))]), theme=theme
    ),
}


@pytest.mark.parametrize("name", REAL)
def test_figure_is_valid_small_and_told(name):
    """Every property is one that plotly knows; a figure is at most 20 KB and has a title and a subtitle."""
    figure = REAL[name](None)
    go.Figure(figure.to_dict())
    assert len(figure.to_json()) < 20_000
    assert figure.layout.meta["title"]
    assert figure.layout.meta["subtitle"].endswith(".")


@pytest.mark.parametrize("name", REAL)
def test_figure_speaks_vietnamese_and_stays_put(name):
    """Separators are Vietnamese, nothing is painted behind, and no finger can drag the picture on a phone."""
    layout = REAL[name](None).to_dict()["layout"]
    assert (layout["separators"], layout["paper_bgcolor"], layout["dragmode"]) == (",.", "rgba(0,0,0,0)", False)
    assert all(axis["fixedrange"] for key, axis in layout.items() if key.startswith(("xaxis", "yaxis")))


@pytest.mark.parametrize("name", REAL)
def test_theme_colours_text_only(name):
    """A theme sets the colour of text; without one it is left to Streamlit, and marks are the same for everybody."""
    plain, light, dark = (REAL[name](theme) for theme in (None, "light", "dark"))
    assert plain.layout.font.color is None
    assert light.layout.font.color == LIGHT_GROUND.text
    assert dark.layout.xaxis.tickfont.color == DARK_GROUND.text
    assert plain.to_dict()["data"] == dark.to_dict()["data"]


@pytest.mark.parametrize("name", REAL)
def test_figure_is_the_same_each_time(name):
    """A chart is a pure function of its table."""
    assert REAL[name]("light").to_json() == REAL[name]("light").to_json()


@pytest.mark.parametrize("name", REAL)
def test_figure_makes_its_dictionary_once(name):
    """A page that draws a kept figure again pays for no second dictionary; it is the one plotly itself makes."""
    figure = REAL[name]("light")
    assert figure.to_dict() is figure.to_dict()
    assert figure.to_dict() == go.Figure.to_dict(figure)


def test_charts_keep_the_tables_they_get():
    """No chart changes its table."""
    changes, history, parts = change_table(change_row()), history_table(("1", 2020, [5, 6])), part_table(0.1, -0.2)
    tasks, lines = labelled(due((8, 15))), progress(("2022-03-31", 0.1, 0.2))
    tables = (changes, history, parts, tasks, lines)
    before = [table.copy(deep=True) for table in tables]
    dumbbell(changes), heat_map(history), small_multiples(history), waterfall(parts)
    timeline(tasks, as_of=SEPTEMBER, plan_year=2022), progress_lines(lines)
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(lambda: dumbbell(change_table()), id="dumbbell"),
        pytest.param(lambda: heat_map(history_table()), id="heat-map"),
        pytest.param(lambda: heat_map(history_table(("1", 2020, [NAN, NAN]))), id="heat-map-unpublished"),
        pytest.param(lambda: small_multiples(history_table()), id="small-multiples"),
        pytest.param(lambda: waterfall(part_table()), id="waterfall"),
        pytest.param(lambda: waterfall(part_table(0.1, reading="no")), id="waterfall-forbidden"),
        pytest.param(lambda: ladder(part_table().assign(depth=1)), id="ladder"),
        pytest.param(lambda: history_line(history_table(("1", 2020, [NAN]))), id="history-line"),
        pytest.param(drawn, id="timeline"),
        pytest.param(lambda: drawn(standing()), id="timeline-standing-only"),
        pytest.param(lambda: progress_lines(progress()), id="progress"),
    ],
)
def test_nothing_to_draw_says_so(figure):
    """Without data there is no empty frame but one sentence."""
    empty = figure()
    assert (len(empty.data), len(notes(empty))) == (0, 1)
    assert notes(empty)[0] == empty.layout.meta["title"]


# template


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([2.99, 8.0], (2, 9)), ([5.0], (4, 6)), ([1.1, 9.9], (1, 10)), ([NAN, 4.5], (4, 5)), ([NAN], (1, 10)), ([], (1, 10))],
)
def test_score_range_holds_the_scores_and_stays_on_the_scale(scores, expected):
    """The range is whole numbers with room around the scores, never beyond 1-10."""
    assert score_range(scores) == expected


def test_wrapped_breaks_lines_cuts_and_escapes():
    """Words are never cut, what does not fit ends in "…", and a task's text cannot become markup."""
    assert wrapped("một hai ba bốn", width=8, lines=1) == "một hai…"
    assert wrapped("một hai ba", width=7) == "một hai<br>ba"
    assert wrapped('<a href="x">R&D</a>', width=40) == '&lt;a href="x"&gt;R&amp;D&lt;/a&gt;'


def test_icons_have_a_tone_only_where_colour_means_something():
    """Grey icons take the colour of text, which is readable where a grey mark is not."""
    assert mark("vermilion") in icon(VERDICTS["down"])
    assert "color:" not in icon(VERDICTS["flat"]).replace("font-size", "")


def test_nothing_escapes_no_colour():
    """The picture of no data follows the theme as well."""
    assert nothing("Chưa có", theme="dark").layout.font.color == DARK_GROUND.text


# dumbbell


def test_dumbbell_draws_the_eight_dimensions_in_the_table_s_order():
    """Total and sub-dimensions are left out; rows run from the top in the order of the table."""
    figure = dumbbell(score_change(shipped_scores(), unit="Hưng Yên", year=2022))
    assert [text[:2] for text in notes(figure)[1:9]] == [f"{code}." for code in CODES]
    assert figure.layout.yaxis.range == (7.5, -0.5)


def test_dumbbell_keeps_the_order_it_gets():
    """Rows run from the top as the table has them, whatever their codes."""
    rows = change_table(change_row("2", 5, 4), change_row("1", 5, 5.5))
    assert [text[:2] for text in notes(dumbbell(rows))[1:3]] == ["2.", "1."]


def test_dumbbell_joins_base_and_score_in_the_verdict_s_colour():
    """The base point is hollow, the year's full, the link between them in the verdict's colour."""
    link, base, score = dumbbell(change_table(change_row("4", 7.5, 6.8))).data
    assert (link.x, link.line.color, link.line.dash) == ((7.5, 6.8, None), mark("vermilion"), "solid")
    assert (base.x, base.marker.symbol) == ((7.5,), "circle-open")
    assert (score.x, score.marker.symbol, score.marker.color) == ((6.8,), "circle", (mark("vermilion"),))


def test_dumbbell_says_the_verdict_in_icon_word_and_figures():
    """At the right end stand icon, word, points and per cent."""
    text = notes(dumbbell(change_table(change_row("4", 7.54, 6.88))))[-1]
    assert text.endswith("▼</span> Giảm<br>−0,66 (−8,8\u00a0%)")


def test_dumbbell_draws_caution_dashed_and_starred():
    """What may be compared with caution has a dashed link, an asterisk and a line that explains both."""
    figure = dumbbell(change_table(change_row("1", 5.0, 5.5, comparability="caution")))
    assert figure.data[0].line.dash == "dot"
    assert notes(figure)[-1].endswith("*")
    assert "thận trọng" in figure.layout.meta["subtitle"]
    assert "thận trọng" not in dumbbell(change_table(change_row("1"))).layout.meta["subtitle"]


def test_dumbbell_never_joins_what_is_not_comparable():
    """A change that may not be compared has two grey points, no link, and the word instead of a verdict."""
    row = change_row("5", 7.0, 5.0, comparability="no", verdict="not_comparable", change=NAN, change_pct=NAN)
    base, score = dumbbell(change_table(row)).data
    assert (base.marker.color, score.marker.color) == ((REST,), (REST,))
    assert notes(dumbbell(change_table(row)))[-1].endswith("≠</span>\u2002Không so được")


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (change_row("7", base=NAN, verdict="no_base"), [0, 1]),
        (change_row("7", score=NAN, verdict="no_data"), [1, 0]),
    ],
)
def test_dumbbell_draws_the_point_there_is(row, columns):
    """Without a base or a score only the other point is drawn."""
    assert [len(trace.x) for trace in dumbbell(change_table(row)).data] == columns


def test_dumbbell_states_its_range():
    """The axis does not run over the whole scale, and the subtitle says so."""
    figure = dumbbell(change_table(change_row("1", 3.0, 3.2)))
    assert figure.layout.xaxis.range == (2, 4)
    assert "trục vẽ từ 2 đến 4" in figure.layout.meta["subtitle"]


# heat map


def test_heat_map_writes_every_score_with_a_comma():
    """Rows are dimensions, columns all years between the first and the last; a year not published has a dash and no cell."""
    cells, texts = heat_map(history_table(("1", 2018, [5.111, NAN, 6.0]), ("7", 2019, [3.5, 3.6]))).data
    assert list(cells.y) == [0, 0, 1, 1]
    assert texts.text == ("5,11", "—", "6,00", "—", "3,50", "3,60")


def test_heat_map_has_a_column_a_year():
    """Every year between the first and the last has a tick."""
    figure = heat_map(history_table(("1", 2018, [5, 5, 5])))
    assert figure.layout.xaxis.ticktext == ("2018", "2019", "2020")


def test_heat_map_has_a_gap_where_a_series_starts_anew():
    """Cells of one stretch nearly touch; before the year a series starts anew its row has a gap, and only its row."""
    cells = heat_map(history_table(("1", 2018, [5, 5, 5]), ("5", 2018, [7, 7, 7], [2020]))).data[0]
    ends = [base + width for base, width in zip(cells.base, cells.x, strict=True)]
    gaps = [round(cells.base[at + 1] - ends[at], 2) for at in (0, 1, 3, 4)]
    assert gaps == [0.04, 0.04, 0.04, 0.28]


def test_heat_map_explains_its_gaps():
    """The gap has a word where there is one."""
    gap = heat_map(history_table(("5", 2018, [7, 7, 7], [2020]))).layout.meta["subtitle"]
    assert "Khoảng trống: cách đo đổi" in gap
    assert "Khoảng trống" not in heat_map(history_table(("1", 2018, [5, 5]))).layout.meta["subtitle"]


def test_heat_map_dots_before_the_first_score_to_care():
    """A dotted line with a word stands before the year that asks for care; if it is not published, before the first after it."""
    figure = heat_map(history_table(("1", 2018, [5, 5, 5], (), (), [2019]), ("3", 2018, [4, NAN, 4], (), (), [2019])))
    assert [(stroke.x0, stroke.y0, stroke.line.dash) for stroke in figure.layout.shapes] == [(2018.5, -0.25, "dot"), (2019.5, 0.75, "dot")]
    assert "Nét chấm trước ô" in figure.layout.meta["subtitle"]
    assert "Nét chấm" not in heat_map(history_table(("1", 2018, [5, 5]))).layout.meta["subtitle"]


def test_heat_map_colours_within_a_stretch_only():
    """A colour tells points from the mean of its own stretch: two stretches at other levels look alike."""
    cells = heat_map(history_table(("5", 2018, [7.0, 7.2, 4.0, 4.2], [2020]))).data[0]
    assert cells.marker.color == pytest.approx([-0.1, 0.1, -0.1, 0.1])


def test_heat_map_is_one_hue():
    """Only the strength of one blue tells high from low, on the same scale for every row."""
    marker = heat_map(history_table(("1", 2018, [5, 6]))).data[0].marker
    assert {colour.rsplit(",", 1)[0] for _, colour in marker.colorscale} == {"rgba(54,129,203"}
    assert (marker.cmin, marker.cmax) == (-1, 1)


def test_heat_map_leaves_the_total_out():
    """The total has another scale and no row."""
    figure = heat_map(history_table(("PAPI", 2018, [44.0]), ("1", 2018, [5.0])))
    assert figure.data[0].customdata == ("1",)


# small multiples


def test_small_multiples_share_one_scale():
    """Eight panels, every one with the same range of scores and years."""
    figure = REAL["small_multiples"](None)
    layout = figure.to_dict()["layout"]
    ups = [layout[key]["range"] for key in layout if key.startswith("yaxis")]
    across = [layout[key]["range"] for key in layout if key.startswith("xaxis")]
    assert len({line.xaxis for line in figure.data}) == len(ups) == 8
    assert all(item == ups[0] for item in ups)
    assert all(item == across[0] for item in across)


def test_small_multiples_panels_do_not_overlap():
    """Panels stand in two columns, line under line, inside the picture."""
    layout = REAL["small_multiples"](None).to_dict()["layout"]
    places = [(layout[f"xaxis{at}"]["domain"], layout[f"yaxis{at}"]["domain"]) for at in ["", *range(2, 9)]]
    assert all(0 <= low < high <= 1 + 1e-9 for place in places for low, high in place)
    for at, (x, y) in enumerate(places):
        assert all(x[1] <= u[0] or u[1] <= x[0] or y[1] <= v[0] or v[1] <= y[0] for u, v in places[:at])


def test_small_multiples_break_the_line_at_a_break():
    """Between two segments there is a gap and a dotted stroke half a year before."""
    figure = small_multiples(history_table(("5", 2018, [7, 7.1, 7.2, 7.3], [2020])), base_year=2021)
    assert figure.data[0].x == (2018, 2019, None, 2020, 2021)
    assert figure.data[0].y == (7, 7.1, None, 7.2, 7.3)
    assert figure.data[0].connectgaps is None
    assert [(stroke.x0, stroke.line.dash) for stroke in figure.layout.shapes] == [(2021, None), (2019.5, "dot")]


@pytest.mark.parametrize("draw", [small_multiples, history_line])
def test_line_into_a_year_to_care_is_dotted(draw):
    """The step that asks for care is dotted and has a word; a whole line joins neither it nor a missing year."""
    whole, dotted = draw(history_table(("1", 2018, [5, 5.1, 5.2, NAN, 5.3], (), (), [2019, 2021]))).data
    assert (whole.x, dotted.line.dash) == ((2018, None, 2019, 2020, None, 2021, 2022), "dot")
    assert (dotted.x, dotted.y) == ((2018, 2019), (5, 5.1))
    assert "Nét chấm: một phần đo khác" in draw(history_table(("1", 2018, [5, 5], (), (), [2019]))).layout.meta["subtitle"]
    assert "Nét chấm" not in draw(history_table(("1", 2018, [5, 5]))).layout.meta["subtitle"]


def test_small_multiples_mark_the_base_year_and_name_the_last_score():
    """The base year's point is hollow; the newest known score is written beside its point."""
    line = small_multiples(history_table(("1", 2020, [5, 5.5, 6, NAN])), base_year=2021).data[0]
    assert line.marker.symbol == ("circle", "circle-open", "circle", "circle")
    assert line.text == ("", "", "6,00", "")


def test_small_multiples_draw_errors_where_known():
    """A thin bar of 1.96 standard errors, only in panels and years that have one."""
    figure = small_multiples(history_table(("1", 2020, [5, 6], [], [0.1, NAN]), ("2", 2020, [5, 6])))
    assert figure.data[0].error_y.array == pytest.approx([0.196, None])
    assert figure.data[1].error_y.array is None
    assert "95 %" in figure.layout.meta["subtitle"]


# waterfall


def test_waterfall_goes_from_base_to_score_without_a_gap():
    """Every bar starts where the one before ended; the last ends at the score."""
    ends, bars = waterfall(part_table(0.5, -0.25, 0.125, base=2.0)).data
    assert bars.base == (6.0, 6.5, 6.25)
    assert bars.x == (0.5, -0.25, 0.125)
    assert ends.x == (6.0, 6.375)


def test_waterfall_writes_what_it_draws():
    """Base, every contribution with sign and icon, and score are written at the right."""
    figure = waterfall(part_table(0.5, -0.25, 0.0), base_year=2021, year=2022)
    texts = notes(figure)
    assert texts[0], texts[4] == ("<b>Năm 2021</b>", "<b>Năm 2022</b>")
    assert texts[5] == "<b>6,00</b>"
    assert [text.split("> ")[-1] for text in texts[6:9]] == ["+0,50", "−0,25", "0,00"]
    assert texts[9] == "<b>6,25</b>"
    assert figure.data[1].marker.color == (mark("blue"), mark("vermilion"), REST)


def test_waterfall_says_when_a_figure_is_rounded_to_add_up():
    """A figure a hundredth off its own rounding is told of in the subtitle, and only then."""
    assert "làm tròn" in waterfall(part_table(0.004, 0.004)).layout.meta["subtitle"]
    assert "làm tròn" not in waterfall(part_table(0.5, -0.25)).layout.meta["subtitle"]


def test_waterfall_counts_a_new_part_whole():
    """A part that the base year did not have starts from nothing."""
    rows = part_table(0.5, 0.3).assign(base=[2.0, NAN], score=[2.5, 0.3], parent_base=2.0, parent_score=2.8)
    assert waterfall(rows).data[1].base == (2.0, 2.5)


def test_waterfall_of_an_unpublished_part_is_not_drawn():
    """If one part is missing the sum cannot be taken apart."""
    rows = part_table(0.5, NAN).assign(parent_change=NAN)
    assert notes(waterfall(rows)) == [sentences.waterfall_sentence(rows)]


def test_waterfall_of_no_change_has_room():
    """Without any change the axis still has a width."""
    low, high = waterfall(part_table(0.0, 0.0)).layout.xaxis.range
    assert low < 4 < high


# timeline


def test_timeline_draws_a_bar_from_start_to_due_in_the_label_s_colour():
    """A task with a start is a bar; its icon stands at the due date, in the colour of text: on its bar, its own could not be told."""
    figure = drawn(due((8, 15), start=dt.date(2022, 7, 1), state="done", completed_on=dt.date(2022, 8, 1)))
    bar, icons = figure.data
    assert (bar.x, bar.y) == (("2022-07-01", "2022-08-15", None), (1, 1, None))
    assert bar.line.color == mark(LABELS["done_on_time"].tone)
    assert (icons.x, icons.text) == (("2022-08-15",), ('<span style="font-size:1.3em">✓</span>',))


def test_timeline_draws_a_point_without_a_start():
    """Without a start there is the icon at the due date and no bar."""
    (icons,) = drawn(due((12, 31))).data
    assert icons.x == ("2022-12-31",)


@pytest.mark.parametrize(
    ("change", "end"),
    [
        (due((8, 15)), "2022-09-30"),
        (due((8, 15), state="done", completed_on=dt.date(2022, 8, 20)), "2022-08-20"),
    ],
)
def test_timeline_draws_lateness_as_a_tail(change, end):
    """A thin tail runs from the due date to the completion, or to the as-of date while overdue."""
    tail, _ = drawn(change).data
    assert (tail.x, tail.line.width) == (("2022-08-15", end, None), 2)


def test_timeline_leaves_undated_tasks_out_and_says_how_many():
    """Standing tasks have no place on a time line; their number is told."""
    figure = drawn(due((8, 15)), standing(), standing())
    assert len(figure.data[-1].x) == 1
    assert "2 nhiệm vụ không có ngày hạn" in figure.layout.meta["subtitle"]


def test_timeline_groups_by_dimension_and_orders_by_due_date():
    """Headings of dimensions in order, tasks by due date under them, tasks without a dimension last."""
    figure = drawn(
        due((12, 31), dimension=None, task="D"),
        due((12, 31), dimension=5, task="C"),
        due((11, 30), dimension=5, task="B"),
        due((12, 31), dimension=2, task="A"),
    )
    names = notes(figure)[:7]
    assert [name if len(name) == 1 else name[3:5] for name in names] == ["2.", "A", "5.", "B", "C", "Ch", "D"]
    assert figure.data[-1].y == (1, 3, 4, 6)


def test_timeline_of_400_tasks_shows_those_that_matter():
    """Overdue tasks come first, the longest overdue leading, then open ones by due date; the rest is counted."""
    late = [due((month, 1), task=f"muộn {month}") for month in range(1, 9)]
    soon = [due((10, 1 + at % 28), task=f"sắp {at}") for at in range(60)]
    done = [due((5, 1), state="done", completed_on=dt.date(2022, 4, 1), task="xong")] * 332
    figure = drawn(*done, *soon, *late)
    names = [name for name in notes(figure) if name.startswith(("muộn", "sắp", "xong"))]
    assert len(names) == MOST_TASKS
    assert sum(name.startswith("muộn") for name in names) == 8
    assert "xong" not in names
    assert f"Vẽ {MOST_TASKS} trên 400 nhiệm vụ" in figure.layout.meta["subtitle"]


def test_timeline_grows_with_its_rows():
    """Every row has the same height."""
    heights = [drawn(*[due((12, 31))] * count).layout.height for count in (1, 2, 12)]
    assert heights[2] - heights[1] == 10 * (heights[1] - heights[0])


def test_timeline_shortens_names_and_shows_all_on_hover():
    """A long name is cut at a word; the whole of it, its label and its dates show on hover, without markup."""
    name = "Rà soát <b>toàn bộ</b> thủ tục hành chính và công khai kết quả giải quyết trên trang thông tin điện tử xã"
    figure = drawn(due((8, 15), task=name))
    assert notes(figure)[1].endswith("…")
    hover = figure.data[-1].hovertext[0]
    assert "điện tử xã" in hover.replace("<br>", " ")
    assert "&lt;b&gt;" in hover
    assert "chậm 46 ngày" in hover


def test_timeline_names_today_and_explains_its_icons():
    """The as-of date has a line with its word; only the labels drawn are explained."""
    figure = drawn(due((8, 15)))
    assert notes(figure)[-1] == "Tính đến 30/09/2022"
    assert figure.layout.shapes[-1].x0 == "2022-09-30"
    assert LABELS["overdue"].word in notes(figure)[-2]
    assert LABELS["done_late"].word not in notes(figure)[-2]


def test_timeline_reaches_beyond_the_year_where_needed():
    """The picture shows the plan's year, and more if the as-of date or a task lies outside."""
    figure = drawn({"due": dt.date(2022, 12, 31)}, as_of=dt.date(2023, 2, 1))
    assert figure.layout.xaxis.range == ("2022-01-01", "2023-02-08")


# progress


def test_progress_lines_draw_completion_and_plan():
    """Completion is a full blue line, the plan a dotted grey one, both labelled at their ends, from 0 to 100 %."""
    figure = progress_lines(progress(("2022-06-30", 0.3, 0.4), ("2022-09-30", 0.61, 0.8)))
    plan, done = figure.data
    assert (plan.y, plan.line.dash, plan.text[-1].strip()) == ((0.4, 0.8), "dot", "Kế hoạch 80\u00a0%")
    assert (done.y, done.line.color, done.text[-1].strip()) == ((0.3, 0.61), mark("blue"), "Hoàn thành 61\u00a0%")
    assert figure.layout.yaxis.range[0] == 0


@pytest.mark.parametrize(("language", "marks"), [("vi", ("0\u00a0%", "50\u00a0%", "100\u00a0%")), ("en", ("0%", "50%", "100%"))])
def test_progress_scale_is_written_in_the_language_spoken(language, marks):
    """Shares on the scale are written as those in the labels are."""
    with speaking(language):
        assert progress_lines(progress(("2022-09-30", 0.61, 0.8))).layout.yaxis.ticktext == marks


@pytest.mark.parametrize(
    ("completion", "places"),
    [(0.61, ("top right", "bottom right")), (0.66, ("bottom right", "top right")), (0.3, ("middle right", "middle right"))],
)
def test_progress_labels_keep_apart(completion, places):
    """Where the two ends are close, the higher one's label stands above the lower one's."""
    plan, done = progress_lines(progress(("2022-09-30", completion, 0.64))).data
    assert (plan.textposition, done.textposition) == places


@pytest.mark.parametrize(("months", "named"), [(1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (4, [1, 3, 4]), (5, [1, 3, 5]), (10, [1, 6, 10]), (12, [1, 7, 12])])
def test_progress_labels_at_most_three_dates(months, named):
    """Of many versions the first and the last date are named and one between."""
    figure = progress_lines(progress(*[(f"2022-{month:02}-01", 0.1, 0.2) for month in range(1, months + 1)]))
    assert list(figure.layout.xaxis.ticktext) == [f"01/{month:02}/2022" for month in named]


def test_progress_marks_each_version_with_its_number_and_reason():
    """Each version's point bears its number; its reason shows on hover, as text. Without reasons there are no marks."""
    lines = progress(("2022-06-30", 0.3, 0.4), ("2022-09-30", 0.61, 0.8))
    figure = progress_lines(lines.assign(reason=["Họp giao ban", "<b>Huyện trả lại</b>"]))
    marks = figure.data[-1]
    assert (list(marks.text), list(marks.y)) == (["0", "1"], [0.3, 0.61])
    assert ["Họp giao ban" in marks.hovertext[0], "&lt;b&gt;Huyện trả lại&lt;/b&gt;" in marks.hovertext[1]] == [True, True]
    assert len(progress_lines(lines).data) == len(figure.data) - 1


def test_progress_leaves_versions_without_counted_tasks_out():
    """A version with nothing counted has no share and no point."""
    figure = progress_lines(progress(("2022-03-31", NAN, NAN), ("2022-09-30", 0.5, 0.5)))
    assert figure.data[1].y == (0.5,)
