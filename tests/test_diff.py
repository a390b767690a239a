"""What changes between two trackers: which tasks are the same, each field old and new, what may be left out."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tasks import standing, task_table

from papi_metrics.diff import (
    CHANGE_COLUMNS,
    CHANGE_FIELDS,
    applied,
    earlier_codes,
    match_tasks,
    matched_pairs,
    task_changes,
)
from papi_metrics.tracker import STATES, TASK_DTYPES

LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
DERIVED = ("1-0123456789", "1-abcdef0123", "2-00000000ff")
SPEAKER = "Tuyên truyền pháp luật bầu cử trên đài truyền thanh"
BUDGET = "Công khai dự toán ngân sách xã tại trụ sở"
DAY = dt.date(2022, 6, 30)


def pairs_of(before, after, **refused):
    """Return the pairs of ids and how each was told."""
    ids = before.task_id.tolist(), after.task_id.tolist()
    return [
        (None if item.before is None else ids[0][item.before], None if item.after is None else ids[1][item.after], item.how)
        for item in match_tasks(before, after, **refused)
    ]


def changes_of(one, other):
    """Return the changes of a single task as (field, before, after, backward)."""
    table = task_changes(task_table(one), task_table(other))
    return [
        tuple(None if value is None or value != value else value for value in row)  # noqa: PLR0124 - NaN
        for row in table[["field", "before", "after", "backward"]].itertuples(index=False)
    ]


def changes_of_tables(before, after):
    """Return kind and direction of each change."""
    return [tuple(row) for row in task_changes(before, after)[["kind", "backward"]].itertuples(index=False)]


def test_tasks_of_one_code_are_one_task():
    """A code of the tracker's own pairs tasks wherever they stand, and though the text was mended."""
    before = task_table({"task_id": "A", "task": SPEAKER}, {"task_id": "B", "task": BUDGET})
    after = task_table({"task_id": "B", "task": f"{BUDGET}, đợt 1"}, {"task_id": "A", "task": SPEAKER})
    assert pairs_of(before, after) == [("B", "B", "code"), ("A", "A", "code")]


def test_same_words_lead_where_codes_were_numbered_anew():
    """A row put in and all codes moved on by one: the words tell the tasks, not the codes."""
    before = task_table({"task_id": "TT-1", "task": SPEAKER}, {"task_id": "TT-2", "task": BUDGET})
    after = task_table(
        {"task_id": "TT-1", "task": "Lập hòm thư góp ý"}, {"task_id": "TT-2", "task": SPEAKER}, {"task_id": "TT-3", "task": BUDGET}
    )
    assert pairs_of(before, after) == [(None, "TT-1", "alone"), ("TT-1", "TT-2", "words"), ("TT-2", "TT-3", "words")]
    assert [match.task_id for match in match_tasks(before, after)] == ["TT-1", "TT-2", "TT-3"]


def test_code_with_other_words_is_one_task_and_a_doubt():
    """A code pairs tasks at last though they read otherwise; a person is asked to look."""
    before, after = task_table({"task_id": "A", "task": SPEAKER}), task_table({"task_id": "A", "task": "Lập hòm thư góp ý"})
    (match,) = match_tasks(before, after)
    assert (match.how, match.doubtful) == ("code", True)
    assert matched_pairs(before, after, [match])[["before_id", "after_id", "how"]].to_numpy().tolist() == [["A", "A", "code"]]


def test_codes_numbered_anew_move_no_state_between_tasks_alike():
    """One village put in on top and all codes moved on: each village keeps its state, however alike the texts are."""
    villages = ("Đông", "Tây", "Nam", "Bắc")
    states = ("done", "in_progress", "not_started", "done")
    texts = [f"Tổ chức hội nghị đối thoại với nhân dân thôn {name}" for name in villages]
    before = task_table(*({"task_id": f"NV{at}", "task": text, "state": state} for at, (text, state) in enumerate(zip(texts, states, strict=True), 1)))
    after = task_table(
        {"task_id": "NV1", "task": texts[0].replace("Đông", "Trung")},
        *({"task_id": f"NV{at}", "task": text, "state": state} for at, (text, state) in enumerate(zip(texts, states, strict=True), 2)),
    )
    changes = task_changes(before, after)
    assert changes["field"].tolist() == ["task_id"] * 4 + [""]
    assert changes["kind"].tolist() == ["changed"] * 4 + ["added"]
    assert not changes["backward"].any()


