"""States in the words clerks use: what is certain, what is doubtful, what is never done."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from workbooks import column_of, places, reading_of, task_row

from papi_metrics.tracker.states import read_state

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
