"""Weigh text against a legacy encoding: which of its words are Vietnamese only when read by it, and which speak against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from papi_metrics.legacy import Encoding, read_word, western
from papi_metrics.syllables import is_syllable

Verdict = Literal["legacy", "open", "unicode", "strange", "plain"]
"""What a text is under an encoding: read by it; readable either way; Unicode; neither; or without any mark at all."""

_FEWEST_WORDS, _FEWEST_MARKS, _MOST_STRANGE = 5, 4, 10
_FEWEST_LIKELY, _MOST_STRANGE_LIKELY = 2, 2
_MOST_STRANGE_OF_TEXT = 4
# TCVN3 puts letters on Western signs too; the signs it leaves alone part words.
_WORDS: dict[Encoding, re.Pattern[str]] = {
    "TCVN3": re.compile("[0-9A-Za-z\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff]+"),
    "VNI": re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]+"),
}
_LETTERS = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý")
_ON_VOWEL = re.compile(f"[aeouyôö][{''.join(_LETTERS)}]")
_FOOTNOTED = re.compile("[a-z][¹ª]")
_UNIT = re.compile("µ[a-zA-Z]")
_SIGNS = frozenset("§©«®¯°±²³´·º»¿×÷")
_NO_TELLTALE = bytes(code for code in range(0x100) if code not in range(0xA1, 0x100) or chr(code) in _LETTERS | _SIGNS)
# Words that are syllables either way. Those that mean one of these when read by the encoding hardly stand for themselves …
_MEANT: dict[Encoding, frozenset[str]] = {
    "TCVN3": frozenset({
        "bố", "bộ", "bụi", "chờ", "chú", "cố", "có", "cũng", "dụng", "dừng", "giờ", "hộ", "lớp", "lúc", "nhũng",
        "phố", "phụ", "phúc", "số", "sờ", "sự", "thừa", "trú", "trụ", "tờ", "tố", "từ", "tự", "vụ", "vừa",
    }),
    "VNI": frozenset({"bị", "chống", "nơi", "sơ", "thị", "thống", "thơ", "tố", "trị", "vị"}),
}  # fmt: skip
# … and these, as they stand, are hardly anything else.
_STANDING: dict[Encoding, frozenset[str]] = {
    "TCVN3": frozenset({
        "bán", "cán", "chí", "có", "công", "giá", "khí", "không", "lâm", "lên", "môi", "môn", "nhân", "thái", "thông",
        "trên", "trí", "tâm", "xã",
    }),
    "VNI": frozenset({
        "hoà", "hoá", "hoàn", "khoá", "môi", "soát", "thoát", "thôn", "toá", "toán", "toàn", "tôi", "tôn", "xoá",
    }),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the marked words of a text make it under an encoding.

    `legacy` are its syllables only when read by it, `strange` its words that are syllables in no way, `unicode` counts
    those that are syllables only as they stand; `meant` if no word may as likely be meant as it stands.
    """

    verdict: Verdict
    legacy: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()
    unicode: int = 0
    meant: bool = True


_UNICODE = Weighed("unicode", unicode=1)
"""What is said of a text with letters that no legacy text has."""


def has_telltale(text: str) -> bool:
    """True if the text has a letter that legacy text uses, and neither Vietnamese in Unicode nor signs in any text do."""
    # Four times as fast as a search by pattern, which every workbook's whole text would pay for.
    return bool(text.encode("latin-1", "ignore").translate(None, _NO_TELLTALE))


def is_peculiar(word: str) -> bool:
    """True if a word can hardly be anything but legacy text, by a letter ("häp") or a vowel's neighbour ("xaõ").

    A word of letters that French has too is not, nor is a letter with the number of a footnote ("A¹").
    """
    if _FOOTNOTED.fullmatch(word):
        return False
    return _ON_VOWEL.search(word) is not None or any(letter not in _LETTERS for letter in word if not letter.isascii())


@lru_cache(maxsize=50_000)
def weigh(text: str, encoding: Encoding, *, vietnamese: bool = False) -> Weighed:
    """Weigh the words of a text under an encoding; `vietnamese` as for `western`.

    Words with a figure count for nothing: they are codes. A text with letters beyond the Western ones is Unicode,
    and its other words are weighed only where one looks like legacy text.
    """
    read = western(text, vietnamese=vietnamese)
    if read is None and not has_telltale(text):
        return _UNICODE
    words: dict[str, set[str]] = {"unicode": set() if read is not None else {text}}
    for found in _WORDS[encoding].finditer(text if read is None else read):
        if found.group().isascii():
            continue
        standing = unicodedata.normalize("NFC", text[found.start() : found.end()])
        if kind := _kind(found.group(), standing, encoding):
            words.setdefault(kind, set()).add(found.group().lower())
    return Weighed(
        _verdict(words), frozenset(words.get("legacy", ())), frozenset(words.get("strange", ())), len(words["unicode"]),
        not words.keys() & {"doubtful", "standing"},
    )  # fmt: skip


def _verdict(words: dict[str, set[str]]) -> Verdict:
    legacy, strange = len(words.get("legacy", ())), len(words.get("strange", ()))
    if legacy and not words["unicode"] and strange * _MOST_STRANGE_OF_TEXT <= legacy:
        return "legacy"
    if words["unicode"]:
        return "unicode"
    if legacy or strange:
        return "strange"
    if "standing" in words and not words.keys() & {"meant", "doubtful"}:
        return "unicode"
    return "open" if words.keys() & {"meant", "doubtful", "short"} else "plain"


def is_certain(words: Collection[str], strange: Collection[str]) -> bool:
    """True if words that are syllables only by an encoding are enough, of different letters, and hardly any are strange to it."""
    marks = {letter for word in words for letter in word if not letter.isascii()}
    return len(words) >= _FEWEST_WORDS and len(marks) >= _FEWEST_MARKS and len(strange) * _MOST_STRANGE <= len(words)


def is_likely(words: Collection[str], strange: Collection[str]) -> bool:
    """True if such words are too few to be certain, yet enough to be told."""
    return len(words) >= _FEWEST_LIKELY and len(strange) * _MOST_STRANGE_LIKELY <= len(words)


def is_mixed(weighed: Weighed) -> bool:
    """True if a text that is not converted as a whole has legacy words all the same."""
    return len(weighed.legacy) >= _FEWEST_LIKELY


@lru_cache(maxsize=50_000)
def _kind(word: str, standing: str, encoding: Encoding) -> str:
    """Return what a marked word is; "" if it says nothing.

    "legacy": a syllable only when read by the encoding; "unicode": only as it stands; "meant", "standing", "doubtful":
    both, of which the first is likely read, the second likely as it stands; "short": an abbreviation; "strange": none of it.
    """
    read = read_word(word, encoding)
    if read == standing or re.search("[0-9]", word) or _UNIT.fullmatch(word):
        return ""
    reads, stands = read is not None and is_syllable(read), is_syllable(standing)
    if reads and stands:
        return _either(str(read), standing, encoding)
    if len(word) == 1 and not (word.isalpha() and (reads or stands)):
        # A sign alone may be just that.
        return ""
    if reads or stands:
        return "legacy" if reads else "unicode"
    return "short" if read is not None and len(read) > 1 and read.isupper() else "strange"


def _either(read: str, standing: str, encoding: Encoding) -> str:
    if read.lower() in _MEANT[encoding]:
        return "meant"
    return "standing" if standing.lower() in _STANDING[encoding] else "doubtful"
