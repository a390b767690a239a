"""The check for words of another language: what it finds, and what it lets pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spoken_words import foreign

BUILTIN = json.loads((Path(__file__).parent.parent / "pages" / "shared" / "browser" / "words.json").read_text(encoding="utf-8"))
ALSO_VIETNAMESE = {"May", "Su", "Mo", "Sa", "Thu"}
"""Short names of days and months that are Vietnamese words too: nobody can tell them from their letters."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tải lên bảng theo dõi", []),
        ("Kế hoạch 08/KH-UBND của xã Đắk Hà, Kon Tum", []),
        ("Ô J30 của tệp theo-doi-thang-10.xlsx, mã TT-01, 5 MB", []),
        ("In", []),
        ("Bỏ mọi điều kiện lọc · XLSX", []),
        ("Upload", ["Upload"]),
        ("Chọn file để upload", ["file", "upload"]),
        ("Run on", ["Run", "on"]),
        ("Tháng 9: no data", ["data"]),
        ("Help for Quá hạn", ["Help", "for"]),
    ],
)
def test_words_of_another_language_are_found(text, found):
    """Syllables, names, abbreviations, files and codes are Vietnamese; what else there is, is not."""
    assert foreign(text) == found


def test_what_people_wrote_is_left_out():
    """A person's own words may be in any language."""
    assert foreign("Đã nhận «My tracker» của xã A", own=["My tracker"]) == []


def test_every_built_in_word_is_found_and_none_of_its_translations():
    """Streamlit's own words are English before they are replaced and Vietnamese after."""
    spoken = [*BUILTIN["exact"].values(), *BUILTIN["patterns"].values()]
    missed = {english for english, told in BUILTIN["exact"].items() if english != told and not foreign(english)}
    assert (missed, [told for told in spoken if foreign(told)]) == (ALSO_VIETNAMESE, [])
