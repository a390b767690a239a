"""The comments of one sheet: ours added beside the person's own, and taken away without touching theirs.

Ours are lines: a line with our name, then a line a message, each after a dot. In a comment of the person's own they stand last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from papi_metrics.reports.painting.markup import SPACE, child, dialect_of, escaped

AUTHOR = "Kiểm tra PAPI"
_FIRST_LINE, _DOT = f"{AUTHOR}:", "• "
_MOST_MESSAGES = 8
_OURS = re.compile(rf"(?:\A|\n){_FIRST_LINE}\r?(?:\n{_DOT}[^\n]*)*(?=\n|\Z)")
_ORDER = ("authors", "commentList")


def remark_of(messages: Sequence[str]) -> str:
    """Return the text of a comment: each message once, in its own line, and how many were left out."""
    told = list(dict.fromkeys(" ".join(message.split()) for message in messages))
    shown, rest = told[:_MOST_MESSAGES], len(told) - _MOST_MESSAGES
    more = [f"… và {rest} điều nữa ở trang đầu."] if rest > 0 else []
    return "\n".join([_FIRST_LINE, *(f"{_DOT}{message}" for message in [*shown, *more])])


class Remarks:
    """The comments part of a sheet, changed in place."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of a comments part."""
        self._dialect = dialect_of(root)
        self._authors, self._list = (child(root, name, _ORDER) for name in _ORDER)
        self._by_place = {comment.get("ref", ""): comment for comment in self._comments()}

    def __bool__(self) -> bool:
        """True if there is a comment."""
        return bool(self._by_place)

    def write(self, remarks: Mapping[str, str]) -> list[str]:
        """Write remarks by address; return the addresses of the comments made, the others were there and go on."""
        made = []
        for address, text in remarks.items():
            comment = self._by_place.get(address)
            if comment is None:
                comment = self._made(address)
                made.append(address)
                _add_run(comment, text)
            else:
                _add_run(comment, f"\n{text}")
        return made

    def clear(self) -> tuple[list[str], bool]:
        """Take our lines away.

        Return the addresses of the comments that held nothing else, which are gone, and whether anything was changed.
        """
        gone, changed = [], False
        for address, comment in list(self._by_place.items()):
            if not _OURS.search(_text_of(comment)):
                continue
            changed = True
            # Ours begin with our name; in a comment that was there before, even a blank one, a break stands before it.
            began_with_ours = _text_of(comment).startswith(_FIRST_LINE)
            if not _without_ours(comment) and began_with_ours:
                self._list.remove(comment)
                del self._by_place[address]
                gone.append(address)
        self._forget_author()
        return gone, changed

    def _comments(self) -> list[etree._Element]:
        return list(self._list.iterchildren(self._dialect.tag("comment")))

    def _made(self, address: str) -> etree._Element:
        comment = etree.SubElement(self._list, self._dialect.tag("comment"), {"ref": address, "authorId": str(self._author())})
        self._by_place[address] = comment
        return comment

    def _author(self) -> int:
        names = [author.text for author in self._authors]
        if AUTHOR not in names:
            etree.SubElement(self._authors, self._dialect.tag("author")).text = AUTHOR
            return len(names)
        return names.index(AUTHOR)

    def _forget_author(self) -> None:
        """Take our name from the authors; not where others come after it, for authors are told by their place."""
        last = len(self._authors) - 1
        used = {comment.get("authorId") for comment in self._comments()}
        if last >= 0 and self._authors[last].text == AUTHOR and str(last) not in used:
            self._authors.remove(self._authors[last])


def _add_run(comment: etree._Element, text: str) -> None:
    tag = dialect_of(comment).tag
    body = comment.find(tag("text"))
    body = etree.SubElement(comment, tag("text")) if body is None else body
    plain = body.find(tag("t"))
    if plain is not None:
        # A plain text and runs do not stand side by side: the text becomes the first run.
        first = etree.Element(tag("r"))
        plain.addprevious(first)
        first.append(plain)
    run = etree.SubElement(body, tag("r"))
    look = etree.SubElement(run, tag("rPr"))
    for name, value in (("sz", "9"), ("color", "81"), ("rFont", "Tahoma"), ("family", "2")):
        etree.SubElement(look, tag(name), {"indexed" if name == "color" else "val": value})
    words = etree.SubElement(run, tag("t"), {SPACE: "preserve"})
    words.text = escaped(text)


def _pieces(comment: etree._Element) -> list[etree._Element]:
    return list(comment.iter(dialect_of(comment).tag("t")))


def _text_of(comment: etree._Element) -> str:
    return "".join(piece.text or "" for piece in _pieces(comment))


def _without_ours(comment: etree._Element) -> str:
    """Cut our lines out of a comment, whatever runs they are in; return what is left of it."""
    match = _OURS.search(_text_of(comment))
    start, end = match.span() if match else (0, 0)
    at = 0
    for piece in _pieces(comment):
        text = piece.text or ""
        low, high = max(start - at, 0), max(end - at, 0)
        at += len(text)
        if low < len(text) and high > 0:
            piece.text = text[:low] + text[high:]
            if not piece.text:
                _drop_run(piece)
    return _text_of(comment).strip()


def _drop_run(piece: etree._Element) -> None:
    run = piece.getparent()
    if run is not None and (body := run.getparent()) is not None and dialect_of(run).tag("r") == run.tag:
        body.remove(run)
