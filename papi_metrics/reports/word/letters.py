"""How wide a text is in Times New Roman: what columns need so that no word is broken, and how long a rule below words is.

Source: the advance widths of Times New Roman in thousandths of its size, which Liberation Serif shares.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from papi_metrics.reports.word.form import millimetres

_GROUPS = {
    200: "'|", 250: ",. \u00a0", 278: "ijlt/:;\\", 333: "frI!()-[]`’", 389: "sJ", 408: '"', 444: "acez?“”", 480: "{}^",
    556: "FPS", 564: "+<=>−~≠", 611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXYĐ", 778: "m&", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "…—",
}  # fmt: skip
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_PLAIN, _UNKNOWN = 500, 1000
_BOLD = 1.05
_LAST_LATIN = 0x2030


@lru_cache(maxsize=10_000)
def _width(letter: str) -> int:
    """Return a letter's width; a letter with marks is as wide as without, one of another script as wide as the size."""
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(base, _PLAIN if ord(base) < _LAST_LATIN else _UNKNOWN)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many millimetres a text takes on one line."""
    return millimetres(sum(map(_width, text)) / 1000 * size) * (_BOLD if bold else 1)
