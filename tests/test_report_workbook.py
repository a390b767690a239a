"""The workbook of a report, read back from its own cells: figures, charts, filters, colours, pages, texts that stay texts."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import range_boundaries
from reported import CASES, HOSTILE, case, example, incomparable, many_tasks, reported
from test_painting_office import office

from papi_metrics.briefing import written
from papi_metrics.palette import LIGHT_GROUND, TONES
from papi_metrics.reports.headline import headline_figures
from papi_metrics.reports.numbering import numbered
from papi_metrics.reports.offices import late_by_office
from papi_metrics.reports.report_workbook import report_workbook
from papi_metrics.reports.report_workbook.definitions import definitions
from papi_metrics.reports.report_workbook.leaf import Leaf
from papi_metrics.reports.report_workbook.looks import look_of, stored
from papi_metrics.reports.report_workbook.task_sheet import task_grid
from papi_metrics.reports.templates.book import Book
from papi_metrics.reports.templates.heights import LINE, row_height
from papi_metrics.rules import RULES_VERSION
from papi_metrics.text import writable
from papi_metrics.wording import MISSING

# A bar without shading is an extension of Excel 2010, which openpyxl passes over.
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")
SHEETS = {
    "vi": ["Tổng quan", "Theo chỉ số", "Điểm PAPI", "Quá hạn", "Thời gian tới", "Nhiệm vụ", "Nguồn, cách tính"],
    "en": ["Overview", "By dimension", "PAPI scores", "Overdue", "Next steps", "Tasks", "Sources and rules"],
}
CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart", "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
BOTH = pytest.mark.parametrize("language", ["vi", "en"])
EACH = pytest.mark.parametrize("name", CASES)


@cache
def bytes_of(name, language="vi"):
    """Return the workbook of a case, written once."""
    return report_workbook(case(name, language))


@cache
def opened(name, language="vi"):
    """Return the workbook of a case as openpyxl reads it, to be looked at only."""
    return openpyxl.load_workbook(io.BytesIO(bytes_of(name, language)))


def texts(sheet):
    """Return all texts of a sheet."""
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def shown(cell):
    """Return what Excel shows of a cell, with a decimal point."""
    value, form = cell.value, cell.number_format
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dt.datetime):
        assert form == "dd/mm/yyyy"
        return f"{value:%d/%m/%Y}"
    parts = form.split(";")
    form = parts[0 if value > 0 or len(parts) == 1 else 1 if value < 0 else 2]
    digits = len(form.split(".")[1].rstrip('%"')) if "." in form else 0
    amount = Decimal(repr(float(value))) * (100 if form.endswith("%") else 1)
    figure = f"{abs(amount).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):{',' if '#' in form else ''}}"
    sign = form[0] if form[0] in "+−" else "-" if amount < 0 and Decimal(figure.replace(",", "")) else ""
    return f"{sign}{figure}{'%' if '%' in form else ''}"


def place_of(book, grid):
    """Return the sheet, the first row and the rows' cells where a table's first row stands in a workbook."""
    first = [written(value, column.kind, language="en") for value, column in zip(grid.rows[0], grid.columns, strict=True)]
    for sheet in book:
        for row in sheet.iter_rows(max_col=len(first)):
            if [shown(cell) or MISSING for cell in row] == [writable(text) or MISSING for text in first]:
                return sheet, row[0].row
    pytest.fail(f"{grid.name} is not in the workbook")
    return None


def chart_parts(data):
    """Return the charts of a workbook as trees, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [etree.fromstring(package.read(name)) for name in names]


def values_at(book, reference):
    """Return the values of a range as a chart names it."""
    name, area = reference.rsplit("!", 1)
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    rows = book[name.strip("'")].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
    return [cell.value for row in rows for cell in row]


def series_of(book, chart):
    """Return the series of a chart: name, categories, values, all as the cells hold them."""
    found = []
    for series in chart.iterfind(".//c:ser", CHART):
        name = series.findtext("c:tx//c:f", namespaces=CHART)
        title = values_at(book, name)[0] if name else series.findtext("c:tx//c:v", namespaces=CHART)
        areas = [values_at(book, series.findtext(f"c:{part}//c:f", namespaces=CHART)) for part in ("cat", "val")]
        found.append((title, *areas))
    return found


