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
from papi_metrics.sentences.comparison import (
    KIND_WORDS,
    merger_finding,
    merger_sentence,
    peer_table_sentence,
    peers_sentence,
    tile_map_finding,
    tile_map_sentence,
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
from papi_metrics.sentences.listing import listed, shortened
from papi_metrics.sentences.mending import mending_sentence
from papi_metrics.sentences.oversight import (
    left_out_sentence,
    lights_sentence,
    own_dates_sentence,
    unit_grid_finding,
    unit_grid_sentence,
    units_changed_sentence,
    units_headline,
)
from papi_metrics.sentences.phrases import Phrases, counted, named, names_of
from papi_metrics.sentences.plan import headline, lateness, slowest, states_counted
from papi_metrics.sentences.priorities import (
    quadrants_finding,
    quadrants_sentence,
    survey_time_sentence,
    without_task_sentence,
)
from papi_metrics.sentences.progress import progress_finding, progress_sentence
from papi_metrics.sentences.rank_lines import rank_lines_finding, rank_lines_sentence
from papi_metrics.sentences.scores import (
    CODES,
    change_of,
    dimension_changes,
    dimension_finding,
    points_moved,
    total_change,
)
from papi_metrics.sentences.standings import (
    GROUP_WORDS,
    standing_headline,
    strip_finding,
    strip_sentence,
    without_score,
)
from papi_metrics.sentences.targets import (
    distances_sentence,
    mixes_finding,
    mixes_sentence,
    target_sentence,
    what_if_sentence,
)
from papi_metrics.sentences.timeline import timeline_finding, timeline_sentence
from papi_metrics.sentences.told import Told, told
from papi_metrics.sentences.top_three import Point, top_three

__all__ = [
    "CODES",
    "GROUP_WORDS",
    "KIND_WORDS",
    "Phrases",
    "Point",
    "Told",
    "change_of",
    "changes_sentence",
    "comparability_notes",
    "counted",
    "decisions_sentence",
    "dimension_changes",
    "dimension_finding",
    "dimension_sentence",
    "distances_sentence",
    "headline",
    "heat_map_finding",
    "heat_map_sentence",
    "history_finding",
    "history_sentence",
    "ladder_finding",
    "ladder_sentence",
    "lateness",
    "left_out_sentence",
    "lights_sentence",
    "listed",
    "margin_sentence",
    "mending_sentence",
    "merger_finding",
    "merger_sentence",
    "mixes_finding",
    "mixes_sentence",
    "named",
    "names_of",
    "no_base_sentence",
    "own_dates_sentence",
    "peer_table_sentence",
    "peers_sentence",
    "points_moved",
    "progress_finding",
    "progress_sentence",
    "quadrants_finding",
    "quadrants_sentence",
    "rank_lines_finding",
    "rank_lines_sentence",
    "reasons_sentence",
    "score_changes_sentence",
    "shortened",
    "slowest",
    "small_multiples_finding",
    "small_multiples_sentence",
    "standing_headline",
    "states_counted",
    "strip_finding",
    "strip_sentence",
    "survey_time_sentence",
    "target_sentence",
    "tile_map_finding",
    "tile_map_sentence",
    "timeline_finding",
    "timeline_sentence",
    "told",
    "top_three",
    "total_change",
    "unit_grid_finding",
    "unit_grid_sentence",
    "units_changed_sentence",
    "units_headline",
    "waterfall_finding",
    "waterfall_sentence",
    "what_if_sentence",
    "without_score",
    "without_task_sentence",
    "years_sentence",
]
