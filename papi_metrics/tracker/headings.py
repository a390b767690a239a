"""Find a tracker's heading: which one to three rows name the columns, and which column is which field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from papi_metrics.findings import Finding, finding
from papi_metrics.text import clean, column_letter, words_of
from papi_metrics.tracker.contents import field_of_contents, is_number
from papi_metrics.tracker.schema import FIELD_NAMES
from papi_metrics.tracker.titles import LONGEST, Match, exact_heading, is_like_task, match_heading
from papi_metrics.workbook import Cell, Sheet

LAST_HEADING_ROW = 15
_TALLEST = 3
_MOST_COLUMNS = 200
_FEWEST_FIELDS = 2
_SAMPLE = 300
# A heading that names the tasks where no other does, and the dimension they serve where another one names them.
_BROAD = {"noi dung"}
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-ZĐ])\s*[)\]]?(\s*=.*)?$")


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

    A heading stands in one to three rows. A place without a task column is none; of equal places the
    lower height wins, then the upper one.
    """
    best = _best_place(sheet)
    if best is None:
        return None
    top, bottom = best
    if bottom + 1 < len(sheet.rows) and _goes_on(sheet, top, bottom):
        taller = _heading(sheet, top, bottom + 1, _titles(sheet, top, bottom - top + 2))
        # A row that takes the task column's name away is no part of the heading.
        if "task" in taller.columns:
            return taller
    return _heading(sheet, top, bottom, _titles(sheet, top, bottom - top + 1))


def _best_place(sheet: Sheet) -> tuple[int, int] | None:
    """Return the first and last row of the place where most columns are understood.

    To understand a title costs many looks: rows of tasks, which cannot win any more, are spared them.
    """
    rows = [_row_titles(sheet, index) for index in range(min(LAST_HEADING_ROW + _TALLEST - 1, len(sheet.rows)))]
    # A place without a field is none, whatever its marks.
    best: tuple[float, int, int] = (0, _MOST_COLUMNS, 0)
    place: tuple[int, int] | None = None
    for top in range(min(LAST_HEADING_ROW, len(rows))):
        for height in range(1, min(_TALLEST, len(rows) - top) + 1):
            parts = rows[top : top + height]
            filled = sum(map(any, zip(*parts, strict=True)))
            if filled < _FEWEST_FIELDS or not _may_win(filled, filled, height, best):
                continue
            titles = _joined(sheet, top, parts)
            if not _may_win(_most_fields(titles), filled, height, best):
                continue
            fields, marks = _score(titles)
            if fields + marks >= _FEWEST_FIELDS and (fields, marks, -height) > best:
                best, place = (fields, marks, -height), (top, top + height - 1)
    return place


def _may_win(fields: float, titles: int, height: int, best: tuple[float, int, int]) -> bool:
    """True unless so many fields at most, of so many titles, are too few: a title is a field or a mark, not both."""
    return fields > best[0] or (fields == best[0] and (titles - fields, -height) > best[1:])


def _titles(sheet: Sheet, top: int, height: int) -> list[str]:
    """Return each column's heading in rows of a sheet."""
    return _joined(sheet, top, [_row_titles(sheet, index) for index in range(top, top + height)])


def _row_titles(sheet: Sheet, index: int) -> list[str]:
    return [_title(cell) for cell in sheet.rows[index][:_MOST_COLUMNS]]


def _joined(sheet: Sheet, top: int, parts: Sequence[list[str]]) -> list[str]:
    """Return each column's heading; of several rows, the upper title stands before the lower ones."""
    if len(parts) == 1:
        return parts[0]
    rows = list(parts)
    for level in range(len(rows) - 2, -1, -1):
        below = [any(part) for part in zip(*rows[level + 1 :], strict=True)]
        spanned = _spanned(sheet, top + level)
        carried, last = list[str](), ""
        for column, title in enumerate(rows[level]):
            goes_on = below[column] and (column in spanned or (column > 0 and below[column - 1]))
            last = title or (last if goes_on else "")
            carried.append(last)
        rows[level] = carried
    return [" / ".join(dict.fromkeys(filter(None, part))) for part in zip(*rows, strict=True)]


def _spanned(sheet: Sheet, row: int) -> set[int]:
    """Return the columns of a row that a cell merged over several columns covers."""
    merges = [merge for merge in sheet.merges if merge.top <= row <= merge.bottom and merge.left < merge.right]
    return {column for merge in merges for column in range(merge.left, min(merge.right + 1, _MOST_COLUMNS))}


def _goes_on(sheet: Sheet, top: int, bottom: int) -> bool:
    """True if the next row names parts of the heading's merged or blank places, and nothing else."""
    following = sheet.rows[bottom + 1][:_MOST_COLUMNS]
    spanned = _spanned(sheet, bottom)
    own = [_title(cell) for cell in sheet.rows[bottom][:_MOST_COLUMNS]]
    filled = [column for column, cell in enumerate(following) if cell not in {None, ""}]
    task = {column for column, title in enumerate(_titles(sheet, top, bottom - top + 1)) if _is_task(title)}
    if len(filled) < 2 or task & set(filled):  # noqa: PLR2004 - a part alone divides nothing
        return False
    return all(_title(following[column]) and (column in spanned or not own[column]) for column in filled)


