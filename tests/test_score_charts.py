"""The pictures of contributions and of one dimension, the order of the dumbbell: what is drawn, exact to the last digit."""

from __future__ import annotations

import re

import pytest
from figures import NAN, change_row, change_table, history_table, part_table

from papi_metrics.change import contributions, laddered, ordered_changes, score_change
from papi_metrics.charts import dumbbell, heat_map, history_line, ladder, waterfall
from papi_metrics.charts.template import REST, mark
from papi_metrics.surveys import shipped_scores

BY_Z = {"evidence": "có ý nghĩa thống kê (z = −2,31)", "verdict": "down"}


def notes(figure):
    """Return the words on a figure."""
    return [note.text for note in figure.layout.annotations]


def figures_of(texts):
    """Return the numbers at the end of texts, in hundredths."""
    found = [re.search(r"([+−]?\d+),(\d\d)\*?(?:</b>)?$", text) for text in texts]
    return [int((one[1] + one[2]).replace("−", "-")) for one in found if one]


# dumbbell


def test_dumbbell_says_the_common_evidence_once():
    """Where all verdicts rest on the threshold, the subtitle says so and no row repeats it."""
    figure = dumbbell(change_table(change_row("1", 5, 5.5), change_row("2")))
    assert "theo ngưỡng ±5 %" in figure.layout.meta["subtitle"]
    assert not any("ngưỡng" in text for text in notes(figure))


def test_dumbbell_says_mixed_evidence_beside_each_verdict():
    """Where some verdicts rest on standard errors, each has its own evidence beside it."""
    figure = dumbbell(change_table(change_row("1", 5, 4.6, **BY_Z), change_row("2", 5, 5.5)))
    assert [text.rsplit("<br>", 1)[1] for text in notes(figure)[-2:]] == ["z = −2,31", "theo ngưỡng ±5 %"]


def test_dumbbell_writes_no_change_that_may_not_be_compared():
    """Even if the table has the numbers, a forbidden change shows the word alone."""
    row = change_row("5", 7.0, 5.0, comparability="no", verdict="not_comparable")
    assert not re.search(r"\d", notes(dumbbell(change_table(row)))[-1].split("</span>")[1])


@pytest.mark.parametrize(
    ("order", "codes"),
    [("code", "12345"), ("falls", "21453"), ("rises", "45123"), ("scores", "31245")],
)
def test_ordered_changes_states_its_order(order, codes):
    """Falls and rises go by per cent, scores by height; ties keep the table's order, what has no figure comes last."""
    rows = change_table(
        change_row("1", 8, 7.6), change_row("2", 5, 4), change_row("3", NAN, 9, verdict="no_base", comparability="yes"),
        change_row("4", 2, 3), change_row("5", 2, 3),
    )  # fmt: skip
    assert "".join(ordered_changes(rows, order)["code"]) == codes


@pytest.mark.parametrize("draw", [lambda: dumbbell(change_table(change_row("4"))), lambda: heat_map(history_table(("4", 2020, [5])))])
def test_points_carry_their_code(draw):
    """A click on a point or a cell tells which dimension it is, and the picture says that it does."""
    figure = draw()
    assert figure.layout.meta["choice"]
    assert {code for trace in figure.data for code in trace.customdata or ()} == {"4"}


# waterfall and ladder


@pytest.mark.parametrize("parent", ["PAPI", *"12345678"])
def test_waterfall_is_exact_to_the_last_digit(parent):
    """The base as written and the contributions as written add up to the score as written."""
    parts = contributions(shipped_scores(), unit="Hưng Yên", year=2022)
    rows = parts[parts["parent"] == parent]
    start, *parts, end = figures_of(notes(waterfall(rows))[len(rows) + 2 :])
    assert start + sum(parts) == end


