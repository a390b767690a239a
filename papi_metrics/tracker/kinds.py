"""Tell what a row under a tracker's heading is: a task, a group's heading, a sum, a remark or a signature."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from papi_metrics.text import fold, words_of
from papi_metrics.tracker.indicators import names_indicator
from papi_metrics.workbook import Cell

_LETTER = re.compile(r"[^\W\d_]")
_ORDINAL = re.compile(r"\(?(?:[IVXLC]+|[A-ZĐ]|[a-zđ])[.)]?\)?$")
_GROUP_NUMBER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?$")
_GROUP_TEXT = re.compile(
    r"[IVXLC]+\s?[.)\-:]|[A-ZĐ]\s?[.)\-:]\s|Chỉ số nội dung|Nội dung thành phần|CHỈ SỐ|"
    r"(?:Nhóm|NHÓM|Phần|PHẦN|Mục|MỤC)\s+(?:[IVX\d]+|[A-ZĐ]|thứ|THỨ|nhiệm|NHIỆM|giải|GIẢI|công|CÔNG|việc|VIỆC|chỉ|CHỈ)\b"
)
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-ZĐ])\s*[)\]]?(\s*=.*)?$")
_SUBTOTAL = re.compile(
    r"(tong( so| cong)?|cong|trung binh|ty le chung|tong hop)"
    r"( (nhiem vu|cong|so|chung|muc|nhom|phan|chi so|noi dung|toan xa|toan bo|\d+|[ivx]+\b|[a-z]\b).*|[:\s.]*|:.*)$"
)
_SIGNING = re.compile(
    r"noi nhan\s*[:.]?$|(tm|kt|tl|tuq|q)\. ?(uy ban|ubnd|chu tich|truong|ban|giam doc|bi thu|ban thuong vu|thu truong)|"
    r"(nguoi|can bo|cong chuc|bo phan) (lap|tong hop|bao cao)( bieu| bang| bao cao)?\s*:?$|"
    r"\(?(da )?ky(,|\)| ten| va| ghi)|xac nhan cua (lanh dao|thu truong|ubnd|uy ban|don vi|chu tich)|"
    r".{0,40}, ?ngay .{0,12} ?thang .{0,12} ?nam( \d{4}|[ .…]*)$"
)
_TITLE = re.compile(
    r"((pho |q\. ?)?(chu tich|truong phong|truong ban|bi thu|giam doc|chanh van phong|hieu truong|vien truong|chi huy truong|"
    r"truong cong an)( ubnd.*| uy ban.*)?|pho bi thu.*|thu truong( don vi| co quan)?|uy ban nhan dan.*|lanh dao don vi|"
    r"van phong - thong ke|ke toan( truong)?|lanh dao ubnd.*)$"
)
_REMARK = re.compile(r"(\* ?)?(ghi chu|luu y|chu thich|nguon|chu giai)\s*[:.]|\*")
_FEW = 3
_LONGEST_MARK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The places a row is judged by: columns, the words of the heading, and what holds for the whole table.

    `numbered`: most tasks carry a number. `wide`: rows with a cell merged over several columns.
    """

    task: int
    number: int | None
    code: int | None
    details: tuple[int, ...]
    labels: tuple[int, ...]
    values: tuple[int, ...]
    words: frozenset[str]
    numbered: bool
    wide: frozenset[int] | set[int]
    year: int


def kind_of(cells: list[Cell], view: View, *, index: int, following: str) -> str:
    """Name the kind of a filled row; `following` is the number of the next filled row."""
    task = cells[view.task]
    number = shown(cells[view.number]) if view.number is not None else ""
    named = isinstance(task, str) and _LETTER.search(task) is not None
    if (named or _is_coded(cells, view)) and number[:1].isdigit() and any(is_words(cells[column]) for column in view.details):
        return "task"
    filled: list[Cell] = [cell for cell in cells if cell is not None]
    for kind, holds in _OTHERS:
        if holds(cells, view, filled, number):
            return kind
    if not named:
        return _kind_without_task(cells, view, filled)
    return "group" if _is_group(cells, view, index, following) else "task"


def _is_coded(cells: list[Cell], view: View) -> bool:
    """True for a task that has a code of its own and figures for a text, as a bullet "- 2" of a list has."""
    task = cells[view.task]
    return view.code is not None and cells[view.code] is not None and isinstance(task, str) and any(map(str.isalnum, task))


