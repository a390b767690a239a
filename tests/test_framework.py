"""PAPI's structure, breaks, provinces and names: what the data files say, by year."""

import csv
import itertools
import re

import pytest

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import (
    BASE_YEAR,
    DATA_FOLDER,
    DIMENSIONS,
    FIRST_YEAR,
    LAST_YEAR,
    PAPI_SOURCE,
    breaks,
    codes,
    dimension_name,
    dimension_names,
    english_name,
    find_province,
    indicator_name,
    indicators,
    nearest,
    parent_of,
    parts_of,
    predecessors,
    province,
    provinces,
    scale,
    sub_dimension_names,
    sub_dimensions,
    unit_in,
)
from papi_metrics.framework.tables import aliases
from papi_metrics.language import speaking
from papi_metrics.text import words_of

YEARS = range(2011, 2025)


@pytest.mark.parametrize(
    ("years", "count"),
    [(range(2011, 2018), 22), ([2018], 28), ([2019, 2020], 29), (range(2021, 2025), 28)],
    ids=["2011-2017", "2018", "2019-2020", "2021-2024"],
)
def test_sub_dimensions_number_by_era(years, count):
    """PAPI published 22, 28, 29 and again 28 sub-dimensions, era by era."""
    assert {len(sub_dimensions(year)) for year in years} == {count}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (
            2016,
            "PAPI 1 2 3 4 5 6 1.1 1.2 1.3 1.4 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4",
        ),
        (
            2022,
            "PAPI 1 2 3 4 5 6 7 8 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 3.1 3.2 3.3 4.1 4.2 4.3 4.4 5.1 5.3 5.4 6.1 6.2 6.3 6.4 7.1 7.2 7.3 8.1 8.2 8.3",
        ),
    ],
)
def test_codes_stand_in_order(year, expected):
    """The codes of a year are the total, the dimensions, the sub-dimensions, each in order."""
    assert codes(year) == tuple(expected.split())


def test_codes_without_a_last_year_hold():
    """A year that no row of the file names, up to the last the program reckons with, has the codes that did not end."""
    assert codes(2031) == codes(LAST_YEAR) == codes(2024)


def test_eras_of_a_code_never_meet():
    """A code has one name and one scale a year: its next era begins after the last year of the one before."""
    eras = itertools.combinations(indicators(), 2)
    meeting = [(one, other) for one, other in eras if one.code == other.code and max(one.first_year, other.first_year) <= min(_last(one), _last(other))]
    assert meeting == []


def _last(era):
    return era.last_year or LAST_YEAR


def test_shipped_scores_are_of_the_units_and_codes_of_their_year():
    """Each row of the scores is of a unit that there is in its year, once, and has a figure for none but the year's codes."""
    with (DATA_FOLDER / "provincial_scores.csv").open(encoding="utf-8") as stream:
        rows = [(int(row.pop("year")), row.pop("province"), row) for row in csv.DictReader(stream)]
    assert [(year, unit) for year, unit, _ in rows if unit_in(unit, year) != unit] == []
    assert [(year, unit, code) for year, unit, row in rows for code, figure in row.items() if figure and code not in codes(year)] == []
    assert len({(year, unit) for year, unit, _ in rows}) == len(rows)


@pytest.mark.parametrize("year", [2010, 2101, 0], ids=str)
def test_codes_refuse_a_year_without_papi(year):
    """Years before the first survey, beyond the last the program reckons with, or no years at all, are refused."""
    with pytest.raises(UnknownNameError, match=str(year)):
        codes(year)


@pytest.mark.parametrize(
    ("code", "year", "parts"),
    [
        ("PAPI", 2017, ("1", "2", "3", "4", "5", "6")),
        ("PAPI", 2018, ("1", "2", "3", "4", "5", "6", "7", "8")),
        ("2", 2017, ("2.1", "2.2", "2.3")),
        ("2", 2018, ("2.1", "2.2", "2.3", "2.4")),
        ("5", 2020, ("5.1", "5.2", "5.3", "5.4")),
        ("5", 2021, ("5.1", "5.3", "5.4")),
        ("8", 2018, ("8.1", "8.2")),
        ("8", 2019, ("8.1", "8.2", "8.3")),
        ("1.1", 2022, ()),
    ],
    ids=lambda value: str(value) if not isinstance(value, tuple) else "",
)
def test_parts_of_by_year(code, year, parts):
    """What a code is the sum of depends on the year."""
    assert parts_of(code, year) == parts


