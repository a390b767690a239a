"""The sentences that say what tables and charts show, made from their figures and from nothing else.

A `*_finding` is a title, without a full stop; a `*_sentence` is also the text alternative of its chart.
"""

from papi_metrics.sentences.changes import (
    changes_sentence,
    decisions_sentence,
    reasons_sentence,
    score_changes_sentence,
)
from papi_metrics.sentences.comparison import (
    KIND_WORDS,
    merger_finding,
    merger_sentence,
    peer_table_sentence,
    peers_sentence,
    tile_map_finding,
    tile_map_sentence,
)
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.mending import mending_sentence
from papi_metrics.sentences.plan import (
    LIGHT_WORDS,
    headline,
    lateness,
    progress_finding,
    progress_sentence,
    slowest,
    states_counted,
    timeline_finding,
    timeline_sentence,
)
from papi_metrics.sentences.scores import (
    change_of,
    dimension_changes,
    dimension_finding,
    heat_map_finding,
    heat_map_sentence,
    small_multiples_finding,
    small_multiples_sentence,
    total_change,
    waterfall_finding,
    waterfall_sentence,
)
from papi_metrics.sentences.standings import (
    GROUP_WORDS,
    rank_lines_finding,
    rank_lines_sentence,
    standing_headline,
    strip_finding,
    strip_sentence,
    units_counted,
    without_score,
)
from papi_metrics.sentences.told import Told, told

__all__ = [
    "GROUP_WORDS",
    "KIND_WORDS",
    "LIGHT_WORDS",
    "Told",
    "change_of",
    "changes_sentence",
    "decisions_sentence",
    "dimension_changes",
    "dimension_finding",
    "headline",
    "heat_map_finding",
    "heat_map_sentence",
    "lateness",
    "listed",
    "mending_sentence",
    "merger_finding",
    "merger_sentence",
    "peer_table_sentence",
    "peers_sentence",
    "progress_finding",
    "progress_sentence",
    "rank_lines_finding",
    "rank_lines_sentence",
    "reasons_sentence",
    "score_changes_sentence",
    "slowest",
    "small_multiples_finding",
    "small_multiples_sentence",
    "standing_headline",
    "states_counted",
    "strip_finding",
    "strip_sentence",
    "tile_map_finding",
    "tile_map_sentence",
    "timeline_finding",
    "timeline_sentence",
    "told",
    "total_change",
    "units_counted",
    "waterfall_finding",
    "waterfall_sentence",
    "without_score",
]
