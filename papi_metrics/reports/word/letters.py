"""How wide a text is in Times New Roman: what columns need so that no word is broken, and how long a rule below words is.

Source: the advance widths of Times New Roman and its bold face in thousandths of their size, which Liberation Serif shares.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from papi_metrics.reports.word.form import millimetres

_GROUPS = {
    180: "'", 200: "|", 250: ",. \u00a0", 278: "ijlt/:;\\", 333: "frI!()-[]`’", 389: "sJ", 408: '"', 444: "acez?“”", 469: "^", 480: "{}",
    541: "~", 556: "FPS", 564: "+<=>−≠", 611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXYĐ", 778: "m&", 833: "%", 889: "M", 921: "@", 944: "W",
    990: "▲▼◆○■●", 1000: "…—",
}  # fmt: skip
_BOLD_GROUPS = {
    220: "|", 250: ",. \u00a0", 278: "il'/\\", 333: "fjt!()-:;[]`’", 389: "sI", 394: "{}", 444: "cerz", 500: "agovxyJ?_“”", 520: "~",
    556: 'bdhknpquđS"', 570: "+<=>−≠", 581: "^", 611: "FP", 667: "BELTZ", 722: "wACDNRUVXYĐ", 778: "GHKOQ", 833: "m&", 930: "@", 944: "M",
    990: "▲▼◆○■●", 1000: "%W…—",
}  # fmt: skip
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_BOLD_WIDTHS = {letter: width for width, letters in _BOLD_GROUPS.items() for letter in letters}
_PLAIN, _UNKNOWN, _HORN = 500, 1000, 60
_HORNED = "\u031b"
_LAST_LATIN = 0x2030


@lru_cache(maxsize=10_000)
def _width(letter: str, *, bold: bool) -> int:
    """Return a letter's width: with marks as wide as without, with a horn a little wider, one of another script as wide as the size."""
    parts = unicodedata.normalize("NFD", letter)
    base = parts[0]
    widths = _BOLD_WIDTHS if bold else _WIDTHS
    return widths.get(base, _PLAIN if ord(base) < _LAST_LATIN else _UNKNOWN) + _HORN * (_HORNED in parts)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres a text takes on one line."""
    return millimetres(sum(_width(letter, bold=bold) for letter in text) / 1000 * size)
