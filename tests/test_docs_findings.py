"""The documentation of findings is held to the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

from papi_metrics.catalogue import CATALOGUE

DOCS = Path(__file__).parent.parent / "docs" / "reading.md"
ROW = re.compile(r"^\| `([a-z-]+)` \| (\w+) \| (.+) \| (.+) \|$", re.MULTILINE)


def test_every_finding_is_documented_and_nothing_else():
    """The table of docs/reading.md lists the catalogue's codes in its order, with their severities."""
    documented = [(code, severity) for code, severity, _, _ in ROW.findall(DOCS.read_text(encoding="utf-8"))]
    assert documented == [(code, kind.severity) for code, kind in CATALOGUE.items()]


def test_every_tracker_finding_is_made_somewhere():
    """A code of the catalogue that no module of the package makes is a dead one."""
    folder = Path(__file__).parent.parent / "papi_metrics"
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if path.parent.name != "catalogue")
    made_by_kind = {f"row-{kind}" for kind in re.findall(r'"([a-z-]+)"', code)}
    assert [name for name in CATALOGUE if f'"{name}"' not in code and name not in made_by_kind] == []
