"""The six slides, read back: order, titles, figures as the report writes them, charts, tables, room, and texts that are no friends."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache

import openpyxl
import pandas as pd
import pytest
from briefings import LONG, example_tasks, hung_yen, subject_of
from lxml import etree
from pptx import Presentation
from pptx.util import Inches
from tasks import standing, task_table

from papi_metrics.briefing import briefing, period_name, sign_word, written
from papi_metrics.briefing.next_steps import nothing_asked
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import reporting_period
from papi_metrics.reports.headline import headline_figures
from papi_metrics.reports.slides import slides_document
from papi_metrics.reports.slides.frame import lines_shared
from papi_metrics.reports.slides.measure import fitted, lines_of, plain
from papi_metrics.sentences import dimension_finding, headline, slowest

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DEADLINE = 180
BODY_SIZE, TABLE_SIZE = 18, 14
"""The least that a meeting room reads."""
EXAMPLE, SCORES = example_tasks(), hung_yen()
HOSTILE = (
    '=HYPERLINK("http://x","y")', "+1", "@SUM(A1)", "<b>x</b>", "{{ x }}", '{ HYPERLINK "http://x" }', "&amp;", "]]>", "a\x00b\x0bc\ufffed",
    "\u202etừ phải sang trái", "\u200fab\u200e", "x" * 2_000, "hai\ndòng\tvà tab", "https://example.org", "_x000D_", LONG, "\u2028", "家" * 300,
)  # fmt: skip


def report(tasks=EXAMPLE, *, changes=SCORES, language="vi", whose=None, **subject):
    """Return a report; what is not given is the example's."""
    told = subject_of(language, **{"plan_title": "", **subject})
    return briefing(tasks, changes, subject=told, letterhead=Letterhead.of_unit(told.unit, province=told.province), score_unit=whose)


def many():
    """Return a plan of 400 tasks of four offices, some two hundred of them late."""
    states = ("done", "in_progress", "not_started", "awaiting_confirmation", "paused")
    rows = [
        {
            "dimension": at % 8 + 1,
            "task": f"Nhiệm vụ số {at} rà soát, công khai, niêm yết danh sách hộ nghèo",
            "lead_unit": None if at % 29 == 0 else f"Công chức số {at % 5}",
            "state": states[at % 5],
            "due": dt.date(2022, 1 + at % 12, 28),
            "completed_on": dt.date(2022, 1 + at % 9, 20) if at % 15 == 0 else None,
            "note": "Chờ hướng dẫn" if at % 7 == 0 else None,
        }
        for at in range(400)
    ]
    return task_table(*rows)


def hostile():
    """Return a plan whose every text is one that programs take for something else or no document can hold."""
    rows = [
        {"task": text, "lead_unit": HOSTILE[at - 1], "note": HOSTILE[at - 2], "state": state, "due": due}
        for at, text in enumerate(HOSTILE)
        for state, due in (("in_progress", dt.date(2022, 3, 1 + at)), ("paused", dt.date(2022, 12, 1)), ("awaiting_confirmation", None))
    ]
    return task_table(*rows)


def all_late():
    """Return a plan in which every task is late, with long names of offices."""
    office = "Công an xã phối hợp với Ban Chỉ huy Quân sự xã và các đoàn thể chính trị – xã hội trong xã số {}"
    return task_table(*[{"dimension": at % 8 + 1, "task": LONG, "lead_unit": office.format(at % 3), "due": dt.date(2022, 2, 1 + at % 20)} for at in range(46)])


def quiet():
    """Return a plan in which nothing is late and nothing is asked."""
    return task_table(standing(state="in_progress", progress=1.0), {"state": "done", "completed_on": dt.date(2022, 8, 1), "due": dt.date(2022, 8, 30)})


