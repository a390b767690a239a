"""Cập nhật without a browser: checked, compared, decided, accepted; nothing lost, nothing guessed, nobody overwritten."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from visits import TRACKER, editor_key, fill, table_with, tracker_with, upload, words

from pages.shared import view
from pages.shared.downloads import next_tracker
from pages.shared.reading import painted
from pages.shared.update.checking import MOST_SHOWN, finding_columns, finding_rows, painted_file_name
from pages.shared.update.unit_choice import known_unit
from pages.shared.view import View
from papi_metrics.errors import PapiError
from papi_metrics.example import example_files
from papi_metrics.findings import count_by_severity, finding
from papi_metrics.framework import DIMENSIONS, dimension_name
from papi_metrics.reports import painted_workbook
from papi_metrics.store import Submission
from papi_metrics.tracker import read_tracker

ROOT = Path(__file__).parent.parent
OCTOBER = {"A3": "Tính đến ngày 31/10/2022"}
# Row 18 of the example is TT-13, done on 25/08/2022; row 13 is TT-08, half done.
BACK = OCTOBER | {"J18": "Đang thực hiện", "M18": None}
TT13, TT08 = 12, 7
ROW_NOT_BEGUN, ID_NOT_BEGUN = 34, "TT-29"


def accept(test):
    """Say who brings the file and accept it."""
    test.text_input(key="nguoi").set_value("Văn phòng - Thống kê").run()
    return test.button(key="nhan").click().run()


def newest():
    """Return the newest version's tasks and what was decided about it."""
    store = view.open_store()
    key = store.newest().key
    return store.tasks(key), store.changes(key)


def number_of_versions():
    """Return how many versions there are."""
    return len(view.open_store().versions())


def test_changes_are_shown_old_and_new_before_anything_is_stored(app):
    """A field that differs stands with its old and new value and its row; nothing is stored by looking."""
    test = upload(app("update"), tracker_with(OCTOBER | {"J11": "Đã hoàn thành", "K11": None, "M11": dt.date(2022, 10, 5)}))
    table = test.dataframe(key=editor_key(test, "thay-doi")).value
    assert table[["field_word", "step", "row"]].to_numpy().tolist() == [
        ["Trạng thái", "Đang thực hiện → Đã hoàn thành", 11],
        ["Ngày hoàn thành", "— → 05/10/2022", 11],
    ]
    assert table["taken"].all()
    assert "2 thay đổi ở 1 nhiệm vụ. Không có bước lùi." in words(test)
    assert number_of_versions() == 3


def test_effect_on_the_eight_figures_stands_beside_the_changes(app):
    """The completion of the eight dimensions is shown as it is and as it would be."""
    test = upload(app("update"), tracker_with(OCTOBER | {"J24": "Đã hoàn thành", "K24": None}))
    table = table_with(test, "completion_before")
    assert table["name"].tolist() == [dimension_name(number, 2022) for number in DIMENSIONS]
    moved = table.iloc[3]
    assert moved["completion"] > moved["completion_before"]


def test_step_backwards_is_refused_until_it_is_decided(app):
    """Done that is no longer done needs a tick; without one nothing is stored and the page says what is missing."""
    test = accept(upload(app("update"), tracker_with(BACK)))
    assert "còn 2 bước lùi chưa quyết định" in words(test)
    assert number_of_versions() == 3


def test_step_backwards_needs_a_reason(app):
    """A tick alone is not enough: why it goes backwards has to be said."""
    test = upload(app("update"), tracker_with(BACK))
    fill(test, "buoc-lui", {0: {"taken": True}, 1: {"taken": True}})
    assert "2 bước lùi được nhận nhưng chưa ghi lý do" in words(accept(test))
    assert number_of_versions() == 3


