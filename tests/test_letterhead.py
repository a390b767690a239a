"""The letterhead: what a unit's name tells, and what is kept comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_metrics.letterhead import LONGEST, Letterhead, divided, province_of

LINES = st.text(alphabet="aĐ .,/-", max_size=12)


@pytest.mark.parametrize(
    ("unit", "kind", "name"),
    [
        pytest.param("UBND Xã Trung Trắc", "xã", "Trung Trắc", id="committee and capital"),
        pytest.param("Ủy ban nhân dân phường Hiến Nam", "phường", "Hiến Nam", id="committee in words"),
        pytest.param("Uỷ ban nhân dân thị trấn Yên Mỹ", "thị trấn", "Yên Mỹ", id="the other school of tones"),
        pytest.param("ỦY BAN NHÂN DÂN  ĐẶC KHU  CÔ TÔ", "đặc khu", "CÔ TÔ", id="all in capitals, blanks"),
        pytest.param("UBND UBND xã A", "xã", "A", id="committee twice"),
        pytest.param("quận Ba Đình", "quận", "Ba Đình", id="urban district"),
        pytest.param("huyện Văn Lâm", "huyện", "Văn Lâm", id="district"),
        pytest.param("thị xã Mỹ Hào", "thị xã", "Mỹ Hào", id="town, no commune"),
        pytest.param("thành phố Hưng Yên", "thành phố", "Hưng Yên", id="city"),
        pytest.param("tỉnh Hưng Yên", "tỉnh", "Hưng Yên", id="province"),
        pytest.param("Xãng", "", "Xãng", id="only begins alike"),
        pytest.param("xã", "", "xã", id="a kind without a name"),
        pytest.param("UBND", "", "UBND", id="a committee of nothing"),
        pytest.param("UBND Văn phòng", "", "Văn phòng", id="no kind"),
        pytest.param("xã phường Vinh", "xã", "phường Vinh", id="one kind alone"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_name_is_divided_into_kind_and_name_proper(unit, kind, name):
    """The committee before it goes; the kind is told in small letters, the name proper as it is written, blanks single."""
    assert divided(unit) == (kind, name)


@pytest.mark.parametrize(
    ("unit", "body", "superior", "place"),
    [
        ("xã Trung Trắc", "Ủy ban nhân dân xã Trung Trắc", "Tỉnh Hưng Yên", "Trung Trắc"),
        ("phường Hiến Nam", "Ủy ban nhân dân phường Hiến Nam", "Tỉnh Hưng Yên", "Hiến Nam"),
        ("tỉnh Hưng Yên", "Ủy ban nhân dân tỉnh Hưng Yên", "", "Hưng Yên"),
        ("Phường Hiến Nam", "Ủy ban nhân dân phường Hiến Nam", "Tỉnh Hưng Yên", "Hiến Nam"),
        ("UBND xã Trung Trắc", "Ủy ban nhân dân xã Trung Trắc", "Tỉnh Hưng Yên", "Trung Trắc"),
        ("thị trấn Yên Mỹ", "Ủy ban nhân dân thị trấn Yên Mỹ", "Tỉnh Hưng Yên", "Yên Mỹ"),
        ("đặc khu Cô Tô", "Ủy ban nhân dân đặc khu Cô Tô", "Tỉnh Hưng Yên", "Cô Tô"),
        ("thị xã Mỹ Hào", "Ủy ban nhân dân thị xã Mỹ Hào", "", "Mỹ Hào"),
        ("thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", "", "Hà Nội"),
        ("Văn phòng", "Ủy ban nhân dân Văn phòng", "", "Văn phòng"),
    ],
)
def test_unit_s_name_tells_body_and_place(unit, body, superior, place):
    """Who signs, who receives and the number are left open."""
    made = Letterhead.of_unit(unit, province="Hưng Yên")
    assert (made.issuing_body, made.superior, made.place) == (body, superior, place)
    assert (made.number, made.signatory, made.recipients, made.drafter) == ("", "", (), "")


def test_superior_is_open_where_the_province_is_not_known():
    """Without a province nobody stands above the commune, and the rest is as Decree 30/2020 has it for a commune's chair."""
    made = Letterhead.of_unit("xã Trung Trắc")
    assert made.superior == ""
    assert (made.symbol, made.authority, made.position) == ("BC-UBND", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_letterhead_without_a_place_or_a_number_leaves_them_open():
    """What nobody gave is empty, to be filled in by hand."""
    assert Letterhead(issuing_body="UBND").as_texts() == {
        "issuing_body": "UBND", "superior": "", "number": "", "symbol": "BC-UBND", "place": "", "authority": "TM. ỦY BAN NHÂN DÂN",
        "position": "CHỦ TỊCH", "signatory": "", "recipients": "", "drafter": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("province", "named"),
    [
        ("Hưng Yên", "tỉnh Hưng Yên"), ("tỉnh Hưng Yên", "tỉnh Hưng Yên"), ("Hải Phòng", "thành phố Hải Phòng"), ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("Hà Nội", "thành phố Hà Nội"), ("Đà Nẵng", "thành phố Đà Nẵng"), ("Cần Thơ", "thành phố Cần Thơ"), ("Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("TP Huế", "thành phố Huế"), ("TP Hồ Chí Minh", "thành phố Hồ Chí Minh"), ("Thành phố Hà Nội", "thành phố Hà Nội"), ("Thừa Thiên-Huế", "tỉnh Thừa Thiên-Huế"), ("Huế", "thành phố Huế"),
    ],
)  # fmt: skip
def test_province_is_named_with_its_kind(province, named):
    """Cities of the centre are no provinces; a kind that is written stands once."""
    assert province_of(province) == named
    assert Letterhead.of_unit("xã An", province=province).superior.casefold() == named.casefold()


@pytest.mark.parametrize(
    ("part", "written", "kept"),
    [
        pytest.param("position", "KT. CHỦ TỊCH\n\n  PHÓ   CHỦ TỊCH ", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", id="who signs for another"),
        pytest.param("authority", "TM. ỦY BAN\r\n NHÂN DÂN", "TM. ỦY BAN\nNHÂN DÂN", id="in whose name"),
        pytest.param("issuing_body", "UBND\n\n xã  A", "UBND xã A", id="any other part is one line"),
        pytest.param("recipients", "- Như trên;\n\n - Lưu:  VT.", ("- Như trên;", "- Lưu: VT."), id="recipients"),
        pytest.param("number", " \n ", "", id="blank"),
    ],
)
def test_part_is_kept_on_its_lines(part, written, kept):
    """A vice-chair signs for the chair on two lines, recipients have a line each; any other part is one line; blanks are single, blank lines gone."""
    made = Letterhead.from_texts({"issuing_body": "UBND", part: written})
    assert getattr(made, part) == kept
    assert Letterhead.from_texts(made.as_texts()) == made


def test_letterhead_of_before_has_no_recipients():
    """A letterhead that was kept without recipients has none."""
    assert Letterhead.from_texts({"issuing_body": "UBND"}).recipients == ()


def test_recipients_are_kept_a_line_each():
    """All recipients are one text with a line for each."""
    assert Letterhead(issuing_body="UBND", recipients=("- Như trên;", "- Lưu: VT.")).as_texts()["recipients"] == "- Như trên;\n- Lưu: VT."


@given(number=LINES, recipients=st.lists(LINES, max_size=4))
def test_law_what_is_kept_comes_back_tidy(number, recipients):
    """Blanks are single, lines without a word are gone, nothing else changes; keeping it twice changes nothing more."""
    kept = Letterhead.from_texts(Letterhead(issuing_body="UBND", number=number, recipients=tuple(recipients)).as_texts())
    assert kept.number == " ".join(number.split())
    assert kept.recipients == tuple(" ".join(line.split()) for line in recipients if line.strip())
    assert Letterhead.from_texts(kept.as_texts()) == kept


def test_long_and_unknown_parts_are_cut_and_left_out():
    """A line has 200 characters at most; what no letterhead has is not kept."""
    kept = Letterhead.from_texts({"issuing_body": "x" * 500, "number": "1" * 200, "recipients": "y" * 500, "password": "z"})
    assert (len(kept.issuing_body), len(kept.number), [len(line) for line in kept.recipients]) == (200, 200, [200])
    assert LONGEST == 200
    assert "z" not in kept.as_texts().values()
