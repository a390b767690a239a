"""Explanations on the pages: each opens at a click or from its link, names a real place, and costs nothing while shut."""

from __future__ import annotations

import io
import re

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from test_explanations_scores import shipped_grid
from test_pages_scores import HEAD, SURVEY
from visits import table_with, words

from pages.shared import explaining, view
from papi_metrics.example import example_files
from papi_metrics.framework import codes
from papi_metrics.rules import RULES, RULES_VERSION
from papi_metrics.store import ScoreSubmission
from papi_metrics.surveys import read_scores
from papi_metrics.text import column_index

CARDS = {
    "cach-tinh-hoan-thanh": ("Hoàn thành", "64\u00a0%"),
    "cach-tinh-qua-han": ("Quá hạn", "2"),
    "cach-tinh-dung-han": ("Đúng hạn", "50\u00a0%"),
    "cach-tinh-diem": ("PAPI năm 2022", "44,18"),
}


def opened(test: AppTest, key: str) -> AppTest:
    """Open a panel or fold by its key."""
    test.session_state[key] = True
    return test.run()


def table_of(test: AppTest):
    """Return the inputs shown."""
    return next(table.value for table in test.table if "Nơi ghi" in table.value)


def places(test: AppTest) -> list[str]:
    """Return the whole places of the inputs shown: what all share, and the rest of each."""
    shared = next((caption.value.removeprefix("Nơi ghi: ") for caption in test.caption if caption.value.startswith("Nơi ghi: ")), "")
    return [re.sub(r"[\\\u2060]", "", f"{shared}, {place}" if shared else place) for place in table_of(test)["Nơi ghi"]]


def accepted(text: str, name: str = "diem.csv") -> int:
    """Accept a file of scores; return its number."""
    data = text.encode()
    return view.open_store().accept_scores(read_scores(data), ScoreSubmission(file_name=name, author="An", reason="x"), original=data).number


@pytest.mark.parametrize("key", CARDS)
def test_card_explains_itself_at_a_click(app, key):
    """Each card's panel shows the figure of the card, its rule with the version, and where every input stands."""
    name, value = CARDS[key]
    test = opened(app(), key)
    assert list(test.exception) == []
    assert f"**{name}: {value}**" in words(test)
    assert f"Quy tắc {RULES_VERSION}" in words(test)
    assert [place for place in places(test) if not re.search(r"dòng \d+", place)] == []


def test_panel_opens_from_its_link_and_leaves_the_address(app):
    """A link with an open panel restores it; shut, the address no longer names it."""
    test = app(giai_thich="cach-tinh-qua-han")
    assert "**Quá hạn: 2**" in words(test)
    test.session_state["cach-tinh-qua-han"] = False
    test.run()
    assert ("Quá hạn: 2" in words(test), explaining.OPEN in test.query_params) == (False, False)


@pytest.mark.parametrize("value", ["khong-co", "", "%00", "1"])
def test_unreadable_link_opens_nothing(app, value):
    """An address that names no panel is passed over."""
    test = app(giai_thich=value, giai_thich_o=value, giai_thich_o_con_so=value)
    assert list(test.exception) == []
    assert len(test.table) == 0


@pytest.mark.parametrize("page", ["overview", "tasks", "scores"])
def test_nothing_is_made_while_shut(app, monkeypatch, page):
    """A page whose panels are shut makes no explanation; one that is open makes one."""
    made = []
    monkeypatch.setattr(explaining, "explain", made.append)
    test = app(page)
    assert made == []
    opened(test, {"overview": "giai-thich-o", "tasks": "giai-thich-so", "scores": "giai-thich-diem"}[page])
    assert len(made) == 1


def test_task_places_of_the_card_are_rows_of_the_tracker(app):
    """The row told of each task of completion holds that task in the accepted file itself."""
    test = opened(app(), "cach-tinh-hoan-thanh")
    version = view.open_store().newest()
    book = openpyxl.load_workbook(io.BytesIO(view.open_store().original(version.key)))
    for name, place in zip(table_of(test)["Đầu vào"], places(test), strict=True):
        file, sheet, row = place.split(", ")
        assert file == f"tệp {example_files()[-1].name} (phiên bản 3)"
        cells = [str(cell.value) for cell in book[sheet[7:-1]][int(row.split()[1])]]
        assert re.sub(r"[\\\u2060]", "", name) in cells


@pytest.mark.parametrize("dimension", range(1, 9))
def test_every_cell_of_the_matrix_can_be_explained(app, dimension):
    """Each dimension and each figure of the matrix opens without an exception, with formula, rule and version."""
    test = opened(app(), "giai-thich-o")
    test.selectbox(key="giai-thich-o-chi-so").set_value(str(dimension)).run()
    chooser = test.selectbox(key="giai-thich-o-con-so")
    for name in chooser.options:
        test.selectbox(key="giai-thich-o-con-so").set_value(name).run()
        assert list(test.exception) == []
        assert f"Quy tắc {RULES_VERSION}" in words(test)


def test_reading_of_a_dimension_tells_effort_and_result(app):
    """The reading names both sides and the words they give."""
    test = opened(app(), "giai-thich-o")
    test.selectbox(key="giai-thich-o-chi-so").set_value("4").run()
    test.selectbox(key="giai-thich-o-con-so").set_value("Đọc").run()
    assert "chậm việc + ▼ Giảm → chậm việc và điểm giảm" in words(test).replace("\\", "").replace("\u2060", "")


def test_score_of_a_code_names_its_cell(app):
    """On Điểm số any code's score is explained; the place told holds the score in the shipped file."""
    test = opened(app("scores"), "giai-thich-diem")
    test.selectbox(key="giai-thich-diem-ma").set_value("4.1").run()
    row, letter = re.search(r"provincial_scores\.csv, dòng (\d+), cột ([A-Z]+)", places(test)[0]).groups()
    shown = table_of(test)["Giá trị"].iloc[0].replace("\\", "").replace("\u2060", "")
    assert shipped_grid()[int(row) - 1][column_index(letter)] == shown.replace(",", ".")


