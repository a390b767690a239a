"""The gate before every page, without a browser: who is let in, what each may see and do, and when it is over."""

from __future__ import annotations

import ast
import datetime as dt
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from doors import acts_on, opened
from signed import ROLES, UNIT, account, claims_of, people_in, reading_of
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest
from visits import table_with, tracker_with, upload, words

from pages.shared import settings
from pages.shared.opening import system_store
from pages.shared.settings import current_settings
from pages.shared.signing import identity as vouching
from pages.shared.signing.gate import Caller, current_actor
from pages.shared.signing.taking import _for_same
from papi_metrics.access import EVERYWHERE, NOBODY, OWNER, AccessDeniedError, Role
from papi_metrics.example import accept_example
from papi_metrics.findings import About, Reading, finding
from papi_metrics.language import gettext, speaking
from papi_metrics.sign_in import identity_of_claims
from papi_metrics.store import Store, StoreUnavailableError, Submission, records, sign_ins

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "frame")
SAID = Submission(unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.xlsx", author="An", reason="x")
PEOPLE = {name: (UNIT, role) for name, role in ROLES.items()} | {"goc": (EVERYWHERE, Role.ADMINISTRATOR)}


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """Set how the server signs people in; settings are read anew."""
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")
    monkeypatch.chdir(ROOT)

    def setting(mode, *, example="no", **more):
        for name, value in {"PAPI_SIGN_IN": mode, "PAPI_EXAMPLE": example, "PAPI_PROXY_SECRET": "x" * 32, **more}.items():
            monkeypatch.setenv(name, value)
        current_settings.cache_clear()

    yield setting
    system_store().close()
    monkeypatch.undo()
    settings.current_settings.cache_clear()


@pytest.fixture(scope="module")
def peopled(tmp_path_factory):
    """A store with the example and people, made once and copied for each test."""
    path = tmp_path_factory.mktemp("people") / "store.sqlite"
    store = Store(f"sqlite:///{path}")
    accept_example(store)
    people_in(store, **PEOPLE).close()
    return path


@pytest.fixture
def signed(environment, peopled, tmp_path):
    """Return a function that opens a page as a person who signed in by OpenID Connect; None for nobody."""
    shutil.copy(peopled, tmp_path / "store.sqlite")
    environment("oidc")

    def opened(page="method", name=None, **changed):
        test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
        test.user = claims_of(name, **changed) if name else {}
        return test.switch_page(f"{page}.py").run()

    return opened


def is_at_the_door(test):
    """Whether the page asks to sign in or says whom to ask, without the header and whatever stands below it."""
    return "**Kế hoạch PAPI" not in plain(test) and {button.key for button in test.button} <= {"dang-nhap", "dang-xuat", "theo-nen"} and not test.dataframe


def plain(test):
    """Return the words of a page without the signs that keep them plain."""
    return words(test).replace("\\", "").replace("\u2060", "")


def test_one_machine_asks_nobody(environment):
    """Without sign-in the person at the machine has every right, no menu and no page of people in sight."""
    environment("none")
    test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    assert (current_actor(), "chưa có số liệu" in words(test)) == (OWNER, True)
    assert [button.key for button in test.button if button.key == "dang-xuat"] == []
    assert "không đăng nhập" in words(test.switch_page("people.py").run())


def test_nobody_sees_no_page(signed):
    """Every page asks whoever is not signed in to do so, and tells nothing of any plan."""
    test = signed()
    for page in PAGES:
        test.switch_page(f"{page}.py").run()
        assert (is_at_the_door(test), "Hãy đăng nhập" in words(test), list(test.exception), list(test.error)) == (True, True, [], []), page


def test_account_without_a_role_is_told_whom_to_ask(signed):
    """The account is named, so that it can be passed on."""
    test = signed("overview", "la")
    assert is_at_the_door(test)
    assert (account("la") in plain(test), "người quản trị" in plain(test)) == (True, True)


def test_unverified_e_mail_is_nobody(signed):
    """A provider that has not verified the e-mail vouches for nobody."""
    test = signed("overview", "goc", email_verified=False)
    assert is_at_the_door(test)
    assert "chưa được nơi đăng nhập xác nhận" in words(test)


def test_menu_names_who_is_signed_in_and_the_role_here(signed):
    """Name, account and role stand in the header, with the way out; after it the session is over in every tab."""
    issued = claims_of("goc")["iat"]
    test = signed("method", "goc", iat=issued)
    assert f"{account('goc')} · vai trò ở đây: quản trị" in plain(test)
    test.button(key="dang-xuat").click().run()
    assert is_at_the_door(test)
    again = signed("method", "goc", iat=issued)
    assert (is_at_the_door(again), "đăng xuất" in words(again)) == (True, True)


def ready_to_accept(signed):
    """Open Cập nhật as a clerk with an upload that could be accepted."""
    test = signed("update", "cap_nhat")
    return upload(test, tracker_with({"J11": "Đã hoàn thành", "K11": None, "A3": "Tính đến ngày 31/10/2022"}))


def test_removed_account_is_out_at_its_next_act(signed):
    """The author is filled in and fixed; an account that is shut meanwhile stores nothing by its accept button and sees the door."""
    test = ready_to_accept(signed)
    assert (test.text_input(key="nguoi").value, test.text_input(key="nguoi").disabled) == ("Cap_Nhat", True)
    system_store().set_active(account("cap_nhat"), active=False)
    test.button(key="nhan").click().run()
    assert is_at_the_door(test)
    assert len(system_store().versions()) == 3


def test_waiting_version_is_said_and_decided_by_another(signed):
    """Who sent it is told that it waits; another person approves it on the page, and then it counts."""
    store = system_store()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    store.acting(store.actor_of(account("cap_nhat"))).accept(reading_of({"state": "done"}), original=b"2", submission=SAID)
    own = signed("update", "cap_nhat")
    own.segmented_control(key="loai").set_value("Chờ duyệt").run()
    assert "người khác phải duyệt" in words(own)
    test = signed("update", "duyet")
    test.segmented_control(key="loai").set_value("Chờ duyệt").run()
    test.text_input(key="ly-do-duyet").set_value("Đúng").run()
    test.button(key="duyet").click().run()
    assert list(test.exception) == []
    assert (store.newest().key.number, test.session_state["ly-do-duyet"]) == (4, "")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (lambda _store: reading_of({"state": "done"}).table, "Thêm 1 nhiệm vụ và bỏ 46 nhiệm vụ."),
        (lambda store: store.tasks(store.newest().key), "Chờ duyệt số liệu đến 30/09/2022: nhiệm vụ vẫn như ở phiên bản 3 đang dùng."),
    ],
    ids=["other-tasks", "the-same-tasks"],
)
def test_waiting_version_says_what_waits(signed, table, told):
    """What was sent without a record of its changes is compared with what counts; where no task differs the new date is what waits."""
    store = system_store()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    sent = Reading(table=table(store), findings=(), about=About(title="Kế hoạch", plan_year=2022))
    store.acting(store.actor_of(account("cap_nhat"))).accept(sent, original=b"2", submission=SAID)
    test = signed("update", "duyet")
    test.segmented_control(key="loai").set_value("Chờ duyệt").run()
    assert (list(test.exception), told in words(test), "Không có gì thay đổi" in words(test)) == ([], True, False)


