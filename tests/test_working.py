"""Work that can take longer than a second: each such act says what it does while it does it, and what it says goes away."""

from __future__ import annotations

import importlib
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from visits import tracker_with, upload, words

from pages.shared import view, working
from papi_metrics.store import Store

LIST = "Mã;Tên;Cấp\n01;Hà Nội;tỉnh\n".encode()
SURVEY = "Đơn vị;Cấp;Năm;Mã;Điểm;Nguồn\nxã Trung Trắc;xã;2022;2;5,0;Khảo sát\n".encode()


class Said:
    """What is being said right now, of a page's place and of an act's corner, and what slow work was done without a word."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.now, self.silent, self.done = [], [], []

    @contextmanager
    def spinner(self, text, **_looks):
        """Stand for Streamlit's own."""
        self.now.append(text)
        yield
        self.now.remove(text)

    def timer(self, _seconds, _say):
        """Stand for the timer that an act waits with: it says what it has to say at once."""
        said = self

        class Timer:
            def start(self):
                said.now.append("act")

            def cancel(self):
                said.now.remove("act")

        return Timer()

    def watched(self, name, slow):
        """Return slow work that notes whether anything was said while it was done."""

        def work(*args, **kwargs):
            self.done.append(name)
            if not self.now:
                self.silent.append(name)
            return slow(*args, **kwargs)

        return work


@pytest.fixture
def said(monkeypatch):
    """Return what is said, and a function that watches slow work by module and name."""
    found = Said()
    monkeypatch.setattr(st, "spinner", found.spinner)
    monkeypatch.setattr(working.threading, "Timer", found.timer)
    monkeypatch.setattr(working, "add_script_run_ctx", lambda _thread: None)

    def watch(*places):
        for place in places:
            where, _, name = place.rpartition(".")
            owner = Store if where == "Store" else importlib.import_module(f"pages.shared.{where}")
            monkeypatch.setattr(owner, name, found.watched(place, getattr(owner, name)))
        return found

    return watch


def pressed(test, key, **texts) -> AppTest:
    """Fill in texts and press a button."""
    for name, text in texts.items():
        test.text_input(key=name.replace("_", "-")).set_value(text)
    return test.button(key=key).click().run()


