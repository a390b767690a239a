"""What a column's title names, and what its name makes of a row."""

from __future__ import annotations

import pytest

from papi_metrics.tracker.headings import find_heading
from papi_metrics.tracker.layout import lay_out
from papi_metrics.tracker.schema import AMBIGUOUS, DEADLINE_KINDS, STATES, TASK_DTYPES
from papi_metrics.tracker.titles import Match, exact_heading, is_like_task, match_heading
from papi_metrics.workbook import Sheet


def told(title):
    """Return the first field that a title names and whether it is met word for word; None if it names none."""
    match = match_heading(title)
    return match and (match.fields[0], match.exact)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Tên người sẽ chủ trì", "lead_unit"), ("Các bên cùng phối hợp", "partner"), ("Ai sẽ phụ trách", "lead_unit"), ("Tính tỷ lệ hoàn thành chung", "progress"),
        ("Lúc hoàn thành thực tế", "completed_on"), ("Nêu rõ thời hạn", "timing"), ("Xác định hạn hoàn thành", "timing"), ("Khoảng thời gian", "timing"),
        ("Nêu rõ trạng thái", "state"), ("Mô tả tình trạng", "state"), ("Các loại sản phẩm", "deliverable"), ("Tên các đơn vị thực hiện", "executing_unit"),
        ("Được thực hiện bởi ai", "executing_unit"), ("Tính trọng số điểm", "weight"), ("Có minh chứng gì", "evidence"), ("Xem ghi chú thêm", "note"),
        ("Có vướng mắc gì", "note"), ("Thuộc chỉ số nội dung nào", "dimension"), ("Thuộc nội dung thành phần nào", "component"),
        ("Các loại nhiệm vụ khác nhau", "task"), ("Những công việc của xã", "task"), ("Mọi giải pháp của xã", "task"),
        ("Nhiệm vụ và người chủ trì", "lead_unit"),
    ],
)  # fmt: skip
def test_match_heading_by_a_key_word(title, field):
    """A title of one's own wording is told by its key word, the more telling one first, and never as certain."""
    assert told(title) == (field, False)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Nhiệm vụ (ghi rõ)", ("task", True), id="remark"),
        pytest.param("Nhiệm vụ [bắt buộc]", ("task", True), id="remark in square brackets"),
        pytest.param("(Bắt buộc) Nhiệm vụ (ghi rõ) [1]", ("task", True), id="three remarks"),
        pytest.param("Tiến độ (%)", ("progress", True), id="a remark that is part of the name"),
        pytest.param("Thông tin / Đơn vị / Chủ trì", ("lead_unit", True), id="last two parts"),
        pytest.param("Phần chung / Hạn", ("timing", True), id="last part"),
        pytest.param("Nhiêm vụ được dao", ("task", False), id="a letter"),
        pytest.param("Giải phát (ghi rõ)", ("task", False), id="a letter before a remark"),
        pytest.param("Giải / phát", ("task", False), id="a letter in two parts"),
        pytest.param("Ngày / Hoàn thành", ("completed_on", True), id="two parts together"),
        pytest.param("Thông tin / Ngày / Hoàn thành", ("completed_on", True), id="last two parts together"),
        pytest.param("Chia ra / Đã hoàn thành / Quá hạn", ("mark", True), id="a state in the last two parts"),
        pytest.param("Đang / thực hiện / quá hạn", ("mark", True), id="a state in three parts"),
        pytest.param("Đã hủy (nếu có)", ("mark", True), id="a state before a remark"),
        pytest.param("Tạm dùng", None, id="nearly a state"),
        pytest.param("Mã bưu chính", None, id="unknown"),
        pytest.param("", None, id="blank"),
        pytest.param("x" * 121, None, id="too long"),
        pytest.param("Nhiệm vụ (" + "x" * 109 + ")", ("task", True), id="120 letters"),
        pytest.param("Nhiệm vụ (" + "x" * 110 + ")", None, id="121 letters"),
        pytest.param("Những việc nên làm của xã theo giải pháp".ljust(60, "x"), ("task", False), id="key word in 60 letters"),
        pytest.param("Những việc nên làm của xã theo giải pháp".ljust(61, "x"), None, id="key word in 61 letters"),
        pytest.param("Đã hoàn thành / Quá hạn", ("mark", True), id="a state"),
        pytest.param("Nhiệm vụ bị hủy", ("mark", True), id="cancelled"),
        pytest.param("Chưa hoàn thành / Trong hạn", ("mark", False), id="a broad state"),
        pytest.param("Kết quả / Đã hủy", ("mark", True), id="a state below another title"),
    ],
)
def test_match_heading_word_for_word_or_nearly(title, expected):
    """Remarks and the titles above a title are no part of it; a likeness is no certainty; what is long is no title."""
    assert told(title) == expected


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Đã hoàn thành", "done"), ("Hoàn thành", "done"), ("Chưa thực hiện", "not_started"), ("Quá hạn", "in_progress"), ("Tạm dừng", "paused"),
        ("Đã hoàn thành / Quá hạn", "done"), ("Chưa hoàn thành / Quá hạn", "in_progress"), ("Chia ra / Đã hoàn thành / Quá hạn", "done"), ("Nhiệm vụ / Tiến độ", None), ("50%", None), ("Ngày hoàn thành", None),
    ],
)  # fmt: skip
def test_match_heading_tells_the_state_its_ticks_mean(title, state):
    """A title that is a state says which one a tick under it means; a share or a field is none."""
    match = match_heading(title)
    assert (match and match.state) == state


