"""The command line: check, completion, change, deadline, template, report, rollup, snapshot, store, turn, units."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from papi_metrics.commands import (
    NOT_READABLE,
    USABLE,
    add_figures,
    add_report,
    add_rollup,
    add_snapshot,
    add_store,
    add_template,
    add_turn,
    add_units,
)
from papi_metrics.errors import PapiError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 usable, 1 has errors, 2 not readable or not known, 3 a report with overdue tasks."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may be set to another code page; a name of a file may be no UTF-8.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
    except PapiError as error:
        print(error, file=sys.stderr)
        return NOT_READABLE
    except BrokenPipeError:
        # Whoever read the output, such as `head`, has seen enough.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
        return USABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi_metrics", description="Kế hoạch và chỉ số PAPI.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for add in (add_figures, add_template, add_report, add_rollup, add_snapshot, add_store, add_turn, add_units):
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