NO_SCORES = SCORES.head(0)
REPORTS = {
    "46 tasks": report,
    "46 tasks, English": lambda: report(language="en"),
    "400 tasks": lambda: report(many()),
    "no task": lambda: report(EXAMPLE.head(0)),
    "no task, no scores, English": lambda: report(EXAMPLE.head(0), changes=NO_SCORES, language="en", illustration=False),
    "no scores": lambda: report(changes=NO_SCORES),
    "all late": lambda: report(all_late()),
    "all late, English": lambda: report(all_late(), language="en"),
    "hostile": lambda: report(hostile(), unit=f"xã {HOSTILE[0]}", file_name=HOSTILE[3]),
    "hostile, English": lambda: report(hostile(), language="en", unit=LONG),
    "quiet": lambda: report(quiet(), changes=NO_SCORES, illustration=False, data_as_of=dt.date(2022, 9, 14)),
    "own survey": lambda: report(changes=SCORES.assign(level="commune", evidence="chưa có ý nghĩa thống kê (z = −1,23)", source=LONG), whose="xã Trung Trắc"),
    "not comparable": lambda: report(changes=SCORES.assign(comparability="no", verdict="not_comparable", evidence=None, reason="Đổi bảng hỏi.")),
    "far period": lambda: report(period=reporting_period("nine_months", year=2023, number=1), today=dt.date(2022, 10, 2)),
}
EACH = pytest.mark.parametrize("name", REPORTS)


@cache
def report_of(name):
    """Return one of the reports, made once."""
    return REPORTS[name]()


@cache
def data_of(name):
    """Return the presentation of one of the reports, written once."""
    return slides_document(report_of(name))


@cache
def presentation_of(name):
    """Return the presentation of one of the reports, read back once."""
    return Presentation(io.BytesIO(data_of(name)))


def shapes(slide, name):
    """Return the shapes of a slide that bear a name."""
    return [shape for shape in slide.shapes if shape.name == name]


def grid_of(slide):
    """Return the texts of a slide's table, cell by cell."""
    return [[cell.text_frame.text for cell in row.cells] for row in shapes(slide, "Table")[0].table.rows]


def values_of(chart):
    """Return the values of a chart's series."""
    return [series.values for series in chart.plots[0].series]  # noqa: PD011 - not a table


def texts_of(slide):
    """Return all that is written on a slide, tables included."""
    return "\n".join(node.text or "" for node in slide._element.iter(f"{DRAWING}t"))


def deck(name="46 tasks"):
    """Return a report and its slides."""
    return report_of(name), list(presentation_of(name).slides)


@EACH
def test_deck_has_six_slides_of_one_layout(name):
    """Always six slides, 16:9, of the one layout there is, with title, subtitle, footer and number as placeholders."""
    slides = presentation_of(name).slides
    assert len(slides) == 6
    assert presentation_of(name).slide_width * 9 == presentation_of(name).slide_height * 16
    assert [layout.name for layout in presentation_of(name).slide_layouts] == ["PAPI"]
    assert {tuple(sorted(shape.placeholder_format.type.name for shape in slide.placeholders)) for slide in slides} == {
        ("BODY", "FOOTER", "SLIDE_NUMBER", "TITLE")
    }


@EACH
def test_a_screen_reader_comes_to_the_title_first(name):
    """The title stands first, the footer and the page number last, and no two shapes share a number."""
    for slide in presentation_of(name).slides:
        names = [shape.name for shape in slide.shapes]
        assert names[0].startswith("Title")
        assert names[-2:] == ["Footer", "Page number"]
        assert len({shape.shape_id for shape in slide.shapes}) == len(names)


