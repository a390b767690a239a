"""What a person decides about changes, edits made in place, and the sentences that say both."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from tasks import standing, task_table

from papi_metrics.diff import (
    Edit,
    applied,
    decided,
    earlier_codes,
    edit_of,
    edited,
    left_out,
    match_tasks,
    said_again,
    steps_left_out,
    steps_without_reason,
    task_changes,
)
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.language import speaking
from papi_metrics.sentences import changes_sentence, decisions_sentence, reasons_sentence, score_changes_sentence
from papi_metrics.surveys import score_changes

DAY = dt.date(2022, 6, 30)


def three_changes():
    """Return a step backwards, a note and a code that changed."""
    before = task_table({"task_id": "A", "state": "done"}, {"task_id": "B", "note": "x", "task": "Công khai ngân sách"})
    after = task_table({"task_id": "A", "state": "paused"}, {"task_id": "C", "note": "y", "task": "Công khai ngân sách"})
    return task_changes(before, after)


KEYS = ("changed|A|state", "changed|C|note", "changed|C|task_id")


def test_nothing_said_takes_all_but_steps_backwards():
    """What nobody touched is taken; a step backwards is not."""
    decisions = decided(three_changes(), taken={}, reasons={})
    assert decisions["key"].tolist() == list(KEYS)
    assert decisions["taken"].tolist() == [False, True, True]
    assert (left_out(decisions), steps_left_out(decisions), steps_without_reason(decisions)) == ({KEYS[0]}, 1, 0)


def test_own_reason_leads_over_the_shared_one():
    """A row's own reason counts; where it has none, the shared one; blanks are none."""
    shared = decided(three_changes(), taken={KEYS[0]: True}, reasons={}, shared_reason=" chung ")
    own = decided(three_changes(), taken={KEYS[0]: True}, reasons={KEYS[0]: " riêng "}, shared_reason="chung")
    none = decided(three_changes(), taken={KEYS[0]: True}, reasons={KEYS[0]: "  "})
    assert (shared["reason"][0], own["reason"][0], steps_without_reason(none)) == ("chung", "riêng", 1)


def test_reason_belongs_to_steps_backwards_that_are_taken():
    """A change forward has no reason, nor has a step that is left out."""
    decisions = decided(three_changes(), taken={}, reasons=dict.fromkeys(KEYS, "vì"), shared_reason="chung")
    assert decisions["reason"].isna().all()


def test_code_is_always_taken():
    """A changed code cannot be left out."""
    decisions = decided(three_changes(), taken=dict.fromkeys(KEYS, False), reasons={})
    assert decisions["taken"].tolist() == [False, False, True]


def test_codes_are_followed_back_over_a_version():
    """A changed code leads to the one before; a task that came with the version leads nowhere; the others keep theirs."""
    changes = three_changes().assign(taken=True)
    assert earlier_codes(changes, task_table()) == {"C": "B"}
    added = task_changes(task_table(), task_table({"task_id": "N"})).assign(taken=True)
    assert earlier_codes(added, task_table()) == {"N": None}


def test_task_kept_against_a_refused_pair_has_its_own_history():
    """One code, two tasks: the new one began with this version, the old one goes on under a code that leads back."""
    before, after = task_table({"task_id": "A", "task": "Công khai ngân sách"}), task_table({"task_id": "A", "task": "Trồng cây"})
    matches = match_tasks(before, after, refused={("A", "A")})
    changes = task_changes(before, after, matches)
    both = decided(changes, taken={"removed|A-2|": False}, reasons={})
    assert earlier_codes(both, before) == {"A": None, "A-2": "A"}
    old = decided(changes, taken={"removed|A-2|": False, "added|A|": False}, reasons={})
    assert applied(before, after, matches, left_out=left_out(old))["task_id"].tolist() == ["A"]
    assert earlier_codes(old, before).get("A", "A") == "A"


