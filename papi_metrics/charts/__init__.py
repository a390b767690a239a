"""Pictures of small tables: plotly figures, the matrix and the completion bar as HTML.

Every figure holds its title (the finding) and its subtitle (what is drawn, unit, rules) in `layout.meta`, for the
page to write above it; its sentence is the function of the same name in `sentences`. With `theme` the text has the
theme's own colours; without, Streamlit's.
"""

from papi_metrics.charts.bars import completion_bar
from papi_metrics.charts.dumbbells import dumbbell
from papi_metrics.charts.heat_maps import heat_map
from papi_metrics.charts.history_lines import history_line
from papi_metrics.charts.ladders import ladder
from papi_metrics.charts.light_bars import light_bar
from papi_metrics.charts.matrix import dimension_table
from papi_metrics.charts.mergers import merger_lines
from papi_metrics.charts.mix_grids import mix_grid
from papi_metrics.charts.multiples import small_multiples
from papi_metrics.charts.progress import progress_lines
from papi_metrics.charts.quadrants import quadrants
from papi_metrics.charts.rank_lines import rank_lines
from papi_metrics.charts.small_lines import small_line
from papi_metrics.charts.strips import dot_strip
from papi_metrics.charts.template import Theme
from papi_metrics.charts.tile_maps import tile_map
from papi_metrics.charts.timeline_rows import MOST_TASKS
from papi_metrics.charts.timelines import timeline
from papi_metrics.charts.unit_grids import MOST_UNITS, unit_grid
from papi_metrics.charts.waterfalls import waterfall

__all__ = [
    "MOST_TASKS",
    "MOST_UNITS",
    "Theme",
    "completion_bar",
    "dimension_table",
    "dot_strip",
    "dumbbell",
    "heat_map",
    "history_line",
    "ladder",
    "light_bar",
    "merger_lines",
    "mix_grid",
    "progress_lines",
    "quadrants",
    "rank_lines",
    "small_line",
    "small_multiples",
    "tile_map",
    "timeline",
    "unit_grid",
    "waterfall",
]