def test_waterfall_of_a_forbidden_parent_is_not_drawn():
    """A parent that may not be compared has neither bars nor colours; the picture says why."""
    figure = waterfall(part_table(0.5, -0.2, reading="no"))
    assert (len(figure.data), notes(figure)) == (0, ["Không so được hai năm này nên không tách thay đổi."])


def test_waterfall_marks_a_part_that_may_not_be_compared():
    """Within a total that may be compared, such a part is grey with its sign, and the subtitle says what it is for."""
    rows = part_table(0.5, 0.2).assign(comparability=["yes", "no"])
    figure = waterfall(rows)
    assert figure.data[1].marker.color == (mark("blue"), REST)
    assert "≠" in notes(figure)[-2]
    assert "chỉ tính vào tổng" in figure.layout.meta["subtitle"]


def test_ladder_is_exact_on_every_rung():
    """Subtotals add up from the total's base to its score, and each dimension's parts to its subtotal, as written."""
    rows = laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2022))
    written = figures_of(ladder(rows).data[-1].text)
    start, *steps, end = written
    by_depth = {depth: [step for step, at in zip(steps, rows["depth"], strict=True) if at == depth] for depth in (1, 2)}
    assert start + sum(by_depth[1]) == end
    assert sum(by_depth[1]) == sum(by_depth[2])


def test_ladder_groups_parts_under_their_dimension():
    """Each dimension in bold, its parts after it, between the two years."""
    rows = laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2022))
    names = [re.sub("<.*?>", "", text).strip()[:3] for text in ladder(rows, base_year=2021, year=2022).data[-2].text]
    assert names[:7] == ["Năm", "1. ", "1.1", "1.2", "1.3", "1.4", "2. "]
    assert len(names) == 2 + 8 + 28


def test_ladder_bars_of_parts_run_within_their_dimension():
    """The first part starts where its dimension does and the last ends where it ends."""
    _, whole, parts, *_ = ladder(laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2022))).data
    assert parts.base[0] == whole.base[0]
    assert parts.base[3] + parts.x[3] == pytest.approx(whole.base[0] + whole.x[0], abs=2e-4)


def test_ladder_has_no_parts_under_a_dimension_that_may_not_be_compared():
    """From 2020 to 2021 dimension 5 was measured anew: it only completes the sum."""
    rows = laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2021, base_year=2020))
    assert rows.loc[rows["parent"] == "5"].empty
    assert rows.loc[rows["code"] == "5", "comparability"].tolist() == ["no"]


def test_ladder_of_a_forbidden_total_is_not_drawn():
    """The total of 2018 has eight dimensions instead of six."""
    rows = laddered(contributions(shipped_scores(), unit="Hưng Yên", year=2018, base_year=2017))
    assert notes(ladder(rows)) == ["Không so được hai năm này nên không tách thay đổi."]


# history line


def test_history_line_breaks_where_the_series_starts_anew():
    """There it has a gap, a dotted stroke and the sign of what cannot be compared."""
    figure = history_line(history_table(("5", 2018, [7, 7.1, 7.2], [2020])))
    assert figure.data[0].x == (2018, 2019, None, 2020)
    assert [(stroke.x0, stroke.line.dash) for stroke in figure.layout.shapes] == [(2019.5, "dot")]
    assert notes(figure) == ["≠"]


def test_history_line_holds_its_intervals():
    """Thin bars of 1.96 standard errors, within the picture."""
    figure = history_line(history_table(("1", 2020, [5.0, 5.7], [], [0.4, NAN])))
    assert figure.data[0].error_y.array == pytest.approx([0.784, None])
    assert figure.layout.yaxis.range[0] <= 5.0 - 0.784


def test_real_break_has_no_verdict_on_the_picture():
    """Dimension 5 from 2020 to 2021 has two grey points and no link."""
    rows = score_change(shipped_scores(), unit="Hưng Yên", year=2021, base_year=2020)
    figure = dumbbell(rows[rows["code"] == "5"])
    assert [trace.mode for trace in figure.data] == ["markers", "markers"]
