"""Vietnamese text as people type it: one clean spelling to keep, one folded key to compare by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz, process

# Invisible characters that copying from Word, PDF and chat programs leaves behind, those among them that turn the
# order of what follows, and the signs by which machines once spoke to each other. The soft hyphen is not among
# them: in TCVN3 text it is the letter "ư".
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x7f"))
# What neither a workbook nor a page can hold: control characters, halves of characters, and two codes that are none.
_UNWRITABLE = dict.fromkeys([*range(9), *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]) | dict.fromkeys((0x0B, 0x0C), " ")
_SPACES = {ord(space): " " for space in "\u00a0\u2007\u202f\u2009\u3000\t"}
_TIDY = _INVISIBLE | _UNWRITABLE | _SPACES | {ord("\r"): "\n"}
_MARKS = dict.fromkeys(range(0x0300, 0x0370)) | {ord("đ"): "d", ord("–"): "-", ord("—"): "-", ord("−"): "-"}
_ODD = re.compile(f"[\u0300-\u036f{''.join(map(chr, _TIDY))}]")
_SHORTEST_LIKENESS = 4
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#$~|:!]")
# What Markdown's readers make links, icons and arrows of in spite of a backslash; a word joiner within it stops them.
_MADE_OF_TEXT = re.compile(r":(?=[A-Za-z/])|@|(?i:www)(?=\.)|[-<>~](?=[-=>])")
_WORD_JOINER = "\u2060"
_LIST_START = re.compile(r"^(\s*\d*)([.)+\-])", re.MULTILINE)
_NOT_WORD = re.compile(r"[^\w%]+")


@lru_cache(maxsize=100_000)
def clean(text: str) -> str:
    """Return the text in composed Unicode without invisible characters; line breaks stay, blanks are single.

    What is left is what a workbook can hold, and cleaning it again changes nothing.
    """
    tidy = unicodedata.normalize("NFC", text.translate(_TIDY)) if _ODD.search(text) else text
    if "\n" not in tidy:
        return " ".join(tidy.split())
    return "\n".join(line for part in tidy.split("\n") if (line := " ".join(part.split())))


def writable(text: str) -> str:
    """Return the text without the characters that neither a workbook nor a page can hold."""
    return text.translate(_UNWRITABLE)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the key that texts are compared by: lower case, no tone or vowel marks, đ as d, single blanks.

    "Hòa", "Hoà" and their decomposed forms share one key; so do "hủy" and "huỷ".
    """
    if text.isascii() and not _ODD.search(text):
        return " ".join(text.lower().split())
    tidy = unicodedata.normalize("NFD", text.casefold()).translate(_MARKS).translate(_TIDY)
    return " ".join(tidy.split())


@lru_cache(maxsize=100_000)
def words_of(text: str) -> str:
    """Return the folded key with everything but letters, digits and % turned into single blanks."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def closest(key: str, choices: Collection[str], *, cutoff: float = 88) -> tuple[str, float] | None:
    """Return the choice most like a folded key and its likeness (0-100), or None below the cutoff.

    Short keys are never matched: one letter makes another word of them.
    """
    if len(key) < _SHORTEST_LIKENESS:
        return None
    found = process.extractOne(key, choices, scorer=fuzz.ratio, score_cutoff=cutoff)
    return (found[0], found[1]) if found else None


def escape_markdown(text: str) -> str:
    """Return a text that Markdown shows as it stands: no link, emphasis, formula, list, icon or directive comes of it."""
    joined = _MADE_OF_TEXT.sub(rf"\g<0>{_WORD_JOINER}", text)
    return _LIST_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", joined))


def column_index(letters: str) -> int:
    """Return the place of a column counted from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letter(index: int) -> str:
    """Return the letter Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