@pytest.mark.parametrize(("code", "parent"), [("PAPI", None), ("3", "PAPI"), ("3.2", "3"), ("8.3", "8")])
def test_parent_of(code, parent):
    """A sub-dimension belongs to its dimension, a dimension to the total, the total to nothing."""
    assert parent_of(code) == parent


@pytest.mark.parametrize("year", YEARS)
def test_every_code_is_a_part_of_its_parent(year):
    """Parents and parts agree in every year."""
    assert all(code in parts_of(parent_of(code), year) for code in codes(year) if code != "PAPI")


@pytest.mark.parametrize(
    ("code", "year", "vietnamese", "english"),
    [
        ("1", 2022, "Tham gia của người dân ở cấp cơ sở", "Participation at Local Levels"),
        ("2.1", 2017, "Danh sách hộ nghèo", "Poverty Lists"),
        ("2.1", 2018, "Tiếp cận thông tin", "Access to Information"),
        ("3.2", 2015, "Ban thanh tra nhân dân", "People's Inspection Boards"),
        ("3.3", 2016, "Hiệu quả của Ban Thanh tra nhân dân", "People's Inspection Boards"),
        ("3.3", 2024, "Tiếp cận dịch vụ tư pháp", "Access to Justice Services"),
        ("4.1", 2017, "Kiểm soát tham nhũng trong chính quyền", "Limits on Public Sector Corruption"),
        ("4.1", 2018, "Kiểm soát tham nhũng trong chính quyền", "Limits on Corruption in Local Governments"),
    ],
)
def test_indicator_name_by_era(code, year, vietnamese, english):
    """The same code is called by the name of its year, in both languages."""
    assert (indicator_name(code, year), indicator_name(code, year, "en")) == (vietnamese, english)


@pytest.mark.parametrize(
    ("number", "year", "language", "name"),
    [
        pytest.param(7, 2022, "vi", "Quản trị môi trường", id="its year"),
        pytest.param(7, 2022, "en", "Environmental Governance", id="in English"),
        pytest.param(7, 2015, "vi", "Quản trị môi trường", id="not measured yet"),
        pytest.param(8, FIRST_YEAR - 10, "en", "E-Governance", id="before the first survey"),
        pytest.param(1, LAST_YEAR + 10, "vi", "Tham gia của người dân ở cấp cơ sở", id="beyond the last year"),
    ],
)
def test_dimension_name_is_known_for_any_year(number, year, language, name):
    """A dimension is called by the name of its year; by today's for a year that did not have it, or has no survey at all."""
    with speaking(language):
        assert dimension_name(number, year) == dimension_name(number, year, language) == name


@pytest.mark.parametrize(
    ("code", "name", "english"),
    [
        ("4", "Kiểm soát tham nhũng trong khu vực công", "Control of Corruption in the Public Sector"),
        ("2.1", "Danh sách hộ nghèo", "Poverty Lists"),
        ("2.2", "Danh sách hộ nghèo", "Poverty List Transparency"),
        ("4.1", "Phần 1", "Phần 1"),
    ],
)
def test_english_name_is_that_of_the_era(code, name, english):
    """A Vietnamese name tells with its code which era's English is meant; a name PAPI has not stays."""
    assert english_name(code, name) == english


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("PAPI", 2017, (6, 60)),
        ("PAPI", 2018, (10, 80)),
        ("4", 2022, (1, 10)),
        ("1.1", 2022, (0.25, 2.5)),
        ("5.1", 2020, (0.25, 2.5)),
        ("5.1", 2021, (0.33, 3.33)),
        ("8.1", 2018, (0.5, 5)),
        ("8.1", 2019, (0.33, 3.33)),
    ],
)
def test_scale_by_year(code, year, expected):
    """A code's scale changes where its dimension gains or loses a part."""
    assert scale(code, year) == expected


