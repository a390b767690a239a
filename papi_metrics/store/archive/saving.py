"""A store → an archive: every table from one moment, a few rows in memory at a time."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from typing import IO, TypeAlias

from sqlalchemy import Connection, Table

from papi_metrics.store.archive.lines import ARCHIVED, Tally, lines_of
from papi_metrics.store.archive.manifest import MANIFEST, Contents, Manifest
from papi_metrics.store.migrating import NEWEST
from papi_metrics.store.records import now

Told: TypeAlias = Callable[[int], object]
"""Hears how many more rows are through."""


def write_tables(connection: Connection, out: IO[bytes], told: Told) -> Manifest:
    """Write every table as the connection's transaction sees it, then the manifest."""
    made_at = now().isoformat(timespec="seconds")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = {table.name: _write_table(connection, table, archive, told) for table in ARCHIVED}
        manifest = Manifest(schema=NEWEST, made_at=made_at, tables=tables)
        archive.writestr(MANIFEST, manifest.as_json())
    return manifest


def _write_table(connection: Connection, table: Table, archive: zipfile.ZipFile, told: Told) -> Contents:
    columns, tally = tuple(table.columns.keys()), Tally()
    whole, size = hashlib.sha256(), 0
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
        for line in lines_of(connection, table, columns):
            member.write(line)
            tally.add(line)
            whole.update(line)
            size += len(line)
            told(1)
    return Contents(columns=columns, rows=tally.rows, bytes=size, sha256=whole.hexdigest(), content=tally.content)
