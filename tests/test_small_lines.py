"""The small drawing of a card: where its marks stand, what it says to who hears it, what it is safe from."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import etree, html

from papi_metrics.charts import small_line
from papi_metrics.palette import TONES


def picture(values, *, words="Hoàn thành: 10 % → 64 %", **how):
    """Return the picture as an element of a page."""
    return html.fromstring(small_line(values, words=words, **how))


def drawing(values, **how):
    """Return the drawing in the picture as a tree."""
    kind, _, data = picture(values, **how).get("src").partition(",")
    assert kind == "data:image/svg+xml"
    return etree.fromstring(unquote(data).encode())


def points(mark):
    """Return a mark's points, upwards from the drawing's foot."""
    return [(float(x), 40 - float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", mark.get("points"))]


@pytest.mark.parametrize(
    ("values", "stand"),
    [
        ([1, 3], [(0, 2), (100, 38)]),
        ([3, 1], [(0, 38), (100, 2)]),
        ([40, 42, 44], [(0, 2), (50, 20), (100, 38)]),
        ([-2, 0, 2], [(0, 2), (50, 20), (100, 38)]),
        ([5, 5, 5], [(0, 20), (50, 20), (100, 20)]),
        ([0, 0], [(0, 20), (100, 20)]),
    ],
    ids=["rises", "falls", "three", "below zero", "never moved", "nought"],
)
def test_line_runs_from_its_least_value_to_its_greatest(values, stand):
    """The least value stands at the foot, the greatest at the top, the first at the left; what never moved is level."""
    (line,) = drawing(values)
    assert (etree.QName(line).localname, points(line)) == ("polyline", stand)


@pytest.mark.parametrize(
    ("values", "stand"),
    [([0.1, 0.3, 0.6], [(0, 8), (50, 20), (100, 38)]), ([0, 1], [(0, 2), (100, 38)]), ([0, 0], [(0, 2), (100, 2)]), ([1, 1], [(0, 38), (100, 38)])],
    ids=["rises", "from nought", "nought", "all there is"],
)
def test_area_stands_on_zero(values, stand):
    """A share is held against nought, not against its own least value; the ground under it reaches the foot at both ends."""
    ground, line = drawing(values, shape="area")
    assert (points(line), points(ground)) == (stand, [(0, 0), *stand, (100, 0)])


@pytest.mark.parametrize(
    ("values", "heights"), [([0, 2, 4], [2, 20, 38]), ([3, 3], [38, 38]), ([0, 0, 0], [2, 2, 2])], ids=["rises", "alike", "none"]
)
def test_bars_stand_on_zero_within_their_places(values, heights):
    """Each value has a bar as high as it is much, slim and none over another; nought keeps a line, so that it is seen."""
    bars = list(drawing(values, shape="bar"))
    assert [float(bar.get("height")) for bar in bars] == heights
    assert [float(bar.get("y")) + float(bar.get("height")) for bar in bars] == [40] * len(values)
    ends = [(float(bar.get("x")), float(bar.get("x")) + float(bar.get("width"))) for bar in bars]
    assert all(end < start for (_, end), (start, _) in pairwise(ends))
    assert 0 <= ends[0][0] < ends[-1][1] <= 100
    assert max(end - start for start, end in ends) == pytest.approx(12)


@pytest.mark.parametrize("tone", TONES)
def test_mark_has_the_colour_of_its_tone(tone):
    """A tone's mark is the same on either theme."""
    (line,) = drawing([1, 2], tone=tone)
    assert line.get("stroke") == TONES[tone].mark


def test_drawing_is_one_picture_with_its_words():
    """Who hears the page hears the values, who points at the line sees them; what stands in the words is text."""
    shown = picture([1, 2], words='5 < 6 & "bảy"')
    assert (shown.get("alt"), shown.get("title")) == ('5 < 6 & "bảy"',) * 2