@pytest.mark.parametrize("shared", [True, False], ids=["one reason for all", "a reason a row"])
def test_step_backwards_is_stored_with_its_reason(app, shared):
    """Ticked and explained it is taken, and the version keeps why."""
    test = upload(app("update"), tracker_with(BACK))
    own = {} if shared else {"reason": "Làm lại"}
    fill(test, "buoc-lui", {0: {"taken": True, **own}, 1: {"taken": True, **own}})
    if shared:
        next(item for item in test.text_input if (item.key or "").startswith("ly-do-chung")).set_value("Làm lại").run()
    accept(test)
    assert list(test.exception) == []
    tasks, changes = newest()
    assert tasks["state"][TT13] == "in_progress"
    back = changes[changes["backward"]]
    assert back[["field", "taken", "reason"]].to_numpy().tolist() == [["state", True, "Làm lại"], ["completed_on", True, "Làm lại"]]


def test_step_backwards_left_out_keeps_what_stood(app):
    """Not ticked, and said to keep the old value: the rest of the file is accepted, the task stays done."""
    test = upload(app("update"), tracker_with(BACK | {"O18": "Báo cáo lại"}))
    next(item for item in test.checkbox if (item.key or "").startswith("giu-gia-tri-cu")).set_value(True).run()
    accept(test)
    tasks, changes = newest()
    assert (tasks["state"][TT13], tasks["completed_on"][TT13].date(), tasks["note"][TT13]) == ("done", dt.date(2022, 8, 25), "Báo cáo lại")
    assert changes["taken"].tolist() == [False, False, True]


def test_single_change_can_be_left_out(app):
    """A change without its tick is not taken; the others are."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "một", "O13": "hai"}))
    fill(test, "thay-doi", {0: {"taken": False}})
    assert "Sẽ nhận 1 thay đổi, để lại 1" in words(test)
    accept(test)
    tasks, changes = newest()
    assert (tasks["note"].isna()[TT08 - 1], tasks["note"][TT08]) == (True, "hai")
    assert changes["taken"].tolist() == [False, True]


def without_row(row):
    """Return the example without a row of its sheet."""
    return tracker_with(OCTOBER | dict.fromkeys(f"{column}{row}" for column in "ABCDEFGHIJKLMNO"))


def test_removed_task_stays_where_its_removal_is_left_out(app):
    """A row that went missing from the file is shown as removed, and can be kept."""
    test = upload(app("update"), without_row(ROW_NOT_BEGUN))
    table = test.dataframe(key=editor_key(test, "thay-doi")).value
    assert table["field_word"].tolist() == ["Bỏ nhiệm vụ"]
    fill(test, "thay-doi", {0: {"taken": False}})
    accept(test)
    tasks = newest()[0].set_index("task_id")
    assert tasks.loc[ID_NOT_BEGUN, ["sheet", "row"]].isna().all()


def test_task_begun_is_not_removed_without_a_tick(app):
    """A row gone that had progress is a step backwards: left without a tick it keeps what stood, by the person's word."""
    test = upload(app("update"), without_row(51))
    assert test.dataframe(key=editor_key(test, "buoc-lui")).value["field_word"].tolist() == ["Bỏ nhiệm vụ"]
    assert "bỏ việc đã làm" in words(test)
    assert "còn 1 bước lùi chưa quyết định" in words(accept(test))
    next(item for item in test.checkbox if (item.key or "").startswith("giu-gia-tri-cu")).set_value(True).run()
    accept(test)
    assert "TT-46" in set(newest()[0]["task_id"])


def reworded():
    """Return the example without its codes, one task in other words."""
    cells = {"B5": None} | {f"B{row}": None for row in range(6, 52)}
    return tracker_with(OCTOBER | cells | {"E13": "Tuyên truyền Luật Tiếp cận thông tin và các tài liệu hướng dẫn thực hiện"})


def test_reworded_task_is_shown_as_a_pair_and_keeps_its_history(app):
    """A task told by likeness is shown with both texts; accepted, it keeps its code."""
    test = upload(app("update"), reworded())
    pairs = test.dataframe(key=editor_key(test, "ghep")).value
    assert pairs["after"].tolist() == ["Tuyên truyền Luật Tiếp cận thông tin và các tài liệu hướng dẫn thực hiện"]
    accept(test)
    tasks, _ = newest()
    assert tasks["task_id"][TT08] == "TT-08"
    assert len(tasks) == 46


