"""Every chart in a real browser: no label lies on another or is cut off, at every width, in both themes."""

from __future__ import annotations

import pytest
from legible import cut_off, overlapping
from pictures import PICTURES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (390, "dark"), (768, "light"), (1440, "light")])
def test_labels_of_every_chart_stand_free_and_whole(server, visit, width, theme):
    """On a phone, a tablet and a screen every text of every chart can be read, and it has a text alternative."""
    seen = visit(width, theme=theme)
    found = {}
    for address, names in PICTURES.items():
        seen.open(f"{server}/{address}")
        for name in names:
            key = f"chart-{name}"
            found[address, name] = (overlapping(seen.page, key), cut_off(seen.page, key))
    assert {place: wrong for place, wrong in found.items() if wrong != ([], [])} == {}
    assert (seen.errors, seen.outside) == ([], [])
