"""The commands of the command line: each takes its options and answers with an exit code."""

from papi_metrics.commands.answers import NOT_READABLE, USABLE
from papi_metrics.commands.figures import add_figures
from papi_metrics.commands.report import add_report
from papi_metrics.commands.rollup import add_rollup
from papi_metrics.commands.snapshot import add_snapshot
from papi_metrics.commands.store import add_store
from papi_metrics.commands.template import add_template
from papi_metrics.commands.turn import add_turn
from papi_metrics.commands.units import add_units

__all__ = [
    "NOT_READABLE",
    "USABLE",
    "add_figures",
    "add_report",
    "add_rollup",
    "add_snapshot",
    "add_store",
    "add_template",
    "add_turn",
    "add_units",
]
