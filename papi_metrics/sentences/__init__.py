"""The sentences that say what tables and charts show, made from their figures and from nothing else.

A `*_finding` is a title, without a full stop; a `*_sentence` is also the text alternative of its chart.
"""

from papi_metrics.sentences.cautions import comparability_notes, margin_sentence, no_base_sentence
from papi_metrics.sentences.changes import (
    changes_sentence,
    decisions_sentence,
    reasons_sentence,
    score_changes_sentence,
)
from papi_metrics.sentences.contributions import waterfall_finding, waterfall_sentence
from papi_metrics.sentences.dimension import dimension_sentence, ladder_finding, ladder_sentence
from papi_metrics.sentences.dimension_years import history_finding, history_sentence, years_sentence
from papi_metrics.sentences.histories import (
    heat_map_finding,
    heat_map_sentence,
    small_multiples_finding,
    small_multiples_sentence,
)
from papi_metrics.sentences.listing import listed
from papi_metrics.sentences.mending import mending_sentence
from papi_metrics.sentences.phrases import Phrases, counted, named, names_of
from papi_metrics.sentences.plan import LIGHT_WORDS, headline, lateness, slowest, states_counted
from papi_metrics.sentences.progress import progress_finding, progress_sentence
from papi_metrics.sentences.scores import change_of, dimension_changes, dimension_finding, total_change
from papi_metrics.sentences.timeline import timeline_finding, timeline_sentence
from papi_metrics.sentences.told import Told, told

__all__ = [
    "LIGHT_WORDS",
    "Phrases",
    "Told",
    "change_of",
    "changes_sentence",
    "comparability_notes",
    "counted",
    "decisions_sentence",
    "dimension_changes",
    "dimension_finding",
    "dimension_sentence",
    "headline",
    "heat_map_finding",
    "heat_map_sentence",
    "history_finding",
    "history_sentence",
    "ladder_finding",
    "ladder_sentence",
    "lateness",
    "listed",
    "margin_sentence",
    "mending_sentence",
    "named",
    "names_of",
    "no_base_sentence",
    "progress_finding",
    "progress_sentence",
    "reasons_sentence",
    "score_changes_sentence",
    "slowest",
    "small_multiples_finding",
    "small_multiples_sentence",
    "states_counted",
    "timeline_finding",
    "timeline_sentence",
    "told",
    "total_change",
    "waterfall_finding",
    "waterfall_sentence",
    "years_sentence",
]
