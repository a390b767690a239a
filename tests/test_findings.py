"""Findings: values made from the catalogue, counted and laid out as a table."""

from __future__ import annotations

import dataclasses
import string

import pandas as pd
import pytest

from papi_metrics.catalogue import ACTIONS, CATALOGUE
from papi_metrics.findings import (
    SEVERITIES,
    About,
    Finding,
    Reading,
    by_action,
    count_by_severity,
    finding,
    findings_table,
)
from papi_metrics.language import gettext, speaking


def test_finding_takes_severity_and_sentence_from_the_catalogue():
    """A code decides how grave a finding is and what it says; details fill the sentence."""
    made = finding("heading-close", sheet="Theo dõi", row=5, column="H", value="Trang thai", details={"field": "Trạng thái"})
    assert (made.severity, made.sheet, made.row, made.column) == ("note", "Theo dõi", 5, "H")
    assert "«Trang thai»" in made.message
    assert "«Trạng thái»" in made.message


def test_unknown_code_or_missing_detail_is_a_programmer_s_error():
    """Neither gives half a sentence."""
    with pytest.raises(KeyError):
        finding("no-such-code")
    with pytest.raises(KeyError):
        finding("heading-close", value="x")


def test_value_is_kept_as_shown():
    """Numbers and texts are kept as text, a zero and a blank too; a missing value is none, and nothing in the sentence."""
    assert [finding("row-subtotal", value=value).value for value in (3, 0, "")] == ["3", "0", ""]
    missing = finding("row-subtotal")
    assert missing.value is None
    assert "«»" in missing.message


def english(code, **details):
    """Return a code's sentence in English, filled in."""
    return CATALOGUE[code].spoken.format_map(details)


SPOKEN = [
    pytest.param("heading-close", "Trang thai", {"field": "Trạng thái"}, {"value": "Trang thai", "field": "State"}, id="a word of the program's own"),
    pytest.param("heading-close", "a.\n(b)", {"field": "{x}"}, {"value": "a.\n(b)", "field": "{x}"}, id="lines and signs"),
    pytest.param("progress-scale", 45, {}, {"value": "45"}, id="told several times"),
    pytest.param("macros-ignored", None, {}, {}, id="nothing filled in"),
]


@pytest.mark.parametrize(("code", "value", "details", "filled"), SPOKEN)
def test_sentence_is_told_in_the_language_spoken(code, value, details, filled):
    """A finding made in Vietnamese is told in English with what was filled in, words of the program translated; in Vietnamese as it was made."""
    made = finding(code, value=value, details=details)
    with speaking("en"):
        assert made.spoken == english(code, **filled) != made.message
    assert made.spoken == made.message


