"""Lịch sử, editing in place and looking back, without a browser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from visits import table_with, tracker_with, upload, words

from pages.shared import view
from pages.shared.downloads import current_tracker
from pages.shared.task_editing import _untimely
from pages.shared.view import View
from papi_metrics.clock import today_in_vietnam
from papi_metrics.letterhead import Letterhead
from papi_metrics.reports import table_csv
from papi_metrics.store import UnitSubmission, VersionKey
from papi_metrics.tracker import read_tracker
from papi_metrics.unit_lists import read_units

PLAN = {"unit": "xã Trung Trắc", "plan_year": 2022}


def task_opened(test, task_id="TT-09"):
    """Choose a task in the table of Nhiệm vụ."""
    place = table_with(test, "label_word")["task_id"].tolist().index(task_id)
    test.session_state["bang-nhiem-vu"] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    return test.run()


def field(test, name):
    """Return a field of the form that edits a task."""
    kinds = (test.selectbox, test.number_input, test.date_input, test.text_area, test.text_input, test.checkbox)
    return next(item for kind in kinds for item in kind if (item.key or "").startswith(f"sua-{name}-"))


def saved(test, **values):
    """Fill the form of an opened task and save it."""
    for name, value in ({"nguoi": "Công chức Tư pháp", "ly-do": "Họp giao ban"} | {key.replace("_", "-"): value for key, value in values.items()}).items():
        field(test, name).set_value(value)
    return next(button for button in test.button if button.label == "Lưu thành phiên bản mới").click().run()


def test_edit_in_place_is_a_version_like_any_other(app):
    """State, progress, date and note of a task become a new version with who, why, its change and its own file."""
    test = saved(task_opened(app("tasks")), trang_thai="done", ngay_xong=dt.date(2022, 9, 28), ghi_chu="Đã trình")
    assert list(test.exception) == []
    store = view.open_store()
    version = store.newest()
    assert (version.key.number, version.act, version.author, version.reason) == (4, "edit", "Công chức Tư pháp", "Họp giao ban")
    task = store.tasks(version.key).set_index("task_id").loc["TT-09"]
    assert (task["state"], task["completed_on"].date(), task["note"]) == ("done", dt.date(2022, 9, 28), "Đã trình")
    assert set(store.changes(version.key)["field"]) == {"state", "completed_on", "note"}
    assert read_tracker(store.original(version.key)).table.set_index("task_id").loc["TT-09", "note"] == "Đã trình"
    assert "phiên bản 4" in words(test)


def test_edit_leaves_every_other_task_as_it_was(app):
    """Nothing but the edited task changes."""
    test = app("tasks")
    before = view.open_store().tasks(VersionKey(**PLAN, number=3))
    saved(task_opened(test), trang_thai="paused")
    after = view.open_store().tasks(view.open_store().newest().key)
    columns = [name for name in before if name not in {"sheet", "row"}]
    others = before["task_id"] != "TT-09"
    assert before.loc[others, columns].equals(after.loc[others, columns])


def test_field_nobody_touched_stays_to_the_last_digit(app):
    """Two thirds done stay two thirds while the note is changed: no step backwards comes of rounding."""
    test = app("update")
    upload(test, tracker_with({"K14": 2 / 3, "A3": "Tính đến ngày 31/10/2022"}))
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    assert view.open_store().tasks(view.open_store().newest().key).set_index("task_id").loc["TT-09", "progress"] == 2 / 3
    saved(task_opened(test.switch_page("tasks.py").run()), ghi_chu="Đang chờ")
    changes = view.open_store().changes(view.open_store().newest().key)
    assert changes["field"].tolist() == ["note"]


@pytest.mark.parametrize("note", ["-5 điểm so với quý trước", "+84 903 000 000", "(tạm) 50%", "=A1+B1", "Dòng một; dòng hai"])
def test_note_reads_back_from_the_version_s_own_file(app, note):
    """What was typed stands in the version's workbook as it was typed, whatever Excel could take it for."""
    saved(task_opened(app("tasks")), ghi_chu=note)
    version = view.open_store().newest()
    assert version.key.number == 4
    assert read_tracker(view.open_store().original(version.key)).table.set_index("task_id").loc["TT-09", "note"] == note


def test_note_that_a_workbook_cannot_hold_is_refused(app):
    """A note that reads as an error of Excel would be gone from the file: it is refused with a sentence."""
    test = saved(task_opened(app("tasks")), ghi_chu="#N/A")
    assert "không giữ nguyên được trong tệp Excel" in words(test)
    assert len(view.open_store().versions()) == 3


