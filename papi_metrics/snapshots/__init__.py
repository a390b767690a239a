"""Snapshots: one version of a plan as a signed file that travels by e-mail, packed, signed, opened and checked."""

from papi_metrics.snapshots.archive import LARGEST_SNAPSHOT
from papi_metrics.snapshots.checking import Sealed, opened_snapshot, snapshot_of
from papi_metrics.snapshots.key_file import KEY_ENDING, UnitKey, key_file, key_file_name, read_key_file
from papi_metrics.snapshots.packing import packed_snapshot
from papi_metrics.snapshots.rereading import tasks_that_differ
from papi_metrics.snapshots.signing import KeyPair, fingerprint, is_public_key, make_key_pair
from papi_metrics.snapshots.value import SNAPSHOT_ENDING, Snapshot, SnapshotHead, snapshot_name

__all__ = [
    "KEY_ENDING",
    "LARGEST_SNAPSHOT",
    "SNAPSHOT_ENDING",
    "KeyPair",
    "Sealed",
    "Snapshot",
    "SnapshotHead",
    "UnitKey",
    "fingerprint",
    "is_public_key",
    "key_file",
    "key_file_name",
    "make_key_pair",
    "opened_snapshot",
    "packed_snapshot",
    "read_key_file",
    "snapshot_name",
    "snapshot_of",
    "tasks_that_differ",
]