@EACH
def test_every_placeholder_is_filled(name):
    """No placeholder is left empty."""
    for slide in presentation_of(name).slides:
        assert all(shape.text_frame.text for shape in slide.placeholders)


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English"])
def test_titles_are_the_findings_in_order(name):
    """Titles say what was found, in the order of the slides."""
    value, slides = deck(name)
    language = value.subject.language
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == plain(headline(value.summary, language=language)).rstrip(".")
    assert titles[1] == plain(slowest(value.matrix, language=language)).rstrip(".")
    assert titles[3] == plain(dimension_finding(value.changes, language=language))
    assert titles[2::3] == {
        "vi": ["1 nhiệm vụ quá hạn của 1 đơn vị, lâu nhất 30 ngày", "Xin ý kiến về 5 việc"],
        "en": ["1 task overdue with 1 office, the longest 30 days", "5 decisions asked for"],
    }[language]
    assert titles[4] == {"vi": "4 chỉ số cần tập trung, trước hết là chỉ số 4, 6 và 7", "en": "4 dimensions to concentrate on, first dimensions 4, 6 and 7"}[language]


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English", "400 tasks", "all late"])
def test_big_figures_are_those_of_the_summary(name):
    """The four big figures stand as the report writes them, each with what it is held against."""
    value, slides = deck(name)
    language, summary = value.subject.language, value.summary
    cards = {card: shapes(slides[0], card)[0].text_frame.text.split("\n") for card in ("Completion", "Overdue", "On time", "PAPI")}
    total = value.changes[value.changes["code"] == "PAPI"].iloc[0]
    assert [lines[1] for lines in cards.values()] == [
        written(summary.completion, "share", language=language),
        written(summary.overdue, "count", language=language),
        written(summary.on_time_rate, "share", language=language),
        written(float(total["score"]), "points", language=language),
    ]
    assert written(summary.planned, "share", language=language) in cards["Completion"][2]
    assert str(summary.on_time) in " ".join(cards["On time"][2:])
    assert f"{int(total['rank'])}/{int(total['rank_n'])} (2021: {int(total['base_rank'])}/{int(total['base_rank_n'])})" in cards["PAPI"][4]
    assert written(float(total["change"]), "signed", language=language) in cards["PAPI"][2]


def test_overdue_names_its_one_office():
    """Of one office the name is said; of several how many."""
    assert "Công chức VP-TK xã" in shapes(deck()[1][0], "Overdue")[0].text_frame.text
    assert "của 4 đơn vị" in shapes(deck("400 tasks")[1][0], "Overdue")[0].text_frame.text


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English"])
def test_points_stand_as_told(name):
    """The things to know are those of the report, whole."""
    value, slides = deck(name)
    told = [plain(getattr(point.sentence, value.subject.language)) for point in value.points]
    assert [paragraph.text for paragraph in shapes(slides[0], "Points")[0].text_frame.paragraphs] == told


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English", "400 tasks", "all late"])
def test_dimension_bars_and_table_are_the_report_s(name):
    """The chart has the shares themselves, the table beside it the report's own figures."""
    value, slides = deck(name)
    language, grid = value.subject.language, value.grid("completion").rows[:8]
    chart = shapes(slides[1], "Chart")[0].chart
    assert list(chart.plots[0].categories)[::3] == [row[0] for row in grid]
    reported, by_time, planned = values_of(chart)
    assert [done + time for done, time in zip(reported[::3], by_time[::3], strict=True)] == pytest.approx([row[1] for row in grid])
    assert planned[1::3] == tuple(row[2] for row in grid)
    assert {*planned[::3], *planned[2::3], *reported[1::3], *by_time[1::3], *reported[2::3]} == {None}
    counts = value.grid("counts").rows
    for cells, row, count in zip(grid_of(slides[1])[1:], grid, counts, strict=False):
        assert cells[:4] == [row[0], "", *(written(share, "share", language=language) for share in row[1:3])]
        assert [int(cell.strip("▲ ")) for cell in cells[4:6]] == [count[1], count[3]]
        assert cells[6][2:] == row[-1]


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English"])
def test_what_counts_by_time_is_a_lighter_part_with_a_legend(name):
    """The share that no report stands behind is stacked on what was reported, in the same colour half seen through, and named."""
    value, slides = deck(name)
    chart = shapes(slides[1], "Chart")[0].chart
    by_time = [0.0 if pd.isna(share) else float(share) for share in value.matrix["level_of_effort"]]
    assert values_of(chart)[1][::3] == pytest.approx(by_time)
    assert sum(by_time) > 0
    assert chart._chartSpace.xpath(".//c:grouping/@val") == ["stacked"]
    fills = [series._element.xpath("c:spPr/a:solidFill/a:srgbClr")[0] for series in chart.plots[0].series]
    assert fills[0].get("val") == fills[1].get("val") != fills[2].get("val")
    assert [len(fill) for fill in fills] == [0, 1, 0]
    assert chart.has_legend
    assert chart.plots[0].series[1].name in {"Theo thời gian đã qua", "By time gone by"}


