"""Acts taken back: what stood before stands again, nothing is removed, and what cannot be taken back says so first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from visits import tracker_with, upload, words

from pages.shared import view
from pages.shared.history.auditing import _ACT_WORDS
from papi_metrics.letterhead import Letterhead
from papi_metrics.store import Submission
from papi_metrics.tracker import read_tracker

GUIDE = (Path(__file__).parent.parent / "docs" / "first-steps.md").read_text(encoding="utf-8")
SURVEY = "Đơn vị;Cấp;Năm;Mã;Điểm;Nguồn\nxã Trung Trắc;xã;2022;2;5,0;Khảo sát\n".encode()
NOT_UNDONE = "không hoàn tác được"


def changed():
    """Return a tracker a month on, with one note more."""
    return tracker_with({"A3": "Tính đến ngày 31/10/2022", "O12": "ghi thêm"})


def accepted(test):
    """Say who brings a file and accept it."""
    test.text_input(key="nguoi").set_value("An").run()
    return test.button(key="nhan").click().run()


def states(key):
    """Return a version's tasks, without where they stand in their file."""
    return view.open_store().tasks(key).drop(columns=["sheet", "row"])


def test_accepted_version_is_undone_by_the_one_before(app):
    """One click after accepting, every page shows what stood before, as a further version with its reason."""
    test = accepted(upload(app("update"), changed()))
    test.button(key="hoan-tac").click().run()
    newest, *_, before = view.open_store().versions(unit="xã Trung Trắc", plan_year=2022)[:3]
    assert (newest.key.number, newest.restored_from, newest.reason) == (5, 3, "Hoàn tác phiên bản 4")
    assert states(newest.key).equals(states(before.key))
    assert "phiên bản 5 giống phiên bản 3" in words(test)


def test_undo_never_takes_back_what_somebody_else_stored_meanwhile(app):
    """With a newer version than the one just accepted, undo is refused and stores nothing."""
    test = accepted(upload(app("update"), changed()))
    store, other = view.open_store(), tracker_with({"O13": "khác"})
    said = Submission(unit="xã Trung Trắc", plan_year=2022, province="Hưng Yên", as_of=store.newest().as_of, file_name="k.xlsx", author="Bình", reason="x")
    store.accept(read_tracker(other, plan_year=2022), original=other, submission=said)
    test.button(key="hoan-tac").click().run()
    assert (store.newest().author, "Bình" in words(test)) == ("Bình", True)


def test_undo_is_offered_once(app):
    """After the next act, or another look at the page, the way back is Lịch sử."""
    test = accepted(upload(app("update"), changed())).run()
    assert "hoan-tac" not in {button.key for button in test.button}


def test_first_version_says_beforehand_that_it_stays(app):
    """Where nothing stood before there is nothing to go back to: said above the button, and no undo is offered."""
    test = upload(app("update", example=False), changed())
    assert NOT_UNDONE in words(test)
    assert "hoan-tac" not in {button.key for button in accepted(test).button}


def test_scores_just_accepted_are_taken_out_of_use(app):
    """Undo withdraws the file: the scores before it serve again."""
    test = app("update", loai="Điểm số")
    test.file_uploader[0].set_value(("diem.csv", SURVEY, "text/csv")).run()
    test.text_input(key="nguoi-diem").set_value("An")
    test.text_input(key="ly-do-diem").set_value("x").run()
    test.button(key="nhan-diem").click().run()
    assert len(view.open_store().score_sets()) == 1
    test.button(key="hoan-tac").click().run()
    assert view.open_store().score_sets() == ()


def saved(test, name):
    """Fill in the signatory and who saves it, and save the letterhead."""
    unit = "xã Trung Trắc"
    test.text_input(key=f"the-thuc-signatory-{unit}").set_value(name)
    test.text_input(key=f"the-thuc-nguoi-luu-{unit}").set_value("An")
    return test.button(key="luu-the-thuc").click().run()


def test_letterhead_before_is_saved_again_unless_somebody_saved_another(app):
    """Undo brings the letterhead before back; one that somebody saved since stays."""
    test = saved(app("reports"), "Bà Một")
    assert "hoan-tac" not in {button.key for button in test.button}
    store = view.open_store()
    saved(test, "Bà Hai").button(key="hoan-tac").click().run()
    assert store.letterhead("xã Trung Trắc").signatory == "Bà Một"
    test = saved(test, "Bà Ba")
    store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND", signatory="Bà Bốn"), who="Bình")
    test.button(key="hoan-tac").click().run()
    assert (store.letterhead("xã Trung Trắc").signatory, "người khác đã lưu" in words(test)) == ("Bà Bốn", True)


def test_guide_decides_for_every_act_that_is_written_down():
    """The table of docs/first-steps.md has each act of the audit trail, and no other."""
    table = GUIDE.split("## What can be taken back")[1].split("## ")[0]
    named = [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(_ACT_WORDS)


@pytest.mark.parametrize("said", ["pages/shared/update/waiting.py", "pages/shared/update/units.py", "pages/shared/update/turning.py", "pages/shared/snapshots/sending.py"])
def test_act_without_a_way_back_says_so_first(said):
    """Where an act stays, the page says so above its button."""
    text = (Path(__file__).parent.parent / said).read_text(encoding="utf-8")
    assert re.search("hoàn tác|FIRST_STAYS", text)
