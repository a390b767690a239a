"""Units on the pages: one of many plans is chosen, a tracker's unit from the list, lists accepted, the year turned."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest
from tasks import task_table
from test_unit_lists import list_file
from visits import fill, plan_with, tracker_with, upload, words

from pages.shared import view
from pages.shared.people.giving import place_named
from pages.shared.plan_choice import FEW
from papi_metrics.access import Actor, Role
from papi_metrics.findings import Reading
from papi_metrics.store import Plan, Store, Submission, UnitSubmission
from papi_metrics.unit_lists import read_units

PROVINCE = ("33", "Hưng Yên", "tỉnh")
LISTED = (PROVINCE, ("12001", "xã Trung Trắc", "xã", "33"), ("12002", "xã Đại Đồng", "xã", "33"))
ELSEWHERE = (("01", "Hà Nội", "tỉnh"), ("00009", "xã Đại Đồng", "xã", "01"))
SAID = Submission(
    unit="12002", unit_name="xã Đại Đồng", plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.xlsx", author="An", reason="thử"
)


def planned(**said):
    """Accept a plan of one task in the store that the pages show."""
    reading = Reading(table=task_table({}))
    return view.open_store().accept(reading, original=b"tep", submission=dataclasses.replace(SAID, **said))


def listed(*rows):
    """Accept a list of units there."""
    data = list_file(*rows)
    view.open_store().accept_units(read_units(data), UnitSubmission(file_name="ds.xlsx", author="An", reason="thử"), original=data)


def section(app, name):
    """Open a part of Cập nhật."""
    test = app("update")
    return test.segmented_control(key="loai").set_value(name).run()


def test_units_are_shown_by_name_and_led_to_by_code(one_view):
    """Where a unit has a code, readers see its name; the address has the code, and namesakes their provinces."""
    one_view("method")
    planned()
    planned(unit="00009", province="Hà Nội")
    test = one_view("method", ke_hoach="2022 · 12002")
    assert "**Kế hoạch PAPI 2022** · xã Đại Đồng, Hưng Yên" in words(test)
    box = test.selectbox(key="ke-hoach")
    assert box.options == ["2022 · xã Đại Đồng, Hà Nội", "2022 · xã Đại Đồng, Hưng Yên", "2022 · xã Trung Trắc"]


def test_many_plans_stand_in_no_list_until_asked_for(one_view):
    """With many plans the header lists them only when asked to, by name, province and code."""
    one_view("method")
    for number in range(FEW):
        planned(unit=f"{number:05}", unit_name=f"xã Số {number}")
    test = one_view("method")
    assert [box.key for box in test.selectbox] == ["phien-ban"]
    test.button(key="chon-don-vi").click().run()
    assert (len(test.selectbox(key="tim-don-vi").options), "xã Số 7, Hưng Yên (00007)" in test.selectbox(key="tim-don-vi").options) == (FEW + 1, True)


def choosing(plans):
    """Stand for the header, where a plan is chosen."""
    from pages.shared.plan_choice import ask_plan, search_plan

    search_plan(plans, choose=str)
    ask_plan(plans, key="ke-hoach")


@pytest.mark.parametrize(
    ("count", "ways"), [(1, set()), (2, {"ke-hoach"}), (FEW, {"ke-hoach"}), (FEW + 1, {"chon-don-vi"})], ids=["one", "two", "few", "many"]
)
def test_way_to_another_plan_is_one_at_most(count, ways):
    """One plan alone has none to change to, few stand in a list, many are searched for: never two ways, and never none."""
    moment = dt.datetime(2022, 10, 1)  # noqa: DTZ001 - UTC without a zone, as the store keeps it
    plans = [
        Plan(unit=f"{at:05}", plan_year=2022, number=1, province="Hưng Yên", unit_name=f"xã Số {at}", first_at=moment, accepted_at=moment) for at in range(count)
    ]
    test = AppTest.from_function(choosing, kwargs={"plans": plans}).run()
    assert {item.key for item in (*test.selectbox, *test.button)} == ways


def searching(plans, choose):
    """Stand for a page whose search for a unit is open."""
    from pages.shared.plan_choice import _search

    _search(plans, choose)


def test_plan_that_was_searched_for_is_chosen(one_view):
    """Of the unit that was found the years with a plan are asked for, the newest first; one press later that plan is chosen, once."""
    one_view("method", example=False)
    planned()
    planned(unit="00007", unit_name="xã Số 7")
    planned(unit="00007", unit_name="xã Số 7", plan_year=2023, as_of=dt.date(2023, 9, 30))
    chosen = []
    test = AppTest.from_function(searching, kwargs={"plans": view.open_store().plans(), "choose": chosen.append}).run()
    test.selectbox(key="tim-don-vi").set_value("00007").run()
    assert (test.selectbox(key="tim-nam").options, test.selectbox(key="tim-nam").value) == (["2023", "2022"], 2023)
    test.selectbox(key="tim-nam").set_value(2022).run().button(key="xem-ke-hoach").click().run()
    assert chosen == ["2022 · 00007"]


def test_header_reads_no_plan_but_its_own(one_view, monkeypatch):
    """A rerun reads the versions of one plan, however many units there are."""
    one_view("method")
    planned()
    asked = []
    original = Store.versions
    monkeypatch.setattr(Store, "versions", lambda store, **given: asked.append(given) or original(store, **given))
    one_view("method")
    assert asked[0] == {"unit": "12002", "plan_year": 2022}
    assert asked.count(asked[0]) == len(asked)


def test_plan_of_an_ended_unit_says_into_which_it_went(one_view):
    """The plan of a unit that has ended stays readable, with when it ended and which one carries it on."""
    one_view("method")
    planned()
    listed(PROVINCE, ("12002", "xã Đại Đồng", "xã", "33", None, dt.date(2025, 6, 30), "12003"), ("12003", "xã Đại Hưng", "xã", "33"))
    assert "xã Đại Đồng hết hiệu lực ngày 30/06/2025, đã nhập vào xã Đại Hưng" in words(one_view("method"))


def test_tracker_is_accepted_under_its_units_code(app):
    """Where a list serves, the unit a tracker names is found in its province and kept by its code and name."""
    app("update", example=False)
    listed(*LISTED)
    test = upload(app("update", example=False), tracker_with({}))
    assert test.selectbox(key="don-vi-danh-sach").value == "12001"
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    version = view.open_store().newest()
    assert (version.key.unit, version.unit, version.province) == ("12001", "xã Trung Trắc", "Hưng Yên")


@pytest.mark.parametrize(
    ("rows", "told"),
    [((PROVINCE, ("01", "Hà Nội", "tỉnh"), ("00009", "xã Trung Trắc", "xã", "01")), "xã Trung Trắc, Hà Nội (00009)"), (ELSEWHERE, "không có trong danh sách")],
    ids=["namesake-elsewhere", "not-listed"],
)
def test_unit_that_is_not_certain_is_asked_for(app, rows, told):
    """A namesake in another province, or a unit the list lacks, is never taken: the person is asked, and nothing is stored."""
    app("update", example=False)
    listed(*rows)
    test = upload(app("update", example=False), tracker_with({}))
    assert (test.selectbox(key="don-vi-danh-sach").value, told in words(test)) == (None, True)
    test.text_input(key="nguoi").set_value("An").run()
    assert "hãy điền đơn vị" in words(test.button(key="nhan").click().run())


def test_country_and_units_of_others_are_not_offered(app, monkeypatch):
    """A tracker is of a unit that may be updated, never of the whole country: nothing else stands in the list to choose from."""
    app("update", example=False)
    listed(("VN", "Cả nước", "Cả nước"), (*PROVINCE, "VN"), *LISTED[1:])
    assert offered(app) == {"33", "12001", "12002"}
    owner = view.open_store
    editor = Actor(account="a", name="A", roles={"12002": Role.EDITOR})
    monkeypatch.setattr("pages.shared.update.unit_choice.open_store", lambda: owner().acting(editor))
    assert offered(app) == {"12002"}


def offered(app):
    """Return the codes of the units that a tracker can be said to be of."""
    box = upload(app("update", example=False), tracker_with({})).selectbox(key="don-vi-danh-sach")
    return {word.rpartition("(")[2].strip(")") for word in box.options}


def test_file_without_a_unit_is_the_one_shown_before(app):
    """Where a list serves, a tracker that names nobody is taken to be of the plan that is shown."""
    app("update")
    listed(*LISTED)
    data = "TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn\n1;Niêm yết;UBND xã;Quý I năm 2022\n".encode()
    test = upload(app("update"), data, "theo-doi-2022.csv")
    assert test.selectbox(key="don-vi-danh-sach").value == "xã Trung Trắc"


def test_province_is_the_chosen_units(app):
    """Whoever chooses a unit of the list is shown its province, cannot type another, and the version is of that one, whatever the file says."""
    app("update", example=False)
    listed(PROVINCE, *ELSEWHERE, ("00010", "xã Trung Trắc", "xã", "01"))
    test = upload(app("update", example=False), tracker_with({}))
    test.selectbox(key="don-vi-danh-sach").set_value("00010").run()
    field = next(item for item in test.text_input if item.label.startswith("Tỉnh"))
    assert (field.value, field.disabled) == ("Hà Nội", True)
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    version = view.open_store().newest()
    assert (version.key.unit, version.province) == ("00010", "Hà Nội")


def test_plan_begun_under_a_name_is_asked_about(app):
    """Where the store has a plan under the name and the list has the unit, the person says which one goes on."""
    app("update")
    listed(*LISTED)
    test = upload(app("update"), tracker_with({}))
    assert test.selectbox(key="don-vi-danh-sach").value is None
    assert "chưa gắn mã" in words(test)


def test_list_is_checked_compared_and_accepted(app):
    """A list is uploaded, its errors and changes shown, and accepted with who and why."""
    test = upload(section(app, "Danh sách đơn vị"), list_file(*LISTED, ("x", "", "xã")), name="ds.xlsx")
    assert "Đọc được **3 đơn vị**" in words(test)
    assert "mới 3" in words(test)
    assert "hãy điền người cập nhật" in words(test.button(key="nhan-danh-sach").click().run())
    test.text_input(key="nguoi-danh-sach").set_value("An").run()
    assert "Đã nhận danh sách đơn vị lần 1" in words(test.button(key="nhan-danh-sach").click().run())
    assert view.open_store().unit_sets()[0].unit_count == 3


def test_list_that_cannot_be_read_gives_one_sentence(app):
    """Not a list: one clear sentence, and the list that serves stays."""
    test = upload(section(app, "Danh sách đơn vị"), b"\x89PNG\r\n\x1a\n123", name="ds.xlsx")
    assert (len(test.error), "nhan-danh-sach" in {button.key for button in test.button}, list(test.exception)) == (1, False, [])


def test_same_list_again_changes_nothing(app):
    """A list that says what the one that serves says is told to, without an empty table of changes."""
    app("update")
    listed(*LISTED)
    test = upload(section(app, "Danh sách đơn vị"), list_file(*LISTED), name="ds.xlsx")
    assert ("không có gì khác" in words(test), any("kind_word" in item.value for item in test.dataframe)) == (True, False)


def test_list_that_came_meanwhile_is_told_before_accepting(app):
    """Someone else's list that came while one types is told of on the page, and compared with."""
    test = upload(section(app, "Danh sách đơn vị"), list_file(*LISTED), name="ds.xlsx")
    listed(*LISTED[:2])
    test.text_input(key="nguoi-danh-sach").set_value("An").run()
    assert ("danh sách đơn vị lần 1 đã được nhận" in words(test), "mới 1" in words(test)) == (True, True)


