"""Sentences: made from their figures, right for one, many, ties, none, missing and no change."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from figures import NAMES, NAN, change_row, change_table, history_table, part_table, scores_to_2024
from tasks import standing, task_table

from papi_metrics import sentences
from papi_metrics.change import score_history
from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.summary import dimension_matrix, labelled_tasks, late_tasks, ministry_table, plan_summary

SEPTEMBER = dt.date(2022, 9, 30)
LATE = {"due": dt.date(2022, 8, 15)}
LATER = {"due": dt.date(2022, 9, 15)}
SOON = {"due": dt.date(2022, 10, 5)}
DONE = {"due": dt.date(2022, 6, 30), "state": "done", "completed_on": dt.date(2022, 6, 1)}


def plain(text):
    """Return a sentence with ordinary blanks."""
    return text.replace("\u00a0", " ")


def headline_of(*changes):
    """Return the headline of changed tasks."""
    return plain(sentences.headline(plan_summary(task_table(*changes), as_of=SEPTEMBER)))


def lateness_of(*changes):
    """Return what is said of the late tasks among changed tasks."""
    tasks = task_table(*changes)
    return sentences.lateness(late_tasks(tasks, as_of=SEPTEMBER), plan_summary(tasks, as_of=SEPTEMBER))


def slowest_of(*changes):
    """Return which dimension is said to be slowest among changed tasks."""
    matrix = dimension_matrix(task_table(*changes), change_table(change_row("PAPI")), as_of=SEPTEMBER)
    return plain(sentences.slowest(matrix))


def timeline_of(*changes):
    """Return finding and sentence of the timeline of changed tasks."""
    tasks = labelled_tasks(task_table(*changes), as_of=SEPTEMBER)
    return sentences.timeline_finding(tasks), sentences.timeline_sentence(tasks, as_of=SEPTEMBER)


def progress(*rows):
    """Return a progress table of rows (ISO date, completion, planned)."""
    table = pd.DataFrame(rows, columns=["as_of", "completion", "planned"])
    return table.assign(as_of=pd.to_datetime(table["as_of"]))


@pytest.mark.parametrize(("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")])
def test_listed_joins_words(parts, text):
    """The last two are joined by "và", the others by commas."""
    assert listed(parts) == text


def test_shortened_cuts_after_a_word():
    """A long text ends with a whole word and "…", a short one is left alone."""
    assert shortened("một hai ba", 8) == "một hai…"
    assert shortened("một hai ba", 10) == "một hai ba"


# plan


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([DONE, LATE], "Hoàn thành 50 % so với kế hoạch 100 %, chậm 50 điểm phần trăm."),
        ([{"state": "done"}, {}], "Hoàn thành 50 % so với kế hoạch 0 %, vượt 50 điểm phần trăm."),
        ([DONE], "Hoàn thành 100 % so với kế hoạch 100 %."),
        ([LATE | {"progress": 0.996}], "Hoàn thành 100 % so với kế hoạch 100 %."),
        ([], "Kế hoạch chưa có nhiệm vụ nào được tính."),
        ([{"state": "cancelled"}], "Kế hoạch chưa có nhiệm vụ nào được tính."),
    ],
    ids=["behind", "ahead", "on-plan", "a-shade-behind", "empty", "all-cancelled"],
)
def test_headline_says_how_far_and_the_gap(changes, text):
    """The gap is said in points where it shows, in the right direction."""
    assert headline_of(*changes) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([LATE, LATER], "2 nhiệm vụ quá hạn; lâu nhất 46 ngày: «Tuyên truyền» (UBND xã)."),
        ([LATE], "1 nhiệm vụ quá hạn, 46 ngày: «Tuyên truyền» (UBND xã)."),
        ([LATE, LATE, LATE], "3 nhiệm vụ quá hạn; lâu nhất 46 ngày: «Tuyên truyền» (UBND xã) và 2 nhiệm vụ khác."),
        ([LATE | {"lead_unit": None}], "1 nhiệm vụ quá hạn, 46 ngày: «Tuyên truyền» (chưa giao đơn vị)."),
        ([SOON], "Không có nhiệm vụ quá hạn; 1 nhiệm vụ đến hạn trong 14 ngày tới."),
        ([DONE], "Không có nhiệm vụ quá hạn."),
        ([], "Không có nhiệm vụ quá hạn."),
    ],
    ids=["many", "one", "tied", "nobody", "soon", "none", "empty"],
)
def test_lateness_names_the_longest_overdue(changes, text):
    """How many, the longest with its office, and how many share its days."""
    assert lateness_of(*changes) == text


def test_slowest_names_the_dimension_furthest_behind():
    """The dimension with the lowest variance, with both shares."""
    text = slowest_of(LATE | {"dimension": 4}, DONE | {"dimension": 2}, LATE | {"dimension": 5, "progress": 0.5})
    assert text == f"Chậm nhất: chỉ số 4 {NAMES['4']}, hoàn thành 0 % trong khi kế hoạch là 100 %."


def test_slowest_names_ties():
    """Dimensions as far behind are named by their numbers."""
    text = slowest_of(*[LATE | {"dimension": number} for number in (2, 5, 7)])
    assert text.startswith("Chậm nhất: chỉ số 2 ")
    assert text.endswith("; chậm như vậy còn có chỉ số 5 và 7.")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([DONE], "Không chỉ số nào chậm so với kế hoạch."),
        ([LATE | {"progress": 0.999}], "Không chỉ số nào chậm so với kế hoạch."),
        ([LATE | {"dimension": None}], "Chưa có nhiệm vụ nào gắn với chỉ số."),
        ([], "Chưa có nhiệm vụ nào gắn với chỉ số."),
    ],
)
def test_slowest_names_nobody_without_reason(changes, text):
    """On plan, or behind by less than shows, or without any task of a dimension."""
    assert slowest_of(*changes) == text


def test_states_counted_add_up():
    """The parts add up to the total; cancelled tasks are told only if there are any."""
    table = ministry_table(task_table(LATE, SOON, DONE, {"state": "done"}), as_of=SEPTEMBER, by="overall")
    assert sentences.states_counted(table) == "4 nhiệm vụ: 2 đã hoàn thành; 1 chưa hoàn thành, còn trong hạn; 1 quá hạn."
    table = ministry_table(task_table({"state": "cancelled"}), as_of=SEPTEMBER, by="overall")
    assert sentences.states_counted(table).endswith("0 quá hạn; 1 hủy.")
    assert sentences.states_counted(table.head(0)) == "Chưa có nhiệm vụ nào."


def test_timeline_says_labels_longest_overdue_and_undated():
    """Dated tasks by label, the longest overdue, and how many tasks have no date."""
    finding, sentence = timeline_of(LATE, LATER, SOON, DONE, {"state": "cancelled"}, standing(), standing())
    assert finding == "2 nhiệm vụ quá hạn, 1 nhiệm vụ đến hạn trong 14 ngày tới"
    assert sentence == (
        "Đến 30/09/2022, trong 5 nhiệm vụ có hạn: 1 đã hoàn thành, 1 còn trong hạn (1 đến hạn trong 14 ngày tới), "
        "2 quá hạn và 1 hủy. Quá hạn lâu nhất 46 ngày: «Tuyên truyền» (UBND xã). "
        "2 nhiệm vụ không có ngày hạn (thường xuyên, theo sự kiện …)."
    )


@pytest.mark.parametrize(
    ("changes", "finding", "sentence"),
    [
        ([DONE], "Không có nhiệm vụ quá hạn hoặc sắp đến hạn", "Đến 30/09/2022, trong 1 nhiệm vụ có hạn: 1 đã hoàn thành."),
        ([], "Chưa có nhiệm vụ nào ghi thời hạn", "Không có nhiệm vụ nào ghi thời hạn."),
        (
            [standing()],
            "Chưa có nhiệm vụ nào ghi thời hạn",
            "Không có nhiệm vụ nào ghi thời hạn. 1 nhiệm vụ không có ngày hạn (thường xuyên, theo sự kiện …).",
        ),
    ],
    ids=["all-done", "empty", "standing-only"],
)
def test_timeline_says_what_there_is_not(changes, finding, sentence):
    """Nothing late and nothing dated are said too."""
    assert timeline_of(*changes) == (finding, sentence)


@pytest.mark.parametrize(
    ("rows", "finding", "sentence"),
    [
        (
            [("2022-03-31", 0.15, 0.2), ("2022-09-30", 0.61, 0.7)],
            "Hoàn thành 61 %, chậm 9 điểm phần trăm so với kế hoạch",
            "Qua 2 phiên bản, hoàn thành đi từ 15 % (31/03/2022) đến 61 % (30/09/2022).",
        ),
        (
            [("2022-09-30", 0.7, 0.7)],
            "Hoàn thành 70 %, đúng kế hoạch",
            "Một phiên bản: hoàn thành 70 % đến 30/09/2022.",
        ),
        ([("2022-09-30", NAN, NAN)], "Chưa có phiên bản nào được tính", "Chưa có phiên bản nào."),
        ([], "Chưa có phiên bản nào được tính", "Chưa có phiên bản nào."),
    ],
    ids=["two", "one", "nothing-counted", "none"],
)
def test_progress_says_where_it_stands_and_how_it_went(rows, finding, sentence):
    """The title says the newest version's gap, the sentence the way there."""
    table = progress(*rows)
    assert plain(sentences.progress_finding(table)) == finding
    assert plain(sentences.progress_sentence(table)) == sentence