def test_code_with_one_word_changed_is_shown_as_a_doubt():
    """A code whose text differs in a word may be another task: a person is asked, whatever the likeness."""
    before = task_table({"task_id": "A", "task": f"{BUDGET} thôn Đông"})
    after = task_table({"task_id": "A", "task": f"{BUDGET} thôn Tây"})
    (match,) = match_tasks(before, after)
    assert (match.how, match.doubtful, match.likeness > 90) == ("code", True, True)


def test_reworded_task_is_told_by_likeness_and_keeps_its_id():
    """Without codes a reworded task is met by its likeness, shown as a doubt, and followed under its first id."""
    before = task_table({"task_id": DERIVED[0], "task": SPEAKER}, {"task_id": DERIVED[1], "task": BUDGET})
    after = task_table({"task_id": DERIVED[2], "task": f"{SPEAKER} xã"}, {"task_id": DERIVED[1], "task": BUDGET})
    match = match_tasks(before, after)[0]
    assert (match.before, match.how, match.doubtful, match.task_id) == (0, "likeness", True, DERIVED[0])
    assert applied(before, after, match_tasks(before, after)).task_id.tolist() == [DERIVED[0], DERIVED[1]]
    assert matched_pairs(before, after, match_tasks(before, after)).after.tolist() == [f"{SPEAKER} xã"]


def test_code_that_the_tracker_lost_is_kept():
    """A tracker whose code column went missing keeps the codes its tasks had."""
    before, after = task_table({"task_id": "TT-01", "task": SPEAKER}), task_table({"task_id": DERIVED[0], "task": SPEAKER})
    assert applied(before, after, match_tasks(before, after)).task_id.tolist() == ["TT-01"]
    assert task_changes(before, after).empty


def test_texts_that_are_not_alike_are_two_tasks():
    """What is not alike enough is one task less and one more."""
    before, after = task_table({"task_id": DERIVED[0], "task": SPEAKER}), task_table({"task_id": DERIVED[1], "task": BUDGET})
    assert pairs_of(before, after) == [(None, DERIVED[1], "alone"), (DERIVED[0], None, "alone")]
    assert task_changes(before, after)[["kind", "before", "after"]].astype(object).where(lambda cell: cell.notna(), None).to_numpy().tolist() == [
        ["removed", SPEAKER, None],
        ["added", None, BUDGET],
    ]


@pytest.mark.parametrize(("ids", "text"), [((DERIVED[0], DERIVED[1]), f"{SPEAKER} xã"), (("A", "A"), SPEAKER)], ids=["alike", "same code"])
def test_refused_pair_is_two_tasks(ids, text):
    """A pair that a person refuses is one task removed and one added, and no two tasks share an id."""
    before, after = task_table({"task_id": ids[0], "task": SPEAKER}), task_table({"task_id": ids[1], "task": text})
    matches = match_tasks(before, after, refused={ids})
    assert [(match.before, match.after) for match in matches] == [(None, 0), (0, None)]
    assert len({match.task_id for match in matches}) == 2


def test_most_alike_texts_are_paired_first():
    """Of several that are alike the most alike are one task."""
    before = task_table({"task_id": DERIVED[0], "task": f"{BUDGET} quý một"}, {"task_id": DERIVED[1], "task": f"{BUDGET} quý hai"})
    after = task_table({"task_id": DERIVED[2], "task": f"{BUDGET} quý hai năm nay"})
    assert pairs_of(before, after) == [(DERIVED[1], DERIVED[2], "likeness"), (DERIVED[0], None, "alone")]


