"""The workbook part: which sheets there are, in which order, and the names that are defined for them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.reports.painting.markup import WORKBOOK_ORDER, child, dialect_of, local_name, unset
from papi_metrics.reports.painting.package import Package
from papi_metrics.reports.painting.relations import declare, discard, relate, relations, unrelate

BOOK = "xl/workbook.xml"
_PROPERTIES = "docProps/app.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_CALCULATION = "xl/calcChain.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_HIDDEN = {"hidden", "veryHidden"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet of the workbook: its name, its part, and whether it holds cells (a chart sheet does not)."""

    name: str
    part: str
    has_cells: bool
    hidden: bool
    relation: str


class Book:
    """The sheets of a package's workbook, changed in place."""

    def __init__(self, package: Package) -> None:
        """Take a package."""
        self._package = package
        self.root = package.tree(BOOK)
        self.dialect = dialect_of(self.root)
        self._sheets = child(self.root, "sheets", WORKBOOK_ORDER)

    def sheets(self) -> list[SheetPart]:
        """Return the sheets in their order."""
        targets = {item.id: item for item in relations(self._package, BOOK)}
        found = []
        for element in self._elements():
            key = element.get(self.dialect.id, "")
            target = targets.get(key)
            found.append(SheetPart(
                name=element.get("name", ""),
                part=target.part if target else "",
                has_cells=target is not None and target.kind == "worksheet" and target.part in self._package,
                hidden=element.get("state") in _HIDDEN,
                relation=key,
            ))
        return found

    def insert_first(self, name: str, part: str) -> None:
        """Put a sheet that the package has before all others and open the workbook on it."""
        declare(self._package, part, _SHEET_TYPE)
        key = relate(self._package, BOOK, part, self.dialect.kind("worksheet"))
        taken = [int(item.get("sheetId", "0")) for item in self._elements()]
        element = etree.Element(
            self.dialect.tag("sheet"), {"name": name, "sheetId": str(max(taken, default=0) + 1), self.dialect.id: key},
        )
        self._sheets.insert(0, element)
        for defined in self._defined():
            _move(defined, "localSheetId", at_least=0, by=1)
        self.show(0)

    def remove(self, sheet: SheetPart) -> None:
        """Take a sheet away with the names defined for it alone, and with what only it leads to."""
        elements = self._elements()
        at = next(index for index, item in enumerate(elements) if item.get(self.dialect.id) == sheet.relation)
        active = self.active
        self._sheets.remove(elements[at])
        for defined in self._defined():
            if defined.get("localSheetId") == str(at):
                _drop(defined)
            else:
                _move(defined, "localSheetId", at_least=at, by=-1)
        unrelate(self._package, BOOK, sheet.relation)
        self._discard(sheet.part)
        self.show(self._first_visible() if active == at else active - (active > at))

    @property
    def active(self) -> int:
        """The place of the sheet that the workbook opens on."""
        view = self.root.find(f"{self.dialect.tag('bookViews')}/{self.dialect.tag('workbookView')}")
        said = "0" if view is None else view.get("activeTab", "0")
        return int(said) if said.isdecimal() else 0

    def show(self, at: int) -> None:
        """Let the workbook open on a sheet."""
        views = child(self.root, "bookViews", WORKBOOK_ORDER)
        if not len(views):
            etree.SubElement(views, self.dialect.tag("workbookView"))
        for view in views:
            unset(view, "firstSheet", "activeTab")
            if at:
                view.set("activeTab", str(at))
        self._package.touch(BOOK)

    def define(self, name: str, reference: str, *, hidden: bool = False) -> None:
        """Define a name for the first sheet alone."""
        names = child(self.root, "definedNames", WORKBOOK_ORDER)
        attributes = {"name": name, "localSheetId": "0"} | ({"hidden": "1"} if hidden else {})
        etree.SubElement(names, self.dialect.tag("definedName"), attributes).text = reference

    def forget_counts(self) -> None:
        """Take the list of sheets out of the document's properties, if they can be read: it would name other sheets than there are."""
        with suppress(UnreadableError):
            root = self._package.tree(_PROPERTIES)
            for element in [item for item in root if local_name(item) in {"HeadingPairs", "TitlesOfParts"}]:
                root.remove(element)
                self._package.touch(_PROPERTIES)

    def _elements(self) -> list[etree._Element]:
        return list(self._sheets.iterchildren(self.dialect.tag("sheet")))

    def _defined(self) -> list[etree._Element]:
        return list(self.root.iterfind(f"{self.dialect.tag('definedNames')}/{self.dialect.tag('definedName')}"))

    def _first_visible(self) -> int:
        return next((index for index, item in enumerate(self._elements()) if item.get("state") not in _HIDDEN), 0)

    def _discard(self, part: str) -> None:
        """Drop a sheet's part, the parts it leads to that nothing else does, and the order of calculation if it had formulas."""
        if _FORMULA.search(self._package.read(part)) and _CALCULATION in self._package:
            for item in list(relations(self._package, BOOK)):
                if item.part == _CALCULATION:
                    unrelate(self._package, BOOK, item.id)
            discard(self._package, _CALCULATION)
        own = {item.part for item in relations(self._package, part) if item.part in self._package}
        others = {item.part for sheet in self.sheets() if sheet.part for item in relations(self._package, sheet.part)}
        for name in (part, *(own - others)):
            discard(self._package, name)


def _move(element: etree._Element, attribute: str, *, at_least: int, by: int) -> None:
    said = element.get(attribute)
    if said is not None and said.isdecimal() and int(said) >= at_least:
        element.set(attribute, str(int(said) + by))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and (above := parent.getparent()) is not None:
        above.remove(parent)
