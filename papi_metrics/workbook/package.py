"""What an .xlsx says of itself: its workbook part and relations → its worksheets, their parts, its calendar."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook.limits import MOST_SHEETS, TOO_FAR
from papi_metrics.workbook.parts import attributes, elements

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_TRUE = {"1", "true", "on"}
_WITHOUT_CELLS = {"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}
_USUAL_TARGET = re.compile(r"(/xl/)?worksheets/\w+\.xml")
_ID = re.compile(r"\{.+/relationships\}id")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, whether it is hidden, and the part that holds its cells."""

    name: str
    hidden: bool
    part: str


@dataclass(frozen=True, slots=True)
class Package:
    """The worksheets of a workbook in order, the parts of its texts and styles, and how its numbers are meant.

    `recalculated` says that results of formulas are to be worked out on opening: a nought may stand for one that never
    was. `usual` says that any reader finds the same sheets, texts and styles in the same parts. `absent` are the names
    of sheets that are listed and not held.
    """

    sheets: tuple[SheetPart, ...]
    absent: tuple[str, ...]
    strings: str | None
    styles: str | None
    from_1904: bool
    recalculated: bool
    usual: bool


    @property
    def parts(self) -> set[str]:
        """The parts that hold cells."""
        return {sheet.part for sheet in self.sheets}


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a relation leads to: its kind, the archive's member or none, and whether every reader finds it there."""

    kind: str
    part: str | None
    usual: bool


def package_of(archive: zipfile.ZipFile) -> Package:
    """Read the workbook part and its relations; what holds no cells, as a chart or a macro, is no sheet.

    Errors: zipfile.BadZipFile or KeyError if the archive is no workbook, or holds two members where one is meant;
            UnreadableError if it has more sheets than are read.
    """
    relations = dict(_relations(archive))
    sheets, absent, flags, told = [], list[str](), dict[str, str](), True
    for _, item in elements(archive, WORKBOOK, "{*}sheet", "{*}workbookPr", "{*}calcPr"):
        said = attributes(item)
        if etree.QName(item).localname != "sheet":
            flags |= said
            continue
        relation = relations.get(_id(said), _NOTHING)
        told = told and relation.usual
        if relation.part is None and _id(said):
            absent.append(said.get("name", ""))
        elif relation.part and relation.kind not in _WITHOUT_CELLS:
            sheets.append(SheetPart(said.get("name", ""), said.get("state", "visible") != "visible", relation.part))
    if len(sheets) > MOST_SHEETS:
        raise UnreadableError(TOO_FAR)
    strings, styles = (_named(relations, kind) for kind in ("sharedStrings", "styles"))
    members = Counter(map(_plain, archive.namelist()))
    if any(members[_plain(part)] > 1 for part in (WORKBOOK, RELATIONS, strings, styles, *(sheet.part for sheet in sheets)) if part):
        # Readers differ in which of the two they take.
        raise zipfile.BadZipFile(WORKBOOK)
    alone = len({sheet.name for sheet in sheets}) == len(sheets)
    usual = told and alone and strings in {STRINGS, None} and styles in {STYLES, None}
    from_1904, recalculated = flags.get("date1904") in _TRUE, flags.get("fullCalcOnLoad") in _TRUE
    return Package(tuple(sheets), tuple(absent), strings, styles, from_1904, recalculated, usual)


_NOTHING = _Relation("", None, usual=False)


def _relations(archive: zipfile.ZipFile) -> Iterator[tuple[str, _Relation]]:
    """Yield the relations of the workbook part that lead to a member of the archive; what lies outside is never asked for."""
    held = {_plain(name): name for name in archive.namelist()}
    for _, item in elements(archive, RELATIONS, "{*}Relationship"):
        said = attributes(item)
        target = said.get("Target", "").replace("\\", "/")
        inside = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        part = held.get(_plain(inside)) or held.get(_plain(target))
        if said.get("TargetMode") != "External":
            kind = said.get("Type", "").rpartition("/")[2]
            usual = kind == "chartsheet" or (kind == "worksheet" and bool(_USUAL_TARGET.fullmatch(target)) and part == inside)
            yield said.get("Id", ""), _Relation(kind, part, usual)


def _plain(name: str) -> str:
    """Return a member's name as packages compare names: without case, whichever way its strokes lean."""
    return name.replace("\\", "/").lower()


def _id(said: Mapping[str, str]) -> str:
    return next((value for name, value in said.items() if _ID.fullmatch(name)), "")


def _named(relations: Mapping[str, _Relation], kind: str) -> str | None:
    return next((relation.part for relation in relations.values() if relation.kind == kind), None)
