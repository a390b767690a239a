"""Which tasks of two tables are one: how alike texts have to be, which of several is taken, under which code a task goes on."""

from __future__ import annotations

import pytest
from tasks import task_table

from papi_metrics.diff import match_tasks, matched_pairs
from papi_metrics.diff.matching import Match, earlier, later

WORDS = "Công khai ngân sách"
OTHER_WORDS = "Trồng cây"
DERIVED = "1-0123456789"


def tasks_of(texts, **changes):
    """Return a task table of texts by code."""
    return task_table(*({"task_id": code, "task": text} | changes for code, text in texts.items()))


def placed(*tasks):
    """Return a task table of tasks of one text: code, dimension, component."""
    return task_table(*({"task_id": code, "task": WORDS, "dimension": dimension, "component": component} for code, dimension, component in tasks))


def met(before, after, **options):
    """Return code before, code after and how each match was told."""
    codes = before["task_id"], after["task_id"]
    return [
        (None if match.before is None else codes[0].iloc[match.before], None if match.after is None else codes[1].iloc[match.after], match.how)
        for match in match_tasks(before, after, **options)
    ]


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        pytest.param("abcdefghi", "abcdefghij", 2 * 9 / 19, id="a letter more"),
        pytest.param("abcdefghij", "abcdefgxyz", 0.7, id="at the bound"),
        pytest.param("abcdefghijk", "abcdefghwxyz", None, id="just below, 16 of 23 letters"),
        pytest.param("abcdefghij", "qrstuvwxyz", None, id="nothing alike"),
    ],
)
def test_match_tasks_takes_texts_for_one_task_from_70_on(one, other, likeness):
    """Likeness is the share of letters that both texts have in the same order, of a hundred; below 70 they are two tasks."""
    match, *gone = match_tasks(tasks_of({"1-aaaaaaaaaa": one}), tasks_of({"1-bbbbbbbbbb": other}))
    assert (match.how, len(gone)) == (("alone", 1) if likeness is None else ("likeness", 0))
    assert likeness is None or match.likeness == pytest.approx(100 * likeness, abs=0.001)


@pytest.mark.parametrize(
    ("one", "other", "likeness", "doubtful"),
    [
        pytest.param("abc", "xyz", 0, True, id="no letter alike"),
        pytest.param("…", "xyz", 0, True, id="no word before"),
        pytest.param("abcdefghi", "abcdefghij", 2 * 9 / 19 * 100, True, id="a letter more"),
        pytest.param("Công khai", "công  khai.", 100, False, id="the same words"),
        pytest.param("…", "—", 100, False, id="no words at all"),
    ],
)
def test_match_tasks_pairs_a_code_whatever_its_texts(one, other, likeness, doubtful):
    """A code is one task though its texts have nothing alike; a person is asked unless the words are the same."""
    (match,) = match_tasks(tasks_of({"A": one}), tasks_of({"A": other}))
    assert (match.how, match.likeness, match.doubtful) == ("code", pytest.approx(likeness), doubtful)


def test_match_tasks_is_sure_of_the_same_words():
    """Under another code the same words are wholly alike and no doubt."""
    (match,) = match_tasks(tasks_of({"A": WORDS}), tasks_of({"B": WORDS}))
    assert (match.how, match.likeness, match.doubtful) == ("words", 100, False)


