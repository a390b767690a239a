"""What the words mean: one sentence each, short, in other words; every word is shown somewhere, and what needs help has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pages.shared import columns
from pages.shared.terms import TERMS, meaning
from pages.shared.update import columns as update_columns
from papi_metrics.language import speaking
from papi_metrics.text import fold

ROOT = Path(__file__).parent.parent
LONGEST = 110
NEEDED = {
    "Hoàn thành", "Kế hoạch", "Quá hạn", "Đúng hạn", "Đèn", "Tình trạng", "Phiên bản", "Số liệu đến", "Tính đến ngày", "Năm gốc", "Thay đổi", "Nhận định",
    "So được không", "Hạng", "Nhóm", "Đọc", "Trung vị", "Sai số chuẩn", "Nếu để nguyên", "Niêm phong",
}  # fmt: skip
"""Words that a clerk or a leader asks about at first sight."""


def shown() -> set[str]:
    """Return the headings of all tables, and the words that pages ask the meaning of."""
    tables = [table for module in (columns, update_columns) for name, table in vars(module).items() if name.endswith("_COLUMNS")]
    asked = [re.findall(r'meaning\([\'"]([^\'"]+)', path.read_text(encoding="utf-8")) for path in (ROOT / "pages").rglob("*.py")]
    return {column["label"] for table in tables for column in table.values()} | {word for words in asked for word in words}


@pytest.mark.parametrize("word", TERMS)
def test_meaning_is_one_short_sentence_in_other_words(word):
    """Help that repeats its label helps nobody; more than a sentence is not read."""
    told = TERMS[word]
    sentences = [part for part in re.split(r"(?<=[.!?])\s", told) if part]
    assert (len(sentences), told.endswith("."), len(told) <= LONGEST, fold(told).startswith(fold(word))) == (1, True, True, False)


def test_every_term_is_shown_and_what_needs_help_has_it():
    """No help is written for a word that nobody sees, and none is missing where people ask."""
    assert (set(TERMS) - shown(), NEEDED - set(TERMS)) == (set(), set())


def test_meaning_is_said_in_the_language_spoken():
    """Another word's meaning is none; an English reader's is English."""
    with speaking("en"):
        assert (meaning("Quá hạn"), meaning("Ghi chú")) == ("Tasks past their due date, neither done nor cancelled.", None)


def test_help_reaches_headings_figures_and_choices(app):
    """A table's headings, the cards and the choices carry the meaning of their words."""
    test = app("overview", so_lieu_tong_quan="true")
    table = json.loads(test.dataframe[0].proto.columns)
    helps = {column["label"]: column.get("help") for column in table.values() if column.get("label")}
    cards = {metric.label: metric.proto.help for metric in test.metric}
    assert (helps["Kế hoạch"], helps["Tên"]) == (TERMS["Kế hoạch"], None)
    assert (cards["Quá hạn"], test.date_input(key="ngay").help) == (TERMS["Quá hạn"], TERMS["Tính đến ngày"])
