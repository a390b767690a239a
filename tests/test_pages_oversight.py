"""Các đơn vị: one unit, several, a list of units; filters in the address, ways into a unit, what changed, figures filled in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import delete
from standings import TREE
from tasks import task_table
from test_pages_views import charts_of
from test_store import SUBMISSION
from visits import table_with, words

from pages.shared import view
from papi_metrics.access import Actor, Role
from papi_metrics.findings import About, Reading
from papi_metrics.store import Store, schema

TODAY = dt.date(2022, 12, 31)
LATE = {"due": dt.date(2022, 3, 31)}
PLANS = {"xã Lạc Đạo": ({"state": "done"}, {}), "xã Tân Quang": (LATE, {}), "xã Việt Hưng": ({"state": "done"}, {})}


def accept(store, unit, *changes, name=None):
    """Accept a small tracker of a unit's plan of 2022."""
    reading = Reading(table=task_table(*changes), findings=(), about=About(plan_year=2022))
    store.accept(reading, original=b"1", submission=replace(SUBMISSION, unit=unit, unit_name=name, as_of=dt.date(2022, 11, 30)))


@pytest.fixture
def several(app):
    """Return a function that opens the page on a store with the plans of three units."""

    def opened(*, tree=None, plans=PLANS, **query):
        app("method", example=False)
        for unit, changes in plans.items():
            accept(view.open_store(), unit, *changes, name=tree and f"xã {unit}")
        return app("units", example=False, **query)

    return opened


def units_shown(test):
    """Return the units in the table, in its order."""
    return table_with(test, "light_word")["unit"].tolist()


def row_chosen(test, unit):
    """Choose a unit's row of the table."""
    test.session_state["bang-don-vi"] = {"selection": {"rows": [units_shown(test).index(unit)], "columns": [], "cells": []}}
    return test.run()


@pytest.fixture
def listed(monkeypatch):
    """Let every store have the list of units of the tests."""
    monkeypatch.setattr(Store, "unit_tree", lambda _store: TREE)


def test_one_unit_says_what_to_do(app):
    """With the example alone the page says what it is for, and is in no navigation."""
    test = app("units")
    assert list(test.exception) == []
    assert "Mới có một đơn vị" in words(test)
    assert not list(test.dataframe)


def test_empty_store_leads_to_the_upload(app):
    """Without any plan the page leads to the upload as every page does."""
    test = app("units", example=False)
    assert ("Chưa có kế hoạch nào" in words(test), list(test.exception)) == (True, [])
    assert [link.label for link in test.get("page_link")] == ["Tải lên bảng theo dõi", "Chưa có bảng: lấy tệp mẫu, hoặc mở ví dụ"]


def test_several_units_are_ranked_under_a_sentence(several):
    """How many stand how comes first, in words; then the units by rank, equals sharing it; each on its own data date."""
    test = several()
    assert list(test.exception) == []
    assert "3 đơn vị\\: 2 đúng kế hoạch, 1 chậm nhiều." in words(test)
    assert "Mỗi đơn vị tính đến ngày số liệu của mình, đều là 30/11/2022." in words(test)
    table = table_with(test, "light_word")
    assert list(zip(table["unit"], table["rank"], strict=True)) == [("xã Lạc Đạo", 1), ("xã Việt Hưng", 1), ("xã Tân Quang", 3)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"den": "▲ Chậm nhiều"}, ["xã Tân Quang"]),
        ({"tim": "viet hung"}, ["xã Việt Hưng"]),
        ({"xep-theo": "Ít việc quá hạn"}, ["xã Lạc Đạo", "xã Việt Hưng", "xã Tân Quang"]),
    ],
    ids=["light", "text", "measure"],
)
def test_filters_come_from_the_address(several, query, expected):
    """What was filtered is filtered again where the address is opened."""
    assert units_shown(several(**query)) == expected


def test_filter_that_finds_nothing_says_so(several):
    """Where no unit meets the conditions the page says what to do."""
    assert "Không có đơn vị nào khớp" in words(several(cu="true"))


def test_row_opens_the_unit_s_own_plan(several):
    """A chosen row offers its plan; it opens on Tổng quan, named in the address."""
    test = row_chosen(several(), "xã Tân Quang")
    test.button(key="mo-ke-hoach").click().run()
    assert "xã Tân Quang" in words(test)
    assert test.query_params["ke-hoach"] == "2022 · xã Tân Quang"


