"""Both languages on every page: each word of the code is asked for in the language spoken, what people wrote stays as it is."""

from __future__ import annotations

import re

import pytest
import streamlit as st
from conftest import _Open
from shown import VIETNAMESE, texts_of
from visits import tracker_with, upload

from pages.shared import explaining, view
from pages.shared.presenting.screens import SCREENS
from papi_metrics import language
from papi_metrics.framework.tables import provinces
from papi_metrics.selection import offices_of
from papi_metrics.text import escape_markdown, fold

PAGES = ("overview", "present", "tasks", "scores", "compare", "priorities", "dimension", "units", "update", "history", "method", "people")
WRITTEN = ("title", "unit", "province", "file_name", "author", "reason")
OWN_NAMES = ("Hoàng Sa", "Trường Sa", "Huế", "Tiếng Việt")
"""Names of places that no row of the scores carries, and what a language calls itself."""
QUOTED = re.compile("«[^»]*»|“[^”]*”")
FIELD = re.compile(r"(\{[^{}]*\})")
DOUBTFUL = {"A3": "Tính đến ngày 31/10/2022", "J30": "Xong rùi nha", "K31": "nhiều", "J18": "Đang thực hiện", "M18": None, "J24": "Đã hoàn thành"}


class Marked(dict):
    """A catalogue that has every text, without a letter that only Vietnamese has: what is left Vietnamese was not asked for."""

    def get(self, key, default=None):
        """Return a text's stand-in, its fields left as they are."""
        return "".join(part if part.startswith("{") else fold(part) for part in FIELD.split(key[0])) or default


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


def written() -> list[str]:
    """Return what people wrote and what places are called, the longest first."""
    store = view.open_store()
    versions = store.versions()
    told = {str(getattr(version, name)) for version in versions for name in WRITTEN}
    told |= {name for province in provinces() for name in (province.name, province.successor or "")} | set(OWN_NAMES)
    for version in versions:
        tasks = store.tasks(version.key)
        told |= {str(cell) for name in tasks for cell in tasks[name] if isinstance(cell, str)} | set(offices_of(tasks))
    told |= {text.replace("2022", "2023") for text in told} | {str(value) for value in DOUBTFUL.values()}
    parts = {part.strip() for text in told for part in (text, *re.split(r"[;\n]", text))}
    parts |= set(map(escape_markdown, parts))
    return sorted((part for part in parts if VIETNAMESE.search(part)), key=len, reverse=True)


def not_asked_for(test) -> list[str]:
    """Return the texts of a page, without what people wrote or what is quoted of it, that are Vietnamese still."""
    own, left = written(), []
    for text in texts_of(test):
        rest = QUOTED.sub("", text.replace("<br>", " "))
        for part in own if VIETNAMESE.search(rest) else ():
            rest = rest.replace(part, "")
        if VIETNAMESE.search(rest) and not rest.rstrip().endswith("…"):
            left.append(rest[:120])
    return left


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_is_asked_for(english, page):
    """On the example, with all views and folds open, no word of the code is shown but through the catalogue."""
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
