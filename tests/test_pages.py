"""The pages without a browser: each opens on an empty store and on the example; one test an act."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from conftest import ADDRESSES
from doors import opened
from tasks import task_table
from visits import TRACKER, plan_with, table_with, tracker_with, upload, words

from pages.shared import view
from pages.shared.history.comparing import changes_between
from pages.shared.plan_cards import overdue_words
from pages.shared.score_figures import ScoresOf, total_history_of
from pages.shared.update.changing import change_rows
from papi_metrics.summary import plan_summary
from papi_metrics.wording import points

# The others are for a unit, a dimension or a person that is chosen, and have tests of their own.
PAGES = ("overview", *(page for page in ADDRESSES if page not in {"dimension", "units", "people"}))


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_the_example(app, page):
    """Every page opens on the example without an exception, and says that its states are made up."""
    test = app(page)
    assert list(test.exception) == []
    assert "minh họa" in words(test)


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_on_an_empty_store(app, page):
    """Every page opens on an empty store; it says what to do first or needs no plan."""
    test = app(page, example=False)
    assert list(test.exception) == []
    assert "Chưa có kế hoạch" in words(test) or page in {"update", "method"}


@pytest.mark.parametrize("page", PAGES)
def test_unit_year_date_and_version_are_in_sight(app, page):
    """The frame names unit, plan year, as-of date and version on every page."""
    test = app(page)
    shown = words(test) + " ".join(popovers(test))
    assert [text for text in ("2022", "xã Trung Trắc", "30/09/2022", "Phiên bản 3") if text not in shown] == []


def popovers(test):
    """Return the labels of what opens in the header."""
    return [block.proto.popover.label for block in _blocks(test.main) if getattr(block, "type", "") == "popover"]


def _blocks(block) -> list:
    """Return a block and all blocks below it."""
    children = getattr(block, "children", {})
    return [block, *(item for child in children.values() for item in _blocks(child))]


def test_overview_shows_the_figures_of_the_example(app):
    """The four cards carry the figures that the package works out."""
    test = app()
    cards = {metric.label: (metric.value, metric.delta) for metric in test.metric}
    assert cards["Hoàn thành"] == ("64\u00a0%", "kế hoạch 64\u00a0%")
    assert cards["Quá hạn"] == ("2", "2 đơn vị · lâu nhất 46 ngày")
    assert cards["Đúng hạn"] == ("50\u00a0%", "3 trên 6 việc có hạn")
    assert cards["PAPI tỉnh Hưng Yên 2022"][0] == "44,18"
    assert "11/61" in cards["PAPI tỉnh Hưng Yên 2022"][1]


@pytest.mark.parametrize(
    ("offices", "said"),
    [([], "không có việc quá hạn"), ([None, None], "lâu nhất 213 ngày"), (["A", None], "1 đơn vị · lâu nhất 213 ngày"), (["A", "B"], "2 đơn vị · lâu nhất 213 ngày")],
    ids=["nothing late", "no office", "one office", "two offices"],
)
def test_card_of_late_tasks_counts_the_offices_there_are(offices, said):
    """Of late tasks the card counts the lead units that are known, and none where no task has one."""
    tasks = task_table(*[{"lead_unit": office, "due": dt.date(2022, 3, 1)} for office in offices])
    assert overdue_words(plan_summary(tasks, as_of=dt.date(2022, 9, 30))).replace("\u00a0", " ") == said


def test_cards_say_how_their_figures_went(app):
    """Each card's small line tells the values it draws: of the plan's versions up to the one shown, of the province's years."""
    told = re.findall(r'<img [^>]*alt="([^"]*)"', " ".join(element.proto.body for element in app().get("html")))
    totals = [points(score) for score in total_history_of(ScoresOf(unit="Hưng Yên", act=0, store=view.open_store()))]
    assert totals[3:5] == ["45,37", "44,18"]
    assert told == [
        "Hoàn thành: 15\u00a0% → 39\u00a0% → 64\u00a0%",
        "Quá hạn: 0 → 0 → 2",
        "Đúng hạn: 100\u00a0% → 100\u00a0% → 50\u00a0%",
        f"PAPI tỉnh Hưng Yên, các năm liền nhau có điểm: {' → '.join(totals)}",
    ]


def test_overview_follows_the_date_in_the_address(app):
    """A link with another date shows the figures of that date."""
    test = app(ngay="2022-12-31")
    assert {metric.label: metric.value for metric in test.metric}["Quá hạn"] != "2"


@pytest.mark.parametrize(("changes", "told"), [(({"dimension": None}, {}), True), (({}, {}), False)], ids=["one without", "all with"])
def test_task_without_a_dimension_is_told_on_overview(app, changes, told):
    """What stands in the figures of the whole and in no dimension's is counted below the eight, so that they are not added up."""
    shown = words(plan_with(app, *changes))
    assert ("1 nhiệm vụ chưa gắn chỉ số" in shown, "chưa gắn chỉ số" in shown) == (told, told)


