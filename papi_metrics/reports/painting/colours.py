"""The colours of paint, and what they remember: the last bits of a colour number the look a cell had before.

Styles are numbered anew by every program that saves the file, and cells move as rows come and go. A colour stays with its
cell, so the colour itself tells the former look: two bits of red, green and blue make 64 shades that no eye tells apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.palette import LIGHT_GROUND, SEVERITIES, TONES
from papi_metrics.reports.painting.markup import TRANSITIONAL, parsed, root_of
from papi_metrics.reports.painting.shapes import Shape, element_of, shape, shape_of

MOST_LOOKS = 64
_STRENGTH: Mapping[str, float] = MappingProxyType({"error": 0.40, "warning": 0.30, "note": 0.20})
_NAMES = {"fill", "patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"}
_WORD, _VALUE = re.compile(r"[A-Za-z]{1,20}"), re.compile(r"[^\x00-\x1f]{0,40}")


def _base(severity: str) -> tuple[int, int, int]:
    """Lay the tone of a severity thinly over white; the last two bits stay free."""
    tone, share = TONES[SEVERITIES[severity].tone].mark, _STRENGTH[severity]
    ground = LIGHT_GROUND.background
    parts = [(int(tone[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    red, green, blue = (round(share * above + (1 - share) * below) & ~3 for above, below in parts)
    return red, green, blue


_BASES = {severity: _base(severity) for severity in _STRENGTH}


def paint(severity: str, number: int = 0) -> str:
    """Return the colour of a severity, as a style writes it, with the number of a former look in its last bits."""
    red, green, blue = _BASES[severity]
    return f"FF{red | number >> 4:02X}{green | number >> 2 & 3:02X}{blue | number & 3:02X}"


def number_of_paint(colour: str) -> int | None:
    """Return the number of the former look that a colour tells; None for a colour that is not ours."""
    try:
        red, green, blue = bytes.fromhex(colour[-6:])
    except ValueError:
        return None
    ours = (red & ~3, green & ~3, blue & ~3) in _BASES.values()
    return (red & 3) << 4 | (green & 3) << 2 | blue & 3 if ours else None


@dataclass(frozen=True, slots=True)
class Look:
    """What paint covers: the fill, and whether the style says that the fill applies."""

    fill: Shape
    applies: str | None = None


PLAIN = Look(shape("fill", shape("patternFill", patternType="none")))


@dataclass(slots=True)
class Looks:
    """The former looks of painted cells by number; number 0 is no fill."""

    known: list[Look] = field(default_factory=lambda: [PLAIN])

    def number(self, look: Look) -> int | None:
        """Return the number of a look, a fresh one if need be; None where all numbers are taken."""
        if look not in self.known and len(self.known) < MOST_LOOKS:
            self.known.append(look)
        return self.known.index(look) if look in self.known else None

    def look(self, number: int) -> Look:
        """Return the look of a number; one that nobody remembers is no fill."""
        return self.known[number] if number < len(self.known) else PLAIN

    def written(self) -> str:
        """Return the looks as the text that the list of findings keeps; blank where no painted cell had a fill."""
        root = root_of("looks", TRANSITIONAL)
        for look in self.known[1:]:
            item = etree.SubElement(root, TRANSITIONAL.tag("look"), {} if look.applies is None else {"applies": look.applies})
            element_of(look.fill, item, TRANSITIONAL)
        return etree.tostring(root, encoding="unicode") if len(root) else ""


def read_looks(text: str) -> Looks:
    """Read what `Looks.written` wrote.

    The text comes from a file that anybody may have changed: what is no plain fill counts as no fill.
    """
    try:
        items = list(parsed(text))
    except UnreadableError:
        return Looks()
    return Looks([PLAIN, *map(_read_look, items[: MOST_LOOKS - 1])])


def _read_look(item: etree._Element) -> Look:
    fills = [shape_of(inner) for inner in item if isinstance(inner.tag, str)]
    applies = item.get("applies")
    return Look(fills[0], applies) if len(fills) == 1 and fills[0][0] == "fill" and _is_plain(fills[0]) else PLAIN


def _is_plain(said: Shape) -> bool:
    name, attributes, children = said
    plain = all(_WORD.fullmatch(key) and _VALUE.fullmatch(value) for key, value in attributes)
    return name in _NAMES and plain and all(map(_is_plain, children))