@pytest.mark.parametrize(
    ("before", "after", "removed", "added", "codes"),
    [
        pytest.param({}, {"N": "Trồng cây"}, True, False, {}, id="addition left out"),
        pytest.param({"A": "Công khai ngân sách"}, {"A": "Trồng cây"}, True, True, {"A": None}, id="removal taken"),
        pytest.param({"A": "Công khai", "A-2": "Công khai"}, {}, False, True, {}, id="kept under their own codes"),
        pytest.param({"A": "Công khai", "LÂU": "Công khai"}, {"A": "Trồng cây"}, False, True, {"A": None, "A-2": "A"}, id="another of the same words"),
        pytest.param({"A": "Công khai", "A-1": "Công khai"}, {"A-1": "Trồng cây"}, False, True, {"A-1": None, "A-1-2": "A-1"}, id="a code that begins alike"),
        pytest.param({"A": "Công khai"}, {"A": "Công khai"}, True, True, {}, id="nothing changed"),
    ],
)
def test_earlier_codes_name_what_came_or_was_kept_under_another_code(before, after, removed, added, codes):
    """Nowhere leads a task whose addition is taken; a task kept under a new code leads to its own one; the others are not named."""
    tables = [task_table(*({"task_id": code, "task": text} for code, text in texts.items())) for texts in (before, after)]
    changes = task_changes(*tables, match_tasks(*tables, refused={(code, code) for code in before if before[code] != after.get(code)}))
    taken = {key: removed if kind == "removed" else added for key, kind in zip(changes["key"], changes["kind"], strict=True)}
    assert earlier_codes(decided(changes, taken=taken, reasons={}), tables[0]) == codes


def test_decisions_stay_with_their_changes():
    """Changes laid out anew, or some of them alone, have the decisions of their keys."""
    turned = decided(three_changes().iloc[[1, 2, 0]], taken={KEYS[0]: True, KEYS[1]: False}, reasons={KEYS[0]: "vì"})
    assert turned.set_index("key")["taken"].to_dict() == {KEYS[0]: True, KEYS[1]: False, KEYS[2]: True}
    assert turned.set_index("key")["reason"].dropna().to_dict() == {KEYS[0]: "vì"}


def test_no_changes_need_no_decisions():
    """Without a change there are two more columns of their types, and nothing is left out or lacks a reason."""
    none = decided(task_changes(task_table(), task_table()), taken={}, reasons={}, shared_reason="chung")
    assert [str(dtype) for dtype in none[["taken", "reason"]].dtypes] == ["bool", "str"]
    assert (left_out(none), steps_left_out(none), steps_without_reason(none)) == (frozenset(), 0, 0)


@pytest.mark.parametrize(
    ("backward", "taken", "reason", "counts"),
    [
        pytest.param(True, False, None, (1, 0), id="a step left out"),
        pytest.param(True, True, None, (0, 1), id="a step without a reason"),
        pytest.param(True, True, "vì", (0, 0), id="a step with a reason"),
        pytest.param(False, False, None, (0, 0), id="another change left out"),
        pytest.param(False, True, None, (0, 0), id="another change taken"),
    ],
)
def test_steps_are_counted_by_what_was_decided(backward, taken, reason, counts):
    """Only steps backwards are counted: those left out, and those taken that nobody gave a reason for."""
    decisions = pd.DataFrame({"key": ["a"], "backward": [backward], "taken": [taken], "reason": pd.Series([reason], dtype="str")})
    assert (steps_left_out(decisions), steps_without_reason(decisions)) == counts


@pytest.mark.parametrize("progress", [0.0, 1.0])
def test_edit_takes_nothing_done_and_all_done(progress):
    """Progress from 0 to 100 per cent, both ends too, is set."""
    edit = Edit(state="in_progress", progress=progress, completed_on=None, note=None)
    assert edited(task_table({"task_id": "A", "progress": 0.5}), "A", edit)["progress"].tolist() == [progress]


