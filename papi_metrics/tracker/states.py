"""The state of a task in every spelling clerks use; a word that says "not" never makes a task done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz.distance import OSA

from papi_metrics.text import clean, fold, words_of
from papi_metrics.tracker.numbers import is_blank_mark, read_number
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
    "chưa đến hạn; chưa đến thời gian thực hiện; chưa đến kỳ; to do; chưa khởi động; không; chưa phát sinh; no; false; chưa được giao; chưa làm được",
    "in_progress": "đang thực hiện; đang triển khai; ĐTH; đang làm; đang tiến hành; đang xử lý; đang hoàn thiện; ĐTK; "
    "đang triển khai thực hiện; in progress; trong quá trình thực hiện; đang; mới triển khai; mới bắt đầu; mới thực hiện; đang soạn thảo; đang dự thảo; "
    "đang xây dựng; đang thực hiện đúng tiến độ; đang thực hiện chậm tiến độ; đang hoàn thành; "
    "đang thực hiện thường xuyên; đang duy trì; đang thực hiện trong hạn; đang thực hiện quá hạn; "
    "đang chuẩn bị; đang thực hiện theo kế hoạch; đang tổ chức thực hiện; tiếp tục thực hiện; đang tiếp tục thực hiện",
    "awaiting_confirmation": "chờ xác nhận; chờ duyệt; chờ phê duyệt; chờ thẩm định; chờ nghiệm thu; chờ kiểm tra; "
    "đã trình; đã trình duyệt; trình duyệt; chờ ký; trình ký; đã trình ký; chờ ban hành; chờ kết quả; đang trình; đang chờ duyệt; "
    "đang chờ phê duyệt; đang chờ xác nhận; chờ đánh giá; awaiting confirmation; đang chờ; chờ ý kiến; đang chờ xác nhận hoàn thành; chờ xác nhận hoàn thành; "
    "đã báo cáo chờ xác nhận; hoàn thành chờ xác nhận; đã hoàn thành chờ xác nhận; hoàn thành chờ duyệt",
    "done": "đã hoàn thành; hoàn thành; xong; đã xong; HT; ĐHT; đạt; đã đạt; đã thực hiện; đã thực hiện xong; done; "
    "hoàn thành đúng hạn; hoàn thành trước hạn; hoàn thành quá hạn; hoàn thành trễ hạn; hoàn thành chậm; completed; "
    "đã hoàn thành đúng hạn; đã hoàn thành quá hạn; đã hoàn thành trước hạn; đã hoàn thành trễ hạn; HT đúng hạn; "
    "HT quá hạn; HT trước hạn; HT trễ hạn; hoàn thành tốt; hoàn thành xuất sắc; hoàn thành đúng tiến độ; "
    "hoàn thành muộn; hoàn thành vượt tiến độ; đã hoàn tất; hoàn tất; x; ok; v; có; yes; true; HTXS; HTT; HTNV; đã HT; đã hoàn thành xong; đã làm xong; đã làm; "
    "hoàn thành nhiệm vụ; đã hoàn thành nhiệm vụ; đã ban hành; đã tổ chức; hoàn thành vượt mức; đã hoàn thành 100%; "
    "hoàn thành 100%; đạt 100%; hoàn thành đúng thời hạn; hoàn thành theo kế hoạch; xong đúng hạn; vượt; đạt yêu cầu",
    "paused": "tạm dừng; tạm ngừng; tạm hoãn; hoãn; đang tạm dừng; paused; tạm ngưng; tạm đình chỉ; đang tạm hoãn",
    "cancelled": "hủy; đã hủy; hủy bỏ; bị hủy; nhiệm vụ bị hủy; bãi bỏ; đã bãi bỏ; không thực hiện nữa; cancelled; "
    "đã hủy bỏ; không còn thực hiện; không còn phù hợp; đưa ra khỏi kế hoạch; rút khỏi kế hoạch; thôi thực hiện; "
    "dừng thực hiện; hủy nhiệm vụ; bỏ; đã bỏ; không phải thực hiện",
})
_STATE_OF: Mapping[str, str] = MappingProxyType(
    {words_of(word): state for state, words in _WORDS.items() for word in words.split(";")}
)
# Words that leave open whether work has begun. They are not done; they are read as under way, with a finding.
_BROAD = frozenset(map(words_of, (
    "chưa hoàn thành", "chưa đạt", "chưa xong", "chưa HT", "CHT", "trong hạn", "quá hạn", "còn hạn", "trễ hạn",
    "chậm tiến độ", "chậm", "đúng tiến độ", "sắp đến hạn", "chưa đạt yêu cầu", "đã triển khai", "hoàn thành một phần",
    "cơ bản hoàn thành", "đã triển khai thực hiện", "đạt một phần", "chưa hoàn tất", "không đạt", "không hoàn thành",
    "thường xuyên", "thực hiện thường xuyên", "đến hạn", "hết hạn", "chưa thực hiện xong", "hoàn thành cơ bản",
    "gần hoàn thành", "hoàn thành dự thảo", "đã hoàn thành dự thảo", "đã hoàn thành một phần", "sắp hoàn thành",
)))  # fmt: skip
_MARKS_OF_DONE = frozenset("✓✔√☑☒🗸●þü")
_PERCENT = re.compile(r"(?:(?:da )?(?:hoan thanh|dat|dang thuc hien|thuc hien)(?: duoc| khoang)* ?:? ?\(?)?(\d+(?:[.,]\d+)?) ?%\)?$")
# What makes a task done may be followed by the day, a document or a remark in brackets, and by nothing else.
_WHOLE_DAY = r"\d{1,2} ?[/.\-] ?\d{1,2} ?[/.\-] ?\d{2,4}"
_DAY = rf"{_WHOLE_DAY}|\d{{1,2}} ?[/.\-] ?\d{{1,2}}|\d{{1,2}} thang \d{{1,2}}(?: nam \d{{4}})?"
_DOCUMENT = "ke hoach|quyet dinh|cong van|bao cao|thong bao|van ban|to trinh|kh|qd|cv|bc|tb|vb|ttr"
_PLAIN_REST = re.compile(
    rf"(?:[\s,;:.\-]*(?:(?:vao )?ngay (?:{_DAY})|{_WHOLE_DAY}|roi|100 ?%|(?:dung|truoc|qua|tre) han|"
    rf"(?:tai|theo|kem|qua|bang) (?:dung )?(?:{_DOCUMENT})\b.*|(?:{_DOCUMENT})? ?so .*|\([^()]*\)))*[\s.!;,]*$"
)
# Words that take back, or leave open, what stands before them.
_TAKEN_BACK = re.compile(
    r"\b(?:chua|khong|con|dang|du kien|mot phan|mot so|sau|buoc|giai doan|du thao|se|phan dau|can|nua|phan|tru|gan|"
    r"hau het|co ban|cho|nhung)\b|\?|(?<!\d)(?!100 ?%)\d{1,3}(?:[.,]\d+)? ?%"
)
_SIGNS = re.compile("[^\\w%\u0300-\u036f]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST = 300
_SHORT = 4


@lru_cache(maxsize=20_000, typed=True)
def read_state(value: Cell) -> StateReading:
    """Read the state cell of a task.

    A blank cell gives no state and no doubt; words that are not known give no state and `state-unknown`.
    Whatever is not met letter for letter carries a doubt. "Done" is never read out of likeness to a word
    or out of words that go on to say "not", "part of" or "planned".
    """
    if value is None:
        return StateReading(None)
    if isinstance(value, bool):
        return StateReading("done" if value else "not_started")
    if isinstance(value, int | float):
        return _of_number(float(value), percent=False)
    if not isinstance(value, str):
        return _UNKNOWN
    text = clean(value)
    return StateReading(None) if is_blank_mark(text) else _of_words(text)


_UNKNOWN = StateReading(None, doubt="state-unknown")


def _of_words(text: str) -> StateReading:
    if len(text) > _LONGEST:
        return _UNKNOWN
    if set(text) <= _MARKS_OF_DONE:
        return StateReading("done")
    if number := read_number(text):
        return _of_number(number[0], percent=number[1])
    if percent := _PERCENT.match(fold(text)):
        return _of_number(float(percent[1].replace(",", ".")), percent=True)
    if "?" in text:
        return _UNKNOWN
    key = words_of(text)
    return _of_key(key, text) or _of_start(fold(text)) or _of_slip(key) or _UNKNOWN


def _of_number(number: float, *, percent: bool) -> StateReading:
    """Read a share; a bare number above 1 is taken for a percentage, with a doubt."""
    share = number / 100 if percent or number > 1 else number
    if not 0 <= share <= 1:
        return _UNKNOWN
    doubt = "state-close" if not percent and number > 1 else None
    if share == 1:
        return StateReading("done", 1.0, doubt)
    return StateReading("in_progress" if share else "not_started", share, doubt)


def _of_key(key: str, text: str) -> StateReading | None:
    """Read words met whole; other marks than the known word's ("thực hịen") are a doubt."""
    if key in _BROAD:
        return StateReading("in_progress", doubt="state-broad")
    state = _STATE_OF.get(key)
    if state is None:
        return None
    exact = _spelling(text) in _SPELLINGS
    # In a single short word the marks tell: "hoàn" is not "hoãn", "bộ" is not "bỏ".
    if not exact and len(key) <= _SHORT:
        return None
    return StateReading(state, doubt=None if exact else "state-close")