@pytest.mark.parametrize(("code", "year"), [("5.2", 2021), ("7", 2017), ("8.3", 2018), ("9", 2022), ("1.5", 2022)])
def test_a_code_that_a_year_lacks_is_refused(code, year):
    """A code that is not published in a year has neither a name nor a scale there."""
    with pytest.raises(UnknownNameError, match=code):
        indicator_name(code, year)
    with pytest.raises(UnknownNameError, match=str(year)):
        scale(code, year)


def test_breaks_are_told_in_both_languages_oldest_first():
    """Every break has its sentence in Vietnamese and in English."""
    assert all(item.what and item.what_vi for item in breaks())
    assert [item.year for item in breaks()] == sorted(item.year for item in breaks())


@pytest.mark.parametrize("item", breaks(), ids=lambda item: f"{item.year}-{item.code}")
def test_a_break_stands_on_a_code_of_its_year(item):
    """No break names a code that the year does not have."""
    assert item.code in codes(item.year)


def test_a_break_tells_its_line_of_the_file():
    """Whoever opens the file at the line that a break tells finds its year and its code there."""
    lines = (DATA_FOLDER / "breaks.csv").read_text(encoding="utf-8").splitlines()
    assert [lines[item.line - 1].split(",")[:2] for item in breaks()] == [[str(item.year), item.code] for item in breaks()]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Hưng Yên", "Hưng Yên"),
        ("hung yen", "Hưng Yên"),
        ("HƯNG YÊN", "Hưng Yên"),
        ("tỉnh Hưng Yên", "Hưng Yên"),
        ("Hung Yen province", "Hưng Yên"),
        ("Tỉnh HưngYên", "Hưng Yên"),
        ("Hu\u031bng Ye\u0302n", "Hưng Yên"),
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("TP.HCM", "TP. Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("Ho Chi Minh City", "TP. Hồ Chí Minh"),
        ("Huế", "Thừa Thiên-Huế"),
        ("Thừa Thiên Huế", "Thừa Thiên-Huế"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu"),
        ("BR-VT", "Bà Rịa-Vũng Tàu"),
        ("Hanoi", "Hà Nội"),
        ("Danang", "Đà Nẵng"),
        ("Hoà Bình", "Hòa Bình"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("Daklak", "Đắk Lắk"),
        ("Kontum", "Kon Tum"),
        ("Ba Ria Vungtau", "Bà Rịa-Vũng Tàu"),
    ],
)
def test_find_province_by_any_name(typed, name):
    """A province is found by any spelling, prefix or alias of its name."""
    assert find_province(typed) == name


@pytest.mark.parametrize("item", provinces(), ids=lambda item: item.name_en)
def test_find_province_by_both_official_names(item):
    """Every province is found by its Vietnamese and its English name, never another one."""
    assert (find_province(item.name), find_province(item.name_en)) == (item.name, item.name)


def test_find_province_names_the_nearest():
    """Who mistypes a name is told the province that is meant."""
    with pytest.raises(UnknownNameError, match="Gần nhất: Hưng Yên"):
        find_province("Hung Yem")


@pytest.mark.parametrize("typed", ["", "x", "Thành phố Hưng Yên", "Xã Trung Trắc"])
@pytest.mark.parametrize("ask", [find_province, province, predecessors], ids=lambda ask: ask.__name__)
def test_what_is_no_province_is_refused(ask, typed):
    """A commune, a district-level city or nothing at all is not a province."""
    with pytest.raises(UnknownNameError):
        ask(typed)


@pytest.mark.parametrize(
    ("name", "choices", "count", "words"),
    [
        pytest.param("abcd", ["xyzw"], 3, "", id="none is near"),
        pytest.param("abcd", [], 3, "", id="no choices"),
        pytest.param("abc", ["abc"], 3, "", id="too short to tell"),
        pytest.param("Xã ABCD", ["xã abce"], 3, " Gần nhất: xã abce.", id="as it is written, whatever the case"),
        pytest.param("abcd", ["abxx", "abcx", "abcde", "xyzw"], 3, " Gần nhất: abcde, abcx, abxx.", id="the nearest first"),
        pytest.param("abcd", ["abcx", "abcy", "abcz", "abcd"], 3, " Gần nhất: abcd, abcx, abcy.", id="three at most"),
        pytest.param("abcd", ["abcx", "abcy", "abcz", "abcd"], 1, " Gần nhất: abcd.", id="one is asked for"),
        pytest.param("abcd", ["abcx", "abcd"], 0, "", id="none is asked for"),
        pytest.param("abcd", ["abxy"], 3, " Gần nhất: abxy.", id="half of the letters"),
        pytest.param("abcde", ["abxyz"], 3, "", id="less than half"),
    ],
)
def test_nearest_names_the_most_alike(name, choices, count, words):
    """Choices that share half of their letters with a name are told, the most alike first, no more than are asked for."""
    assert nearest(name, choices, count) == words


def test_nearest_names_three_unless_told_otherwise():
    """Three names are as many as a sentence bears."""
    assert nearest("abcd", ["abc1", "abc2", "abc3", "abc4"]) == " Gần nhất: abc1, abc2, abc3."


def test_provinces_are_63_in_six_regions_and_become_34():
    """63 provinces in six regions, numbered as in the official workbooks, belong to 34 units from July 2025."""
    assert len({item.name for item in provinces()}) == 63
    assert len({item.province_id for item in provinces()}) == 63
    assert len({item.region for item in provinces()}) == 6
    assert len({item.successor for item in provinces()}) == 34


def test_successors_are_known_provinces():
    """A unit of 2025 keeps the name of one of its predecessors."""
    assert all(find_province(item.successor) in predecessors(item.successor) for item in provinces())


@pytest.mark.parametrize(
    ("unit", "before"),
    [
        ("Hưng Yên", {"Hưng Yên", "Thái Bình"}),
        ("TP. Hồ Chí Minh", {"TP. Hồ Chí Minh", "Bình Dương", "Bà Rịa-Vũng Tàu"}),
        ("Phú Thọ", {"Phú Thọ", "Vĩnh Phúc", "Hòa Bình"}),
        ("Hà Nội", {"Hà Nội"}),
        ("Huế", {"Thừa Thiên-Huế"}),
    ],
)
def test_predecessors_of_a_unit(unit, before):
    """A merged unit has all its predecessors, itself among them; one that was not merged has itself."""
    assert set(predecessors(unit)) == before


def test_province_tells_region_and_number():
    """What is known of a province is found from any of its names."""
    found = province("hung yen")
    assert (found.province_id, found.region, found.successor) == (33, "Đồng bằng sông Hồng", "Hưng Yên")


@pytest.mark.parametrize(
    ("name", "dimension"),
    [
        ("Tham gia của người dân", 1),
        ("Công khai, minh bạch trong việc ra quyết định", 2),
        ("Công khai, minh bạch", 2),
        ("Trách nhiệm giải trình với người dân", 3),
        ("Trách nhiệm giải trình", 3),
        ("Kiểm soát tham nhũng", 4),
        ("Thủ tục hành chính công", 5),
        ("Thủ tục hành chính", 5),
        ("Cung ứng dịch vụ công", 6),
        ("Quản trị môi trường", 7),
        ("Quản trị điện tử", 8),
        ("Transparency", 2),
        ("E-Governance", 8),
        ("Chỉ số nội dung 3", 3),
        ("Nội dung 1", 1),
        ("Chỉ số 5", 5),
        ("Trục nội dung 8", 8),
        ("Dimension 7", 7),
        ("TRÁCH NHIỆM GIẢI TRÌNH VỚI NGƯỜI DÂN", 3),
    ],
)
def test_dimension_names_of_plans_and_of_papi(name, dimension):
    """A dimension is known by its official names and by the shorter ones of plans."""
    assert dimension_names()[words_of(name)] == dimension


@pytest.mark.parametrize("name", ["Dịch vụ công", "Môi trường", "Minh bạch", "Điện tử", "Tham nhũng", "Hành chính"])
def test_dimension_names_leave_out_what_means_several_things(name):
    """A word that plans use for other things than a dimension is not one of its names."""
    assert words_of(name) not in dimension_names()


PLAN_COMPONENTS = [
    ("Tri thức công dân", "1.1"),
    ("Cơ hội tham gia", "1.2"),
    ("Tiếp cận thông tin", "2.1"),
    ("Công khai minh bạch danh sách hộ nghèo", "2.2"),
    ("Giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh", "3.2"),
    ("Kiểm soát tham nhũng trong cung ứng dịch vụ công y tế, giáo dục", "4.2"),
    ("Dịch vụ cấp GCN quyền sử dụng đất", "5.3"),
    ("Dịch vụ hành chính cấp xã", "5.4"),
    ("Giáo dục tiểu học", "6.2"),
    ("Cơ sở hạ tầng căn bản", "6.3"),
    ("Chất lượng nước, chất lượng không khí", "7.2;7.3"),
    ("Tiếp cận cổng thông tin điện tử của chính quyền địa phương", "8.1"),
]


@pytest.mark.parametrize(("name", "code"), PLAN_COMPONENTS, ids=[code for _, code in PLAN_COMPONENTS])
def test_sub_dimension_names_of_the_plan(name, code):
    """Every component of plan 08/KH-UBND is known by the plan's own name, one of them as two codes."""
    assert sub_dimension_names(2022)[words_of(name)] == code


NAMES_PLANS_USE = [
    ("Cơ hội tham gia của người dân", "1.2"),
    ("Chất lượng bầu cử trưởng thôn, tổ trưởng tổ dân phố", "1.3"),
    ("Đóng góp tự nguyện của người dân", "1.4"),
    ("Tiếp cận thông tin của người dân", "2.1"),
    ("Công khai, minh bạch về danh sách hộ nghèo", "2.2"),
    ("Công khai thu, chi ngân sách cấp xã", "2.3"),
    ("Quy hoạch, kế hoạch sử dụng đất, khung giá đất", "2.4"),
    ("Tương tác với chính quyền địa phương", "3.1"),
    ("Giải quyết khiếu nại, tố cáo", "3.2"),
    ("Tiếp cận dịch vụ tư pháp của người dân", "3.3"),
    ("Kiểm soát tham nhũng trong chính quyền địa phương", "4.1"),
    ("Công bằng trong tuyển dụng", "4.3"),
    ("Quyết tâm phòng, chống tham nhũng", "4.4"),
    ("Dịch vụ chứng thực, xác nhận", "5.1"),
    ("Cấp giấy chứng nhận quyền sử dụng đất", "5.3"),
    ("Thủ tục hành chính cấp xã", "5.4"),
    ("Dịch vụ y tế công lập", "6.1"),
    ("Dịch vụ giáo dục tiểu học công lập", "6.2"),
    ("Cơ sở hạ tầng", "6.3"),
    ("An ninh trật tự", "6.4"),
    ("AN NINH, TRẬT TỰ", "6.4"),
    ("Sự nghiêm túc trong bảo vệ môi trường", "7.1"),
    ("Chất lượng môi trường không khí", "7.2"),
    ("Chất lượng nguồn nước", "7.3"),
    ("Chất lượng không khí và chất lượng nước", "7.2;7.3"),
    ("Sử dụng cổng thông tin điện tử", "8.1"),
    ("Tiếp cận và sử dụng internet", "8.2"),
    ("Phúc đáp qua cổng thông tin điện tử", "8.3"),
]


@pytest.mark.parametrize(("name", "code"), NAMES_PLANS_USE, ids=[name for name, _ in NAMES_PLANS_USE])
def test_sub_dimension_names_of_other_plans(name, code):
    """Each sub-dimension is known by names that plans use for it, and so it is in any later year."""
    assert sub_dimension_names(2022)[words_of(name)] == code
    assert sub_dimension_names(2026)[words_of(name)] == code


@pytest.mark.parametrize("name", ["Y tế", "Giáo dục", "Bảo vệ môi trường", "Hộ nghèo", "Ngân sách", "Thông tin"])
def test_sub_dimension_names_leave_out_whole_fields(name):
    """A word for a whole field of work is not the name of one sub-dimension."""
    assert words_of(name) not in sub_dimension_names(2022)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Danh sách hộ nghèo", 2017, "2.1"),
        ("Danh sách hộ nghèo", 2018, "2.2"),
        ("Ban Thanh tra nhân dân", 2015, "3.2"),
        ("Ban Thanh tra nhân dân", 2016, "3.3"),
        ("People's Inspection Boards", 2015, "3.2"),
        ("People's Inspection Boards", 2016, "3.3"),
        ("Đáp ứng kiến nghị của người dân", 2017, "3.2"),
        ("Kế hoạch sử dụng đất", 2017, "2.3"),
        ("Kế hoạch sử dụng đất", 2022, "2.4"),
        ("Giấy phép xây dựng", 2020, "5.2"),
    ],
)
def test_sub_dimension_names_follow_the_era(name, year, code):
    """The same name stands for another code in another era."""
    assert sub_dimension_names(year)[words_of(name)] == code


