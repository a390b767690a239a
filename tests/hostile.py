"""What every hostile or messy workbook is built from: a tracker of two tasks, its parts, and what is expected of a case."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from workbooks import grid_workbook, task_row, tracker_grid

TASKS = ("Tuyên truyền pháp luật bầu cử, đợt 1", "Tuyên truyền pháp luật bầu cử, đợt 2")
GRID = tracker_grid(
    task_row(1, state="Đã hoàn thành", progress=1, completed_on=dt.date(2022, 6, 25)), task_row(2, progress=0.4)
)
FACTS = ((TASKS[0], "done", 1.0, "2022-06-25"), (TASKS[1], "in_progress", 0.4, None))
"""What the tracker says, however it is written: task, state, progress, day of completion."""
PROGRESS, DONE_ON = "J4", "K3"
"""The cells that cases change: the second task's progress, the first one's day of completion."""

BOOK, RELATIONS, STRINGS, STYLES, SHEET = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml",
)  # fmt: skip
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Places = tuple[tuple[int | None, str | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file and what has to become of it: the facts and findings that are read, or words of the sentence that refuses it."""

    build: Callable[[], bytes]
    facts: tuple[tuple[object, ...], ...] = FACTS
    places: Places = ()
    refused: str | None = None


def usable(build: Callable[[], bytes], *, places: Places = (), facts: tuple[tuple[object, ...], ...] = FACTS) -> Case:
    """Expect that a file is read, with these facts and exactly these findings."""
    return Case(build=build, facts=facts, places=places)


def refused(build: Callable[[], bytes], said: str = "[Tt]ệp|[Bb]ảng") -> Case:
    """Expect that a file is refused with one sentence that has these words."""
    return Case(build=build, refused=said)


def without(column: int) -> tuple[tuple[object, ...], ...]:
    """Return the facts with one value missing: progress of the second task (2) or day of the first (3)."""
    first, second = map(list, FACTS)
    if column == 2:
        second[2] = None
    else:
        first[3] = None
    return tuple(first), tuple(second)


@cache
def plain() -> bytes:
    """Return the tracker as Excel writes it: its texts in a part of their own."""
    parts = parts_of(grid_workbook(GRID))
    texts: list[bytes] = []

    def told(text: re.Match[bytes]) -> bytes:
        texts.append(b"<si><t>%s</t></si>" % text[1])
        return b't="s"><v>%d</v>' % (len(texts) - 1)

    parts[SHEET] = re.sub(rb't="inlineStr"><is><t>([^<]*)</t></is>', told, parts[SHEET])
    parts[STRINGS] = b'<sst xmlns="%s">%s</sst>' % (MAIN, b"".join(texts))
    relation = b'<Relationship Id="rId98" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>' % RELATED
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation)
    return zipped(parts)


def parts_of(data: bytes | None = None) -> dict[str, bytes]:
    """Return the members of a zipped document, of the tracker if none is given."""
    with zipfile.ZipFile(io.BytesIO(plain() if data is None else data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip members into a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def edited(*changes: tuple[str, Callable[[bytes], bytes]], data: bytes | None = None) -> bytes:
    """Return a document with some of its parts changed, each by a function that must change it."""
    parts = parts_of(data)
    for name, change in changes:
        before = parts[name]
        parts[name] = change(before)
        if parts[name] == before:
            raise AssertionError(name)
    return zipped(parts)


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a change that replaces every occurrence."""
    return lambda part: part.replace(old, new)


def with_cell(address: str, xml: str, *, data: bytes | None = None) -> bytes:
    """Return the tracker with the XML of one cell in place of its own."""
    return edited((SHEET, lambda part: re.sub(rb'<c r="%s".*?</c>' % address.encode(), xml.encode(), part)), data=data)