def _spelling(text: str) -> str:
    """Return the words with each word's tone at its end, for "hòa" and "hoà" are one; signs are dropped."""
    words = _SIGNS.sub(" ", unicodedata.normalize("NFD", text.casefold())).split()
    return " ".join("".join(sorted(word, key=_TONES.__contains__)) for word in words)


_SPELLINGS = frozenset(_spelling(word) for words in _WORDS.values() for word in words.split(";"))
_BY_LENGTH = tuple(sorted(_STATE_OF.keys() | _BROAD, key=len, reverse=True))
# Short words say too little to be believed at the head of a longer text.
_HEADS = frozenset(key for key in _BY_LENGTH if " " in key or key in {"dang", "huy", "xong", "ht", "dth", "cth"})
# One pattern for all heads, the longest first: a cell that is no state, as a task's words, costs one look and not a hundred.
_HEAD = re.compile(rf"(?:{'|'.join(key for key in _BY_LENGTH if key in _HEADS)})\b")
_BY_WORDS = {count: tuple(words for key in _BY_LENGTH if len(words := key.split()) == count) for count in range(1, 10)}
_VOCABULARY = frozenset(word for key in _BY_LENGTH for word in key.split()) | {"can"}
_JOINED = {key.replace(" ", ""): key for key in _BY_LENGTH}


