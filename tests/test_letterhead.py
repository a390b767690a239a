"""The letterhead: what a unit's name tells, and what is kept comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.letterhead import LONGEST, Letterhead, province_of

LINES = st.text(alphabet="aĐ .,/-", max_size=12)


@pytest.mark.parametrize(
    ("unit", "body", "superior", "place"),
    [
        ("xã Trung Trắc", "Ủy ban nhân dân xã Trung Trắc", "Tỉnh Hưng Yên", "Trung Trắc"),
        ("phường Hiến Nam", "Ủy ban nhân dân phường Hiến Nam", "Tỉnh Hưng Yên", "Hiến Nam"),
        ("tỉnh Hưng Yên", "Ủy ban nhân dân tỉnh Hưng Yên", "", "Hưng Yên"),
        ("Phường Hiến Nam", "Ủy ban nhân dân phường Hiến Nam", "Tỉnh Hưng Yên", "Hiến Nam"),
        ("UBND xã Trung Trắc", "Ủy ban nhân dân xã Trung Trắc", "Tỉnh Hưng Yên", "Trung Trắc"),
        ("thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", "", "Hà Nội"),
        ("Văn phòng", "Ủy ban nhân dân Văn phòng", "", "Văn phòng"),
    ],
)
def test_unit_s_name_tells_body_and_place(unit, body, superior, place):
    """Who signs, who receives and the number are left open."""
    made = Letterhead.of_unit(unit, province="Hưng Yên")
    assert (made.issuing_body, made.superior, made.place) == (body, superior, place)
    assert (made.number, made.signatory, made.recipients, made.drafter) == ("", "", (), "")


@pytest.mark.parametrize(
    ("province", "named"),
    [
        ("Hưng Yên", "tỉnh Hưng Yên"), ("tỉnh Hưng Yên", "tỉnh Hưng Yên"), ("Hải Phòng", "thành phố Hải Phòng"), ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("Thành phố Hà Nội", "thành phố Hà Nội"), ("Thừa Thiên-Huế", "tỉnh Thừa Thiên-Huế"), ("Huế", "thành phố Huế"),
    ],
)  # fmt: skip
def test_province_is_named_with_its_kind(province, named):
    """Cities of the centre are no provinces; a kind that is written stands once."""
    assert province_of(province) == named
    assert Letterhead.of_unit("xã An", province=province).superior.casefold() == named.casefold()


def test_who_signs_for_another_stands_on_two_lines():
    """A vice-chair signs for the chair; both lines are kept, blank ones are not."""
    kept = Letterhead.from_texts({"issuing_body": "UBND", "position": "KT. CHỦ TỊCH\n\n  PHÓ   CHỦ TỊCH "})
    assert kept.position == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert Letterhead.from_texts(kept.as_texts()) == kept


@given(number=LINES, recipients=st.lists(LINES, max_size=4))
def test_law_what_is_kept_comes_back_tidy(number, recipients):
    """Blanks are single, lines without a word are gone, nothing else changes; keeping it twice changes nothing more."""
    kept = Letterhead.from_texts(Letterhead(issuing_body="UBND", number=number, recipients=tuple(recipients)).as_texts())
    assert kept.number == " ".join(number.split())
    assert kept.recipients == tuple(" ".join(line.split()) for line in recipients if line.strip())
    assert Letterhead.from_texts(kept.as_texts()) == kept


def test_long_and_unknown_parts_are_cut_and_left_out():
    """A text has so many characters at most; what no letterhead has is not kept."""
    kept = Letterhead.from_texts({"issuing_body": "x" * 500, "recipients": "y" * 500, "password": "z"})
    assert (len(kept.issuing_body), [len(line) for line in kept.recipients]) == (LONGEST, [LONGEST])
    assert "z" not in kept.as_texts().values()
