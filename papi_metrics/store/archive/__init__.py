"""The whole store as one file, the same from SQLite and PostgreSQL: a ZIP with a JSON-lines file a table and a manifest."""

from papi_metrics.store.archive.lines import ARCHIVED, Tally, tallied
from papi_metrics.store.archive.manifest import BrokenSealError, DamagedArchiveError, Manifest
from papi_metrics.store.archive.reading import open_archive, rows_in
from papi_metrics.store.archive.saving import Told, write_tables

__all__ = ["ARCHIVED", "BrokenSealError", "DamagedArchiveError", "Manifest", "Tally", "Told", "open_archive", "rows_in", "tallied", "write_tables"]
