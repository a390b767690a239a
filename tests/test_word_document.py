"""The report in Word: its figures are those of the package, its words those of the briefing, and texts stay texts."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import briefings
import pytest
from docx.oxml.ns import qn
from lxml import etree
from word_files import blocks, body_rows, grid_tables, opened, parts, text_of, texts

from papi_metrics.briefing import Listing, Paragraph, written
from papi_metrics.reports.word import report_document
from papi_metrics.reports.word.elements import plain_text
from papi_metrics.summary import dimension_matrix, late_tasks, ministry_table
from papi_metrics.wording import date, percent, points, signed, signed_percent

REPORTS = briefings.Made({
    "example": briefings.report,
    "example in English": lambda: briefings.report(subject=briefings.subject_of("en")),
    "signed": lambda: briefings.report(letterhead=briefings.SIGNED),
    "400 tasks": lambda: briefings.many(400),
    "no task": briefings.none,
    "no task in English": lambda: briefings.none("en"),
    "long": briefings.long,
    "hostile": briefings.hostile,
    "hostile in English": lambda: briefings.hostile("en"),
})
FILES = briefings.Made({name: lambda name=name: report_document(REPORTS[name]) for name in REPORTS})
AS_OF = briefings.QUARTER.end
each = pytest.mark.parametrize("name", REPORTS)


def cells(*row, language="vi"):
    """Return values with their kinds as a reader sees them."""
    return tuple(written(value, kind, language=language) for value, kind in row)


@each
def test_every_table_says_what_the_report_says(name):
    """All tables of a briefing with rows stand in the document in order, cell by cell as `written` has them."""
    report = REPORTS[name]
    language = report.subject.language
    expected = [
        tuple(tuple(plain_text(written(value, column.kind, language=language)) for value, column in zip(row, grid.columns, strict=True)) for row in grid.rows)
        for grid in report.grids
        if grid.rows
    ]
    assert [body_rows(table) for table in grid_tables(FILES[name])] == expected


@each
def test_every_sentence_stands_in_order(name):
    """Headings, paragraphs and lists stand in the order of the briefing, word for word."""
    expected: list[str] = []
    for roman, section in zip(("I", "II", "III", "IV", "V"), REPORTS[name].sections, strict=True):
        expected += [f"{roman}. {section.heading}", *told(section)]
        for number, inner in enumerate(section.sections, 1):
            expected += [f"{number}. {inner.heading}", *told(inner)]
    written_texts = iter(block.text for block in blocks(FILES[name]) if block.kind == "paragraph")
    assert [text for text in expected if plain_text(text) not in written_texts] == []


def told(section):
    """Return the texts of a section's own blocks."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Listing):
            yield from (block.lead, *(f"- {item}" for item in block.items))
        elif not block.rows:
            yield from ([block.empty] if block.empty else [])


@pytest.mark.parametrize("count", [46, 400])
def test_counts_are_those_of_the_ministries_table(count):
    """The total of the first table, and each dimension's row, is what `ministry_table` counts."""
    tasks = briefings.many_tasks(count) if count > 46 else briefings.example_tasks()
    names = ["total", "open_in_time", "open_overdue", "done_on_time", "done_late", "done_undated", "cancelled"]
    rows = [*ministry_table(tasks, as_of=AS_OF, by="dimension")[names].values, ministry_table(tasks, as_of=AS_OF, by="overall")[names].values[0]]
    table = body_rows(grid_tables(report_document(briefings.report(tasks)))[0])
    assert [row[1:] for row in table] == [cells(*((int(value), "count") for value in row)) for row in rows]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_completion_is_that_of_the_matrix(language):
    """Shares by dimension are what `dimension_matrix` works out, to the digit shown."""
    matrix = dimension_matrix(briefings.example_tasks(), briefings.hung_yen(), as_of=AS_OF)
    table = body_rows(grid_tables(report_document(briefings.report(subject=briefings.subject_of(language))))[1])
    expected = [(percent(row.completion, language=language), percent(row.planned, language=language)) for row in matrix.itertuples()]
    assert [row[1:3] for row in table[:-1]] == expected


@pytest.mark.parametrize("language", ["vi", "en"])
def test_scores_are_those_of_the_change(language):
    """Scores, change and per cent of the eight dimensions are what `score_change` gives."""
    changes = briefings.hung_yen()
    rows = changes[changes["code"].isin(list("12345678"))].sort_values("code")
    table = body_rows(grid_tables(report_document(briefings.report(subject=briefings.subject_of(language))))[2])
    expected = [
        (
            points(row.base, language=language), points(row.score, language=language), signed(row.change, language=language),
            signed_percent(row.change_pct, language=language),
        )
        for row in rows.itertuples()
    ]  # fmt: skip
    assert [row[1:5] for row in table[:-1]] == expected


