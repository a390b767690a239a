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


@given(st.lists(st.sampled_from(["UBND", "xã", "XÃ", "tỉnh", ",", "Hòa", "HOÀ", "10", "(cũ)", "\n", " ", "\u200b"]), max_size=8).map(" ".join))
def test_law_name_and_key_of_a_name_are_itself_and_its_key(text):
    """Named again a unit keeps its name and its key."""
    assert unit_name(unit_name(text)) == unit_name(text)
    assert unit_key(unit_name(text)) == unit_key(text)
