"""Text: one clean spelling, one key to compare by, and the nearest of several."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.text import clean, closest, column_index, column_letter, escape_markdown, fold, words_of, writable


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
        (" a  b \n\t\n c\t\u3000d", "a b\nc d"),
        ("XXI\u2060, \U00010000\ue000", "XXI, \U00010000\ue000"),
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
        ("2011—2024", "2011-2024"),
        ("−2024", "-2024"),
        ("a  b", "A B"),
        ("a\x01b\x7f", "AB"),
        ("Hải\u200b\u00a0Phòng", "hai\tphong"),
    ],
)
def test_fold_gives_spellings_of_one_word_one_key(one, other):
    """Case, tone placement, composition, kinds of dashes and blanks, and what cannot be seen make no difference."""
    assert fold(one) == fold(other)


def test_fold_keeps_different_words_apart():
    """Letters are compared without their marks, other letters make another word."""
    assert fold("Đảm bảo") == "dam bao"
    assert fold("chủ trì") != fold("phối hợp")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x00b\x01c\x08d", "abcd", id="controls before the tab"),
        pytest.param("a\x0eb\x1fc", "abc", id="controls behind the line ends"),
        pytest.param("a\x0bb\x0cc", "a b c", id="line and page feeds of old printers are blanks"),
        pytest.param("a\ud800b\udfffc", "abc", id="halves of characters"),
        pytest.param("a\ufffeb\uffffc", "abc", id="codes that are no characters"),
        pytest.param("Họp  dân\n💡\t\r\x7f\ue000\ufffd\U00010000", "Họp  dân\n💡\t\r\x7f\ue000\ufffd\U00010000", id="all else stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_writable_leaves_out_what_no_file_can_hold(text, expected):
    """Control characters, halves of characters and codes that are none go; blanks of old printers become blanks."""
    assert writable(text) == expected


@given(st.text(st.characters()))
def test_keys_are_stable(text):
    """Cleaning, folding and taking words twice changes nothing more."""
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert words_of(words_of(text)) == words_of(text)


@given(st.text(st.one_of(st.characters(), st.sampled_from("aơđĐ–\u0300\u0301\u200b\u00ad \n\t\x01\x7f\x0c\x1d"))))
def test_key_is_the_same_however_the_text_was_cleaned(text):
    """What cleaning takes out or composes makes no difference to the key."""
    assert fold(clean(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Tiến độ (%)", "tien do %"), ("1. Công khai, minh bạch", "1 cong khai minh bach"), ("---", "")]
)
def test_words_of_keeps_letters_digits_and_percent(text, expected):
    """Punctuation is a blank."""
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("key", "choices", "found"),
    [
        pytest.param("hung yenn", ["ha noi", "hung yen", "hai phong"], ("hung yen", pytest.approx(100 * 16 / 17)), id="one letter too many"),
        pytest.param("ca mau", ["hung yen", "ha noi", "hai phong"], None, id="another name"),
        pytest.param("cong khai", ["cong khai, minh bach danh sach"], None, id="a part of a longer name"),
        pytest.param("abcd", ["abcd"], ("abcd", 100), id="four letters are enough"),
        pytest.param("hue", ["hue"], None, id="three letters are never told, even right ones"),
        pytest.param("a" * 22 + "bbb", ["a" * 22 + "ccc"], ("a" * 22 + "ccc", 88), id="88 of a hundred are enough"),
        pytest.param("a" * 21 + "bbb", ["a" * 21 + "ccc"], None, id="87.5 of a hundred are not"),
        pytest.param("abcd", [], None, id="no choices"),
    ],
)
def test_closest_is_the_most_alike(key, choices, found):
    """The choice that shares most letters in order with the whole key is found with its likeness, from 88 on; of short keys none."""
    assert closest(key, choices) == found


def test_closest_takes_another_cutoff():
    """Whoever asks says from what likeness on a choice counts."""
    assert [closest("abcd", ["abxy"], cutoff=cutoff) for cutoff in (50, 51)] == [("abxy", 50), None]


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")])
def test_column_letter_is_what_excel_shows(index, letter):
    """Columns count from 0."""
    assert column_letter(index) == letter


@given(index=st.integers(0, 20_000))
def test_column_index_is_the_other_way(index):
    """index(letter(x)) == x, in capitals and small letters."""
    assert column_index(column_letter(index)) == column_index(column_letter(index).lower()) == index


UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x00\x07\x7f"


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_clean_takes_out_what_cannot_be_seen(sign):
    """Signs that turn the order of letters, and those of machines, are no part of a text."""
    assert clean(f"Họp{sign} dân") == "Họp dân"


# Markdown


@pytest.mark.parametrize("sign", "\\`*_{}[]<>#$~|:!")
def test_markdown_shows_each_of_its_signs(sign):
    """A sign that Markdown gives a meaning stands behind a backslash, wherever it is and however often."""
    assert escape_markdown(f"1{sign}2 {sign} 3{sign}") == f"1\\{sign}2 \\{sign} 3\\{sign}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("https://example.org", "https\\:^//example.org", id="address"),
        pytest.param("www.example.org, WWW.EXAMPLE", "www^.example.org, WWW^.EXAMPLE", id="address without its kind"),
        pytest.param("a@example.org", "a@^example.org", id="address of a person"),
        pytest.param(":material/home:", "\\:^material/home\\:", id="icon"),
        pytest.param("a -> b", "a -^\\> b", id="arrow to the right"),
        pytest.param("a <- b", "a \\<^- b", id="arrow to the left"),
        pytest.param("a >= b", "a \\>^= b", id="at least"),
        pytest.param("a -- b", "a -^- b", id="long dash"),
        pytest.param("a ~> b", "a \\~^\\> b", id="wave"),
        pytest.param("www, lúc 12:30", "www, lúc 12\\:30", id="a time is no icon, a word no address"),
    ],
)
def test_markdown_makes_no_link_icon_or_arrow(text, shown):
    """What readers make something of in spite of a backslash is parted by a sign that nobody sees, here written ^."""
    assert escape_markdown(text) == shown.replace("^", "\u2060")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("- a", "\\- a", id="dash"),
        pytest.param("+ a", "\\+ a", id="plus"),
        pytest.param("1. a", "1\\. a", id="number"),
        pytest.param("12) a", "12\\) a", id="number in brackets"),
        pytest.param("a\n  - b\n3. c", "a\n  \\- b\n3\\. c", id="on any line, moved in too"),
        pytest.param("10-15 - 1. lần", "10\\-15 - 1. lần", id="within a line nothing"),
    ],
)
def test_markdown_makes_no_list(text, shown):
    """What would begin a list at the start of a line stands behind a backslash."""
    assert escape_markdown(text) == shown


@pytest.mark.parametrize("text", ["Công khai ngân sách xã, đợt 1", "a\n\nb", ""])
def test_plain_words_are_not_touched_for_markdown(text):
    """A text without signs is shown as it is."""
    assert escape_markdown(text) == text
