"""The form of an administrative document: what the decree fixes, as millimetres and points.

Source: Decree 30/2020/NĐ-CP, appendix I: paper and margins, sizes of each part, first lines, space between paragraphs, page numbers.
"""

from __future__ import annotations

FONT = "Times New Roman"

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 20.0, 20.0, 30.0, 851 * 25.4 / 1440
"""Word measures margins in twips, of which 850 are a little less than the 15 mm that the decree asks for at the right, 851 a little more."""
NUMBER_DISTANCE = 10.0
"""Millimetres from the paper's edge to the page number, which stands within the top margin."""
PORTRAIT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
LANDSCAPE_WIDTH = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT
LEFT_HEAD = 65.0
"""Millimetres that the issuing body has beside the national name, and the recipients beside the signature."""

NATION, MOTTO = 12, 13
ISSUER, NUMBER, PLACE = 12, 13, 13
TITLE, TEXT, SIGNATURE, PAGE_NUMBER = 14, 13, 13, 13
RECIPIENTS_LEAD, RECIPIENTS = 12, 11
TABLE, ANNEX, NOTE = 11, 10, 11
"""The decree leaves sizes within tables and below them open."""

FIRST_LINE = 10.0
AFTER_PARAGRAPH = 6
LINES = 1.1
SIGNING_SPACE = 66
"""Points between position and name, for the signature and the seal."""
SHORT_RULE = 0.4
"""The part of the line above that a rule under issuing body or title is long: between a third and a half."""
CELL_MARGIN = 1.0

_POINTS_PER_MM = 72 / 25.4


def twips(mm: float) -> int:
    """Return millimetres as twentieths of a point, the measure of Word."""
    return round(mm * _POINTS_PER_MM * 20)


def millimetres(points: float) -> float:
    """Return points as millimetres."""
    return points / _POINTS_PER_MM