def test_first_version_of_a_plan_waits_with_its_findings(signed):
    """What waits and has nothing before it is said to be the first; what was found in its file stands there to be read."""
    store = system_store()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    doubt = finding("state-blank", sheet="Theo dõi", row=7, column="J")
    sent = Reading(table=reading_of({}).table, findings=(doubt,), about=About(plan_year=2023))
    store.acting(store.actor_of(account("cap_nhat"))).accept(sent, original=b"2", submission=replace(SAID, plan_year=2023))
    test = signed("update", "duyet")
    test.segmented_control(key="loai").set_value("Chờ duyệt").run()
    assert "Phiên bản đầu tiên của kế hoạch này" in words(test)
    assert table_with(test, "severity_word")["place"].tolist() == ["J7"]


def test_version_just_sent_is_withdrawn_by_undo(signed):
    """Undo of what waits takes it back: nobody can approve it any more, and what counted counts still."""
    store = system_store()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    test = ready_to_accept(signed).button(key="nhan").click().run()
    assert [version.key.number for version in store.waiting()] == [4]
    test.button(key="hoan-tac").click().run()
    assert (store.waiting(), store.newest().key.number, "Đã rút lại phiên bản 4" in words(test)) == ((), 3, True)


def test_undo_waits_too_where_a_second_person_approves(signed):
    """Where the setting came after the version, taking the version back is an act that waits, and the page says so."""
    store = system_store()
    test = ready_to_accept(signed).button(key="nhan").click().run()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    test.button(key="hoan-tac").click().run()
    assert ([version.restored_from for version in store.waiting()], store.newest().key.number) == ([3], 4)
    assert "cần người thứ hai duyệt" in words(test)