def test_late_tasks_are_the_report_s_first():
    """The table has the first rows of the report's, and says how many are left."""
    value, slides = deck("400 tasks")
    grid, shown = value.grid("late"), grid_of(slides[2])[1:]
    assert len(shown) == 6
    assert [cells[:4] for cells in shown] == [[row[1], row[2], written(row[3], "date"), f"▲ {row[4]}"] for row in grid.rows[:6]]
    assert shapes(slides[2], "Rest")[0].text_frame.text.startswith(f"… và {len(grid.rows) - 6} nhiệm vụ khác quá hạn")


def nobody_s():
    """Return a plan whose late tasks have no lead unit."""
    return task_table(*[{"dimension": at, "lead_unit": None, "due": dt.date(2022, 3, at)} for at in (1, 2, 3)])


@pytest.mark.parametrize(("language", "title"), [("vi", "3 nhiệm vụ quá hạn, lâu nhất 197 ngày"), ("en", "3 tasks overdue, the longest 197 days")])
def test_late_tasks_of_no_office_are_counted_without_one(language, title):
    """Where no late task has a lead unit, the title counts tasks and days and no office."""
    slide = Presentation(io.BytesIO(slides_document(report(nobody_s(), language=language)))).slides[2]
    assert slide.shapes.title.text_frame.text == title


@pytest.mark.parametrize(("language", "note"), [("vi", "lâu nhất 197 ngày"), ("en", "longest 197 days")])
def test_headline_of_late_tasks_counts_no_office_where_there_is_none(language, note):
    """The figure of late tasks tells the longest delay alone where no lead unit is known."""
    assert headline_figures(report(nobody_s(), language=language))[1].note == note


def test_late_tasks_are_counted_by_office_where_more_are_late_than_fit():
    """Each office's tasks and its longest delay stand below the list, most tasks first; with few late tasks nothing does."""
    rows = [{"dimension": 1, "lead_unit": "Công an xã; VP-TK xã" if at < 4 else "VP-TK xã", "due": dt.date(2022, 8, 1 + at)} for at in range(9)]
    slide = Presentation(io.BytesIO(slides_document(report(task_table(*rows))))).slides[2]
    assert shapes(slide, "Offices")[0].text_frame.text == "Theo đơn vị: VP-TK xã 9 (lâu nhất 44 ngày) và Công an xã 4 (lâu nhất 44 ngày)."
    assert shapes(deck()[1][2], "Offices") == []


@pytest.mark.parametrize("name", ["400 tasks", "all late", "all late, English", "hostile"])
def test_offices_counted_never_end_within_a_word(name):
    """Where not all offices fit the text ends with how many are left."""
    text = shapes(deck(name)[1][2], "Offices")[0].text_frame.text
    assert name == "hostile" or text.endswith(".")
    assert lines_of(text, 12.13, size=TABLE_SIZE) <= 3


@pytest.mark.parametrize("name", ["400 tasks", "all late", "all late, English"])
def test_decisions_stay_whole_sentences(name):
    """A quoted title is cut, the sentence around it never is: it ends as it does in the report."""
    value, slides = deck(name)
    paragraphs = [paragraph.text for paragraph in shapes(slides[5], "Decisions")[0].text_frame.paragraphs]
    for text, asked in zip(paragraphs, value.decisions, strict=True):
        assert text.endswith(".")
        assert text.count("«") == text.count("»")
        counted_rest = re.search(r"và \d+ nhiệm vụ khác\)", asked)
        assert counted_rest is None or counted_rest[0] in text


def test_what_is_due_soon_is_counted_from_the_cut_off():
    """On the slide of nothing late the days ahead begin after the cut-off."""
    soon = task_table({"state": "in_progress", "due": dt.date(2022, 9, 20)})
    texts = "".join(texts_of(slide) for slide in list(Presentation(io.BytesIO(slides_document(report(soon)))).slides)[2:3])
    assert "1 nhiệm vụ đến hạn trong 14 ngày sau ngày chốt." in texts


def test_few_late_tasks_are_set_large():
    """Where few tasks are late they are set in body size."""
    frame = shapes(deck()[1][2], "Table")[0].table.cell(1, 1).text_frame
    assert {run.font.size.pt for run in frame.paragraphs[0].runs} == {BODY_SIZE}