# scores


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (change_row("PAPI", 45.37, 44.18), "đạt 44,18, gần như không đổi (−1,19; −2,6 %) so với 2021; hạng 11/61 (năm 2021: 5/60)."),
        (change_row("PAPI", 40.0, 44.0), "đạt 44,00, tăng 4,00 (+10,0 %) so với 2021; hạng 11/61 (năm 2021: 5/60)."),
        (change_row("PAPI", 44.0, 45.0), "đạt 45,00, gần như không đổi (+1,00; +2,3 %) so với 2021; hạng 11/61 (năm 2021: 5/60)."),
        (change_row("PAPI", 44.0, 44.001), "đạt 44,00, không đổi so với 2021; hạng 11/61 (năm 2021: 5/60)."),
        (change_row("PAPI", 40.0, 44.0, rank=1, rank_n=1, base_rank=1, base_rank_n=1), "đạt 44,00, tăng 4,00 (+10,0 %) so với 2021."),
        (change_row("PAPI", 40.0, 44.0, base_rank=None, base_rank_n=None), "đạt 44,00, tăng 4,00 (+10,0 %) so với 2021; hạng 11/61."),
        (change_row("PAPI", score=NAN, verdict="no_data"), "chưa có điểm."),
        (change_row("PAPI", NAN, 44, verdict="no_base"), "đạt 44,00; không có điểm 2021 để so sánh."),
        (
            change_row("PAPI", 44, 44, verdict="not_comparable", reason="Năm 2018: thang điểm mới."),
            "đạt 44,00; không so được với 2021: Năm 2018: thang điểm mới.",
        ),
    ],
    ids=["fell-a-little", "rose", "rose-a-little", "same", "alone", "other-units", "no-data", "no-base", "not-comparable"],
)
def test_total_change_says_the_move_or_why_not(row, text):
    """Score, change with per cent, and both ranks; or the reason, with one full stop."""
    assert plain(sentences.total_change(change_table(row), unit="Hưng Yên")) == f"PAPI Hưng Yên 2022 {text}"