def test_edit_backwards_needs_a_tick(app):
    """A done task that is reopened is refused until the step backwards is confirmed."""
    test = saved(task_opened(app("tasks"), "TT-13"), trang_thai="in_progress", ngay_xong=None)
    assert "2 bước lùi" in words(test)
    assert len(view.open_store().versions()) == 3
    saved(task_opened(test, "TT-13"), trang_thai="in_progress", ngay_xong=None, xac_nhan=True)
    changes = view.open_store().changes(view.open_store().newest().key)
    assert changes[["backward", "taken", "reason"]].to_numpy().tolist() == [[True, True, "Họp giao ban"]] * 2


@pytest.mark.parametrize("values", [{"nguoi": " "}, {"ly_do": ""}, {"so_lieu_den": None}, {}], ids=["who", "why", "when", "nothing changed"])
def test_edit_without_who_why_when_or_change_is_refused(app, values):
    """An edit says who, why and of which date, and changes something."""
    changed = {} if values == {} else {"ghi_chu": "x"}
    test = saved(task_opened(app("tasks")), **(changed | values))
    assert "Chưa lưu" in words(test)
    assert len(view.open_store().versions()) == 3


def test_edit_over_someone_else_s_version_is_refused(app):
    """Who edits on top of an older version is told whose version stands now; what was typed stays, and can be saved on it."""
    test = task_opened(app("tasks"))
    view.open_store().restore(VersionKey(**PLAN, number=2), author="Chủ tịch", reason="thử")
    saved(test, ghi_chu="Nội dung dài vừa ghi")
    assert "Chủ tịch đã nhận phiên bản 4" in words(test)
    assert len(view.open_store().versions()) == 4
    typed = [field(test, name).value for name in ("ghi-chu", "nguoi", "ly-do")]
    assert typed == ["Nội dung dài vừa ghi", "Công chức Tư pháp", "Họp giao ban"]
    saved(test)
    assert view.open_store().tasks(view.open_store().newest().key).set_index("task_id").loc["TT-09", "note"] == "Nội dung dài vừa ghi"


def test_refusal_whose_button_is_gone_is_said_all_the_same(app):
    """A form that the page no longer shows, its task having gone meanwhile, still says why nothing was stored."""
    test = task_opened(app("tasks"))
    view.open_store().restore(VersionKey(**PLAN, number=2), author="Chủ tịch", reason="thử")
    test.session_state["bang-nhiem-vu"] = {"selection": {"rows": [], "columns": [], "cells": []}}
    saved(test, ghi_chu="x")
    assert "Chủ tịch đã nhận phiên bản 4" in words(test)


@pytest.mark.parametrize(("day", "said"), [(dt.date(2020, 1, 15), "trước ngày của phiên bản hiện nay"), (dt.date(2032, 10, 1), "quá xa năm kế hoạch")])
def test_edit_as_of_an_untimely_day_is_refused(app, day, said):
    """One mistyped date would make every overdue task vanish: it is refused with a sentence."""
    test = saved(task_opened(app("tasks")), ghi_chu="x", so_lieu_den=day)
    assert said in words(test)
    assert len(view.open_store().versions()) == 3


@pytest.mark.parametrize(
    ("newest", "day", "taken"),
    [
        pytest.param(dt.date(2022, 9, 30), dt.date(2022, 9, 29), False, id="before the newest"),
        pytest.param(dt.date(2022, 9, 30), dt.date(2022, 9, 30), True, id="the same day"),
        pytest.param(dt.date(2022, 9, 30), dt.date(2023, 12, 31), True, id="the last of the year after"),
        pytest.param(dt.date(2022, 9, 30), dt.date(2024, 1, 1), False, id="beyond it"),
        pytest.param(dt.date(2024, 5, 1), dt.date(2024, 5, 1), True, id="beyond it with the newest"),
        pytest.param(dt.date(2024, 5, 1), dt.date(2024, 5, 2), False, id="beyond the newest"),
    ],
)
def test_date_of_an_edit_goes_on_and_not_too_far(app, newest, day, taken):
    """States stand for the newest version's day or a later one, up to the end of the year after the plan's or that day itself."""
    app("method")
    version = replace(view.open_store().newest(), as_of=newest)
    assert (_untimely(day, View(version=version, as_of=newest, newest=version, score_act=0)) == "") is taken


