"""Laws of reading documents: whatever the parts of a document are, it is read or refused, and no word of it is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from documents import (
    HEADINGS,
    TITLE,
    cell,
    document,
    listed,
    package,
    paragraph,
    plan_row,
    relationships,
    row,
    run,
    table,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import column_of

from papi_metrics.errors import PapiError
from papi_metrics.tracker import TASK_DTYPES, check_plan, read_tracker
from papi_metrics.workbook import read_workbook

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

NAMES = st.sampled_from([
    "p", "tbl", "tr", "tc", "r", "t", "sdt", "sdtContent", "sdtPr", "ins", "del", "pPr", "rPr", "tcPr", "trPr", "numPr", "gridSpan",
    "vMerge", "hMerge", "gridBefore", "br", "fldChar", "txbxContent", "hyperlink", "tblGrid", "gridCol", "vanish", "showingPlcHdr",
    "numId", "ilvl", "sym", "lvl", "abstractNum", "num", "lvlText", "numFmt", "start", "lvlOverride", "startOverride", "basedOn", "style",
])  # fmt: skip
VALUES = st.sampled_from(["0", "1", "2", "-5", "99999999999", "abc", "", "restart", "continue", "begin", "separate", "end", "F0FC", "D800", "%1."])
ATTRIBUTES = ("val", "w", "fldCharType", "char", "ilvl", "numId", "abstractNumId", "styleId")
WORDS = st.sampled_from(["Nhiệm vụ", "TT", "Đơn vị chủ trì", "Thời hạn", "Họp dân", "- a\n- b", "1", "2.1", "TM. UBND", "Quý II", "họp", ""])


def element(name, attribute, value, inside):
    """Return an element with one attribute."""
    return f'<w:{name} w:{attribute}="{value}">{"".join(inside)}</w:{name}>'


ELEMENTS = st.recursive(
    WORDS.map(run),
    lambda inside: st.builds(element, NAMES, st.sampled_from(ATTRIBUTES), VALUES, st.lists(inside, max_size=4)),
    max_leaves=12,
)
CELLS = st.builds(
    lambda text, span, merge: cell(text, span=span, merge=merge),
    st.one_of(WORDS, WORDS.map(listed), ELEMENTS.map(paragraph)), st.integers(1, 4), st.sampled_from([None, None, "restart", "continue"]),
)  # fmt: skip
ROWS = st.builds(lambda cells, before: row(*cells, properties=f'<w:gridBefore w:val="{before}"/>'), st.lists(CELLS, max_size=7), st.integers(0, 2))
TABLES = st.builds(lambda rows, widths: table(HEADINGS, *rows, widths=widths), st.lists(ROWS, max_size=5), st.lists(st.integers(0, 3000), max_size=8))


@SETTINGS
@given(blocks=st.lists(st.one_of(ELEMENTS, TABLES), min_size=1, max_size=5), numbering=ELEMENTS, styles=ELEMENTS)
def test_any_document_is_read_or_refused(blocks, numbering, styles):
    """However the parts of a document are nested and filled, reading gives a table of the stated types or a PapiError."""
    data = document(paragraph(TITLE), *blocks, parts={"numbering": numbering, "styles": styles})
    try:
        reading = read_tracker(data, 2022)
    except PapiError:
        return
    assert {name: str(dtype) for name, dtype in reading.table.dtypes.items()} == dict(TASK_DTYPES)
    assert all(item.severity != "error" for item in check_plan(reading))


@SETTINGS
@given(rows=st.lists(st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=6), min_size=1, max_size=6))
def test_every_word_of_a_table_stands_in_one_cell(rows):
    """However cells span columns and grid lines differ from row to row, each text is read once."""
    numbers = iter(range(100))
    texts = [[(f"t{next(numbers)}t", span) for span, _ in line] for line in rows]
    sheet = read_workbook(document(table(*([cell(text, span=span) for text, span in line] for line in texts)))).sheets[0]
    seen = Counter(re.findall(r"t\d+t", " ".join(str(value) for line in sheet.rows for value in line)))
    assert seen == Counter(text for line in texts for text, _ in line)
    assert len({len(line) for line in sheet.rows}) == 1


@SETTINGS
@given(texts=st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"]), min_size=1, max_size=9), min_size=1, max_size=6))
def test_paragraphs_of_a_cell_are_its_lines(texts):
    """What is typed into paragraphs is read letter by letter, a line a paragraph."""
    sheet = read_workbook(document(table([cell("".join(map(paragraph, texts))), "x"]))).sheets[0]
    assert sheet.rows[0][0] == "\n".join(texts)


SENTENCES = st.lists(st.sampled_from(["tuyên", "truyền", "bầu", "cử", "đến", "người", "dân", "xã"]), min_size=2, max_size=8)


@SETTINGS
@given(words=SENTENCES, cut=st.integers(1, 7), how=st.sampled_from(["row", "heading", "table", "table with heading"]))
def test_sentence_broken_anywhere_is_whole_again(words, cut, how):
    """Wherever a page breaks a task's sentence, and however the table goes on after it, the task has all its words."""
    first = plan_row(1, task=" ".join(["Họp", *words[:cut]]))
    rest = [[None, None, " ".join(words[cut:]), None, None, None]] if words[cut:] else []
    second = plan_row(2, task="Đăng tải")
    tables = {
        "row": [table(HEADINGS, first, *rest, second)],
        "heading": [table(HEADINGS, first, HEADINGS, *rest, second)],
        "table": [table(HEADINGS, first), table(*rest, second)],
        "table with heading": [table(HEADINGS, first), table(HEADINGS, *rest, second)],
    }[how]
    reading = read_tracker(document(paragraph(TITLE), *tables))
    assert column_of(reading, "task") == [" ".join(["Họp", *words]), "Đăng tải"]
    assert sum(item.code == "row-continued" for item in reading.findings) == len(rest)