@BOTH
def test_sheets_stand_in_order_in_the_reports_language(language):
    """Seven sheets, named in the language of the report."""
    assert opened("example", language).sheetnames == SHEETS[language]


@BOTH
@EACH
def test_tables_show_the_figures_of_the_briefing(name, language):
    """Each cell of each table shows to the digit what the pages show; figures are numbers, dates are dates."""
    briefing = case(name, language)
    book = opened(name, language)
    for grid in (*briefing.grids[:-1], task_grid(briefing)):
        if not grid.rows:
            continue
        sheet, top = place_of(book, grid)
        for at, row in enumerate(grid.rows):
            cells = [sheet.cell(top + at, column) for column in range(1, len(row) + 1)]
            told = [written(value, column.kind, language="en") for value, column in zip(row, grid.columns, strict=True)]
            dash = "" if grid.name == "tasks" else MISSING
            assert [shown(cell) for cell in cells] == [writable(text) if text != MISSING else dash for text in told]
            for cell, value, column in zip(cells, row, grid.columns, strict=True):
                if column.kind != "text" and cell.value not in {MISSING, None}:
                    assert cell.data_type == ("d" if column.kind == "date" else "n")
                    assert column.kind in {"date", "signed_share"} or cell.value == value


@pytest.mark.parametrize(
    ("value", "kind", "shows"),
    [
        (0.075, "share", "7.5%"), (0.07, "share", "7%"), (0.0996, "share", "10%"), (0.125, "share", "13%"), (0.0, "share", "0%"), (0.0004, "share", "0%"),
        (-0.001, "signed", "0.00"), (-0.006, "signed", "−0.01"), (0.12, "signed", "+0.12"), (-0.004, "signed_share", "0"), (0.15, "signed_share", "+15"),
        (-2.64, "signed_percent", "−2.6%"), (0.04, "signed_percent", "0.0%"), (1234567, "count", "1,234,567"), (44.185, "points", "44.19"), (None, "points", MISSING),
        (float("nan"), "share", MISSING), (dt.date(2022, 9, 5), "date", "05/09/2022"),
    ],
)  # fmt: skip
def test_cell_shows_a_figure_as_it_is_written(value, kind, shows):
    """The format of a cell shows its number with the digits and the sign that readers see elsewhere."""
    book = Book(title="x", dated=dt.date(2022, 1, 1))
    book.write(book.sheet("x"), (0, 0), stored(value, kind), look_of(value, kind))
    cell = openpyxl.load_workbook(io.BytesIO(book.finished()))["x"]["A1"]
    assert shown(cell) == shows == written(value, kind, language="en")


@BOTH
@EACH
def test_headline_figures_are_numbers_that_show_as_on_the_pages(name, language):
    """The overview's figures stand under their labels, with what they are set against below."""
    briefing = case(name, language)
    sheet = opened(name, language).worksheets[0]
    labels = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
    for figure in headline_figures(briefing):
        label = labels[figure.label]
        assert shown(label.offset(1)) == written(figure.value, figure.kind, language="en")
        assert label.offset(2).value.startswith(figure.note)


@BOTH
@EACH
def test_cautions_head_every_sheet(name, language):
    """Whoever opens or prints one sheet alone learns that the figures are an illustration."""
    briefing = case(name, language)
    for sheet in opened(name, language):
        top = [cell.value for row in sheet.iter_rows(max_row=8) for cell in row if cell.value]
        assert [f"◆ {caution}" in top for caution in briefing.cautions] == [True] * len(briefing.cautions)


@BOTH
@EACH
def test_overview_says_points_decisions_and_sections(name, language):
    """The first sheet says what to know first, what is to be decided, and each section's opening sentence under its heading."""
    briefing = case(name, language)
    said = texts(opened(name, language).worksheets[0])
    whole = "".join(said)
    told = [point.sentence.vi if language == "vi" else point.sentence.en for point in briefing.points]
    assert [line for line in told if writable(line) not in whole] == []
    assert [line for line in briefing.decisions if writable(line) not in whole] == []
    assert [section.heading for section in numbered(briefing.sections) if section.heading not in said] == []
    assert "I. " in "".join(said)
    assert briefing.subtitle in said


