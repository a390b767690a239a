"""Charts of comparisons as data: the strip of all units, ranks over years, the tile map, merged provinces."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from figures import NAN, score_table, scores_to_2024, totals
from hypothesis import given
from hypothesis import strategies as some

from papi_metrics.change import (
    merger_histories,
    panel_standing,
    peers,
    places_in,
    rank_histories,
    score_panel,
    tile_places,
)
from papi_metrics.charts import dot_strip, merger_lines, rank_lines, tile_map
from papi_metrics.charts.rank_lines import spread
from papi_metrics.charts.template import REST, mark

PANEL = score_panel(scores_to_2024())


def notes(figure):
    """Return the words on a figure."""
    return [note.text for note in figure.layout.annotations]


def strip(unit="Hưng Yên", year=2022, *, panel=PANEL, **options):
    """Return a unit's strip of a year."""
    return dot_strip(panel_standing(panel, unit=unit, year=year), places_in(panel, year=year), **options)


def lines(*units, code="PAPI", panel=PANEL, **options):
    """Return the rank lines of the first unit and others."""
    return rank_lines(rank_histories(panel, units=units, code=code), unit=units[0], **options)


def tiles(year=2022, *, panel=PANEL, unit="Hưng Yên"):
    """Return the tile map of a year's totals."""
    return tile_map(tile_places(panel, code="PAPI", year=year), unit=unit)


def small_panel(**scores):
    """Return a panel of dimension 1 of one year."""
    return score_panel(score_table(*((unit, 2022, "1", score) for unit, score in scores.items())))


# strip


def test_strip_has_every_unit_with_a_score_once():
    """Dots, outlined peers and the unit's own marks are together all the scores of the eight dimensions."""
    figure = strip(peers=("Hà Nội", "Hà Nam"))
    known = places_in(PANEL, year=2022).query("code != 'PAPI'")["score"].notna().sum()
    dots, near, own = figure.data[2:]
    assert len(dots.x) + len(near.x) + len(own.x) == known
    assert set(near.text) == {"Hà Nội", "Hà Nam"}
    assert "Hưng Yên" not in {*dots.text, *near.text}


def test_strip_says_score_rank_and_group_in_each_row():
    """At the right stand score, rank of how many, and the group in words."""
    assert "<b>6,88</b> · 19/61<br>Trung bình cao" in notes(strip())
    assert "<b>7,63</b> · 2/62<br>Cao nhất" in notes(strip())


def test_strip_shares_one_scale():
    """There is one axis, and the subtitle states where it begins and ends."""
    figure = strip()
    assert [key for key in figure.to_dict()["layout"] if key.startswith("xaxis")] == ["xaxis"]
    assert "từ 2 đến 9" in figure.layout.meta["subtitle"]


def test_strip_of_a_missing_score_has_words_and_no_mark():
    """A dimension without a score has the words and no point of the unit; the others are drawn all the same."""
    figure = strip("Bắc Ninh")
    assert notes(figure).count("không có điểm") == 4
    assert len(figure.data[-1].x) == 4


def test_strip_of_2012_has_six_dimensions():
    """Before 2018 there were six dimensions: six rows."""
    figure = strip(year=2012)
    assert figure.layout.yaxis.range == (5.5, -0.7)


def test_strip_bands_reach_from_the_lowest_to_the_top_quarter():
    """The band is the middle half of the units, its stroke the median."""
    band, median, *_ = strip(panel=small_panel(A=1, B=2, C=3, D=4, E=5), unit="A").data
    assert band.x == (2, 4, None)
    assert median.x == (3,)


def test_strip_of_three_units_has_no_bands():
    """Fewer than four units have neither groups nor bands."""
    figure = strip(panel=small_panel(A=1, B=2, C=3), unit="A")
    assert [trace.mode for trace in figure.data] == ["markers", "markers"]
    assert "Dải xám" not in figure.layout.meta["subtitle"]


def test_strip_names_peers_in_its_key_only_where_there_are_any():
    """The key explains only what is drawn."""
    assert "nhóm so sánh" in notes(strip(peers=("Hà Nội",)))[0]
    assert "nhóm so sánh" not in notes(strip())[0]


def test_strip_escapes_names():
    """A unit's name cannot become markup."""
    panel = small_panel(**{"<b>A</b>": 1, "<i>B</i>": 2})
    figure = strip(panel=panel, unit="<b>A</b>")
    shown = [*notes(figure), *figure.data[0].text, *figure.data[1].hovertext]
    assert "&lt;b&gt;A&lt;/b&gt;" in shown[0]
    assert not any("<b>A" in text or "<i>" in text for text in shown)


def test_rank_lines_escape_names():
    """A unit's name at the end of its line and on hover is text."""
    panel = small_panel(**{"<b>A</b>": 1, "<i>B</i>": 2})
    figure = lines("<b>A</b>", "<i>B</i>", panel=panel, code="1")
    assert not any("<i>" in text or "<b>A" in text for text in [*notes(figure), *(trace.name for trace in figure.data[:-1])])


def test_strip_of_nothing_says_so():
    """A year without scores is a sentence."""
    assert notes(strip(year=1999)) == ["Chưa có điểm của chỉ số nào."]


