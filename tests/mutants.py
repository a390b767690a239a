"""`make mutants`: breaks the parts that work out figures, one small change at a time, and counts what their tests notice.

`python tests/mutants.py change` tries one part, `change/parts` what stands under that path; the rest is docs/testing.md.
"""

from __future__ import annotations

import csv
import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from mutation_operators import Mutant, mutants_of
from mutation_runs import ARGUMENTS, ROOT, SURVIVED, TIMED_OUT, UNTRIED, Trial

# Each part of papi_metrics that is held, with the files of its tests: none of them needs a browser or a server.
PARTS = {
    "deadlines": ("test_deadlines", "test_deadline_windows", "test_deadline_laws"),
    "completion": ("test_completion", "test_completion_by_hand", "test_completion_groups", "test_completion_sums"),
    "change": ("test_change", "test_change_tables", "test_peers", "test_uncertainty", "test_row_sources"),
    "framework": ("test_framework", "test_comparability", "test_geography", "test_units"),
    "text": ("test_text",),
    "syllables": ("test_syllables",),
    "legacy": ("test_legacy",),
    "wording": ("test_wording",),
    "findings": ("test_findings",),
    "finding_list": ("test_finding_list",),
    "letterhead": ("test_letterhead",),
    "access": ("test_access", "test_access_reach"),
    "oversight": ("test_oversight",),
    "summary": ("test_summary",),
    "unit_tree": ("test_unit_tree",),
    "selection": ("test_selection",),
    "periods": ("test_periods",),
    "turning": ("test_turning",),
    "mending": ("test_mending",),
    "receiving": ("test_receiving",),
    "priorities": ("test_priorities", "test_targets", "test_mixes"),
    "diff": ("test_diff", "test_matching", "test_decisions"),
    "surveys": ("test_score_cells", "test_score_lists", "test_score_statistics", "test_score_sums", "test_score_units"),
    "sentences": (
        "test_sentences", "test_sentences_english", "test_sentences_oversight", "test_sentences_priorities", "test_comparison_sentences",
        "test_dimension_sentences", "test_sentences_scores", "test_sentences_others", "test_sentences_plan", "test_phrases", "test_top_three", "test_mending", "test_uncertainty", "test_decisions",
    ),
    "briefing": ("test_briefing", "test_briefing_sections", "test_briefing_sources", "test_briefing_tables"),
    "explanations": ("test_explanations_formulas", "test_explanations_places", "test_explanations_plan", "test_explanations_scores", "test_explanations_wishes"),
}
LEAST_KILLED = 0.90
MOST_WITHOUT_EFFECT = 0.03
WITHOUT_EFFECT = ROOT / "tests" / "data" / "mutants_without_effect.csv"


def modules_of(part: str) -> list[Path]:
    """Return the files of a part: a folder's, or the one module of its name."""
    whole = ROOT / "papi_metrics" / part
    return sorted(whole.rglob("*.py")) if whole.is_dir() else [whole.with_suffix(".py")]


def tried(part: str, under: str) -> dict[Mutant, str]:
    """Return what became of each mutant of a part, or of its modules under a path."""
    sources = {str(file): file.read_text("utf-8") for file in modules_of(part)}
    wanted = str(ROOT / "papi_metrics" / under)
    mutants = [mutant for path, source in sources.items() if path.startswith(wanted) for mutant in mutants_of(source, path)]
    trial = Trial(mutants, sources, children=os.cpu_count() or 2)
    code = pytest.main([*ARGUMENTS, *(str(ROOT / "tests" / f"{name}.py") for name in PARTS[part])], plugins=[trial])
    if trial.red or code != pytest.ExitCode.OK:
        sys.exit("\n".join(trial.red) or f"pytest ended with {code!r}")
    return trial.outcomes


def key(mutant: Mutant) -> tuple[str, ...]:
    """Name a mutant by what stays when lines are added above it."""
    path = Path(mutant.path)
    code = path.read_text("utf-8").splitlines()[mutant.line - 1].strip()
    return path.relative_to(ROOT / "papi_metrics").as_posix(), mutant.place, code, mutant.change


def excused() -> dict[tuple[str, ...], str]:
    """Return the mutants that a review found to do the same as the code, with the reason."""
    with WITHOUT_EFFECT.open(encoding="utf-8", newline="") as lines:
        return {(row["module"], row["place"], row["code"], row["change"]): row["reason"] for row in csv.DictReader(lines)}


def report(under: str) -> bool:
    """Print what became of a part's mutants; tell whether enough are killed and every excuse still excuses one."""
    part = under.partition("/")[0]
    outcomes = tried(part, under)
    alive = {mutant: key(mutant) for mutant, outcome in outcomes.items() if outcome in (SURVIVED, UNTRIED)}
    known = {found for found in excused() if found[0].startswith(under)}
    left = [mutant for mutant, found in alive.items() if found not in known]
    same = len(alive) - len(left)
    share = 1 - len(left) / max(len(outcomes) - same, 1)
    timed_out = Counter(outcomes.values())[TIMED_OUT]
    for mutant in left:
        print(f"  papi_metrics/{key(mutant)[0]}:{mutant.line} {mutant.place}: {mutant.change}  ({outcomes[mutant]})")
    stale = known - set(alive.values())
    for found in sorted(stale):
        print(f"  excuses nothing any more: {' | '.join(found)}")
    killed = len(outcomes) - len(alive) - timed_out
    print(f"{under}: {len(outcomes)} mutants, {killed} killed, {timed_out} timed out, {len(left)} survived,", end=" ")
    print(f"{same} without effect: {share:.1%}", flush=True)
    return share >= LEAST_KILLED and not stale and same <= MOST_WITHOUT_EFFECT * len(outcomes)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    # Whatever else is installed has no part in it.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    held = [report(under) for under in sys.argv[1:] or PARTS]
    sys.exit(not all(held))