def test_late_tasks_are_those_of_the_summary():
    """Overdue tasks stand with their end and their days late."""
    late = late_tasks(briefings.many_tasks(400), as_of=AS_OF)
    table = body_rows(grid_tables(FILES["400 tasks"])[3])
    assert len(table) > 50
    assert sorted((row[2], row[3], row[4]) for row in table) == sorted(
        (row.task, date(row.due), str(int(row.days_late))) for row in late.itertuples()
    )


def test_annex_has_every_task_in_the_order_of_the_plan():
    """The last table holds all 400 tasks, numbered, with code, task and state."""
    table = body_rows(grid_tables(FILES["400 tasks"])[-1])
    tasks = briefings.many_tasks(400)
    assert [row[1:3] for row in table] == list(zip(tasks["task_id"], tasks["task"], strict=True))
    assert [row[0] for row in table] == [str(number) for number in range(1, 401)]


def with_table(section, name, **changes):
    """Return a section with a table of a name changed, wherever it stands in it."""
    blocks = tuple(replace(block, **changes) if getattr(block, "name", "") == name else block for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(with_table(inner, name, **changes) for inner in section.sections))


@pytest.mark.parametrize(
    ("changes", "told", "untold"),
    [
        pytest.param({"rows": (), "empty": "Chưa có gì."}, ["Chưa có gì."], "Ghi chú lạ", id="no row"),
        pytest.param({"rows": (), "empty": ""}, [], "Ghi chú lạ", id="no row and no sentence"),
        pytest.param({"caption": "Bảng lạ"}, ["Bảng lạ", "Ghi chú lạ"], "Chưa có gì.", id="a caption of its own"),
    ],
)
def test_table_is_captioned_or_told_to_be_empty(changes, told, untold):
    """A table has its caption where the heading does not say it, and its note; one without rows is its sentence, if it has one."""
    whole = briefings.report()
    found = texts(report_document(replace(whole, sections=tuple(with_table(part, "scores", note="Ghi chú lạ", **changes) for part in whole.sections))))
    assert ([text for text in told if text not in found], untold in found) == ([], False)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_plan_without_tasks_is_told_as_such(language):
    """Where there is nothing, a sentence stands in place of a table, in the annex too."""
    report = briefings.none(language)
    found = texts(report_document(report))
    assert report.appendix.empty in found[found.index(report.appendix.caption) :]
    assert {"counts", "completion"} == {grid.name for grid in report.grids if grid.rows}


@each
def test_cautions_stand_in_a_box_before_the_first_section(name):
    """What limits the figures is said in one box above section I, the illustration first."""
    found = blocks(FILES[name])
    first = next(at for at, block in enumerate(found) if block.style == "Heading1")
    boxed = [at for at, block in enumerate(found) if block.style == "Caution"]
    assert [found[at].text.removeprefix("Lưu ý: ").removeprefix("Please note: ") for at in boxed] == list(REPORTS[name].cautions)
    assert boxed == list(range(boxed[0], boxed[-1] + 1))
    assert boxed[-1] < first


def test_report_without_cautions_has_no_box():
    """A real report with data up to the cut-off carries no caution."""
    report = briefings.report(subject=briefings.subject_of(illustration=False, data_as_of=AS_OF))
    assert [block for block in blocks(report_document(report)) if block.style == "Caution"] == []


def test_illustration_is_named_in_the_annex_too():
    """An annex taken out of the example's report still says that it is made up; that of a real report does not."""
    real = report_document(briefings.report(subject=briefings.subject_of(illustration=False)))
    said = REPORTS["example"].cautions[0]
    assert [sum(said in text for text in texts(data)) for data in (FILES["example"], real)] == [2, 0]


@each
def test_sources_end_the_document(name):
    """The last lines say where every figure comes from, and stay on one page."""
    sources = [f"- {plain_text(source)}" for source in REPORTS[name].sources]
    last = blocks(FILES[name])[-len(sources) :]
    assert [block.text for block in last] == sources
    assert [block.element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for block in last] == [True] * (len(sources) - 1) + [False]


def test_what_is_to_be_filled_in_is_marked():
    """An open paragraph is in italics with a ground of its own, and no other text is."""
    marked = [run for run in opened(FILES["example"]).element.body.iter(qn("w:r")) if run.find(f".//{qn('w:highlight')}") is not None]
    assert [text_of(run) for run in marked] == [
        block.text for section in REPORTS["example"].sections for block in section.blocks if getattr(block, "open", False)
    ]
    assert all(run.find(f".//{qn('w:i')}") is not None for run in marked)