def test_dimension_changes_count_and_name_the_strongest():
    """Rises, falls and holds are counted; the largest change in per cent is named."""
    table = change_table(change_row("PAPI", 40, 30), change_row("1", 5, 5.5), change_row("4", 5, 4), change_row("2"))
    assert plain(sentences.dimension_changes(table)) == (
        f"1 chỉ số tăng, 1 chỉ số giảm và 1 chỉ số gần như không đổi; {NAMES['4']} giảm mạnh nhất (−20,0 %)."
    )
    assert plain(sentences.dimension_finding(table)) == f"{NAMES['4']} giảm mạnh nhất (−20,0 %)"


def test_dimension_changes_name_ties():
    """Changes that show the same figure are named together, a rise apart from a fall."""
    table = change_table(change_row("1", 5, 4), change_row("2", 5, 4), change_row("3", 5, 6))
    assert plain(sentences.dimension_finding(table)) == (
        f"{NAMES['3']} tăng mạnh nhất (+20,0 %); {NAMES['1']} và {NAMES['2']} giảm mạnh nhất (−20,0 %)"
    )


@pytest.mark.parametrize(
    ("rows", "finding", "sentence"),
    [
        ([change_row("1"), change_row("2")], "Các chỉ số gần như không đổi", "2 chỉ số gần như không đổi."),
        (
            [change_row("1", verdict="no_base"), change_row("2", verdict="not_comparable")],
            "Chưa so được với năm gốc",
            "Chưa so được chỉ số nào với năm gốc.",
        ),
        ([], "Chưa so được với năm gốc", "Chưa so được chỉ số nào với năm gốc."),
        (
            [change_row("1", 5, 6), change_row("2", verdict="no_data")],
            f"{NAMES['1']} tăng mạnh nhất (+20,0 %)",
            f"1 chỉ số tăng; 1 chỉ số chưa so được; {NAMES['1']} tăng mạnh nhất (+20,0 %).",
        ),
    ],
    ids=["no-change", "not-comparable", "empty", "one-and-unknown"],
)
def test_dimension_changes_without_a_move(rows, finding, sentence):
    """No change is neither a rise nor a fall; what cannot be compared is counted apart."""
    table = change_table(*rows)
    assert plain(sentences.dimension_finding(table)) == finding
    assert plain(sentences.dimension_changes(table)) == sentence