def test_past_version_cannot_be_edited(app):
    """Looking back, the form is not there and says why."""
    test = task_opened(app("tasks", phien_ban="2"))
    assert "trở về hiện tại để sửa" in words(test)
    assert [button for button in test.button if button.label == "Lưu thành phiên bản mới"] == []


@pytest.mark.parametrize("page", ["overview", "tasks", "scores", "compare", "update", "history", "method"])
def test_every_page_goes_back_in_time_with_a_mark(app, page):
    """An older version is shown on every page, under a mark that names it and leads back."""
    test = app(page, phien_ban="2")
    assert list(test.exception) == []
    assert "Đang xem lại: phiên bản 2" in words(test)
    test.button(key="tro-ve").click().run()
    assert "Đang xem lại" not in words(test)


def test_day_shows_what_was_known_on_it(app):
    """A day shows the versions accepted up to its end; the figures are those of that time."""
    test = app()
    _date_back(view.open_store(), {1: "2022-04-05", 2: "2022-07-05", 3: "2022-10-05"})
    test = app(xem_lai="2022-07-20")
    assert "Đang xem lại như ngày 20/07/2022: phiên bản 2" in words(test)
    assert {metric.label: metric.value for metric in test.metric}["Hoàn thành"] == "39\u00a0%"


def test_day_before_the_first_version_shows_the_present(app):
    """A day on which nothing was known yet is no view: the present is shown."""
    test = app(xem_lai="2020-01-01")
    assert list(test.exception) == []
    assert "Đang xem lại" not in words(test)


def test_versions_of_a_later_day_than_the_clocks_open_the_pages(app):
    """A clock that was set back, or a server west of Vietnam, leaves versions after its own today: nothing fails."""
    test = app()
    tomorrow = (today_in_vietnam() + dt.timedelta(days=2)).isoformat()
    _date_back(view.open_store(), dict.fromkeys((1, 2, 3), tomorrow))
    test = app(xem_lai=tomorrow)
    assert list(test.exception) == []
    assert "Đang xem lại như ngày" in words(test)


def _date_back(store, days):
    """Set the days on which versions were accepted, behind the back of the store, which forbids it."""
    from sqlalchemy import text

    from papi_metrics.store.plans import plans_in
    from papi_metrics.store.versions import _of_plan

    with store._writer.begin() as connection:
        connection.execute(text("DROP TRIGGER versions_no_update"))
        for number, day in days.items():
            connection.execute(text("UPDATE versions SET accepted_at = :day WHERE number = :number"), {"day": f"{day} 03:00:00.000000", "number": number})
    for kept in (plans_in, _of_plan):  # No act told them: what was worked out before stands no longer.
        kept.cache_clear()


def test_version_is_opened_from_the_history(app):
    """A button shows every page by an older version."""
    test = app("history")
    test.selectbox(key="phien-ban-chon").set_value(1).run()
    test.button(key="xem-phien-ban").click().run()
    assert "Đang xem lại: phiên bản 1" in words(test)


def test_any_two_versions_are_compared(app):
    """Two versions show what lies between them, field by field and in the eight figures."""
    test = app("history")
    test.selectbox(key="so-tu").set_value(1).run()
    table = table_with(test, "step")
    assert "Đang thực hiện → Đã hoàn thành" in set(table["step"])
    compared = table_with(test, "completion_before")
    assert (compared["completion"] > compared["completion_before"]).all()


def test_one_version_is_not_compared_with_itself(app):
    """The same version twice asks for another one."""
    test = app("history")
    test.selectbox(key="so-tu").set_value(3).run()
    assert "hai phiên bản khác nhau" in words(test)


def test_decisions_of_an_acceptance_can_be_read_again(app):
    """What was taken and left out when a version was accepted stands in the history, with the reasons."""
    test = upload(app("update"), tracker_with({"A3": "Tính đến ngày 31/10/2022", "O12": "x"}))
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    test.switch_page("history.py").run()
    table = table_with(test, "taken_word")
    assert table[["field_word", "step", "taken_word"]].to_numpy().tolist() == [["Ghi chú", "— → x", "Nhận"]]


def test_audit_trail_is_shown_sealed_and_can_be_taken_along(app):
    """Every act stands in the trail with who and why; its seals hold; it goes into a CSV."""
    test = app("history")
    view.open_store().restore(VersionKey(**PLAN, number=1), author="Chủ tịch", reason="Nhập nhầm")
    test.run()
    table = table_with(test, "seal")
    assert table[["who", "act_word", "version", "seal"]].to_numpy().tolist()[0] == ["Chủ tịch", "Khôi phục phiên bản", 4, "✓"]
    assert len(table) == 4
    assert "niêm phong còn nguyên" in words(test)
    assert "Nhập nhầm" in table_csv(table).decode("utf-8-sig")