@pytest.mark.parametrize(
    ("cells", "columns", "marks"),
    [(("x", "x"), {}, {1: "cancelled"}), (("a", "b"), {}, {1: "cancelled"}), (("25/6/2022", "26/6/2022"), {"completed_on": 1}, {}), (("50%", 0.5), {"progress": 1}, {})],
    ids=["ticks", "words", "days", "shares"],
)
def test_state_for_a_title_holds_ticks_unless_days_or_shares_stand_below(cells, columns, marks):
    """A column under a state holds ticks; days below it are completion dates, shares are progress."""
    heading = find_heading(Sheet(name="A", rows=[["Nhiệm vụ", "Đã hủy", "Hạn"], *(["Họp", cell, "Quý I"] for cell in cells)]))
    assert (heading.columns, heading.marks) == ({"task": 0, "timing": 2, **columns}, marks)


@pytest.mark.parametrize(("title", "expected"), [("Việc và giải pháp của xã", True), ("Đơn vị chủ trì", False), ("Mã bưu chính", False), ("(nhiệm vụ)", False), ("Giải phát (ghi rõ)", True)])
def test_is_like_task_by_likeness_alone(title, expected):
    """A title may name the task by likeness or key word; a remark does not."""
    assert is_like_task(title) is expected


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("Tiến độ; Tiến độ thực hiện; Tiến độ công việc", ("progress", "state", "timing", "note")),
        ("Kết quả", ("state", "progress", "deliverable")),
        ("Kết quả thực hiện; Kết quả hoàn thành; Kết quả triển khai", ("state", "progress", "evidence")),
        ("Tình hình thực hiện; Tình hình triển khai; Tình hình; Đánh giá; Đánh giá kết quả; Kết quả đánh giá; Xếp loại", ("state", "progress", "note")),
        ("Mức độ hoàn thành; Mức độ thực hiện; Mức độ", ("progress", "state", "note")),
        ("Ngày hoàn thành; Ngày", ("completed_on", "timing")),
        ("Hoàn thành; Đã hoàn thành", ("mark", "completed_on", "progress", "state", "note")),
        ("Đơn vị; Cơ quan; Đơn vị cơ quan; Cá nhân; Bộ phận; Cán bộ; Trách nhiệm; Người được giao", ("lead_unit",)),
        ("Lĩnh vực; Nhóm nhiệm vụ; Nhóm; Mục", ("dimension",)),
    ],
)
def test_exact_heading_of_several_meanings_leaves_the_choice_to_the_cells(names, fields):
    """A title that trackers use for different things names all of them, the one meant most last."""
    assert {exact_heading(name).fields for name in names.split("; ")} == {fields}


def test_no_heading_is_both_certain_and_ambiguous():
    """A title with several meanings is in no list of those with one: it would never be put to the cells."""
    assert [words for words in AMBIGUOUS if len(AMBIGUOUS[words]) > 1 and exact_heading(words) == Match(fields=AMBIGUOUS[words][-1:], exact=True)] == []


TITLES = {
    "deliverable": "Sản phẩm", "lead_unit": "Đơn vị chủ trì", "executing_unit": "Đơn vị thực hiện", "timing": "Thời hạn", "start": "Ngày bắt đầu",
    "state": "Trạng thái", "progress": "Tiến độ (%)", "weight": "Trọng số", "completed_on": "Ngày hoàn thành thực tế", "evidence": "Minh chứng", "note": "Ghi chú",
}  # fmt: skip


def kinds(titles, row):
    """Return how the only row below these titles was read: "task" or the code of its finding."""
    sheet = Sheet(name="A", rows=[titles, row])
    layout = lay_out(sheet, find_heading(sheet), year=2022)
    return [item.code for item in layout.findings] or ["task"]


@pytest.mark.parametrize("title", [*TITLES.values(), "Đơn vị phối hợp"])
def test_detail_of_any_column_makes_a_task(title):
    """Words in a column of details, whichever it is, tell a numbered task from a sum."""
    assert kinds(["STT", "Nhiệm vụ", title], [1, "Tổng cộng", "a b"]) == ["task"]
    assert kinds(["STT", "Nhiệm vụ", title], [1, "Tổng cộng", None]) == ["row-subtotal"]


@pytest.mark.parametrize(("field", "title"), TITLES.items())
def test_signature_fills_no_value(field, title):
    """Who signs may stand under an office, never beside a time, a state, a share, a weight or a day."""
    values = {"timing", "start", "state", "progress", "weight", "completed_on"}
    assert kinds(["STT", "Nhiệm vụ", title], [None, "TM. UBND xã", "a b"]) == (["task"] if field in values else ["row-signature"])


def test_task_table_keeps_days_numbers_and_texts():
    """Days are days, counts whole numbers that may be missing, shares and weights numbers; all else is text."""
    kinds_of = {dtype: [name for name, other in TASK_DTYPES.items() if other == dtype] for dtype in dict.fromkeys(TASK_DTYPES.values())}
    assert {dtype: set(names) for dtype, names in kinds_of.items() if dtype != "str"} == {
        "Int64": {"dimension", "row"}, "datetime64[us]": {"start", "due", "completed_on"}, "float64": {"progress", "weight"},
    }  # fmt: skip
    assert kinds_of["str"] == [
        "task_id", "component", "sub_dimensions", "task", "deliverable", "lead_unit", "executing_unit", "timing", "deadline_kind", "state", "evidence", "note", "sheet",
    ]  # fmt: skip


def test_states_and_kinds_of_deadlines_are_six_each():
    """A task goes from not started to done, or is paused or cancelled; its time is one of six kinds."""
    assert STATES == ("not_started", "in_progress", "awaiting_confirmation", "done", "paused", "cancelled")
    assert set(DEADLINE_KINDS) == {"dated", "standing", "recurring", "event", "unread", "none"}