def test_repeated_tasks_are_paired_in_their_order():
    """Two tasks of the same words stay two."""
    before = task_table({"task_id": DERIVED[0]}, {"task_id": DERIVED[1]})
    after = task_table({"task_id": DERIVED[2]}, {"task_id": "1-9999999999"})
    assert [(match.before, match.after) for match in match_tasks(before, after)] == [(0, 0), (1, 1)]


def test_long_tables_are_compared_within_a_dimension(monkeypatch):
    """Where there are too many pairs, likeness is looked for within a place of PAPI only."""
    monkeypatch.setattr("papi_metrics.diff.matching._MOST_PAIRS", 1)
    texts = (SPEAKER, BUDGET, "Rà soát thủ tục hành chính")
    before = task_table(*({"task_id": f"1-000000000{at}", "task": text, "dimension": at} for at, text in enumerate(texts, 1)))
    after = task_table(
        *({"task_id": f"2-000000000{at}", "task": f"{text} xã", "dimension": place} for at, (text, place) in enumerate(zip(texts, (1, 5, 6), strict=True)))
    )
    assert [match.how for match in match_tasks(before, after)] == ["likeness", *["alone"] * 4]


BACKWARD = {
    "done no longer": ({"state": "done"}, {"state": "in_progress"}, ("state", "Đã hoàn thành", "Đang thực hiện")),
    "done cancelled": ({"state": "done"}, {"state": "cancelled"}, ("state", "Đã hoàn thành", "Hủy")),
    "progress falls": ({"progress": 0.6}, {"progress": 0.45}, ("progress", "60\u00a0%", "45\u00a0%")),
    "progress falls beside done": (
        {"state": "done", "progress": 1.0}, {"state": "done", "progress": 0.4}, ("progress", "100\u00a0%", "40\u00a0%"),
    ),
    "progress gone": ({"progress": 0.6}, {"progress": None}, ("progress", "60\u00a0%", None)),
    "due later": (
        {"due": DAY, "timing": "Quý II"}, {"due": dt.date(2022, 9, 30), "timing": "Quý III"},
        ("due", "30/06/2022 (Quý II)", "30/09/2022 (Quý III)"),
    ),
    "due gone": ({"due": DAY, "timing": "Quý II"}, standing(timing="Thường xuyên"), ("due", "30/06/2022 (Quý II)", "Thường xuyên (không có ngày)")),
    "due gone without words": ({"due": DAY, "timing": None}, standing(timing=None), ("due", "30/06/2022", None)),
    "completion date gone": ({"completed_on": DAY}, {}, ("completed_on", "30/06/2022", None)),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "change"), BACKWARD.values(), ids=BACKWARD)
def test_step_backwards_is_told(one, other, change):
    """Done that is no longer done, progress that falls or is gone, a later or lost due date, a lost completion date."""
    assert changes_of(one, other) == [(*change, True)]


@pytest.mark.parametrize(
    ("task", "backward"),
    [
        ({"state": "done"}, True), ({"progress": 0.2}, True), ({"completed_on": DAY}, True), ({"state": "in_progress"}, True),
        ({"state": "awaiting_confirmation"}, True), ({"progress": 0.0}, False), ({"state": "cancelled"}, False), ({}, False),
    ],
    ids=["done", "some progress", "completed", "under way", "awaiting", "nothing yet", "cancelled", "not begun"],
)
def test_removal_of_a_task_begun_is_a_step_backwards(task, backward):
    """What was done is not gone unseen: a task removed is a step backwards if it had been begun."""
    assert changes_of_tables(task_table({"task_id": "A", "task": SPEAKER, **task}), task_table()) == [("removed", backward)]
    assert changes_of_tables(task_table(), task_table({"task_id": "A", "task": SPEAKER, **task})) == [("added", False)]