@pytest.mark.parametrize("name", ["quiet", "no task", "no task, no scores, English"])
def test_nothing_late_is_a_calm_slide(name):
    """Where nothing is late there is no table but a state that says so."""
    slide = deck(name)[1][2]
    assert slide.shapes.title.text_frame.text in {"Không có nhiệm vụ quá hạn", "No task is overdue"}
    assert shapes(slide, "Table") == []
    assert len(shapes(slide, "State")) == 1


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English", "own survey", "not comparable"])
def test_score_bars_and_table_are_the_report_s(name):
    """Both years' scores are drawn as they are; the table has figures, changes, verdicts and evidence of the report's."""
    value, slides = deck(name)
    language, grid = value.subject.language, value.grid("scores").rows
    chart = shapes(slides[3], "Chart")[0].chart
    assert values_of(chart) == [tuple(row[at] for row in grid[:-1]) for at in (2, 1)]
    for cells, row in zip(grid_of(slides[3])[1:], grid, strict=False):
        assert cells[:2] == [written(row[at], "points", language=language) for at in (2, 1)]
        told = [written(row[3], "signed", language=language), *([written(row[4], "signed_percent", language=language)] if row[4] is not None else [])]
        assert cells[2].split("\n") == told
        assert cells[3].split("\n")[0].endswith(row[5])
        assert cells[3].split("\n")[1:] == ([plain(row[6])] if row[6] else [])
    assert written(grid[-1][2], "points", language=language) in shapes(slides[3], "Total")[0].text_frame.text


@pytest.mark.parametrize(("name", "told"), [("46 tasks", "của tỉnh Hưng Yên, năm 2022 so với 2021"), ("own survey", "khảo sát của xã Trung Trắc, năm")])
def test_subtitle_says_whose_scores(name, told):
    """The slide of scores says whose they are and of which years."""
    assert told in deck(name)[1][3].placeholders[13].text_frame.text


@pytest.mark.parametrize(("name", "at"), [("46 tasks", 3), ("46 tasks", 4), ("46 tasks, English", 3), ("no task", 4)])
def test_signs_are_explained_and_papi_is_cited(name, at):
    """Beside scores stand what * and ≠ mean, whose the scores are and who published them."""
    value, slides = deck(name)
    text = texts_of(slides[at])
    assert value.grid("scores").note in text
    assert "papi.org.vn" in text


@pytest.mark.parametrize("at", [0, 3, 4])
def test_not_comparable_years_show_no_change(at):
    """Where years may not be compared no slide of scores shows a change or a second rank."""
    value, slides = deck("not comparable")
    text = texts_of(slides[at])
    changes = [written(float(change), "signed") for change in value.changes["change"].head(9)]
    assert [change for change in changes if change in text] == []
    assert "2021:" not in text
    assert "≠" in text


def test_no_scores_are_said():
    """Without scores their slide says so, the first shows a dash and the priorities a dash too."""
    slides = deck("no scores")[1]
    assert slides[3].shapes.title.text_frame.text == "Chưa có điểm PAPI của Hưng Yên để so với năm gốc"
    assert len(shapes(slides[3], "State")) == 1
    assert shapes(slides[0], "PAPI")[0].text_frame.text.split("\n")[1] == "—"
    assert {row[-1] for row in grid_of(slides[4])[1:]} == {"—"}


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English", "400 tasks"])
def test_priorities_stand_by_urgency(name):
    """The most pressing dimension is first; each row has the reading in words and the figures of the matrix."""
    value, slides = deck(name)
    language = value.subject.language
    rows = value.matrix.sort_values(["urgency", "dimension"], kind="stable").to_dict("records")
    for cells, row in zip(grid_of(slides[4])[1:], rows, strict=True):
        assert cells[0].startswith(f"{row['dimension']}. ")
        assert language == "en" or cells[1].casefold() == row["reading"].casefold()
        assert cells[2:4] == [written(float(row[name]), "share", language=language) for name in ("completion", "planned")]
        assert cells[5] == written(float(row["score"]), "points", language=language)
        assert written(float(row["change"]), "signed", language=language) in cells[6]