def test_match_tasks_leaves_words_to_those_that_no_code_pairs():
    """A task paired by its code takes no other of the same words away from the next one."""
    assert met(tasks_of({"A": WORDS, "B": WORDS}), tasks_of({"A": WORDS, "C": WORDS})) == [("A", "A", "code"), ("B", "C", "words")]


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        pytest.param([("A", 1, "1a"), ("B", 2, "1a")], [("C", 2, "1a"), ("D", 1, "1a")], ["BC", "AD"], id="dimension"),
        pytest.param([("A", 1, "1a"), ("B", 1, "1b")], [("C", 1, "1b"), ("D", 1, "1a")], ["BC", "AD"], id="component"),
        pytest.param([("A", 1, "1a"), ("B", None, None)], [("C", None, None), ("D", 1, "1a")], ["BC", "AD"], id="without a place"),
        pytest.param([("A", 1, "1a"), ("B", 2, "2a")], [("C", 3, "3a"), ("D", 4, "4a")], ["AC", "BD"], id="in their order elsewhere"),
        pytest.param([("A", 1, "1a"), ("B", 2, "2a")], [("C", 3, "3a"), ("D", 1, "1a")], ["BC", "AD"], id="the place first"),
    ],
)
def test_match_tasks_pairs_the_same_words_in_one_place_of_papi_first(before, after, pairs):
    """Of tasks of the same words those of one dimension and component are one; what is left is paired in its order."""
    assert met(placed(*before), placed(*after)) == [(*pair, "words") for pair in pairs]


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1), (4, 5, 6, 1, 2, 3)], ids=["first", "last", "in the middle"])
def test_match_tasks_finds_the_most_alike_of_many(order):
    """Wherever the most alike text stands among many that are alike, it is the task."""
    text = "abcdefghijklmnopqrst"
    after = tasks_of({f"1-000000000{wrong}": text[:-wrong] + "z" * wrong for wrong in order})
    paired = [(match.after, match.likeness) for match in match_tasks(tasks_of({DERIVED: text}), after) if match.before is not None]
    assert paired == [(order.index(1), pytest.approx(95))]


def test_match_tasks_gives_the_next_best_to_whom_the_best_is_taken_from():
    """Two tasks most like the same one: the more alike has it, the other what is alike of the rest."""
    before = tasks_of({"1-aaaaaaaaaa": "abcdefghijklmnopqrzz", "1-bbbbbbbbbb": "abcdefghijklmnopqrsz"})
    after = tasks_of({"1-cccccccccc": "abcdefghijklmnopqrst", "1-dddddddddd": "abcdefghijklmnopyyyy"})
    assert met(before, after) == [("1-bbbbbbbbbb", "1-cccccccccc", "likeness"), ("1-aaaaaaaaaa", "1-dddddddddd", "likeness")]


@pytest.mark.parametrize(
    ("most", "before", "after", "paired"),
    [
        pytest.param(4, (1, 2), (5, 6), 2, id="all at the bound"),
        pytest.param(3, (1, 2), (5, 6), 0, id="above it, other places"),
        pytest.param(3, (1, 2), (1, 2), 2, id="above it, the same places"),
        pytest.param(3, (1, 2), (1, 5), 2, id="above it until one place is paired"),
        pytest.param(3, (1, 1), (1, 1), 0, id="a place above it"),
        pytest.param(4, (1, 1, 2), (1, 1, 2), 3, id="a place at the bound"),
    ],
)
def test_match_tasks_bounds_the_pairs_of_texts_it_compares(monkeypatch, most, before, after, paired):
    """Up to so many pairs all texts are compared, above it those of one place of PAPI, unless these are too many as well; then again what is left."""
    monkeypatch.setattr("papi_metrics.diff.matching._MOST_PAIRS", most)
    tables = [
        task_table(*({"task_id": f"{side}-000000000{at}", "task": f"{'abc'[at] * 20}{more}", "dimension": place} for at, place in enumerate(places)))
        for side, places, more in ((1, before, ""), (2, after, "x"))
    ]
    assert [how for _, _, how in met(*tables)].count("likeness") == paired


def test_match_tasks_does_not_ask_for_the_order_of_rows():
    """Tasks that are told apart by codes, words or likeness are the same ones in any order."""
    before = tasks_of({"A": WORDS, "B": OTHER_WORDS, "1-aaaaaaaaaa": "abcdefghij", "C": "xyz"})
    after = tasks_of({"A": f"{WORDS} xã", "D": OTHER_WORDS, "1-bbbbbbbbbb": "abcdefghi", "E": "uvw"})
    turned = [table.iloc[::-1].reset_index(drop=True) for table in (before, after)]
    assert set(met(*turned)) == set(met(before, after))


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        pytest.param("1-0123456789", "TT-01", id="derived"),
        pytest.param("8-abcdef0123", "TT-01", id="of the last dimension"),
        pytest.param("x-0123456789", "TT-01", id="without a dimension"),
        pytest.param("1-0123456789-12", "TT-01", id="repeated words"),
        *(pytest.param(own, own, id=f"own {own}") for own in ("9-0123456789", "1-012345678", "1-0123456789a", "1-012345678g", "A1-0123456789", "1-0123456789-", "TT-02")),
    ],
)
def test_match_tasks_keeps_a_code_before_one_that_is_only_derived(code, kept):
    """A code worked out from a task's words gives way to the one the task had; a code of the tracker's own stands."""
    (match,) = match_tasks(tasks_of({"TT-01": WORDS}), tasks_of({code: WORDS}))
    assert match.task_id == kept


