"""Sentences in English: right for one, many, ties, missing and no change; and the same figures as in Vietnamese."""

from __future__ import annotations

import datetime as dt
import re
import string
from importlib import import_module

import pytest
from conftest import ROOT
from figures import NAMES, NAN, change_row, change_table, history_table, part_table
from hypothesis import given, settings
from hypothesis import strategies as st
from tasks import standing, task_table
from test_sentences import DONE, LATE, LATER, SEPTEMBER, SOON, progress

from papi_metrics import sentences
from papi_metrics.change import contributions, evidence_words, score_change, score_history
from papi_metrics.framework import DIMENSIONS, TOTAL, english_name
from papi_metrics.sentences import phrases, told
from papi_metrics.summary import dimension_matrix, labelled_tasks, late_tasks, ministry_table, plan_summary
from papi_metrics.surveys import shipped_scores

NAME = {code: english_name(code, name) for code, name in NAMES.items()}


def of_tasks(function, *changes):
    """Return what is said in English of changed tasks."""
    tasks = task_table(*changes)
    summary, late = plan_summary(tasks, as_of=SEPTEMBER), late_tasks(tasks, as_of=SEPTEMBER)
    matrix = dimension_matrix(tasks, change_table(change_row("PAPI")), as_of=SEPTEMBER)
    labelled = labelled_tasks(tasks, as_of=SEPTEMBER)
    about = {
        "headline": (summary,),
        "lateness": (late, summary),
        "slowest": (matrix,),
        "states_counted": (ministry_table(tasks, as_of=SEPTEMBER, by="overall"),),
        "timeline_finding": (labelled,),
        "timeline_sentence": (labelled,),
    }[function]
    more = {"as_of": SEPTEMBER} if function == "timeline_sentence" else {}
    return told(getattr(sentences, function), *about, **more)


@pytest.mark.parametrize(
    ("function", "changes", "text"),
    [
        ("headline", [DONE, LATE], "Completion 50% against 100% planned, 50 percentage points below."),
        ("headline", [{"state": "done"}, {}], "Completion 50% against 0% planned, 50 percentage points above."),
        ("headline", [LATE | {"progress": 0.99}], "Completion 99% against 100% planned, 1 percentage point below."),
        ("headline", [DONE], "Completion 100% against 100% planned."),
        ("headline", [], "No task of the plan is counted yet."),
        ("lateness", [LATE, LATER], "2 tasks overdue; the longest 46 days: “Tuyên truyền” (UBND xã)."),
        ("lateness", [LATE], "1 task overdue, 46 days: “Tuyên truyền” (UBND xã)."),
        ("lateness", [LATE, LATE], "2 tasks overdue; the longest 46 days: “Tuyên truyền” (UBND xã) and 1 other task."),
        ("lateness", [LATE] * 3, "3 tasks overdue; the longest 46 days: “Tuyên truyền” (UBND xã) and 2 other tasks."),
        ("lateness", [{"due": dt.date(2022, 9, 29), "lead_unit": None}], "1 task overdue, 1 day: “Tuyên truyền” (no office assigned)."),
        ("lateness", [SOON], "No task is overdue; 1 task due within 14 days."),
        ("lateness", [SOON, SOON], "No task is overdue; 2 tasks due within 14 days."),
        ("lateness", [DONE], "No task is overdue."),
        ("slowest", [LATE | {"dimension": 4}], f"Furthest behind: dimension 4 {NAME['4']}, 0% done against 100% planned."),
        ("slowest", [LATE | {"dimension": n} for n in (2, 5)], f"Furthest behind: dimension 2 {NAME['2']}, 0% done against 100% planned; as far behind: dimension 5."),
        ("slowest", [LATE | {"dimension": n} for n in (2, 5, 7)], f"Furthest behind: dimension 2 {NAME['2']}, 0% done against 100% planned; as far behind: dimensions 5 and 7."),
        ("slowest", [DONE], "No dimension is behind its plan."),
        ("slowest", [], "No task belongs to a dimension yet."),
        ("states_counted", [LATE, SOON, DONE], "3 tasks: 1 done, 1 open in time and 1 overdue."),
        ("states_counted", [{"state": "cancelled"}], "1 task: 0 done, 0 open in time, 0 overdue and 1 cancelled."),
        ("timeline_finding", [LATE, LATER, SOON], "2 tasks overdue, 1 task due within 14 days"),
        ("timeline_finding", [DONE], "No task is overdue or due soon"),
        ("timeline_finding", [], "No task has a due date yet"),
        (
            "timeline_sentence",
            [LATE, SOON, DONE, {"state": "cancelled"}, standing()],
            ("By 30/09/2022, of 4 tasks with a due date: 1 done, 1 open in time (1 due within 14 days), 1 overdue and 1 cancelled. "
            "Longest overdue 46 days: “Tuyên truyền” (UBND xã). 1 task without a due date (standing, on an event …)."),
        ),
        ("timeline_sentence", [DONE], "By 30/09/2022, of 1 task with a due date: 1 done."),
        ("timeline_sentence", [standing()] * 2, "No task has a due date. 2 tasks without a due date (standing, on an event …)."),
    ],
)  # fmt: skip
def test_plan_is_told_in_english(function, changes, text):
    """One, many, ties, nobody, none and no change."""
    assert of_tasks(function, *changes).en == text


