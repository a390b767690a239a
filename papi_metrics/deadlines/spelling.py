"""Bring a timing cell into one spelling: text → folded tokens with one blank between, in the readings to try."""

from __future__ import annotations

import re

from papi_metrics.text import clean, fold

# Longer cells are paragraphs, not timings; nothing certain is to be read from them.
_LONGEST = 400
_MOST_TOKENS = 120

_BLANK = re.compile(r"[\s\-–—‒―‐‑_./\\…,:;*()]*")
_BULLET = re.compile(r"\s*(?:[-–—+*•·●▪◦✓➢]|\uf0b7)\s*")
_DASHES = str.maketrans({**dict.fromkeys("‒―‐‑－~→", "-"), **dict.fromkeys("\"'“”‘’«»", " "), "…": "..."})
_ROMAN = str.maketrans({"ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv"})
_TOKEN = re.compile(r"\.{2,}|[0-9]+|[a-z]+|[^\sa-z0-9]")
# A full stop inside a number is part of a date; after a word it ends a sentence, as a comma would.
_STOP = re.compile(r"(?<![0-9.])\.(?!\.)|(?<![.])\.(?![0-9.])")
_LETTERS = (
    (re.compile(r"[-=]>"), "-"),
    (re.compile(r"\b(?:quy|qui|q)\s*\.?\s*(?=(?:i{1,3}|iv|0?[1-4])(?![a-z]))"), "quy "),
    (re.compile(r"\bqui\b"), "quy"),
    (re.compile(r"\bt\s*\.?\s*(?=(?:0?[1-9]|1[0-2])(?![0-9]))"), "thang "),
    (re.compile(r"\b[0-9]{1,2}\s?(?:h|g|gio)\s?(?:[0-9]{2}\b)?\s?(?:phut\b)?,?\s*(?=ngay\b|[0-9]{1,2}\s?/)"), ""),
    (re.compile(r"\s00:00(?::00)?$"), ""),
    (_STOP, ","),
)
_EDGES = " ,;:"


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: empty, or only dashes, dots and the like."""
    return _BLANK.fullmatch(clean(text)) is not None


def is_too_long(text: str) -> bool:
    """Tell whether a cell is more than a timing ever needs."""
    tidy = clean(text)
    return len(tidy) > _LONGEST or len(_TOKEN.findall(tidy)) > _MOST_TOKENS


def spellings(text: str) -> tuple[str, ...]:
    """Return the readings of a cell to try in turn: its lines as one running text, then as separate timings.

    A cell whose first line opens with a bullet is a list: its lines are separate timings at once.
    """
    lines = clean(text).split("\n")
    if _BULLET.match(lines[0]):
        lines = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines]
        return (_spelled(" ; ".join(lines)),)
    running = _spelled(" ".join(lines))
    return (running,) if len(lines) == 1 else (running, _spelled(" ; ".join(lines)))


def _spelled(text: str) -> str:
    folded = fold(text.translate(_DASHES)).translate(_ROMAN)
    for pattern, plain in _LETTERS:
        folded = pattern.sub(plain, folded)
    tokens = _TOKEN.findall(folded)
    return re.sub(r"; (?:[-+*•] )+", "; ", " ".join(tokens)).strip(_EDGES)