def test_turned_year_waits_for_the_second_person(signed):
    """A year that was started waits as any version does: the page says so, and the new plan is nowhere until it is approved."""
    store = system_store()
    store.acting(store.actor_of(account("goc"))).set_second_person(UNIT, on=True)
    test = signed("update", "cap_nhat")
    test.segmented_control(key="loai").set_value("Tệp mẫu").run()
    test.session_state["nam-moi"] = True
    test.run().button(key="nhan-nam-moi").click().run()
    waiting = store.waiting()
    assert [(version.act, version.key.plan_year, version.author) for version in waiting] == [("turn", 2023, "Cap_Nhat")]
    assert ("người thứ hai duyệt" in words(test), [plan.plan_year for plan in store.plans()]) == (True, [2022])
    store.acting(store.actor_of(account("duyet"))).approve(waiting[0].key, reason="Đúng")
    assert store.newest(plan_year=2023).key == waiting[0].key


def test_role_is_given_on_the_page(signed):
    """An administrator adds a person with a role in the own unit; it counts at that person's next act."""
    test = signed("people", "quan_tri")
    test.text_input(key="tai-khoan").set_value("Moi@example.org")
    test.text_input(key="ho-ten").set_value("Người Mới")
    test.selectbox(key="don-vi-giao").set_value(UNIT)
    test.selectbox(key="vai-tro").set_value(Role.EDITOR)
    test.button(key="giao").click().run()
    assert list(test.exception) == []
    assert system_store().actor_of("moi@example.org").roles == {UNIT: Role.EDITOR}


def standing():
    """Return what stands of people and settings: names, roles, who is shut out, whether a second person approves."""
    store = system_store()
    return {person.account: (person.name, dict(person.roles), person.active) for person in store.people()}, store.second_person(UNIT)


@pytest.mark.parametrize("act", ["giao", "doi-ten", "thu-vai-tro", "khoa", "nguoi-thu-hai"])
def test_act_on_people_is_taken_back(signed, act):
    """A role given or taken, a name, an account shut, a setting: one click later all is as it was."""
    test = signed("people", "quan_tri")
    place = test.dataframe(key="bang-nguoi-dung").value["account"].tolist().index(account("xem"))
    test.session_state["bang-nguoi-dung"] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    test.run()
    before = standing()
    test.text_input(key=f"ten-moi-{account('xem')}").set_value("Tên Khác")
    test.text_input(key="tai-khoan").set_value(account("xem"))
    test.selectbox(key="don-vi-giao").set_value(UNIT)
    test.selectbox(key="vai-tro").set_value(Role.APPROVER)
    test.selectbox(key="don-vi-duyet").set_value(UNIT)
    test.button(key=act).click().run()
    assert (list(test.exception), standing() != before) == ([], True)
    test.button(key="hoan-tac").click().run()
    assert standing() == before


def test_role_without_a_unit_is_not_given(signed):
    """Where the unit was not chosen nothing is guessed: it is asked for, and nobody gets a role."""
    test, before = signed("people", "goc"), standing()
    test.text_input(key="tai-khoan").set_value("moi@example.org")
    test.text_input(key="ho-ten").set_value("Người Mới")
    assert "hãy chọn đơn vị" in words(test.button(key="giao").click().run())
    assert standing() == before