FORWARD = {
    "done": ({"state": "in_progress"}, {"state": "done"}, ("state", "Đang thực hiện", "Đã hoàn thành")),
    "paused": ({"state": "in_progress"}, {"state": "paused"}, ("state", "Đang thực hiện", "Tạm dừng")),
    "a third": ({"progress": 1 / 3}, {"progress": 2 / 3}, ("progress", "33,3333\u00a0%", "66,6667\u00a0%")),
    "all": ({"progress": 0.07}, {"progress": 1.0}, ("progress", "7\u00a0%", "100\u00a0%")),
    "progress rises": ({"progress": 0.333}, {"progress": 0.3345}, ("progress", "33,3\u00a0%", "33,45\u00a0%")),
    "first progress": ({}, {"progress": 0.5}, ("progress", None, "50\u00a0%")),
    "due sooner": ({"due": DAY, "timing": None}, {"due": dt.date(2022, 5, 31), "timing": None}, ("due", "30/06/2022", "31/05/2022")),
    "first due": (standing(timing=None), {"timing": "30/06/2022", "due": DAY}, ("due", None, "30/06/2022")),
    "same due in other words": ({"due": DAY, "timing": "Quý II"}, {"due": DAY, "timing": "Trước 30/6"}, ("due", "30/06/2022 (Quý II)", "30/06/2022 (Trước 30/6)")),
    "completion date": ({}, {"completed_on": DAY}, ("completed_on", None, "30/06/2022")),
    "another completion date": ({"completed_on": DAY}, {"completed_on": dt.date(2022, 7, 1)}, ("completed_on", "30/06/2022", "01/07/2022")),
    "office": ({"lead_unit": "UBND xã"}, {"lead_unit": "VP; TP"}, ("lead_unit", "UBND xã", "VP; TP")),
    "executing office gone": ({"executing_unit": "VP"}, {"executing_unit": None}, ("executing_unit", "VP", None)),
    "words": ({"task": SPEAKER}, {"task": f"{SPEAKER} xã"}, ("task", SPEAKER, f"{SPEAKER} xã")),
    "place": ({}, {"dimension": None, "component": None, "sub_dimensions": None}, ("dimension", "1 · 1a (1.1)", "chưa gắn chỉ số")),
    "dimension alone": ({"dimension": None}, {}, ("dimension", "1a (1.1)", "1 · 1a (1.1)")),
    "component alone": ({}, {"component": "1b"}, ("dimension", "1 · 1a (1.1)", "1 · 1b (1.1)")),
    "no code served": ({"sub_dimensions": None}, {}, ("dimension", "1 · 1a", "1 · 1a (1.1)")),
    "a code for its label": ({"component": "1.1"}, {}, ("dimension", "1 · 1.1", "1 · 1a (1.1)")),
    "weight": ({}, {"weight": 2.5}, ("weight", "1", "2,5")),
    "weight of many decimals": ({"weight": 0.33333}, {"weight": 0.125}, ("weight", "0,3333", "0,125")),
    "deliverable": ({}, {"deliverable": "Báo cáo"}, ("deliverable", None, "Báo cáo")),
    "evidence gone": ({"evidence": "BC số 5"}, {}, ("evidence", "BC số 5", None)),
    "note": ({"note": "chờ"}, {"note": "xong"}, ("note", "chờ", "xong")),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "change"), FORWARD.values(), ids=FORWARD)
def test_every_field_is_told_old_and_new(one, other, change):
    """A change of any field is one row with what stood and what stands; none of these goes backwards."""
    assert changes_of(one, other) == [(*change, False)]


def test_task_that_is_done_needs_no_progress():
    """A done task whose progress is no longer written has lost nothing."""
    found = changes_of({"state": "in_progress", "progress": 0.9}, {"state": "done", "progress": None})
    assert [(field, backward) for field, _, _, backward in found] == [("state", False), ("progress", False)]


