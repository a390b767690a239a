"""A version on its way: a snapshot and its unit's keys → one signed file, the same bytes for the same version and key."""

from __future__ import annotations

import datetime as dt

from papi_metrics.errors import PapiError
from papi_metrics.snapshots import plain
from papi_metrics.snapshots.archive import FINDINGS, LARGEST_SNAPSHOT, MANIFEST, ORIGINAL, SIGNATURE, TASKS, zipped
from papi_metrics.snapshots.checking import ALGORITHM, opened_snapshot, snapshot_of
from papi_metrics.snapshots.lines import finding_lines, task_lines
from papi_metrics.snapshots.manifest import manifest_of
from papi_metrics.snapshots.signing import KeyPair, signature_of
from papi_metrics.snapshots.value import Snapshot


def packed_snapshot(snapshot: Snapshot, keys: KeyPair, *, now: dt.datetime) -> bytes:
    """Pack and sign a snapshot; it is opened again before it leaves, so that nothing is sent that would be refused.

    Errors: PapiError if it is too large to be sent, or says what no receiver takes.
    """
    parts = {TASKS: task_lines(snapshot.tasks), FINDINGS: finding_lines(snapshot.findings), ORIGINAL: snapshot.original}
    manifest = manifest_of(snapshot.head, parts)
    signature = {
        "algorithm": ALGORITHM,
        "public_key": keys.public_key,
        "signature": signature_of(manifest, private_key=keys.private_key),
    }
    data = zipped({**parts, MANIFEST: manifest, SIGNATURE: plain.canonical(signature)})
    if len(data) > LARGEST_SNAPSHOT:
        raise PapiError(
            "Tệp gửi sẽ nặng {size} MB, quá mức {most} MB. Hãy xóa hình ảnh trong bảng theo dõi, nhận lại rồi gửi.", size=len(data) // 2**20, most=LARGEST_SNAPSHOT // 2**20)
    snapshot_of(opened_snapshot(data, now=now))
    return data
