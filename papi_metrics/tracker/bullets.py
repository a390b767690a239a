"""Split a cell of several bullets into its tasks."""

from __future__ import annotations

import re
from functools import lru_cache

from papi_metrics.text import clean

_BULLET = re.compile(r"^\s*[-–—•*·▪●\uf0b7\uf02d]\s*(?=\S)")
_SUB_BULLET = re.compile(r"^\s*[+○◦]\s*(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-zđ])[.)]\s+(?=\S)")
_INLINE = re.compile(r"(?<=[;.])\s+[-–•]\s+(?=[A-ZĐÀ-Ỹ])")


def split_bullets(text: str) -> list[str]:
    """Split a task cell: each bullet is a task; what stands before the first bullet leads each of them.

    A "+" below a "-" stays with its bullet. A text without bullets, or with one, is one task.
    """
    if "\n" not in text and not _BULLET.match(text):
        return [clean(text)]
    lines = [line for part in clean(text).split("\n") for line in (_INLINE.split(part) if _BULLET.match(part) else [part])]
    pattern = next((mark for mark in (_BULLET, _NUMBERED, _SUB_BULLET) if sum(map(bool, map(mark.match, lines))) > 1), None)
    if pattern is None:
        return [" ".join(_BULLET.sub("", line) if index == 0 else line for index, line in enumerate(lines))]
    return _gathered(lines, pattern)


def _gathered(lines: list[str], pattern: re.Pattern[str]) -> list[str]:
    """Give each bullet the lines that continue it; the lines before the first bullet are the common lead."""
    lead: list[str] = []
    tasks: list[str] = []
    for line in lines:
        if pattern.match(line) or (pattern is _BULLET and _BULLET.match(line)):
            tasks.append(pattern.sub("", line).strip())
        elif tasks:
            tasks[-1] = f"{tasks[-1]} {line}"
        else:
            lead.append(line)
    tasks = [task.rstrip(" ;").strip() for task in tasks]
    head = " ".join(lead).strip()
    if not head:
        return tasks
    return [f"{head.rstrip(':')}: {task}" for task in tasks] if head.endswith(":") else [head, *tasks]


@lru_cache(maxsize=100_000)
def joined_lines(text: str) -> str:
    """Return a cell of several lines as one, "; " between bullets and a blank between lines that only wrap."""
    if "\n" not in text:
        return _BULLET.sub("", clean(text))
    lines = clean(text).split("\n")
    pieces: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line) or _SUB_BULLET.match(line) or _NUMBERED.match(line)
        plain = (_BULLET.sub("", line) if _BULLET.match(line) else _SUB_BULLET.sub("", line)).strip()
        if bullet and pieces:
            pieces[-1] = pieces[-1].rstrip(" ;.,")
        if bullet or not pieces:
            pieces.append(plain)
        else:
            pieces[-1] = f"{pieces[-1]} {plain}"
    return "; ".join(piece for piece in pieces if piece)