def test_refused_pair_is_one_task_less_and_one_more(app):
    """A pair that is not one task becomes a removal and an addition."""
    test = upload(app("update"), reworded())
    fill(test, "ghep", {0: {"same": False}})
    tables = [test.dataframe(key=editor_key(test, name)).value["field_word"].tolist() for name in ("buoc-lui", "thay-doi")]
    assert tables == [["Bỏ nhiệm vụ"], ["Thêm nhiệm vụ"]]


def test_someone_else_s_version_is_not_overwritten_unknowing(app):
    """Accepted by another meanwhile: it says by whom, stores nothing, and compares with that version."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "của tôi"}))
    test.text_input(key="nguoi").set_value("An").run()
    other = tracker_with({"O12": "của người khác", "O14": "thêm"})
    said = {"unit": "xã Trung Trắc", "plan_year": 2022, "province": "Hưng Yên", "as_of": dt.date(2022, 10, 15)}
    submission = Submission(**said, file_name="khac.xlsx", author="Bình", reason="giữa tháng")
    view.open_store().accept(read_tracker(other, name="khac-2022.xlsx"), original=other, submission=submission)
    test.button(key="nhan").click().run()
    assert "Bình đã nhận phiên bản 4" in words(test)
    assert number_of_versions() == 4
    steps = test.dataframe(key=editor_key(test, "thay-doi")).value["step"].tolist()
    assert steps == ["của người khác → của tôi", "thêm → —"]
    test.button(key="nhan").click().run()
    assert (number_of_versions(), view.open_store().newest().based_on) == (5, 4)


def test_version_that_came_meanwhile_is_told_before_accepting(app):
    """Someone else's version that came while one types is told of on the page, and compared with."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "của tôi"}))
    other = view.open_store().restore(view.open_store().newest().key, author="Bình", reason="x")
    test.text_input(key="nguoi").set_value("An").run()
    assert f"Bình đã nhận phiên bản {other.key.number}" in words(test)
    assert number_of_versions() == 4


def test_unit_that_changed_with_the_last_keystroke_is_compared_first(app):
    """What is accepted is what was shown: another unit in the field is not stored under the old comparison."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "x"}))
    test.text_input(key="nguoi").set_value("An").run()
    test.text_input(key="don-vi-moi").set_value("xã Lạc Đạo")
    test.button(key="nhan").click().run()
    assert "Đơn vị hoặc ngày số liệu vừa đổi" in words(test)
    assert number_of_versions() == 3


@pytest.mark.parametrize(("typed", "told"), [("UBND XÃ TRUNG TRẮC ", False), ("ubnd xã trung trắc", True)], ids=["capitals", "small"])
def test_unit_in_another_spelling_is_the_unit_the_store_has(app, typed, told):
    """Capitals, small letters and "UBND" open no second plan: the stored name is used, said, and compared with."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "x"}))
    test.text_input(key="don-vi-moi").set_value(typed).run()
    assert ("Dùng tên đã lưu" in words(test)) is told
    assert "So với phiên bản 3" in words(test)
    accept(test)
    assert (view.open_store().units(), number_of_versions()) == (("xã Trung Trắc",), 4)


def test_unit_in_its_very_spelling_leads_over_one_alike(app):
    """Where a store has two spellings of one key, from before names were tidied, each can be reached."""
    app("update")
    store = view.open_store()
    for name in ("xã Hoà Bình", "xã Hòa Bình"):
        said = {"unit": name, "plan_year": 2022, "province": "Hưng Yên", "as_of": dt.date(2022, 9, 1)}
        store.accept(read_tracker(TRACKER.read_bytes()), original=b"x", submission=Submission(**said, file_name="x.xlsx", author="An", reason="x"))
    assert [known_unit(name) for name in ("xã Hoà Bình", "xã Hòa Bình", "UBND XÃ HÒA BÌNH")] == ["xã Hoà Bình", "xã Hòa Bình", "xã Hòa Bình"]


