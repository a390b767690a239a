"""Put the tables of a document together as sheets: a table that goes on after a page is one, with the text around it.

Text above a table leads its sheet as a title block does; text between and below its parts stands as headings of groups,
remarks and signatures do. Every row keeps its place in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from papi_metrics.findings import Finding, Reading, finding
from papi_metrics.text import column_letter, words_of
from papi_metrics.tracker.continuations import join_continued
from papi_metrics.tracker.headings import LAST_HEADING_ROW, Heading, find_heading
from papi_metrics.workbook import Cell, Merge, Place, Sheet, Workbook

_FIRST_LINES = 5
_LAYOUT_WIDTH, _LAYOUT_HEIGHT = 2, 6
_LONGEST_GROUP = 160
_WIDE = 3


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a document: its name, its rows there (both ends inside), its width, and its heading, if it has one."""

    name: str
    first: int
    last: int
    width: int
    heading: Heading | None

    @property
    def is_layout(self) -> bool:
        """True for a small table that only sets texts side by side, as at a document's head and signature."""
        return self.heading is None and self.width <= _LAYOUT_WIDTH and self.last - self.first < _LAYOUT_HEIGHT


@dataclass(slots=True)
class _Draft:
    """The rows of a sheet while it is put together; `starts` are the rows that begin a part of its table."""

    rows: list[list[Cell]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)

    def add(self, cells: list[Cell], place: Place) -> None:
        self.rows.append(cells)
        self.places.append(place)


def with_tables(book: Workbook) -> Workbook:
    """Return a workbook whose documents are taken apart into tables; spreadsheets stay as they are."""
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for sheet in book.sheets:
        drawn, told = _sheets(sheet) if sheet.places else ([sheet], [])
        sheets += drawn
        findings += told
    return replace(book, sheets=tuple(sheets), findings=(*book.findings, *findings))


def in_document(reading: Reading, sheet: Sheet) -> Reading:
    """Return a reading whose findings and tasks name their places in the document; of a spreadsheet, the same reading."""
    if not sheet.places:
        return reading
    places = [sheet.places[row - 1] for row in reading.table["row"]]
    table = reading.table.assign(sheet=[place.name for place in places], row=[place.row for place in places])
    table = table.astype({"sheet": "str", "row": "Int64"})
    return replace(reading, table=table, findings=tuple(_placed(item, sheet) for item in reading.findings))


def _placed(item: Finding, sheet: Sheet) -> Finding:
    if item.row is None:
        return item
    place = sheet.places[item.row - 1]
    return replace(item, sheet=place.name, row=place.row, column=None if place.is_text else item.column)


def _sheets(document: Sheet) -> tuple[list[Sheet], list[Finding]]:
    tables = list(_tables(document))
    groups: list[list[_Table]] = []
    skipped: list[_Table] = []
    for table in tables:
        group = _group_of(table, groups, document)
        if group is not None:
            group.append(table)
        elif table.heading:
            groups.append([table])
        elif not table.is_layout:
            skipped.append(table)
    if not groups:
        return [_sub_sheet(document, table) for table in tables], []
    findings = [finding("table-skipped", sheet=table.name) for table in skipped]
    sheets = []
    for group in groups:
        sheet, told = _composed(document, tables, group)
        sheets.append(sheet)
        findings += told
    return sheets, findings


def _tables(document: Sheet) -> Iterator[_Table]:
    first = 0
    for index in range(1, len(document.places) + 1):
        name = document.places[first].name
        if index < len(document.places) and document.places[index].name == name:
            continue
        if not document.places[first].is_text:
            width = sum(1 for cell in document.rows[first] if cell is not None)
            table = _Table(name, first, index - 1, width, None)
            yield replace(table, heading=find_heading(_sub_sheet(document, table)))
        first = index


def _sub_sheet(document: Sheet, table: _Table) -> Sheet:
    """Return a table alone, its rows counted from its own first."""
    merges = tuple(_shifted(merge, -table.first) for merge in document.merges if table.first <= merge.top <= table.last)
    rows = [row[: table.width] for row in document.rows[table.first : table.last + 1]]
    return Sheet(name=table.name, rows=rows, merges=merges, places=document.places[table.first : table.last + 1])


def _shifted(merge: Merge, rows: int) -> Merge:
    return Merge(merge.top + rows, merge.left, merge.bottom + rows, merge.right)


def _group_of(table: _Table, groups: list[list[_Table]], document: Sheet) -> list[_Table] | None:
    """Return the tables that a table goes on: those of the same heading; without a heading, those just above it."""
    if table.heading:
        alike = (group for group in groups if _same_heading(group[0], table, document))
        return next(alike, None)
    if not groups or groups[-1][0].width != table.width:
        return None
    above = groups[-1]
    first = document.rows[table.first]
    number = above[0].heading.columns.get("number") if above[0].heading else None
    if number is None:
        return above if above[-1].last == table.first - 1 else None
    # A heading that is not understood has words where the rows have their numbers.
    text = str(first[number])
    return above if not any(map(str.isalpha, text)) or _is_ordinal(text) else None