@pytest.mark.parametrize("name", ["46 tasks", "46 tasks, English"])
def test_decisions_are_numbered_sentences(name):
    """Each decision is a numbered paragraph, whole."""
    value, slides = deck(name)
    paragraphs = shapes(slides[5], "Decisions")[0].text_frame.paragraphs
    assert [paragraph.text for paragraph in paragraphs] == [plain(text) for text in value.decisions]
    assert all(paragraph._p.find(f".//{DRAWING}buAutoNum") is not None for paragraph in paragraphs)


def test_nothing_to_decide_is_a_calm_slide():
    """Where leaders are asked nothing the last slide says so."""
    value, slides = deck("quiet")
    assert value.decisions == (nothing_asked("vi"),)
    assert slides[5].shapes.title.text_frame.text == "Không có việc nào cần xin ý kiến"
    assert len(shapes(slides[5], "State")) == 1


@EACH
def test_footer_names_unit_period_and_cut_off(name):
    """Every slide's footer has unit, period and cut-off date, as far as a long name leaves room, and the page's number as a field."""
    value, slides = deck(name)
    for number, slide in enumerate(slides, 1):
        told = {shape.placeholder_format.type.name: shape for shape in slide.placeholders}
        assert told["FOOTER"].text_frame.text.startswith(plain(value.subject.unit)[:20])
        if len(value.subject.unit) < 20:
            assert period_name(value.subject.period, value.subject.language) in told["FOOTER"].text_frame.text
            assert value.subject.as_of.strftime("%d/%m/%Y") in told["FOOTER"].text_frame.text
        field = told["SLIDE_NUMBER"]._element.find(f".//{DRAWING}fld")
        assert (field.get("type"), field.find(f"{DRAWING}t").text) == ("slidenum", str(number))


@EACH
def test_ribbon_says_what_is_an_illustration(name):
    """Each slide of an illustration says so at its top; the first has every caution."""
    value, slides = deck(name)
    for at, slide in enumerate(slides):
        ribbon = "".join(shape.text_frame.text for shape in shapes(slide, "Ribbon"))
        told = value.cautions if at == 0 else value.cautions[: int(value.subject.illustration)]
        assert ribbon == (f"◆ {' '.join(told)}" if told else "")


@EACH
def test_notes_have_full_sentences_and_sources(name):
    """Speaker notes carry the title's sentence whole, cautions and sources."""
    value, slides = deck(name)
    for slide in slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert all(plain(text) in notes for text in (*value.cautions, *value.sources))
    assert all(plain(text) in slides[5].notes_slide.notes_text_frame.text for text in value.decisions if text != nothing_asked(value.subject.language))