def shown(cell: Cell) -> str:
    """Return a number cell as Excel shows it: 3.0 is 3."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def first_text(cells: Sequence[Cell]) -> tuple[int, str]:
    """Return the column and the text that name a row: its first text that is no ordinal, else its first cell."""
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and _LETTER.search(cell) and not _ORDINAL.match(cell.strip()):
            return column, cell.strip()
    return next(((column, shown(cell)) for column, cell in enumerate(cells) if cell is not None), (0, ""))


def is_words(cell: Cell) -> bool:
    """True for a cell that says something, and not only a number."""
    if isinstance(cell, str):
        return _LETTER.search(cell) is not None
    return isinstance(cell, bool | dt.date)


def _repeats_heading(cells: list[Cell], view: View, filled: list[Cell], number: str) -> bool:  # noqa: ARG001 - one shape
    """True if a row repeats the heading, as after a page break: two texts, and more than half of them the same."""
    texts = [words_of(cell) for cell in filled if isinstance(cell, str) and len(cell) < _LONGEST_MARK]
    same = sum(1 for text in texts if text in view.words)
    return same > 1 and same * 2 > len(filled)


def _numbers_columns(cells: list[Cell], view: View, filled: list[Cell], number: str) -> bool:  # noqa: ARG001 - one shape
    """True for a row such as "(1) (2) (3)" or "A B 1 2": letters and numbers that run on by one."""
    marks = [_COLUMN_NUMBER.match(shown(cell)) for cell in filled]
    if len(filled) < _FEW or not all(marks):
        return False
    names = [mark[1] for mark in marks if mark]
    numbers = [int(name) for name in names if name.isdigit()]
    letters = [name for name in names if not name.isdigit()]
    return all(b - a == 1 for a, b in pairwise(numbers)) and letters == sorted(set(letters))


def _is_subtotal(cells: list[Cell], view: View, filled: list[Cell], number: str) -> bool:  # noqa: ARG001 - one shape
    """True for a sum: its words stand first or in the task's place, and no detail beside them says anything."""
    if any(is_words(cells[column]) for column in view.details):
        return False
    task = cells[view.task]
    texts = {first_text(cells)[1], task.strip() if isinstance(task, str) else ""}
    return any(text[:1] in "TtCc" and bool(_SUBTOTAL.match(fold(text[:120]))) for text in texts)


def _is_signature(cells: list[Cell], view: View, filled: list[Cell], number: str) -> bool:
    """True where someone signs: no running number, no value, and words of signing or a title in capitals."""
    if number[:1].isdigit() and len(filled) > 1:
        return False
    texts = [cell.strip() for cell in filled if isinstance(cell, str) and len(cell) < _LONGEST_MARK]
    signing = {text for text in texts if _SIGNING.match(fold(text))}
    titles = {text for text in texts if _TITLE.match(fold(text)) and (text.isupper() or len(filled) == 1)}
    named = len(titles) > 1 or (bool(titles) and view.number is not None and not number)
    if not signing and not named:
        return False
    return all(shown(cells[column]) in signing | titles or cells[column] is None for column in view.values)


def _is_remark(cells: list[Cell], view: View, filled: list[Cell], number: str) -> bool:
    """True for a note under or in the table: it begins with "Ghi chú:" or an asterisk and has no detail."""
    text = first_text(cells)[1]
    if number[:1].isdigit() or len(filled) > _FEW - 1:
        return False
    others = any(shown(cells[column]) not in {"", text} for column in view.details)
    return _REMARK.match(fold(text[:40])) is not None and not others


_OTHERS = (
    ("heading", _repeats_heading),
    ("numbers", _numbers_columns),
    ("subtotal", _is_subtotal),
    ("signature", _is_signature),
    ("remark", _is_remark),
)


def _kind_without_task(cells: list[Cell], view: View, filled: list[Cell]) -> str:
    if any(is_words(cells[column]) for column in view.details):
        return "without-task"
    if any(cells[column] is not None for column in view.labels) or any(map(is_words, filled)):
        return "group"
    return "without-text"


def _is_group(cells: list[Cell], view: View, index: int, following: str) -> bool:
    """A task text without any detail is a group's heading where its number, its text or its shape says so."""
    details = [cells[column] for column in view.details if cells[column] is not None]
    text = str(cells[view.task]).strip()
    number = shown(cells[view.number]) if view.number is not None else ""
    if any(map(is_words, details)):
        return False
    if _GROUP_NUMBER.match(number) or index in view.wide:
        return True
    if details:
        return False
    if names_indicator(text, year=view.year):
        return True
    if number:
        return following.startswith(f"{number.rstrip('.')}.")
    return bool(_GROUP_TEXT.match(text)) or view.numbered or text.isupper()