def test_first_role_of_an_account_is_taken_back(signed):
    """Undo takes a role from who had none before: the account stays, without any right."""
    test = signed("people", "goc")
    test.text_input(key="tai-khoan").set_value("moi@example.org")
    test.text_input(key="ho-ten").set_value("Người Mới")
    test.selectbox(key="don-vi-giao").set_value(UNIT)
    test.button(key="giao").click().run().button(key="hoan-tac").click().run()
    assert standing()[0]["moi@example.org"] == ("Người Mới", {}, True)
    assert next(event.act for event in system_store().audit() if event.unit == UNIT) == "take_role"


def test_account_without_a_role_has_none_to_take(signed):
    """Of an account that no unit has given a role the name and the lock are offered, and no role to take."""
    system_store().take_role(account("xem"), UNIT)
    test = signed("people", "goc")
    place = test.dataframe(key="bang-nguoi-dung").value["account"].tolist().index(account("xem"))
    test.session_state["bang-nguoi-dung"] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    assert {button.key for button in test.run().button} & {"doi-ten", "khoa", "thu-vai-tro"} == {"doi-ten", "khoa"}


def test_administrator_of_a_unit_without_a_plan_sets_nothing(signed):
    """Whose unit has neither a plan nor a place in the list finds no setting to change, and is told why."""
    people_in(system_store(), moi=("xã Chưa Có Kế Hoạch", Role.ADMINISTRATOR))
    test = signed("people", "moi")
    assert ("Chưa có đơn vị nào" in words(test), "nguoi-thu-hai" in {button.key for button in test.button}) == (True, False)


@pytest.mark.parametrize(("minutes", "told"), [(29, ""), (31, "30 phút không thao tác"), (721, "12 giờ")])
def test_session_ends_by_the_clock(signed, monkeypatch, minutes, told):
    """An open page shows the door, and why, at the first act after the limit."""
    test = signed("method", "goc")
    later = records.now() + dt.timedelta(minutes=minutes)
    monkeypatch.setattr(sign_ins, "now", lambda: later)
    test.run()
    assert is_at_the_door(test) == bool(told)
    assert told in words(test)


@pytest.mark.parametrize(("users", "inside"), [(["GOC@example.org"], True), ([], False), (["goc@example.org", "goc@example.org"], False), ([""], False)])
def test_proxy_names_the_person(environment, monkeypatch, users, inside):
    """Behind a proxy one header, checked by the middleware, says who it is; none or two say nothing."""
    environment("proxy")
    people_in(system_store(), **PEOPLE)
    monkeypatch.setattr(vouching, "users_named", lambda: users)
    monkeypatch.setattr(vouching, "this_session", lambda: "a session")
    test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    assert is_at_the_door(test) != inside


def test_way_out_of_a_session_that_is_over_leads_to_the_door(signed):
    """Who signed out in another tab meets no error at the button of this one."""
    issued = claims_of("goc")["iat"]
    test = signed("method", "goc", iat=issued)
    system_store().end_session(identity_of_claims(claims_of("goc", iat=issued)))
    test.button(key="dang-xuat").click().run()
    assert (is_at_the_door(test), list(test.exception)) == (True, [])


def test_sign_out_behind_a_proxy_ends_the_session_alone(environment, monkeypatch):
    """Where a proxy signs people in, the session ends in the store; Streamlit has no sign-in of its own to end."""
    left = []
    monkeypatch.setattr(st, "logout", lambda: left.append(True))
    monkeypatch.setattr(vouching, "users_named", lambda: [account("goc")])
    monkeypatch.setattr(vouching, "this_session", lambda: "a session")
    environment("proxy")
    people_in(system_store(), **PEOPLE)
    test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    test.button(key="dang-xuat").click().run()
    assert (is_at_the_door(test), "đăng xuất" in words(test), left) == (True, True, [])


@pytest.mark.parametrize("told", [True, False], ids=["provider", "no provider"])
def test_door_offers_to_sign_in_where_a_provider_is_told(environment, told):
    """The button is there only where the server's secrets name a provider; else the page says what the server lacks."""
    environment("oidc")
    test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    if told:
        test.secrets["auth"] = {"redirect_uri": "https://papi.example.vn/oauth2callback"}
    test.run()
    assert ("dang-nhap" in {button.key for button in test.button}, "chưa khai báo nơi đăng nhập" in words(test)) == (told, not told)


