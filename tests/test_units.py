"""Names of units: one spelling to keep, one key that tells two units apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.framework import unit_key, unit_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("xã Trung Trắc", "xã Trung Trắc"),
        ("UBND XÃ TRUNG TRẮC", "xã Trung Trắc"),
        ("Ủy ban nhân dân xã Trung Trắc", "xã Trung Trắc"),
        ("Uỷ ban nhân dân Xã  Trung Trắc, tỉnh Hưng Yên", "xã Trung Trắc"),
        ("UBND UBND xã Trung Trắc , tỉnh A, Tỉnh B", "xã Trung Trắc"),
        ("xã Tân Lập, huyện Văn Lâm", "xã Tân Lập, huyện Văn Lâm"),
        ("Thị Trấn YÊN  MỸ", "thị trấn Yên Mỹ"),
        ("xã Tân Lập (cũ)", "xã Tân Lập (cũ)"),
        ("Phường 10", "phường 10"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        ("xã", "xã"),
        ("UBND", "UBND"),
        (" , tỉnh A", ", tỉnh A"),
        ("", ""),
    ],
)
def test_name_is_kept_as_written_without_what_does_not_belong_to_it(written, name):
    """The committee before and the province behind go, the kind of unit is small, the rest stays."""
    assert unit_name(written) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("xã Trung Trắc", "UBND XÃ TRUNG TRẮC", True),
        ("xã Trung Trắc", "Xã trung trắc", True),
        ("xã Hoà Bình", "xã Hòa Bình", True),
        ("xã Thuỵ Hương", "xã Thụy Hương", True),
        ("xã Minh Hòa", "xã Minh Hoa", False),
        ("xã Tân Lập", "xã Tân Lập (cũ)", False),
        ("xã Đông Sơn", "xã Dông Sơn", False),
        ("xã Hưng Long", "phường Hưng Long", False),
    ],
)
def test_two_spellings_are_one_unit_by_their_key(one, other, same):
    """Case, committee and the place of a tone do not matter; tones, letters, the kind of unit and remarks do."""
    assert (unit_key(one) == unit_key(other)) is same


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Khu  10", "khu 10", id="no tones"),
        pytest.param("xã Hoà Bình", "xa\u0303 hoa\u0300 binh\u0300", id="a tone a word"),
        pytest.param("xã Hoà-Bình", "xa\u0303 hoa-binh\u0300\u0300", id="two tones in what is written as one word"),
        pytest.param("xã Đức Ân", "xa\u0303 đu\u031bc\u0301 a\u0302n", id="marks that are no tones stay in their place"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_key_is_the_name_in_small_letters_with_its_tones_last(name, key):
    """Words stand apart by one blank, each with its tones behind all of its letters."""
    assert unit_key(name) == key


@given(st.lists(st.sampled_from(["UBND", "xã", "XÃ", "tỉnh", ",", "Hòa", "HOÀ", "10", "(cũ)", "\n", " ", "\u200b"]), max_size=8).map(" ".join))
def test_law_name_and_key_of_a_name_are_itself_and_its_key(text):
    """Named again a unit keeps its name and its key."""
    assert unit_name(unit_name(text)) == unit_name(text)
    assert unit_key(unit_name(text)) == unit_key(text)
