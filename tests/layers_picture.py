"""The picture of the architecture page, drawn from the table of layers: a band a layer, a box a part, and the way a tracker takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

WIDTH, BAND, BOX, GAP, LEFT, TOP = 1000, 44, 28, 8, 176, 64
LETTER = 7.3
"""Px a letter of a box takes, at its size; boxes are wide enough for any face."""
WAY = ("workbook", "tracker", "completion", "summary", "charts", "reports", "sentences", "surveys", "change", "store", "deadlines", "framework")
"""What a tracker and a file of scores pass through on their way to a page."""
NAMES = {"__init__": "papi_metrics", "__main__": "python -m papi_metrics"}
ROLES = {
    13: "command line", 12: "commands", 11: "the package's face", 10: "strangers' files apart", 9: "documents", 8: "pictures, reports",
    7: "words; what is kept", 6: "small tables", 5: "read together", 4: "figures", 3: "readers", 2: "files, words of time",
    1: "values", 0: "ground", -1: "language",
}  # fmt: skip
ABOVE = ("app.py · pages/frame.py", "pages/*.py", "pages/shared", "pages/shared/serving")
INK, QUIET, LINE, ACCENT, PALE = "#1F2933", "#616E7C", "#C5CDD5", "#0B5FA5", "#E6F0F8"


def layers_svg(layers: Mapping[str, int]) -> str:
    """Return the picture as SVG: the highest layer on top, an import goes downwards only."""
    numbers = sorted(set(layers.values()), reverse=True)
    height = TOP + BAND * (len(numbers) + 1) + 36
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="Source Sans, Segoe UI, Helvetica, Arial, sans-serif" font-size="13">\n<title>Layers of papi_metrics</title>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>\n'
    )
    lines = [
        _text(24, 30, "Who imports whom: downwards only", INK, weight=600),
        _text(24, 50, "In blue: the way of a tracker, from bytes to the page", ACCENT),
        *_band(TOP, "above the package", ABOVE, way=ABOVE[:3]),
    ]
    for at, number in enumerate(numbers, 1):
        parts = sorted((part for part, layer in layers.items() if layer == number), key=lambda part: (part not in WAY, part))
        lines += _band(TOP + at * BAND, f"{number}  {ROLES[number]}", [NAMES.get(part, part) for part in parts], way=WAY)
    lines.append(_text(24, height - 16, "bytes of a tracker or a file of scores come in at «workbook»", QUIET))
    return head + "\n".join(lines) + "\n</svg>\n"


def _band(top: int, role: str, names: Sequence[str], *, way: Sequence[str]) -> Iterator[str]:
    yield f'<line x1="24" x2="{WIDTH - 24}" y1="{top}" y2="{top}" stroke="{LINE}"/>'
    yield _text(24, top + 27, role, QUIET)
    left = float(LEFT)
    for name in names:
        wide, blue = len(name) * LETTER + 20, name in way
        yield (
            f'<rect x="{left:g}" y="{top + 8}" width="{wide:g}" height="{BOX}" rx="4" fill="{PALE if blue else "#FFFFFF"}" '
            f'stroke="{ACCENT if blue else LINE}"/>'
        )
        yield _text(left + 10, top + 27, name, ACCENT if blue else INK)
        left += wide + GAP


def _text(left: float, base: int, words: str, colour: str, *, weight: int = 400) -> str:
    return f'<text x="{left:g}" y="{base}" fill="{colour}" font-weight="{weight}">{escape(words)}</text>'