def _is_task(title: str) -> bool:
    match = match_heading(title)
    return match is not None and "task" in match.fields


def _title(cell: Cell) -> str:
    text = clean(cell) if isinstance(cell, str) else ""
    return "" if _COLUMN_NUMBER.match(text) else text.replace("\n", " ")


def _score(titles: Sequence[str]) -> tuple[float, int]:
    """Count the distinct fields understood, one not met word for word as a half, and the columns of states."""
    found: dict[str, float] = {}
    marks = 0
    for title in titles:
        match = match_heading(title) if title else None
        if match and match.state and match.fields[0] == "mark":
            marks += 1
        elif match:
            found[match.fields[0]] = max(found.get(match.fields[0], 0), 1 if match.exact else 0.5)
    return (sum(found.values()), marks) if "task" in found else (0, 0)


def _most_fields(titles: Sequence[str]) -> float:
    """Return the fields that `_score` cannot exceed: a title that is not met word for word is a half at most.

    None without a title that may be the task's; to be read as a state makes none of it.
    """
    distinct = {title for title in titles if title and len(title) <= LONGEST}
    exact = {title: match.fields[0] for title in distinct if (match := exact_heading(title))}
    if "task" not in exact.values() and not any(is_like_task(title) for title in distinct - exact.keys()):
        return 0
    return len(set(exact.values())) + (len(distinct) - len(exact)) / 2


def _heading(sheet: Sheet, top: int, bottom: int, titles: list[str]) -> Heading:
    columns: dict[str, int] = {}
    marks: dict[int, str] = {}
    findings: list[Finding] = []
    matches = [match_heading(title) or _NONE for title in titles]
    body = sheet.rows[_first_row(sheet, bottom) :]
    # What is met word for word takes its field before what is only alike, and that before what the cells decide.
    broad = [words_of(title) in _BROAD for title in titles]
    ranks = [(len(match.fields) > 1, not match.exact, broad[index], index) for index, match in enumerate(matches)]
    for *_, index in sorted(ranks):
        match = matches[index]
        cells = _first_filled(body, index) if len(match.fields) > 1 else [row[index] for row in body[:_SAMPLE]]
        field = field_of_contents(match.fields, cells, taken=columns.keys())
        if broad[index] and "task" in columns and "dimension" not in columns:
            field, match = "dimension", replace(match, exact=False)
        code = _doubt_of(field, match, columns, cells) if titles[index] else _doubt_unnamed(cells)
        if field == "mark" and match.state:
            marks[index] = match.state
        elif field is not None and field != "mark":
            columns.setdefault(field, index)
        if code:
            details = {"field": FIELD_NAMES.get(field or "", ""), "first": column_letter(columns.get(field or "", 0))}
            place = {"row": bottom + 1, "column": column_letter(index), "value": titles[index]}
            findings.append(finding(code, sheet=sheet.name, details=details, **place))  # type: ignore[arg-type]
    _settle(columns)
    return Heading(top=top, bottom=bottom, columns=columns, marks=marks, findings=tuple(findings))


def _first_row(sheet: Sheet, bottom: int) -> int:
    """Return the first row under the heading, or the one behind it if that one numbers the columns."""
    first = [cell for cell in sheet.rows[bottom + 1] if cell not in {None, ""}] if bottom + 1 < len(sheet.rows) else []
    numbers = len(first) > 1 and all(not isinstance(cell, str) or _COLUMN_NUMBER.match(cell) for cell in first)
    return bottom + 2 if numbers else bottom + 1


def _first_filled(body: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    """Return the first cells of a column that hold something, however far down they stand."""
    return list(islice((row[column] for row in body if row[column] not in {None, ""}), _SAMPLE))


def _doubt_unnamed(cells: Sequence[Cell]) -> str | None:
    """A column without a heading is told of if it holds more than a stray remark."""
    return "heading-unnamed" if sum(1 for cell in cells if cell not in {None, ""}) > 1 else None


def _doubt_of(field: str | None, match: Match, columns: Mapping[str, int], cells: Sequence[Cell]) -> str | None:
    """Name the doubt about a column, if any: unknown, unnamed, named twice, named alike, or a broad state."""
    filled = any(isinstance(cell, str | int | float | dt.date) and cell != "" for cell in cells)
    if field is None or (field == "mark" and not match.state):
        return "heading-unknown" if filled else None
    if field == "mark":
        return None if match.exact else "heading-broad"
    if field in columns:
        return "heading-duplicate" if filled else None
    if filled and _is_no_progress(field, match, cells):
        return "heading-no-progress"
    return None if match.exact else "heading-close"


def _is_no_progress(field: str, match: Match, cells: Sequence[Cell]) -> bool:
    """True for a column that could be progress by its name and is read as words: notes, or numbers that are no shares."""
    if "progress" not in match.fields or field in {"progress", "state", "timing", "completed_on"}:
        return False
    return match.fields[0] == "progress" or sum(map(is_number, cells)) * 2 > len(cells)


_NONE = Match(fields=(), exact=False)


def _settle(columns: dict[str, int]) -> None:
    """Let a helping office stand for the executing one where a tracker names no executing office."""
    if "partner" in columns and "executing_unit" not in columns:
        columns["executing_unit"] = columns.pop("partner")