@pytest.mark.parametrize(
    ("day", "taken"),
    [("2021-12-31", False), ("2022-01-01", True), ("2023-12-31", True), ("2024-01-01", False)],
    ids=["the day before", "the first", "the last", "the day after"],
)
def test_date_in_the_address_lies_in_the_plan_s_year_or_the_next(app, day, taken):
    """A plan is looked at from the first day of its year to the end of the next; for another date it is its own, in the address too."""
    test, shown = app("method", ngay=day), dt.date.fromisoformat(day if taken else "2022-09-30")
    assert (f"Tính đến {shown:%d/%m/%Y}" in popovers(test), "ngay" in test.query_params) == (True, taken)


def test_choice_that_was_forgotten_is_taken_from_the_address_again(app):
    """Of the header's choices only one that is gone comes from the address anew; the others are as they were chosen."""
    app("method")
    test = opened("method", None, {"phien-ban": 1}, ngay="2022-08-15", phien_ban="2")
    assert (test.session_state["ngay"], test.session_state["phien-ban"]) == (dt.date(2022, 8, 15), 1)


def test_language_is_written_back_into_the_address(app):
    """A way to another page that leaves the language out of the address does not change what is spoken, and the address says it again."""
    test = app("method", lang="en")
    english = words(test)
    del test.query_params["lang"]
    assert (words(test.run()), test.query_params["lang"]) == (english, "en")


def test_scores_cite_papi_and_name_their_level(app):
    """Wherever scores show, PAPI is cited and the score is called the province's."""
    for page in ("overview", "scores", "compare"):
        shown = words(app(page))
        assert "papi.org.vn" in shown
        assert "của tỉnh Hưng Yên, không phải" in shown


def test_scores_follow_year_and_base(app):
    """Another base year is a labelled choice, and the sentence follows it."""
    test = app("scores")
    test.selectbox(key="goc").set_value("2019").run()
    assert "so với 2019" in words(test)
    assert list(test.exception) == []


def test_tasks_filter_by_dimension_and_text(app):
    """Filters narrow the tasks, and a filter without a hit says what to do."""
    test = app("tasks")
    test.multiselect(key="chi-so").set_value(["4"]).run()
    assert "Đang xem 4 trên 46 nhiệm vụ" in words(test)
    test.text_input(key="tim").set_value("không có chữ này").run()
    assert "bỏ bớt điều kiện" in words(test)
    assert list(test.exception) == []


def test_upload_shows_findings_and_stores_nothing_yet(app):
    """An upload is checked before anything is stored."""
    test = upload(app("update"), tracker_with({"J6": "Xong rùi nha"}))
    assert list(test.exception) == []
    found = test.dataframe[0].value
    assert ("J6", "Xong rùi nha") in set(zip(found["place"], found["value"], strict=True))
    assert len(view.open_store().versions()) == 3


def test_accepted_upload_becomes_what_every_page_shows(app):
    """Accepting stores a version with author and reason, and Tổng quan follows it."""
    test = upload(app("update"), tracker_with({"J11": "Đã hoàn thành", "K11": None, "A3": "Tính đến ngày 31/10/2022"}))
    test.text_input(key="nguoi").set_value("Văn phòng - Thống kê").run()
    test.button(key="nhan").click().run()
    assert list(test.exception) == []
    newest = view.open_store().newest()
    assert (newest.key.number, newest.author, newest.as_of) == (4, "Văn phòng - Thống kê", dt.date(2022, 10, 31))
    assert "phiên bản 4" in words(test)
    test.switch_page("overview.py").run()
    assert {metric.label: metric.value for metric in test.metric}["Hoàn thành"] != "64\u00a0%"


def test_acceptance_without_a_name_is_refused(app):
    """Who brings a tracker has to be said; nothing is stored without it."""
    test = upload(app("update"), tracker_with({"J11": "Đã hoàn thành"}))
    test.button(key="nhan").click().run()
    assert "người cập nhật" in words(test)
    assert len(view.open_store().versions()) == 3


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n123", b"PK\x03\x04cut short", TRACKER.read_bytes()[:3000], b"%PDF-1.7", b"mot dong chu"],
    ids=["empty", "picture", "broken", "cut-short", "pdf", "text"],
)
def test_what_is_no_tracker_gives_one_sentence(app, content):
    """Not a tracker: one clear sentence, nothing stored, the page alive."""
    test = upload(app("update"), content)
    assert list(test.exception) == []
    assert len(test.error) == 1
    assert len(view.open_store().versions()) == 3


