"""The numbers of a report's sections: Roman figures, and 1, 2 and so on within them, the same in every form of document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from papi_metrics.briefing import Section

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections with their numbers in their headings: "IV. …", within it "1. …"."""
    return tuple(
        replace(
            section,
            heading=f"{roman}. {section.heading}",
            sections=tuple(replace(inner, heading=f"{place}. {inner.heading}") for place, inner in enumerate(section.sections, 1)),
        )
        for roman, section in zip(_ROMAN, sections, strict=False)
    )
