"""Sending and receiving on the pages, without a browser: a key made once, a file for the mail, many files in, keys compared."""

from __future__ import annotations

import pytest
from snapshots import KEYS, OTHER_KEYS
from streamlit.testing.v1 import AppTest
from test_receiving import sent
from visits import plan_with, table_with, words

from pages.shared import view
from papi_metrics.access import Actor, Role
from papi_metrics.errors import PapiError
from papi_metrics.receiving import Received
from papi_metrics.snapshots import UnitKey, key_file
from papi_metrics.store import Store

UNIT = "xã Trung Trắc"


def unfolded(app, page="reports", **query):
    """Open Báo cáo with the part that sends."""
    test = app(page, **query)
    test.session_state["gui-len-cap-tren"] = True
    return test.run()


def uploaded(test, name, *files):
    """Put files into the uploader whose label has a word."""
    uploader = next(item for item in test.file_uploader if name in item.label)
    return uploader.set_value([(file, data, "application/octet-stream") for file, data in files] if len(files) > 1 else (*files[0], "x/y")).run()


def keys_of(test):
    """Return the keys of all buttons, those that download too."""
    return [item.key or item.proto.id.rpartition("-")[2] for item in (*test.button, *test.get("download_button"))]


def test_key_is_made_once_and_the_file_is_offered(app, monkeypatch):
    """Before the key there is one button; after it the file to send, its fingerprint and the key's file; a viewer is offered nothing."""
    test = unfolded(app)
    test.button(key="tao-khoa-ky").click().run()
    assert "Hãy điền người tạo khóa" in words(test)
    test.text_input(key="nguoi-tao-khoa").set_value("An").run()
    test.button(key="tao-khoa-ky").click().run()
    assert view.open_store().signing_key(UNIT).fingerprint in words(test)
    assert {"tai-tep-gui", "tai-tep-khoa"} <= set(keys_of(test))
    assert list(test.exception) == []
    owner = view.open_store
    viewer = Actor(account="a", name="A", roles={UNIT: Role.VIEWER})
    monkeypatch.setattr("pages.shared.snapshots.sending.open_store", lambda: owner().acting(viewer))
    assert {"tai-tep-gui", "tai-tep-khoa"} & set(keys_of(test.run())) == set()


def test_section_for_units_is_there_only_where_units_send(app):
    """A commune's store does not ask for files of units; one that knows a key does."""
    test = app("update", example=False)
    assert "Nhận từ đơn vị" not in test.button_group[0].options
    view.open_store().trust_key("xã Minh Hải", KEYS.public_key, who="Sở")
    assert "Nhận từ đơn vị" in test.run().button_group[0].options


@pytest.fixture
def province(app):
    """The page of a province that knows the key of one commune."""
    app("update", example=False)
    view.open_store().trust_key("xã Minh Hải", KEYS.public_key, who="Sở")
    return app("update", example=False, loai="Nhận từ đơn vị")


def test_files_are_imported_at_once_and_each_is_told(province):
    """Several files: what became of each stands in a table, those that need care first; nothing before a name is given."""
    first, other = sent("b.papi"), ("a.papi", b"noise")
    test = uploaded(province, "chọn nhiều tệp", (first.name, first.load()), other)
    test.button(key="nhan-tu-don-vi").click().run()
    assert "Hãy điền người nhận" in words(test)
    test.text_input(key="nguoi-nhan").set_value("Chị Bình").run()
    test.button(key="nhan-tu-don-vi").click().run()
    assert list(test.exception) == []
    assert table_with(test, "what_word")[["what_word", "file", "number"]].to_numpy().tolist()[1] == ["✓ đã nhận", "b.papi", 1]
    assert "đã nhận 1, không nhận 1. Hãy xem từng tệp bên dưới." in words(test)
    assert "a.papi: Tệp gửi hỏng hoặc đã bị sửa" in words(test).replace("\\", "")
    assert view.open_store().newest(unit="xã Minh Hải").act == "snapshot"


def test_key_is_trusted_after_its_fingerprint_was_compared(province):
    """The fingerprint is shown; without the word that it was compared nothing is taken; another name is asked about."""
    view.open_store().withdraw_key("xã Minh Hải", who="Sở", reason="x")
    key = UnitKey(unit="xã Lạc Đạo", public_key=KEYS.public_key)
    test = uploaded(province, "Tệp khóa", ("k.papikey", key_file(key)))
    assert key.fingerprint in words(test)
    test.text_input(key="nguoi-ghi-khoa").set_value("Sở").run()
    test.button(key="ghi-nhan-khoa").click().run()
    assert "hãy so vân tay" in words(test)
    next(item for item in test.checkbox if "đọc đúng vân tay" in item.label).set_value(True).run()
    test.button(key="ghi-nhan-khoa").click().run()
    assert [(held.unit, held.active) for held in view.open_store().known_keys()] == [("xã Lạc Đạo", True), ("xã Minh Hải", False)]


def test_key_is_withdrawn_with_a_reason(province):
    """A key is withdrawn by someone with a name and a reason, and the table says so."""
    province.button(key="thu-hoi-khoa").click().run()
    assert "người thu hồi và lý do" in words(province)
    province.text_input(key="nguoi-thu-hoi").set_value("Sở")
    province.text_input(key="ly-do-thu-hoi").set_value("Mất máy").run()
    province.button(key="thu-hoi-khoa").click().run()
    assert table_with(province, "fingerprint")["active_word"].tolist() == ["✕ đã thu hồi"]


