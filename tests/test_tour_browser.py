"""Every page and chart in a real browser, on a phone, a tablet and a screen: quiet, Vietnamese, within the screen, legible, saved whole."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field

import pytest
from addresses import HEADER, TITLES
from builtin_words import EVERY_TEXT, english
from legible import cut_off, overlapping, turn
from lxml import etree
from pictures import PICTURES
from saved_charts import saved
from spoken_words import foreign_texts
from written import not_theirs, written

from pages.shared.document import TITLE
from papi_metrics.store import Store

pytestmark = pytest.mark.browser

OTHERS = ("don-vi", "chi-so?chi-so=4", "cap-nhat?loai=Điểm+số", "cap-nhat?loai=Tệp+mẫu")
FURTHER = ("trinh-chieu?man=7", "bao-cao?ky=Tự+chọn", "uu-tien?xem=Nếu+điểm+khác+đi", "diem-so?xem=Bảng+điểm")
ADDRESSES = tuple(dict.fromkeys((*TITLES, *FURTHER, *PICTURES)))
# Each address is opened on a phone and turned to a tablet and a screen; in the dark, of which only colours depend, each page.
WIDTHS = {"light": (390, 768, 1440), "dark": (390,)}
OPENED = {"light": ADDRESSES, "dark": tuple(TITLES)}
WAYS = tuple((width, theme) for theme, widths in WIDTHS.items() for width in widths)
# The widest window is looked at for its width alone: what charts do there they do on a screen.
WIDEST = 2560
SAVED = {(1440, "light"): tuple(PICTURES), (390, "dark"): ("diem-so", "so-sanh")}
GROUNDS = {"light": "#FFFFFF", "dark": "#14181D"}
SCREEN = 1440
PLACES = ("An", "LĐTBXH")
"""A syllable of names of places that English has too, and an abbreviation of six letters."""
SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = re.compile(rb"""(?:href|src)=["'](?!#|data:image/)|url\((?!#)|\bon\w+=|@import""")
SIDEWAYS = """() => Math.max(
    document.querySelector('[data-testid="stMain"]').scrollWidth, document.documentElement.scrollWidth) - window.innerWidth"""
# How far a page reaches over the side, and how long the longest line of its text is.
LONGEST = """() => [document.querySelector('[data-testid="stMain"]').scrollWidth - innerWidth,
    Math.max(...[...document.querySelectorAll('main p, main li')].map(at => at.getBoundingClientRect().width))]"""
CHARTS_NAMED = """() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => {
    for (let at = chart; at; at = at.parentElement)
        if (at.getAttribute('aria-label') || at.getAttribute('aria-describedby')) return true;
    return false })"""


@dataclass
class Stop:
    """What was seen at an address."""

    title: str
    language: str
    header: list[str]
    english: list[str]
    foreign: dict[str, list[str]]
    sideways: int
    labels: dict[str, tuple[list, list]]
    named: list[bool]
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    widest: list[int] = field(default_factory=lambda: [0, 0])
    drawings: dict[str, tuple[str, bytes, dict[str, str]]] = field(default_factory=dict)


def stop(seen, address, *, save):
    """Read everything that the tests ask of a page, and save its charts if they are to be saved."""
    page, names = seen.page, PICTURES.get(address, ())
    for name in names:
        page.locator(f".st-key-chart-{name} .js-plotly-plot .main-svg").first.wait_for()
    found = Stop(
        title=page.title(),
        language=page.evaluate("document.documentElement.lang"),
        header=[words for words in HEADER if page.get_by_text(words).count()],
        english=english(page),
        foreign=foreign_texts(page, own=PLACES) if page.viewport_size["width"] == SCREEN else {},
        sideways=page.evaluate(SIDEWAYS),
        labels={name: (overlapping(page, f"chart-{name}"), cut_off(page, f"chart-{name}")) for name in names},
        named=page.evaluate(CHARTS_NAMED),
    )
    for name in names if save else ():
        words = page.locator(f'[data-papi-chart="{name}"]').evaluate("element => ({...element.dataset})")
        found.drawings[name] = (*saved(seen, name, "svg"), words)
    found.outside, found.errors = seen.outside[:], seen.errors[:]
    seen.outside.clear()
    seen.errors.clear()
    return found


@pytest.fixture(scope="module")
def ways(server, opened):
    """Open every address once in each theme, as narrow as it comes, and turn it wider: way → address → stop."""
    found = {way: {} for way in WAYS}
    for theme, widths in WIDTHS.items():
        seen = opened(widths[0], theme=theme)
        for address in OPENED[theme]:
            seen.page.set_viewport_size({"width": widths[0], "height": 900})
            seen.open(f"{server}/{address}")
            for width in widths:
                if width != widths[0]:
                    turn(seen.page, width)
                found[width, theme][address] = stop(seen, address, save=address in SAVED.get((width, theme), ()))
            if widths[-1] > widths[0]:
                seen.page.set_viewport_size({"width": WIDEST, "height": 900})
                found[widths[-1], theme][address].widest = seen.page.evaluate(LONGEST)
    return found


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]}-{way[1]}")
def tour(request, ways):
    """Return a way and what was seen on it: address → stop."""
    return request.param, ways[request.param]