def test_views_show_dimensions_and_changes(several):
    """The grid has its sentence and table; without earlier data the page says since when nothing can be compared."""
    test = several()
    assert "Chỉ số 1" in words(test)
    assert "chưa đơn vị nào có số liệu, nên chưa so được" in words(test)
    assert len(test.get("plotly_chart")) == 1


@pytest.mark.usefixtures("listed")
def test_list_of_units_names_those_without_data(several):
    """With a list its units are the rows, those without data named and last; a plan of no unit of the list is told of."""
    test = several(plans={"A": ({},), "E": (LATE, {}), "Z": ({},)}, tree=TREE)
    assert list(test.exception) == []
    assert units_shown(test) == ["tỉnh Bắc Ninh", "tỉnh Hưng Yên", "tỉnh Thái Bình"]
    test.session_state["cap-tren"] = "tỉnh Hưng Yên"
    test.run()
    assert units_shown(test) == ["xã A", "xã C", "xã D"]
    assert "Chưa có số liệu\\: xã C và xã D." in words(test)
    assert "1 kế hoạch không cộng vào đây, vì đơn vị không có trong danh mục ngày 31/12/2022\\: xã Z." in words(test)


@pytest.mark.usefixtures("listed")
def test_province_is_opened_from_its_row(several):
    """The row of a province leads to the units below it, named in the address; a unit without data says so and leads nowhere."""
    test = row_chosen(several(plans={"A": ({},), "E": (LATE, {})}, tree=TREE), "tỉnh Hưng Yên")
    test.button(key="xem-ben-trong").click().run()
    assert (units_shown(test), test.query_params["cap-tren"]) == (["xã A", "xã C", "xã D"], "tỉnh Hưng Yên")
    row_chosen(test, "xã C")
    assert ("xã C chưa có số liệu" in words(test), {button.key for button in test.button} & {"xem-ben-trong", "mo-ke-hoach"}) == (True, set())


@pytest.mark.usefixtures("listed")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"cap-tren": "tỉnh Hưng Yên"}, ["xã A", "xã C", "xã D"]),
        ({"cap-xem": "mọi xã"}, ["xã A", "xã C", "xã D", "xã E"]),
        ({"cap-tren": "tỉnh Không Có"}, ["tỉnh Bắc Ninh", "tỉnh Hưng Yên", "tỉnh Thái Bình"]),
    ],
    ids=["province", "level", "no such province"],
)
def test_place_and_level_come_from_the_address(several, query, expected):
    """The units below the one that the address names are shown, or all of a level; a name that nobody has is passed over."""
    assert sorted(units_shown(several(plans={"A": ({},), "E": (LATE, {})}, tree=TREE, **query))) == expected


@pytest.mark.usefixtures("listed")
def test_reader_of_two_communes_sees_two(several, monkeypatch):
    """Whoever may read two communes sees these, and none of the others as one without data."""
    reader = Actor(account="a", name="A", roles={"A": Role.VIEWER, "C": Role.VIEWER})
    stores = view.open_store
    several(plans={"A": ({},), "C": ({},), "E": ({},)}, tree=TREE)
    monkeypatch.setattr("pages.shared.units.figures.open_store", lambda: stores().acting(reader))
    assert sorted(units_shown(several(plans={}))) == ["xã A", "xã C"]


def test_figures_of_earlier_versions_are_filled_in(app):
    """Versions whose figures are missing get them before the page shows anything."""
    app("method", example=False)
    store = view.open_store()
    for unit, changes in PLANS.items():
        accept(store, unit, *changes)
    with store._writer.begin() as connection:
        connection.execute(delete(schema.summaries))
    test = app("units", example=False)
    assert (len(units_shown(test)), list(test.exception)) == (3, [])


def test_only_the_view_asked_for_is_drawn(one_view):
    """An address that names the picture of the dimensions gets it, and not the table whose rows open a unit."""
    one_view("method", example=False)
    for unit, changes in PLANS.items():
        accept(view.open_store(), unit, *changes)
    test = one_view("units", example=False, xem="Theo chỉ số")
    assert (charts_of(test), "light_word" in [name for item in test.dataframe for name in item.value]) == (["don-vi-theo-chi-so"], False)