@EACH
def test_shapes_stay_on_the_slide_and_apart(name):
    """Nothing leaves its slide and no two shapes overlap, but the bars that stand in a column left empty for them."""
    for slide in presentation_of(name).slides:
        boxes = [(shape.name, shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in slide.shapes]
        assert [box for box in boxes if box[1] < 0 or box[2] < 0 or box[3] > Inches(40 / 3) + 1 or box[4] > Inches(7.5)] == []
        pairs = [(a, b) for at, a in enumerate(boxes) for b in boxes[at + 1 :] if (a[0], b[0]) != ("Table", "Chart")]
        assert [(a[0], b[0]) for a, b in pairs if a[1] < b[3] - 9 and b[1] < a[3] - 9 and a[2] < b[4] - 9 and b[2] < a[4] - 9] == []


@EACH
def test_text_fits_its_box(name):
    """Text needs no more lines than its box or its cell has room for, at Arial's own spacing."""
    for slide in presentation_of(name).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not shape.is_placeholder:
                frame = shape.text_frame
                assert height_of(frame, (shape.width - frame.margin_left - frame.margin_right) / 914400) <= shape.height / 12700 + 1, shape.name
        for shape in shapes(slide, "Table"):
            widths = [column.width for column in shape.table.columns]
            for row in shape.table.rows:
                for cell, width in zip(row.cells, widths, strict=True):
                    room = (width - cell.margin_left - cell.margin_right) / 914400
                    assert height_of(cell.text_frame, room) <= (row.height - cell.margin_top - cell.margin_bottom) / 12700 + 1


def height_of(frame, width):
    """Return the points that a text is high at a width in inches, with Arial's own distance of lines."""
    total = 0.0
    for paragraph in frame.paragraphs:
        runs = paragraph.runs
        if runs and (size := max(run.font.size.pt for run in runs)):
            indent = int(paragraph._p.get_or_add_pPr().get("marL") or 0) / 914400
            total += 1.15 * size * lines_of(paragraph.text, width - indent, size=size, bold=any(run.font.bold for run in runs))
            total += paragraph.space_after.pt if paragraph.space_after else 0
    return total


@EACH
def test_no_text_is_too_small(name):
    """Tables, charts, notes to scores, ribbon and footer have at least 14 points, all else 18, and Arial everywhere."""
    small = {"Table", "Ribbon", "Note", "Footer", "Page number", "PAPI", "Offices"}
    for slide in presentation_of(name).slides:
        for shape in slide.shapes:
            sizes = [int(run.get("sz")) / 100 for run in shape._element.iter(f"{DRAWING}rPr") if run.get("sz")]
            assert all(size >= (TABLE_SIZE if shape.name in small else BODY_SIZE) for size in sizes)
        for shape in shapes(slide, "Chart"):
            assert shape.chart.font.size.pt >= TABLE_SIZE
        assert {font.get("typeface") for font in slide._element.iter(f"{DRAWING}latin")} == {"Arial"}


@EACH
def test_charts_and_tables_have_alternatives(name):
    """Each chart and table has a text alternative that names all it shows."""
    for slide in presentation_of(name).slides:
        for shape in (*shapes(slide, "Chart"), *shapes(slide, "Table")):
            told = shape._element.xpath(".//p:cNvPr/@descr")[0]
            assert len(told) > 40
            assert shape.name == "Table" or all(label.strip().lower() in told.lower() for label in shape.chart.plots[0].categories)


@EACH
def test_package_holds_nothing_that_acts(name):
    """No part has a link, a macro, a picture or a field other than the page's number; every part is well-formed."""
    package = zipfile.ZipFile(io.BytesIO(data_of(name)))
    for member in package.namelist():
        if not member.endswith((".xml", ".rels")):
            assert member.endswith(".xlsx"), member
            continue
        root = etree.fromstring(package.read(member))
        assert [node for node in root.iter() if etree.QName(node).localname in {"hlinkClick", "hlinkMouseOver", "control", "oleObj"}] == []
        assert root.xpath("//@TargetMode") == []
        if member.startswith("ppt/slides/") and member.endswith(".xml"):
            assert {field.get("type") for field in root.iter(f"{DRAWING}fld")} == {"slidenum"}
    assert {member for member in package.namelist() if "slideLayout" in member and "_rels" not in member} == {"ppt/slideLayouts/slideLayout6.xml"}


@EACH
def test_embedded_workbooks_hold_no_formula(name):
    """The cells behind a chart are texts and numbers, never formulas or links, and those that the chart refers to."""
    for slide in presentation_of(name).slides:
        for shape in shapes(slide, "Chart"):
            part = shape.chart.part.chart_workbook.xlsx_part
            sheet = openpyxl.load_workbook(io.BytesIO(part.blob)).active
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
            assert [cell.value for cell in sheet["A"][1:]] == list(shape.chart.plots[0].categories)
            assert tuple(cell.value for cell in sheet["B"][1:]) == values_of(shape.chart)[0]


def test_names_that_begin_like_formulas_stay_text_behind_a_chart():
    """A category or a series whose name begins with "=" is text in the chart's workbook."""
    value = report_of("46 tasks")
    sections = tuple(replace(section, sections=tuple(map(_renamed, section.sections)), blocks=_renamed(section).blocks) for section in value.sections)
    slides = Presentation(io.BytesIO(slides_document(replace(value, sections=sections)))).slides
    for at, step in ((1, 3), (3, 1)):
        blob = shapes(slides[at], "Chart")[0].chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(io.BytesIO(blob)).active
        assert [(cell.value, cell.data_type) for cell in sheet["A"][1::step]] == [("=1+1", "s")] * 8


def _renamed(section):
    blocks = [
        replace(block, rows=tuple(("=1+1", *row[1:]) for row in block.rows)) if getattr(block, "name", "") in {"completion", "scores"} else block
        for block in section.blocks
    ]
    return replace(section, blocks=tuple(blocks))


@pytest.mark.parametrize("name", ["46 tasks", "hostile"])
def test_same_report_gives_same_bytes(name):
    """Nothing in the file depends on the clock."""
    assert slides_document(report_of(name)) == data_of(name)
    package = zipfile.ZipFile(io.BytesIO(data_of(name)))
    assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2022-10-02" in package.read("docProps/core.xml")


def test_report_is_not_changed():
    """Writing slides leaves the tables of the report as they were."""
    value = report()
    before = [table.copy() for table in (value.matrix, value.changes, value.tasks)]
    slides_document(value)
    for table, old in zip((value.matrix, value.changes, value.tasks), before, strict=True):
        pd.testing.assert_frame_equal(table, old)


def test_hostile_texts_stand_as_texts():
    """What looks like a formula, markup or a template is on the slide as it was typed; what no document holds is gone."""
    slides = deck("hostile")[1]
    text = "\n".join(texts_of(slide) for slide in slides)
    assert '=HYPERLINK("http://x","y")' in text
    assert "<b>x</b>" in text + slides[2].notes_slide.notes_text_frame.text
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\u202e\u200f]", text) is None


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("ngắn", 1, "ngắn"),
        ("Rà soát thủ tục hành chính của xã", 1, "Rà soát thủ tục…"),
        ("Rà soát thủ tục hành chính của xã", 2, "Rà soát thủ tục hành chính của xã"),
        ("hai\n dòng", 1, "hai dòng"),
        ("60 %", 1, "60\u00a0%"),
        ("", 1, ""),
    ],
    ids=["short", "one line", "two lines", "line break", "per cent", "empty"],
)
def test_fitted_cuts_after_a_whole_word(text, most, cut):
    """A text too long for its lines ends after a whole word with "…"."""
    assert fitted(text, 2.3, size=18, most=most) == cut