@pytest.mark.parametrize(
    ("name", "year"), [("Giấy phép xây dựng", 2021), ("Chất lượng nước", 2017), ("Ban thanh tra nhân dân", 2022)]
)
def test_sub_dimension_names_leave_out_what_the_year_lacks(name, year):
    """A sub-dimension that is not published in a year has no name there."""
    assert words_of(name) not in sub_dimension_names(year)


@pytest.mark.parametrize("year", YEARS)
def test_sub_dimension_names_hold_every_official_name(year):
    """Each sub-dimension of each year is known by both its official names."""
    names = sub_dimension_names(year)
    official = [(indicator_name(code, year, language), code) for code in sub_dimensions(year) for language in ("vi", "en")]
    assert all(names[words_of(name)] == code for name, code in official)


@pytest.mark.parametrize("year", YEARS)
def test_names_of_dimensions_and_of_sub_dimensions_never_meet(year):
    """No name means both a dimension and a sub-dimension."""
    assert not set(dimension_names()) & set(sub_dimension_names(year))


@pytest.mark.parametrize("year", YEARS)
def test_aliases_never_contradict_each_other(year):
    """Within a year no two aliases of one spelling, nor an alias and an official name, mean different codes."""
    valid = [item for item in aliases() if (item.first_year or year) <= year <= (item.last_year or year)]
    meant = {(words_of(item.name), item.codes) for item in valid if set(item.codes) <= set(codes(year))}
    meant |= {(words_of(indicator_name(code, year)), (code,)) for code in codes(year) if code != "PAPI"}
    assert len({name for name, _ in meant}) == len(meant)