@pytest.mark.parametrize(
    ("rows", "finding", "sentence"),
    [
        (
            [("2022-03-31", 0.15, 0.2), ("2022-09-30", 0.61, 0.7)],
            "Completion 61%, 9 percentage points below plan",
            "Over 2 versions completion went from 15% (31/03/2022) to 61% (30/09/2022).",
        ),
        ([("2022-09-30", 0.7, 0.7)], "Completion 70%, on plan", "One version: 70% done by 30/09/2022."),
        (
            [("2022-08-31", 0.7, 0.7), ("2022-09-30", 0.7, 0.5)],
            "Completion 70%, 20 percentage points above plan",
            "Over 2 versions completion stayed at 70% (from 31/08/2022 to 30/09/2022).",
        ),
        ([("2022-09-30", NAN, NAN)], "No version is counted yet", "There are no versions yet."),
    ],
    ids=["moved", "one", "same", "nothing-counted"],
)
def test_progress_is_told_in_english(rows, finding, sentence):
    """Moved, held, one version and none."""
    table = progress(*rows)
    assert (sentences.progress_finding(table, language="en"), sentences.progress_sentence(table, language="en")) == (finding, sentence)


def test_progress_that_held_says_so():
    """Completion that did not change goes from nowhere to nowhere."""
    table = progress(("2022-08-31", 0.7, 0.7), ("2022-09-30", 0.7, 0.5))
    assert sentences.progress_sentence(table).replace("\u00a0", " ") == "Qua 2 phiên bản, hoàn thành vẫn là 70 % (từ 31/08/2022 đến 30/09/2022)."


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (change_row("PAPI", 45.37, 44.18), "is 44.18, almost unchanged (−1.19; −2.6%) against 2021; rank 11/61 (2021: 5/60)."),
        (change_row("PAPI", 40.0, 44.0), "is 44.00, up 4.00 (+10.0%) against 2021; rank 11/61 (2021: 5/60)."),
        (
            change_row("PAPI", 44.0, 40.0, comparability="caution"),
            "is 40.00, down 4.00 (−9.1%) against 2021 (to be read with caution); rank 11/61 (2021: 5/60).",
        ),
        (change_row("PAPI", 44.0, 44.0), "is 44.00, unchanged against 2021; rank 11/61 (2021: 5/60)."),
        (change_row("PAPI", 44.0, 44.0, rank=1, rank_n=1, base_rank=1, base_rank_n=1), "is 44.00, unchanged against 2021."),
        (change_row("PAPI", 44.0, 44.0, base_rank=None, base_rank_n=None), "is 44.00, unchanged against 2021; rank 11/61."),
        (change_row("PAPI", score=NAN, verdict="no_data"), "has no score yet."),
        (change_row("PAPI", NAN, 44, verdict="no_base"), "is 44.00; there is no score of 2021 to compare with."),
        (
            change_row("PAPI", 35, 44, year=2018, base_year=2017, comparability="no", verdict="not_comparable", reason="Năm 2018: …"),
            ("is 44.00; it cannot be compared with 2017: 2018: Eight dimensions instead of six; the total runs to 80 instead of 60; "
            "PAPI discourages comparing totals."),
        ),
    ],
    ids=["flat", "rose", "fell-with-caution", "same", "alone", "other-units", "no-data", "no-base", "not-comparable"],
)
def test_total_change_is_told_in_english(row, text):
    """Score, change and both ranks, or why not, the reason in English."""
    assert sentences.total_change(change_table(row), unit="Hưng Yên", language="en") == f"PAPI Hưng Yên {row['year']} {text}"