def trusted(test, unit, keys):
    """Take a key for a unit's, its fingerprint compared."""
    test = uploaded(test, "Tệp khóa", ("k.papikey", key_file(UnitKey(unit=unit, public_key=keys.public_key))))
    test.text_input(key="nguoi-ghi-khoa").set_value("Sở").run()
    next(item for item in test.checkbox if "đọc đúng vân tay" in item.label).set_value(True).run()
    return test.button(key="ghi-nhan-khoa").click().run()


@pytest.mark.parametrize(
    ("unit", "serves"),
    [pytest.param("xã Minh Hải", [("xã Minh Hải", KEYS.public_key)], id="replaced"), pytest.param("xã Lạc Đạo", [("xã Minh Hải", KEYS.public_key)], id="first")],
)
def test_key_just_taken_is_taken_back(province, unit, serves):
    """Undo lets the unit's key before serve again, or none where there was none; other units' keys are as they were."""
    test = trusted(province, unit, OTHER_KEYS)
    assert {(held.unit, held.public_key) for held in view.open_store().known_keys() if held.active} == {*serves, (unit, OTHER_KEYS.public_key)} - {(unit, KEYS.public_key)}
    test.button(key="hoan-tac").click().run()
    assert [(held.unit, held.public_key) for held in view.open_store().known_keys() if held.active] == serves


@pytest.mark.parametrize(
    ("said", "typed", "told"),
    [
        pytest.param("xã Minh Hải", "xã Minh Hải", {"sẽ thay khóa đó"}, id="another key of the unit"),
        pytest.param("xã Minh Hải", "xã Lạc Đạo", {"tự ghi là của", "Kho chưa có"}, id="another unit than the file's"),
        pytest.param("XÃ MINH HẢI", "xã Minh Hải", {"sẽ thay khóa đó"}, id="another spelling"),
    ],
)
def test_key_says_what_is_easily_overlooked(province, said, typed, told):
    """Before a key is taken: that it is another unit's by its file, that the unit is new here, that it replaces one."""
    test = uploaded(province, "Tệp khóa", ("k.papikey", key_file(UnitKey(unit=said, public_key=OTHER_KEYS.public_key))))
    next(item for item in test.text_input if item.key.startswith("don-vi-cua-khoa")).set_value(typed).run()
    every = {"sẽ thay khóa đó", "tự ghi là của", "Kho chưa có"}
    assert {words_told for words_told in every if words_told in words(test).replace("\\", "")} == told


def test_units_without_a_key_are_said_to_send_one_first(app):
    """Where there are several units but no key yet, the page says how a unit makes itself known, and lists nothing."""
    app("method")
    plan_with(app, {})
    test = app("update", loai="Nhận từ đơn vị")
    assert ("Chưa ghi nhận khóa nào" in words(test), any("fingerprint" in item.value for item in test.dataframe)) == (True, False)


def caring(items):
    """Stand for a page that says what became of files."""
    from pages.shared.snapshots.receiving import _say_care

    _say_care(items)


@pytest.mark.parametrize(("count", "more"), [(20, False), (21, True)], ids=["twenty", "one more"])
def test_many_files_that_need_care_are_told_in_part(count, more):
    """Of many refused files the first twenty are told in full, and how many more stand in the table."""
    items = tuple(Received(name=f"{at:02}.papi", what="refused", said=("Hỏng.",)) for at in range(count))
    told = AppTest.from_function(caring, kwargs={"items": items}).run().warning[0].value
    assert (told.count("papi"), "tệp nữa" in told, "Còn 1 tệp nữa" in told) == (20, more, more)


def test_files_that_were_all_taken_warn_of_nothing(province):
    """Where every file became a version no warning stands above the table."""
    file = sent("b.papi")
    test = uploaded(province, "chọn nhiều tệp", (file.name, file.load()), ("c.papi", file.load()))
    test.text_input(key="nguoi-nhan").set_value("Sở").run()
    test.button(key="nhan-tu-don-vi").click().run()
    assert ([item.value for item in test.warning], len(table_with(test, "what_word"))) == ([], 2)


def test_file_that_cannot_be_signed_is_said(app, monkeypatch):
    """What the store cannot pack is a sentence in the place of the file, and the page goes on."""

    def fails(*_):
        raise PapiError("Tệp gốc quá lớn để gửi.")

    app("method")
    view.open_store().make_signing_key(UNIT, who="An")
    monkeypatch.setattr(Store, "signed_snapshot", fails)
    test = unfolded(app)
    assert ("Tệp gốc quá lớn để gửi" in words(test), "tai-tep-gui" in keys_of(test), list(test.exception)) == (True, False, [])


def test_file_that_is_no_key_is_said(province):
    """A wrong file in the place of a key is a sentence."""
    assert "Không phải tệp khóa" in words(uploaded(province, "Tệp khóa", ("k.papikey", b"noise")))


def test_editor_of_one_unit_imports_and_touches_no_key(province, monkeypatch):
    """Who may only update sees the keys and cannot trust or withdraw one."""
    owner = view.open_store
    editor = Actor(account="a", name="Chị Bình", roles={"xã Minh Hải": Role.EDITOR})
    monkeypatch.setattr("pages.shared.snapshots.keys.open_store", lambda: owner().acting(editor))
    province.run()
    assert "thu-hoi-khoa" not in keys_of(province)
    assert isinstance(owner(), Store)