@SETTINGS
@given(
    tasks=st.lists(st.tuples(st.sampled_from(["Họp dân", "- Họp\n- Đăng", "Rà soát"]), st.integers(1, 8)), min_size=1, max_size=8),
    cuts=st.sets(st.integers(1, 7)), again=st.booleans(),
)  # fmt: skip
def test_pages_make_no_difference_to_the_tasks(tasks, cuts, again):
    """A table cut into tables between its rows, each with or without the heading, gives the tasks of the whole one."""
    rows = [plan_row(number, task=task, dimension=dimension) for number, (task, dimension) in enumerate(tasks, 1)]
    parts = [[HEADINGS]]
    for place, line in enumerate(rows):
        if place in cuts:
            parts.append([HEADINGS] if again else [])
        parts[-1].append(line)
    whole, cut = (read_tracker(document(paragraph(TITLE), *blocks)).table for blocks in ([table(HEADINGS, *rows)], [table(*part) for part in parts]))
    assert whole.drop(columns=["sheet", "row"]).equals(cut.drop(columns=["sheet", "row"]))
    assert list(dict.fromkeys(cut["sheet"])) == [f"Bảng {number}" for number in range(1, len(parts) + 1)]


FORMS = {
    "decimal": ["1", "2", "3"],
    "decimalZero": ["01", "02", "03"],
    "upperRoman": ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"],
    "lowerRoman": ["i", "ii", "iii", "iv"],
    "upperLetter": ["A", "B", "C"],
    "lowerLetter": [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"],
    "chineseCounting": ["1", "2"],
}


@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_lists_are_written_in_their_form(form):
    """A list counts in figures, Roman numbers or letters as its level says; a form that is not known counts in figures."""
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    sheet = read_workbook(document(table(*([listed("")] for _ in FORMS[form])), parts={"numbering": numbering})).sheets[0]
    assert [line[0] for line in sheet.rows] == FORMS[form]


@pytest.mark.parametrize(("start", "shown"), [(3999, "MMMCMXCIX"), (4000, "4000"), (0, "0")])
def test_roman_numbers_end_where_they_end(start, shown):
    """What has no Roman number is written in figures."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    sheet = read_workbook(document(table([listed("")]), parts={"numbering": numbering})).sheets[0]
    assert sheet.rows[0][0] == shown


DEEP = 70
HOSTILE = {
    "tables in a cell": table(HEADINGS, plan_row(1, task="<w:tbl><w:tr><w:tc>" * DEEP + paragraph("Họp dân") + "</w:tc></w:tr></w:tbl>" * DEEP)),
    "tables in tables": "<w:tbl><w:tr><w:tc>" * DEEP + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * DEEP + table(HEADINGS, plan_row(1, task="Họp dân")),
    "row of 20,000 cells": table(HEADINGS, plan_row(1, task="Họp dân"), row(*[""] * 20_000)),
    "cell of 20,000 runs": table(HEADINGS, plan_row(1, task=paragraph("Họp dân", *["<w:r><w:t></w:t></w:r>"] * 20_000))),
    "500 other tables": table(HEADINGS, plan_row(1, task="Họp dân")) + table(["a", "b", "c"], ["", "", ""]) * 500,
    "300 tables of the plan": table(HEADINGS, plan_row(1, task="Họp dân")) + table(HEADINGS) * 300,
    "a grid of a million lines": table(HEADINGS, plan_row(1, task="Họp dân"), widths=[1] * 100_000),
    "a number of 5,000 figures": table(HEADINGS, plan_row(1, task=cell("Họp dân", properties=f'<w:gridSpan w:val="{"9" * 5_000}"/>'))),
    "negative and endless numbers": table(HEADINGS, plan_row(1, task=cell("Họp dân", properties='<w:gridSpan w:val="-7"/>'))),
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
def test_document_beyond_all_measure_still_gives_its_task(block):
    """Nesting, rows, runs and tables without measure cost neither the process nor the plan's task."""
    assert column_of(read_tracker(document(paragraph(TITLE), block)), "task") == ["Họp dân"]


def test_level_that_no_list_has_is_survived():
    """A list that starts anew at its fiftieth level counts on at the levels there are."""
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    start = '<w:lvlOverride w:ilvl="50"><w:startOverride w:val="3"/></w:lvlOverride>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>{start}</w:num>'
    sheet = read_workbook(document(table([listed("")], [listed("", level=50)]), parts={"numbering": numbering})).sheets[0]
    assert [line[0] for line in sheet.rows] == ["1.", ""]


def test_grid_without_widths_keeps_its_columns():
    """Some programs write a grid whose lines all stand at nought: cells of the same grid line are one column."""
    assert read_workbook(document(table(["a", "b", "c"], ["d", "e", "f"], widths=(0, 0, 0)))).sheets[0].rows == [["a", "b", "c"], ["d", "e", "f"]]


def test_part_that_is_named_but_missing_is_done_without():
    """A document that names a part it does not hold is read without it."""
    named = '<Relationship Id="r" Type="x/numbering" Target="gone.xml"/><Relationship Id="s" Type="x/styles" Target="http://y" TargetMode="External"/>'
    body = f'<w:document xmlns:w="x"><w:body>{table(HEADINGS, plan_row(1))}</w:body></w:document>'
    data = package({"word/document.xml": body, "word/_rels/document.xml.rels": relationships(named)}, {})
    assert len(read_tracker(data, 2022).table) == 1


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/numbering.xml", "word/styles.xml"])
@pytest.mark.parametrize("content", ["", "<", "<a/>", "<a>&b;</a>", "\x00"], ids=["empty", "cut", "other", "entity", "zero"])
def test_broken_part_is_read_past_or_refused(part, content):
    """Whichever part is broken, the document is read without it or refused with PapiError."""
    body = f'<w:document xmlns:w="x"><w:body>{table(HEADINGS, plan_row(1))}</w:body></w:document>'
    parts = {"word/document.xml": body, part: content}
    try:
        reading = read_tracker(package(parts, {"numbering": "", "styles": ""}), 2022)
    except PapiError:
        return
    assert len(reading.table) == 1