@pytest.mark.parametrize(
    ("rows", "finding", "sentence"),
    [
        ([change_row("1"), change_row("2")], "The dimensions hardly moved", "2 dimensions hardly moved."),
        (
            [change_row("1", 5, 6), change_row("2", verdict="no_data")],
            f"{NAME['1']} rose most (+20.0%)",
            f"1 dimension rose; 1 dimension cannot be compared yet; {NAME['1']} rose most (+20.0%).",
        ),
        (
            [change_row("1", 5, 4), change_row("2", 5, 4, comparability="caution")],
            f"{NAME['1']} and {NAME['2']} (with care) fell most (−20.0%)",
            f"2 dimensions fell; 1 dimension to be read with caution; {NAME['1']} and {NAME['2']} (with care) fell most (−20.0%).",
        ),
        ([change_row("1", verdict="no_base")], "Not yet comparable with the base year", "No dimension can be compared with the base year yet."),
    ],
    ids=["no-change", "one-and-unknown", "tied", "no-base"],
)  # fmt: skip
def test_dimension_changes_are_told_in_english(rows, finding, sentence):
    """Counts agree with their nouns, ties are named together, care and what is not comparable are told."""
    table = change_table(*rows)
    assert (sentences.dimension_finding(table, language="en"), sentences.dimension_changes(table, language="en")) == (finding, sentence)


@pytest.mark.parametrize(
    ("rows", "finding", "sentence"),
    [
        (part_table(-0.3, 0.1), "Phần 1 pulled the score down most (−0.30)", "From 4.00 to 3.80, a change of −0.20: 4.1 Phần 1 −0.30; 4.2 Phần 2 +0.10."),
        (part_table(0.3, 0.3), "Phần 1 and Phần 2 pulled the score up most (+0.30)", "From 4.00 to 4.60, a change of +0.60: 4.1 Phần 1 +0.30; 4.2 Phần 2 +0.30."),
        (part_table(0.3, -0.3), "Rises and falls cancel out", "From 4.00 to 4.00, a change of 0.00: 4.1 Phần 1 +0.30; 4.2 Phần 2 −0.30."),
        (part_table(0.0, 0.0), "The score is unchanged", "From 4.00 to 4.00, a change of 0.00: 4.1 Phần 1 0.00; 4.2 Phần 2 0.00."),
        (part_table(), "The change cannot be taken apart", "Scores of the parts are missing in one of the years: the change cannot be taken apart."),
    ],
    ids=["fall", "tied", "balanced", "no-change", "missing"],
)  # fmt: skip
def test_waterfall_is_told_in_english(rows, finding, sentence):
    """The part that decided, and every part."""
    assert (sentences.waterfall_finding(rows, language="en"), sentences.waterfall_sentence(rows, language="en")) == (finding, sentence)


def test_part_measured_in_another_way_has_no_change():
    """A part that may not be compared only completes the sum and never is the one that moved the score; care is told."""
    rows = part_table(-0.9, 0.1, 0.2).assign(comparability=["no", "yes", "caution"])
    assert sentences.waterfall_sentence(rows).endswith(
        "4.1 Phần 1 −0,90 (cách đo đổi, chỉ để cộng đủ); 4.2 Phần 2 +0,10; 4.3 Phần 3 +0,20 (cần thận trọng)."
    )
    assert sentences.waterfall_finding(rows) == "Chưa tách được thay đổi"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_parts_measured_in_another_way_give_no_change_at_all(language):
    """Where the parent may not be compared the two scores stand side by side, without a change or a sign."""
    rows = part_table(-0.3, 0.1, reading="no")
    words = sentences.waterfall_sentence(rows, base_year=2017, year=2018, language=language)
    assert [sign for sign in "+−" if sign in words] == []
    assert not re.search(r"[+−]", sentences.waterfall_finding(rows, language=language))


def test_change_across_a_forbidding_break_is_a_dash():
    """Neither the figure nor its sign is written where the years may not be compared."""
    row = change_row("4", 5, 6, comparability="no", verdict="not_comparable")
    assert (sentences.change_of(row), sentences.points_moved(row)) == ("—", "—")
    assert sentences.points_moved(change_row("4", 5, 6, comparability="caution")) == "+1,00*"


