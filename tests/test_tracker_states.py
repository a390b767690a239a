"""States in the words clerks use: what is certain, what is doubtful, what is never done."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from workbooks import column_of, places, reading_of, task_row

from papi_metrics.tracker.states import StateReading, read_state

CERTAIN = {
    "not_started": ["Chưa thực hiện", "Chưa triển khai", "CTH", "0%", "0", "Không"],
    "in_progress": ["Đang thực hiện", "Đang triển khai", "ĐTH", "50%", "Hoàn thành 50%", "Đã hoàn thành 80%"],
    "awaiting_confirmation": ["Chờ xác nhận", "Chờ duyệt", "Hoàn thành (chờ xác nhận)"],
    "done": ["Đã hoàn thành", "ĐÃ HOÀN THÀNH.", "Đã hòan thành", "HT", "xong", "Đạt", "100%", "x", "X", "✓", "Hoàn thành 100%"],
    "paused": ["Tạm dừng", "Hoãn"],
    "cancelled": ["Hủy", "Huỷ", "HỦY BỎ"],
}
DOUBTFUL = {
    "Đã hoàn thành (KH số 12)": ("done", "state-close"),
    "Đã hoàn thành ngày 25/6": ("done", "state-close"),
    "Hoàn thàn": ("done", "state-close"),
    "da hoan thanh": ("done", "state-close"),
    "Đang thực hịen": ("in_progress", "state-close"),
    "Đã hoàn thành, chờ duyệt": ("awaiting_confirmation", "state-close"),
    "Chưa triển khai do dịch": ("not_started", "state-close"),
    "Đã huỷ theo CV 12": ("cancelled", "state-close"),
    "Chưa hoàn thành": ("in_progress", "state-broad"),
    "CHƯA HOÀN THÀNH": ("in_progress", "state-broad"),
    "Chưahoàn thành": ("in_progress", "state-broad"),
    "Chư hoàn thành": ("in_progress", "state-broad"),
    "Chưa đạt": ("in_progress", "state-broad"),
    "Chưa hoàn thành nhiệm vụ": ("in_progress", "state-broad"),
    "Gần hoàn thành": ("in_progress", "state-broad"),
    "Cơ bản hoàn thành": ("in_progress", "state-broad"),
    "Quá hạn": ("in_progress", "state-broad"),
    "Thường xuyên": ("in_progress", "state-broad"),
}
NEVER_DONE = [
    "Chưa hoàn thành", "Không hoàn thành", "Đang hoàn thành", "Gần hoàn thành", "Dự kiến hoàn thành 30/9", "Sẽ hoàn thành",
    "Phấn đấu hoàn thành", "Cần hoàn thành", "Hoàn thành trước 30/9", "Hoàn thành trong quý III", "Hoàn thành: chưa",
    "Hoàn thành: Không", "Hoàn thành?", "Đã hoàn thành dự thảo", "Đã hoàn thành bước 1", "Đã thực hiện xong 2/3",
    "Hoàn thành 3/5 cuộc", "Đã hoàn thành một phần", "Đã hoàn thành, còn báo cáo", "Đã hoàn thành - chưa gửi",
    "Đã hoàn thành/chưa hoàn thành", "Hoàn thành 50%", "HT/CHT", "Chưa HT", "Không đạt", "Hoàn", "xong 1/2", "Chờ hoàn thành",
]  # fmt: skip


@pytest.mark.parametrize(("state", "word"), [(state, word) for state, words in CERTAIN.items() for word in words])
def test_read_state_takes_known_words_without_a_doubt(state, word):
    """A word of the field, in any case, composition and place of its tone, is read without a finding."""
    for text in (word, word.lower(), unicodedata.normalize("NFD", word), f" {word}\u00a0", f"\u200b{word}"):
        reading = read_state(text)
        assert (reading.state, reading.doubt) == (state, None)


@pytest.mark.parametrize(("word", "expected"), DOUBTFUL.items(), ids=DOUBTFUL)
def test_read_state_tells_of_what_is_not_exact(word, expected):
    """A word met by its beginning, by a slip of the keyboard or in a broad sense carries a doubt."""
    reading = read_state(word)
    assert (reading.state, reading.doubt) == expected


@pytest.mark.parametrize("word", NEVER_DONE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_read_state_never_makes_done_of_a_plan_or_a_part(word, form):
    """Words that deny, plan or limit completion are never done, in any case."""
    assert read_state(unicodedata.normalize(form, word)).state != "done"
    assert read_state(unicodedata.normalize(form, word.upper())).state != "done"


BROAD = [
    "Chưa hoàn thành", "Chưa đạt", "Chưa xong", "Chưa HT", "CHT", "Trong hạn", "Quá hạn", "Còn hạn", "Trễ hạn", "Chậm tiến độ", "Chậm", "Đúng tiến độ",
    "Sắp đến hạn", "Chưa đạt yêu cầu", "Đã triển khai", "Hoàn thành một phần", "Cơ bản hoàn thành", "Đã triển khai thực hiện", "Đạt một phần",
    "Chưa hoàn tất", "Không đạt", "Không hoàn thành", "Thường xuyên", "Thực hiện thường xuyên", "Đến hạn", "Hết hạn", "Chưa thực hiện xong",
    "Hoàn thành cơ bản", "Gần hoàn thành", "Hoàn thành dự thảo", "Đã hoàn thành dự thảo", "Đã hoàn thành một phần", "Sắp hoàn thành",
]  # fmt: skip


@pytest.mark.parametrize("word", BROAD)
def test_read_state_takes_broad_words_for_work_under_way(word):
    """Words that leave open whether work has begun, or how much of it is done, are work under way, with their own doubt."""
    assert read_state(word) == StateReading("in_progress", doubt="state-broad")


@pytest.mark.parametrize("mark", ["✓", "✔", "√", "☑", "☒", "🗸", "●", "þ", "ü", "✓✓"])
def test_read_state_takes_ticks_for_done(mark):
    """A tick, of any font and also twice, is done without a doubt."""
    assert read_state(mark) == StateReading("done")


@pytest.mark.parametrize("word", ["hoàn", "hoan", "bộ", "cò", "đat", "vuot"])
def test_read_state_tells_short_words_by_their_marks(word):
    """In a single short word the marks tell: "hoàn" is not "hoãn", "bộ" is not "bỏ", "cò" is not "có"."""
    assert read_state(word) == StateReading(None, doubt="state-unknown")


REMARKS = [
    "vào ngày 25/6", "ngày 25/6/2022", "25/6/2022", "25-6-22", "25.6.2022", "ngày 25 tháng 6", "ngày 25 tháng 6 năm 2022", "rồi", "100%", "đúng hạn",
    "trước hạn", "trễ hạn", "tại Kế hoạch số 5", "theo Quyết định 12", "theo đúng kế hoạch", "kèm báo cáo", "qua văn bản 3", "bằng công văn", "số 12/KH-UBND",
    "KH số 12", "(KH số 12)", "- Báo cáo số 3", "; ngày 25/6 (đã gửi)",
]  # fmt: skip


@pytest.mark.parametrize("remark", REMARKS)
def test_read_state_leaves_done_what_a_day_or_document_follows(remark):
    """Behind words of completion may stand the day, the document or a remark in brackets: done, with a doubt."""
    assert read_state(f"Đã thực hiện xong {remark}") == StateReading("done", doubt="state-close")


TAKEN_BACK = [
    "chưa gửi", "không kịp", "còn báo cáo", "đang gửi", "dự kiến", "một phần", "một số thôn", "sau họp", "bước 1", "giai đoạn 1", "dự thảo", "sẽ gửi", "phấn đấu",
    "cần sửa", "nữa", "2 phần", "trừ thôn A", "gần hết", "hầu hết", "cơ bản", "chờ", "nhưng chậm", "thật?", "99%", "5,5 %",
]  # fmt: skip


@pytest.mark.parametrize("remark", TAKEN_BACK)
def test_read_state_believes_no_done_that_its_remark_takes_back(remark):
    """A remark in brackets that says "not", "part of", "planned" or less than the whole leaves nothing certain."""
    assert read_state(f"Đã thực hiện xong ({remark})").state != "done"


@pytest.mark.parametrize("rest", ["25/6", "trong quý II", "và gửi tỉnh", "theo dõi tiếp", "100% hộ", "(a (b))"])
def test_read_state_believes_no_done_with_other_words_behind_it(rest):
    """Whatever is no day, document or remark may change what is said."""
    assert read_state(f"Đã thực hiện xong {rest}") == StateReading(None, doubt="state-unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đang họp", ("in_progress", None, "state-close"), id="short word that begins"),
        pytest.param("Hủy theo CV 5", ("cancelled", None, "state-close"), id="cancelled"),
        pytest.param("Xong ngày 25/6", ("done", None, "state-close"), id="done"),
        pytest.param("HT ngày 25/6", ("done", None, "state-close"), id="initials of done"),
        pytest.param("ĐTH dự án", ("in_progress", None, "state-close"), id="initials of begun"),
        pytest.param("CTH do dịch", ("not_started", None, "state-close"), id="initials of not started"),
        pytest.param("Hủyy theo CV 5", (None, None, "state-unknown"), id="beginning of another word"),
        pytest.param("Chưa biết", (None, None, "state-unknown"), id="too short to begin with"),
        pytest.param("Quá hạn 5 ngày", ("in_progress", None, "state-broad"), id="broad"),
        pytest.param("Đang triển khai, đạt 40%", ("in_progress", 0.4, "state-close"), id="share behind it"),
        pytest.param("Đang triển khai khoảng 5,5 %", ("in_progress", 0.055, "state-close"), id="share with a comma"),
        pytest.param("Chưa triển khai 40%", ("not_started", None, "state-close"), id="share of what is not begun"),
        pytest.param("Chưa thực hiện (chưa triển khai)", ("not_started", None, "state-close"), id="the same again"),
        pytest.param("Tạm dừng, chưa triển khai", (None, None, "state-unknown"), id="two states"),
        pytest.param("Đang thực hiện, đã hoàn thành một phần", (None, None, "state-unknown"), id="begun and done"),
        pytest.param("Đã xong, chờ phê duyệt", ("awaiting_confirmation", None, "state-close"), id="done and awaiting"),
        pytest.param("Đã xong, chờ phê duyệt, tạm dừng", (None, None, "state-unknown"), id="done, awaiting and paused"),
    ],
)
def test_read_state_of_known_words_that_go_on(text, expected):
    """The words a text begins with tell its state, with a doubt, unless what follows names another one."""
    reading = read_state(text)
    assert (reading.state, reading.progress, reading.doubt) == expected


@pytest.mark.parametrize(
    ("text", "state", "doubt"),
    [
        pytest.param("tamdừng", "paused", "state-close", id="blank left out"),
        pytest.param("Đangthựchiện", "in_progress", "state-close", id="all blanks left out"),
        pytest.param("Quáhạn", "in_progress", "state-broad", id="blank left out of broad words"),
        pytest.param("Tạm dùnh", "paused", "state-close", id="a letter"),
        pytest.param("Tiếp tuk thuk hiện", "in_progress", "state-close", id="a letter in two words"),
        pytest.param("Tiếp tuk thuk hiem", None, "state-unknown", id="a letter in three words"),
        pytest.param("Tạm duunng", None, "state-unknown", id="two letters in a word"),
        pytest.param("Đã huu", "cancelled", "state-close", id="six letters"),
        pytest.param("Dx hủy", "cancelled", "state-close", id="a letter in a word of two"),
        pytest.param("đ hoàn thành", None, "state-unknown", id="a word of one letter"),
        pytest.param("khong", "not_started", "state-close", id="five letters without marks"),
        pytest.param("XX", None, "state-unknown", id="two crosses"),
        pytest.param("xonng", None, "state-unknown", id="five letters"),
        pytest.param("Cần hoàn thành", None, "state-unknown", id="a word that means something else"),
        pytest.param("Dan hoàn thành", None, "state-unknown", id="like words of several states"),
        pytest.param("Chư hoàn thành", "in_progress", "state-broad", id="a letter in broad words"),
    ],
)
def test_read_state_forgives_a_slip_of_the_keyboard(text, state, doubt):
    """A blank left out, or a letter in one or two words, is told; what may be another word, or several states, is unknown."""
    assert read_state(text) == StateReading(state, doubt=doubt)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0, ("not_started", 0.0, None)), (0.01, ("in_progress", 0.01, None)), (1, ("done", 1.0, None)), (1.0, ("done", 1.0, None)),
        (2, ("in_progress", 0.02, "state-close")), (99, ("in_progress", 0.99, "state-close")), (100, ("done", 1.0, "state-close")),
        (101, (None, None, "state-unknown")), (-0.5, (None, None, "state-unknown")), (float("nan"), (None, None, "state-unknown")),
        ("1%", ("in_progress", 0.01, None)), ("150%", (None, None, "state-unknown")), ("Đạt: 50%", ("in_progress", 0.5, None)),
        ("Hoàn thành khoảng 5,5 %", ("in_progress", 0.055, None)), ("Đã hoàn thành được (80%)", ("in_progress", 0.8, None)),
        ("Hoàn thành 120%", (None, None, "state-unknown")), (True, ("done", None, None)), (False, ("not_started", None, None)),
        (dt.date(2022, 6, 25), (None, None, "state-unknown")), ("Đang thực hiện?", (None, None, "state-unknown")),
    ],
)  # fmt: skip
def test_read_state_of_numbers_and_truths(cell, expected):
    """A share or percentage is progress, a bare number above 1 with a doubt; what lies outside 0-100 % and a day are no state."""
    reading = read_state(cell)
    assert (reading.state, reading.progress, reading.doubt) == expected


@pytest.mark.parametrize(("length", "state"), [(300, "cancelled"), (301, None)])
def test_read_state_reads_no_essay(length, state):
    """A text of more than three hundred letters is no state, whatever it begins with."""
    assert read_state("Đã hủy theo công văn ".ljust(length, "x")).state == state


@pytest.mark.parametrize(("cell", "expected"), [(0.5, 0.5), ("0,5", 0.5), (50, 0.5), ("50", 0.5), ("50 %", 0.5), ("1", 1.0)])
def test_read_state_reads_a_number_as_progress(cell, expected):
    """A number in the state's cell is the share that is done."""
    assert read_state(cell).progress == expected


