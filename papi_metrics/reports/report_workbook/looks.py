"""How cells look: the number format that shows a figure as `written` writes it, and the properties of cells by what they hold."""

from __future__ import annotations

from papi_metrics.briefing import Cell, CellKind, written
from papi_metrics.palette import LIGHT_GROUND, TONES
from papi_metrics.reports.templates.book import CELL, DATE, PERCENT, Properties
from papi_metrics.wording import MISSING

TEXT = {"text_wrap": True, "valign": "top"}
OPEN = {**TEXT, "italic": True, "bg_color": "#FCF3E4"}
QUIET = {**TEXT, "font_color": TONES["grey"].light}
STRONG = {**TEXT, "bold": True}
CAUTION = {**TEXT, "bold": True, "font_color": TONES["orange"].light}
LEAD = {**TEXT, "bold": True}
TOTAL = {"bold": True, "bg_color": LIGHT_GROUND.panel, "top": 2}
TILE = {"bg_color": LIGHT_GROUND.panel, "align": "left", "indent": 1}

INDENT = 1.5
"""What a text's distance from the line before it takes of a column's width."""

_PLAIN = {"count": "#,##0", "share": PERCENT, "points": "#,##0.00", "signed_share": "0", "signed": "0.00", "signed_percent": '0.0"%"', "date": DATE}
_SIGNED = {"signed_share": "+0;−0;0", "signed": "+0.00;−0.00;0.00", "signed_percent": '+0.0"%";−0.0"%";0.0"%"'}
_PER_CENT = 100


def number_format(value: Cell, kind: CellKind) -> str:
    """Return the number format of a cell; what rounds to zero has no sign, a small share that is not whole has a decimal."""
    text = written(value, kind, language="en")
    if kind in _SIGNED:
        return _SIGNED[kind] if text[0] in "+−" else _PLAIN[kind]
    return "0.0%" if kind == "share" and "." in text else _PLAIN[kind]


def stored(value: Cell, kind: CellKind) -> Cell:
    """Return what a cell holds: the plain value, a difference of shares in percentage points, a dash where a figure is missing."""
    if written(value, kind) == MISSING:
        return MISSING
    if kind == "signed_share" and isinstance(value, int | float):
        return _PER_CENT * value
    return value


def look_of(value: Cell, kind: CellKind) -> Properties:
    """Return the properties of a table's cell: texts at the left, a little off the figures before them, figures at the right, dates in the middle."""
    if kind == "text":
        return {**CELL, "align": "left", "indent": 1}
    if written(value, kind) == MISSING:
        return {**CELL, **_side(kind)}
    return {**CELL, **_side(kind), "num_format": number_format(value, kind)}


def _side(kind: CellKind) -> Properties:
    return {"text_wrap": False, "align": "center" if kind == "date" else "right"}
