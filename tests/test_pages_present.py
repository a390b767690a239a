"""Trình chiếu without a browser: the figures of Tổng quan, one thing a screen, led by buttons and by the address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from visits import plan_of, words

from pages.shared.presenting.screens import SCREENS

SCORED = (4, 5, 6, 7)
"""The screens on which scores stand."""


def shown(test):
    """Return what a screen says, without its marks of HTML."""
    html = "".join(element.proto.body for element in test.get("html") if "papi-slide" in element.proto.body)
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))


@pytest.fixture
def screens(app):
    """Return a function that opens every screen and returns what each says, the first first."""

    def said(**query):
        test = app("present", man="1", **query)
        told = [shown(test)]
        while not test.button(key="man-sau").disabled:
            test.button(key="man-sau").click().run()
            told.append(shown(test))
        return told

    return said


@pytest.mark.parametrize("query", [{}, {"ngay": "2022-12-31"}, {"phien_ban": "1"}, {"lang": "en"}], ids=["newest", "another-date", "an-old-version", "english"])
def test_screens_show_the_figures_of_overview(app, screens, query):
    """Each figure of Tổng quan's cards, with the words beside it, and each thing to know stands on a screen, whatever the address asks for."""
    overview = app(**query)
    told = " ".join(screens(**query))
    figures = [part for metric in overview.metric for part in (metric.value, metric.delta)]
    points = [element.value.partition("** ")[2].replace("\\", "") for element in overview.markdown if re.match(r"\*\*[123]\.\*\*", element.value)]
    assert [part for part in (*figures, *points) if part not in told] == []


def test_every_dimension_stands_with_what_overview_says_of_it(app, screens):
    """The two tables of eight rows carry completion, plan, overdue tasks, scores, change and rank as the matrix does."""
    matrix = next(element.proto.body for element in app().get("html") if "papi-matrix" in element.proto.body)
    cells = [unescape(re.sub(r"<[^>]+>", " ", cell)).split() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", matrix.partition("<tbody>")[2])]
    told = " ".join(screens()[4:7]).split()
    read, tasks = slice(8, None, 9), slice(1, None, 9)
    left_out = [*cells[read], *cells[tasks]]
    assert [cell for cell in cells if cell not in left_out and not set(cell) <= set(told)] == []


def test_screens_with_scores_name_their_source(screens):
    """PAPI is cited and the score called the province's wherever a score stands."""
    told = screens()
    assert len(told) == len(SCREENS)
    assert [number for number, text in enumerate(told, 1) if "không phải của xã. PAPI (CECODES" in text] == list(SCORED)


def test_made_up_figures_are_called_so_on_every_screen(app):
    """The illustration's badge stands above each screen."""
    for number in range(1, len(SCREENS) + 1):
        assert "minh họa" in words(app("present", man=str(number)))


@pytest.mark.parametrize(("man", "number"), [("3", 3), ("0", 1), ("99", 8), ("x", 1), ("9" * 5_000, 1), ("", 1)])
def test_address_opens_its_screen(app, man, number):
    """A link names its screen; beyond the last it is the last, and what is no number is the first."""
    test = app("present", man=man)
    assert f"**{number}/8**" in words(test)
    assert test.query_params["man"] in ([str(number)], str(number))


def test_buttons_lead_from_screen_to_screen(app):
    """On, back, to the last and to the first; nothing leads beyond either end."""
    test, seen = app("present"), []
    for key in ("man-sau", "man-sau", "man-truoc", "man-cuoi", "man-dau"):
        test.button(key=key).click().run()
        seen.append(next(element.value for element in test.markdown if element.value.endswith("/8**")))
    assert seen == ["**2/8**", "**3/8**", "**2/8**", "**8/8**", "**1/8**"]
    assert (test.button(key="man-truoc").disabled, test.button(key="man-sau").disabled) == (True, False)


def test_empty_store_says_what_to_do_first(app):
    """Without a plan there is nothing to present, and the page says what comes first."""
    test = app("present", example=False)
    assert list(test.exception) == []
    assert "Chưa có kế hoạch" in words(test)


def test_province_without_base_year_and_plan_without_scores_are_presented_as_such(app):
    """A plan whose year has no scores yet says so on the screens with scores."""
    test = plan_of(app, plan_year=2026, page="present")
    test.button(key="man-cuoi").click().run()
    test.button(key="man-truoc").click().run()
    assert list(test.exception) == []
    assert "Chưa có điểm PAPI 2026" in shown(test)


def test_province_without_a_base_year_is_presented_as_such(app):
    """Bắc Ninh 2022 has nothing to be set against: the screen of the total says which years there are instead, and no change."""
    plan_of(app, province="Bắc Ninh", page="method")
    told = shown(app("present", example=False, man="6"))
    assert ("Bắc Ninh không có điểm PAPI năm 2021" in told, "2020, 2019 và 2018" in told) == (True, True)


def test_overview_leads_to_the_screens(app):
    """The header of Tổng quan has the way there, and no other page has."""
    links = {page: [element.proto.label for element in app(page).get("page_link")] for page in ("overview", "scores")}
    assert ("Trình chiếu" in links["overview"], "Trình chiếu" in links["scores"]) == (True, False)
