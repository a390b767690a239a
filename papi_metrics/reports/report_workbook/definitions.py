"""The rules of figures that a report needs, in its language."""

from __future__ import annotations

from papi_metrics.language import Language, speaking
from papi_metrics.rules import RULES

_NEEDED = (
    "completion", "planned", "variance", "done_share", "label", "overdue", "on_time_rate", "light", "score", "change", "comparability", "verdict",
    "rank", "reading",
)  # fmt: skip


def definitions(language: Language) -> tuple[tuple[str, str], ...]:
    """Return name and words of the rules that a report's figures follow, in the order in which a reader meets them."""
    with speaking(language):
        return tuple((RULES[rule].name, RULES[rule].words) for rule in _NEEDED)