@pytest.mark.parametrize(
    ("history", "finding", "sentence"),
    [
        (
            history_table(("1", 2020, [5, 6]), ("5", 2020, [7, 7.5], [2021])),
            f"{NAME['5']} (7.50) highest in 2021, {NAME['1']} (6.00) lowest",
            (f"Scores of 2 dimensions, 2020-2021. {NAME['5']} (7.50) highest in 2021, {NAME['1']} (6.00) lowest. "
            "Measured in another way, not to be compared across these years: dimension 5 (2021)."),
        ),
        (history_table(("1", 2020, [6])), f"{NAME['1']} (6.00) in 2020", None),
        (history_table(), "No year has scores yet", "No year has scores yet."),
    ],
    ids=["break", "one", "none"],
)
def test_heat_map_is_told_in_english(history, finding, sentence):
    """Highest and lowest of the newest year, and where series start anew."""
    assert sentences.heat_map_finding(history, language="en") == finding
    assert sentences.heat_map_sentence(history, language="en") == (sentence or f"Scores of 1 dimension, 2020-2020. {finding}.")


@pytest.mark.parametrize(
    ("history", "sentence"),
    [
        (
            history_table(("1", 2021, [5, 6]), ("2", 2021, [5, 4.5]), ("3", 2021, [5, 5]), ("5", 2021, [5, 9], [2022])),
            (f"From 2021 to 2022: {NAME['1']} rose most (+1.00), {NAME['2']} fell most (−0.50). In 2022 against 2021: 1 dimension rose, "
            "1 dimension fell and 1 dimension did not change clearly; 1 dimension cannot be compared yet."),
        ),
        (
            history_table(("1", 2021, [5, 5]), ("2", 2021, [5, 5])),
            "From 2021 to 2022: no score changed. In 2022 against 2021: 2 dimensions did not change clearly.",
        ),
        (
            history_table(("1", 2021, [5, 5.5], (), (), [2022]), ("3", 2021, [5, 5.2])),
            (f"From 2021 to 2022: {NAME['1']} (with care) rose most (+0.50). In 2022 against 2021: 1 dimension rose and "
            "1 dimension did not change clearly; 1 dimension to be compared with care."),
        ),
        (history_table(("1", 2021, [NAN, 6])), "No score can be compared with 2021 yet."),
    ],
    ids=["all-ways", "no-change", "care", "no-base"],
)
def test_small_multiples_are_told_in_english(history, sentence):
    """Most up, most down, how many stand above, below and level, and what cannot be compared."""
    assert sentences.small_multiples_sentence(history, language="en") == sentence


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        ("theo ngưỡng ±5 %", "by the threshold of ±5%"),
        ("có ý nghĩa thống kê (z = −2,50)", "statistically significant (z = −2.50)"),
        ("chưa có ý nghĩa thống kê (z = 0,41)", "not statistically significant (z = 0.41)"),
        ("khác", "khác"),
    ],
)
def test_evidence_is_told_in_english(evidence, text):
    """Both forms of evidence have their English; another text is left alone."""
    assert (evidence_words(evidence, language="en"), evidence_words(evidence)) == (text, evidence)


def test_evidence_of_every_shipped_change_has_its_english():
    """No verdict's evidence stays Vietnamese."""
    evidence = score_change(shipped_scores(), unit="Hưng Yên", year=2022)["evidence"].dropna()
    assert [text for text in evidence if evidence_words(text, language="en") == text] == []


# both languages


MODULES = [path for path in sorted((ROOT / "papi_metrics").rglob("*.py")) if "= Phrases(" in path.read_text(encoding="utf-8")]
PHRASES = [
    pytest.param(phrase, id=f"{path.parent.name}-{path.stem}-{name}")
    for path in MODULES
    for name, phrase in vars(import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))).items()
    # A period is told by its number in Vietnamese and by its name in English.
    if isinstance(phrase, phrases.Phrases) and name != "_PERIODS"
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_templates_of_both_languages_have_the_same_fields(phrase):
    """What one language says the other says too: the same templates with the same figures in them."""

    def fields(templates):
        return {name: sorted(field for _, field, _, _ in string.Formatter().parse(text) if field) for name, text in templates.items()}

    vietnamese, english = fields(phrase.vi), fields(phrase.en)
    forms = {name: english.pop(name) for name in [*english] if name.endswith("_one") and name not in vietnamese}
    assert vietnamese == english
    # English has a form for one where Vietnamese needs none: it says the same, but for the count, which may stand in its words.
    assert {name: {*told, "count"} for name, told in forms.items()} == {name: {*english[name.removesuffix("_one")], "count"} for name in forms}