def test_aliases_name_codes_that_exist():
    """Every alias stands for a code that PAPI publishes in some year."""
    known = {item.code for item in indicators()}
    assert all(set(item.codes) <= known for item in aliases())


@pytest.mark.parametrize(
    "code", ["2.4", "3.2", "7.1", "7.2", "7.3", "8.2", "8.3"],
)
def test_names_not_yet_confirmed_keep_their_mark(code):
    """A Vietnamese name not seen in an official document is marked so in the data."""
    with (DATA_FOLDER / "indicators.csv").open(encoding="utf-8") as stream:
        marks = [row["verified"] for row in csv.DictReader(stream) if row["code"] == code]
    assert "name_vi to be confirmed" in marks


def test_constants_of_the_product():
    """The base year is 2021, there are eight dimensions, and the source names PAPI, its four bodies and its address."""
    assert BASE_YEAR == 2021
    assert DIMENSIONS == (1, 2, 3, 4, 5, 6, 7, 8)
    assert re.split(r"[^\w.-]+", PAPI_SOURCE) == ["PAPI", "CECODES", "VFF-CRT", "RTA", "UNDP", "papi.org.vn"]


def test_tables_cannot_be_changed():
    """What the framework gives out is read-only."""
    with pytest.raises(TypeError):
        dimension_names()["x"] = 1
    with pytest.raises(TypeError):
        sub_dimension_names(2022)["x"] = "1.1"