def test_code_renamed_by_the_tracker_is_a_change():
    """A task whose own code changed is shown under both codes."""
    before, after = task_table({"task_id": "A", "task": SPEAKER}), task_table({"task_id": "B", "task": SPEAKER})
    assert task_changes(before, after)[["field", "before", "after"]].to_numpy().tolist() == [["task_id", "A", "B"]]


def test_steps_backwards_stand_first_then_removed_changed_and_added():
    """What needs a look stands on top; within that the later table's order holds."""
    before = task_table({"task_id": "A", "note": "x"}, {"task_id": "B", "state": "done", "task": SPEAKER}, {"task_id": "C", "task": "Việc bỏ đi"})
    after = task_table({"task_id": "A", "note": "y"}, {"task_id": "B", "task": SPEAKER}, {"task_id": "D", "task": "Rà soát thủ tục"})
    table = task_changes(before, after)
    assert table[["kind", "task_id", "field"]].to_numpy().tolist() == [
        ["changed", "B", "state"], ["removed", "C", ""], ["changed", "A", "note"], ["added", "D", ""],
    ]  # fmt: skip
    assert (list(table.columns), table["key"].is_unique) == (list(CHANGE_COLUMNS), True)
    assert table["row"].tolist() == [6, 7, 5, 7]


def test_step_backwards_stands_before_a_removal_further_up():
    """A removal that loses nothing stands below a step backwards, though its task stood above."""
    rest = {"task_id": "C", "task": "Rà soát thủ tục hành chính"}
    before = task_table({"task_id": "A", "task": SPEAKER}, rest, {"task_id": "B", "task": BUDGET, "state": "done"})
    table = task_changes(before, task_table(rest, {"task_id": "B", "task": BUDGET}))
    assert table[["kind", "task_id"]].to_numpy().tolist() == [["changed", "B"], ["removed", "A"]]


def test_changes_of_one_task_stand_in_the_order_of_the_fields():
    """What changed of a task is told in the order of CHANGE_FIELDS, task after task of the later table."""
    before = task_table({"task_id": "A", "task": SPEAKER}, {"task_id": "B", "task": BUDGET})
    after = task_table({"task_id": "B", "task": BUDGET, "note": "x", "weight": 2.0}, {"task_id": "A", "task": SPEAKER, "note": "x", "state": "done"})
    found = task_changes(before, after)[["task_id", "field"]].to_numpy().tolist()
    assert found == [["B", "weight"], ["B", "note"], ["A", "state"], ["A", "note"]]


NO_TASKS, A_TASK, A_NOTED_TASK = task_table(), task_table({"row": None}), task_table({"row": None, "note": "x"})


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        pytest.param(NO_TASKS, NO_TASKS, 0, id="two empty tables"),
        pytest.param(A_TASK, A_TASK, 0, id="nothing changed"),
        pytest.param(A_TASK, A_NOTED_TASK, 1, id="a field, its task in no row"),
        pytest.param(NO_TASKS, A_TASK, 1, id="added"),
        pytest.param(A_TASK, NO_TASKS, 1, id="removed"),
    ],
)
def test_task_changes_have_the_same_columns_and_types_whatever_they_hold(before, after, rows):
    """Texts, the row Int64, the direction bool: with rows and without."""
    table = task_changes(before, after)
    kinds = dict.fromkeys(CHANGE_COLUMNS, "str") | {"row": "Int64", "backward": "bool"}
    assert ({name: str(dtype) for name, dtype in table.dtypes.items()}, list(table.index)) == (kinds, list(range(rows)))


