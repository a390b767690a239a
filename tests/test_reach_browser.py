"""Every page in a real browser for who hears it, enlarges it or wants less motion: axe on both themes, headings, charts, 200 %."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import cycle, pairwise

import pytest
from addresses import TITLES
from conftest import serving
from legible import STILL
from pictures import PICTURES
from reach import CUT, HEADINGS, MOVING, SIDEWAYS, axe_findings, faint_texts, known_findings
from visits import TRACKER

pytestmark = pytest.mark.browser

FURTHER = (
    "?so-lieu-tong-quan=true&giai-thich-o=true", "uu-tien?xem=Nếu+điểm+khác+đi", "bao-cao?ky=Tự+chọn", "don-vi", "chi-so?chi-so=5&xem=Nhiệm+vụ",
    "cap-nhat?loai=Tệp+mẫu", "cap-nhat?loai=Điểm+số", "cap-nhat?loai=Nhận+từ+đơn+vị", "nguoi-dung", "cach-tinh?lang=en", "cach-tinh?phien-ban=2",
)  # fmt: skip
ADDRESSES = tuple(dict.fromkeys((*TITLES, *FURTHER, *PICTURES)))
EMPTY = ("", "cap-nhat", "bao-cao")
THEMES = ("light", "dark")
# A window of 1440 × 900 at 200 %.
ENLARGED = {"width": 720, "height": 450, "deviceScaleFactor": 2, "mobile": False}
# A new theme is there once the page lies on its ground and the script has drawn the line in sight in its grey; without a plan there is none.
DRAWN = """([ground, ink]) => getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor === ground
    && [...document.querySelectorAll('.papi-in-sight')].every(line => getComputedStyle(line).color === ink)"""
# A table's copy for the ear is written a moment after its canvas is drawn.
HEARD = "() => [...document.querySelectorAll('canvas[role=grid], canvas[data-testid=data-grid-canvas]')].every(canvas => canvas.querySelector('th'))"
# What a run has replaced is pale until the frame after the run has ended.
OPAQUE = "() => [...document.querySelectorAll('main [data-testid=stElementContainer]')].every(at => getComputedStyle(at).opacity === '1')"
COLOURS = {"light": ("rgb(255, 255, 255)", "rgb(102, 110, 119)"), "dark": ("rgb(20, 24, 29)", "rgb(144, 153, 164)")}


@dataclass
class Met:
    """What was met at an address."""

    ours: list = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    faint: list = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    moving: int = 0
    words: list[str] = field(default_factory=list)
    enlarged: tuple[int, list[str]] = (0, [])


def look(seen, met, name, *, charts=(), colours_alone=False):
    """Read axe's findings and the faint texts of charts as the page stands."""
    if not colours_alone:
        seen.page.wait_for_function(HEARD)
    seen.page.wait_for_function(OPAQUE)
    ours, known = axe_findings(seen.page, colours_alone=colours_alone)
    met.ours += [(name, *one) for one in ours]
    met.known |= known
    for chart in charts:
        drawing = seen.page.locator(f".st-key-chart-{chart} .js-plotly-plot")
        met.faint += [(name, chart, *text) for text in faint_texts(seen.page, drawing.element_handle())]


def words_of(page, name):
    """Return what a chart lacks of its sentence under it and the fold with its table."""
    label = page.locator(f".st-key-chart-{name} [aria-label]").first.get_attribute("aria-label")
    said = page.locator("main p").filter(has_text=label).count() if label else 0
    return [f"{name}: {part}" for part, count in (("sentence", said), ("table", page.locator(f".st-key-so-lieu-{name}").count())) if not count]


def walk(seen, address, path, themes, *, anew=False):
    """Open an address on the first theme, look at all that is measured, and look again on the other, opened anew or not, and at 200 %."""
    page, met, charts = seen.page, Met(), PICTURES.get(path, ())
    page.emulate_media(color_scheme=themes[0], reduced_motion="reduce")
    seen.open(f"{address}/{path}")
    for chart in charts:
        page.locator(f".st-key-chart-{chart} .js-plotly-plot .main-svg").first.wait_for()
    met.headings, met.moving = page.evaluate(HEADINGS), page.evaluate(MOVING)
    met.words = [lack for chart in charts for lack in words_of(page, chart)]
    for theme in themes:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if anew:
            seen.open(f"{address}/{path}")
        page.wait_for_function(DRAWN, arg=COLOURS[theme])
        seen.settle()
        page.wait_for_function(STILL)
        look(seen, met, theme, charts=charts, colours_alone=theme != themes[0])
    if path in PICTURES and path not in TITLES:
        return met  # One view more of a page that is enlarged on its first; test_tour_browser turns its charts to that width.
    glass = page.context.new_cdp_session(page)
    glass.send("Emulation.setDeviceMetricsOverride", ENLARGED)
    page.wait_for_function("innerWidth === 720")
    page.wait_for_function(STILL)
    met.enlarged = (page.evaluate(SIDEWAYS), page.evaluate(CUT))
    glass.send("Emulation.clearDeviceMetricsOverride")
    glass.detach()
    return met


