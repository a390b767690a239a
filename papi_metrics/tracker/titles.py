"""One heading understood: a column's title → which field it names, and how that was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from papi_metrics.text import closest, words_of
from papi_metrics.tracker.schema import AMBIGUOUS, HEADINGS, KEYWORDS
from papi_metrics.tracker.states import read_state

LONGEST = 120
"""A title of more letters names no column."""
_LONGEST_BY_KEYWORD = 60
_ALIKE = 88
# What is longer than this lacks too many letters in any heading to be alike.
_LONGEST_ALIKE = max(map(len, HEADINGS)) * (200 - _ALIKE) // _ALIKE + 1
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A heading understood: its field (or fields that the cells decide between) and how it was told."""

    fields: tuple[str, ...]
    exact: bool
    state: str | None = None


@lru_cache(maxsize=5_000)
def match_heading(title: str) -> Match | None:
    """Understand one heading: word for word, without its remark, by its last part, by likeness or by a key word."""
    if not title or len(title) > LONGEST:
        return None
    plain = _REMARK.sub(" ", title)
    return exact_heading(title) or _state_heading(plain.split(" / ")) or _like_heading(_words(plain))


def is_like_task(title: str) -> bool:
    """True if a title that is not met word for word may name the task, though it may be a state first."""
    match = _like_heading(_words(_REMARK.sub(" ", title)))
    return match is not None and "task" in match.fields


@lru_cache(maxsize=5_000)
def exact_heading(title: str) -> Match | None:
    """Understand a heading word for word, without its remark or by its last part."""
    for text, words in _readings_of(title):
        if words in HEADINGS:
            return Match(fields=(HEADINGS[words],), exact=True)
        if words in AMBIGUOUS:
            state = read_state(text).state if "mark" in AMBIGUOUS[words] else None
            return Match(fields=AMBIGUOUS[words], exact=True, state=state)
    return None


def _readings_of(title: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a heading, each with its words: whole, without its remark, by its last parts."""
    plain = _REMARK.sub(" ", title)
    if plain != title:
        yield title, words_of(title)
    parts = plain.split(" / ")
    words = list(map(words_of, parts))
    yield plain, " ".join(filter(None, words))
    for start in range(1, len(parts)):
        yield " ".join(parts[start:]), " ".join(filter(None, words[start:]))


def _state_heading(parts: Sequence[str]) -> Match | None:
    """Understand a heading that is a state ("Đã hoàn thành / Quá hạn"); its column holds ticks."""
    for text in dict.fromkeys((" ".join(parts), " ".join(parts[-2:]), parts[-1])):
        told = read_state(text)
        if told.state and told.progress is None and told.doubt != "state-close":
            broad = told.doubt == "state-broad"
            return Match(fields=("mark", "progress", "completed_on", "mark"), exact=not broad, state=told.state)
    return None


@lru_cache(maxsize=5_000)
def _like_heading(words: str) -> Match | None:
    near = closest(words, HEADINGS.keys(), cutoff=_ALIKE) if len(words) <= _LONGEST_ALIKE else None
    if near:
        return Match(fields=(HEADINGS[near[0]],), exact=False)
    field = next((field for key, field in KEYWORDS if key in words), None)
    return Match(fields=(field,), exact=False) if field and len(words) <= _LONGEST_BY_KEYWORD else None


def _words(title: str) -> str:
    """Return a title's words; those of a cell are worked out once for all the places it is part of."""
    return " ".join(filter(None, map(words_of, title.split(" / "))))
