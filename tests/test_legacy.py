"""Legacy encodings: what fonts mean, and that text written by the table is read back as it was."""

from __future__ import annotations

import csv
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from legacy_text import CODES, FONTS, TABLE, legacy

from papi_metrics.legacy import ENCODINGS, LegacyFont, legacy_font, read_word, to_unicode, western

SETTINGS = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
LETTERS = "".join(CODES["VNI"])
SMALL = "".join(letter for letter in LETTERS if letter.islower()) + "abcdeghiklmnopqrstuvxy -,;.:()0123456789%\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".VnTime", LegacyFont("TCVN3")), (".VnArial Narrow", LegacyFont("TCVN3")), (" .vntime", LegacyFont("TCVN3")),
        (".VnTimeH", LegacyFont("TCVN3", capitals=True)), (".VNARIALH", LegacyFont("TCVN3", capitals=True)),
        ("VNI-Times", LegacyFont("VNI")), ("Vni-Helve-Condense", LegacyFont("VNI")), ("VNI Times", LegacyFont("VNI")),
        ("Times New Roman", None), ("Arial", None), ("", None), ("VnBook", None), ("Univers.vn", None), ("VNIVERSITY", None),
    ],
)  # fmt: skip
def test_font_tells_the_encoding_by_its_name(name, expected):
    """ABC's fonts begin with .Vn, those of capitals end with H; VNI's begin with VNI-; others mean nothing."""
    assert legacy_font(name) == expected


def test_each_encoding_has_fonts():
    """The encodings are those that a font of each maker tells."""
    assert {legacy_font(name).encoding for name in FONTS.values()} == set(ENCODINGS)


# Written by hand, as they stand in files of the time, not by the table.
KNOWN = [
    ("TCVN3", "Häp d©n, lÊy ý kiÕn", "Họp dân, lấy ý kiến"),
    ("TCVN3", "C«ng khai, minh b¹ch", "Công khai, minh bạch"),
    ("TCVN3", "tr\u00adêng häc x· T©n LËp", "trường học xã Tân Lập"),
    ("TCVN3", "§¶ng uû, H§ND, UBND", "Đảng uỷ, HĐND, UBND"),
    ("TCVN3", "§¨ng t¶i trªn ®µi truyÒn thanh", "Đăng tải trên đài truyền thanh"),
    ("TCVN3", "chØ sè hiÖu qu¶", "chỉ số hiệu quả"),
    ("VNI", "Hoïp daân, laáy yù kieán", "Họp dân, lấy ý kiến"),
    ("VNI", "Coâng khai, minh baïch", "Công khai, minh bạch"),
    ("VNI", "tröôøng hoïc xaõ Taân Laäp", "trường học xã Tân Lập"),
    ("VNI", "ÑAÛNG UÛY, HÑND", "ĐẢNG ỦY, HĐND"),
    ("VNI", "chæ soá, tyû leä, kyõ thuaät, nghó, bò", "chỉ số, tỷ lệ, kỹ thuật, nghĩ, bị"),
    ("VNI", "Aùnh saùng, Uûy ban", "Ánh sáng, Ủy ban"),
]


@pytest.mark.parametrize(("encoding", "text", "expected"), KNOWN, ids=[text for _, _, text in KNOWN])
def test_text_of_the_time_is_read(encoding, text, expected):
    """Texts as clerks typed them are read, a VNI mark in the other case than its letter too."""
    assert to_unicode(text, LegacyFont(encoding)) == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
@SETTINGS
@given(text=st.text(SMALL))
def test_small_text_is_read_back_as_it_was(encoding, text):
    """Any text of small letters written by the table is the same text, composed, when it is read."""
    assert to_unicode(legacy(text, encoding), LegacyFont(encoding)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("encoding", ENCODINGS)
@SETTINGS
@given(text=st.text(SMALL.upper()))
def test_capital_text_is_read_back_as_it_was(encoding, text):
    """Any text of capitals written by the table is read back, in either encoding."""
    assert to_unicode(legacy(text, encoding), LegacyFont(encoding)) == unicodedata.normalize("NFC", text)


@SETTINGS
@given(text=st.text(LETTERS + SMALL))
def test_vni_is_read_back_whatever_the_case(text):
    """VNI has a code of its own for every letter of both cases: nothing is ambiguous."""
    assert to_unicode(legacy(text, "VNI"), LegacyFont("VNI")) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KÕ HO¹CH S¶N XUÊT", "KẾ HOẠCH SẢN XUẤT"), ("§ÕN N¡M 2022", "ĐẾN NĂM 2022"), ("KÕ ho¹ch", "Kế hoạch"),
        ("Së Y TÕ", "Sở Y Tế"), ("CT. Hµ", "CT. Hà"), ("UBND x·", "UBND xã"), ("phßng VHTT HO¹CH", "phòng VHTT HOẠCH"),
        ("Tæ GI¸M S¸T cña x·", "Tổ GIÁM SÁT của xã"), ("èM ®au", "ỐM đau"), ("èM §AU", "ỐM ĐAU"), ("iPHONE", "iPHONE"), ("Tæ1A, 2b", "Tổ1A, 2b"),
    ],
)  # fmt: skip
def test_small_letter_amid_capitals_is_a_capital(text, expected):
    """TCVN3 has no capitals with a tone: in a word of capitals, and beside it where nothing is small, they are raised."""
    assert to_unicode(text, LegacyFont("TCVN3")) == expected


