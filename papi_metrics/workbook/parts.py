"""Look through the XML parts of a zipped document: nothing outside is fetched, nothing is expanded, little is held at once."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from typing import TypedDict, cast

from lxml import etree


class _Plain(TypedDict):
    resolve_entities: bool
    no_network: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool



_LARGEST_WHOLE = 64 * 2**20
# Nothing is expanded or fetched, depth and length are bounded, and a comment within a text does not part it.
_PLAIN: _Plain = {
    "resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True, "remove_pis": True,
}  # fmt: skip


def elements(archive: zipfile.ZipFile, part: str, *tags: str, starts: bool = False) -> Iterator[tuple[str, etree._Element]]:
    """Yield ("end", element) of the named tags, in order; with `starts` also ("start", element), still empty.

    Errors: zipfile.BadZipFile if the part is no XML or declares entities; KeyError if the archive has no such part.
    """
    events = ("start", "end") if starts else ("end",)
    with archive.open(part) as stream:
        found = etree.iterparse(stream, events, tag=tags, load_dtd=False, **_PLAIN)
        known = False
        try:
            for event, element in found:
                if not known and element.getroottree().docinfo.internalDTD is not None:
                    raise zipfile.BadZipFile(part)
                known = True
                yield event, element
        except etree.XMLSyntaxError as error:
            raise zipfile.BadZipFile(str(error)) from error


def root_of(archive: zipfile.ZipFile, part: str) -> etree._Element:
    """Return the root of a part that is held as a whole.

    Errors: zipfile.BadZipFile if the part is no XML, declares entities or is larger than any such part should be.
    """
    with archive.open(part) as stream:
        content = stream.read(_LARGEST_WHOLE + 1)
    try:
        root = etree.fromstring(content, etree.XMLParser(**_PLAIN))
    except etree.XMLSyntaxError as error:
        raise zipfile.BadZipFile(str(error)) from error
    if len(content) > _LARGEST_WHOLE or root.getroottree().docinfo.internalDTD is not None:
        raise zipfile.BadZipFile(part)
    return root


def attributes(element: etree._Element) -> Mapping[str, str]:
    """Return what an element says of itself: name → value."""
    return cast("Mapping[str, str]", dict(element.items()))


def drop(element: etree._Element) -> None:
    """Let go of an element that has been dealt with, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
