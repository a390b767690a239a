"""One table of who sees what: each page, and each address behind it, as nobody, as each role, and as people of other units."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
import streamlit as st
from conftest import ADDRESSES, ROOT, _Open
from doors import AUTHOR, PEOPLE, PLAN, WAITING, acts_on, opened, told_by, with_other_unit, with_unit
from shown import Marked, texts_of
from signed import OTHER, UNIT, account
from snapshots import KEYS, packed
from streamlit.components.v2 import manifest_scanner
from visits import TRACKER, tracker_with, words
from written import not_theirs, written

from pages.shared import blocks, opening
from pages.shared.opening import system_store
from pages.shared.settings import current_settings
from papi_metrics import language
from papi_metrics.access import EVERYWHERE, Role
from papi_metrics.snapshots import UnitKey, key_file
from papi_metrics.store import Store
from papi_metrics.store.records import now
from papi_metrics.tracker import read_tracker

READ = {"xem", "hai_noi", "cap_nhat", "duyet", "quan_tri", "goc"}
UPDATE = READ - {"xem", "hai_noi"}
UPDATE_ANYWHERE = READ - {"xem"}
APPROVE_ANYWHERE = UPDATE_ANYWHERE - {"cap_nhat"}
ADMINISTER_ANYWHERE = {"quan_tri", "goc", "hai_noi"}
ALL_UNITS = {"goc"}
STRANGERS = {None, "la"}
"""Nobody, and an account without a role."""


class Address(NamedTuple):
    """A page with what is chosen on it, whom it is for, and who of them may do what there: key of an act → people."""

    page: str
    acts: Mapping[str, AbstractSet[str]]
    held: Mapping[str, Any] = MappingProxyType({})
    query: Mapping[str, str] = MappingProxyType({})
    seen_by: AbstractSet[str] = frozenset(READ)


def row(place):
    """Return a chosen row of a table, as Streamlit keeps it."""
    return {"selection": {"rows": [place], "columns": [], "cells": []}}


def part(name, acts, **held):
    """Return a part of Cập nhật."""
    return Address("update", acts, held=held, query={"loai": name}, seen_by=UPDATE_ANYWHERE)


FILES = dict.fromkeys(("tai-docx", "tai-xlsx", "tai-pptx", "tai-html"), READ)
TEMPLATES = dict.fromkeys(("mau-ky-toi", "mau-trong", "mau-diem"), UPDATE_ANYWHERE)
VERSION = dict.fromkeys(("xem-phien-ban", "tai-goc"), READ)
PEOPLE_ACTS = dict.fromkeys(("giao", "nguoi-thu-hai"), ADMINISTER_ANYWHERE)
SCREENS = dict.fromkeys(("man-dau", "man-truoc", "man-sau", "man-cuoi"), READ)
TRACKER_ALONE = dict.fromkeys(("tracker", "lay-mau"), UPDATE_ANYWHERE)
TABLE = {
    "Tổng quan": Address("overview", {}),
    "Trình chiếu": Address("present", SCREENS),
    "Nhiệm vụ": Address("tasks", {"tai-hien-tai": READ}),
    "Nhiệm vụ, one task": Address("tasks", {"tai-hien-tai": READ, "Lưu thành phiên bản mới": UPDATE}, held={"bang-nhiem-vu": row(0)}),
    "Điểm số": Address("scores", {}),
    "So sánh": Address("compare", {}),
    "Ưu tiên": Address("priorities", {}),
    "Ưu tiên, what if": Address("priorities", {"dat-lai": READ}, query={"xem": "Nếu điểm khác đi"}),
    "Báo cáo": Address("reports", FILES | {"luu-the-thuc": UPDATE}),
    "Báo cáo, to send": Address("reports", FILES | {"luu-the-thuc": UPDATE, "tao-khoa-ky": UPDATE}, held={"gui-len-cap-tren": True}),
    "Chỉ số": Address("dimension", {}),
    "Các đơn vị": Address("units", {}),
    "Các đơn vị, one unit": Address("units", {"mo-ke-hoach": {"hai_noi", "goc"}}, held={"bang-don-vi": row(0)}),
    "Cập nhật": Address("update", TRACKER_ALONE, seen_by=UPDATE_ANYWHERE),
    "Cập nhật, scores": part("Điểm số", {"tai-diem": UPDATE_ANYWHERE, "scores": ALL_UNITS, "rut-diem": ALL_UNITS}),
    "Cập nhật, templates": part("Tệp mẫu", TEMPLATES),
    "Cập nhật, next year": part("Tệp mẫu", TEMPLATES | {"tai-nam-moi": UPDATE_ANYWHERE, "nhan-nam-moi": UPDATE}, **{"nam-moi": True}),
    "Cập nhật, from units": part("Nhận từ đơn vị", {"snapshots": UPDATE_ANYWHERE, "unit-key": ADMINISTER_ANYWHERE, "thu-hoi-khoa": ADMINISTER_ANYWHERE}),
    "Cập nhật, waiting": part("Chờ duyệt", {"tai-cho-duyet": UPDATE_ANYWHERE, "rut-lai": {"cap_nhat"}, "duyet": APPROVE_ANYWHERE, "tu-choi": APPROVE_ANYWHERE}),
    "Cập nhật, units": part("Danh sách đơn vị", {"units": ALL_UNITS, "mau-don-vi": ALL_UNITS} | dict.fromkeys(("tracker", "lay-mau"), UPDATE_ANYWHERE - ALL_UNITS)),
    "Lịch sử": Address("history", VERSION),
    "Lịch sử, an old version": Address("history", VERSION | {"khoi-phuc": UPDATE}, held={"phien-ban-chon": 1}),
    "Lịch sử, in the past": Address("history", VERSION | {"tro-ve": READ}, query={"phien-ban": "1"}),
    "Cách tính": Address("method", {}),
    "Người dùng": Address("people", PEOPLE_ACTS, seen_by=ADMINISTER_ANYWHERE),
    "Người dùng, one person": Address(
        "people", PEOPLE_ACTS | dict.fromkeys(("doi-ten", "thu-vai-tro", "khoa"), ADMINISTER_ANYWHERE),
        held={"bang-nguoi-dung": row(0)}, seen_by=ADMINISTER_ANYWHERE,
    ),
}  # fmt: skip


class Act(NamedTuple):
    """An act whose button somebody was shown before they lost the right: who, what they keep, and how it was made ready."""

    who: str
    kept: Role
    at: str
    held: Mapping[str, Any] = MappingProxyType({})
    upload: tuple[int, str, bytes] | None = None
    unit: str = UNIT
    missing: str = "cập nhật"


TASK = f"{UNIT}-2022-2-TT-01"
GIVEN = {"tai-khoan": "moi@example.org", "ho-ten": "Mới", "don-vi-giao": UNIT, "vai-tro": Role.VIEWER}
XEM = {"bang-nguoi-dung": row(4)}
DECIDED = {"ly-do-duyet": "Đúng"}
UNITS = "Mã;Tên;Cấp\n01;A;tỉnh\n".encode()
SURVEY = "Tỉnh;Năm;Mã;Điểm\nHưng Yên;2022;2;5,0\n".encode()
EDITOR, APPROVER, ADMINISTRATOR = ("cap_nhat", Role.VIEWER), ("duyet", Role.EDITOR), ("quan_tri", Role.APPROVER)
ACTS = {
    "nhan": Act(*EDITOR, "Cập nhật", upload=(0, "t.xlsx", tracker_with({"K11": 0.9, "A3": "Tính đến ngày 31/10/2022"}))),
    "Lưu thành phiên bản mới": Act(*EDITOR, "Nhiệm vụ, one task", {f"sua-ghi-chu-{TASK}": "x", f"sua-ly-do-{TASK}": "x"}),
    "nhan-nam-moi": Act(*EDITOR, "Cập nhật, next year"),
    "khoi-phuc": Act(*EDITOR, "Lịch sử, an old version", {"ly-do-khoi-phuc": "x"}),
    "luu-the-thuc": Act(*EDITOR, "Báo cáo", {f"the-thuc-signatory-{UNIT}": "Bà Kín"}),
    "tao-khoa-ky": Act(*EDITOR, "Báo cáo, to send"),
    "rut-lai": Act(*EDITOR, "Cập nhật, waiting", DECIDED),
    "nhan-tu-don-vi": Act(*EDITOR, "Cập nhật, from units", upload=(0, "x.papi", packed())),
    "duyet": Act(*APPROVER, "Cập nhật, waiting", DECIDED, missing="duyệt"),
    "tu-choi": Act(*APPROVER, "Cập nhật, waiting", DECIDED, missing="duyệt"),
    "giao": Act(*ADMINISTRATOR, "Người dùng", GIVEN, missing="quản trị"),
    "nguoi-thu-hai": Act(*ADMINISTRATOR, "Người dùng", {"don-vi-duyet": UNIT}, missing="quản trị"),
    "doi-ten": Act(*ADMINISTRATOR, "Người dùng, one person", XEM | {f"ten-moi-{account('xem')}": "Y"}, missing="quản trị"),
    "thu-vai-tro": Act(*ADMINISTRATOR, "Người dùng, one person", XEM, missing="quản trị"),
    "khoa": Act(*ADMINISTRATOR, "Người dùng, one person", XEM, missing="quản trị"),
    "thu-hoi-khoa": Act(*ADMINISTRATOR, "Cập nhật, from units", {"ly-do-thu-hoi": "x"}, missing="quản trị"),
    "ghi-nhan-khoa": Act(
        *ADMINISTRATOR, "Cập nhật, from units", missing="quản trị",
        upload=(1, "k.papikey", key_file(UnitKey(unit=UNIT, public_key=KEYS.public_key))),
    ),
    "nhan-diem": Act("goc", Role.VIEWER, "Cập nhật, scores", {"ly-do-diem": "x"}, upload=(0, "d.csv", SURVEY), unit=EVERYWHERE),
    "rut-diem": Act("goc", Role.VIEWER, "Cập nhật, scores", {"ly-do-rut-diem": "x"}, unit=EVERYWHERE),
    "nhan-danh-sach": Act("goc", Role.APPROVER, "Cập nhật, units", upload=(0, "u.csv", UNITS), unit=EVERYWHERE, missing="quản trị"),
}  # fmt: skip
HARMLESS = {*SCREENS, "lay-mau", "xem-phien-ban", "tro-ve", "dat-lai", "mo-ke-hoach", "tracker", "scores", "units", "snapshots", "unit-key"}
"""What changes nothing that is stored: ways to look, and files handed in to be read."""


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    """Stores with the other unit alone and with both, and a copy of the latter to sign in to; looked at only, so that figures serve all tests."""
    folder = tmp_path_factory.mktemp("worlds")
    filled(folder, "other", with_other_unit)
    shutil.copy(folder / "other.sqlite", folder / "both.sqlite")
    filled(folder, "both", with_unit)
    shutil.copy(folder / "both.sqlite", folder / "roles.sqlite")
    yield folder
    for name in ("other", "both", "roles"):
        opening._opened(f"sqlite:///{folder / name}.sqlite").close()


def filled(folder, name, fill):
    """Fill a store, and leave it to be copied."""
    with contextlib.closing(Store(f"sqlite:///{folder / name}.sqlite")) as store:
        fill(store)


@pytest.fixture
def serve(worlds, monkeypatch, components):
    """Return a function that serves one of the stores to people who sign in by OpenID Connect."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", lambda: list(components))
    monkeypatch.chdir(ROOT)

    def serving(name, folder=worlds):
        for variable, value in {"PAPI_SIGN_IN": "oidc", "PAPI_EXAMPLE": "no", "PAPI_STORE": f"sqlite:///{folder / name}.sqlite"}.items():
            monkeypatch.setenv(variable, value)
        current_settings.cache_clear()
        return system_store()

    yield serving
    monkeypatch.undo()
    current_settings.cache_clear()


