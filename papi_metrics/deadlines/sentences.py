"""The grammar of a whole cell: spelled text → its timings in order, or None if a single word is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from papi_metrics.deadlines.events import events
from papi_metrics.deadlines.marks import Mark, marks
from papi_metrics.deadlines.parsing import Parser, after, before, either, kept, matching, maybe
from papi_metrics.deadlines.spans import Span
from papi_metrics.deadlines.stretches import stretches

Item: TypeAlias = Span | Mark
Join: TypeAlias = Literal["", ",", ";", "or", "/"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One timing of a cell, what joins it to the one before, and whether it stands in brackets."""

    item: Item
    join: Join
    bracketed: bool


class _Place(NamedTuple):
    """How far a cell has been read: the position, whether a bracket is open, and what stands before."""

    at: int
    bracketed: bool
    after: Literal["nothing", "bracket", "span", "mark"]


class _Step(NamedTuple):
    join: Join
    at: int
    bracketed: bool
    is_free: bool
    """Whether anything may follow; without it one side has to be a mark: "Quý II thường xuyên"."""


# Words that say what is done at the time and nothing about when.
_VERB = (
    r"(?:phan dau|ket thuc|hoan thanh|hoan tat|xong|thuc hien|trien khai|to chuc|tien hanh|du kien|gui bao cao|bao cao"
    r"|so ket|tong ket|(?:ban hanh|xay dung)(?: ke hoach)?|thoi (?:gian|han|diem)|han(?: cuoi cung| cuoi| chot)?"
    r"|deadline|tien do)(?: :)?"
)
_verbs = maybe(matching(rf"{_VERB}(?: (?:va |, )?{_VERB})*"))
_afterword = maybe(matching(r"(?:phai )?(?:hoan thanh|hoan tat|xong|thuc hien)|du kien|\( du kien \)"))


def _mark_items(mark: Mark) -> tuple[Item, ...]:
    return (mark,)


def _span_items(spans: tuple[Span, ...]) -> tuple[Item, ...]:
    return spans


_items: Parser[tuple[Item, ...]] = after(
    _verbs,
    either(
        before(either(kept(stretches, _span_items), kept(marks, _mark_items)), _afterword),
        kept(events, _mark_items),
    ),
)

_SOFT = r"(?:(?:,|va|&|\+|dong thoi) )*(?:,|va|&|\+|dong thoi)"
_hard = matching(r"(?:, |va )*;(?: (?:;|va|,))*")
_soft = matching(_SOFT)
_alternative = matching(r"(?:, )?hoac")
_slash = matching(r"/|-")
_slash_before_unit = matching(r"/(?= (?:quy|thang)\b)")
_opening = matching(r"(?:, )?\(")
_closing = matching(r"\)")


def _ends(parser: Parser[object], text: str, at: int) -> list[int]:
    return [end for _, end in parser(text, at)]


def _bracket_steps(text: str, place: _Place) -> Iterator[_Step]:
    for start in [] if place.bracketed else _ends(_opening, text, place.at):
        for end in _ends(_alternative, text, start):
            yield _Step("or", end, bracketed=True, is_free=True)
        yield _Step(",", start, bracketed=True, is_free=True)


def _steps(text: str, place: _Place) -> Iterator[_Step]:
    """Offer every way to go on from a place to the next timing."""
    yield from _bracket_steps(text, place)
    if place.after in ("nothing", "bracket"):
        yield _Step("", place.at, place.bracketed, is_free=True)
    joins: tuple[tuple[Join, Parser[object], bool], ...] = (
        (";", _hard, True),
        ("or", _alternative, True),
        (",", _soft, True),
        ("/", _slash_before_unit, True),
        ("/", _slash, False),
    )
    for join, parser, is_free in joins if place.after != "nothing" else ():
        for end in _ends(parser, text, place.at):
            yield _Step(join, end, place.bracketed, is_free)
    if place.after in ("span", "mark"):
        yield _Step(",", place.at, place.bracketed, is_free=False)


def _next_places(text: str, step: _Step, end: int, last: Item) -> Iterator[_Place]:
    if step.bracketed:
        for closed in _ends(_closing, text, end):
            yield _Place(closed, bracketed=False, after="bracket")
    yield _Place(end, step.bracketed, "mark" if isinstance(last, Mark) else "span")


def _entries(items: tuple[Item, ...], step: _Step) -> tuple[Entry, ...]:
    first, *rest = items
    return (Entry(first, step.join, step.bracketed), *(Entry(item, ",", step.bracketed) for item in rest))


def _rest(text: str, place: _Place, dead: set[_Place]) -> tuple[Entry, ...] | None:
    """Read from a place to the end of the text; places that lead nowhere are kept so as to be tried once."""
    if place.at == len(text):
        return None if place.bracketed else ()
    if place in dead:
        return None
    for step in _steps(text, place):
        for items, end in _items(text, step.at):
            if not (step.is_free or place.after == "mark" or isinstance(items[0], Mark)):
                continue
            for after_it in _next_places(text, step, end, items[-1]):
                rest = _rest(text, after_it, dead)
                if rest is not None:
                    return _entries(items, step) + rest
    dead.add(place)
    return None


def read_sentence(text: str) -> tuple[Entry, ...] | None:
    """Return the timings of a spelled cell in their order, or None where any word of it is not understood."""
    return _rest(text, _Place(0, bracketed=False, after="nothing"), set())