@BOTH
@EACH
def test_paragraphs_and_lists_stand_on_the_sections_sheets(name, language):
    """Nothing that a section says is left out of the workbook."""
    briefing = case(name, language)
    said = "".join(text for sheet in opened(name, language) for text in texts(sheet))
    for section in briefing.sections:
        for block in (*section.blocks, *(block for part in section.sections for block in part.blocks)):
            lines = [block.text] if hasattr(block, "text") else block.items if hasattr(block, "items") else []
            assert [line for line in lines if writable(line) not in said] == []


def test_what_is_to_be_filled_in_is_marked():
    """An open paragraph is in italics on a coloured ground."""
    briefing = example()
    (open_one,) = [block.text for block in briefing.sections[0].blocks if getattr(block, "open", False)]
    cells = [cell for row in opened("example").worksheets[0].iter_rows() for cell in row if cell.value == open_one]
    assert [(cell.font.italic, cell.fill.fgColor.rgb) for cell in cells] == [(True, "FFFCF3E4")]


@BOTH
def test_completion_chart_is_drawn_from_its_table(language):
    """The overview's chart stacks, row by row of its own table, what was reported and what counts by time, and has the plan below."""
    briefing, data = example(language), bytes_of("example", language)
    grid = briefing.grid("completion")
    book = openpyxl.load_workbook(io.BytesIO(data))
    chart = completion_of(data)
    rows = grid.rows[:-1]
    (_, names, reported), (word, _, by_time), (planned_word, _, planned) = series_of(book, chart)
    assert names[::3] == [row[0] for row in rows]
    assert by_time[::3] == [0 if value != value else value for value in briefing.matrix["level_of_effort"]]  # noqa: PLR0124 - not a number
    assert sum(by_time[::3]) > 0
    assert [done + time for done, time in zip(reported[::3], by_time[::3], strict=True)] == pytest.approx([row[1] for row in rows])
    assert (planned_word, planned[1::3]) == (grid.columns[2].heading, [row[2] for row in rows])
    assert word in {"Hoàn thành: theo thời gian đã qua", "Done: by time gone by"}


def test_what_counts_by_time_is_lighter():
    """The stacked part that no report stands behind has the colour of completion, half seen through, and a place in the legend."""
    chart = completion_of(bytes_of("example"))
    assert chart.find(".//c:legend", CHART) is not None
    fills = [series.find("c:spPr/a:solidFill/a:srgbClr", CHART) for series in chart.iterfind(".//c:ser", CHART)]
    assert fills[0].get("val") == fills[1].get("val") != fills[2].get("val")
    assert [fill.find("a:alpha", CHART) is not None for fill in fills] == [False, True, False]


def completion_of(data):
    """Return the chart of completion: stacked, of three series."""
    stacked = [part for part in chart_parts(data) if part.find(".//c:grouping[@val='stacked']", CHART) is not None]
    return next(part for part in stacked if len(part.findall(".//c:ser", CHART)) == 3)


def test_late_table_stands_before_obstacles_and_after_its_offices():
    """On the sheet of what is late the tasks come first, counted by office where there are many, then the obstacles."""
    briefing = case("many")
    said = texts(opened("many").worksheets[3])
    offices, section = late_by_office(briefing.grid("late"), "vi"), numbered(briefing.sections)[3]
    first = writable(str(briefing.grid("late").rows[0][2]))
    assert section.heading == said[0] == f"IV. {briefing.sections[3].heading}"
    order = [said.index(text) for text in (section.sections[0].heading, offices.lead, f"– {offices.items[0]}", first, section.sections[1].heading)]
    assert order == sorted(order)
    assert not [text for text in texts(opened("example").worksheets[3]) if text.startswith("Số nhiệm vụ quá hạn theo đơn vị")]


def test_missing_dates_and_figures_of_tasks_are_empty_cells():
    """In the columns of dates and figures of the task table stand dates and figures only, so that filters know them."""
    grid, sheet = task_grid(example()), opened("example").worksheets[5]
    _, top, _, bottom = range_boundaries(sheet.auto_filter.ref)
    for at, column in enumerate(grid.columns, 1):
        if column.kind != "text":
            cells = [sheet.cell(row, at) for row in range(top + 1, bottom + 1)]
            assert {cell.data_type for cell in cells if cell.value is not None} <= {"d" if column.kind == "date" else "n"}
    assert any(None in row for row in grid.rows)