@pytest.fixture
def all_views(monkeypatch):
    """Show all views of a page at once."""
    monkeypatch.setattr(blocks, "tabs", lambda *names, key: [_Open() for _ in names])  # noqa: ARG005 - as a page calls it


def at(address, name, *, lang="vi", **held):
    """Open an address of the table as a person, on the plan of the unit."""
    return opened(address.page, name, {**address.held, **held}, ke_hoach=PLAN, lang=lang, **address.query)


def is_shown(test):
    """Tell whether the page is shown: not the door, nor the sentence that says which role is missing."""
    told = told_by(test)
    assert list(test.exception) == []
    return "Kế hoạch PAPI 2022" in told and "ở đơn vị nào. Hãy nhờ" not in told


def test_table_has_every_page():
    """A page that is new is in the table before anybody can open it; an act that is new, with what becomes of it without the right."""
    assert {address.page for address in TABLE.values()} == {path.stem for path in (ROOT / "pages").glob("*.py")} - {"frame"} == {*ADDRESSES, "overview"}
    acts = {act for address in TABLE.values() for act in address.acts if not act.startswith(("tai-", "mau-"))}
    assert acts - HARMLESS <= set(ACTS)


@pytest.mark.parametrize("name", sorted(READ | STRANGERS, key=str))
def test_page_shows_each_person_what_is_theirs(serve, name):
    """Each address is shown to whom it is for, with the acts that the person may do there and no other; to the rest nothing."""
    serve("roles")
    pages = {said: at(address, name) for said, address in TABLE.items()}
    expected = {
        said: (name in address.seen_by, {act for act, people in address.acts.items() if name in people}) for said, address in TABLE.items()
    }
    assert {said: (is_shown(test), acts_on(test)) for said, test in pages.items()} == expected


