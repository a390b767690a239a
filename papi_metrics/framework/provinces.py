"""Provinces by any of their names: what people type → the name that scores are kept under."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from types import MappingProxyType

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework.tables import Province, provinces
from papi_metrics.language import gettext
from papi_metrics.text import closest, words_of

_NEAREST_CUTOFF = 50


def find_province(name: str) -> str:
    """Return a province's name as in the scores, from any spelling or alias of it.

    Errors: UnknownNameError naming the nearest provinces.
    """
    found = known_province(name)
    if found is None:
        near = nearest(name, [item.name for item in provinces()])
        raise UnknownNameError('Không có tỉnh, thành phố "{name}".{near}', name=name, near=near)
    return found


def known_province(name: str) -> str | None:
    """Return a province's name as in the scores, or None if the spelling is not one of its names."""
    bare = words_of(name).removeprefix("tinh ").removesuffix(" province")
    return _by_key().get(bare.replace(" ", ""))


@lru_cache
def _by_key() -> Mapping[str, str]:
    """Return every folded name without its blanks → the name as in the scores."""
    names = ((name, item.name) for item in provinces() for name in (item.name, item.name_en, *item.aliases))
    return MappingProxyType({words_of(name).replace(" ", ""): own for name, own in names})


def province(name: str) -> Province:
    """Return what is known of a province, from any of its names.

    Errors: UnknownNameError naming the nearest provinces.
    """
    canonical = find_province(name)
    return next(item for item in provinces() if item.name == canonical)


def predecessors(successor: str) -> tuple[str, ...]:
    """Return the provinces of 2011-2024 that a unit of 1 July 2025 consists of, itself among them."""
    now = province(successor).successor
    return tuple(item.name for item in provinces() if item.successor == now)


def nearest(name: str, choices: Collection[str], count: int = 3) -> str:
    """Return a sentence, with a blank before it, that names the choices most like a name; "" if none is."""
    by_key = {words_of(choice): choice for choice in choices}
    near: list[str] = []
    while by_key and len(near) < count:
        found = closest(words_of(name), list(by_key), cutoff=_NEAREST_CUTOFF)
        if found is None:
            break
        near.append(by_key.pop(found[0]))
    return gettext(" Gần nhất: {names}.", names=", ".join(near)) if near else ""