@pytest.mark.parametrize("cell", ["-", "…", "n/a", None, "", "  "])
def test_blank_state_is_not_started_with_a_note(cell):
    """A state cell that says nothing makes the task not started, and says so."""
    reading = reading_of(task_row(state=cell))
    assert column_of(reading, "state") == ["not_started"]
    assert places(reading) == [(3, "I", "state-blank")]


def test_unknown_state_is_told_and_falls_back():
    """A state that is not understood is never passed over."""
    reading = reading_of(task_row(state="Tốt lắm"))
    assert (column_of(reading, "state"), places(reading)) == (["not_started"], [(3, "I", "state-unknown")])


def test_blank_state_follows_completion_date():
    """A completion date beside a blank state makes the task done, with a note."""
    reading = reading_of(task_row(state=None, completed_on="25/6/2022"))
    assert (column_of(reading, "state"), places(reading)) == (["done"], [(3, "I", "state-derived")])


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"state": "Đã hoàn thành", "progress": "50%", "completed_on": "1/6/2022"}, (3, "J", "done-but-unfinished")),
        ({"state": "Đã hoàn thành"}, (3, "K", "completed-on-missing")),
        ({"state": "Chưa thực hiện", "progress": 0.4}, (3, "J", "begun-but-not-started")),
        ({"state": "Đang thực hiện", "progress": 1}, (3, "I", "finished-but-open")),
        ({"state": "Đang thực hiện", "completed_on": "1/6/2022"}, (3, "K", "completed-but-open")),
        ({"state": "Hủy", "completed_on": "1/6/2022"}, (3, "K", "completed-but-open")),
        ({"state": "Xong", "completed_on": "1/6/2019"}, (3, "K", "completed-in-other-year")),
    ],
)
def test_contradictions_are_told_at_their_cell(changes, place):
    """Cells of a row that contradict each other give one finding, at the cell to look at."""
    assert places(reading_of(task_row(**changes))) == [place]


def test_state_that_cannot_be_read_is_told_once():
    """Words nobody understands have one doubt, though progress tells the state: the cell is not blank."""
    reading = reading_of(task_row(1, state="Xong rùi nha", progress=1, completed_on=dt.date(2022, 5, 4)))
    assert (column_of(reading, "state"), places(reading)) == (["done"], [(3, "I", "state-unknown")])