IN_ENGLISH = tuple(said for said, address in TABLE.items() if address.held or address.page in {"update", "people"})
"""What opens only for some or after a choice; the rest, and all folds, are read in English on the example."""


@pytest.mark.parametrize("said", IN_ENGLISH)
def test_address_speaks_english_to_whom_it_is_for(serve, monkeypatch, said):
    """Whatever an address shows whoever may do most there, no word of the program stays Vietnamese."""
    store = serve("roles")
    monkeypatch.setattr(language, "catalogue", lambda _language: Marked())
    own = written(store, AUTHOR, WAITING, *(unit for unit, _ in PEOPLE.values()))
    assert not_theirs(texts_of(at(TABLE[said], "goc", lang="en")), own) == []


@pytest.mark.parametrize("name", [None, "la"], ids=["nobody", "no role"])
def test_door_speaks_the_language_of_its_address(serve, name):
    """Whoever is not let in is told so in the language of the address, word for word as the catalogue has it."""
    serve("roles")
    vietnamese, english = (list(texts_of(opened("overview", name, **query))) for query in ({}, {"lang": "en"}))
    assert ("".join(english) != "".join(vietnamese), not_theirs(english, ())) == (True, [])


def secrets():
    """Return what only the unit's people may see: its tasks and offices, what its versions say of themselves, its name."""
    table = read_tracker(TRACKER.read_bytes(), name=TRACKER.name).table
    return {*table["task"], *table["executing_unit"].dropna(), AUTHOR, WAITING, "Trung Trắc"}