@each
def test_no_text_becomes_a_field_a_link_or_markup(name):
    """The only field is the page number; nothing is linked, embedded or fetched from elsewhere."""
    for part, data in parts(FILES[name]).items():
        root = etree.fromstring(data)
        assert [field.text for field in root.iter(qn("w:instrText"))] == (["PAGE"] if part == "word/header1.xml" else [])
        kinds = {etree.QName(node).localname for node in root.iter() if isinstance(node.tag, str)}
        assert kinds & {"hyperlink", "fldSimple", "object", "altChunk", "drawing", "pict", "sdt", "smartTag", "ins", "del", "control"} == set()
        assert b"TargetMode" not in data


@pytest.mark.parametrize("text", briefings.HOSTILE, ids=lambda text: repr(text)[:24])
def test_hostile_task_is_kept_to_the_letter(text):
    """A task's text is read back as it was but for what no document can hold and what turns the order of letters."""
    tasks = briefings.example_tasks().head(1).assign(task=text)
    table = body_rows(grid_tables(report_document(briefings.report(tasks)))[-1])
    assert table[0][2] == text.translate(dict.fromkeys(map(ord, "\x00\ufffe\u202e\u200f\u200e"))).replace("\x0b", " ").replace("\r\n", "\n").replace(
        "\t", " "
    )


def test_half_a_letter_does_not_stop_a_report():
    """A letterhead or a file's name with half a letter in it is written without it."""
    told_subject = briefings.subject_of(file_name=briefings.HALF, unit=briefings.HALF)
    assert any("ab" in text for text in texts(report_document(briefings.report(subject=told_subject))))


def test_lines_of_a_text_stay_lines():
    """A line break within a task is one in its cell, in its list and in no other way."""
    tasks = briefings.example_tasks().head(1).assign(task="hai\ndòng")
    body = opened(report_document(briefings.report(tasks))).element.body
    assert [text_of(run) for run in body.iter(qn("w:r")) if run.find(qn("w:br")) is not None][-1] == "hai\ndòng"


@each
def test_same_report_gives_the_same_bytes(name):
    """Written again a report is the same to the byte, and every member bears the report's day."""
    assert report_document(REPORTS[name]) == FILES[name]
    with zipfile.ZipFile(io.BytesIO(FILES[name])) as package:
        assert {member.date_time for member in package.infolist()} == {(2022, 10, 2, 0, 0, 0)}


def test_properties_name_title_issuer_and_day():
    """The document's properties say what it is, who issues it and when, and nothing of the program or the clock."""
    properties = opened(FILES["signed"]).core_properties
    assert properties.title.startswith("BÁO CÁO: Kết quả thực hiện Kế hoạch")
    assert (properties.author, properties.last_modified_by) == ("Ủy ban nhân dân xã Trung Trắc",) * 2
    assert {properties.created.date(), properties.modified.date()} == {dt.date(2022, 10, 2)}
    assert "minh họa" in properties.comments


@pytest.mark.parametrize(("language", "locale"), [("vi", "vi-VN"), ("en", "en-US")])
def test_language_is_set_for_spelling(language, locale):
    """The language of all text stands in the styles and the properties."""
    document = opened(report_document(briefings.report(subject=briefings.subject_of(language))))
    found = document.styles.element.find(f".//{qn('w:lang')}")
    assert (found.get(qn("w:val")), found.get(qn("w:eastAsia")), document.core_properties.language) == (locale,) * 3


def test_vietnamese_texts_in_an_english_report_are_named_so():
    """Tasks and offices keep their language in an English report; English words and figures do not get it."""
    runs = list(opened(FILES["example in English"]).element.body.iter(qn("w:r")))
    named = {text_of(run) for run in runs if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None}
    assert "Công chức Tư pháp xã" in named
    assert {"Executing office", "46"} & named == set()
    assert not any(run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None for run in opened(FILES["example"]).element.body.iter(qn("w:r")))


def test_english_report_has_no_vietnamese_words_of_its_own():
    """Around tasks, offices and names an English report is English."""
    words = re.compile("BÁO CÁO|Nơi nhận|CHỦ TỊCH|Lưu|Kèm theo|Nguồn|Độc lập|, ngày|Phụ lục|Trên đây")
    assert [text for text in texts(FILES["example in English"]) if words.search(text)] == []
