"""Split a cell of several bullets into its tasks, and lay a cell of several lines out as one."""

from __future__ import annotations

import re
from functools import lru_cache

from papi_metrics.text import clean

_DASHES = "-–—•*·▪●■□◆◇♦❖►▶➢➤→✓\uf0b7\uf02d\uf0a7\uf0d8\uf076\uf0fc"
# The kinds of marks a line may begin with; the kind of the first marked line makes tasks, others stay below it.
_MARKS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"[{_DASHES}]+\s*"),
    re.compile(r"\d{1,2}[.)]\s*(?=[^\W\d_])"),
    re.compile(r"[a-zđ][.)]\s+"),
    re.compile(r"[+○◦]\s*"),
)
_DASH, _NUMBER, _LETTER, _PLUS = range(len(_MARKS))
_INLINE = re.compile(rf"(?<=[;.])\s*(?=[{_DASHES}+]\s*[^\W\d_])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s+(?=[A-ZĐÀ-Ỹ])")
# A cell of more lines is no list of tasks, and is kept whole.
_MOST_LINES = 300
# A sign at a figure, "+84" or "-5", is no bullet.
_SIGNED = re.compile(r"[+-]\d")
_FIRST = frozenset(_DASHES + "+○◦")
_SIGNS = "".join(_FIRST) + " "
# Marks before a task's words, one behind the other ("- 1. Họp"): left there, the next reading would take one off.
_LEADING = re.compile(rf"\A(?:[{_DASHES}+○◦]+\s*|\d{{1,2}}[.)]\s*(?=[^\W\d_]))+")


@lru_cache(maxsize=20_000)
def split_bullets(text: str) -> tuple[str, ...]:
    """Split a task cell: each bullet is a task; what stands before the first bullet leads each of them.

    The first mark decides what a bullet is; other marks below it stay with their bullet. A text without
    bullets, or with one, is one task. A task that is split again stays as it is.
    """
    tidy = clean(text)
    if "\n" not in tidy and tidy[:1] not in _FIRST and not tidy[:1].isdigit():
        return (tidy,)
    lines = [(kind, rest) for kind, rest in map(_marked, _lines(tidy)) if rest]
    kind = _splitting(lines) if len(lines) <= _MOST_LINES else None
    if kind is None:
        return (_LEADING.sub("", " ".join(_unsplit(lines))) or tidy,)
    return tuple(_LEADING.sub("", task) for task in _gathered(lines, kind))


def _lines(text: str) -> list[str]:
    """Break a text at its line ends, and where its bullets or running numbers follow each other on one line."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip(_SIGNS)
        numbers = list(_INLINE_NUMBER.finditer(bare))
        running = [match for want, match in enumerate(numbers, 1) if int(match[1]) == want]
        if len(running) > 1 and running[0].start() == 0 and len(running) == len(numbers):
            ends = [*(match.start() for match in running[1:]), len(bare)]
            lines += [bare[match.start() : end].strip() for match, end in zip(running, ends, strict=True)]
        else:
            lines += _INLINE.split(line) if line[:1] in _FIRST else [line]
    return lines


def _marked(line: str) -> tuple[int | None, str]:
    """Tell the kind of mark a line begins with and the line without it; a number keeps its figure for now."""
    for kind, pattern in enumerate(_MARKS):
        if match := pattern.match(line):
            rest = line[match.end() :].lstrip(_SIGNS if kind in {_DASH, _PLUS} else " ")
            return kind, rest if any(map(str.isalnum, rest)) else ""
    return None, line if any(map(str.isalnum, line)) else ""


def _splitting(lines: list[tuple[int | None, str]]) -> int | None:
    """Choose the mark that makes tasks: the first one if it stands twice; below one number, the dashes."""
    kinds = [kind for kind, _ in lines if kind is not None]
    for kind in dict.fromkeys(kinds):
        if kinds.count(kind) > 1:
            return kind
        if kind in {_DASH, _PLUS}:
            return None
    return None


def _unsplit(lines: list[tuple[int | None, str]]) -> list[str]:
    return [rest for _, rest in lines]


def _gathered(lines: list[tuple[int | None, str]], splitting: int) -> list[str]:
    """Give each bullet the lines that continue it; lines before a first bullet lead it and its like."""
    lead = ""
    tasks: list[str] = []
    for index, (kind, text) in enumerate(lines):
        if kind == splitting:
            tasks.append(f"{lead.rstrip(':')}: {text}" if lead else text)
        elif not tasks:
            lead = f"{lead} {text}".strip()
        elif _is_new_lead(lines, index, splitting):
            lead = text
        else:
            tasks[-1] = f"{tasks[-1].rstrip(' ;')}{' ' if kind is None else '; '}{text}".replace(":; ", ": ")
    return [task.rstrip(" ;") for task in tasks]


def _is_new_lead(lines: list[tuple[int | None, str]], index: int, splitting: int) -> bool:
    """A plain line that ends with a colon begins a new list where a bullet follows it."""
    kind, text = lines[index]
    following = lines[index + 1][0] if index + 1 < len(lines) else None
    return kind is None and text.endswith(":") and text[0].isupper() and following == splitting


@lru_cache(maxsize=100_000)
def joined_lines(text: str) -> str:
    """Return a cell of several lines as one, "; " between bullets and a blank between lines that only wrap."""
    tidy = clean(text)
    if "\n" not in tidy and tidy[:1] not in _FIRST:
        return tidy
    pieces: list[str] = []
    for line in _lines(tidy):
        kind, text_of_line = _marked(line)
        plain = text_of_line if kind in {None, _DASH, _PLUS} and not _SIGNED.match(line) else line
        if not plain:
            continue
        if pieces and (kind is None or pieces[-1].endswith(":")):
            pieces[-1] = f"{pieces[-1]} {plain}"
        else:
            pieces[-1:] = [*(piece.rstrip(" ;.,") for piece in pieces[-1:]), plain]
    return "; ".join(pieces) or tidy