@pytest.mark.parametrize(("version", "said"), [(3, "bảng theo dõi phiên bản 3, ngày 30/09/2022"), (0, "bảng theo dõi ngày 30/09/2022")])
def test_head_names_the_version_only_of_a_stored_plan(version, said):
    """A file that is no version of the store has none in the head."""
    briefing = example()
    data = report_workbook(replace(briefing, subject=replace(briefing.subject, version=version)))
    head = texts(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0])[:6]
    assert any(said in text for text in head)
    assert not any("phiên bản 0" in text for text in head)


@BOTH
@pytest.mark.parametrize("name", ["example", "many"])
def test_counts_chart_is_drawn_from_the_ministries_table(name, language):
    """The stacked chart has a series for each label, in the words of the labels, from the column that counts it."""
    briefing, data = case(name, language), bytes_of(name, language)
    grid, book = briefing.grid("counts"), openpyxl.load_workbook(io.BytesIO(data))
    stacked = [part for part in chart_parts(data) if part.find(".//c:grouping[@val='stacked']", CHART) is not None]
    chart = next(part for part in stacked if len(part.findall(".//c:ser", CHART)) > 3)
    labels = briefing.tasks["label"].value_counts()
    found = series_of(book, chart)
    assert {sum(values) for _, _, values in found} <= {0, *labels.tolist()}
    assert sum(sum(values) for _, _, values in found) == grid.rows[-1][1]
    assert len({title for title, _, _ in found}) == len(found) == len(grid.columns) - 2


@BOTH
def test_scores_chart_is_drawn_from_the_score_table(language):
    """Both years' scores of the eight dimensions, the total left out, for it would dwarf them."""
    briefing, data = example(language), bytes_of("example", language)
    grid, book = briefing.grid("scores"), openpyxl.load_workbook(io.BytesIO(data))
    chart = next(part for part in chart_parts(data) if "2021" in "".join(part.find(".//c:title", CHART).itertext()))
    names = [row[0] for row in grid.rows[:-1]]
    assert len(names) == 8
    assert series_of(book, chart) == [(grid.columns[at].heading, names, [row[at] for row in grid.rows[:-1]]) for at in (2, 1)]


def test_score_that_cannot_be_compared_is_hollow():
    """The bar of a base year that may not be compared has no filling, and a line below says why."""
    briefing = reported(many_tasks(9), changes=incomparable("2", "4"))
    data = report_workbook(briefing)
    chart = next(part for part in chart_parts(data) if part.find(".//c:dPt", CHART) is not None)
    hollow = [point.find("c:idx", CHART).get("val") for point in chart.iterfind(".//c:dPt", CHART) if point.find("c:spPr/a:noFill", CHART) is not None]
    assert hollow == ["1", "3"]
    said = texts(openpyxl.load_workbook(io.BytesIO(data))["Điểm PAPI"])
    assert "Thanh rỗng: điểm năm 2021 không so được với năm 2022." in said
    assert said.count("≠ Không so được") == 2


@BOTH
def test_charts_are_titled_and_in_the_projects_colours(language):
    """Every chart has a title and colours of the palette only."""
    colours = {tone.mark for tone in TONES.values()} | {tone.light for tone in TONES.values()} | {LIGHT_GROUND.line, LIGHT_GROUND.text, "#FFFFFF"}
    for chart in chart_parts(bytes_of("example", language)):
        assert "".join(chart.find(".//c:title", CHART).itertext())
        used = {f"#{colour.get('val')}" for colour in chart.iterfind(".//a:srgbClr", CHART)}
        assert used <= colours


@pytest.mark.parametrize(("name", "charts"), [("example", 3), ("many", 3), ("none", 1), ("unscored", 2)])
def test_nothing_to_draw_is_not_drawn(name, charts):
    """Without tasks there is no chart of tasks, without scores none of scores."""
    assert len(chart_parts(bytes_of(name))) == charts


