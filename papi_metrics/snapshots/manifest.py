"""The manifest of a snapshot: what is said of the version and the SHA-256 of every part, in the one spelling that is signed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from papi_metrics.errors import UnreadableError
from papi_metrics.snapshots import plain
from papi_metrics.snapshots.archive import FINDINGS, ORIGINAL, TASKS
from papi_metrics.snapshots.value import SnapshotHead, broken
from papi_metrics.text import writable

FORMAT, FORMAT_VERSION = "papi-snapshot", 1
_PARTS = (TASKS, FINDINGS, ORIGINAL)
_WORD, _RULES, _SHA = re.compile(r"[a-z][a-z_-]{0,30}"), re.compile(r"[1-9][0-9]{0,3}"), re.compile(r"[0-9a-f]{64}")
_FIRST_PLAN, _LAST_PLAN = 2011, 2100
_DAYS_AHEAD, _YEARS_APART = 31, 2


def _like(pattern: re.Pattern[str]) -> Callable[[object], str]:
    """Return a reader of texts of a form."""

    def read(value: object) -> str:
        if not pattern.fullmatch(plain.text(value)):
            raise ValueError(value)
        return plain.text(value)

    return read


def _or_none(read: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else read(value)


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise ValueError(value)
    return value


_HEAD: Mapping[str, Callable[[object], object]] = {
    "unit": plain.named,
    "unit_name": _or_none(plain.named),
    "province": plain.text,
    "plan_year": lambda value: plain.number(value, least=_FIRST_PLAN, most=_LAST_PLAN),
    "number": lambda value: plain.number(value, least=1),
    "as_of": plain.day,
    "title": _or_none(plain.text),
    "file_name": plain.named,
    "illustration": _flag,
    "author": plain.named,
    "reason": plain.text,
    "act": _like(_WORD),
    "left_out": plain.number,
    "rules": _like(_RULES),
    "accepted_at": plain.moment,
}


def manifest_of(head: SnapshotHead, parts: Mapping[str, bytes]) -> bytes:
    """Write the manifest of a snapshot."""
    told = {name: _plain(value) for name, value in asdict(head).items()}
    listed = {name: {"bytes": len(parts[name]), "sha256": _digest(parts[name])} for name in _PARTS}
    return plain.canonical({"format": FORMAT, "format_version": FORMAT_VERSION, "version": told, "parts": listed})


def read_manifest(data: bytes) -> tuple[SnapshotHead, Mapping[str, Any]]:
    """Read a manifest: what is said of the version, and what is said of the parts.

    Errors: UnreadableError if it is of a later format, or anything in it is not as it is written here.
    """
    try:
        return _read(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise broken("phần khai báo không đúng mẫu") from error


def _read(data: bytes) -> tuple[SnapshotHead, Mapping[str, Any]]:
    told = plain.parsed(data)
    if told["format"] == FORMAT and plain.number(told["format_version"]) > FORMAT_VERSION:
        raise UnreadableError("Tệp do chương trình mới hơn gửi. Hãy nâng cấp chương trình ở đây rồi nhận lại.")
    # One spelling for one content: no key twice, nothing that another reader would take otherwise.
    if plain.canonical(told) != data or told.keys() != {"format", "format_version", "version", "parts"}:
        raise ValueError(FORMAT)
    if (told["format"], told["format_version"]) != (FORMAT, FORMAT_VERSION) or told["version"].keys() != _HEAD.keys():
        raise ValueError(FORMAT)
    head: dict[str, Any] = {name: read(told["version"][name]) for name, read in _HEAD.items()}
    return SnapshotHead(**head), _listed(told["parts"])


def check_parts(listed: Mapping[str, Any], parts: Mapping[str, bytes]) -> None:
    """Return if every part is the one that the manifest names.

    Errors: UnreadableError naming the first that is not.
    """
    for name in _PARTS:
        if (listed[name]["bytes"], listed[name]["sha256"]) != (len(parts[name]), _digest(parts[name])):
            raise broken("phần {name} không khớp chữ ký", name=name)


def check_days(head: SnapshotHead, *, now: dt.datetime) -> None:
    """Return if the days of a version can be true at a moment (UTC).

    Errors: UnreadableError naming the day that cannot.
    """
    latest = now + dt.timedelta(days=_DAYS_AHEAD)
    if abs(head.as_of.year - head.plan_year) > _YEARS_APART or head.as_of > latest.date():
        raise UnreadableError("Ngày số liệu {as_of:%d/%m/%Y} không hợp với kế hoạch {plan_year} hoặc còn quá xa. Hãy nhờ đơn vị sửa ngày rồi gửi lại.", as_of=head.as_of, plan_year=head.plan_year)
    if head.accepted_at > now + dt.timedelta(days=1):
        raise UnreadableError("Tệp ghi được nhận ngày {accepted_at:%d/%m/%Y}, sau hôm nay. Hãy kiểm tra đồng hồ của hai máy rồi gửi lại.", accepted_at=head.accepted_at)


def _listed(told: Mapping[str, Any]) -> Mapping[str, Any]:
    if told.keys() != set(_PARTS):
        raise ValueError(told)
    for part in told.values():
        if part.keys() != {"bytes", "sha256"}:
            raise ValueError(part)
        plain.number(part["bytes"], most=2**31)
        _like(_SHA)(part["sha256"])
    return told


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return writable(value) if isinstance(value, str) else value