def _is_ordinal(text: str) -> bool:
    bare = text.strip(" .)(")
    return len(bare) == 1 or set(bare) <= set("IVX")


def _same_heading(table: _Table, other: _Table, document: Sheet) -> bool:
    one, two = table.heading, other.heading
    if one is None or two is None or table.width != other.width:
        return False
    same_words = _heading_words(table, one, document) == _heading_words(other, two, document)
    return same_words or (one.columns == two.columns and one.marks == two.marks)


def _heading_words(table: _Table, heading: Heading, document: Sheet) -> list[list[str]]:
    rows = document.rows[table.first + heading.top : table.first + heading.bottom + 1]
    return [[words_of(cell) if isinstance(cell, str) else "" for cell in row] for row in rows]


def _composed(document: Sheet, tables: Sequence[_Table], group: list[_Table]) -> tuple[Sheet, list[Finding]]:
    """Put a group of tables together with the text around them."""
    heading = group[0].heading
    if heading is None:
        raise ValueError(group)
    draft = _Draft()
    _add_above(draft, document, tables, group[0])
    top = len(draft.rows)
    _add_tables(draft, document, tables, group)
    # The heading was found in the table alone; the text above only moves it down.
    moved = replace(heading, top=heading.top + top, bottom=heading.bottom + top)
    draft.findings += join_continued(draft.rows, draft.merges, moved, starts=draft.starts, texts=_texts(draft))
    width = max(map(len, draft.rows))
    rows = [row + [None] * (width - len(row)) for row in draft.rows]
    name = group[0].name
    sheet = Sheet(name=name, rows=rows, merges=tuple(draft.merges), places=tuple(draft.places))
    return sheet, [replace(item, sheet=name) for item in draft.findings]


def _texts(draft: _Draft) -> set[int]:
    return {index for index, place in enumerate(draft.places) if place.is_text}


def _add_above(draft: _Draft, document: Sheet, tables: Sequence[_Table], table: _Table) -> None:
    """Add the text above a table: its first lines, that name the unit, and its last, that name the table."""
    lines = [
        ([text], replace(document.places[index], is_text=True))
        for index in range(table.first)
        if document.places[index].is_text or _layout_at(tables, index)
        for text in document.rows[index]
        if text
    ]
    heading_top = table.heading.top if table.heading else 0
    most = max(LAST_HEADING_ROW - 1 - heading_top, 0)
    if len(lines) > most:
        first = min(_FIRST_LINES, most)
        lines = lines[:first] + lines[len(lines) - (most - first) :]
    for cells, place in lines:
        draft.add(list(cells), place)


def _layout_at(tables: Sequence[_Table], index: int) -> bool:
    return any(table.is_layout and table.first <= index <= table.last for table in tables)


def _add_tables(draft: _Draft, document: Sheet, tables: Sequence[_Table], group: list[_Table]) -> None:
    """Add the group's tables and the text after each, up to a table that is of another group."""
    by_row = {index: table for table in tables for index in range(table.first, table.last + 1)}
    task = group[0].heading.columns["task"] if group[0].heading else 0
    ours = True
    for index in range(group[0].first, len(document.rows)):
        table = by_row.get(index)
        place = document.places[index]
        if table in group and table is not None:
            ours = True
            _add_table_row(draft, document, table, group[0], index)
        elif table is None or table.is_layout:
            lines = [line for cell in document.rows[index] if isinstance(cell, str) for line in cell.split("\n") if line.strip()]
            for line in lines if ours else ():
                _add_text(draft, line, replace(place, is_text=True), task)
        else:
            ours = False


def _add_table_row(draft: _Draft, document: Sheet, table: _Table, first: _Table, index: int) -> None:
    """Add a row of a table; the heading of a later part is written as that of the first, so that it is known again."""
    cells = list(document.rows[index][: table.width])
    if index == table.first and table is not first:
        draft.starts.add(len(draft.rows))
    if table is not first and table.heading and first.heading:
        level = index - table.first - table.heading.top
        if 0 <= level <= table.heading.bottom - table.heading.top:
            last = first.heading.bottom - first.heading.top
            cells = list(document.rows[first.first + first.heading.top + min(level, last)][: first.width])
    draft.merges += (_shifted(merge, len(draft.rows) - index) for merge in document.merges if merge.top == index)
    draft.add(cells, document.places[index])


def _add_text(draft: _Draft, line: str, place: Place, task: int) -> None:
    """Add a line of text below a heading; a short one may name a group, a long one is a remark."""
    row = len(draft.rows)
    if len(line) > _LONGEST_GROUP:
        draft.findings.append(finding("row-remark", row=row + 1, column=column_letter(task), value=line[:_LONGEST_GROUP]))
        draft.add([None], place)
        return
    draft.merges.append(Merge(row, 0, row, max(task, _WIDE - 1)))
    draft.add([*[None] * task, line], place)