@pytest.mark.parametrize(
    ("code", "message"),
    [
        pytest.param("no-such-code", "Câu cũ.", id="a code that is no more"),
        pytest.param("row-subtotal", "Câu cũ.", id="a sentence that is no more"),
        pytest.param("macros-ignored", f"{CATALOGUE['macros-ignored'].message} Câu cũ.", id="a sentence with more behind it"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_sentence_of_another_time_stays(code, message, language):
    """What is no sentence of today's catalogue is told as it was kept."""
    with speaking(language):
        assert Finding(code=code, severity="note", message=message).spoken == message


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param("1.1 Tri thức công dân", "1.1 Civic Knowledge", id="an indicator with its code"),
        pytest.param("1.1 Việc khác", "1.1 Việc khác", id="a code before something else"),
        pytest.param("Trạng thái", "Trạng thái", id="what a person wrote, though the program knows the word"),
        pytest.param("", "", id="blank"),
        pytest.param(None, None, id="missing"),
    ],
)
def test_value_is_told_as_it_stands_there(value, told):
    """Only an indicator with its code, which the program names, is told in the language spoken."""
    made = finding("row-subtotal", value=value)
    with speaking("en"):
        assert made.spoken_value == told
    assert made.spoken_value == value


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_severity_and_a_sentence(code):
    """Codes are kebab-case; sentences end with a full stop and can be filled."""
    kind = CATALOGUE[code]
    assert kind.severity in SEVERITIES
    assert kind.message.endswith((".", "…"))
    assert set(code) <= set(string.ascii_lowercase + string.digits + "-")
    names = {name for _, name, _, _ in string.Formatter().parse(kind.message) if name}
    assert kind.message.format_map(dict.fromkeys(names, "x"))


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_says_what_to_do_and_what_became_of_it(code):
    """Result and expectation hold without details; only "nothing to do" expects nothing; an error is always to be mended."""
    kind = CATALOGUE[code]
    assert not set("{}") & set(kind.result + kind.mend)
    assert kind.result
    assert bool(kind.mend) == (kind.action != "none")
    assert kind.severity != "error" or kind.mend


def test_findings_are_grouped_by_what_to_do_in_the_order_to_do_it():
    """Groups stand in the order of ACTIONS, each finding in one, none is lost, empty groups are left out."""
    made = [finding(code, value="x") for code in ("row-heading", "date-unread", "state-unknown", "state-blank", "cell-error")]
    groups = by_action(made)
    assert list(groups) == ["cells", "states", "dates", "none"]
    assert [item.code for item in groups["states"]] == ["state-unknown", "state-blank"]
    assert sum(map(len, groups.values())) == len(made)
    assert list(groups) == [action for action in ACTIONS if action in groups]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_finding_under_a_code_of_another_time_is_shown(language):
    """A finding that a store has kept under a code the catalogue has no more stands with its sentence, and nothing is to be done about it."""
    kept = Finding(code="no-such-code", severity="warning", message="Câu cũ.", row=3)
    with speaking(language):
        row = findings_table([kept]).iloc[0]
        assert row[["message", "action", "mend", "result"]].tolist() == ["Câu cũ.", "none", "", ""]
        assert by_action([kept]) == {"none": (kept,)}


def test_counts_have_every_severity_worst_first():
    """No finding of a kind is a zero, not a gap."""
    made = [finding("macros-ignored"), finding("row-heading"), finding("no-dimension-column")]
    assert count_by_severity(made) == {"error": 0, "warning": 1, "note": 2}
    assert list(count_by_severity([])) == ["error", "warning", "note"]


def test_table_has_a_row_a_finding_in_order():
    """The columns are the fields, then the catalogue's words; a row number is whole even beside a missing one."""
    table = findings_table([finding("row-heading", row=7), finding("macros-ignored")])
    assert list(table.columns) == [*(field.name for field in dataclasses.fields(Finding)), "action", "mend", "result"]
    assert table["code"].tolist() == ["row-heading", "macros-ignored"]
    assert table["row"].dtype == "Int64"


def test_table_without_findings_has_the_same_columns():
    """No findings are an empty table with every column, whole row numbers and texts."""
    none, one = findings_table([]), findings_table([finding("row-heading", row=7)])
    assert (len(none), list(none.columns)) == (0, list(one.columns))
    texts = ["row", "action", "mend", "result"]
    assert none[texts].dtypes.tolist() == one[texts].dtypes.tolist() == ["Int64", "str", "str", "str"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_table_is_told_in_the_language_spoken(language):
    """Sentence, value, expectation and result stand in the language spoken, the expectation with a capital; nothing is expected where nothing is to be done."""
    made = [finding("heading-close", value="1.1 Tri thức công dân", details={"field": "Trạng thái"}), finding("state-unknown", value="x")]
    with speaking(language):
        table = findings_table(made)
        kinds = [CATALOGUE[item.code] for item in made]
        assert table["message"].tolist() == [item.spoken for item in made]
        assert table["value"].tolist() == [item.spoken_value for item in made]
        assert table["action"].tolist() == [kind.action for kind in kinds]
        assert table["result"].tolist() == [gettext(kind.result) for kind in kinds]
        told = [gettext(kind.mend) for kind in kinds]
    assert table["mend"].tolist() == [f"{words[0].upper()}{words[1:]}" for words in told]


def test_table_expects_nothing_where_nothing_is_to_be_done():
    """A finding that only tells what was done has a blank for what is expected."""
    with speaking("en"):
        assert findings_table([finding("row-subtotal", value="x")])["mend"].tolist() == [""]


def test_reading_has_errors_only_with_an_error():
    """A warning leaves no row out."""
    error = next(code for code, kind in CATALOGUE.items() if kind.severity == "error")
    grave = Finding(code=error, severity="error", message="")
    assert Reading(table=pd.DataFrame(), findings=(grave,)).has_errors
    assert not Reading(table=pd.DataFrame(), findings=(finding("no-dimension-column"),)).has_errors


def test_reading_says_nothing_of_itself_unless_it_does():
    """A reading without more is one without findings, of a workbook that tells no title, unit, year, date or column, and is no illustration."""
    bare = Reading(table=pd.DataFrame())
    assert (bare.findings, bare.has_errors) == ((), False)
    assert {field.name: getattr(bare.about, field.name) for field in dataclasses.fields(About)} == {
        "title": None, "unit": None, "province": None, "plan_year": None, "as_of": None, "sheet": None, "illustration": False, "columns": (),
    }  # fmt: skip


def test_findings_cannot_be_changed():
    """A finding is a value."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding("macros-ignored").code = "x"