def test_unit_much_like_a_stored_one_is_asked_about(app):
    """A name one tone away is another unit unless the person corrects it; the page asks before it opens a plan for it."""
    test = upload(app("update"), tracker_with(OCTOBER))
    test.text_input(key="don-vi-moi").set_value("xã Trưng Trắc").run()
    assert "Kho đã có «xã Trung Trắc», chưa có «xã Trưng Trắc»" in words(test)
    assert "Phiên bản đầu tiên" in words(test)
    test.text_input(key="don-vi-moi").set_value("xã Phan Sào Nam").run()
    assert "Kho đã có" not in words(test)


def test_new_code_of_a_task_is_used_and_shown(app):
    """A task known by its words keeps its history under the code that the file gives it; old and new stand there, and nothing is to be decided."""
    test = upload(app("update"), tracker_with(OCTOBER | {"B13": "TT-99"}))
    assert "1 nhiệm vụ đổi mã; mã mới được dùng" in [item.label for item in test.expander]
    assert "TT-08 → TT-99" in table_with(test, "step")["step"].tolist()
    tasks, _ = (accept(test), newest())[1]
    assert (tasks["task_id"][TT08], len(tasks)) == ("TT-99", 46)


@pytest.mark.parametrize(("day", "told"), [(dt.date(2022, 12, 31), False), (dt.date(2023, 1, 1), True)], ids=["last day", "the day after"])
def test_date_of_another_year_is_asked_about(app, day, told):
    """States of a day outside the plan's year may be meant, and are doubted aloud."""
    test = upload(app("update"), tracker_with({"C3": day}))
    assert (f"{day:%d/%m/%Y} không thuộc năm kế hoạch 2022" in words(test)) is told


def test_other_province_and_earlier_date_are_told(app):
    """What would put another province's scores on every page, or set the date back, is said beside the changes."""
    test = upload(app("update"), tracker_with({"A3": "Tính đến ngày 31/8/2022"}))
    assert "trước ngày của phiên bản hiện nay (30/09/2022)" in words(test)
    test.selectbox(key="tinh").set_value("Hà Nam").run()
    assert "Tỉnh đổi từ Hưng Yên sang Hà Nam" in words(test)


def test_another_file_fills_the_form_anew(app):
    """What one file said of itself is not kept for the next one put in its place."""
    test = upload(app("update"), tracker_with(OCTOBER))
    other = {"A1": "UBND XÃ MINH TÂN", "A2": "THEO DÕI KẾ HOẠCH NĂM 2023", "A3": "Tính đến ngày 30/11/2023"}
    assert test.text_input(key="don-vi-moi").value == "xã Trung Trắc"
    upload(test, tracker_with(other), name="b.xlsx")
    shown = test.text_input(key="don-vi-moi").value, test.number_input(key="nam-ke-hoach").value, test.date_input(key="so-lieu-den").value
    assert shown == ("xã Minh Tân", 2023, dt.date(2023, 11, 30))


def test_decisions_belong_to_one_plan_and_one_set_of_pairs(app):
    """Ticks made against one unit's version are not there against another's of the same number, nor for other pairs."""
    store = view.open_store()
    for number in (1, 2, 3):
        said = {"unit": "xã Minh Tân", "plan_year": 2022, "province": "Hưng Yên", "as_of": dt.date(2022, 9, number)}
        submission = Submission(**said, file_name="x.xlsx", author="An", reason="x")
        store.accept(read_tracker(TRACKER.read_bytes()), original=b"%d" % number, submission=submission)
    test = upload(app("update"), tracker_with(BACK))
    first = editor_key(test, "buoc-lui")
    test.text_input(key="don-vi-moi").set_value("xã Minh Tân").run()
    assert "So với phiên bản 3" in words(test)
    assert editor_key(test, "buoc-lui") != first