def test_font_of_capitals_shows_capitals():
    """A font that ends with H shows every letter as a capital, those without a mark too."""
    assert to_unicode("kÕ ho¹ch n¨m 2022, ubnd x·", LegacyFont("TCVN3", capitals=True)) == "KẾ HOẠCH NĂM 2022, UBND XÃ"


@pytest.mark.parametrize("quoted", ["\x93häp\x94 \x96 \x85 5 \x80", "“häp” – … 5 €"])
def test_punctuation_is_the_same_however_its_bytes_were_read(quoted):
    """Quotes, dashes, dots and the euro that a reader left as control characters are read as Windows meant them."""
    assert to_unicode(quoted, LegacyFont("TCVN3")) == "“họp” – … 5 €"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Häp – “d©n” ✓ → 5 €", "Häp \x96 \x93d©n\x94 ✓ → 5 \x80"), ("Họp", None), ("Häp 会", None), ("đi", None), ("Ho\u0323p", None), ("", "")],
)
def test_western_letters_or_unicode(text, expected):
    """Text that bytes may have given is returned as their letters; a letter beyond them shows Unicode, a sign does not."""
    assert western(text) == expected


def test_western_letters_of_the_vietnamese_code_page():
    """What Windows' code page of Vietnam made of legacy bytes is brought back to them, where that is asked for."""
    text = "K\xd5 ho\xb9ch, n\xd2n n\xd5p, vi\xd6c l\xedn, n\xe3i".encode("latin-1")
    assert western(text.decode("cp1258")) is None
    assert western(text.decode("cp1258"), vietnamese=True) == text.decode("latin-1")


@pytest.mark.parametrize(("word", "encoding"), [("là", "TCVN3"), ("và", "VNI"), ("café", "VNI"), ("½²", "TCVN3"), ("đi", "VNI")])
def test_word_with_a_letter_without_meaning_is_not_read(word, encoding):
    """A letter that the encoding does not know makes the word none of it."""
    assert read_word(word, encoding) is None


@pytest.mark.parametrize(
    ("word", "encoding", "read"),
    [
        ("Häp", "TCVN3", "Họp"), ("HO¹CH", "TCVN3", "HOẠCH"), ("Hoïp", "VNI", "Họp"), ("tröôøng", "VNI", "trường"),
        ("UBND", "TCVN3", "UBND"), ("a-1", "VNI", "a-1"), ("", "VNI", ""),
    ],
)  # fmt: skip
def test_word_whose_letters_all_have_a_meaning_is_read(word, encoding, read):
    """A word is read when each letter of it is one of the encoding's or has no mark."""
    assert read_word(word, encoding) == read


def test_both_ways_of_writing_are_read():
    """What some tables write otherwise is read too: ỷ as a lone ë, ỵ as y and a dot."""
    assert to_unicode("të leä, ñaày tôù Ñyï", LegacyFont("VNI")) == "tỷ lệ, đầy tớ Đỵ"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_table_has_one_code_for_every_letter(encoding):
    """The 67 letters with marks in both cases have codes, and no two share one."""
    assert len(CODES[encoding]) == 134
    assert len(set(CODES[encoding].values())) == 134
    assert {letter.lower() for letter in CODES[encoding]} == {letter for letter in CODES[encoding] if letter.islower()}


def test_table_has_small_letters_of_tcvn3_in_one_byte():
    """The small letters and the seven capitals without a tone are those of the standard, one byte each."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        standard = [row["unicode"] for row in csv.DictReader(stream) if len(row["tcvn3_hex"]) == 2]
    assert {letter for letter in standard if letter.isupper()} == set("ĂÂĐÊÔƠƯ")
    assert len(standard) == 74