def test_broken_seal_is_told(app):
    """A trail that was changed from outside is told on the page."""
    test = app("history")
    from sqlalchemy import text

    with view.open_store()._writer.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET who = 'người khác' WHERE number = 2"))
    test.run()
    assert "không còn khớp niêm phong" in words(test)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM audit WHERE number = 3", "ghi khác 1 việc: phiên bản 3 năm 2022"),
        ("DELETE FROM audit", "ghi khác 3 việc"),
        ("UPDATE versions SET author = 'người khác' WHERE number = 2", "ghi khác 1 việc: phiên bản 2 năm 2022"),
        ("UPDATE audit SET details = 'x' WHERE number = 3", "không còn khớp niêm phong"),
    ],
    ids=["last event gone", "all gone", "another author", "details unreadable"],
)
def test_trail_that_lacks_what_was_done_is_told(app, sql, said):
    """Taking the last events out breaks no seal: the versions they told of give it away, and so does a changed version."""
    from sqlalchemy import text

    test = app("history")
    with view.open_store()._writer.begin() as connection:
        for name in ("audit_no_delete", "audit_no_update", "versions_no_update"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(sql))
    test.run()
    assert list(test.exception) == []
    assert said in words(test)


@pytest.mark.parametrize(
    ("act", "said"), [("import_units", "danh sách đơn vị lần 1"), ("letterhead", "thể thức báo cáo lần 1")], ids=["list of units", "letterhead"]
)
def test_trail_without_a_list_or_a_letterhead_is_told(app, act, said):
    """What has no version is missed too: the list of units and the letterhead whose event was taken out are named."""
    from sqlalchemy import text

    test = app("history")
    store = view.open_store()
    store.keep_letterhead(PLAN["unit"], Letterhead.of_unit(PLAN["unit"], province="Hưng Yên"), who="An")
    store.accept_units(read_units("Mã;Tên;Cấp\n01;A;tỉnh\n".encode()), UnitSubmission(file_name="d.csv", author="An", reason="x"), original=b"d")
    assert "niêm phong còn nguyên" in words(test.run())
    with store._writer.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE act = :act"), {"act": act})
    assert f"ghi khác 1 việc: {said}" in words(test.run())


def test_version_that_comes_while_the_trail_is_read_is_no_alarm(app, monkeypatch):
    """Someone accepts between the reading of versions and that of events: nothing is said to be changed from outside."""
    test = app("history")
    store = view.open_store()
    listed = store.versions

    def versions(**how):
        if how.keys() == {"unit"}:
            store.restore(VersionKey(**PLAN, number=1), author="An", reason="x")
        return listed(**how)

    monkeypatch.setattr(store, "versions", versions)
    test.run()
    assert "niêm phong còn nguyên" in words(test)


def test_trail_can_be_checked_outside(app):
    """The exported trail has what its seals are made of: number, plan year, the seal and the one before."""
    table = table_with(app("history"), "seal")
    assert {"number", "plan_year", "digest", "previous"} <= set(table)
    assert table["previous"].tolist()[:-1] == table["digest"].tolist()[1:]


def test_history_goes_back_in_time_too(app):
    """Looking back, Lịch sử has the versions and the acts of that time, and restores nothing."""
    test = app("history", phien_ban="2")
    assert table_with(test, "act_word")["number"].tolist() == [2, 1]
    assert table_with(test, "seal")["version"].tolist() == [2, 1]
    assert "trở về hiện tại để khôi phục" in words(test)
    assert [button for button in test.button if button.key == "khoi-phuc"] == []
    test.switch_page("update.py").run()
    test.segmented_control(key="loai").set_value("Tệp mẫu").run()
    assert "trạng thái của phiên bản 2 đang xem lại" in words(test)


def test_current_tracker_is_read_back_as_the_version(app):
    """The tracker offered on Nhiệm vụ gives the tasks of the version shown."""
    app("tasks")
    store = view.open_store()
    newest, older, *_ = store.versions()
    back = read_tracker(current_tracker(View(version=older, as_of=newest.as_of, newest=newest, score_act=0)))
    tasks = store.tasks(older.key)
    columns = [name for name in tasks if name not in {"sheet", "row"}]
    assert (back.table[columns].equals(tasks[columns]), back.about.as_of) == (True, older.as_of)