@pytest.mark.parametrize(
    ("left_out", "stored"),
    [
        pytest.param((), ["B", "C"], id="all taken"),
        pytest.param(("removed|A|",), ["B", "C", "A"], id="removal left out"),
        pytest.param(("added|C|",), ["B"], id="addition left out"),
        pytest.param(("removed|A|", "added|C|"), ["B", "A"], id="both"),
        pytest.param(("changed|A|state", "changed|C|note", "removed|B|", "added|B|", "removed|C|", "added|A|"), ["B", "C"], id="keys that name no change"),
    ],
)
def test_applied_takes_what_is_not_left_out(left_out, stored):
    """A task gone stays at the end only if its removal is left out, a new one is missing only if its addition is."""
    before = task_table({"task_id": "A", "task": SPEAKER}, {"task_id": "B", "task": BUDGET})
    after = task_table({"task_id": "B", "task": BUDGET}, {"task_id": "C", "task": "Lập hòm thư góp ý"})
    assert applied(before, after, match_tasks(before, after), left_out=left_out)["task_id"].tolist() == stored


def test_applied_always_takes_a_code():
    """A code named among what is left out is taken all the same: under its former one a task could stand in another's place."""
    before, after = task_table({"task_id": "A", "task": SPEAKER}), task_table({"task_id": "B", "task": SPEAKER})
    assert applied(before, after, match_tasks(before, after), left_out={"changed|B|task_id"})["task_id"].tolist() == ["B"]


def test_applied_takes_each_field_back_at_its_own_task():
    """Fields left out of several tasks keep what stood at each of them, in whatever order the tasks come."""
    before = task_table({"task_id": "A", "task": SPEAKER, "note": "a", "weight": 2.0}, {"task_id": "B", "task": BUDGET, "note": "b"})
    after = task_table({"task_id": "B", "task": BUDGET, "note": "x", "weight": 3.0}, {"task_id": "A", "task": SPEAKER, "note": "y"})
    stored = applied(before, after, match_tasks(before, after), left_out={"changed|A|note", "changed|B|note", "changed|A|weight"})
    assert stored[["task_id", "note", "weight"]].to_numpy().tolist() == [["B", "b", 3.0], ["A", "a", 2.0]]


@pytest.mark.parametrize(
    ("after", "left_out", "rows"),
    [
        pytest.param(({"task_id": "B", "task": BUDGET}, {"task_id": "C"}), (), 2, id="all taken"),
        pytest.param(({"task_id": "B", "task": BUDGET}, {"task_id": "C"}), ("removed|A|",), 3, id="one kept"),
        pytest.param(({"task_id": "B", "task": BUDGET}, {"task_id": "C"}), ("added|C|",), 1, id="one not added"),
        pytest.param((), (), 0, id="nothing left"),
        pytest.param((), ("removed|A|",), 1, id="only what is kept"),
    ],
)
def test_applied_is_a_task_table_of_the_later_plan(after, left_out, rows):
    """Columns and types are those of a task table, rows are counted from 0, and what is said of the plan is the later file's."""
    before = task_table({"task_id": "A", "task": SPEAKER}, {"task_id": "B", "task": BUDGET}, plan_year=2021)
    later = task_table(*after, plan_year=2022).iloc[::-1]
    stored = applied(before, later, match_tasks(before, later), left_out=left_out)
    assert {name: str(dtype) for name, dtype in stored.dtypes.items()} == dict(TASK_DTYPES)
    assert (list(stored.index), stored.attrs) == (list(range(rows)), {"plan_year": 2022})


def test_field_left_out_keeps_what_stood():
    """One field of a task is taken, another is not; a deadline's words, kind and days go together."""
    before = task_table({"state": "done", "note": "cũ", "timing": "Quý II", "due": DAY})
    after = task_table({"state": "in_progress", "note": "mới", **standing(timing="Thường xuyên")})
    stored = applied(before, after, match_tasks(before, after), left_out={"changed|T0|state", "changed|T0|due"}).iloc[0]
    assert (stored["state"], stored["note"]) == ("done", "mới")
    assert (stored["timing"], stored["deadline_kind"], stored["due"]) == ("Quý II", "dated", pd.Timestamp(DAY))