def test_change_of_writes_points_and_per_cent():
    """Both with their sign, or one dash."""
    assert plain(sentences.change_of(pd.Series(change_row("4", 7.54, 6.88)))) == "−0,66 (−8,8 %)"
    assert sentences.change_of(pd.Series(change_row("4", change=NAN))) == "—"


@pytest.mark.parametrize(
    ("shares", "finding"),
    [
        ([-0.3, -0.2, 0.1], "Phần 1 kéo điểm xuống nhiều nhất (−0,30)"),
        ([0.3, -0.1], "Phần 1 kéo điểm lên nhiều nhất (+0,30)"),
        ([-0.3, -0.3], "Phần 1 và Phần 2 kéo điểm xuống nhiều nhất (−0,30)"),
        ([0.3, -0.3], "Phần tăng và phần giảm bù nhau"),
        ([0.0, 0.001], "Điểm không đổi"),
        ([], "Chưa tách được thay đổi"),
    ],
    ids=["fall", "rise", "tied", "balanced", "no-change", "empty"],
)
def test_waterfall_finding_names_the_part_that_decided(shares, finding):
    """The part that moved most in the direction its parent went."""
    assert sentences.waterfall_finding(part_table(*shares)) == finding


def test_waterfall_sentence_tells_every_part():
    """From what to what, and each contribution; with the years where they are given."""
    rows = part_table(-0.3, 0.1)
    assert sentences.waterfall_sentence(rows) == "Từ 4,00 đến 3,80, thay đổi −0,20: 4.1 Phần 1 −0,30; 4.2 Phần 2 +0,10."
    assert "Từ 4,00 (năm 2021) đến 3,80 (năm 2022)" in sentences.waterfall_sentence(rows, base_year=2021, year=2022)


def test_waterfall_sentence_of_a_missing_part_says_so():
    """A change that is not wholly known is not taken apart."""
    rows = part_table(-0.3, NAN).assign(parent_change=NAN)
    assert sentences.waterfall_sentence(rows).startswith("Chưa đủ điểm")


def test_heat_map_says_ends_and_breaks():
    """The newest year's highest and lowest, and the years each series starts anew."""
    history = history_table(("PAPI", 2020, [44, 45]), ("1", 2020, [5, 6]), ("5", 2020, [7, 7.5], [2021]))
    assert sentences.heat_map_finding(history) == f"{NAMES['5']} (7,50) cao nhất năm 2021, {NAMES['1']} (6,00) thấp nhất"
    assert sentences.heat_map_sentence(history) == (
        f"Điểm 2 chỉ số, 2020-2021. {NAMES['5']} (7,50) cao nhất năm 2021, {NAMES['1']} (6,00) thấp nhất. "
        "Cách đo đổi, không so qua các năm: chỉ số 5 (2021)."
    )


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (("5", 2019, [7, 7, NAN, 5], [2021]), " Cách đo đổi, không so qua các năm: chỉ số 5 (2021)."),
        (("5", 2020, [NAN, NAN, 5, 5], [2021]), ""),
        (("1", 2018, [5, NAN, 5, 5], (), (), [2019]), " Một phần đo khác hoặc đổi đột ngột, so thận trọng qua các năm: chỉ số 1 (2019)."),
        (("1", 2018, [NAN, 5, 5, 5], (), (), [2019]), ""),
    ],
    ids=["break-unpublished", "break-before-all", "care-unpublished", "care-before-all"],
)
def test_heat_map_names_the_year_of_a_break_though_it_has_no_score(series, told):
    """A series starts anew in the year it was measured anew, published or not, if scores lie on both sides."""
    history = history_table(series)
    assert sentences.heat_map_sentence(history).partition(f"{sentences.heat_map_finding(history)}.")[2] == told


@pytest.mark.parametrize("unit", ["Bắc Ninh", "Quảng Ninh", "Bắc Giang", "Hưng Yên"])
def test_heat_map_breaks_are_the_same_for_every_province(unit):
    """Dimension 5 was measured anew in 2021 and dimensions 2 and 4 in 2018, also where that year is not published."""
    text = sentences.heat_map_sentence(score_history(scores_to_2024(), unit=unit, codes=list("12345678")))
    assert "chỉ số 2 (2018)" in text
    assert "chỉ số 4 (2018) và" in text or "chỉ số 4 (2018)," in text
    assert "chỉ số 5 (2016, 2018, 2021)" in text


