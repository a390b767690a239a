"""Tell whether a word is written as a Vietnamese syllable: an onset, a rhyme that exists, a tone the rhyme can bear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset("\u0301\u0323")
_ONSET = re.compile(r"ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]|")
_STOPS = frozenset({"c", "ch", "k", "p", "t"})
_FRONT = frozenset("eêiy")
_VOWELS = frozenset("aăâeêioôơuưy")
_LONGEST = 7

# Vowels → the consonants that may close them, "-" for none.
_RHYMES = {
    "a": "- c ch k m n ng nh p t", "ă": "c k m n ng p t", "â": "c m n ng p t", "e": "- c m n ng p t", "ê": "- c ch m n nh p t",
    "i": "- ch m n nh p t", "o": "- c m n ng p t", "ô": "- c m n ng p t", "ơ": "- m n p t", "u": "- c k m n ng p t",
    "ư": "- c m n ng t", "y": "-", "ai": "-", "ao": "-", "au": "-", "ay": "-", "âu": "-", "ây": "-", "eo": "-", "êu": "-",
    "ia": "-", "iu": "-", "iê": "c m n ng p t", "iêu": "-", "yê": "m n ng t", "yêu": "-", "oi": "-", "ôi": "-", "ơi": "-",
    "oo": "c ng", "oa": "- c ch m n ng nh p t", "oai": "-", "oao": "-", "oay": "-", "oă": "c m n ng t", "oe": "- m n ng t",
    "oeo": "-", "ua": "-", "ui": "-", "uô": "c m n ng t", "uôi": "-", "uâ": "n ng t", "uây": "-", "uê": "- ch n nh", "uêu": "-",
    "uơ": "-", "uy": "- ch n nh p t", "uya": "-", "uyu": "-", "uyê": "n t", "ưa": "-", "ưi": "-", "ưu": "-",
    "ươ": "c m n ng p t", "ươi": "-", "ươu": "-",
}  # fmt: skip
# What may follow "qu", which takes the rounding of the vowel to itself: "quan", "quăng", "quẹo", "quốc", "quyết".
_RHYMES_OF_QU = {
    "a": "- c ch m n ng nh t", "ai": "-", "ao": "-", "au": "-", "ay": "-", "ă": "c m n ng p t", "â": "n ng t", "ây": "-", "âu": "-",
    "e": "- n t", "eo": "-", "ê": "- ch n nh t", "êu": "-", "i": "- ch nh t", "ơ": "- n t", "ơi": "-", "ô": "- c", "y": "- ch nh t", "yê": "n t",
}  # fmt: skip
# Vowels that people give the tone on either of two letters: "hoà" and "hòa", "uỷ" and "ủy".
_EITHER = ("oa", "oe", "uy")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """True if the word is a Vietnamese syllable in small letters, capitals, or with a capital first.

    The tone may stand where either school puts it ("hoà", "hòa"); "Đắk Lắk" and their like pass.
    """
    composed = unicodedata.normalize("NFC", word)
    if len(composed) > _LONGEST or not (composed.islower() or composed.isupper() or composed[1:].islower()):
        return False
    letters, tones = _apart(composed.lower())
    if len(tones) > 1:
        return False
    return any(
        _fits(onset, letters[len(onset) :], [(place - len(onset), tone) for place, tone in tones]) for onset in _onsets(letters)
    )


def _apart(word: str) -> tuple[str, list[tuple[int, str]]]:
    """Part a composed word into its letters without tones, and the tones with the place of the letter that bears them."""
    letters, tones = "", []
    for place, letter in enumerate(word):
        marks = unicodedata.normalize("NFD", letter)
        tones += [(place, mark) for mark in marks if mark in _TONES]
        letters += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    return letters, tones


def _onsets(letters: str) -> list[str]:
    """Return the onsets a word may be read with: "gì" and "giếng" have g, "già" has gi, and both are tried."""
    found = _ONSET.match(letters)
    onset = found.group() if found else ""
    return [onset, "g"] if onset == "gi" else [onset]


def _fits(onset: str, rest: str, tones: list[tuple[int, str]]) -> bool:
    """True if what follows the onset is a rhyme of it; the tones' places are counted from its beginning."""
    vowels = rest[: next((place for place, letter in enumerate(rest) if letter not in _VOWELS), len(rest))]
    closing = rest[len(vowels) :]
    rhymes = _RHYMES_OF_QU if onset == "qu" else _RHYMES
    if (closing or "-") not in rhymes.get(vowels, "").split() or not _meets(onset, vowels):
        return False
    if not tones:
        return closing not in _STOPS or closing == "k"
    ((place, tone),) = tones
    # Many type the tone of "quý", "quỹ" on the u.
    is_borne = place in _bearers(vowels, closing) or (onset == "qu" and vowels == "y" and place == -1)
    return is_borne and (tone in _STOPPED_TONES or closing not in _STOPS)


def _meets(onset: str, vowels: str) -> bool:
    """True if the spelling of the onset is the one used before these vowels; "Bắc Kạn" is spelt so."""
    front = vowels[0] in _FRONT
    if onset in {"gh", "ngh"}:
        return front and vowels[0] != "y"
    if onset == "k":
        return front or vowels == "a"
    if onset == "g":
        return not front or vowels[0] == "i"
    return not (front and onset in {"c", "ng"})


def _bearers(vowels: str, closing: str) -> tuple[int, ...]:
    """Return the places among the vowels that may bear the tone."""
    if vowels in _EITHER:
        return (0, 1)
    if closing or len(vowels) == 1:
        return (len(vowels) - 1,)
    # The last letter with a mark of its own bears it ("ươi" on ơ, "ưa" on ư, "uyê" on ê), else the first of two, the middle of three.
    marked = [place for place, letter in enumerate(vowels) if letter in "ăâêôơư"]
    return (marked[-1] if marked else len(vowels) - 2,)