@BOTH
@pytest.mark.parametrize("name", ["example", "many", "hostile", "long"])
def test_task_table_has_filters_and_a_frozen_heading(name, language):
    """The filter spans the whole table; the heading stays in sight and is repeated on paper."""
    briefing = case(name, language)
    grid, book = task_grid(briefing), opened(name, language)
    sheet = book.worksheets[5]
    left, top, right, bottom = range_boundaries(sheet.auto_filter.ref)
    assert [cell.value for cell in sheet[top]] == [column.heading for column in grid.columns]
    assert (left, right, bottom - top) == (1, len(grid.columns), len(grid.rows))
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"


@BOTH
def test_task_table_colours_words_by_what_they_say(language):
    """Rules ask for the word itself: overdue, done on time, done late, done, due soon; each colour is the palette's."""
    sheet = opened("example", language).worksheets[5]
    rules = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.type == "expression":
                rules.setdefault(rule.formula[0].split('"')[1], set()).add(rule.dxf.font.color.rgb[2:])
    said = set(texts(sheet))
    overdue, done, soon = ("Chưa hoàn thành, quá hạn", "Đã hoàn thành", "Sắp đến hạn") if language == "vi" else ("Open, overdue", "Done", "Due soon")
    assert {overdue, done, soon} <= rules.keys() <= said
    assert rules[overdue] == {TONES["vermilion"].light[1:]}
    assert (rules[done], rules[soon]) == ({TONES["blue"].light[1:]}, {TONES["orange"].light[1:]})
    assert len(rules) == 5


def test_rules_ask_the_columns_they_speak_of():
    """Each rule looks at the first row of its area in the column whose heading is state, label or reminder."""
    sheet = opened("example").worksheets[5]
    _, top, _, bottom = range_boundaries(sheet.auto_filter.ref)
    asked = {"Đã hoàn thành": "Trạng thái", "Sắp đến hạn": "Nhắc việc"}
    for area in sheet.conditional_formatting:
        _, first, _, last = range_boundaries(str(area.sqref))
        assert (first, last) == (top + 1, bottom)
        for rule in (rule for rule in area.rules if rule.type == "expression"):
            place, word = rule.formula[0].split("=")[0], rule.formula[0].split('"')[1]
            assert int(place.lstrip("$ABCDEFGHIJKLMNOP")) == top + 1
            assert sheet[place.replace("$", "").rstrip("0123456789") + str(top)].value == asked.get(word, "Tình trạng")


def test_progress_has_a_bar_from_none_to_all():
    """A data bar over the column of progress, from 0 to 1."""
    sheet = opened("example").worksheets[5]
    _, top, _, _ = range_boundaries(sheet.auto_filter.ref)
    (area,) = [area for area in sheet.conditional_formatting if area.rules[0].type == "dataBar"]
    assert [limit.val for limit in area.rules[0].dataBar.cfvo] == ["0", "1"] or [limit.val for limit in area.rules[0].dataBar.cfvo] == [0, 1]
    assert sheet.cell(top, range_boundaries(str(area.sqref))[0]).value == "Tiến độ"


@pytest.mark.parametrize("name", CASES)
def test_reminders_are_the_plans_own(name):
    """As many reminders as the plan has tasks overdue and due soon."""
    briefing = case(name)
    words = [row[-1] for row in task_grid(briefing).rows]
    assert (words.count("Quá hạn"), words.count("Sắp đến hạn")) == (briefing.summary.overdue, briefing.summary.due_soon)


@BOTH
@EACH
def test_every_sheet_prints_on_a4_one_page_wide_with_page_numbers(name, language):
    """A4, as many pages down as it takes, one across; the number of the page and of all at the foot."""
    for sheet in opened(name, language):
        setup = sheet.page_setup
        assert (int(setup.paperSize), setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, 0, True)
        assert setup.fitToWidth in {None, 1}
        assert sheet.oddFooter.center.text == "&P/&N"
        assert sheet.print_area


@pytest.mark.parametrize("at", [3, 4, 5])
def test_long_tables_repeat_their_heading(at):
    """On paper the tables of what is late, what comes next and of all tasks begin each page with their heading."""
    sheet = opened("many").worksheets[at]
    top = int(sheet.print_title_rows.split(":")[0].strip("$"))
    assert {"Nhiệm vụ", "Hạn"} <= {cell.value for cell in sheet[top]}


