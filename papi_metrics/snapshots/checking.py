"""A snapshot that arrived: bytes → what it says and who signed it → the snapshot, every part checked; hostile bytes end in a sentence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from papi_metrics.snapshots import plain
from papi_metrics.snapshots.archive import FINDINGS, MANIFEST, ORIGINAL, SIGNATURE, TASKS, unzipped
from papi_metrics.snapshots.lines import findings_of, tasks_of
from papi_metrics.snapshots.manifest import check_days, check_parts, read_manifest
from papi_metrics.snapshots.signing import is_public_key, is_signed
from papi_metrics.snapshots.value import Snapshot, SnapshotHead, broken

ALGORITHM = "Ed25519"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A snapshot whose seal holds by the key that it names itself; whether that key is known, the receiver has to ask.

    Nothing of its tables has been read yet.
    """

    head: SnapshotHead
    public_key: str
    digest: str
    parts: Mapping[str, bytes]


def opened_snapshot(data: bytes, *, now: dt.datetime) -> Sealed:
    """Open a snapshot: its bounds, its parts, its signature, its digests and what it says of itself; `now` is UTC.

    Errors: UnreadableError with one sentence.
    """
    parts = unzipped(data)
    public_key, signature = _signature(parts[SIGNATURE])
    manifest = parts[MANIFEST]
    if not is_signed(manifest, signature=signature, public_key=public_key):
        raise broken("chữ ký không khớp")
    head, listed = read_manifest(manifest)
    check_parts(listed, parts)
    check_days(head, now=now)
    return Sealed(head=head, public_key=public_key, digest=hashlib.sha256(manifest).hexdigest(), parts=parts)


def snapshot_of(sealed: Sealed) -> Snapshot:
    """Read the tables of a snapshot that was opened.

    Errors: UnreadableError with one sentence.
    """
    try:
        tasks = tasks_of(sealed.parts[TASKS], plan_year=sealed.head.plan_year)
        findings = findings_of(sealed.parts[FINDINGS])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise broken("bảng nhiệm vụ hoặc danh sách lỗi không đúng mẫu") from error
    return Snapshot(
        head=sealed.head,
        tasks=tasks,
        findings=findings,
        original=sealed.parts[ORIGINAL],
        digest=sealed.digest,
        public_key=sealed.public_key,
    )


def _signature(data: bytes) -> tuple[str, str]:
    """Return the key and the signature that a file carries."""
    try:
        told = plain.parsed(data)
        public_key, signature = plain.text(told["public_key"]), plain.text(told["signature"])
        is_ours = told.keys() == {"algorithm", "public_key", "signature"} and told["algorithm"] == ALGORITHM and is_public_key(public_key)
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise broken("chữ ký không đúng mẫu") from error
    if not is_ours:
        raise broken("chữ ký không đúng mẫu")
    return public_key, signature
