"""How sentences put words together: lists, and long texts cut at a word."""

from __future__ import annotations

from collections.abc import Sequence

from papi_metrics.language import Language, by_language, later
from papi_metrics.language import gettext as _

_LONGEST = 90
_AND = {"vi": "và", "en": "and"}


def listed(parts: Sequence[str], *, most: int | None = None, rest: str = later("chỗ khác"), language: Language | None = None) -> str:
    """Join words as a sentence does: "a", "a và b", "a, b và c"; beyond `most` only how many are left: "a và 3 chỗ khác"."""
    if most is not None and len(parts) > most:
        return f"{', '.join(parts[:most])} {by_language(_AND, language)} {len(parts) - most} {_(rest)}"
    if len(parts) < 2:  # noqa: PLR2004 - one and many
        return parts[0] if parts else ""
    return f"{', '.join(parts[:-1])} {by_language(_AND, language)} {parts[-1]}"


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Cut a text after a whole word, with "…"; a short one is left as it is."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]}…"
