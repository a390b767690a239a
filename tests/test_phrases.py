"""What sentences are made of: lists, counts with their nouns, names, templates, reasons; in both languages."""

from __future__ import annotations

import pandas as pd
import pytest
from figures import NAMES, NAN, change_row

from papi_metrics.language import speaking
from papi_metrics.sentences import Phrases, Told, counted, listed, named, names_of, shortened, told
from papi_metrics.sentences.phrases import careful_names, dimensions_in, noun_of, opened
from papi_metrics.sentences.reasons import reason_of
from papi_metrics.sentences.rows import rows_of

SAID = Phrases(vi={"a": "một {x}", "count": "có {count} {x}"}, en={"a": "one {x}", "count": "{count} {x}s", "count_one": "{count} {x}"})


@pytest.mark.parametrize(
    ("parts", "most", "vi", "en"),
    [
        pytest.param([], None, "", "", id="none"),
        pytest.param(["a"], None, "a", "a", id="one"),
        pytest.param(["a", "b"], None, "a và b", "a and b", id="two"),
        pytest.param(["a", "b", "c"], None, "a, b và c", "a, b and c", id="three"),
        pytest.param(["a", "b"], 2, "a và b", "a and b", id="as-many-as-are-named"),
        pytest.param(["a", "b", "c"], 2, "a, b và 1 nữa", "a, b and 1 nữa", id="one-beyond"),
        pytest.param(["a", "b", "c"], 1, "a và 2 nữa", "a and 2 nữa", id="two-beyond"),
    ],
)
def test_listed_joins_words_in_both_languages(parts, most, vi, en):
    """The last two are joined by the language's "and"; beyond the most only how many are left is told."""
    assert (listed(parts, most=most, rest="nữa"), listed(parts, most=most, rest="nữa", language="en")) == (vi, en)


def test_listed_speaks_the_language_spoken():
    """Where no language is named it is the one spoken."""
    with speaking("en"):
        assert listed(["a", "b"]) == "a and b"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        pytest.param("một hai ba", 10, "một hai ba", id="fits"),
        pytest.param("một hai ba", 9, "một hai…", id="a-letter-too-long"),
        pytest.param("một", 2, "mộ…", id="one-long-word"),
        pytest.param("", 5, "", id="empty"),
    ],
)
def test_shortened_keeps_whole_words(text, longest, short):
    """A text that fits is left alone, a longer one ends with a whole word, a word that is too long alone is cut."""
    assert shortened(text, longest) == short


def test_shortened_leaves_ninety_letters():
    """Ninety letters are a line."""
    assert (shortened("a" * 90), shortened("a" * 91)) == ("a" * 90, f"{'a' * 90}…")


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [
        pytest.param(0, "có 0 cây", "0 trees", id="none"),
        pytest.param(1, "có 1 cây", "1 tree", id="one"),
        pytest.param(0.6, "có 1 cây", "1 tree", id="shown-as-one"),
        pytest.param(1.5, "có 2 cây", "2 trees", id="shown-as-two"),
        pytest.param(1200, "có 1.200 cây", "1,200 trees", id="thousands"),
    ],
)
def test_say_count_goes_by_what_is_shown(count, vi, en):
    """What is shown as one is one, in the language that has a form for it; the count is written as the language does."""
    assert (SAID.say_count("count", "vi", count, x="cây"), SAID.say_count("count", "en", count, x="tree")) == (vi, en)


@pytest.mark.parametrize(("count", "en"), [(1, "1.0 tree"), (1.04, "1.0 tree"), (1.05, "1.1 trees"), (0.96, "1.0 tree")])
def test_say_count_with_decimals_goes_by_what_is_shown(count, en):
    """With one decimal 1.04 is shown as 1.0, which is one."""
    assert SAID.say_count("count", "en", count, digits=1, x="tree") == en


def test_what_is_filled_in_is_no_template():
    """Braces in a name stay as they are."""
    assert SAID.say("a", "en", x="{x}") == "one {x}"


