"""A small kit of parsers with backtracking: spelled text and a position → every value that can stand there.

Text is tokens with one blank between (see `spelling`); a position is always the start of a token or the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
Parser: TypeAlias = Callable[[str, int], Iterator[tuple[A, int]]]


def matching(pattern: str) -> Parser[re.Match[str]]:
    """Accept whole tokens that match a pattern, and the blank after them."""
    compiled = re.compile(rf"(?:{pattern})(?= |$) ?")

    def parse(text: str, at: int) -> Iterator[tuple[re.Match[str], int]]:
        if found := compiled.match(text, at):
            yield found, found.end()

    return parse


def kept(parser: Parser[A], change: Callable[[A], B | None]) -> Parser[B]:
    """Accept what the parser accepts and the change makes a value of; None refuses it."""

    def parse(text: str, at: int) -> Iterator[tuple[B, int]]:
        for value, end in parser(text, at):
            changed = change(value)
            if changed is not None:
                yield changed, end

    return parse


def joined(first: Parser[A], second: Parser[B], make: Callable[[A, B], C | None]) -> Parser[C]:
    """Accept one parser and then another, and make one value of both; None refuses the pair."""

    def parse(text: str, at: int) -> Iterator[tuple[C, int]]:
        for left, middle in first(text, at):
            for right, end in second(text, middle):
                made = make(left, right)
                if made is not None:
                    yield made, end

    return parse


def after(first: Parser[A], second: Parser[B]) -> Parser[B]:
    """Accept both in order and keep the second's value."""
    return joined(first, second, lambda _, value: value)


def before(first: Parser[A], second: Parser[B]) -> Parser[A]:
    """Accept both in order and keep the first's value."""
    return joined(first, second, lambda value, _: value)


def either(*parsers: Parser[A]) -> Parser[A]:
    """Accept what any of the parsers accepts, in their order."""

    def parse(text: str, at: int) -> Iterator[tuple[A, int]]:
        for parser in parsers:
            yield from parser(text, at)

    return parse


def maybe(parser: Parser[A]) -> Parser[A | None]:
    """Accept what the parser accepts; then nothing, with the value None."""

    def parse(text: str, at: int) -> Iterator[tuple[A | None, int]]:
        yield from parser(text, at)
        yield None, at

    return parse


def listed(parser: Parser[A], separator: Parser[B]) -> Parser[tuple[A, ...]]:
    """Accept one or more, separated; the longest list is offered first."""

    def parse(text: str, at: int) -> Iterator[tuple[tuple[A, ...], int]]:
        for value, end in parser(text, at):
            for rest, final in after(separator, parse)(text, end):
                yield (value, *rest), final
            yield (value,), end

    return parse