def _of_start(folded: str) -> StateReading | None:
    """Read the longest known words a text begins with; what follows must not contradict them."""
    found = _HEAD.match(folded)
    if found is None:
        return None
    head = found[0]
    rest = folded[len(head):]
    if head in _BROAD:
        return StateReading("in_progress", doubt="state-broad")
    state = _STATE_OF[head]
    others = {_STATE_OF[key] for key in _WHOLE_STATES if re.search(rf"\b{key}\b", rest)} - {state}
    if state == "done":
        if others == {"awaiting_confirmation"}:
            return StateReading("awaiting_confirmation", doubt="state-close")
        return StateReading("done", doubt="state-close") if _is_plain(rest) else _UNKNOWN
    share = re.fullmatch(r"\W*(?:duoc |khoang |dat )*(\d{1,2}(?:[.,]\d+)?) ?%\W*", rest)
    progress = float(share[1].replace(",", ".")) / 100 if share and state == "in_progress" else None
    return _UNKNOWN if others else StateReading(state, progress, "state-close")


_WHOLE_STATES = frozenset(
    key for key in _STATE_OF
    if (key.split()[0] in {"chua", "cho", "da", "hoan", "huy", "bi", "tam"} and " " in key) or key in {"xong", "huy"}
)


def _is_plain(rest: str) -> bool:
    return _PLAIN_REST.match(rest) is not None and _TAKEN_BACK.search(rest) is None


def _of_slip(key: str) -> StateReading | None:
    """Read a slip of the keyboard: a blank left out, or a letter in words that are no other known word; known words are no slip."""
    known = _JOINED.get(key.replace(" ", ""))
    if known == key:
        return None
    words = key.split()
    if known is None and len(key) > 5:  # noqa: PLR2004 - of five letters, one makes another word
        near = [" ".join(other) for other in _BY_WORDS.get(len(words), ()) if _is_slip(words, other)]
        known = near[0] if len({_STATE_OF.get(other) for other in near}) == 1 else None
    if known is None:
        return None
    if known in _BROAD:
        return StateReading("in_progress", doubt="state-broad")
    return StateReading(_STATE_OF[known], doubt="state-close")


def _is_slip(words: list[str], known: list[str]) -> bool:
    """True if the words differ from as many known ones by a letter in one or two words."""
    changed = [(word, other) for word, other in zip(words, known, strict=True) if word != other]
    return len(changed) <= 2 and all(  # noqa: PLR2004 - more than two slips are other words
        word not in _VOCABULARY and min(len(word), len(other)) > 1 and OSA.distance(word, other) <= 1
        for word, other in changed
    )