@pytest.mark.parametrize("year", [2011, 2016, 2017, 2019, 2025])
def test_plan_of_any_year_of_papi_is_taken_and_shown(app, year):
    """A plan of a year with six dimensions, or of one without scores, is compared, accepted and shown on every page."""
    title = {"A2": f"THEO DÕI THỰC HIỆN KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM {year}", "C3": dt.date(year, 9, 30)}
    test = accept(upload(app("update"), tracker_with(title)))
    upload(test, tracker_with(title | {"O12": "x"}))
    assert "So với phiên bản 1" in words(test)
    assert "1 thay đổi" in words(test)
    for page in ("overview", "tasks", "scores", "history"):
        test.switch_page(f"{page}.py").run()
        assert list(test.exception) == []
        assert f"Kế hoạch PAPI {year}" in words(test)


def test_newest_file_again_cannot_be_accepted(app):
    """The newest version's own file changes nothing: the button is off and says why."""
    test = upload(app("update"), TRACKER.read_bytes(), TRACKER.name)
    assert test.button(key="nhan").disabled
    assert "Tệp này đang là phiên bản mới nhất" in words(test)


def test_older_file_again_is_recognised_and_compared(app):
    """An older version's file is recognised; what it would take back is shown as steps backwards."""
    first = example_files()[0]
    test = upload(app("update"), first.read_bytes(), first.name)
    assert "phiên bản 1" in test.info[0].value
    assert not test.dataframe(key=editor_key(test, "buoc-lui")).value.empty
    assert not test.button(key="nhan").disabled


def test_findings_are_grouped_by_what_to_do(app):
    """One group a task for the clerk, with its count; a group shows its findings only."""
    test = upload(app("update"), tracker_with({"J6": "Xong rùi nha", "I7": "Trước tháng 6", "M8": "32/13/2022"}))
    groups = test.button_group(key="viec-bang")
    assert "Sửa trạng thái, tiến độ" in " ".join(groups.options)
    groups.set_value("dates").run()
    table = test.dataframe(key="can-xem-bang").value
    assert ({"I7", "M8"} <= set(table["place"]), "J6" in set(table["place"])) == (True, False)


def test_finding_says_place_value_expectation_and_consequence(app):
    """Each finding has Excel's address, what stands there, what is expected and what becomes of it."""
    test = upload(app("update"), tracker_with({"J6": "Xong rùi nha"}))
    table = test.dataframe(key="can-xem-bang").value.set_index("place")
    row = table.loc["J6"]
    assert row["value"] == "Xong rùi nha"
    assert "Đã hoàn thành" in row["mend"]
    assert "Tạm tính" in row["result"]


def test_findings_are_counted_by_severity(app):
    """How many errors, doubts and notes there are stands above them, also where there are none of a kind."""
    data = tracker_with(OCTOBER | {"J6": "Xong rùi nha", "J7": "Hổng biết", "A52": "Ghi chú: số liệu tạm"})
    test = upload(app("update"), data)
    counts = count_by_severity(read_tracker(data, 2022).findings)
    assert {metric.label.split(" ", 1)[1]: int(metric.value) for metric in test.metric} == {
        "Lỗi": counts["error"], "Cần xem": counts["warning"], "Ghi nhận": counts["note"],
    }  # fmt: skip
    assert (counts["error"], counts["warning"] >= 2, counts["note"] >= 1) == (0, True, True)


def test_chosen_finding_shows_its_row_of_the_file(app):
    """The row a finding is about is shown cell by cell, the doubtful one marked."""
    test = upload(app("update"), tracker_with({"J6": "Xong rùi nha"}))
    place = test.dataframe(key="can-xem-bang").value["place"].tolist().index("J6")
    test.session_state["can-xem-bang"] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    test.run()
    cells = table_with(test, "heading")
    marked = cells[cells["mark"] != ""]
    assert marked[["column", "heading", "value"]].to_numpy().tolist() == [["J", "Trạng thái", "Xong rùi nha"]]
    assert "TT-01" in set(cells["value"])


