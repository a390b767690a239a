"""Rows of a document's table that only go on with the row above, because a page ended in the middle of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter, words_of
from papi_metrics.tracker.headings import Heading
from papi_metrics.tracker.kinds import first_text
from papi_metrics.workbook import Cell, Merge

# Columns that tell a row of its own; labels and times go on only in the middle of a sentence.
_OWN = ("number", "task_id", "start", "state", "progress", "weight", "completed_on")
_LABELS = ("dimension", "component")
_LETTERED = re.compile(r"[a-zđ][.)]")
_BULLET = re.compile(r"[-–—•*·▪●+]\s*\S")
_ENDED = (".", ";", "!", "?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?$")
_WIDE = 3
_LONGEST_SHOWN = 200


def join_continued(
    rows: list[list[Cell]], merges: Sequence[Merge], heading: Heading, *, starts: Collection[int], texts: Collection[int]
) -> list[Finding]:
    """Join rows to the row they go on with, in place; the joined row is left blank and carries a finding.

    In the middle of a table only a row that goes on in the middle of a sentence is joined; where a page may have ended (at
    `starts` of further tables, below a repeated heading) also one that has nothing but further bullets or lines.
    `texts` are rows that are no rows of a table.
    """
    wide = {merge.top for merge in merges if merge.right - merge.left + 1 >= _WIDE} | set(texts)
    owners = {
        (row, merge.left): merge.top for merge in merges for row in range(merge.top, merge.bottom + 1) if merge.top < merge.bottom
    }
    findings = []
    for index, above, boundary in _pairs(rows, heading, starts, wide):
        filled = {column: text for column, text in enumerate(rows[index]) if isinstance(text, str) and text.strip()}
        uppers = {column: rows[owners.get((above, column), above)][column] for column in filled}
        if not _goes_on(filled, uppers, heading, boundary=boundary):
            continue
        for column, text in filled.items():
            rows[owners.get((above, column), above)][column] = f"{uppers[column]}\n{text}"
        column, text = first_text(rows[index])
        findings.append(finding("row-continued", row=index + 1, column=column_letter(column), value=text[:_LONGEST_SHOWN]))
        rows[index] = [None] * len(rows[index])
    return findings


def _pairs(
    rows: list[list[Cell]], heading: Heading, starts: Collection[int], wide: Collection[int]
) -> Iterator[tuple[int, int, bool]]:
    """Yield every row of the table with the row above it, and whether a page may have ended between them."""
    words = {words_of(cell) for row in rows[heading.top : heading.bottom + 1] for cell in row if isinstance(cell, str)} - {""}
    above, boundary = None, False
    for index in range(heading.bottom + 1, len(rows)):
        boundary = boundary or index in starts
        texts = [words_of(cell) for cell in rows[index] if isinstance(cell, str) and cell.strip()]
        if not texts or index in wide:
            continue
        if sum(text in words for text in texts) * 2 > len(texts) > 1:
            boundary = True
            continue
        if len(texts) > 1 and all(map(_COLUMN_NUMBER.match, texts)):
            continue
        if above is not None:
            yield index, above, boundary
        # A row that was joined is blank now; the next may go on with the same row.
        if any(cell is not None for cell in rows[index]):
            above = index
        boundary = False


def _goes_on(filled: dict[int, str], uppers: dict[int, Cell], heading: Heading, *, boundary: bool) -> bool:
    """True if every filled cell goes on with a filled cell above it, and none says that the row is one of its own."""
    columns = heading.columns
    own = {columns[name] for name in _OWN if name in columns} | heading.marks.keys()
    if own & filled.keys() or any(not isinstance(upper, str) or not upper.strip() for upper in uppers.values()):
        return False
    labels = {columns[name] for name in _LABELS if name in columns}
    if labels & filled.keys() and columns["task"] not in filled:
        return False
    short = labels | {columns["timing"]} if "timing" in columns else labels
    strong = {column for column, text in filled.items() if _is_inside_sentence(text, str(uppers[column]))}
    if not boundary or short & filled.keys() - strong:
        return strong == filled.keys()
    # A line that begins with a capital may be a task of its own where rows carry no numbers.
    plain = {column for column, text in filled.items() if column not in strong and not _BULLET.match(text.strip())}
    return not plain or ("number" in columns and not any(str(uppers[column]).rstrip().endswith(_ENDED) for column in plain))


def _is_inside_sentence(text: str, upper: str) -> bool:
    bare = text.strip()
    return bare[:1].islower() and not _LETTERED.match(bare) and not upper.rstrip().endswith(_ENDED)