def unfold(seen, address, met):
    """Look at what is shown only once it is asked for: a calendar, a list of choices, one task, an upload that was checked."""
    page = seen.page
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        seen.open(f"{address}/cach-tinh")
        page.get_by_role("button", name="Tính đến 30/09/2022").click()
        page.get_by_role("button", name="Chọn ngày").first.click()
        page.get_by_role("button", name="Tháng sau").wait_for()
        look(seen, met, f"{theme}, calendar", colours_alone=theme != THEMES[0])
        seen.open(f"{address}/nhiem-vu")
        page.locator(".st-key-bang-nhiem-vu canvas").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+Space")
        page.get_by_text("Sửa nhiệm vụ này").wait_for()
        page.get_by_label("Đơn vị phụ trách", exact=True).click()
        page.get_by_role("listbox").wait_for()
        look(seen, met, f"{theme}, task", colours_alone=theme != THEMES[0])
        seen.open(f"{address}/cap-nhat")
        page.locator("input[type=file]").set_input_files(TRACKER)
        page.get_by_role("button", name="Nhận làm phiên bản mới").wait_for()
        seen.settle()
        look(seen, met, f"{theme}, upload", colours_alone=theme != THEMES[0])


@pytest.fixture(scope="module")
def met(server, opened, tmp_path_factory):
    """Walk through all pages on the example, what unfolds on them, and an empty store: address → what was met."""
    # A page is left on the theme on which the next one is opened: none is drawn only to be left.
    seen, ways = opened(), cycle((THEMES, THEMES[::-1]))
    found = {path: walk(seen, server, path, next(ways)) for path in ADDRESSES}
    found["unfolded"] = Met()
    unfold(seen, server, found["unfolded"])
    with serving(tmp_path_factory.mktemp("empty"), PAPI_EXAMPLE="no") as empty:
        # Nothing on a page without a plan tells that the script has drawn it on the new theme.
        found |= {f"empty {path}": walk(seen, empty, path, next(ways), anew=True) for path in EMPTY}
    seen.page.emulate_media(reduced_motion="no-preference")
    return found


def test_axe_finds_nothing_of_ours(met):
    """On no page, view or open part, on neither theme, does axe find anything that docs/accessibility.md does not name."""
    assert {path: at.ours for path, at in met.items() if at.ours} == {}


def test_known_findings_still_occur(met):
    """What docs/accessibility.md lists as Streamlit's own is met somewhere: what Streamlit has mended leaves the list."""
    assert {f"{known.rule} {known.element}" for known in known_findings()} == set().union(*(at.known for at in met.values()))


def test_words_on_charts_have_contrast(met):
    """On both themes each text of each chart stands out from what lies under it."""
    assert {path: at.faint for path, at in met.items() if at.faint} == {}


def test_headings_are_an_outline(met):
    """A page has one heading of the first level and one of the second at its top, and leaves no level out below."""
    levels = {path: at.headings for path, at in met.items() if path != "unfolded"}
    assert {path: found for path, found in levels.items() if found[:2] != [1, 2] or found.count(1) > 1 or any(b - a > 1 for a, b in pairwise(found))} == {}


def test_each_chart_has_its_sentence_and_its_table(met):
    """Under each chart stands the sentence that is its text alternative, and the fold that holds its data as a table."""
    assert {path: at.words for path, at in met.items() if at.words} == {}


def test_nothing_moves_where_less_motion_is_asked_for(met):
    """Nothing on any page is animated for longer than a thousandth of a second."""
    assert {path: at.moving for path, at in met.items() if at.moving} == {}


def test_page_at_two_hundred_per_cent_is_whole(met):
    """Enlarged twice, no page scrolls sideways and no text of it is cut."""
    assert {path: at.enlarged for path, at in met.items() if at.enlarged[0] > 0 or at.enlarged[1]} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_words_under_the_mouse_have_contrast(server, opened, theme):
    """A quiet button, one that saves, a view that is not chosen: with the mouse on it, each stands out from its ground."""
    seen = opened(theme=theme)
    seen.open(f"{server}/diem-so")
    quiet = seen.page.get_by_role("button", name="Phiên bản 3").first
    for one in (quiet, seen.page.get_by_role("button", name="PNG").first, seen.page.get_by_role("tab", name="Từng chỉ số")):
        at_rest = one.evaluate("element => getComputedStyle(element).color")
        one.hover()
        seen.page.wait_for_function("([element, colour]) => getComputedStyle(element).color !== colour", arg=[one.element_handle(), at_rest])
        seen.page.wait_for_function("element => element.getAnimations({subtree: true}).length === 0", arg=one.element_handle())
        assert axe_findings(seen.page, colours_alone=True)[0] == []