def test_people_of_the_unit_see_what_others_must_not(serve):
    """What is looked for below is found where it may be seen: in texts, in tables and within charts."""
    serve("roles")
    seen = told_by(at(TABLE["Nhiệm vụ"], "xem")) + told_by(at(TABLE["Cập nhật, waiting"], "duyet"))
    assert {secret for secret in secrets() if secret not in seen} == set()


@pytest.mark.usefixtures("all_views")
@pytest.mark.parametrize("name", ["cap_nhat_khac", "quan_tri_khac", "chua_co_gi", "la", None])
def test_page_is_the_same_whether_the_unit_is_there_or_not(serve, monkeypatch, name):
    """Whatever address is opened, the unit's own included, others' pages are to the last character what they were without the unit."""
    moment = now()
    for clock in ("signed.now", "papi_metrics.store.sign_ins.now"):
        monkeypatch.setattr(clock, lambda: moment)
    pages = {}
    for world in ("other", "both"):
        serve(world)
        pages[world] = {said: told_by(at(address, name)) for said, address in TABLE.items()}
    assert [said for said in TABLE if pages["other"][said] != pages["both"][said]] == []
    # Cách tính names the source of the example to everybody.
    assert [said for said, told in pages["both"].items() if said != "Cách tính" and any(secret in told for secret in secrets())] == []