def test_every_figure_of_every_code_opens(app):
    """All codes and all figures of Điểm số open without an exception."""
    test = opened(app("scores"), "giai-thich-diem")
    names = test.selectbox(key="giai-thich-diem-con-so").options
    for at, code in enumerate(codes(2022)):
        test.selectbox(key="giai-thich-diem-ma").set_value(code)
        test.selectbox(key="giai-thich-diem-con-so").set_value(names[at % len(names)]).run()
        assert list(test.exception) == []
        assert f"Quy tắc {RULES_VERSION}" in words(test)


def test_explained_score_follows_year_and_base(app):
    """The explanation is of the year and the base year chosen on the page."""
    test = app("scores")
    test.selectbox(key="goc").set_value("2019").run()
    opened(test, "giai-thich-diem").selectbox(key="giai-thich-diem-con-so").set_value("Điểm năm gốc").run()
    assert "**PAPI năm 2019: 41,25**" in words(test)


def test_corrected_and_withdrawn_scores_name_their_file(app):
    """A corrected score explains itself by the accepted file, its number, who and when; withdrawn, by the shipped row again."""
    app("scores")
    number = accepted(HEAD + "Hưng Yên,tỉnh,2022,4.1,2.0,,,PAPI đính chính\n", "papi-dinh-chinh.csv")
    test = opened(app("scores"), "giai-thich-diem")
    test.selectbox(key="giai-thich-diem-ma").set_value("4.1").run()
    assert re.fullmatch(r"tệp papi-dinh-chinh\.csv \(lần 1, An nhận \d\d/\d\d/\d{4}\), dòng 2, cột E", places(test)[0])
    view.open_store().withdraw_scores(number, author="An", reason="nhầm")
    test = opened(app("scores"), "giai-thich-diem")
    test.selectbox(key="giai-thich-diem-ma").set_value("4.1").run()
    assert places(test) == ["data/provincial_scores.csv, dòng 710, cột N"]


def test_own_survey_explains_itself_by_its_file(app):
    """A commune's own survey names its file and its level's own ranks."""
    app("scores")
    accepted(SURVEY, "khao-sat-xa.csv")
    test = app("scores")
    test.selectbox(key="diem-cua").set_value("xã Trung Trắc").run()
    opened(test, "giai-thich-diem").selectbox(key="giai-thich-diem-ma").set_value("4.1").run()
    assert places(test)[0].startswith("tệp khao-sat-xa.csv (lần 1")
    test.selectbox(key="giai-thich-diem-con-so").set_value("Hạng").run()
    assert "trên 1 đơn vị có điểm" in words(test)


@pytest.mark.parametrize("by", ["dimension", "sub_dimension", "lead_unit", "executing_unit"])
def test_count_of_the_ministries_table_is_explained(app, by):
    """In each grouping a group's column is explained by the tasks it counts, with file, sheet and row."""
    test = app("tasks")
    test.segmented_control(key="theo").set_value(by).run()
    row = table_with(test, "open_in_time").query("total > 0").iloc[-1]
    group = "Chưa giao đơn vị" if pd.isna(row[by]) else str(row[by])
    opened(test, "giai-thich-so").selectbox(key=f"giai-thich-so-{by.replace('_', '-')}").set_value(group).run()
    assert list(test.exception) == []
    told = int(re.search(r"đếm được = (\d+)", words(test))[1])
    assert (told, len(table_of(test)), "dòng" in places(test)[0]) == (row["total"], told, True)


def test_one_task_is_explained_by_its_row(app):
    """A chosen task's label, days late, earned and planned share are explained by the cells of its row."""
    test = app("tasks")
    found = next(table for table in test.dataframe if "label_word" in table.value).value
    at = found["days_late"].astype("float64").idxmax()
    test.session_state["bang-nhiem-vu"] = {"selection": {"rows": [int(at)], "columns": [], "cells": []}}
    opened(test, "giai-thich-viec")
    for name in ("Tình trạng", "Số ngày chậm", "Đã đạt", "Phải đạt"):
        test.selectbox(key="giai-thich-viec-con-so").set_value(name).run()
        assert list(test.exception) == []
        assert f"dòng {found.loc[at, 'row']}" in places(test)[0]


def test_method_lists_every_rule_under_the_version(app):
    """Cách tính shows the rules' version and every rule that explanations name."""
    shown = words(app("method"))
    assert f"phiên bản {RULES_VERSION}" in shown
    assert [rule.name for rule in RULES.values() if f"**{rule.name}**: {rule.words}" not in shown] == []


@pytest.mark.parametrize(
    ("page", "key", "said"),
    [
        ("compare", "giai-thich-so-sanh", "Điểm"),
        ("priorities", "giai-thich-o", "Hoàn thành"),
        ("priorities", "giai-thich-diem", "Điểm"),
        ("dimension", "giai-thich-chi-so", "Điểm"),
        ("priorities", "giai-thich-muc-tieu", "Hạng muốn đạt"),
        ("priorities", "giai-thich-phuong-an", "Phương án ít tốn nhất"),
        ("priorities", "giai-thich-neu", "Hạng muốn đạt"),
    ],
)
def test_pages_of_scores_explain_their_figures(app, page, key, said):
    """Each page of scores opens an explanation with its rule's version and the place of its inputs."""
    test = app(page)
    test.session_state[key] = True
    shown = words(test.run())
    assert list(test.exception) == []
    assert f"Quy tắc {RULES_VERSION} · {said}" in shown