@EACH
def test_no_text_becomes_a_formula_or_a_link(name):
    """Whatever a text looks like, its cell holds a text, and nothing in the workbook leads anywhere."""
    data = bytes_of(name)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type not in {"s", "n", "d"} or cell.hyperlink] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert [name for name, part in parts.items() if b"TargetMode" in part or (b"<f>" in part and b"chart" not in name.encode())] == []
    assert [name for name in parts if "external" in name.lower() or "vba" in name.lower()] == []


def test_hostile_texts_stay_what_they_are():
    """Every hostile text stands in the task table, without the characters that a workbook cannot hold."""
    said = set(texts(opened("hostile").worksheets[5]))
    assert {writable(text) for text in HOSTILE} <= said


@BOTH
@EACH
def test_rows_are_tall_enough_for_their_texts(name, language):
    """No row is taller than Excel allows, and the texts of every table, be they of two thousand characters, fit into theirs."""
    for sheet in opened(name, language).worksheets[1:]:
        widths = {at: kept.width for kept in sheet.column_dimensions.values() for at in range(kept.min, kept.max + 1)}
        merged = {place for area in sheet.merged_cells.ranges for row in area.rows for place in row}
        for row in sheet.iter_rows():
            cells = [cell for cell in row if (cell.row, cell.column) not in merged and isinstance(cell.value, str)]
            height = sheet.row_dimensions[row[0].row].height or LINE
            assert row_height([cell.value for cell in cells], [widths[cell.column] - 1.5 * cell.alignment.indent for cell in cells]) <= height < 400


@pytest.mark.parametrize("word", ["dài ", "x"], ids=["words", "no gap"])
def test_text_that_no_row_holds_goes_on_in_the_next(word):
    """Running text of any length stands in rows that Excel can show, divided between words where it has any, and nothing is lost."""
    book = Book(title="x", dated=dt.date(2022, 1, 1))
    Leaf(book, "x", [40, 40]).line(word * 1201)
    sheet = openpyxl.load_workbook(io.BytesIO(book.finished()))["x"]
    parts = texts(sheet)
    assert ("".join(parts), {part[: len(word)] for part in parts}) == (word * 1201, {word})
    assert all(30 < sheet.row_dimensions[at].height < 400 for at in range(1, len(parts)))


@BOTH
def test_last_sheet_has_sources_marks_and_rules_with_their_version(language):
    """Where the figures come from, what the marks mean, and every rule in words."""
    briefing = example(language)
    said = texts(opened("example", language).worksheets[-1])
    assert [source for source in briefing.sources if source not in said] == []
    assert any(RULES_VERSION in text for text in said)
    assert [name for name, _ in definitions(language) if name not in said] == []
    assert any(text.startswith("≠") for text in said)
    assert any(text.startswith("*") for text in said)


def test_papi_is_cited_where_its_scores_stand():
    """The sheet of scores names who measured and published them."""
    assert any("papi.org.vn" in text for text in texts(opened("example").worksheets[2]))


def test_rules_in_both_languages_have_the_same_numbers():
    """A rule names the same thresholds in either language."""
    for (name, vietnamese), (_, english) in zip(definitions("vi"), definitions("en"), strict=True):
        figures = [set(re.findall(r"\d+", words)) for words in (vietnamese, english)]
        assert figures[0] == figures[1], name


@EACH
def test_same_briefing_gives_the_same_bytes(name):
    """Nothing of the moment or the machine gets into the file."""
    assert report_workbook(case(name)) == bytes_of(name)


@pytest.mark.office
def test_office_opens_the_workbook(tmp_path):
    """LibreOffice opens and saves every kind of workbook with its sheets, figures and charts, and prints it on A4."""
    names = ("example", "many", "none", "hostile")
    files = [tmp_path / f"{name}.xlsx" for name in names]
    for name, file in zip(names, files, strict=True):
        file.write_bytes(bytes_of(name))
    for name, data in zip(names, office(tmp_path, *files), strict=True):
        before, after = opened(name), openpyxl.load_workbook(io.BytesIO(data))
        assert after.sheetnames == before.sheetnames
        assert len(chart_parts(data)) == len(chart_parts(bytes_of(name)))
        for old, new in zip(before, after, strict=True):
            assert [cell.value for row in new.iter_rows() for cell in row if isinstance(cell.value, int | float)] == pytest.approx(
                [cell.value for row in old.iter_rows() for cell in row if isinstance(cell.value, int | float)]
            )