def dropping(app):
    """Choose a list that leaves a unit with a plan out."""
    app("update")
    planned()
    listed(*LISTED)
    test = upload(section(app, "Danh sách đơn vị"), list_file(*LISTED[:2]), name="ds.xlsx")
    return test.text_input(key="nguoi-danh-sach").set_value("An").run()


def ticked(test):
    """Tick that it is to be accepted nevertheless."""
    return next(tick for tick in test.checkbox if tick.key.startswith("bo-don-vi")).check().run()


def test_list_that_drops_a_unit_with_plans_waits_for_a_word(app):
    """A list without a unit that has plans is accepted only once that is ticked."""
    test = dropping(app)
    assert "không còn trong danh sách. Hãy thêm lại" in words(test.button(key="nhan-danh-sach").click().run())
    ticked(test).button(key="nhan-danh-sach").click().run()
    assert len(view.open_store().unit_sets()) == 2


def test_word_for_dropped_units_is_given_to_one_file(app):
    """What was ticked for one list is not ticked for the next one that is chosen in its place."""
    test = upload(ticked(dropping(app)), list_file(PROVINCE), name="ds-khac.xlsx")
    assert "không còn trong danh sách. Hãy thêm lại" in words(test.button(key="nhan-danh-sach").click().run())
    assert len(view.open_store().unit_sets()) == 1


