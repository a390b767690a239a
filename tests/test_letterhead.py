"""The letterhead: what a unit's name tells, and what is kept comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.letterhead import LONGEST, Letterhead

LINES = st.text(alphabet="aĐ .,/-", max_size=12)


@pytest.mark.parametrize(
    ("unit", "body", "superior", "place"),
    [
        ("xã Trung Trắc", "Ủy ban nhân dân xã Trung Trắc", "Tỉnh Hưng Yên", "Trung Trắc"),
        ("phường Hiến Nam", "Ủy ban nhân dân phường Hiến Nam", "Tỉnh Hưng Yên", "Hiến Nam"),
        ("tỉnh Hưng Yên", "Ủy ban nhân dân tỉnh Hưng Yên", "", "Hưng Yên"),
        ("Văn phòng", "Ủy ban nhân dân Văn phòng", "Tỉnh Hưng Yên", "Văn phòng"),
    ],
)
def test_unit_s_name_tells_body_and_place(unit, body, superior, place):
    """Who signs, who receives and the number are left open."""
    made = Letterhead.of_unit(unit, province="Hưng Yên")
    assert (made.issuing_body, made.superior, made.place) == (body, superior, place)
    assert (made.number, made.signatory, made.recipients, made.drafter) == ("", "", (), "")


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