def listed(monkeypatch, name):
    """Return the pages that the navigation lists for a person, empty where it is hidden."""
    seen, drawn = [], st.navigation

    def navigation(pages, position):
        seen.extend(page.title for page in pages if page.visibility == "visible" and position == "top")
        return drawn(pages, position=position)

    monkeypatch.setattr(st, "navigation", navigation)
    at(TABLE["Cách tính"], name)
    return set(seen)


ALWAYS = {"Tổng quan", "Nhiệm vụ", "Điểm số", "So sánh", "Ưu tiên", "Báo cáo", "Lịch sử", "Cách tính"}
LISTED = {
    None: set(), "la": set(), "xem": ALWAYS, "cap_nhat": ALWAYS | {"Cập nhật"}, "duyet": ALWAYS | {"Cập nhật"},
    "quan_tri": ALWAYS | {"Cập nhật", "Người dùng"}, "hai_noi": ALWAYS | {"Cập nhật", "Người dùng", "Các đơn vị"},
    "goc": ALWAYS | {"Cập nhật", "Người dùng", "Các đơn vị"}, "cap_nhat_khac": ALWAYS | {"Cập nhật"}, "chua_co_gi": ALWAYS | {"Cập nhật"},
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), LISTED.items(), ids=map(str, LISTED))
def test_navigation_lists_what_is_for_whom(serve, monkeypatch, name, expected):
    """Pages for more than reading are listed for whoever has that role in some unit; units where one may see several."""
    serve("roles")
    assert listed(monkeypatch, name) == expected


def ready(act):
    """Open the page of an act as who may do it, with all that it asks for filled in."""
    test = at(TABLE[act.at], act.who, **act.held)
    if act.upload:
        place, name, data = act.upload
        test = test.file_uploader[place].set_value((name, data, "application/octet-stream")).run()
    for box in test.checkbox:
        box.check()
    return test


@pytest.mark.parametrize(("key", "act"), ACTS.items(), ids=ACTS)
def test_act_is_refused_to_who_lost_the_right(serve, worlds, tmp_path, key, act):
    """A button shown before a role was taken stores nothing, whatever the person may do elsewhere, and says which role is missing where."""
    shutil.copy(worlds / "both.sqlite", tmp_path)
    with contextlib.closing(serve("both", tmp_path)) as store:
        test = ready(act)
        button = next(item for item in test.button if key in {item.key, item.label})
        for unit, role in ((OTHER, Role.ADMINISTRATOR), (act.unit, act.kept)):
            store.give_role(account(act.who), unit, role)
        before = store.audit()
        button.click().run()
        assert f"chưa có quyền {act.missing} ở {act.unit or 'mọi đơn vị'}" in words(test).replace("\\", "")
        assert store.audit() == before
