"""The commands of the command line: each takes its options and answers with an exit code."""

from papi_metrics.commands.answers import NOT_READABLE, USABLE
from papi_metrics.commands.figures import add_figures
from papi_metrics.commands.report import add_report
from papi_metrics.commands.rollup import add_rollup
from papi_metrics.commands.store import add_store
from papi_metrics.commands.template import add_template

__all__ = ["NOT_READABLE", "USABLE", "add_figures", "add_report", "add_rollup", "add_store", "add_template"]