def test_removal_and_addition_can_be_left_out():
    """A task whose removal is left out stays; one whose addition is left out is not stored."""
    before, after = task_table({"task_id": "A", "task": SPEAKER}), task_table({"task_id": "B", "task": BUDGET})
    stored = applied(before, after, match_tasks(before, after), left_out={"removed|A|", "added|B|"})
    assert stored[["task_id", "task"]].to_numpy().tolist() == [["A", SPEAKER]]
    assert stored.attrs == {"plan_year": 2022}


def test_task_kept_has_its_own_code_and_no_row_in_the_later_file():
    """A refused pair whose old task is kept: it has its code again if that is free, and stands in no row of the new file."""
    before = task_table({"task_id": "A", "task": SPEAKER, "row": 7})
    after = task_table({"task_id": "A", "task": BUDGET, "row": 9})
    matches = match_tasks(before, after, refused={("A", "A")})
    kept = applied(before, after, matches, left_out={"removed|A-2|"}).iloc[1]
    assert (kept["task_id"], kept[["sheet", "row"]].isna().all()) == ("A-2", True)
    alone = applied(before, after, matches, left_out={"removed|A-2|", "added|A|"}).iloc[0]
    assert (alone["task_id"], alone["task"]) == ("A", SPEAKER)


def test_empty_tables_are_compared():
    """From nothing all is added, to nothing all is removed."""
    some, none = task_table({}, {"task": BUDGET}), task_table()
    assert task_changes(none, some)["kind"].tolist() == ["added", "added"]
    assert task_changes(some, none)["kind"].tolist() == ["removed", "removed"]
    assert task_changes(none, none).empty


DAYS = st.sampled_from([None, DAY, dt.date(2022, 9, 30)])
TASK = st.fixed_dictionaries({
    "task_id": st.sampled_from(["A", "B", "C", *DERIVED]),
    "task": st.sampled_from([SPEAKER, BUDGET, f"{SPEAKER} xã", f"{BUDGET} năm nay", "Lập hòm thư góp ý"]),
    "dimension": st.sampled_from([1, 2, None]),
    "state": st.sampled_from(STATES),
    "progress": st.sampled_from([None, 0.25, 0.5]),
    "due": DAYS,
    "completed_on": DAYS,
    "lead_unit": st.sampled_from([None, "UBND xã"]),
})
TABLES = st.lists(TASK, max_size=5, unique_by=lambda task: task["task_id"]).map(lambda rows: task_table(*rows))
COMPARED = [name for name in TASK_DTYPES if name not in {"sheet", "row"}]


def test_every_column_of_a_task_is_told_as_a_change():
    """What the task table has beside the places in the file is told, and taken or left, under one field."""
    assert sorted(name for columns in CHANGE_FIELDS.values() for name in columns) == sorted(COMPARED)


def content(tasks):
    """Return the tasks' content in an order of its own, without the places in the file."""
    plain = tasks[COMPARED].astype(object).where(tasks[COMPARED].notna(), None)
    return sorted(map(str, plain.to_numpy().tolist()))


def by_code(tasks):
    """Return the rows of a task table: code → column → value."""
    return {row["task_id"]: row for row in tasks.to_dict("records")}


@LAW
@given(before=TABLES, after=TABLES)
def test_law_each_task_stands_in_one_match(before, after):
    """No task is lost or told twice, and the ids of what could be stored are one of a kind."""
    matches = match_tasks(before, after)
    assert sorted(match.before for match in matches if match.before is not None) == list(range(len(before)))
    assert [match.after for match in matches if match.after is not None] == list(range(len(after)))
    assert len({match.task_id for match in matches}) == len(matches)


@LAW
@given(before=TABLES, after=TABLES)
def test_law_all_taken_is_the_later_table_and_none_taken_the_earlier(before, after):
    """Taking every change gives the later content, leaving every change out the earlier one."""
    matches = match_tasks(before, after)
    every = set(task_changes(before, after, matches)["key"])
    taken = applied(before, after, matches)
    assert content(taken.assign(task_id="")) == content(after.assign(task_id=""))
    left = applied(before, after, matches, left_out=every)
    assert content(left.assign(task_id="")) == content(before.assign(task_id=""))
    assert left["task_id"].is_unique
    assert {name: str(dtype) for name, dtype in left.dtypes.items()} == dict(TASK_DTYPES)