@pytest.mark.parametrize(("place", "sheet"), [(None, "Theo dõi"), (7, None)], ids=["a sheet", "a file"])
def test_finding_about_a_whole_sheet_has_no_row(place, sheet):
    """What is said of a file or a sheet is not looked for in a row of it."""
    test = AppTest.from_function(showing, kwargs={"rows": finding_rows([finding("state-blank", sheet=sheet, row=place)])}).run()
    assert ("không về một dòng" in words(test), list(test.dataframe), list(test.exception)) == (True, [], [])


def test_row_that_can_no_longer_be_opened_is_said(monkeypatch):
    """Where the file cannot be opened again, its reason stands in the place of the row."""

    def fails(*_, **__):
        raise PapiError("Đọc tệp quá lâu.")

    monkeypatch.setattr("pages.shared.update.checking.cells_of_row", fails)
    test = AppTest.from_function(showing, kwargs={"rows": finding_rows([finding("state-blank", sheet="Theo dõi", row=7)])}).run()
    assert ("Đọc tệp quá lâu" in words(test), list(test.dataframe), list(test.exception)) == (True, [], [])


def showing(rows):
    """Stand for a page that shows the row of a finding."""
    from pages.shared.update.checking import _show_row

    _show_row(rows.iloc[0], None)


def comparing(before, after):
    """Stand for a page that says what a file mends of an earlier check."""
    from pages.shared.update.checking import show_mending

    show_mending(before, after)


@pytest.mark.parametrize(
    ("before", "after", "said", "listed"),
    [
        pytest.param(None, (), False, [], id="no earlier check"),
        pytest.param((), (), True, [], id="nothing to mend before and after"),
        pytest.param(("state-blank",), (), True, ["Đã sửa (1)"], id="mended"),
        pytest.param((), ("state-blank",), True, ["Mới (1)"], id="new"),
    ],
)
def test_mending_lists_what_there_is(before, after, said, listed):
    """A second check is always set beside the first; only what is mended, remains or is new is listed."""
    codes = [None if part is None else [finding(code, sheet="Theo dõi", row=7, column="J") for code in part] for part in (before, after)]
    test = AppTest.from_function(comparing, kwargs={"before": codes[0], "after": codes[1]}).run()
    assert (len(test.info) == 1, [tab.label for tab in test.tabs], list(test.exception)) == (said, listed, [])


def test_many_findings_are_paged_and_all_in_the_file(app):
    """More findings than a page are shown page by page; the download holds all."""
    rows = "".join(f"{place};Họp dân thôn số {place};UBND xã;Xong rùi {place}\n" for place in range(1, 251))
    data = f"NĂM 2022\nTT;Nhiệm vụ;Đơn vị chủ trì;Trạng thái\n{rows}".encode()
    test = upload(app("update", example=False), data, "theo-doi-2022.csv")
    table = test.dataframe(key="can-xem-bang").value
    assert len(table) == MOST_SHOWN
    test.pagination(key="trang-bang").set_value(2).run()
    assert len(test.dataframe(key="can-xem-bang").value) == len(read_tracker(data, 2022).findings) - MOST_SHOWN


def listing(findings):
    """Stand for a page that shows the findings of an upload."""
    from types import SimpleNamespace

    from pages.shared.update.checking import show_findings

    show_findings(findings, SimpleNamespace(file_id="1", name="t.xlsx"), name="bang")


@pytest.mark.parametrize(("count", "pages"), [(MOST_SHOWN, 0), (MOST_SHOWN + 1, 1)], ids=["just a page", "one more"])
def test_findings_of_one_page_are_not_paged(count, pages):
    """As many findings as a page holds need no way to a second; a group of fewer is shown from its first on."""
    found = [finding("state-blank", sheet="Theo dõi", row=row, column="J") for row in range(count - 1)]
    test = AppTest.from_function(listing, kwargs={"findings": [*found, finding("date-unread", sheet="Theo dõi", row=9, column="M")]}).run()
    assert (len(test.pagination), len(test.dataframe(key="can-xem-bang").value)) == (pages, MOST_SHOWN)
    for control in test.pagination:
        control.set_value(2).run()
    test.button_group(key="viec-bang").set_value("dates").run()
    assert (len(test.pagination), test.dataframe(key="can-xem-bang").value["place"].tolist()) == (0, ["M9"])