def test_edit_sets_the_small_things_of_one_task():
    """State, progress, completion date and note are set; the other tasks and the table given stay."""
    tasks = task_table({"task_id": "A"}, {"task_id": "B", "note": "cũ"})
    copy = tasks.copy()
    after = edited(tasks, "B", Edit(state="done", progress=0.5, completed_on=DAY, note=" dòng một\ndòng  hai "))
    row = after.iloc[1]
    assert (row["state"], row["progress"], row["completed_on"], row["note"]) == ("done", 0.5, pd.Timestamp(DAY), "dòng một dòng hai")
    pd.testing.assert_frame_equal(after.iloc[:1], tasks.iloc[:1])
    pd.testing.assert_frame_equal(tasks, copy)
    assert (after.dtypes.to_dict(), after.attrs) == (tasks.dtypes.to_dict(), {"plan_year": 2022})


@pytest.mark.parametrize(("typed", "kept"), [("-5", "-5"), ("+84", "+84"), ("- chờ duyệt", "chờ duyệt"), ("- một\n- hai", "một; hai")])
def test_edited_note_is_kept_as_a_tracker_s_cell_is_read(typed, kept):
    """A bullet is left out and lines are one, as in any tracker; a sign at a figure stays."""
    edit = Edit(state="done", progress=None, completed_on=None, note=typed)
    assert edited(task_table({"task_id": "A"}), "A", edit)["note"][0] == kept


def test_edit_can_clear_what_stood():
    """A blank progress, date or note is missing."""
    tasks = task_table({"task_id": "A", "progress": 0.5, "completed_on": DAY, "note": "x"})
    row = edited(tasks, "A", Edit(state="not_started", progress=None, completed_on=None, note="  ")).iloc[0]
    assert row[["progress", "completed_on", "note"]].isna().all()


def test_edit_of_a_task_is_what_stands_in_it():
    """Editing a task with its own values changes nothing."""
    tasks = task_table({"task_id": "A", "progress": 0.5, "completed_on": DAY, "note": "x", "state": "done"}, standing(task_id="B"))
    for place, name in enumerate(tasks["task_id"]):
        pd.testing.assert_frame_equal(edited(tasks, name, edit_of(tasks.iloc[place])), tasks)


@pytest.mark.parametrize(
    ("task_id", "change", "error"),
    [("X", {}, UnknownNameError), ("A", {"state": "finished"}, UnknownNameError), ("A", {"progress": 1.5}, PapiError), ("A", {"progress": -0.1}, PapiError),
     ("A", {"progress": float("nan")}, PapiError)],
    ids=["task", "state", "above", "below", "no number"],
)
def test_edit_that_cannot_be_is_refused(task_id, change, error):
    """A task or state that does not exist and a progress outside 0-1 are refused."""
    edit = Edit(**({"state": "done", "progress": None, "completed_on": None, "note": None} | change))
    with pytest.raises(error):
        edited(task_table({"task_id": "A"}), task_id, edit)


def test_changes_are_kept_in_vietnamese_whatever_is_spoken():
    """Who accepts a version on English pages stores the words, figures and marks that others read in Vietnamese."""
    before, after = task_table({"progress": 0.4, "weight": 1.0, "state": "paused"}), task_table({"progress": 0.455, "weight": 1234.5, "state": "done"})
    with speaking("en"):
        told = task_changes(before, after)["after"].tolist()
    assert told == ["Đã hoàn thành", "45,5\u00a0%", "1.234,5"]


@pytest.mark.parametrize(
    ("field", "kept", "said"),
    [
        pytest.param("state", "Đã hoàn thành", "Done", id="state"),
        pytest.param("progress", "45,5\u00a0%", "45.5%", id="share"),
        pytest.param("progress", "100\u00a0%", "100%", id="whole share"),
        pytest.param("weight", "1.234,5", "1,234.5", id="weight"),
        pytest.param("weight", "−0,5", "−0.5", id="below nought"),
        pytest.param("progress", "—", "—", id="nothing there"),
        pytest.param("progress", "gần xong", "gần xong", id="no figure"),
        pytest.param("due", "30/06/2022 (quý II)", "30/06/2022 (quý II)", id="day and its words"),
        pytest.param("due", "Thường xuyên (không có ngày)", "Thường xuyên (no date)", id="no day"),
        pytest.param("dimension", "chưa gắn chỉ số", "no dimension", id="no place"),
        pytest.param("dimension", "4 · 4.1", "4 · 4.1", id="place"),
        pytest.param("note", "Đã hoàn thành", "Đã hoàn thành", id="a note of a state's words"),
        pytest.param("note", "1.234,5", "1.234,5", id="a note of a figure"),
    ],
)
def test_said_again_speaks_for_the_program_alone(field, kept, said):
    """In English figures, states and what stands for nothing are said in English; what the plan says is left; in Vietnamese all is."""
    with speaking("en"):
        assert said_again(field, kept) == said
    assert said_again(field, kept) == kept


