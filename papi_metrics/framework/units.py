"""Names of communes and other units as people write them: one spelling to keep, one key that tells two units apart."""

from __future__ import annotations

import re
import unicodedata

from papi_metrics.text import clean

OWN_SURVEY = " (khảo sát riêng)"
"""What follows a province's name where its scores are those of a survey of its own."""
_COMMITTEE = re.compile(r"^(?:(?:[uủ][ỷy] ban nhân dân|ubnd)\s+)+(?=\S)", re.IGNORECASE)
_PROVINCE = re.compile(r"(?<=\S)(?:\s*,\s*tỉnh\s[^,]*)+$", re.IGNORECASE)
_KIND = re.compile(r"(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=\S)", re.IGNORECASE)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


def unit_name(text: str) -> str:
    """Return the spelling a unit is kept under: without "UBND" before and its province behind, "xã" and the like small.

    All else is as written; a name all in capitals is written with capital initials.
    """
    name = _PROVINCE.sub("", _COMMITTEE.sub("", " ".join(clean(text).split())))
    kind = _KIND.match(name)
    if kind is None:
        return name
    own = name[kind.end() :]
    return f"{kind[1].lower()} {' '.join(word.capitalize() for word in own.split()) if own.isupper() else own}"


def unit_key(text: str) -> str:
    """Return the key under which two spellings are one unit: whatever the case and the place of a tone in its syllable.

    "xã Hoà Bình" and "UBND xã Hòa Bình" are one unit; "xã Minh Hòa" and "xã Minh Hoa" are two.
    """
    return " ".join(map(_tone_last, unit_name(text).casefold().split()))


def _tone_last(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return _TONES.sub("", apart) + "".join(_TONES.findall(apart))
