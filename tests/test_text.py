"""Text: one clean spelling, one key to compare by, and the nearest of several."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.text import clean, closest, column_index, column_letter, fold, words_of, writable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Công   khai ", "Công khai"),
        ("Công\u00a0khai\u200b", "Công khai"),
        (unicodedata.normalize("NFD", "Nhiệm vụ"), "Nhiệm vụ"),
        ("a \r\n\n b", "a\nb"),
        ("", ""),
        ("\u200b", ""),
        ("mo\u00adn", "mo\u00adn"),
        ("a\x01b\x1fc", "abc"),
        ("a\x0bb\x0cc", "a b c"),
        ("a\ufffeb\ud800c", "abc"),
        ("a\u200b\u0301", "á"),
    ],
)
def test_clean_composes_and_tidies(text, expected):
    """Composed letters, single blanks, line breaks kept, nothing a workbook cannot hold; TCVN3 needs the soft hyphen."""
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoà"),
        ("hủy", "huỷ"),
        ("Đơn vị", "ĐƠN VỊ"),
        ("Điểm", unicodedata.normalize("NFD", "Điểm")),
        ("2011–2024", "2011-2024"),
        ("a  b", "A B"),
    ],
)
def test_fold_gives_spellings_of_one_word_one_key(one, other):
    """Case, tone placement, composition, kinds of dashes and blanks make no difference."""
    assert fold(one) == fold(other)


def test_fold_keeps_different_words_apart():
    """Letters are compared without their marks, other letters make another word."""
    assert fold("Đảm bảo") == "dam bao"
    assert fold("chủ trì") != fold("phối hợp")


@pytest.mark.parametrize("text", ["a\x01b", "a\ufffeb", "a\ud800b", "a\x0bb"])
def test_writable_leaves_out_what_no_file_can_hold(text):
    """Control characters, halves of characters and codes that are none go; blanks of old printers become blanks."""
    assert writable(text) in {"ab", "a b"}
    assert writable("Họp dân\n💡\t") == "Họp dân\n💡\t"


@given(st.text(st.characters()))
def test_keys_are_stable(text):
    """Cleaning, folding and taking words twice changes nothing more."""
    assert clean(clean(text)) == clean(text)
    assert words_of(words_of(text)) == words_of(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Tiến độ (%)", "tien do %"), ("1. Công khai, minh bạch", "1 cong khai minh bach"), ("---", "")]
)
def test_words_of_keeps_letters_digits_and_percent(text, expected):
    """Punctuation is a blank."""
    assert words_of(text) == expected


def test_closest_finds_a_misspelling():
    """A close spelling is found with its likeness; a far one is not."""
    choices = ["hung yen", "ha noi", "hai phong"]
    assert closest("hung yenn", choices)[0] == "hung yen"
    assert closest("ca mau", choices) is None


def test_closest_never_matches_short_keys():
    """Below four letters one letter makes another word."""
    assert closest("hue", ["hie"]) is None
    assert closest("abcd", []) is None


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")])
def test_column_letter_is_what_excel_shows(index, letter):
    """Columns count from 0."""
    assert column_letter(index) == letter


@given(index=st.integers(0, 20_000))
def test_column_index_is_the_other_way(index):
    """index(letter(x)) == x, in capitals and small letters."""
    assert column_index(column_letter(index)) == column_index(column_letter(index).lower()) == index


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x07", "\x7f", "\u200f"])
def test_clean_takes_out_what_cannot_be_seen(sign):
    """Signs that turn the order of letters, and those of machines, are no part of a text."""
    assert clean(f"Họp{sign} dân") == "Họp dân"