def test_province_is_never_guessed(app):
    """A tracker that names no province cannot be accepted before one is chosen, nor without a date of its states."""
    data = "TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn\n1;Niêm yết;UBND xã;Quý I năm 2022\n".encode()
    test = upload(app("update", example=False), data, "theo-doi-2022.csv")
    assert (test.selectbox(key="tinh").value, test.date_input(key="so-lieu-den").value) == (None, None)
    test.text_input(key="don-vi-moi").set_value("xã Lạc Đạo").run()
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    assert "tỉnh, ngày số liệu" in words(test)
    assert view.open_store().versions() == ()


def test_text_of_a_file_is_shown_as_it_stands(app):
    """Markdown in a task becomes neither a link nor a formula on Tổng quan."""
    task = "Niêm yết [bấm](http://example.org) $x$ *y*"
    test = upload(app("update"), tracker_with({"E34": task}))
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    test.switch_page("overview.py").run()
    assert "\\[bấm\\](http\\:\u2060//example.org) \\$x\\$ \\*y\\*" in words(test)


def test_base_year_is_never_chosen_in_silence(app):
    """Before the base year there is no default base: the page asks for one and draws nothing yet."""
    test = app("scores")
    test.selectbox(key="nam").set_value("2020").run()
    assert "Hãy chọn năm gốc khác" in words(test)
    test.selectbox(key="goc-2020").set_value("2019").run()
    assert "so với 2019" in words(test)
    assert list(test.exception) == []


def test_scores_of_another_year_are_not_read_with_the_plan(app):
    """A plan whose year has no scores yet shows the newest ones and does not pair them with its work."""
    data = tracker_with({"A2": "THEO DÕI KẾ HOẠCH PAPI NĂM 2026", "A3": "Tính đến ngày 30/09/2026"})
    test = upload(app("update"), data, "theo-doi-2026.xlsx")
    test.text_input(key="nguoi").set_value("An").run()
    test.button(key="nhan").click().run()
    test.switch_page("overview.py").run()
    assert "Chưa có điểm PAPI 2026" in words(test)
    assert list(test.exception) == []


def test_same_file_is_recognised(app):
    """A file that is already a version says which one."""
    test = upload(app("update"), TRACKER.read_bytes(), TRACKER.name)
    assert "phiên bản 3" in test.info[0].value


def test_year_is_asked_for_where_the_file_does_not_say_it(app):
    """Without a year in title or file name, the page asks, and deadlines are read with the answer."""
    data = "TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn\n1;Niêm yết;UBND xã;Quý I\n".encode()
    test = upload(app("update"), data, "theo-doi.csv")
    assert test.number_input(key="nam-ke-hoach").value == 2022
    assert "năm kế hoạch" not in " ".join(test.dataframe[0].value["message"].fillna(""))


def test_old_version_is_restored_with_a_reason(app):
    """Restoring shows what it takes back, asks who, why and a tick for the steps backwards, and removes no version."""
    test = app("history")
    test.selectbox(key="phien-ban-chon").set_value(1).run()
    test.button(key="khoi-phuc").click().run()
    assert len(view.open_store().versions()) == 3
    test.text_input(key="nguoi-khoi-phuc").set_value("Chủ tịch").run()
    test.text_input(key="ly-do-khoi-phuc").set_value("Nhập nhầm").run()
    test.button(key="khoi-phuc").click().run()
    assert "có 31 bước lùi. Hãy xem bảng thay đổi" in words(test)
    assert len(view.open_store().versions()) == 3
    next(item for item in test.checkbox if (item.key or "").startswith("xac-nhan-khoi-phuc")).set_value(True).run()
    test.button(key="khoi-phuc").click().run()
    assert list(test.exception) == []
    newest = view.open_store().newest()
    assert (newest.key.number, newest.restored_from, newest.reason) == (4, 1, "Nhập nhầm")


def test_restoring_shows_what_it_would_change(app):
    """Before an old version is the newest again its differences stand old → new, steps backwards first."""
    test = app("history")
    test.selectbox(key="phien-ban-chon").set_value(1).run()
    keys = {version.key.number: version.key for version in view.open_store().versions()}
    changes = changes_between(keys[3], keys[1])
    assert changes["backward"].tolist() == sorted(changes["backward"], reverse=True)
    assert table_with(test, "step")["step"].tolist() == change_rows(changes)["step"].tolist()
    assert "So với hiện nay:" in words(test)


def test_method_prints_the_thresholds_in_force(app):
    """Cách tính shows the thresholds that the figures are worked out with."""
    shown = words(app("method"))
    for text in ("30 ngày", "25 điểm", "10 điểm", "14 ngày", "1,96", "2021"):
        assert text in shown
