"""How the parts of a package name each other: their relations and their content types."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from papi_metrics.reports.painting.package import Package

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES_PART = "[Content_Types].xml"
_EMPTY = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its id, what kind of part it leads to (the last word of its type), and that part's name."""

    id: str
    kind: str
    part: str


def relations_part(part: str) -> str:
    """Return the name of the part that holds another's relations; those of the package itself for a blank name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str) -> Iterator[Relation]:
    """Yield the relations of a part to other parts of the package; those to the outside are left out."""
    if relations_part(part) not in package:
        return
    for item in package.tree(relations_part(part)).iter(f"{{{_RELATIONS}}}Relationship"):
        if item.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(posixpath.dirname(part), item.get("Target", "")))
            yield Relation(item.get("Id", ""), posixpath.basename(item.get("Type", "")), target.lstrip("/"))


def related(package: Package, part: str, kind: str) -> Relation | None:
    """Return the first relation of a kind that leads to a part the package has."""
    return next((item for item in relations(package, part) if item.kind == kind and item.part in package), None)


def relate(package: Package, part: str, target: str, kind: str) -> str:
    """Add a relation of a full type between two parts and return its id."""
    name = relations_part(part)
    if name not in package:
        package.write(name, _EMPTY)
    root = package.tree(name)
    taken = {item.get("Id") for item in root}
    key = next(key for number in range(1, len(taken) + 2) if (key := f"rId{number}") not in taken)
    path = posixpath.relpath(target, posixpath.dirname(part) or ".")
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", {"Id": key, "Type": kind, "Target": path})
    package.touch(name)
    return key


def unrelate(package: Package, part: str, key: str) -> None:
    """Take a relation away; a part that is left without any loses the part that held them."""
    name = relations_part(part)
    root = package.tree(name)
    for item in [item for item in root if item.get("Id") == key]:
        root.remove(item)
    package.touch(name)
    if len(root) == 0:
        package.drop(name)


def declare(package: Package, part: str, kind: str) -> None:
    """State the content type of a part."""
    undeclare(package, part)
    root = package.tree(_TYPES_PART)
    etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind})
    package.touch(_TYPES_PART)


def declare_extension(package: Package, extension: str, kind: str) -> None:
    """State the content type of all parts with an extension, where it is not yet stated."""
    root = package.tree(_TYPES_PART)
    if extension not in {item.get("Extension", "").casefold() for item in root.iter(f"{{{_TYPES}}}Default")}:
        root.insert(0, etree.Element(f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": kind}))
        package.touch(_TYPES_PART)


def undeclare(package: Package, part: str) -> None:
    """Take back what is stated of a part, as it goes."""
    root = package.tree(_TYPES_PART)
    for item in [item for item in root if item.get("PartName", "").casefold() == f"/{part}".casefold()]:
        root.remove(item)
        package.touch(_TYPES_PART)


def discard(package: Package, part: str) -> None:
    """Drop a part with its relations and its content type; parts that it named stay."""
    undeclare(package, part)
    package.drop(part)
    if relations_part(part) in package:
        package.drop(relations_part(part))
