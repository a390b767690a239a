"""What a row under the heading is, told by its cells and by the rows around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from papi_metrics.tracker.headings import find_heading
from papi_metrics.tracker.kinds import View, first_text, is_words, kind_of, shown
from papi_metrics.tracker.layout import lay_out
from papi_metrics.workbook import Merge, Sheet

# Number, dimension, task, office, time, progress, and a column that is none of these.
VIEW = View(
    task=2, number=0, code=None, details=(3, 4, 5), labels=(1,), values=(4, 5), words=frozenset({"stt", "chi so", "nhiem vu", "don vi chu tri"}),
    numbered=True, wide=frozenset(), year=2022,
)  # fmt: skip
PLACES = ("number", "dimension", "task", "office", "time", "progress", "other")


def cells(**filled):
    """Return the cells of a row with nothing but the named ones."""
    assert filled.keys() <= set(PLACES)
    return [filled.get(name) for name in PLACES]


def kind(row, *, following="", index=5, **changes):
    """Return the kind of a row; `changes` are those of the view."""
    return kind_of(row, replace(VIEW, **changes), index=index, following=following)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(cells(number=1, task="Họp", office="VP"), "task", id="numbered with a detail"),
        pytest.param(cells(task="Họp", office="VP"), "task", id="with a detail"),
        pytest.param(cells(number=1, task="Tổng cộng", office="VP"), "task", id="numbered, sounds like a sum"),
        pytest.param(cells(number="1.", task="Tổng cộng", office="VP"), "task", id="numbered with a dot"),
        pytest.param(cells(number="5.", task="Nơi nhận:"), "task", id="numbered with a dot, words of signing"),
        pytest.param(cells(number="1.", task="Lưu ý: họp"), "task", id="numbered with a dot, remark"),
        pytest.param(cells(task="TM. UBND xã ".ljust(199, "x")), "signature", id="words of signing in 199 letters"),
        pytest.param(cells(task="TM. UBND xã ".ljust(200, "x")), "group", id="words of signing in 200 letters"),
        pytest.param(cells(task="Chủ tịch", other=5), "group", id="title beside a figure"),
        pytest.param(cells(number=1, task="Ghi chú: họp", office="VP"), "task", id="numbered, sounds like a remark"),
        pytest.param(cells(number=1, task="Họp", progress=0.5), "task", id="numbered with a figure"),
        pytest.param(cells(task="Tổng cộng", office="VP"), "task", id="sum with a detail"),
        pytest.param(cells(task="Họp", time=dt.date(2022, 6, 30)), "task", id="with a day"),
        pytest.param(cells(number="STT", dimension="Chỉ số", task="Nhiệm vụ", office="Đơn vị chủ trì"), "heading", id="heading again"),
        pytest.param(cells(task="Nhiệm vụ", office="Đơn vị chủ trì", time="Hạn"), "heading", id="two of three"),
        pytest.param(cells(task="Nhiệm vụ", office="Đơn vị chủ trì", time="Hạn", other="x"), "task", id="two of four"),
        pytest.param(cells(task="Nhiệm vụ"), "group", id="one word of the heading"),
        pytest.param(cells(number="(1)", dimension="(2)", task="(3)"), "numbers", id="column numbers"),
        pytest.param(cells(number="A", dimension="B", task=1, office=2), "numbers", id="column letters"),
        pytest.param(cells(number="1", dimension="2", task="3=1+2"), "numbers", id="a sum of columns"),
        pytest.param(cells(number=1, dimension=2, progress=4), "group", id="numbers that do not run on"),
        pytest.param(cells(number="B", dimension="A", task=1), "group", id="letters that do not run on"),
        pytest.param(cells(number="A", dimension="A", task=1), "group", id="a letter twice"),
        pytest.param(cells(number=1, progress=2), "without-text", id="two figures"),
        pytest.param(cells(task="Tổng cộng"), "subtotal", id="sum"),
        pytest.param(cells(number="Cộng mục I"), "subtotal", id="sum in the first column"),
        pytest.param(cells(task="Trung bình", progress=0.5), "subtotal", id="mean"),
        pytest.param(cells(task="Cộng đồng giám sát"), "group", id="word that begins like a sum"),
        pytest.param(cells(other="Tổng cộng", dimension="Mục A"), "group", id="sum in another place"),
        pytest.param(cells(task="Nơi nhận:"), "signature", id="receivers"),
        pytest.param(cells(task="TM. UBND XÃ"), "signature", id="signs for"),
        pytest.param(cells(time="Trung Trắc, ngày 30 tháng 6 năm 2022"), "signature", id="place and day"),
        pytest.param(cells(number="2 Trung Trắc, ngày 30 tháng 6 năm 2022"), "signature", id="place that begins with a figure"),
        pytest.param(cells(number=5, task="Nơi nhận:"), "task", id="numbered words of signing"),
        pytest.param(cells(task="TM. UBND xã", time="Quý II"), "task", id="words of signing with a time"),
        pytest.param(cells(task="Chủ tịch"), "signature", id="title alone"),
        pytest.param(cells(task="Họp", office="CHỦ TỊCH", number=1), "task", id="office in capitals"),
        pytest.param(cells(task="Họp", office="Chủ tịch"), "task", id="office"),
        pytest.param(cells(task="KẾ TOÁN", office="CHỦ TỊCH"), "signature", id="two titles"),
        pytest.param(cells(task="Ghi chú: HT là hoàn thành"), "remark", id="remark"),
        pytest.param(cells(task="* Số liệu tạm tính", other="x"), "remark", id="remark beside one cell"),
        pytest.param(cells(task="* Số liệu tạm tính", other="x", dimension="y"), "group", id="remark beside two cells"),
        pytest.param(cells(office="Nguồn: UBND xã"), "remark", id="remark in an office's place"),
        pytest.param(cells(task="Lưu ý: họp", office="VP"), "task", id="remark with an office"),
        pytest.param(cells(number=1, task="Lưu ý: họp"), "task", id="numbered remark"),
        pytest.param(cells(office="VP"), "without-task", id="office alone"),
        pytest.param(cells(number=7, task="...", office="VP"), "without-task", id="dots and an office"),
        pytest.param(cells(dimension=2), "group", id="dimension alone"),
        pytest.param(cells(other="Chung"), "group", id="words in another place"),
        pytest.param(cells(number=7, progress=0.5), "without-text", id="figures alone"),
    ],
)
def test_kind_of_a_row_by_its_cells(row, expected):
    """A number and a detail make a task of any text; without them sums, signatures, remarks and headings are what they say."""
    assert kind(row) == expected


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        pytest.param(cells(number="II", task="Chỉ đạo"), {}, "group", id="Roman number"),
        pytest.param(cells(number="B.", task="Chỉ đạo", progress=0.5), {}, "group", id="letter beside a figure"),
        pytest.param(cells(number="II", task="Chỉ đạo", office="VP"), {}, "task", id="Roman number with an office"),
        pytest.param(cells(number=5, task="Chỉ đạo"), {"wide": {5}}, "group", id="merged over the width"),
        pytest.param(cells(number=5, task="Chỉ đạo"), {"wide": {6}}, "task", id="another row is merged"),
        pytest.param(cells(number=5, task="Chỉ đạo", progress=0.5), {"following": "5.1"}, "task", id="figure, goes on"),
        pytest.param(cells(number=5, task="Công khai, minh bạch"), {}, "group", id="named as a dimension"),
        pytest.param(cells(number=5, task="Tiếp cận thông tin"), {}, "group", id="named as a sub-dimension"),
        pytest.param(cells(number=1, task="Chỉ đạo"), {"following": "1.1"}, "group", id="the next goes on"),
        pytest.param(cells(number="1.", task="Chỉ đạo"), {"following": "1.1"}, "group", id="the next goes on, a dot behind"),
        pytest.param(cells(number=1, task="Chỉ đạo"), {"following": "11"}, "task", id="the next begins alike"),
        pytest.param(cells(number=1, task="Chỉ đạo"), {"following": "2"}, "task", id="the next is another"),
        pytest.param(cells(number=1, task="NHÓM VIỆC"), {}, "task", id="numbered capitals"),
        pytest.param(cells(task="Chỉ đạo"), {}, "group", id="no number among numbered rows"),
        pytest.param(cells(task="Chỉ đạo"), {"numbered": False}, "task", id="no number among rows without"),
        pytest.param(cells(task="CHỈ ĐẠO"), {"numbered": False}, "group", id="capitals"),
        pytest.param(cells(task="Nhóm nhiệm vụ chung"), {"numbered": False}, "group", id="words for a group"),
        pytest.param(cells(task="II. Chỉ đạo"), {"numbered": False}, "group", id="Roman number in the text"),
        pytest.param(cells(task="Chỉ đạo"), {"numbered": False, "number": None}, "task", id="no column of numbers"),
        pytest.param(cells(task="CHỦ TỊCH"), {"numbered": False, "number": None}, "group", id="title without a column of numbers"),
        pytest.param(cells(task="KẾ TOÁN", office="CHỦ TỊCH"), {"number": None}, "signature", id="two titles without a column of numbers"),
        pytest.param(cells(task="h" * 199, office="Đơn vị chủ trì"), {"words": {"h" * 199, "don vi chu tri"}}, "heading", id="heading of 199 letters"),
        pytest.param(cells(task="h" * 200, office="Đơn vị chủ trì"), {"words": {"h" * 200, "don vi chu tri"}}, "task", id="heading of 200 letters"),
        pytest.param(cells(number=1, task="2", office="VP", other="A-1"), {"code": 6}, "task", id="figures with a code"),
        pytest.param(cells(number=1, task="2", office="VP"), {"code": 6}, "without-task", id="figures without a code"),
        pytest.param(cells(number=1, task="...", office="VP", other="A-1"), {"code": 6}, "without-task", id="dots with a code"),
        pytest.param(cells(number=1, task=2, office="VP", other="A-1"), {"code": 6}, "without-task", id="a number with a code"),
        pytest.param(cells(task="2", office="VP", other="A-1"), {"code": 6}, "without-task", id="figures with a code, no number"),
    ],
)
def test_kind_of_a_row_by_what_stands_around_it(row, changes, expected):
    """A text without details is a group's heading where its number, its words, its shape or the next row's number says so."""
    assert kind(row, **changes) == expected


@pytest.mark.parametrize(("cell", "text"), [(3.0, "3"), (3.5, "3.5"), (3, "3"), (None, ""), (" a ", "a"), (0.0, "0"), (float("inf"), "inf")])
def test_shown_as_excel_shows(cell, text):
    """A whole number has no decimals, a blank is nothing, blanks around a text go."""
    assert shown(cell) == text


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["II", " Nhóm "], (1, "Nhóm")), (["(a)", "b)", "Họp"], (2, "Họp")), ([None, 5, "7"], (1, "5")), ([None, 5.0], (1, "5")), (["II", None], (0, "II")),
        ([None, None], (0, "")), ([], (0, "")), (["1.1", "Họp dân", "VP"], (1, "Họp dân")),
    ],
)  # fmt: skip
def test_first_text_is_no_ordinal(row, expected):
    """A row is named by its first text that counts nothing, else by its first cell."""
    assert first_text(row) == expected


@pytest.mark.parametrize(("cell", "expected"), [("a", True), ("5", False), ("…", False), (True, True), (dt.date(2022, 1, 1), True), (5, False), (None, False)])
def test_is_words_of_what_says_something(cell, expected):
    """Letters, truths and days say something; figures and signs alone do not."""
    assert is_words(cell) is expected


HEADINGS = ("STT", "Chỉ số", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")


def kinds(*rows, headings=HEADINGS, merges=()):
    """Return what becomes of the rows below a heading in row 1: Excel's row → kind, the blank ones left out."""
    width = max(map(len, [headings, *rows]))
    grid = [[*row, *[None] * (width - len(row))] for row in [headings, *rows]]
    sheet = Sheet(name="A", rows=grid, merges=tuple(merges))
    layout = lay_out(sheet, find_heading(sheet), year=2022)
    told = {item.row: item.code.removeprefix("row-") for item in layout.findings}
    return dict(sorted((told | {row.index + 1: "task" for row in layout.rows if not row.is_group}).items()))


