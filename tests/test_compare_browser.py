"""So sánh in a real browser: no label of its charts lies on another or is cut off, at every width."""

from __future__ import annotations

import pytest
from legible import cut_off, overlapping, turn

pytestmark = pytest.mark.browser

CHARTS = {"Giữa+các+đơn+vị": ("giua-cac-don-vi",), "Hạng+các+năm": ("hang-cac-nam",), "Bản+đồ,+sáp+nhập": ("ban-do-o", "tinh-sap-nhap")}
VIEWS = {
    "five-that-stand-close": "?nhom=Gần+nhất+năm+gốc",
    "a-whole-region": "?nhom=Cùng+vùng",
    "long-names": "?don-vi=Bà+Rịa-Vũng+Tàu&nhom=Cùng+vùng&nam=2012",
}


WIDTHS = (390, 1440)


@pytest.fixture(scope="module")
def views(server, opened):
    """Open each view of each group once, on a phone, and turn it to a screen: width → (view, chart) → labels that cannot be read, and errors."""
    seen, found = opened(WIDTHS[0]), {width: {} for width in WIDTHS}
    for view, query in VIEWS.items():
        for part, names in CHARTS.items():
            seen.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            seen.open(f"{server}/so-sanh{query}&xem={part}")
            for width in WIDTHS:
                if width != WIDTHS[0]:
                    turn(seen.page, width)
                found[width] |= {(view, name): overlapping(seen.page, f"chart-{name}") + cut_off(seen.page, f"chart-{name}") for name in names}
    return found, seen.errors[:]


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_do_not_collide(width, views):
    """On a phone and a screen every text of every chart stands free and whole, in each view of each group."""
    found, errors = views
    assert len(found[width]) == len(VIEWS) * sum(map(len, CHARTS.values()))
    assert ({place: wrong for place, wrong in found[width].items() if wrong}, errors) == ({}, [])


def test_every_rank_is_written(server, visit):
    """Each of the unit's ranks but the last stands at its point: none is lost in the browser."""
    seen = visit(390)
    seen.open(f"{server}/so-sanh?xem=Hạng+các+năm")
    chart = seen.page.locator(".st-key-chart-hang-cac-nam .js-plotly-plot")
    chart.locator(".main-svg").first.wait_for()
    assert chart.locator(".textpoint").all_text_contents() == ["57", "32", "34", "39", "37", "15", "40", "37", "60", "44", "5", "11", "12"]
