"""What a cell may be filled with: lists to choose from on a hidden sheet, and checks with Vietnamese words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from papi_metrics.reports.templates.book import Book

_SHEET = "Danh mục"

Check = dict[str, Any]


class Lists:
    """The lists of a workbook, all in one column of a hidden sheet, where no reader takes them for a table."""

    def __init__(self, book: Book) -> None:
        """Add the sheet; it stands behind those that are there."""
        self._book = book
        self._sheet = book.sheet(_SHEET)
        self._sheet.hide()
        self._row = 0

    def add(self, values: Sequence[str]) -> str:
        """Write a list and return the reference to it."""
        top = self._row + 1
        for value in values:
            self._book.write(self._sheet, (self._row, 0), value, {})
            self._row += 1
        return f"='{_SHEET}'!$A${top}:$A${self._row}"


def one_of(source: str | Sequence[str], *, name: str, refusal: str | None = None) -> Check:
    """Offer a list: a reference, or short words. With `refusal` nothing else is taken, without it anything is."""
    refused = {"error_title": name, "error_message": refusal} if refusal else {"show_error": False}
    return {"validate": "list", "source": source if isinstance(source, str) else list(source), **refused}


def within(kind: str, low: object, high: object, *, name: str, refusal: str) -> Check:
    """Take a number (decimal, integer) or a date between two bounds, both inside."""
    bounds = {"criteria": "between", "minimum": low, "maximum": high}
    return {"validate": kind, **bounds, "error_title": name, "error_message": refusal}


def more_than_nothing(kind: str, *, name: str, refusal: str) -> Check:
    """Take a number above 0."""
    return {"validate": kind, "criteria": ">", "value": 0, "error_title": name, "error_message": refusal}


def anything() -> Check:
    """Take anything: for a cell that only has a prompt."""
    return {"validate": "any"}


def prompted(check: Check, *, name: str, prompt: str) -> Check:
    """Return the check with a few words that stand beside the cell while it is filled in."""
    return {**check, "input_title": name, "input_message": prompt}
