"""What differs between the two languages of a sentence: lists, figures, one and many."""

from __future__ import annotations

from collections.abc import Sequence

from papi_metrics.framework import Language
from papi_metrics.sentences.listing import listed
from papi_metrics.wording import number, points, signed

_SWAPPED = str.maketrans(",.", ".,")


def joined(parts: Sequence[str], language: Language) -> str:
    """Join words as a sentence of the language does: "a, b và c", "a, b and c"."""
    if language == "vi" or len(parts) < 2:  # noqa: PLR2004 - one and many
        return listed(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def figure_in(text: str, language: Language) -> str:
    """Return a figure written as in Vietnamese in the way of the language: 1.234,5 is 1,234.5 in English."""
    return text if language == "vi" else text.translate(_SWAPPED)


def points_in(value: float | None, language: Language) -> str:
    """Write a score with two decimals."""
    return figure_in(points(value), language)


def signed_in(value: float | None, language: Language) -> str:
    """Write a change with its sign and two decimals."""
    return figure_in(signed(value), language)


def number_in(value: float, language: Language, digits: int = 0) -> str:
    """Write a number with so many decimals."""
    return figure_in(number(value, digits), language)


def dimensions_in(numbers: Sequence[object], language: Language) -> str:
    """Name dimensions by number: "chỉ số 4 và 7", "dimensions 4 and 7"."""
    word = "chỉ số" if language == "vi" else "dimension" if len(numbers) == 1 else "dimensions"
    return f"{word} {joined([str(one) for one in numbers], language)}"


def opened(text: str) -> str:
    """Begin a sentence with a capital."""
    return f"{text[:1].upper()}{text[1:]}"