def test_acts_on_people_name_a_unit_as_its_list_does(app):
    """A unit with a code is told by its name, one without by itself, all of them in words."""
    app("people")
    listed(*LISTED)
    assert [place_named(unit) for unit in ("12002", "xã Lạ", "")] == ["xã Đại Đồng", "xã Lạ", "mọi đơn vị"]


def test_year_is_started_from_the_old_one(app):
    """The next year is accepted from the page: nothing begun, unticked tasks left behind, act and reason on record."""
    test = section(app, "Tệp mẫu")
    test.session_state["nam-moi"] = True
    test.run()
    assert "nhiệm vụ chưa xong** được chuyển tiếp" in words(test)
    assert "hãy điền người cập nhật" in words(test.button(key="nhan-nam-moi").click().run())
    test.text_input(key="nguoi-nam-moi").set_value("An").run()
    test.button(key="nhan-nam-moi").click().run()
    store = view.open_store()
    version = store.newest(plan_year=2023)
    assert (version.act, version.unit, version.as_of, set(store.tasks(version.key)["state"])) == ("turn", "xã Trung Trắc", dt.date(2023, 1, 1), {"not_started"})
    assert [event.act for event in store.audit() if event.plan_year == 2023] == ["turn"]


def test_year_without_anything_done_is_turned_whole(app):
    """Where no task is done there is none to do again or to leave out: the new year starts with all of them."""
    plan_with(app, {}, {"state": "in_progress"}, page="update")
    test = app("update", example=False, loai="Tệp mẫu", nam_moi="true")
    test.session_state["nam-moi"] = True
    test.run().text_input(key="nguoi-nam-moi").set_value("An").run()
    assert "lam-lai" not in " ".join(editor.key for editor in test.data_editor)
    test.button(key="nhan-nam-moi").click().run()
    assert len(view.open_store().tasks(view.open_store().newest(plan_year=2023).key)) == 2