CLOSE_TASK = st.fixed_dictionaries({
    "task_id": st.sampled_from(["T1", "T1-2", "T1-3", "T2", "T2-2", DERIVED[0]]),
    "task": st.sampled_from([SPEAKER, BUDGET, f"{BUDGET} năm nay", "Lập hòm thư góp ý"]),
    "state": st.sampled_from(["done", "not_started"]),
})
CLOSE_TABLES = st.lists(CLOSE_TASK, max_size=4, unique_by=lambda task: task["task_id"]).map(lambda rows: task_table(*rows))


@settings(LAW, max_examples=100)
@given(before=CLOSE_TABLES, after=CLOSE_TABLES, chosen=st.data())
def test_law_each_task_stored_has_a_code_and_a_history_of_its_own(before, after, chosen):
    """Whatever is kept, refused or left out: no two tasks share a code, and each code leads back to its own task, or to none."""
    pairs = [(one, other) for one in before["task_id"] for other in after["task_id"]]
    refused = set(chosen.draw(st.lists(st.sampled_from(pairs), unique=True))) if pairs else set()
    matches = match_tasks(before, after, refused=refused)
    changes = task_changes(before, after, matches)
    keys = changes.loc[changes["field"] != "task_id", "key"].tolist()
    left_out = set(chosen.draw(st.lists(st.sampled_from(keys), unique=True))) if keys else set()
    stored = applied(before, after, matches, left_out=left_out)
    assert stored["task_id"].is_unique
    earlier = earlier_codes(changes.assign(taken=~changes["key"].isin(left_out)), before)
    own = {match.task_id: before["task_id"][match.before] for match in matches if match.before is not None}
    for name, text in zip(stored["task_id"], stored["task"], strict=True):
        match = next((item for item in matches if item.task_id == name and (item.after is not None or f"removed|{name}|" in left_out)), None)
        if match is None or f"added|{name}|" in left_out:
            assert (earlier.get(name, name), text) in set(zip(before["task_id"], before["task"], strict=True))
        elif match.before is None:
            assert earlier[name] is None
        else:
            assert earlier.get(name, name) == own[name]


@LAW
@given(before=TABLES, after=TABLES, chosen=st.data())
def test_law_what_was_left_out_is_what_still_differs(before, after, chosen):
    """After an acceptance the same file differs from the store by exactly the changes that were left out."""
    matches = match_tasks(before, after)
    table = task_changes(before, after, matches)
    changed = sorted(table["key"][table["kind"] == "changed"])
    left_out = set(chosen.draw(st.lists(st.sampled_from(changed), unique=True))) if changed else set()
    stored = applied(before, after, matches, left_out=left_out)
    again, wanted = by_code(stored), by_code(applied(before, after, matches))
    fields = {
        f"changed|{name}|{field}"
        for name in set(again) & set(wanted)
        for field, columns in CHANGE_FIELDS.items()
        if field != "task_id" and any(str(again[name][column]) != str(wanted[name][column]) for column in columns)
    }
    assert fields == {key for key in left_out if not key.endswith("|task_id")}


@LAW
@given(tasks=TABLES)
def test_law_a_table_does_not_differ_from_itself(tasks):
    """The same tracker again changes nothing."""
    assert task_changes(tasks, tasks).empty


@LAW
@given(before=TABLES, after=TABLES)
def test_law_comparing_keeps_both_tables(before, after):
    """Neither table is changed by comparing or applying."""
    copies = before.copy(), after.copy()
    matches = match_tasks(before, after)
    applied(before, after, matches, left_out=set(task_changes(before, after, matches)["key"]))
    pd.testing.assert_frame_equal(before, copies[0])
    pd.testing.assert_frame_equal(after, copies[1])