@pytest.mark.parametrize(
    ("sheets", "named"),
    [(["Theo dõi"], False), (["Theo dõi", None], False), (["Theo dõi", "Phụ lục"], True), ([None], False)],
    ids=["one", "one and the whole file", "two", "the whole file"],
)
def test_sheet_is_named_where_there_are_several(sheets, named):
    """A column that says the same in every row is left out."""
    assert ("sheet" in finding_columns([finding("state-blank", sheet=sheet, row=7) for sheet in sheets])) is named


def test_texts_like_formulas_are_harmless_in_every_table(app):
    """A table's own download never holds a formula: such a text stands behind an apostrophe."""
    test = upload(app("update"), tracker_with(OCTOBER | {"O12": "@SUM(1+1)", "J13": "=cmd|' /C calc'!A0"}))
    for element in test.dataframe:
        table = element.value
        texts = [cell for name in table.select_dtypes(exclude="number") for cell in table[name] if isinstance(cell, str)]
        assert [text for text in texts if text.startswith(("=", "+", "@", "-"))] == []


def test_painted_copy_is_offered_and_answers_the_check(app):
    """The marked copy of an upload lists its findings; mended and uploaded again the page says what is mended and what remains."""
    data = tracker_with(OCTOBER | {"J6": "Xong rùi nha", "J7": "Hổng biết"})
    painted = painted_workbook(data, read_tracker(data, 2022).findings)
    book = openpyxl.load_workbook(io.BytesIO(painted))
    book["Theo dõi"]["J6"], book["Theo dõi"]["I9"] = "Đã hoàn thành", "Trước tháng 6"
    buffer = io.BytesIO()
    book.save(buffer)
    test = upload(app("update"), buffer.getvalue(), "theo-doi-2022-can-sua.xlsx")
    assert list(test.exception) == []
    assert "Đã sửa 1 chỗ, còn 2, mới 1." in words(test)
    assert {tab.label.split(" (")[0] for tab in test.tabs} == {"Đã sửa", "Còn lại", "Mới"}


@pytest.mark.parametrize(("cells", "offered"), [({"M33": dt.date(2022, 5, 4), "A52": "Ghi chú: số liệu tạm"}, False), ({"J12": "Xong rùi nha"}, True)])
def test_painted_copy_is_offered_where_something_is_to_mend(app, cells, offered):
    """Notes that ask for nothing are listed; no marked copy is offered for them."""
    test = upload(app("update"), tracker_with(OCTOBER | cells))
    assert len(test.dataframe(key="can-xem-bang").value) > 0
    assert ("danh-dau-bang" in {button.key for button in test.download_button}) is offered


def test_next_file_of_a_session_answers_the_one_before(app):
    """Without the list too, a second file of the same tracker is compared with the check before it."""
    test = upload(app("update"), tracker_with(OCTOBER | {"J6": "Xong rùi nha"}))
    assert "Đã sửa" not in words(test)
    upload(test, tracker_with(OCTOBER))
    assert "Đã sửa 1 chỗ" in words(test)


def test_file_without_an_earlier_check_is_not_compared(app):
    """The first file of a session says nothing of mending."""
    assert "chỗ mới cần sửa" not in words(upload(app("update"), tracker_with({"J6": "Xong rùi nha"})))