def test_pages_ask_nobody_else_and_log_no_error(tour):
    """A page asks nobody but its server, and logs no error."""
    _, stops = tour
    assert {address: (at.outside, at.errors) for address, at in stops.items() if (at.outside, at.errors) != ([], [])} == {}


def test_pages_are_vietnamese(tour):
    """A document is in Vietnamese and shows no built-in English."""
    _, stops = tour
    assert {address: (at.language, at.english) for address, at in stops.items() if (at.language, at.english) != ("vi", [])} == {}


def test_no_word_of_a_page_is_foreign(ways):
    """On a screen, no word of a Vietnamese page is another language's, in whatever text, label or drawing it stands."""
    stops = ways[SCREEN, "light"]
    assert {address: at.foreign for address, at in stops.items() if at.foreign} == {}


@pytest.fixture(scope="module")
def in_english(server, opened):
    """Open every page once in English, its folds open: address → language of the document, its texts."""
    seen, found = opened(), {}
    for address in (*TITLES, *FURTHER, *OTHERS):
        seen.open(f"{server}/{address}{'&' if '?' in address else '?'}lang=en")
        seen.page.evaluate("() => document.querySelectorAll('details:not([open]) summary').forEach(fold => fold.click())")
        seen.settle()
        found[address] = seen.page.evaluate("document.documentElement.lang"), seen.page.evaluate(EVERY_TEXT)
    return found


def test_pages_are_english(in_english, example_store):
    """With `lang=en` a document is in English: no text, label, value or drawing has a Vietnamese word but those that people wrote."""
    with contextlib.closing(Store(f"sqlite:///{example_store}")) as store:
        own = written(store)
    left = {address: (language, not_theirs(texts, own)) for address, (language, texts) in in_english.items()}
    assert left == dict.fromkeys(left, ("en", []))


@pytest.mark.parametrize("path", TITLES)
def test_deep_link_leads_to_its_page_within_the_frame(tour, path):
    """A page's address opens that page, with the header above it."""
    _, stops = tour
    assert (stops[path].title, stops[path].header) == (f"{TITLES[path]} · {TITLE}", HEADER)


def test_no_page_scrolls_sideways(tour):
    """From a phone's width on, nothing reaches over the side."""
    _, stops = tour
    assert {address: at.sideways for address, at in stops.items() if at.sideways > 0} == {}


def test_very_wide_window_has_lines_that_can_be_followed(ways):
    """At 2,560 pixels nothing reaches over the side, and text keeps to a width that an eye finds back from; slides have their own."""
    stops = {address: at.widest for address, at in ways[1440, "light"].items() if not address.startswith("trinh-chieu")}
    assert {address: (over, line) for address, (over, line) in stops.items() if over > 0 or not 0 < line <= 1030} == {}


def test_labels_of_every_chart_stand_free_and_whole(tour):
    """On a phone, a tablet and a screen every text of every chart can be read: none lies on another or is cut off."""
    _, stops = tour
    found = {(address, name): wrong for address, at in stops.items() for name, wrong in at.labels.items()}
    assert sorted(found) == sorted((address, name) for address in stops for name in PICTURES.get(address, ()))
    assert {place: wrong for place, wrong in found.items() if wrong != ([], [])} == {}


def test_every_chart_has_its_words(tour):
    """Each chart carries its sentence as text alternative, and there are no others."""
    _, stops = tour
    assert {address: at.named for address, at in stops.items()} == {address: [True] * len(PICTURES.get(address, ())) for address in stops}


def test_svg_stands_alone_with_title_sentence_and_source(tour):
    """Each drawing is well-formed, has its words and a ground of the theme, and leads nowhere outside."""
    way, stops = tour
    drawn = {(address, name): drawing for address, at in stops.items() for name, drawing in at.drawings.items()}
    assert sorted(drawn) == sorted((address, name) for address in SAVED.get(way, ()) for name in PICTURES[address])
    faults = {place: faults_of(place[1], *drawing, theme=way[1]) for place, drawing in drawn.items()}
    assert {place: found for place, found in faults.items() if found} == {}


def faults_of(name, file_name, data, words, *, theme):
    """Return what is wrong with a saved drawing: its name, its ground, what it runs or asks for, which of its words it lacks."""
    root = etree.fromstring(data)
    told = " ".join(" ".join(root.itertext()).split())
    faults = [part for part in ("title", "subtitle", "sentence", "source") if " ".join(words[part].split()) not in told]
    faults += [] if "Nguồn: " in words["source"] else ["no source"]
    faults += [] if file_name == f"{name}.svg" else [file_name]
    faults += [] if root.find(f"{SVG}rect").get("fill") == GROUNDS[theme] else ["ground"]
    faults += [part.tag for part in root.iter(f"{SVG}script", f"{SVG}foreignObject")]
    return faults + OUTSIDE.findall(data)