def bring_tracker(app):
    """Upload a tracker with a change, look at a row of it, and accept it."""
    test = upload(app("update"), tracker_with({"A3": "Tính đến ngày 31/10/2022", "O12": "ghi thêm", "J30": "Xong rùi nha"}))
    test.session_state["can-xem-bang"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return pressed(test.run(), "nhan", nguoi="An")


def bring_scores(app):
    """Upload a file of scores and accept it."""
    test = app("update", loai="Điểm số")
    test.file_uploader[0].set_value(("d.csv", SURVEY, "text/csv")).run()
    return pressed(test, "nhan-diem", nguoi_diem="An", ly_do_diem="x")


def bring_units(app):
    """Upload a list of units and accept it."""
    test = app("update", loai="Danh sách đơn vị")
    test.file_uploader[0].set_value(("u.csv", LIST, "text/csv")).run()
    return pressed(test, "nhan-danh-sach", nguoi_danh_sach="An", ly_do_danh_sach="x")


def restore(app):
    """Compare versions, and restore the one before the newest; then undo it."""
    test = app("history")
    test.selectbox(key="phien-ban-chon").select(2).run()
    for box in test.checkbox:
        box.check()
    return pressed(pressed(test, "khoi-phuc", nguoi_khoi_phuc="An", ly_do_khoi_phuc="x"), "hoan-tac")


def send(app):
    """Work out a report, make a key and sign a version."""
    test = app("reports", gui_len_cap_tren="true")
    test.session_state["gui-len-cap-tren"] = True
    return pressed(test.run(), "tao-khoa-ky", nguoi_tao_khoa="An")


def turn(app):
    """Accept the next year's plan."""
    test = app("update", loai="Tệp mẫu")
    test.session_state["nam-moi"] = True
    return pressed(test.run(), "nhan-nam-moi", nguoi_nam_moi="An")


def edit(app):
    """Change a task on the page."""
    test = app("tasks")
    test.session_state["bang-nhiem-vu"] = {"selection": {"rows": [8], "columns": [], "cells": []}}
    test.run()
    next(item for item in test.text_area if item.key.startswith("sua-ghi-chu")).set_value("ghi thêm")
    for name in ("sua-nguoi", "sua-ly-do"):
        next(item for item in test.text_input if item.key.startswith(f"{name}-")).set_value("An")
    return next(button for button in test.button if button.label == "Lưu thành phiên bản mới").click().run()


def take_example(app):
    """Open the example on an empty store."""
    return pressed(app("overview", example=False), "mo-vi-du")


@pytest.mark.parametrize(
    ("act", "slow"),
    [
        pytest.param(bring_tracker, (
            "update.tracker.tracker_reading", "update.tracker.earlier_findings", "update.checking.check_plan", "update.checking.cells_of_row",
            "update.changing.match_tasks", "update.changing.task_changes", "Store.accept",
        ), id="tracker"),
        pytest.param(bring_scores, ("update.scores.scores_reading", "update.scores._changes", "Store.accept_scores"), id="scores"),
        pytest.param(bring_units, ("update.units.units_isolated", "update.units._changes", "Store.accept_units"), id="units"),
        pytest.param(restore, ("history.comparing.changes_between", "history.restoring.changes_between", "Store.restore"), id="restore"),
        pytest.param(send, ("report.making._briefing", "Store.signed_snapshot"), id="report"),
        pytest.param(turn, ("update.turning.tracker_isolated", "Store.accept"), id="turn"),
        pytest.param(edit, ("task_editing.workbook_of", "task_editing._reading", "Store.accept"), id="edit"),
        pytest.param(take_example, ("beginning.accept_example",), id="example"),
    ],
)  # fmt: skip
def test_slow_work_says_what_it_does(app, said, act, slow):
    """While it is done something is said; afterwards nothing is."""
    found = said(*slow)
    test = act(app)
    assert (list(test.exception), found.silent, sorted(set(slow) - set(found.done)), found.now) == ([], [], [], [])


class Quick:
    """A timer whose time has come at once."""

    def __init__(self, _seconds, say):
        """Take what is to be said."""
        self.start, self.cancel = say, lambda: None


@pytest.mark.parametrize(("error", "last"), [(None, "Xong."), (ValueError(), "Chưa làm được.")])
def test_act_says_whether_it_was_done(monkeypatch, error, last):
    """What the corner said is replaced by how it ended; an act that fails is never said to be done."""
    said = []
    toast = SimpleNamespace(toast=lambda text, **_looks: said.append(text))
    monkeypatch.setattr(st, "toast", lambda text, **_looks: said.append(text) or toast)
    monkeypatch.setattr(working.threading, "Timer", Quick)
    monkeypatch.setattr(working, "add_script_run_ctx", lambda _thread: None)
    with suppress(ValueError), working.act_at_work("Đang làm…", done="Xong."):
        if error:
            raise error
    assert said == ["Đang làm…", last]


def test_act_that_is_over_says_nothing_more(monkeypatch):
    """A timer that ran out just as the act ended does not leave a word in the corner that nothing takes away."""
    said, timers = [], []
    monkeypatch.setattr(st, "toast", lambda text, **_looks: said.append(text))
    monkeypatch.setattr(working.threading, "Timer", lambda _seconds, say: timers.append(say) or SimpleNamespace(start=lambda: None, cancel=lambda: None))
    monkeypatch.setattr(working, "add_script_run_ctx", lambda _thread: None)
    with working.act_at_work("Đang làm…", done="Xong."):
        pass
    timers[0]()
    assert said == []


def test_empty_store_shows_the_example_after_one_click(app):
    """The example opens on Tổng quan with its ribbon, which leads to one's own plan."""
    test = take_example(app)
    assert ("Số liệu minh họa" in words(test), len(view.open_store().versions())) == (True, 3)