def test_painted_copy_stays_with_who_asked(monkeypatch):
    """A marked copy is made in a thread that has no session: of a person's file nothing stays where all such threads keep theirs."""
    monkeypatch.setattr("pages.shared.reading.painted_isolated", lambda data, _findings: b"painted " + data)
    file = SimpleNamespace(file_id="1", name="t.xlsx", getvalue=lambda: b"tep")
    before = st.session_state.to_dict()
    assert (painted(file, (finding("state-blank"),)), st.session_state.to_dict()) == (b"painted tep", before)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("thang-10.xlsx", "state-blank", "thang-10-can-sua.xlsx"), ("a.xlsm", "macros-ignored", "a-can-sua.xlsm"), ("a.docm", "macros-ignored", "a-can-sua.xlsx"),
        ("a-can-sua.xlsx", "state-blank", "a-can-sua.xlsx"), ("a.xls", "state-blank", "a-can-sua.xlsx"), ("a.xlsm", "state-blank", "a-can-sua.xlsx"),
    ],
)  # fmt: skip
def test_painted_copy_is_named_after_the_file(name, code, expected):
    """Excel opens a workbook under the ending that its contents have; a second copy is called like the first."""
    assert painted_file_name(name, [finding(code)]) == expected


def test_plan_is_checked_apart_from_the_figures(app):
    """What the plan lacks stands in a group of its own."""
    test = upload(app("update"), tracker_with(OCTOBER | {"G6": None, "H6": None}))
    labels = [item.label for item in test.expander]
    assert any(label.startswith("Chất lượng kế hoạch:") for label in labels)
    table = test.dataframe(key="can-xem-ke-hoach").value
    told = " ".join(table["mend"].fillna("") + table["message"].fillna("")).lower()
    assert ("đơn vị chủ trì" in told, "nội dung thành phần" in told) == (True, True)


def test_word_annex_becomes_the_first_tracker(app):
    """A plan in Word is accepted like any tracker, and a place in it is shown by table and row."""
    annex = ROOT / "data" / "phu-luc-08-KH-UBND-2022.docx"
    test = upload(app("update", example=False), annex.read_bytes(), annex.name)
    assert list(test.exception) == []
    assert "46 nhiệm vụ" in words(test)
    test.session_state["can-xem-ke-hoach"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    test.run()
    assert "Nhiệm vụ" in set(table_with(test, "heading")["heading"])
    test.date_input(key="so-lieu-den").set_value(dt.date(2022, 1, 31)).run()
    accept(test)
    tasks = view.open_store().tasks(view.open_store().newest().key)
    assert (len(tasks), set(tasks["state"])) == (46, {"not_started"})


@pytest.mark.parametrize("example", [True, False])
def test_templates_are_offered(app, example):
    """Next month's tracker, an empty one and a form for scores can be taken along, with a plan and without."""
    test = app("update", example=example, loai="Tệp mẫu")
    assert list(test.exception) == []
    assert {button.label for button in test.download_button} == {"Tải tệp mẫu trống", "Tải tệp điểm"} | ({"Tải bảng kỳ tới"} if example else set())


def test_reason_follows_the_date_until_someone_types_one(app):
    """The usual reason names the date; a typed one stays."""
    test = upload(app("update"), tracker_with(OCTOBER))
    test.date_input(key="so-lieu-den").set_value(dt.date(2022, 10, 15)).run()
    assert test.text_input(key="ly-do").value == "Cập nhật số liệu đến 15/10/2022"
    test.text_input(key="ly-do").set_value("Họp giao ban").run()
    test.date_input(key="so-lieu-den").set_value(dt.date(2022, 10, 20)).run()
    assert test.text_input(key="ly-do").value == "Họp giao ban"


def test_next_month_s_tracker_starts_from_the_newest_state(app):
    """The prefilled tracker carries the newest tasks and states and leaves its date open."""
    app("update")
    store = view.open_store()
    version = store.newest()
    reading = read_tracker(next_tracker(View(version=version, as_of=version.as_of, newest=version, score_act=0)))
    columns = [name for name in reading.table if name not in {"sheet", "row"}]
    assert reading.table[columns].equals(store.tasks(version.key)[columns])
    assert (reading.about.as_of, reading.about.unit, reading.about.plan_year) == (None, "xã Trung Trắc", 2022)