@pytest.mark.parametrize(("state", "decide"), [("done", True), ("cancelled", False)], ids=["none taken", "all cancelled"])
def test_year_is_not_started_with_nothing(app, state, decide):
    """Where no task comes over that is said, in words of the plan and not of a file, and no empty plan is begun."""
    plan_with(app, {"state": state}, page="update")
    test = app("update", example=False, loai="Tệp mẫu")
    test.session_state["nam-moi"] = True
    test.run().text_input(key="nguoi-nam-moi").set_value("An").run()
    if decide:
        fill(test, "lam-lai", {0: {"taken": False}})
    test.button(key="nhan-nam-moi").click().run()
    assert ("không có nhiệm vụ nào được chép sang năm 2023" in words(test), view.open_store().newest(plan_year=2023)) == (True, None)


def test_year_that_has_begun_is_opened_instead(app):
    """Where the next year has a version, it is offered to open, not to start."""
    app("update")
    planned(unit="xã Trung Trắc", unit_name=None, plan_year=2023, as_of=dt.date(2023, 1, 1))
    app("update")
    test = app("update", ke_hoach="2022 · xã Trung Trắc")
    test.segmented_control(key="loai").set_value("Tệp mẫu").run()
    assert "Kế hoạch 2023 đã có" in words(test)
    assert "**Kế hoạch PAPI 2023**" in words(test.button(key="mo-nam-moi").click().run())


def test_list_is_only_for_who_administers_all_units(app, monkeypatch):
    """Whoever administers one unit sees no section for lists."""
    app("update")
    local = Actor(account="b", name="B", roles={"xã Trung Trắc": Role.ADMINISTRATOR})
    monkeypatch.setattr("pages.shared.update.units.may", local.may)
    assert "Danh sách đơn vị" not in app("update").segmented_control(key="loai").options