def test_changes_are_summed_up_in_words():
    """Singular, plural, none, and only one kind read right."""
    plain, done = {"task_id": "A"}, {"task_id": "A", "state": "done"}
    one_more = task_table(plain, {"task_id": "B", "task": "Rà soát thủ tục hành chính"})
    cases = [
        (task_table(plain), task_table(plain), "Không có gì thay đổi."),
        (task_table(plain), task_table(done), "1 thay đổi ở 1 nhiệm vụ. Không có bước lùi."),
        (task_table(done), task_table(plain), "1 thay đổi ở 1 nhiệm vụ. Trong đó 1 bước lùi."),
        (task_table(plain), one_more, "Thêm 1 nhiệm vụ. Không có bước lùi."),
        (one_more, task_table(done), "1 thay đổi ở 1 nhiệm vụ và bỏ 1 nhiệm vụ. Không có bước lùi."),
    ]
    assert [changes_sentence(task_changes(before, after)) for before, after, _ in cases] == [sentence for _, _, sentence in cases]


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        ([True], "Sẽ nhận 1 thay đổi."),
        ([True, True], "Sẽ nhận cả 2 thay đổi."),
        ([True, False, False], "Sẽ nhận 1 thay đổi, để lại 2: chỗ để lại giữ như phiên bản hiện nay."),
        ([False], "Sẽ nhận 0 thay đổi, để lại 1: chỗ để lại giữ như phiên bản hiện nay."),
    ],
)
def test_decisions_are_summed_up_in_words(taken, sentence):
    """How many are taken and left, in words."""
    assert decisions_sentence(pd.DataFrame({"taken": taken})) == sentence


def test_reasons_are_named_by_the_numbers_on_the_chart():
    """The last versions' reasons stand with their numbers."""
    progress = pd.DataFrame({"version": ["1", "2", "3"], "reason": ["một", "hai", "ba"]})
    assert reasons_sentence(progress, most=2) == "Lý do từng phiên bản — 2: hai · 3: ba."
    assert reasons_sentence(progress.head(0)) == "Chưa có phiên bản nào."


def test_reasons_of_the_last_six_versions_are_named():
    """The chart marks six versions; a long reason is cut after a word."""
    progress = pd.DataFrame({"version": [str(at) for at in range(1, 8)], "reason": [*"abcdef", "đổi hạn " * 20]})
    assert reasons_sentence(progress) == f"Lý do từng phiên bản — 2: b · 3: c · 4: d · 5: e · 6: f · 7: {('đổi hạn ' * 11).strip()}…."


def test_score_changes_are_summed_up_in_words():
    """Added and changed scores with their years and units; nothing new says so."""
    table = pd.DataFrame({"level": "province", "unit": ["A", "A", "B"], "year": [2024, 2025, 2025], "code": "1", "score": [5.0, 6.0, 7.0]})
    table = table.assign(source="x", standard_error=0.1, sample_size=pd.array([120] * 3, dtype="Int64"))
    earlier = table.iloc[:1].assign(score=4.0)
    assert score_changes_sentence(score_changes(earlier, table)) == "Tệp thêm 2 điểm và sửa 1 điểm năm 2024 và 2025 của 2 đơn vị."
    assert score_changes_sentence(score_changes(table, table.iloc[1:2])).endswith("không thay đổi gì.")
    better = table.assign(sample_size=pd.array([120, 300, None], dtype="Int64"))
    assert score_changes_sentence(score_changes(table, better)) == (
        "Tệp bổ sung sai số, cỡ mẫu hoặc nguồn của 2 điểm năm 2025 của 2 đơn vị."
    )
