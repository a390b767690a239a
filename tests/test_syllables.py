"""Syllables: every word of Vietnamese passes, and hardly anything else does."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from papi_metrics.syllables import is_syllable

DATA = Path(__file__).parent.parent / "data"
TRUE = """
    a à ơ ở y ý ỷ xã gì gìn giếng giết giữ già quốc quyết quýt quỳnh quẹo quở quăng khuỷu nghiêng nghĩ nghề ghế ngoằng ngoèo loẻng
    xoong moóc hoà hòa hoàn hòan khỏe khoẻ uỷ ủy thuỷ thủy yếu yêu uống ương ướt ơn chuyện nguyễn khuya huýt huých thuở tuệ tuần
    rượu hươu cưỡi mười được đường hưởng phường trưởng kế kỳ kĩ mỹ Đắk Lắk Búk Kạn qúy qũy PHÁT Triển triển ĐƯỢC Ủy ỦY út ít ếch oẳn
"""
FALSE = """
    b đ ă â cê kô gế nge ngi ghà nghà qa bàt tìch hoat lạạ tóàn café façade québec naïve déjà kế1 hẹ̀n trườnng nướcc hữuu
    ưa̛ hoạCH hõt nghó lónh cơng khơng tiéng giầyy được. x-y µm Microsoftđ Mạcintosh Zürich
"""


@pytest.mark.parametrize("word", TRUE.split())
def test_syllable_is_known_in_every_spelling(word):
    """Both schools of placing the tone, capitals, names of the highlands and decomposed letters pass."""
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", [*FALSE.split(), "", "1", " "])
def test_what_is_no_syllable_is_refused(word):
    """A wrong onset, rhyme, tone or place of the tone, mixed capitals and foreign words are refused."""
    assert not is_syllable(word)


def words_of_file(name, column):
    """Return the words with marks of a column of a data file; abbreviations in capitals are no words."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        text = " ".join(row[column] for row in csv.DictReader(stream))
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return {word for word in words if not word.isascii() and not (word.isupper() and len(word) > 2)}


@pytest.mark.parametrize(
    ("name", "column"),
    [("plan_tasks.csv", "task"), ("plan_tasks.csv", "deliverable"), ("indicators.csv", "name_vi"), ("provinces.csv", "province"), ("aliases.csv", "name")],
)
def test_every_word_of_the_data_is_a_syllable(name, column):
    """Names of indicators and provinces, tasks and products hold no word that is refused."""
    words = words_of_file(name, column)
    assert len(words) > 20
    assert {word for word in words if not is_syllable(word)} == set()


@pytest.mark.parametrize(("rhyme", "tones"), [("ac", "áạ"), ("at", "áạ"), ("ap", "áạ"), ("ach", "áạ"), ("an", "aàáảãạ")])
def test_stopped_rhyme_bears_two_tones(rhyme, tones):
    """A rhyme that ends in p, t, c or ch is said with sắc or nặng only."""
    assert {tone for tone in "aàáảãạ" if is_syllable(f"b{tone}{rhyme[1:]}")} == set(tones)
