"""Text of the time before Unicode: TCVN3 (fonts .VnTime …) and VNI (fonts VNI-Times …) → Unicode, and how to know it.

Legacy text is kept as the letters that a Western reader makes of its bytes: "Họp dân" is "Häp d©n" in TCVN3, "Hoïp daân" in VNI.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Encoding = Literal["TCVN3", "VNI"]
ENCODINGS: tuple[Encoding, ...] = ("TCVN3", "VNI")

_TABLE = Path(__file__).resolve().parent.parent / "data" / "legacy_encodings.csv"
_FONT = re.compile(r"(\.vn)|vni[- ]", re.IGNORECASE)
_BYTES = range(0x80, 0x100)
# The bytes 80-9F are punctuation for Windows; where a reader left them as controls they are read as Windows meant them.
_WINDOWS = {code: char for code in _BYTES if (char := bytes([code]).decode("cp1252", "ignore"))}
_WESTERN = {ord(char): code for code, char in _WINDOWS.items()}
# Windows' code page of Vietnam gives some bytes other letters than the Western one: "ã" is "ă", and tones are letters of their own.
_VIETNAMESE = _WESTERN | {ord(char): code for code in _BYTES if (char := bytes([code]).decode("cp1258", "ignore"))}
_BEYOND = re.compile(r"[^\x00-\xff]")
_CONTROLS = re.compile(r"[\x80-\x9f]")
# Vietnamese letters with two marks stand in most texts of Unicode, and tell it at once.
_COMPOSED = re.compile("[\u1ea0-\u1ef9]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """How a font shows text: by which encoding, and whether it shows small letters as capitals."""

    encoding: Encoding
    capitals: bool = False


@lru_cache(maxsize=1000)
def legacy_font(name: str) -> LegacyFont | None:
    """Return how a font of this name shows text, None if it is an ordinary font.

    Source: the fonts' makers name them so: ABC's begin with ".Vn", their capitals end with "H"; VNI's begin with "VNI-".
    """
    found = _FONT.match(name.strip())
    if not found:
        return None
    return LegacyFont("TCVN3", name.strip().lower().endswith("h")) if found.group(1) else LegacyFont("VNI")


def western(text: str, *, vietnamese: bool = False) -> str | None:
    """Return text as the Western letters of its bytes, one for each of its own; None if no legacy text reads like this.

    A letter beyond the 256 of the bytes, such as "ạ", shows that the text is Unicode. With `vietnamese` the
    letters that Windows' code page of Vietnam makes of the bytes are understood too.
    """
    if not _BEYOND.search(text):
        return text
    if _COMPOSED.search(text):
        return None
    read = text.translate(_VIETNAMESE if vietnamese else _WESTERN)
    return None if any(unicodedata.category(char)[0] in {"L", "M"} for char in _BEYOND.findall(read)) else read


def to_unicode(text: str, font: LegacyFont) -> str:
    """Return the Unicode text, composed, that Western letters of an encoding mean; letters it lacks stay as they are.

    TCVN3 has no capitals with a tone: a small letter amid capitals, as in "HO¹CH", is one.
    """
    codes, pattern = _codes(font.encoding)
    plain = pattern.sub(lambda found: codes[found.group()], text)
    composed = unicodedata.normalize("NFC", plain.translate(_WINDOWS) if _CONTROLS.search(plain) else plain)
    if font.capitals:
        return composed.upper()
    return _raised(composed) if font.encoding == "TCVN3" else composed


@lru_cache(maxsize=50_000)
def read_word(word: str, encoding: Encoding) -> str | None:
    """Return a word of Western letters in Unicode, None if a letter of it has no meaning in the encoding."""
    _, pattern = _codes(encoding)
    return to_unicode(word, LegacyFont(encoding)) if pattern.sub("", word).isascii() else None


@lru_cache
def _codes(encoding: Encoding) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return what the codes of an encoding mean, and the pattern that finds them, each before those it begins with."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if encoding == "TCVN3":
        codes = {bytes.fromhex(row["tcvn3_hex"]).decode("latin-1"): row["unicode"] for row in rows}
    else:
        written = [(row[column], row["unicode"]) for column in ("vni_also", "vni_as_latin1") for row in rows if row[column]]
        # A mark may be typed in the other case than its letter, which alone tells the case.
        codes = {code[0] + code[1:].swapcase(): letter for code, letter in written} | dict(written)
    return codes, re.compile("|".join(sorted(map(re.escape, codes), reverse=True)))


def _raised(text: str) -> str:
    """Raise the small letters that stand for capitals: in words of capitals, and about them where nothing is small."""
    raised = _WORD.sub(lambda found: found.group().upper() if _is_capital(found.group()) else found.group(), text)
    return raised.upper() if raised != text and not re.search("[a-z]", text) else raised


def _is_capital(word: str) -> bool:
    """True if a capital follows the first letter and every small letter bears a tone, for which TCVN3 has no capital."""
    small = [letter for letter in word if letter.islower()]
    return any(letter.isupper() for letter in word[1:]) and all(not _TONES.isdisjoint(unicodedata.normalize("NFD", letter)) for letter in small)
