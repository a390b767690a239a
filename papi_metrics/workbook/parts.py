"""Look through the XML parts of a zipped document: nothing outside is fetched, nothing is expanded, little is held at once."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree


def elements(archive: zipfile.ZipFile, part: str, *tags: str, starts: bool = False) -> Iterator[tuple[str, etree._Element]]:
    """Yield ("end", element) of the named tags, in order; with `starts` also ("start", element), still empty.

    Errors: zipfile.BadZipFile if the part is no XML or declares entities; KeyError if the archive has no such part.
    """
    events = ("start", "end") if starts else ("end",)
    with archive.open(part) as stream:
        found = etree.iterparse(stream, events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        known = False
        try:
            for event, element in found:
                if not known and element.getroottree().docinfo.internalDTD is not None:
                    raise zipfile.BadZipFile(part)
                known = True
                yield event, element
        except etree.XMLSyntaxError as error:
            raise zipfile.BadZipFile(str(error)) from error


def drop(element: etree._Element) -> None:
    """Let go of an element that has been dealt with, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
