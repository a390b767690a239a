"""Snapshots for tests: a small one of two tasks, its parts changed and sealed again, and archives of any shape."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tasks import standing, task_table

from papi_metrics.findings import finding
from papi_metrics.snapshots import Snapshot, SnapshotHead, make_key_pair, opened_snapshot, packed_snapshot, snapshot_of
from papi_metrics.snapshots import plain as json_values
from papi_metrics.snapshots.signing import signature_of

KEYS, OTHER_KEYS = make_key_pair(), make_key_pair()
NOW = dt.datetime(2022, 10, 20, 3)  # noqa: DTZ001 - UTC without a zone, as stored
HEAD = SnapshotHead(
    unit="xã Trung Trắc",
    unit_name=None,
    province="Hưng Yên",
    plan_year=2022,
    number=3,
    as_of=dt.date(2022, 9, 30),
    title="Kế hoạch",
    file_name="theo-doi.xlsx",
    illustration=False,
    author="Văn phòng",
    reason="Cập nhật tháng 9",
    act="accept",
    left_out=0,
    rules="3",
    accepted_at=dt.datetime(2022, 10, 2, 8, 30),  # noqa: DTZ001 - as above
)


def small_snapshot(*, original: bytes = b"bytes of a file", **head: Any) -> Snapshot:
    """Return a snapshot of two tasks and a finding."""
    done = {"state": "done", "progress": 0.1, "completed_on": dt.date(2022, 5, 1), "note": "dòng 1\ndòng 2"}
    doubts = (finding("state-blank", sheet="Theo dõi", row=7, column="J", value=""),)
    return Snapshot(head=replace(HEAD, **head), tasks=task_table(done, standing(dimension=None)), findings=doubts, original=original)


def packed(**head: Any) -> bytes:
    """Return a small snapshot as a file."""
    return packed_snapshot(small_snapshot(**head), KEYS, now=NOW)


def read(data: bytes) -> Snapshot:
    """Open a file and read its tables."""
    return snapshot_of(opened_snapshot(data, now=NOW))


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the members of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archived(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, look: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    """Put members into an archive; `look` changes how each is described."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name)
            if look:
                look(member)
            archive.writestr(member, content, method)
    return out.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return the small snapshot with another content under a member's name, its seal as it was."""
    return archived(parts_of(packed()) | {name: content})


def sealed_anew(change: Callable[[dict[str, Any]], object] = lambda _: None, **parts: bytes) -> bytes:
    """Return a file with members and manifest changed by someone who has a key: digests and signature fit."""
    held = parts_of(packed()) | {name.replace("_", "."): content for name, content in parts.items()}
    manifest = json.loads(held["manifest.json"])
    for name, told in manifest["parts"].items():
        told |= {"bytes": len(held[name]), "sha256": hashlib.sha256(held[name]).hexdigest()}
    change(manifest)
    return signed(held, json_values.canonical(manifest))


def signed(held: Mapping[str, bytes], manifest: bytes) -> bytes:
    """Return a file with a manifest of any bytes under a signature that fits."""
    signature = {"algorithm": "Ed25519", "public_key": KEYS.public_key, "signature": signature_of(manifest, private_key=KEYS.private_key)}
    return archived({**held, "manifest.json": manifest, "signature.json": json.dumps(signature).encode()})


def told(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    """Return a change of what the manifest says of the version."""
    return lambda manifest: manifest["version"].update({name: value})


def task_line(**change: object) -> bytes:
    """Return the first task as a line, with some of its values changed."""
    line = json.loads(parts_of(packed())["tasks.jsonl"].splitlines()[0])
    return json.dumps(line | change).encode() + b"\n"


def finding_line(**change: object) -> bytes:
    """Return the finding as a line, with some of its values changed."""
    return json.dumps(json.loads(parts_of(packed())["findings.jsonl"]) | change).encode() + b"\n"