@pytest.mark.parametrize("year", range(2011, 2025))
def test_strip_stays_small_in_every_year(year):
    """63 units in eight rows, with ten peers, are at most 20 KB, whichever the year."""
    near = peers(PANEL.table, unit="Thanh Hóa", year=year, kind="region").units
    assert len(strip("Thanh Hóa", year, peers=near).to_json()) < 20_000


# ranks over the years


def test_rank_lines_have_one_on_top():
    """The axis runs down: 1 is the highest place."""
    bottom, top = lines("Hưng Yên").layout.yaxis.range
    assert top < 1
    assert bottom > 63


def test_rank_lines_are_cut_at_the_break_of_2018():
    """Between 2017 and 2018 there is a gap, a stroke, and the word for it."""
    figure = lines("Hưng Yên")
    x = list(figure.data[-2].x)
    assert x[x.index(2017) : x.index(2017) + 3] == [2017, None, 2018]
    assert [stroke.x0 for stroke in figure.layout.shapes] == [2017.5]
    assert "cách tính mới từ 2018" in notes(figure)


def test_rank_lines_dot_steps_that_ask_for_care():
    """Dimension 6 jumped in 2021: that step is dotted, not whole, with a word; dimension 4 has none."""
    dotted, whole, _ = lines("Hưng Yên", code="6").data
    assert (dotted.x, dotted.line.dash) == ((2020, 2021), "dot")
    assert whole.x[-7:] == (2019, 2020, None, 2021, 2022, 2023, 2024)
    assert "Nét chấm" in lines("Hưng Yên", code="6").layout.meta["subtitle"]
    assert "Nét chấm" not in lines("Hưng Yên", code="4").layout.meta["subtitle"]


def test_rank_lines_dot_no_step_over_a_missing_year_or_between_units():
    """Bắc Ninh has no total in 2021 and 2022: no dotted step goes there, none from one peer to the next."""
    dotted = lines("Hưng Yên", "Bắc Ninh", "Hà Nội").data[0].x
    assert dotted == (2015, 2016, None, 2018, 2019, None, 2019, 2020, None, 2015, 2016, *(year for start in range(2018, 2022) for year in (None, start, start + 1)))


def test_rank_lines_leave_a_year_without_a_score_open():
    """Bắc Ninh has no total in 2021 and 2022: nothing is drawn there, and nothing joins its two sides."""
    trace = lines("Bắc Ninh").data[-2]
    assert [year for year, place in zip(trace.x, trace.y, strict=True) if year and place is None] == [2021, 2022]
    assert trace.connectgaps is None


def test_rank_lines_tell_how_many_units_each_year_had():
    """Under the years stand the numbers of provinces with a score."""
    assert "2021<br>60 tỉnh" in lines("Hưng Yên").layout.xaxis.ticktext


def test_rank_lines_name_every_line_at_its_end():
    """Unit and peers are named with their last rank, the unit in bold; an earlier last year is told."""
    words = notes(lines("Hưng Yên", "Hà Nội", "Vĩnh Phúc"))
    assert "<b>19 Hưng Yên</b>" in words
    assert "29 Hà Nội" in words
    assert any(word.endswith("Vĩnh Phúc (2023)") for word in words)


def test_rank_lines_draw_the_unit_over_its_peers():
    """The unit's line comes last, is blue and broad; peers are grey and thin."""
    _, peer, _, own, _ = lines("Hưng Yên", "Hà Nội").data
    assert (own.line.color, own.line.width) == (mark("blue"), 3)
    assert peer.line.width < own.line.width


def test_rank_lines_write_each_rank_once():
    """Each rank stands at its point but the last, which stands beside the name; low points have theirs below."""
    written = lines("Hưng Yên").data[-1]
    assert written.x == tuple(range(2011, 2024))
    assert written.text == tuple(map(str, written.y))
    assert written.textposition[written.x.index(2019)] == "bottom center"


def test_rank_lines_of_a_new_dimension_begin_with_it():
    """Dimension 8 was first measured in 2018 and rescaled in 2019."""
    figure = lines("Hưng Yên", code="8")
    assert figure.data[-2].x[:3] == (2018, None, 2019)


def test_rank_lines_of_nobody_say_so():
    """A unit without any rank is a sentence."""
    assert notes(rank_lines(rank_histories(PANEL, units=["Không có"], code="PAPI"), unit="Không có")) == ["Chưa có hạng của năm nào."]


@given(some.lists(some.floats(0, 300), max_size=18).map(sorted))
def test_spread_law_keeps_order_and_distance(heights):
    """Heights stay in order, at least a line apart and within the picture, whatever they were."""
    placed = spread(heights, apart=15, most=300)
    assert all(after - before > 14.999 for before, after in itertools.pairwise(placed))
    assert all(-1e-6 <= height <= 300 + 1e-6 for height in placed)


def test_spread_leaves_heights_that_stand_free():
    """What does not collide is not moved."""
    assert spread([0, 50, 100], apart=15, most=300) == [0, 50, 100]


# tile map


