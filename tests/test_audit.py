"""The audit of what the project runs on: red for what is known, red for what could not be looked up, green for nothing else."""

from __future__ import annotations

import datetime as dt
import json
import sys
import sysconfig
from pathlib import Path

import audit as audit_module
import pytest
from audit import ATTEMPTS, CLEAN, EXCEPTIONS, UNSEEN, VULNERABLE, asked, audit, excepted

TODAY = dt.date(2026, 11, 28)


def answer(*codes, **more):
    """Return pip-audit's answer about one package with some vulnerabilities."""
    vulnerable = [{"id": code, "fix_versions": ["3.1.6"], "aliases": [], "description": ""} for code in codes]
    return json.dumps({"dependencies": [{"name": "jinja2", "version": "2.4.1", "vulns": vulnerable}, *more.get("others", [])], "fixes": []})


@pytest.mark.parametrize(
    ("answers", "let", "status"),
    [
        pytest.param([answer()], [], CLEAN, id="nothing known"),
        pytest.param([answer("PYSEC-1")], [], VULNERABLE, id="vulnerable"),
        pytest.param([answer("PYSEC-1")], ["PYSEC-1"], CLEAN, id="let through"),
        pytest.param([answer("PYSEC-1", "PYSEC-2")], ["PYSEC-1"], VULNERABLE, id="one of two let through"),
        pytest.param(["", "no json", answer()], [], CLEAN, id="answered at the third attempt"),
        pytest.param(["", "", answer("PYSEC-1")], [], VULNERABLE, id="vulnerable at the third attempt"),
        pytest.param(["", "", "", answer()], [], UNSEEN, id="never answered"),
        pytest.param([json.dumps({"dependencies": []})] * 3, [], UNSEEN, id="looked at nothing"),
        pytest.param([answer(others=[{"name": "own", "skip_reason": "not found"}])] * 3, [], UNSEEN, id="passed one over"),
        pytest.param(["[]"] * 3, [], UNSEEN, id="another form"),
    ],
)
def test_audit_is_green_only_where_it_looked_and_found_nothing(answers, let, status):
    """A vulnerability ends with 1, not having looked with 2, and only a whole clean answer with 0."""
    waiting = iter(answers)
    assert audit(lambda: (next(waiting), "HTTP 404"), let)[0] == status


def test_audit_names_what_is_vulnerable():
    """The line names package, version, code and where it is mended."""
    assert audit(lambda: (answer("PYSEC-1"), ""), [])[1] == ["jinja2 2.4.1: PYSEC-1, mended in 3.1.6"]


def test_audit_asks_a_bounded_number_of_times():
    """Who never answers is asked three times."""
    times = []
    audit(lambda: (times.append(1) or "", "timed out"), [])
    assert len(times) == ATTEMPTS


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(["no-such-pip-audit"], id="not installed"),
        pytest.param([sys.executable, "-c", "import sys; sys.exit('Dependency not found')"], id="complains"),
    ],
)
def test_program_that_cannot_look_says_so(program):
    """A pip-audit that is missing or fails is a complaint, not an answer."""
    out, trouble = asked(program)
    assert (out, bool(trouble)) == ("", True)


def test_every_package_of_this_environment_is_asked_about():
    """pip-audit is given the packages that are installed here, and told that one it cannot look up is a failure."""
    told, _ = asked([sys.executable, "-c", "import sys; print(sys.argv)"])
    assert (repr(sysconfig.get_path("purelib")) in told, "'--strict'" in told) == (True, True)


def test_program_that_never_ends_is_no_answer(monkeypatch):
    """Whoever does not answer in time has not looked."""
    monkeypatch.setattr(audit_module, "SECONDS", 0.1)
    assert asked([sys.executable, "-c", "import threading; threading.Event().wait(20)"])[0] == ""


def test_exception_that_has_passed_ends_the_audit(monkeypatch, tmp_path):
    """The command ends with a failure, before it asks, where an exception is none."""
    (tmp_path / "audit.toml").write_text('[[exception]]\ncode = "PYSEC-1"\nreason = "x"\nuntil = 2020-01-01\n', encoding="utf-8")
    monkeypatch.setattr(audit_module, "EXCEPTIONS", tmp_path / "audit.toml")
    monkeypatch.setattr(audit_module, "asked", pytest.fail)
    assert audit_module.main() == VULNERABLE


@pytest.mark.parametrize(
    ("until", "reason", "passes"),
    [
        pytest.param("2026-11-28", "not called", True, id="its last day"),
        pytest.param("2026-11-27", "not called", False, id="past its day"),
        pytest.param("2026-12-31", "", False, id="without a reason"),
        pytest.param('"soon"', "not called", False, id="without a day"),
    ],
)
def test_exception_needs_a_reason_and_a_day(until, reason, passes):
    """An exception without a reason or past its day is an error itself."""
    text = f'[[exception]]\ncode = "PYSEC-1"\nreason = "{reason}"\nuntil = {until}\n'
    if passes:
        assert excepted(text, today=TODAY) == ["PYSEC-1"]
    else:
        with pytest.raises(ValueError, match="PYSEC-1"):
            excepted(text, today=TODAY)


def test_exceptions_of_the_project_can_be_read():
    """The project's own file is one."""
    assert isinstance(excepted(EXCEPTIONS.read_text(encoding="utf-8"), today=TODAY), list)


def test_workflow_audits_every_change_and_every_day_and_lets_no_failure_pass():
    """The workflow of a host with the internet runs the command itself, daily too, and nothing in it turns red into green."""
    text = (Path(__file__).parent.parent / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8")
    assert [line.strip() for line in text.splitlines() if "run:" in line] == ["- run: make audit"]
    assert [word in text for word in ("pull_request:", "cron:", "continue-on-error", "if:")] == [True, True, False, False]
