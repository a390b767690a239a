"""Find a tracker's heading: which row or two rows name the columns, and which column is which field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, closest, column_letter, words_of
from papi_metrics.tracker.contents import field_of_contents
from papi_metrics.tracker.schema import AMBIGUOUS, FIELD_NAMES, HEADINGS, KEYWORDS
from papi_metrics.tracker.states import read_state
from papi_metrics.workbook import Cell, Sheet

LAST_HEADING_ROW = 15
_FEWEST_FIELDS = 2
_SAMPLE = 300
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐ])\s*\)?(\s*=.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A heading understood: its field (or fields that the cells decide between) and how it was told."""

    fields: tuple[str, ...]
    exact: bool
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Where the heading stands (rows counted from 0, both inside) and which column holds which field.

    `marks` are columns whose heading is a state and whose cells are ticks: column → state.
    """

    top: int
    bottom: int
    columns: dict[str, int]
    marks: dict[int, str]
    findings: tuple[Finding, ...]


def find_heading(sheet: Sheet) -> Heading | None:
    """Find the heading in rows 1-15 of a sheet: the place where most columns are understood.

    A place without a task column is none. The upper of two equal places wins.
    """
    best: tuple[float, int, int, list[str]] | None = None
    for top in range(min(LAST_HEADING_ROW, len(sheet.rows))):
        for height in (1, 2):
            titles = _titles(sheet, top, height)
            score = _score(titles)
            # Of equal places, the one of a single row is the heading and what stands above it the title.
            if score >= _FEWEST_FIELDS and (best is None or (score, -height) > best[:2]):
                best = (score, -height, top, titles)
    return None if best is None else _heading(sheet, best[2], best[2] - best[1] - 1, best[3])


def _titles(sheet: Sheet, top: int, height: int) -> list[str]:
    """Return each column's heading; of two rows, the upper title stands before the lower one."""
    upper = [_title(cell) for cell in sheet.rows[top]]
    if height == 1:
        return upper
    if top + 1 >= len(sheet.rows):
        return [""] * len(upper)
    lower = [_title(cell) for cell in sheet.rows[top + 1]]
    spans = {
        column: merge.left
        for merge in sheet.merges
        if merge.top <= top == merge.bottom
        for column in range(merge.left, merge.right + 1)
    }
    above, last = [], ""
    for column, title in enumerate(upper):
        last = title or (last if lower[column] and (column in spans or not sheet.merges) else "")
        above.append(last)
    return [" / ".join(filter(None, pair)) for pair in zip(above, lower, strict=True)]


def _title(cell: Cell) -> str:
    text = clean(cell) if isinstance(cell, str) else ""
    return "" if _COLUMN_NUMBER.match(text) and text not in {"%"} else text.replace("\n", " ")


def _score(titles: Sequence[str]) -> float:
    """Count the distinct fields understood; a heading not met word for word counts half, a lone long text nothing."""
    found: dict[str, float] = {}
    for title in titles:
        match = match_heading(title)
        if match:
            field = match.fields[0] if match.state is None else f"mark {match.state}"
            found[field] = max(found.get(field, 0), 1 if match.exact else 0.5)
    return sum(found.values()) if "task" in found else 0


def match_heading(title: str) -> Match | None:
    """Understand one heading: word for word, without its remark, by its last part, by likeness or by a key word."""
    if not title or len(title) > 120:  # noqa: PLR2004 - a sentence is no heading
        return None
    plain = _REMARK.sub(" ", title)
    parts = [title, plain, plain.replace(" / ", " "), *([] if " / " not in plain else [plain.split(" / ")[-1]])]
    for part in parts:
        words = words_of(part)
        if words in HEADINGS:
            return Match(fields=(HEADINGS[words],), exact=True)
        if words in AMBIGUOUS:
            return Match(fields=AMBIGUOUS[words], exact=True)
    words = words_of(plain)
    state = read_state(plain.split(" / ")[-1])
    both = read_state(plain.replace(" / ", " "))
    if state.state and state.doubt != "state-close" and not words.isdigit():
        chosen = both if both.state and "chua" in words else state
        return Match(fields=("mark", "progress", "completed_on", "note"), exact=False, state=chosen.state)
    near = closest(words, HEADINGS.keys(), cutoff=88)
    if near:
        return Match(fields=(HEADINGS[near[0]],), exact=False)
    field = next((field for key, field in KEYWORDS if key in words), None)
    return Match(fields=(field,), exact=False) if field and len(words) <= 60 else None  # noqa: PLR2004


def _heading(sheet: Sheet, top: int, bottom: int, titles: list[str]) -> Heading:
    columns: dict[str, int] = {}
    marks: dict[int, str] = {}
    findings: list[Finding] = []
    matches = {index: match_heading(title) for index, title in enumerate(titles)}
    # What is met word for word takes its field before what is only alike.
    for index in sorted(matches, key=lambda index: (not (matches[index] or _NONE).exact, index)):
        match = matches[index] or _NONE
        cells = [row[index] for row in sheet.rows[bottom + 1 : bottom + 1 + _SAMPLE]]
        field = field_of_contents(match.fields, cells, taken=columns.keys())
        place = {"sheet": sheet.name, "row": bottom + 1, "column": column_letter(index), "value": titles[index]}
        if field == "mark" and match.state:
            marks[index] = match.state
        elif field == "mark" or field is None:
            if titles[index] and any(cell not in {None, ""} for cell in cells):
                findings.append(finding("heading-unknown", **place))
        elif field in columns:
            findings.append(_duplicate(field, columns[field], place))
        else:
            columns[field] = index
            if not match.exact:
                findings.append(finding("heading-close", **place, details={"field": FIELD_NAMES[field]}))
    _settle(columns)
    return Heading(top=top, bottom=bottom, columns=columns, marks=marks, findings=tuple(findings))


_NONE = Match(fields=(), exact=False)


def _duplicate(field: str, first: int, place: dict[str, object]) -> Finding:
    details = {"field": FIELD_NAMES[field], "first": column_letter(first)}
    return finding("heading-duplicate", **place, details=details)  # type: ignore[arg-type]


def _settle(columns: dict[str, int]) -> None:
    """Let a helping office stand for the executing one where a tracker names no executing office."""
    if "partner" in columns and "executing_unit" not in columns:
        columns["executing_unit"] = columns.pop("partner")


def repeats_heading(cells: Sequence[Cell], heading_texts: Counter[str]) -> bool:
    """True if a row repeats the heading, as after a page break: two texts and more than half of them the same."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    same = sum(1 for text in texts if text in heading_texts)
    return same >= 2 and same * 2 > len(texts)  # noqa: PLR2004
