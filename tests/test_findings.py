"""Findings: values made from the catalogue, counted and laid out as a table."""

from __future__ import annotations

import dataclasses
import string

import pandas as pd
import pytest

from papi_metrics.catalogue import ACTIONS, CATALOGUE
from papi_metrics.findings import SEVERITIES, Finding, Reading, by_action, count_by_severity, finding, findings_table


def test_finding_takes_severity_and_sentence_from_the_catalogue():
    """A code decides how grave a finding is and what it says; details fill the sentence."""
    made = finding("heading-close", sheet="Theo dõi", row=5, column="H", value="Trang thai", details={"field": "Trạng thái"})
    assert (made.severity, made.row, made.column) == ("note", 5, "H")
    assert "«Trang thai»" in made.message
    assert "«Trạng thái»" in made.message


def test_unknown_code_or_missing_detail_is_a_programmer_s_error():
    """Neither gives half a sentence."""
    with pytest.raises(KeyError):
        finding("no-such-code")
    with pytest.raises(KeyError):
        finding("heading-close", value="x")


def test_value_is_kept_as_shown():
    """Numbers and texts are kept as text, a missing value as none."""
    assert finding("row-subtotal", value=3).value == "3"
    assert finding("macros-ignored").value is None


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
    assert findings_table([]).empty


def test_reading_has_errors_only_with_an_error():
    """A warning leaves no row out."""
    error = next(code for code, kind in CATALOGUE.items() if kind.severity == "error")
    grave = Finding(code=error, severity="error", message="")
    assert Reading(table=pd.DataFrame(), findings=(grave,)).has_errors
    assert not Reading(table=pd.DataFrame(), findings=(finding("no-dimension-column"),)).has_errors


def test_findings_cannot_be_changed():
    """A finding is a value."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding("macros-ignored").code = "x"