def test_heat_map_takes_the_newest_year_that_is_published():
    """A last year without scores is not the newest; equal scores are named together."""
    history = history_table(("1", 2020, [5, 6, NAN]), ("2", 2020, [5, 6, NAN]))
    assert sentences.heat_map_finding(history) == f"{NAMES['1']} và {NAMES['2']} (6,00) năm 2021"
    assert "Cách đo đổi" not in sentences.heat_map_sentence(history)


def test_small_multiples_say_moves_since_the_base_year():
    """Most up and most down since the base year, and how many rose, fell and held by their verdict."""
    history = history_table(("1", 2021, [5, 6]), ("2", 2021, [5, 4.5]), ("3", 2021, [5, 5]), ("PAPI", 2021, [40, 60]))
    assert sentences.small_multiples_finding(history) == (
        f"Từ 2021 đến 2022: {NAMES['1']} tăng nhiều nhất (+1,00), {NAMES['2']} giảm nhiều nhất (−0,50)"
    )
    assert sentences.small_multiples_sentence(history).endswith(
        ". Năm 2022 so với 2021: 1 chỉ số tăng, 1 chỉ số giảm và 1 chỉ số không đổi đáng kể."
    )


def test_small_multiples_call_noise_no_move():
    """Less than 5 % is neither a rise nor a fall; known errors decide instead where both years have them."""
    noise = history_table(("1", 2021, [5, 5.1]), ("2", 2021, [5, 4.9]))
    assert sentences.small_multiples_sentence(noise) == (
        "Từ 2021 đến 2022: không chỉ số nào đổi đáng kể. Năm 2022 so với 2021: 2 chỉ số không đổi đáng kể."
    )
    errors = history_table(("1", 2021, [5, 5.2], (), [0.01, 0.01]), ("2", 2021, [5, 4], (), [2, 2]))
    assert sentences.small_multiples_finding(errors) == f"Từ 2021 đến 2022: {NAMES['1']} tăng nhiều nhất (+0,20)"


def test_small_multiples_count_as_the_verdicts_do():
    """Hưng Yên in 2024 against 2021: as many rises, falls and holds as `score_change` has verdicts."""
    history = score_history(scores_to_2024(), unit="Hưng Yên", codes=list("12345678"))
    text = sentences.small_multiples_sentence(history)
    assert "1 chỉ số tăng, 2 chỉ số giảm và 5 chỉ số không đổi đáng kể; 1 chỉ số cần so thận trọng." in text


def test_titles_of_moves_name_what_needs_care():
    """A dimension or a part that may be compared with caution only says so wherever it is named as the strongest."""
    table = change_table(change_row("1", 5, 6, comparability="caution"), change_row("2", 5, 5.9))
    parts = part_table(0.3, 0.1).assign(comparability=["caution", "yes"])
    history = history_table(("1", 2021, [5, 6], (), (), [2022]))
    said = [sentences.dimension_finding(table), sentences.waterfall_finding(parts), sentences.small_multiples_finding(history)]
    assert [text for text in said if " (cần thận trọng) " not in text] == []


def test_small_multiples_never_compare_across_a_break():
    """A series that started anew after the base year is counted apart."""
    history = history_table(("1", 2021, [5, 6]), ("5", 2021, [5, 9], [2022]))
    text = sentences.small_multiples_sentence(history)
    assert NAMES["5"] not in text
    assert text.endswith("; 1 chỉ số chưa so được.")


@pytest.mark.parametrize(
    "history",
    [
        history_table(),
        history_table(("1", 2015, [5, 6])),
        history_table(("1", 2020, [5, 6])),
        history_table(("1", 2021, [NAN, 6])),
    ],
    ids=["empty", "before", "base-only", "base-unpublished"],
)
def test_small_multiples_without_a_base_say_so(history):
    """Without scores of the base year and a later one nothing is compared."""
    assert sentences.small_multiples_finding(history) == "Chưa có điểm so được với năm 2021"
    assert sentences.small_multiples_sentence(history) == "Chưa có điểm so được với năm 2021."


def test_small_multiples_of_no_change_name_nobody():
    """Nobody rises or falls most where nothing moved."""
    assert sentences.small_multiples_finding(history_table(("1", 2021, [5, 5]))) == "Từ 2021 đến 2022: điểm không đổi"


@pytest.mark.parametrize("name", [name for name in sentences.__all__ if name.endswith("_finding")])
def test_every_finding_has_its_sentence(name):
    """A title stands in the picture, its sentence beside it."""
    twin = {"dimension_finding": "dimension_changes"}.get(name, name.replace("_finding", "_sentence"))
    assert twin in sentences.__all__
