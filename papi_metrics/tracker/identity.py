"""The tasks of the rows, one a bullet, each with an id that does not depend on its place in the sheet."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter
from papi_metrics.tracker.bullets import split_bullets
from papi_metrics.tracker.context import Placed
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.kinds import shown
from papi_metrics.workbook import Sheet

_LONGEST_SHOWN = 200
# Letters in lower case, figures as they are, all else a blank.
_WORDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))  # noqa: PLR2004 - ASCII


@dataclass(frozen=True, slots=True)
class NamedTasks:
    """The tasks in order: the row each comes from (its place among the rows), its text, its id."""

    places: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def name_tasks(rows: list[Placed], heading: Heading, *, sheet: Sheet) -> NamedTasks:
    """Split the task cells into tasks and give each its id: the tracker's own code, else one of its words.

    Tasks that share an id are told of, and the later ones get a number behind it that no other task has.
    """
    tasks = NamedTasks()
    wanted: list[tuple[str, bool]] = []
    column = heading.columns["task"]
    codes = heading.columns.get("task_id")
    for place, row in enumerate(rows):
        cell = row.row.cells[column]
        texts = split_bullets(cell) if isinstance(cell, str) else (shown(cell),)
        code = "" if codes is None else clean(shown(row.row.cells[codes])).replace("\n", ", ")
        if len(texts) > 1:
            where = {"row": row.row.index + 1, "column": column_letter(column), "value": len(texts)}
            tasks.findings.append(finding("bullets-split", sheet=sheet.name, **where))  # type: ignore[arg-type]
        for text in texts:
            tasks.places.append(place)
            tasks.texts.append(text)
            wanted.append((code, True) if code else (_derived(row, text), False))
    _tell_apart(tasks, wanted, rows, (sheet, {True: codes, False: column}))
    return tasks


def _derived(row: Placed, text: str) -> str:
    key = f"{row.dimension}|{row.component}|".encode() + (_letters(text) or text.encode())
    return f"{row.dimension or 'x'}-{hashlib.blake2b(key, digest_size=5).hexdigest()}"


def _letters(text: str) -> bytes:
    """Return the plain letters and figures of a text: what is left when it is typed anew, òa as oà, NFC as NFD."""
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return b" ".join(text.encode("ascii", "ignore").translate(_WORDS).split())


def _tell_apart(
    tasks: NamedTasks, wanted: list[tuple[str, bool]], rows: list[Placed], where: tuple[Sheet, dict[bool, int | None]]
) -> None:
    """Give every task its id; what repeats takes the next free number, so that ids are one of a kind."""
    sheet, columns = where
    taken = {name for name, _ in wanted}
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for position, (name, coded) in enumerate(wanted):
        row = rows[tasks.places[position]].row.index + 1
        if name not in first:
            first[name] = row
            tasks.ids.append(name)
            continue
        counts[name] = counts.get(name, 1) + 1
        while f"{name}-{counts[name]}" in taken:
            counts[name] += 1
        tasks.ids.append(f"{name}-{counts[name]}")
        # The bullets of one cell share its code: nothing to tell.
        if not coded or first[name] != row:
            value = name if coded else tasks.texts[position][:_LONGEST_SHOWN]
            place = {"row": row, "column": column_letter(columns[coded] or 0), "value": value}
            code = "task-id-repeated" if coded else "task-repeated"
            details = {"first": sheet.row_shown(first[name] - 1)}
            tasks.findings.append(finding(code, sheet=sheet.name, details=details, **place))  # type: ignore[arg-type]