def test_fitted_cuts_within_a_word_that_would_take_most_with_it():
    """A long word behind a short one is cut within, so that something of it is seen."""
    assert fitted(f"Đôn đốc {'x' * 2_000}", 2, size=18, most=3).endswith("x…")


def test_fitted_cuts_a_word_that_no_line_holds():
    """One word of 2,000 letters is cut within, and fits."""
    cut = fitted("x" * 2_000, 2, size=18, most=2)
    assert cut.endswith("x…")
    assert lines_of(cut, 2, size=18) == 2


@pytest.mark.parametrize(
    ("wanted", "room", "given"),
    [([1, 2, 3], 9, [1, 2, 3]), ([4, 4, 4], 7, [3, 2, 2]), ([1, 5, 1], 4, [1, 2, 1]), ([2, 2], 1, [1, 1])],
    ids=["enough", "shared", "to who wants", "at least one"],
)
def test_lines_are_shared_evenly(wanted, room, given):
    """Each text gets a line, then those that want more take turns."""
    assert lines_shared(wanted, room) == given


def test_light_words_are_the_report_s():
    """Icon and word stand for a light in both languages."""
    for name in ("46 tasks", "46 tasks, English"):
        value, slides = deck(name)
        assert sign_word(value.summary.light, value.subject.language) in shapes(slides[0], "Completion")[0].text_frame.text


@pytest.mark.office
def test_office_renders_six_pages(tmp_path):
    """LibreOffice opens the slides of a plain, an empty and a hostile report and makes six pages of each."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-impress"
    names = {"plain": "46 tasks", "empty": "no task, no scores, English", "hostile": "hostile"}
    files = [tmp_path / f"{file}.pptx" for file in names]
    for file, name in zip(files, names.values(), strict=True):
        file.write_bytes(data_of(name))
    where = [f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([program, *where, *map(str, files)], check=True, capture_output=True, timeout=DEADLINE)
    for file in files:
        assert len(re.findall(rb"/Type\s*/Page\b", file.with_suffix(".pdf").read_bytes())) == 6
