"""The state of a task in every spelling clerks use; a word that says "not" never makes a task done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from papi_metrics.text import closest, fold, words_of
from papi_metrics.workbook import Cell


@dataclass(frozen=True, slots=True)
class StateReading:
    """A state, the progress its words give (0-1 or None), and the code of the doubt, if any."""

    state: str | None
    progress: float | None = None
    doubt: str | None = None


_WORDS: Mapping[str, str] = MappingProxyType({
    "not_started": "chưa thực hiện; chưa triển khai; chưa bắt đầu; CTH; chưa làm; chưa; chưa tiến hành; chưa có; "
    "not started; chưa xử lý; chưa thực hiện được; chưa triển khai thực hiện; chưa tổ chức; chưa ban hành; CTK; "
    "chưa đến hạn; chưa đến thời gian thực hiện; chưa đến kỳ; to do; chưa khởi động; không; chưa phát sinh",
    "in_progress": "đang thực hiện; đang triển khai; ĐTH; đang làm; đang tiến hành; đang xử lý; đang hoàn thiện; ĐTK; "
    "đang triển khai thực hiện; in progress; trong quá trình thực hiện; đang; đang soạn thảo; đang dự thảo; "
    "đang xây dựng; đang thực hiện đúng tiến độ; đang thực hiện chậm tiến độ; thực hiện thường xuyên; "
    "đang thực hiện thường xuyên; đang duy trì; thường xuyên; đang thực hiện trong hạn; đang thực hiện quá hạn; "
    "đang chuẩn bị; đang thực hiện theo kế hoạch; đang tổ chức thực hiện; tiếp tục thực hiện; đang tiếp tục thực hiện",
    "awaiting_confirmation": "chờ xác nhận; chờ duyệt; chờ phê duyệt; chờ thẩm định; chờ nghiệm thu; chờ kiểm tra; "
    "đã trình; đã trình duyệt; trình duyệt; chờ ký; chờ ban hành; chờ kết quả; đang trình; đang chờ duyệt; "
    "đang chờ phê duyệt; đang chờ xác nhận; chờ đánh giá; awaiting confirmation; đang chờ; chờ ý kiến; "
    "đã báo cáo chờ xác nhận; hoàn thành chờ xác nhận; đã hoàn thành chờ xác nhận; hoàn thành chờ duyệt",
    "done": "đã hoàn thành; hoàn thành; xong; đã xong; HT; ĐHT; đạt; đã đạt; đã thực hiện; đã thực hiện xong; done; "
    "hoàn thành đúng hạn; hoàn thành trước hạn; hoàn thành quá hạn; hoàn thành trễ hạn; hoàn thành chậm; completed; "
    "đã hoàn thành đúng hạn; đã hoàn thành quá hạn; đã hoàn thành trước hạn; đã hoàn thành trễ hạn; HT đúng hạn; "
    "HT quá hạn; HT trước hạn; HT trễ hạn; hoàn thành tốt; hoàn thành xuất sắc; hoàn thành đúng tiến độ; "
    "hoàn thành muộn; hoàn thành vượt tiến độ; đã hoàn tất; hoàn tất; x; ok; v; có; đã làm xong; đã làm; "
    "hoàn thành nhiệm vụ; đã hoàn thành nhiệm vụ; đã ban hành; đã tổ chức; hoàn thành vượt mức; đã hoàn thành 100%; "
    "hoàn thành 100%; đạt 100%; hoàn thành đúng thời hạn; hoàn thành theo kế hoạch; xong đúng hạn; vượt; đạt yêu cầu",
    "paused": "tạm dừng; tạm ngừng; tạm hoãn; hoãn; đang tạm dừng; paused; tạm ngưng; tạm đình chỉ; đang tạm hoãn",
    "cancelled": "hủy; đã hủy; hủy bỏ; bị hủy; nhiệm vụ bị hủy; bãi bỏ; đã bãi bỏ; không thực hiện nữa; cancelled; "
    "đã hủy bỏ; không còn thực hiện; không còn phù hợp; đưa ra khỏi kế hoạch; rút khỏi kế hoạch; thôi thực hiện; "
    "dừng thực hiện; hủy nhiệm vụ",
})
_STATE_OF: Mapping[str, str] = MappingProxyType(
    {words_of(word): state for state, words in _WORDS.items() for word in words.split(";")}
)
# Words that leave open whether work has begun. They are not done; they are read as under way, with a finding.
_BROAD = frozenset(map(words_of, (
    "chưa hoàn thành", "chưa đạt", "chưa xong", "chưa HT", "CHT", "trong hạn", "quá hạn", "còn hạn", "trễ hạn",
    "chậm tiến độ", "chậm", "đúng tiến độ", "sắp đến hạn", "chưa đạt yêu cầu", "đã triển khai", "hoàn thành một phần",
    "cơ bản hoàn thành", "đã triển khai thực hiện", "đạt một phần", "chưa hoàn tất", "không đạt", "không hoàn thành",
)))  # fmt: skip
_MARKS_OF_DONE = frozenset("✓✔√☑☒🗸●þü")
_PERCENT = re.compile(r"(?:(?:da )?(?:hoan thanh|dat|dang thuc hien|thuc hien)(?: duoc| khoang)* )?(\d+(?:[.,]\d+)?) ?%$")
# A date, a number of a document or a remark in brackets may follow what is certain by itself.
_TAIL = re.compile(r"[(\[;,.:\n].*|\b(?:ngay|vao|tai|theo|kem|so) .*", re.DOTALL)
_CERTAIN_HEAD = ("da ", "dang ", "chua ", "cho ", "tam ", "huy", "bi huy", "xong", "hoan thanh ", "ht ")


@lru_cache(maxsize=20_000, typed=True)
def read_state(value: Cell) -> StateReading:
    """Read the state cell of a task.

    A blank cell gives no state and no doubt; words that are not known give no state and `state-unknown`.
    """
    if value is None or value == "":
        return StateReading(None)
    if isinstance(value, bool):
        return StateReading("done" if value else "not_started")
    if isinstance(value, int | float):
        return _of_share(value / 100 if value > 1 else float(value))
    if not isinstance(value, str):
        return StateReading(None, doubt="state-unknown")
    return _of_words(value.strip())


def _of_words(text: str) -> StateReading:
    if not text:
        return StateReading(None)
    if set(text) <= _MARKS_OF_DONE:
        return StateReading("done")
    if percent := _PERCENT.match(fold(text)):
        return _of_share(float(percent[1].replace(",", ".")) / 100)
    key = words_of(text)
    if key in _STATE_OF:
        return StateReading(_STATE_OF[key])
    if _is_broad(key):
        return StateReading("in_progress", doubt="state-broad")
    return _of_head(text) or _of_likeness(key) or StateReading(None, doubt="state-unknown")


def _of_share(share: float) -> StateReading:
    if not 0 <= share <= 1:
        return StateReading(None, doubt="state-unknown")
    if share == 1:
        return StateReading("done", 1.0)
    return StateReading("in_progress" if share else "not_started", share)


def _is_broad(key: str) -> bool:
    return key in _BROAD or key.startswith(("chua hoan thanh trong han", "chua hoan thanh qua han"))


def _of_head(text: str) -> StateReading | None:
    """Read words that are certain by themselves and are followed by a date, a document or a remark."""
    folded = fold(text)
    head = words_of(_TAIL.sub("", folded, count=1))
    if not head or not folded.startswith(_CERTAIN_HEAD):
        return None
    rest = words_of(folded)[len(head):]
    if head in _BROAD:
        return StateReading("in_progress", doubt="state-broad")
    state = _STATE_OF.get(head)
    if state is None or (state == "done" and re.search(r"\b(chua|khong|con|dang|du kien|mot phan|\d+%)", rest)):
        return None
    return StateReading(state, doubt="state-close")


def _of_likeness(key: str) -> StateReading | None:
    """Read a slip of the keyboard, if only one state is near and neither side says "not" alone."""
    near = closest(key, _STATE_OF.keys() | _BROAD, cutoff=88)
    if near is None or _negated(key) != _negated(near[0]):
        return None
    if near[0] in _BROAD:
        return StateReading("in_progress", doubt="state-broad")
    return StateReading(_STATE_OF[near[0]], doubt="state-close")


def _negated(key: str) -> bool:
    return bool(re.match(r"(chu|cua|ch|kh|ko|k )", key)) and not key.startswith("cho ")
