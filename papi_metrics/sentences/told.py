"""One sentence in both languages: a function of sentences and what it is about → what it says in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from papi_metrics.language import by_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What figures say, in Vietnamese and in English."""

    vi: str
    en: str

    @property
    def spoken(self) -> str:
        """What figures say in the language spoken now."""
        return by_language({"vi": self.vi, "en": self.en})


def told(sentence: Callable[..., str], *about: object, **details: object) -> Told:
    """Say a sentence in both languages; the function takes `language`, "vi" or "en"."""
    return Told(vi=sentence(*about, **details, language="vi"), en=sentence(*about, **details, language="en"))