def test_tile_map_shows_the_archipelagos():
    """Hoàng Sa and Trường Sa stand on the map with tiles of their own, in the colour of their provinces."""
    figure = tiles()
    texts = list(figure.data[1].text)
    assert {"Hoàng<br>Sa", "Trường<br>Sa"} < set(texts)
    boxes = [shape for shape in figure.layout.shapes if shape.fillcolor]
    assert [(shape.x0 + shape.x1) / 2 for shape in boxes] == [6, 6]


def test_tile_map_writes_the_group_s_number_on_each_tile():
    """A tile says its group in a number too, so that it reads in grey print; one without a score has none."""
    texts = dict(zip((text.split(":")[0] for text in tiles().data[1].hovertext), tiles().data[1].text, strict=True))
    assert texts["Hưng Yên"] == "<b>1</b> Hưng<br>Yên"
    assert texts["Bắc Ninh"] == "Bắc<br>Ninh"


def test_tile_map_is_four_steps_of_one_hue():
    """Four depths of one blue, deeper the higher the group."""
    scale = tiles().data[0].colorscale
    depths = [float(colour.rsplit(",", 1)[1].rstrip(")")) for _, colour in scale][::2]
    assert len({colour.rsplit(",", 1)[0] for _, colour in scale}) == 1
    assert depths == sorted(depths)
    assert len(set(depths)) == 4


def test_tile_map_outlines_the_unit_and_dots_what_is_missing():
    """The unit has a strong blue edge, a province without a score a dotted one and no colour."""
    figure = tiles()
    dotted = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    strong = [shape for shape in figure.layout.shapes if shape.line.width == 3]
    assert (len(dotted), len(strong), strong[0].line.color) == (2, 1, mark("blue"))
    assert sum(cell is None for row in figure.data[0].z for cell in row) == 20 * 7 - 61


def test_tile_map_of_few_units_has_no_colours():
    """With fewer than four units there are no groups: no tile is coloured."""
    figure = tiles(panel=score_panel(score_table(*totals(Hưng_Yên=40, Hà_Nội=41))))
    assert {cell for row in figure.data[0].z for cell in row} == {None}


@pytest.mark.parametrize(("year", "begun"), [(2024, "Mỗi tỉnh một ô như nhau"), (2025, "Mỗi tỉnh trước 1/7/2025 một ô")])
def test_tile_map_says_what_a_tile_is(year, begun):
    """From 2025 on a tile is a former province in the colour of the unit it is part of, and the subtitle says so."""
    panel = score_panel(score_table(*totals(year, Hưng_Yên=46, Hà_Nội=41, Huế=40, Cao_Bằng=39)))
    assert tiles(year, panel=panel).layout.meta["subtitle"].startswith(begun)


def test_tile_map_of_nothing_says_so():
    """A year without scores is a sentence."""
    assert notes(tiles(year=1999)) == ["Chưa có điểm của tỉnh nào."]


# merged provinces


def test_merger_lines_have_a_panel_each_on_one_scale():
    """Three provinces became the new TP. Hồ Chí Minh: three panels with one range each way."""
    figure = merger_lines(merger_histories(PANEL, unit="Bình Dương"), year=2022)
    layout = figure.to_dict()["layout"]
    ups = [layout[key]["range"] for key in layout if key.startswith("yaxis")]
    assert len(figure.data) == len(ups) == 3
    assert all(up == ups[0] for up in ups)


def test_merger_lines_name_score_and_rank_of_the_year():
    """Above each panel stand name, score and rank; a missing score is a dash."""
    words = notes(merger_lines(merger_histories(PANEL, unit="Bắc Ninh"), year=2022))
    assert words == ["<b>Bắc Giang</b><br>—", "<b>Bắc Ninh</b><br>—"]
    assert notes(merger_lines(merger_histories(PANEL, unit="Hưng Yên"), year=2022))[1] == "<b>Thái Bình</b><br>43,51 · 15/61"


def test_merger_lines_break_at_2018():
    """No line joins totals of six and of eight dimensions."""
    assert None in merger_lines(merger_histories(PANEL, unit="Hưng Yên"), year=2022).data[0].x


def test_merger_lines_start_the_new_unit_anew():
    """Scores of 2025 stand in a panel of their own, and no old line reaches them."""
    later = pd.concat([scores_to_2024(), score_table(*totals(2025, Hưng_Yên=46, Hà_Nội=44))])
    figure = merger_lines(merger_histories(score_panel(later), unit="Hưng Yên"), year=2025)
    assert [trace.x[-1] for trace in figure.data] == [2024, 2024, 2025]
    assert notes(figure)[-1] == "<b>Hưng Yên mới</b><br>46,00 · 1/2"


def test_merger_lines_of_nothing_say_so():
    """Without a score there is a sentence."""
    none = merger_histories(PANEL, unit="Hưng Yên").assign(score=NAN)
    assert notes(merger_lines(none, year=2022)) == ["Chưa có điểm của tỉnh nào."]


def test_grey_stays_for_what_is_at_rest():
    """Only the unit is blue in the strip and in the lines: everything else is grey."""
    assert strip(peers=("Hà Nội",)).data[-2].marker.color == REST
