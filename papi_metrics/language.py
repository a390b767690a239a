"""The language words are shown in: Vietnamese as the code has them, English from gettext's catalogues in `data/locale`.

A Vietnamese text is its own key. Which language a run speaks belongs to the run, as with gettext everywhere: `speaking`
sets it for what is called within, `ask_for_language` names who knows it where nothing was set; whoever keeps words between
runs keeps them by language.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
NAMES: Mapping[Language, str] = MappingProxyType({"vi": "Tiếng Việt", "en": "English"})
"""What each language calls itself."""
LOCALE = Path(__file__).parent.parent / "data" / "locale"
INDICATORS = LOCALE.parent / "indicators.csv"

K = TypeVar("K")
T = TypeVar("T")
_SPOKEN: ContextVar[Language | None] = ContextVar("spoken", default=None)
_ASKED: list[Callable[[], Language]] = []


def spoken() -> Language:
    """Return the language that words are shown in now; Vietnamese where nobody says otherwise."""
    return _SPOKEN.get() or (_ASKED[0]() if _ASKED else "vi")


def tongue(language: Language | None) -> Language:
    """Return the language asked for, the one spoken where none is."""
    return language or spoken()


def by_language(words: Mapping[Any, T], language: Language | None = None) -> T:
    """Return what a table has for a language, for the one spoken where none is named; the Vietnamese where it has nothing."""
    return words.get(tongue(language), words["vi"])


def ask_for_language(source: Callable[[], Language]) -> None:
    """Name who knows the language where a run has not set it yet."""
    _ASKED[:] = [source]


def speak(language: Language) -> None:
    """Show words in a language until the thread ends or is told another."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Show words in a language while the block runs."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def gettext(text: str, /, **fields: object) -> str:
    """Return a Vietnamese text in the language spoken, its fields filled in; what is filled in is never read as a text.

    A text without a translation stays Vietnamese.
    """
    told = text if spoken() == "vi" else catalogue(spoken()).get((text, 0), text)
    return told.format(**fields) if fields else told


def ngettext(text: str, count: int, /, **fields: object) -> str:
    """Return a Vietnamese text that counts, in the language spoken: English has a word for one and another for several.

    `count` is filled in where the text names it, unless a field says how it is written.
    """
    told = text if spoken() == "vi" else catalogue(spoken()).get((text, int(count != 1)), text)
    return told.format(**{"count": count, **fields})


def said_in(language: Language | None, text: str, /, **fields: object) -> str:
    """Return a Vietnamese text in a language, in the one spoken where none is named, its fields filled in."""
    with speaking(tongue(language)):
        return gettext(text, **fields)


def later(text: str) -> str:
    """Return a text of a table of words as it is: whoever shows it asks `gettext` for it."""
    return text


class Text:
    """A text that says itself whenever it is written out, in the language spoken then: a part of an error, kept for whoever reads it."""

    def __init__(self, text: str, /, **fields: object) -> None:
        """Take a Vietnamese text and what stands in it."""
        self.text, self.fields = text, fields

    def __str__(self) -> str:
        """Return the text in the language spoken now."""
        return gettext(self.text, **self.fields)


class Words(Mapping[K, str]):
    """A table of words that answers in the language spoken: key → word, behind its icon where it has one."""

    def __init__(self, words: Mapping[K, str], icons: Mapping[K, str] | None = None) -> None:
        """Take Vietnamese words by key, and the icons of all or some of the keys."""
        self._words, self._icons = dict(words), dict(icons or {})

    def __getitem__(self, key: K) -> str:
        """Return a key's word."""
        word = gettext(self._words[key])
        return f"{self._icons[key]} {word}" if key in self._icons else word

    def __iter__(self) -> Iterator[K]:
        """Go through the keys in their order."""
        return iter(self._words)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._words)


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: Language) -> Mapping[tuple[str, int], str]:
    """Return the translations of a language: text and form (0, or 1 for several) → text."""
    told: dict[tuple[str, int], str] = {}
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                told.update(_forms(message))
    return MappingProxyType(_indicator_names(language) | told)


def _indicator_names(language: Language) -> dict[tuple[str, int], str]:
    """Return PAPI's own English for its indicators, as texts name them: "1.3 Chất lượng bầu cử…" → "1.3 Quality of …"."""
    with INDICATORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file)) if language == "en" else []
    return {(f"{row['code']} {row['name_vi']}", 0): f"{row['code']} {row['name_en']}" for row in rows}


def _forms(message: Message) -> dict[tuple[str, int], str]:
    """Return a message's forms that are translated: text and form → translation."""
    first = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return {(first, form): str(text) for form, text in enumerate(forms) if first and text}