def task(number, text="Họp dân", office="VP", time="Quý II"):
    """Return the cells of a task."""
    return [number, None, text, office, time]


SIGNING = [None, None, "Nơi nhận:"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([task(1), SIGNING, task(None)], {2: "task", 3: "signature", 4: "signature"}, id="no number"),
        pytest.param([task(1), SIGNING, task(2)], {2: "task", 3: "signature", 4: "task"}, id="numbered"),
        pytest.param([task("1."), SIGNING, task("2.")], {2: "task", 3: "signature", 4: "task"}, id="numbered with a dot"),
        pytest.param([task("1."), task("2."), [], task(None), task("3.")], {2: "task", 3: "task", 5: "task", 6: "task"}, id="a number with a dot follows"),
        pytest.param([task(1), SIGNING, [2, None, "Lê Văn A"]], {2: "task", 3: "signature", 4: "task"}, id="numbered without details"),
        pytest.param([task(1), SIGNING, ["II", None, "Nhóm"]], {2: "task", 3: "signature", 4: "signature"}, id="group"),
        pytest.param([task(1), SIGNING, task(2), task(None)], {2: "task", 3: "signature", 4: "task", 5: "signature"}, id="ended for good"),
        pytest.param([task(1), SIGNING, HEADINGS, task(None)], {2: "task", 3: "signature", 4: "heading", 5: "task"}, id="new heading"),
        pytest.param([task(1), task(2), [], task(None)], {2: "task", 3: "task", 5: "outside"}, id="behind a gap"),
        pytest.param([task(1), task(2), task(None)], {2: "task", 3: "task", 4: "task"}, id="without a gap"),
        pytest.param([task(1), task(2), [], task(None), task(3)], {2: "task", 3: "task", 5: "task", 6: "task"}, id="a number follows"),
        pytest.param([task(1), task(2), [], task("a")], {2: "task", 3: "task", 5: "task"}, id="a letter for a number"),
        pytest.param([task(1), task(None), [], task(None)], {2: "task", 3: "task", 5: "task"}, id="few are numbered"),
        pytest.param([task(1), task(2), [], [None, 2], task(None)], {2: "task", 3: "task", 5: "group", 6: "task"}, id="the gap ends with another row"),
        pytest.param([[], task(None)], {3: "task"}, id="no number at all"),
        pytest.param([[1, None, "Chỉ đạo"], task("1.1"), task(2)], {2: "group", 3: "task", 4: "task"}, id="the next row goes on"),
        pytest.param([task(1), [None, None, "Chỉ đạo"]], {2: "task", 3: "task"}, id="half of the tasks are numbered"),
        pytest.param(
            [task(1), task(2), [None, None, None, "VP"], [None, None, None, "VP"], [None, None, "Chỉ đạo"]],
            {2: "task", 3: "task", 4: "without-task", 5: "without-task", 6: "group"}, id="rows without a task are not counted",
        ),
    ],
)
def test_lay_out_believes_what_stands_below_the_end(rows, expected):
    """Below a signature only numbered rows and a new heading count; behind a gap a row without a number is outside the table."""
    assert kinds(*rows) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [(["Lê Văn A", None, None], "signature"), (["Họp", "VP", None], "signature"), (["Họp", "VP", "Quý II"], "task"), (["Họp", "VP", 5], "task")],
    ids=["text", "one detail", "two details", "a figure for a detail"],
)
def test_lay_out_without_numbers_asks_for_two_details_below_a_signature(row, expected):
    """Where no column numbers the tasks, a row below a signature is a task if it has several details."""
    rows = [["Họp", "VP", "Quý I"], ["Nơi nhận:"], row]
    assert kinds(*rows, headings=HEADINGS[2:])[4] == expected


