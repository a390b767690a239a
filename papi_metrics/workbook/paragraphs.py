"""The text of Word's paragraphs as a reader sees it: a line a paragraph, lists with their marks, deletions gone."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from papi_metrics.workbook.elements import child, is_on, name_of
from papi_metrics.workbook.numbering import Lists, Mark

# Properties, what was deleted or moved away, the instructions of fields, and readings above letters.
_UNSEEN = frozenset({
    "pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "sdtEndPr", "sectPr", "del", "moveFrom", "delText", "instrText",
    "rt",
})  # fmt: skip
_DELETED = frozenset({"del", "moveFrom"})
_CHANGED = frozenset({"ins", "moveTo"}) | _DELETED
_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SURROGATES = range(0xD800, 0xE000)
_HEXADECIMAL = 16


@dataclass(slots=True)
class _Line:
    mark: Mark = field(default_factory=Mark)
    goes_on: bool = False
    letters: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.letters).strip()


@dataclass(slots=True)
class TextReader:
    """Reads the text of one document, in the document's order; `changes` counts its tracked changes."""

    lists: Lists
    changes: int = 0
    _fields: list[bool] = field(default_factory=list)

    def text_of(self, element: etree._Element) -> str:
        """Return the text of a paragraph or of a cell; tables inside it give a line a paragraph."""
        lines: list[_Line] = []
        # Paragraphs that have begun: their lines. A text box stands inside the paragraph it hangs on.
        inside: list[_Line] = []
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, item in walk:
            name = name_of(item)
            if event == "end":
                if name == "p" and inside:
                    self._end(inside, lines)
            elif self._is_unseen(item, name):
                walk.skip_subtree()
            elif name == "p":
                inside.append(self._begun(item, lines))
            elif inside:
                lines[-1].letters.append(self._letters(item, name))
        return _joined(lines)

    def _begun(self, paragraph: etree._Element, lines: list[_Line]) -> _Line:
        """Begin a line for a paragraph, or go on with the last one where the break between them was deleted."""
        properties = child(paragraph, "pPr")
        mark = self.lists.mark(properties)
        own = None if properties is None else child(properties, "rPr")
        goes_on = own is not None and child(own, "del") is not None
        if lines and lines[-1].goes_on:
            lines[-1].goes_on = goes_on
        else:
            lines.append(_Line(mark, goes_on))
        return lines[-1]

    def _end(self, inside: list[_Line], lines: list[_Line]) -> None:
        inside.pop()
        # An instruction without its end must not swallow what follows.
        self._fields.clear()
        if inside:
            lines.append(_Line())

    def _is_unseen(self, item: etree._Element, name: str) -> bool:
        self.changes += name in _CHANGED
        if name in _UNSEEN:
            return True
        if name == "r":
            properties = child(item, "rPr")
            return properties is not None and is_on(child(properties, "vanish"))
        if name == "sdt":
            properties = child(item, "sdtPr")
            return properties is not None and is_on(child(properties, "showingPlcHdr"))
        # The same picture or text box, told a second time for older programs.
        return name in {"Choice", "Fallback"} and item.getprevious() is not None

    def _letters(self, item: etree._Element, name: str) -> str:
        if name == "fldChar":
            self._enter_field(item)
        if name == "t" and not any(self._fields):
            return item.text or ""
        return _symbol(item) if name == "sym" else _LETTERS.get(name, "")

    def _enter_field(self, item: etree._Element) -> None:
        """Keep which fields stand open here, each with whether its instruction still goes on: that is not shown."""
        kind = next((str(value) for key, value in item.items() if str(key).endswith("fldCharType")), "")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()


def is_deleted(row: etree._Element) -> bool:
    """True for a row of a table that a tracked change has deleted."""
    properties = child(row, "trPr")
    return properties is not None and any(name_of(item) in _DELETED for item in properties)


def _symbol(item: etree._Element) -> str:
    """Return a letter of a symbol font by its number there; the bullets of these fonts are known by it."""
    digits = next((str(value) for key, value in item.items() if str(key).endswith("char")), "")
    try:
        number = int(digits, _HEXADECIMAL)
    except ValueError:
        return ""
    return chr(number) if 0 < number <= 0xFFFF and number not in _SURROGATES else ""  # noqa: PLR2004 - the field has four figures


def _joined(lines: list[_Line]) -> str:
    """Join the lines; a lone paragraph keeps its number, several of a list their bullets, a blank one its number alone."""
    filled = [(line.mark, text) for line in lines if (text := line.text)]
    if not filled:
        return next((line.mark.number for line in lines if line.mark.number), "")
    if len(filled) == 1 and filled[0][0].number:
        return f"{filled[0][0].number} {filled[0][1]}"
    return "\n".join(mark.bullet + text for mark, text in filled)