def test_match_tasks_gives_no_code_that_another_task_has():
    """The earlier code now stands at another task: the task goes on under its new one."""
    matches = match_tasks(tasks_of({"A": WORDS}), tasks_of({DERIVED: WORDS, "A": OTHER_WORDS}))
    assert [(match.before, match.task_id) for match in matches] == [(0, DERIVED), (None, "A")]


def test_match_tasks_leaves_ids_as_they_are_when_told():
    """Of a table that is stored as it stands no task gets another id."""
    (match,) = match_tasks(tasks_of({"TT-01": WORDS}), tasks_of({DERIVED: WORDS}), as_they_are=True)
    assert (match.before, match.after, match.task_id) == (0, 0, DERIVED)


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        pytest.param("A", "B", ["A"], id="its own"),
        pytest.param("A", "A", ["A-2"], id="taken"),
        pytest.param("A", ("A", "A-2"), ["A-3"], id="the next taken after"),
        pytest.param(("A", "A-2"), "A", ["A-3", "A-2"], id="the next taken before"),
        pytest.param(("A", "A-2"), ("A", "A-2"), ["A-3", "A-2-2"], id="both taken"),
    ],
)
def test_match_tasks_gives_a_task_that_is_gone_a_free_code(before, after, gone):
    """A task that is gone keeps its code, unless the later table has it: then the next free number stands behind it."""
    texts = iter("abcdefgh")
    tables = [tasks_of({code: next(texts) * 9 for code in codes}) for codes in (([one] if isinstance(one, str) else one) for one in (before, after))]
    refused = {(one, other) for one in tables[0]["task_id"] for other in tables[1]["task_id"]}
    assert [match.task_id for match in match_tasks(*tables, refused=refused) if match.after is None] == gone


def test_earlier_and_later_are_the_places_there_are():
    """A task of one table alone has no place in the other."""
    places = [(4, None), (2, 0), (None, 3)]
    matches = [Match(before=before, after=after, how="alone", task_id="A") for before, after in places]
    assert (earlier(matches).tolist(), later(matches).tolist()) == ([4, 2], [0, 3])


@pytest.mark.parametrize("places", [earlier, later])
def test_places_of_no_match_are_still_whole_numbers(places):
    """Rows can be taken by them."""
    assert (places([]).size, places([]).dtype) == (0, "int64")


def test_matched_pairs_lay_out_the_doubts_alone():
    """A row per doubtful pair with both codes, both texts, how it was told, the likeness, and the row of the later file."""
    before = tasks_of({"A": WORDS, "B": "abcdefghi", "C": "xyz"}, row=3)
    after = tasks_of({"B": "abcdefghij", "A": WORDS, "D": OTHER_WORDS}, row=8)
    table = matched_pairs(before, after, match_tasks(before, after))
    assert table.to_dict("records") == [
        {"before_id": "B", "after_id": "B", "before": "abcdefghi", "after": "abcdefghij", "how": "code", "likeness": pytest.approx(1800 / 19), "row": 8},
    ]


def test_matched_pairs_without_a_doubt_have_their_columns():
    """Nothing to look at is a table without rows."""
    table = matched_pairs(tasks_of({"A": WORDS}), tasks_of({"A": WORDS}), match_tasks(tasks_of({"A": WORDS}), tasks_of({"A": WORDS})))
    assert (len(table), list(table)) == (0, ["before_id", "after_id", "before", "after", "how", "likeness", "row"])