def test_lay_out_takes_the_width_of_merged_cells_for_a_group():
    """A numbered text merged over three columns names a group, over two it is a task."""
    rows = [task(1), [2, None, "Chỉ đạo"], task(3)]
    assert kinds(*rows, merges=[Merge(2, 2, 2, 4)]) == {2: "task", 3: "group", 4: "task"}
    assert kinds(*rows, merges=[Merge(2, 2, 2, 3)]) == {2: "task", 3: "task", 4: "task"}


def test_lay_out_keeps_the_label_of_a_row_without_a_task():
    """A row without a task names the dimension of the rows below it, and hands on nothing else."""
    sheet = Sheet(name="A", rows=[list(HEADINGS), [1, "Công khai, minh bạch", None, "VP", None], [2, None, "Họp", "VP", None]])
    rows = lay_out(sheet, find_heading(sheet), year=2022).rows
    assert [(row.index, row.is_group, row.cells) for row in rows] == [
        (1, True, [None, "Công khai, minh bạch", None, None, None]), (2, False, [2, None, "Họp", "VP", None]),
    ]  # fmt: skip


def test_lay_out_takes_a_component_for_a_label():
    """A row with a component alone names the component of the rows below it."""
    headings = ["STT", "Nội dung thành phần", "Nhiệm vụ", "Đơn vị chủ trì"]
    rows = [[None, "2.1", None, None], [1, "2.2", None, "VP"], [2, None, "Họp", "VP"]]
    assert kinds(*rows, headings=headings) == {2: "group", 3: "without-task", 4: "task"}
    sheet = Sheet(name="A", rows=[headings, *rows])
    assert [row.cells[:2] for row in lay_out(sheet, find_heading(sheet), year=2022).rows] == [[None, "2.1"], [None, "2.2"], [2, None]]


def test_lay_out_compares_the_words_of_a_heading():
    """A year or a sign for a title is no word that a row below could repeat."""
    assert kinds(task(1), ["…", None, "…"], headings=(*HEADINGS, 2022, "*")) == {2: "task", 3: "without-text"}


def test_lay_out_tells_where_a_row_is_named():
    """A finding stands at the cell that names the row, with its first two hundred letters."""
    sheet = Sheet(name="A", rows=[list(HEADINGS), ["II", None, "N" + "x" * 300, None, None]])
    (item,) = lay_out(sheet, find_heading(sheet), year=2022).findings
    assert (item.sheet, item.row, item.column, item.code, item.value) == ("A", 2, "C", "row-group", "N" + "x" * 199)