def test_template_without_english_is_vietnamese():
    """A template the language has not is said in Vietnamese."""
    assert Phrases(vi={"a": "một"}, en={}).say("a", "en") == "một"


@pytest.mark.parametrize(
    ("count", "noun", "vi", "en"),
    [
        (1, "task", "1 nhiệm vụ", "1 task"),
        (2, "other_dimension", "2 chỉ số khác", "2 other dimensions"),
        (1, "province_survey", "1 tỉnh tự khảo sát", "1 province with its own survey"),
        (1234, "work", "1.234 việc", "1,234 tasks"),
    ],
)
def test_counted_writes_a_count_with_its_noun(count, noun, vi, en):
    """The noun agrees with the count, which is written as the language does."""
    assert (counted(count, noun), counted(count, noun, language="en")) == (vi, en)
    assert en.endswith(noun_of(count, noun, language="en"))


@pytest.mark.parametrize(
    ("numbers", "vi", "en"),
    [(["4"], "chỉ số 4", "dimension 4"), ([4, 7], "chỉ số 4 và 7", "dimensions 4 and 7"), (["1", "4", "7"], "chỉ số 1, 4 và 7", "dimensions 1, 4 and 7")],
)
def test_dimensions_are_named_by_number(numbers, vi, en):
    """One dimension is one, several are listed."""
    assert (dimensions_in(numbers, "vi"), dimensions_in(numbers, "en")) == (vi, en)


@pytest.mark.parametrize(("text", "opening"), [("đã", "Đã"), ("iPad", "IPad"), ("", ""), ("4 xã", "4 xã")])
def test_opened_begins_with_a_capital(text, opening):
    """Only the first letter changes; nothing stays nothing."""
    assert opened(text) == opening


def test_names_are_of_the_language():
    """PAPI's indicators have English names; another name stays as it is."""
    rows = pd.DataFrame({"code": ["4", "7"], "name": [NAMES["4"], NAMES["7"]], "comparability": ["caution", "yes"]})
    assert names_of(rows) == f"{NAMES['4']} và {NAMES['7']}"
    assert names_of(rows, language="en") == "Control of Corruption in the Public Sector and Environmental Governance"
    assert careful_names(rows) == f"{NAMES['4']} (cần thận trọng) và {NAMES['7']}"
    assert careful_names(rows, language="en") == "Control of Corruption in the Public Sector (with care) and Environmental Governance"
    assert named("9.9", "Phần riêng", language="en") == "Phần riêng"


@pytest.mark.parametrize(
    ("reason", "language", "text"),
    [
        pytest.param("Năm 2021: đổi thang điểm X.", "vi", "Năm 2021: đổi thang điểm X", id="last-full-stop"),
        pytest.param("Năm 2021: đổi …", "vi", "Năm 2021: đổi …", id="no-full-stop"),
        pytest.param(None, "vi", "", id="none"),
        pytest.param(NAN, "vi", "", id="missing"),
        pytest.param(None, "en", "", id="none-in-english"),
        pytest.param("Năm 2021: đổi.", "en", "Năm 2021: đổi", id="unknown-in-english"),
    ],
)
def test_reason_is_told_without_its_full_stop(reason, language, text):
    """The sentence around it has its own; without a reason there is nothing to tell."""
    assert reason_of(change_row("4", reason=reason), unit="A", language=language) == text


def test_rows_are_the_named_columns_in_order():
    """A dictionary a row, of the columns asked for; of no rows none."""
    table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [0, 0]})
    assert rows_of(table, "b", "a") == [{"b": "x", "a": 1}, {"b": "y", "a": 2}]
    assert rows_of(table.head(0), "a") == []


def test_told_says_both_and_speaks_one():
    """A sentence is said in both languages, what it is about and its details handed on; what is spoken is the language's."""
    said = told(lambda count, *, noun, language: counted(count, noun, language=language), 2, noun="task")
    assert said == Told(vi="2 nhiệm vụ", en="2 tasks")
    with speaking("en"):
        assert said.spoken == "2 tasks"
    assert said.spoken == "2 nhiệm vụ"