def test_store_that_cannot_say_who_it_is_lets_nobody_in(signed, monkeypatch):
    """While the store is silent, whoever signed in is shown that, not the door and not the page; then the page again."""

    def silent(*_):
        raise StoreUnavailableError("cut")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "seen", silent)
        test = signed("method", "goc")
        assert ("Chưa mở được kho số liệu" in words(test), "Cách tính" in words(test), list(test.exception)) == (True, False, [])
    assert "Chưa mở được kho số liệu" not in words(test.run())


@pytest.mark.parametrize(("mode", "first"), [("oidc", Role.ADMINISTRATOR), ("none", None)])
def test_first_administrator_is_the_configured_one(environment, mode, first):
    """A new store of a server has the administrator that its settings name; a machine without sign-in has none."""
    environment(mode, PAPI_FIRST_ADMIN="Goc@example.org")
    assert system_store().actor_of("goc@example.org").roles.get(EVERYWHERE) == first


@pytest.mark.parametrize(("page", "told"), [("overview", "Hãy nhờ người cập nhật"), ("tasks", "khi người cập nhật của đơn vị đã tải lên")])
def test_reader_of_an_empty_store_is_told_whom_to_ask(environment, page, told):
    """Whoever may store nothing is offered no upload, template or example, but told who brings the first tracker."""
    environment("oidc")
    people_in(system_store(), xem=(UNIT, Role.VIEWER))
    test = opened(page, "xem")
    assert (told in words(test), acts_on(test), list(test.exception)) == (True, set(), [])


def test_role_lost_while_the_page_is_drawn_leaves_no_accounts(signed, monkeypatch):
    """Whoever stops being an administrator between the door and the list sees no account, and no fault."""
    monkeypatch.setattr(Store, "people", lambda _store: ())
    test = signed("people", "quan_tri")
    assert ("Chưa có tài khoản nào" in words(test), "bang-nguoi-dung" in {item.key for item in test.dataframe}, list(test.exception)) == (True, False, [])


def test_every_user_that_a_request_names_is_seen(monkeypatch):
    """Whatever the letters of the header's name, a second user is not overlooked: two are nobody."""
    named = StreamlitHeaders([("X-Papi-User", "lan"), ("X-Papi-Name", "Lan"), ("x-papi-user", "minh")])
    monkeypatch.setattr(type(st.context), "headers", named)
    assert vouching.users_named() == ["lan", "minh"]


@pytest.mark.usefixtures("signed")
def test_file_is_made_only_for_who_was_shown_it():
    """A download asked for after the account was shut, its role changed or its session ended gives nothing."""
    store, who = system_store(), identity_of_claims(claims_of("cap_nhat"))
    make = _for_same(Caller(actor=store.actor_of(who.account), identity=who), lambda: current_actor().name)
    assert make() == "Cap_Nhat"
    store.give_role(who.account, UNIT, Role.VIEWER)
    with pytest.raises(AccessDeniedError):
        make()


def test_file_is_made_in_the_language_of_its_button(environment):
    """A file of an English page has English headings, though the thread that makes it has no session."""
    environment("none")
    with speaking("en"):
        make = _for_same(Caller(actor=OWNER, identity=None), lambda: gettext("Đơn vị"))
    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(make).result() == "Unit"


def test_thread_without_a_session_is_nobody(environment):
    """Where no browser is, nobody acts."""
    environment("oidc")
    assert current_actor() == NOBODY


def names_used(path):
    """Return the names and attributes a file uses."""
    nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        f"{node.value.id}.{node.attr}" for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def test_pages_take_the_store_and_downloads_through_the_gate():
    """Only what signs people in, and what serves, opens the store with all rights; only one place offers files."""
    sources = [*(ROOT / "pages").rglob("*.py")]
    system = {str(path.relative_to(ROOT / "pages" / "shared")) for path in sources if "system_store" in names_used(path)}
    assert {name.split("/")[0] for name in system} <= {"signing", "serving", "view.py", "opening.py"}
    assert [path.name for path in sources if "st.download_button" in names_used(path)] == ["taking.py"]
