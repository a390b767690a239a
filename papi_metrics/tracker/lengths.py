"""Keep texts within what a cell of a workbook can hold, so that whatever is read can be written again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from papi_metrics.findings import Finding, finding
from papi_metrics.text import column_letter
from papi_metrics.tracker.schema import TASK_DTYPES

LONGEST = 32_767
"""How many characters a cell holds, as Excel counts: in halves of UTF-16."""
_ROOM = 700
_SHORT = ("sub_dimensions", "deadline_kind", "state", "sheet")
"""What the reader itself writes, never longer than a few words."""
_FIELDS = tuple(name for name, dtype in TASK_DTYPES.items() if dtype == "str" and name not in _SHORT)


def fits(text: str) -> bool:
    """True if a cell can hold the text."""
    return len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) <= 2 * LONGEST


def fit_texts(
    columns: Mapping[str, Sequence[object]], heading: Mapping[str, int]
) -> tuple[dict[str, Sequence[object]], list[Finding]]:
    """Cut the texts of a task table's columns that no cell can hold, and tell of each; CSV and HTML have such.

    `heading` gives the column a field stands in, from 0.
    """
    fitting = dict(columns)
    findings: list[Finding] = []
    for field in _FIELDS:
        values = columns[field]
        long = [place for place, text in enumerate(values) if isinstance(text, str) and not fits(text)]
        kept = list(values) if long else values
        for place in long:
            text = str(values[place])
            kept[place] = _head(text, field)  # type: ignore[index]
            where = {"sheet": columns["sheet"][place], "row": columns["row"][place]}
            letter = column_letter(heading[field]) if field in heading else None
            findings.append(finding("cell-too-long", column=letter, value=len(text), **where))  # type: ignore[arg-type]
        fitting[field] = kept
    return fitting, findings


def _head(text: str, field: str) -> str:
    """Return as much of a text as fits.

    A component leaves room for the codes that stand behind its label; a task's code keeps what sets it apart.
    """
    room = _ROOM if field in {"component", "task_id"} else 0
    head = text.encode("utf-16-le")[: 2 * (LONGEST - room)].decode("utf-16-le", errors="ignore").rstrip(" \n;,")
    return f"{head}-{hashlib.blake2b(text.encode(), digest_size=5).hexdigest()}" if field == "task_id" else head
