"""The command that imports snapshots of units: a line a file, what became of each and why, an exit code."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from papi_metrics.commands.answers import HAS_ERRORS, USABLE
from papi_metrics.commands.files import bytes_from
from papi_metrics.commands.opening import opened_store
from papi_metrics.commands.progress import shown
from papi_metrics.errors import PapiError
from papi_metrics.receiving import NEEDS_CARE, WHAT_WORDS, Received, Sent, received_snapshots
from papi_metrics.snapshots import SNAPSHOT_ENDING


def import_snapshots(options: argparse.Namespace) -> int:
    """Import the files that are named and those of the folders that are."""
    paths = list(_files(options.paths))
    if not paths:
        raise PapiError(f"Không có tệp .{SNAPSHOT_ENDING} nào ở đó. Chưa làm gì.")
    # Why an original could not be read stands in the answer.
    logging.getLogger("papi_metrics.isolation").addHandler(logging.NullHandler())
    files = [Sent(name=path.name, load=partial(bytes_from, path)) for path in paths]
    with opened_store(made=True) as store:
        steps = received_snapshots(store, files, who=options.author)
        done = list(shown(steps, total=len(files), failed=lambda item: item.what in NEEDS_CARE))
    if options.json:
        print(json.dumps({"files": [_told(item) for item in done], "counts": _counts(done)}, ensure_ascii=False, indent=1))
    else:
        _say(done)
    return HAS_ERRORS if any(item.what in NEEDS_CARE for item in done) else USABLE


def _say(done: list[Received]) -> None:
    for item in done:
        print(f"{WHAT_WORDS[item.what]:10}  {item.name}: {_whose(item)}{' '.join(item.said)}")
    print("; ".join(f"{WHAT_WORDS[what]} {count}" for what, count in _counts(done).items() if count))


def _whose(item: Received) -> str:
    key = item.version.key if item.version else None
    return f"{item.version.unit} năm {key.plan_year}, phiên bản {key.number}. " if item.version and key else ""


def _told(item: Received) -> dict[str, Any]:
    head, key = item.head, item.version.key if item.version else None
    sent = {"sent_unit": head.name, "plan_year": head.plan_year, "sent_number": head.number} if head else {}
    stored = {"unit": key.unit, "number": key.number} if key else {}
    return {"file": item.name, "what": item.what, "said": list(item.said), **sent, **stored}


def _counts(done: list[Received]) -> dict[Any, int]:
    return {what: sum(item.what == what for item in done) for what in WHAT_WORDS}


def _files(paths: list[Path]) -> Iterator[Path]:
    """Yield the files that are named, and the snapshots in the folders that are."""
    for path in paths:
        if path.is_dir():
            yield from sorted(item for item in path.iterdir() if item.suffix.lower() == f".{SNAPSHOT_ENDING}" and item.is_file())
        else:
            yield path
