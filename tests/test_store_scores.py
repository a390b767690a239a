"""Files of scores in the store: accepted on top of each other, withdrawn, never removed."""

from __future__ import annotations

import threading

import pandas as pd
import pytest

from papi_metrics.errors import UnknownNameError
from papi_metrics.findings import Reading, finding
from papi_metrics.store import OutdatedScoresError, ScoreSubmission, Store
from papi_metrics.surveys import SCORE_DTYPES, read_scores

SAID = {"file_name": "diem.csv", "author": "Sở Nội vụ", "reason": "Điểm 2025"}
CSV = "Đơn vị,Cấp,Năm,Mã,Điểm,Sai số chuẩn,Cỡ mẫu,Nguồn\nxã Trung Trắc,xã,2025,1.1,0.9,0.05,120,Khảo sát của xã\n"


@pytest.fixture
def store(store_url):
    """Open a store of its own, closed at the end."""
    opened = Store(store_url)
    yield opened
    opened.close()


def accept(store, data=CSV, **changes):
    """Accept a file of scores."""
    reading = read_scores(data.encode())
    return store.accept_scores(reading, ScoreSubmission(**(SAID | changes)), original=data.encode())


def test_accepted_scores_come_back_whole(store):
    """Scores, findings and the file are those that were handed in."""
    reading = read_scores(CSV.encode())
    told = Reading(table=reading.table, findings=(finding("score-sheet-skipped", sheet="A", value="A"),))
    kept = store.accept_scores(told, ScoreSubmission(**SAID), original=CSV.encode())
    pd.testing.assert_frame_equal(store.scores(kept.number), reading.table)
    assert {name: str(dtype) for name, dtype in store.scores(kept.number).dtypes.items()} == dict(SCORE_DTYPES)
    assert store.score_findings(kept.number) == told.findings
    assert store.original_scores(kept.number) == CSV.encode()
    assert (kept.number, kept.author, kept.reason, kept.score_count) == (1, "Sở Nội vụ", "Điểm 2025", int(reading.table["score"].notna().sum()))
    assert store.find_scores(CSV.encode()) == kept


def test_withdrawn_scores_are_out_of_use_and_on_record(store):
    """A withdrawal is an act of its own; file and scores stay readable, and it cannot be done twice."""
    first, second = accept(store), accept(store, CSV.replace("0.9", "0.8"))
    gone = store.withdraw_scores(first.number, author="Chủ tịch", reason="nhầm tệp")
    assert [item.number for item in store.score_sets()] == [second.number]
    assert [item.number for item in store.score_sets(withdrawn=True)] == [3, 2, 1]
    assert (gone.withdraws, len(store.scores(first.number)) > 0) == (first.number, True)
    assert store.find_scores(CSV.encode()) is None
    for number in (first.number, gone.number, 9):
        with pytest.raises(UnknownNameError):
            store.withdraw_scores(number, author="a", reason="b")


def test_scores_as_they_were_known_at_a_moment(store):
    """A moment before a withdrawal still has the file, one before the first acceptance has none."""
    first = accept(store)
    gone = store.withdraw_scores(first.number, author="a", reason="b")
    acts = [store.score_act(until=moment) for moment in (first.accepted_at.replace(year=2000), first.accepted_at, gone.accepted_at, None)]
    assert acts == [0, 1, 2, 2]
    assert [[item.number for item in store.score_sets(act=act)] for act in (0, 1, 2)] == [[], [1], []]


def test_scores_compared_with_another_state_are_refused(store):
    """Who compared before someone else's file came is told so, and nothing is stored."""
    accept(store, based_on=0)
    with pytest.raises(OutdatedScoresError, match="Sở Nội vụ"):
        accept(store, CSV.replace("0.9", "0.8"), based_on=0)
    assert len(store.score_sets()) == 1
    assert accept(store, CSV.replace("0.9", "0.8"), based_on=1).number == 2


def test_file_is_withdrawn_once_by_however_many_at_the_same_time(store):
    """Eight people withdrawing one file at once make one withdrawal; the others are told that it is out of use."""
    kept = store.accept_scores(read_scores(CSV.encode()), ScoreSubmission(**SAID), original=b"1")
    barrier, told = threading.Barrier(8), []

    def withdraw() -> None:
        barrier.wait()
        try:
            told.append(store.withdraw_scores(kept.number, author="An", reason="nhầm").number)
        except UnknownNameError:
            told.append(None)

    threads = [threading.Thread(target=withdraw) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told, key=str) == [2, *[None] * 7]


def test_acts_on_scores_stand_in_the_audit_trail(store):
    """Accepting and withdrawing scores are told with file and number, under every unit."""
    accept(store)
    store.withdraw_scores(1, author="Chủ tịch", reason="nhầm tệp")
    told = [(event.act, event.who, event.reason) for event in store.audit(unit="xã Trung Trắc")]
    assert told == [("withdraw_scores", "Chủ tịch", "nhầm tệp"), ("accept_scores", "Sở Nội vụ", "Điểm 2025")]
