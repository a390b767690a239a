"""Where provinces lie: neighbours, regions, tiles and the units of 2025 on."""

from __future__ import annotations

import pytest

from papi_metrics.errors import UnknownNameError
from papi_metrics.framework import neighbours, of_region, parts_in, provinces, regions, tiles, unit_in

NAMES = [item.name for item in provinces()]
NEW = list(dict.fromkeys(unit_in(name, 2025) for name in NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_each_province_has_neighbours(name):
    """No province is an island: each touches at least one other, and never itself."""
    assert 1 <= len(neighbours(name)) <= 9
    assert name not in neighbours(name)


@pytest.mark.parametrize(("year", "names"), [(2024, NAMES), (2025, NEW)])
def test_neighbours_are_neighbours_both_ways(year, names):
    """If one province touches another, the other touches it, before and after the mergers."""
    pairs = {(name, near) for name in names for near in neighbours(name, year)}
    assert pairs == {(near, name) for name, near in pairs}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hưng Yên", {"Hà Nội", "Bắc Ninh", "Hải Dương", "Thái Bình", "Hà Nam"}),
        ("Cà Mau", {"Kiên Giang", "Bạc Liêu"}),
        ("Kiên Giang", {"An Giang", "Cần Thơ", "Hậu Giang", "Bạc Liêu", "Cà Mau"}),
        ("Đà Nẵng", {"Thừa Thiên-Huế", "Quảng Nam"}),
        ("Quảng Bình", {"Hà Tĩnh", "Quảng Trị"}),
        ("Hà Nội", {"Thái Nguyên", "Vĩnh Phúc", "Phú Thọ", "Hòa Bình", "Hà Nam", "Hưng Yên", "Bắc Ninh", "Bắc Giang"}),
    ],
)
def test_neighbours_as_on_the_map(name, expected):
    """Known provinces touch exactly the provinces they are known to touch."""
    assert set(neighbours(name)) == expected


def test_neighbours_from_2025_are_those_of_all_parts():
    """The new Hưng Yên, with Thái Bình, touches what either touched, as it is called now."""
    assert set(neighbours("Hưng Yên", 2025)) == {"Hà Nội", "Bắc Ninh", "Hải Phòng", "Ninh Bình"}
    assert neighbours("Thái Bình", 2025) == neighbours("Hưng Yên", 2025)


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("ask", [neighbours, of_region, unit_in, parts_in], ids=["neighbours", "of_region", "unit_in", "parts_in"])
def test_an_unknown_name_is_refused(ask, year):
    """A name that is no province's is an error that names the nearest, before and after the mergers."""
    with pytest.raises(UnknownNameError, match="Hưng Yên"):
        ask("Hưng Yênn", year)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param(2024, ("Hà Nội", "Bắc Ninh", "Hải Dương", "Thái Bình", "Hà Nam"), id="2024"),
        pytest.param(2025, ("Hà Nội", "Bắc Ninh", "Hải Phòng", "Ninh Bình"), id="2025"),
    ],
)
def test_neighbours_stand_in_the_order_of_the_workbooks(year, expected):
    """Neighbours stand in the order of the official workbooks; a new unit where the first of its parts does, by whatever name it is asked for."""
    assert neighbours("hung yen", year) == expected


@pytest.mark.parametrize(
    ("name", "year", "others"),
    [
        pytest.param("Lâm Đồng", 2024, ("Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông"), id="2024"),
        pytest.param("Lâm Đồng", 2025, ("Gia Lai", "Đắk Lắk"), id="2025: Kon Tum went to Quảng Ngãi, on the coast"),
        pytest.param("Bình Thuận", 2025, ("Gia Lai", "Đắk Lắk"), id="2025: of the coast before, in Lâm Đồng now"),
        pytest.param("Huế", 2025, ("Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Đà Nẵng", "Quảng Ngãi", "Khánh Hòa"), id="2025: Huế, under another name"),
    ],
)
def test_of_region_names_the_other_provinces(name, year, others):
    """A unit of 2025 on lies in the region of the province it is named after; it is not among the others, which stand in the workbooks' order."""
    assert of_region(name, year) == others


@pytest.mark.parametrize("ask", [neighbours, of_region], ids=["neighbours", "of_region"])
def test_provinces_of_2024_are_meant_unless_a_year_is_named(ask):
    """Without a year the 63 provinces before the mergers are meant."""
    assert ask("Hưng Yên") == ask("Hưng Yên", 2024) != ask("Hưng Yên", 2025)


def test_regions_are_those_of_the_official_statistics():
    """The six regions stand in the order of the official statistics."""
    assert regions() == (
        "Đồng bằng sông Hồng",
        "Trung du và miền núi phía Bắc",
        "Bắc Trung Bộ và Duyên hải miền Trung",
        "Tây Nguyên",
        "Đông Nam Bộ",
        "Đồng bằng sông Cửu Long",
    )


def test_regions_hold_every_province_once():
    """Six regions share the 63 provinces, and the 34 units of 2025 on."""
    assert all(name in of_region(other) for name in NAMES for other in of_region(name))
    assert len({frozenset({name, *of_region(name)}) for name in NAMES}) == 6


def test_regions_from_2025_hold_every_new_unit_once():
    """A unit of 2025 on lies in one region with units of 2025 on only."""
    assert len(NEW) == 34
    groups = {frozenset({name, *of_region(name, 2025)}) for name in NEW}
    assert sorted(name for group in groups for name in group) == sorted(NEW)


def test_unit_in_a_year_is_the_province_or_what_became_of_it():
    """A name leads to the unit of the year under the name its scores are kept under."""
    assert [unit_in("Thái Bình", year) for year in (2024, 2025)] == ["Thái Bình", "Hưng Yên"]
    assert unit_in("Huế", 2025) == "Thừa Thiên-Huế"
    assert parts_in("Hưng Yên", 2025) == ("Hưng Yên", "Thái Bình")
    assert parts_in("Hưng Yên", 2024) == ("Hưng Yên",)


# tiles


def test_tiles_are_all_provinces_and_both_archipelagos():
    """Each of the 63 provinces has one tile; Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa."""
    assert [tile.name for tile in tiles() if not tile.is_archipelago] == NAMES
    assert {(tile.name, tile.province) for tile in tiles() if tile.is_archipelago} == {
        ("Hoàng Sa", "Đà Nẵng"),
        ("Trường Sa", "Khánh Hòa"),
    }


def test_tiles_do_not_lie_on_each_other():
    """No two tiles share a place."""
    assert len({(tile.row, tile.column) for tile in tiles()}) == len(tiles()) == 65


def test_archipelagos_lie_east_of_every_province():
    """The two archipelagos stand in the sea, east of the coast."""
    coast = max(tile.column for tile in tiles() if not tile.is_archipelago)
    assert all(tile.column > coast for tile in tiles() if tile.is_archipelago)


@pytest.mark.parametrize("name", NAMES)
def test_tile_stands_by_a_neighbour(name):
    """A tile touches, at least at a corner, the tile of a province it really touches; none is torn far from its own."""
    places = {tile.name: (tile.row, tile.column) for tile in tiles()}

    def steps(other):
        return max(abs(here - there) for here, there in zip(places[name], places[other], strict=True))

    assert min(map(steps, neighbours(name))) == 1
    assert max(map(steps, neighbours(name))) <= 2