def figures_in(text):
    """Return the figures of a text in order of size, thousands and decimals undone."""
    plain = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    return sorted(re.findall(r"[+−]?\d+", plain))


def same_figures(said):
    """Tell whether both languages carry the same figures."""
    return figures_in(said.vi) == figures_in(said.en)


TASK = st.sampled_from([DONE, LATE, LATER, SOON, {"state": "cancelled"}, standing(), {"progress": 0.35}, LATE | {"lead_unit": None}])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(TASK, st.sampled_from([None, *DIMENSIONS])), max_size=7))
def test_law_both_languages_carry_the_same_figures_of_a_plan(tasks):
    """Whatever the tasks, no figure is lost or changed on the way to English."""
    changed = [task | {"dimension": dimension} for task, dimension in tasks]
    functions = ("headline", "lateness", "slowest", "states_counted", "timeline_finding", "timeline_sentence")
    assert [said for name in functions if not same_figures(said := of_tasks(name, *changed))] == []


UNITS = st.sampled_from(["Hưng Yên", "Bắc Ninh", "Quảng Ninh", "Hà Nội", "Bình Dương", "TP. Hồ Chí Minh"])
YEARS = st.integers(2011, 2024)


@settings(max_examples=40, deadline=None)
@given(UNITS, YEARS, YEARS)
def test_law_both_languages_carry_the_same_figures_of_scores(unit, one, other):
    """Any unit and any two years, across breaks and without a base: the same figures in both languages."""
    base_year, year = sorted((one, other))
    changes = score_change(shipped_scores(), unit=unit, year=year, base_year=base_year)
    history = score_history(shipped_scores(), unit=unit, codes=[TOTAL, *map(str, DIMENSIONS)])
    every = contributions(shipped_scores(), unit=unit, year=year, base_year=base_year)
    said = [
        told(sentences.total_change, changes, unit=unit),
        told(sentences.dimension_changes, changes),
        told(sentences.dimension_finding, changes),
        told(sentences.heat_map_sentence, history),
        told(sentences.small_multiples_sentence, history, base_year=base_year),
        *[told(sentences.waterfall_finding, rows) for _, rows in every.groupby("parent")],
        *[told(sentences.waterfall_sentence, rows, base_year=base_year, year=year) for _, rows in every.groupby("parent")],
    ]
    assert [item for item in said if not same_figures(item)] == []


@settings(max_examples=40, deadline=None)
@given(UNITS, YEARS, YEARS)
def test_law_no_sentence_tells_a_change_across_a_forbidding_break(unit, one, other):
    """Any unit and years: where the total may not be compared no sign, rise, fall or second rank is told of it."""
    base_year, year = sorted((one, other))
    changes = score_change(shipped_scores(), unit=unit, year=year, base_year=base_year)
    said = told(sentences.total_change, changes, unit=unit)
    if changes.iloc[0]["comparability"] == "no":
        assert re.search(r"tăng|giảm|hạng|[+−]", said.vi) is None
        assert re.search(r"\bup\b|\bdown\b|rank|[+−]", said.en) is None


def test_move_within_its_standard_errors_is_not_called_still():
    """A large change that is not significant is neither a rise nor almost unchanged, and is not named as the strongest."""
    unsure = {"verdict": "flat", "evidence": "chưa có ý nghĩa thống kê (z = 1,20)"}
    total = change_table(change_row("PAPI", 45, 49.6, **unsure))
    assert "đổi +4,60 (+10,2 %), chưa đủ căn cứ nói tăng hay giảm," in sentences.total_change(total, unit="A").replace("\u00a0", " ")
    each = change_table(change_row("1", 5, 5.5, **unsure), change_row("4", 5, 5.1))
    assert sentences.dimension_changes(each).startswith("1 chỉ số gần như không đổi và 1 chỉ số chưa rõ tăng hay giảm; Kiểm soát")
    assert sentences.dimension_finding(change_table(change_row("1", 5, 5.5, **unsure))) == "Chưa rõ chỉ số nào tăng hay giảm"
