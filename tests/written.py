"""What people wrote into a store: words that every language shows as they are, told apart from the program's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shown import VIETNAMESE

from papi_metrics.framework.tables import provinces
from papi_metrics.letterhead import Letterhead
from papi_metrics.selection import offices_of
from papi_metrics.store import Store
from papi_metrics.text import escape_markdown

SAID_OF_VERSIONS = ("title", "unit", "province", "file_name", "author", "reason")
OWN_NAMES = ("Hoàng Sa", "Trường Sa", "Huế", "Tiếng Việt", "NĐ-CP")
"""Names of places that no row of the scores carries, what a language calls itself, the number of a decree."""
QUOTED = re.compile("«[^»]*»|“[^”]*”")


def written(store: Store, *further: object) -> list[str]:
    """Return what people wrote and what places are called, the longest first."""
    versions = store.versions()
    told = {str(getattr(version, name)) for version in versions for name in SAID_OF_VERSIONS}
    heads = [Letterhead.of_unit(version.unit, province=version.province).as_texts() for version in versions]
    told |= {line for head in heads for text in head.values() for line in text.split("\n")}
    told |= {name for province in provinces() for name in (province.name, province.successor or "")} | set(OWN_NAMES)
    for version in versions:
        tasks = store.tasks(version.key)
        told |= {str(cell) for name in tasks for cell in tasks[name] if isinstance(cell, str)} | set(offices_of(tasks))
    told |= {text.replace("2022", "2023") for text in told} | set(map(str, further))
    parts = {part.strip() for text in told for part in (text, *re.split(r"[;\n]", text))}
    parts |= set(map(escape_markdown, parts))
    return sorted((part for part in parts if VIETNAMESE.search(part)), key=len, reverse=True)


def not_theirs(texts: Iterable[str], own: Iterable[str]) -> list[str]:
    """Return texts that are Vietnamese still without what people wrote or what is quoted of it."""
    left, own = [], list(own)
    for text in texts:
        rest = QUOTED.sub("", text.replace("<br>", " "))
        for part in own if VIETNAMESE.search(rest) else ():
            rest = rest.replace(part, "")
        if VIETNAMESE.search(rest) and not rest.rstrip().endswith("…"):
            left.append(rest[:120])
    return left
