"""Both languages on every page: each word of the code is asked for in the language spoken, what people wrote stays as it is."""

from __future__ import annotations

import gc
from functools import _lru_cache_wrapper

import pytest
import streamlit as st
from conftest import _Open
from shown import Marked, texts_of
from visits import tracker_with, upload
from written import not_theirs, written

from pages.shared import explaining, view
from pages.shared.presenting.screens import SCREENS
from papi_metrics import language

PAGES = (
    "overview", "present", "tasks", "scores", "compare", "priorities", "dimension", "units", "update", "history", "reports", "method", "people",
)  # fmt: skip
DOUBTFUL = {"A3": "Tính đến ngày 31/10/2022", "J30": "Xong rùi nha", "K31": "nhiều", "J18": "Đang thực hiện", "M18": None, "J24": "Đã hoàn thành"}


class Opened(_Open):
    """A part of the page that is folded away, open."""

    def __init__(self, label: str) -> None:
        """Show the label, which a folded part has on its edge."""
        st.markdown(label)
        super().__init__()

    def __enter__(self):
        """Give the part itself, as Streamlit's own do."""
        self.place.__enter__()
        return self


@pytest.fixture
def english(app, monkeypatch):
    """Return a function that opens a page in English, all of it unfolded, by a catalogue that has every text."""
    monkeypatch.setattr(language, "catalogue", lambda _language: Marked())
    # At their source: a module that is imported meanwhile must not keep a stand-in.
    monkeypatch.setattr(st, "expander", lambda label, **_looks: Opened(label))
    monkeypatch.setattr(explaining, "_panel", lambda label, key: Opened(label))  # noqa: ARG005 - as a page calls it
    return lambda page, **query: app(page, lang="en", **query)


@pytest.fixture(scope="module")
def kept_nothing():
    """Let go whatever the program keeps between runs, as it starts."""
    for kept in filter(lambda one: isinstance(one, _lru_cache_wrapper), gc.get_objects()):
        if kept.__module__.startswith(("papi_metrics", "pages")):
            kept.cache_clear()
    return set()


@pytest.fixture
def seen_in_vietnamese(app, kept_nothing):
    """Return the pages seen in Vietnamese by a program that had seen none in English: all of them, once."""
    for page in PAGES if not kept_nothing else ():
        app(page)
        kept_nothing.add(page)
    return kept_nothing


def not_asked_for(test) -> list[str]:
    """Return the texts of a page that are Vietnamese still, though nobody wrote them."""
    return not_theirs(texts_of(test), written(view.open_store(), *DOUBTFUL.values()))


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_is_asked_for(english, seen_in_vietnamese, page):
    """On the example, with all views and folds open, no word of the code is shown but through the catalogue, and none is left of Vietnamese."""
    assert page in seen_in_vietnamese
    assert not_asked_for(english(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_an_empty_page_is_asked_for(english, page):
    """Likewise where there is nothing yet."""
    assert not_asked_for(english(page, example=False)) == []


@pytest.mark.parametrize("number", range(2, len(SCREENS) + 1))
def test_every_word_of_a_screen_is_asked_for(english, number):
    """Each screen of Trình chiếu speaks the language."""
    assert not_asked_for(english("present", man=str(number))) == []


def test_every_word_about_a_doubtful_tracker_is_asked_for(english):
    """Findings, changes, steps backwards and a refusal are told in the language spoken."""
    test = upload(english("update"), tracker_with(DOUBTFUL))
    shown = not_asked_for(test)
    test.button(key="nhan").click().run()
    assert (shown, not_asked_for(test)) == ([], [])


@pytest.mark.parametrize("section", range(4))
def test_every_word_of_a_part_of_cap_nhat_is_asked_for(english, section):
    """Scores, templates, lists of units: each part of Cập nhật speaks the language."""
    test = english("update")
    parts = test.segmented_control(key="loai")
    assert not_asked_for(parts.set_value(parts.options[section]).run()) == []


def test_what_cannot_be_read_is_said_in_the_language_spoken(english):
    """An error made deep in the readers, in a child, is shown in the language of who uploads."""
    assert not_asked_for(upload(english("update"), b"x")) == []


def test_a_page_after_one_in_the_other_language_keeps_nothing_of_it(app):
    """What is kept between runs is kept by language: Vietnamese, English, Vietnamese again."""
    first, other, again = (list(texts_of(app("overview", **query))) for query in ({}, {"lang": "en"}, {}))
    assert first == again
    assert first != other
