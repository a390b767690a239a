"""The rules of figures and their version: a table of check figures belongs to each version, and no rule changes without one."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pandas as pd
import pytest
from figures import scores_to_2024
from tasks import standing, task_table

from papi_metrics.change import score_change
from papi_metrics.change import standing as standing_of
from papi_metrics.completion import completion
from papi_metrics.example import example_dates, example_files
from papi_metrics.framework import comparability
from papi_metrics.priorities import APART, READINGS, yearly_gains
from papi_metrics.rules import RULES, RULES_VERSION
from papi_metrics.surveys import SCORE_DTYPES
from papi_metrics.tracker import read_tracker

DATA = Path(__file__).parent / "data"
VERSIONS = {
    "2026-11": "5fea456ad2be4a9273c73c30dd2af7b536edab09cb6c288facc4c164d4cd5dc6",
    "2026-11.2": "1aaebc3e913d7f65842fd44bf07503dc87fe8c74df14ebb44a887a81a0b2c8bf",
}
"""Each version of the rules with the digest of its check figures: a changed rule is a new line here, never a changed one."""
SEPTEMBER = dt.date(2022, 9, 30)
SHARES = ["completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate", "days_late"]
COUNTS = ["tasks", "counted", "done", "done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled", "due_soon", "no_deadline"]
CHANGES = ["base", "score", "change", "change_pct", "comparability", "verdict", "evidence", "rank", "rank_n", "base_rank", "base_rank_n", "quartile"]
GAINS = ["pairs", "gains", "typical", "large", "years"]
DISTANCES = ["to_median", "to_top_quarter", "to_best"]


def figures_of(name, table, key, columns):
    """Yield each row of a table as a line: whose it is, then name and value of each figure that is known."""
    for row in table.to_dict("records"):
        known = {column: row[column] for column in columns if not pd.isna(row[column])}
        shown = [f"{column} {value:.9g}" if isinstance(value, float) else f"{column} {value}" for column, value in known.items()]
        yield f"{name}; {row.get(key, 'overall')}; {', '.join(shown)}"


def hard_cases():
    """Return tasks at the edges of every threshold and every row of the rule table."""
    due = {"due": dt.date(2022, 9, 30)}
    cases = {
        f"{kind}-{state}-{progress}": standing(deadline_kind=kind, state=state, progress=progress)
        for kind in ("standing", "recurring", "event", "unread", "none")
        for state in ("not_started", "in_progress", "awaiting_confirmation", "paused", "done", "cancelled")
        for progress in (None, 0.4)
    }
    cases |= {f"due {days} days ago": {"due": SEPTEMBER - dt.timedelta(days=days)} for days in (31, 30, 1, 0, -14, -15)}
    cases |= {f"done-{days}": due | {"state": "done", "completed_on": due["due"] + dt.timedelta(days=days)} for days in (0, 1)}
    cases |= {"done-undated": due | {"state": "done"}, "held": due | {"progress": 1.7, "state": "in_progress"}, "heavy": due | {"progress": 0.5, "weight": 3.0}}
    cases |= {f"behind-{share}": due | {"state": "in_progress", "progress": share} for share in (0.91, 0.9, 0.76, 0.75)}
    return cases


def pairs():
    """Return scores of two years at the edges of both verdicts."""
    rows = []
    for at, (base, score, error) in enumerate(
        [(2.0, 2.1, None), (2.0, 2.0999, None), (2.0, 1.9, None), (2.0, 2.0, None), (1.0, 1.0196, 0.00707106), (1.0, 1.0196, 0.0071), (None, 1.0, None), (1.0, None, None)]
    ):
        rows += [(f"Đ{at}", year, "4.1", value, error) for year, value in ((2021, base), (2022, score))]
    table = pd.DataFrame(rows, columns=["unit", "year", "code", "score", "standard_error"])
    table = table.assign(level="commune", sample_size=pd.NA, source="k", sheet="CSV", row=2, column="E")
    return table[list(SCORE_DTYPES)].astype(dict(SCORE_DTYPES))


def usual_gains():
    """Yield what provinces usually gain, for years on both sides of the breaks of 2018 and 2021."""
    for year in (2016, 2020, 2022, 2024):
        yield from figures_of(f"gains for {year}", yearly_gains(scores_to_2024(), year=year), "code", GAINS)


def check_figures():
    """Return the check figures, one a line: of the example, of edge cases, of three provinces' scores, and the readings."""
    lines = []
    for path, as_of in zip(example_files(), example_dates(), strict=True):
        tasks = read_tracker(path).table
        for by in ("overall", "dimension"):
            lines += figures_of(f"{path.stem}", completion(tasks, as_of=as_of, by=by), by, [*COUNTS, *SHARES, "light"])
    for name, case in hard_cases().items():
        # The heavy task that is done keeps the variance small: the light then tells the days alone.
        for more, others in (("alone", []), ("beside a task done", [{"state": "done", "weight": 99.0}])):
            table = completion(task_table(case, *others), as_of=SEPTEMBER, by="overall")
            lines += figures_of(f"{name}, {more}", table, "overall", [*COUNTS, *SHARES, "light"])
    for unit in ("Hưng Yên", "Bắc Giang"):
        for year, base in ((2022, 2021), (2023, 2021), (2020, 2018), (2016, 2011)):
            lines += figures_of(f"{unit} {base}-{year}", score_change(scores_to_2024(), unit=unit, year=year, base_year=base), "code", CHANGES)
        lines += figures_of(unit, standing_of(scores_to_2024(), unit=unit, year=2022), "code", DISTANCES)
    scores = pairs()
    for unit in scores["unit"].unique():
        row = score_change(scores, unit=unit, year=2022)
        lines += figures_of(unit, row[row["code"] == "4.1"], "code", CHANGES)
    codes = ("PAPI", *map(str, range(1, 9)), "1.1", "3.2", "5.1", "8.3")
    lines += [f"{code}; {year - 1}-{year}; {comparability(code, year - 1, year)[0]}" for code in codes for year in range(2012, 2025)]
    lines += [f"{effort}; {verdict}; {reading.words} ({reading.urgency})" for (effort, verdict), reading in READINGS.items()]
    lines += [f"{effort}; apart; {reading.words} ({reading.urgency})" for effort, reading in APART.items()]
    return "\n".join([*lines, *usual_gains()]) + "\n"


def golden(version):
    """Return the file of a version's check figures."""
    return DATA / f"check-figures-{version}.txt"


def test_figures_are_those_of_the_rules_version():
    """The check figures are, line by line, those of the version in force: who changes a rule raises the version."""
    assert check_figures().splitlines() == golden(RULES_VERSION).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("version", VERSIONS)
def test_check_figures_of_a_version_never_change(version):
    """The check figures of a version are sealed: a rule that changes them is another version with a file of its own."""
    assert hashlib.sha256(golden(version).read_bytes()).hexdigest() == VERSIONS[version]


def test_version_in_force_is_the_newest():
    """The version in force is the last that has check figures."""
    assert max(VERSIONS) == RULES_VERSION


def test_rules_are_short_sentences_without_full_names_twice():
    """Each rule has a name of its own and words that end in a full stop."""
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert [key for key, rule in RULES.items() if not rule.words.endswith(".")] == []
