"""Files that are no whole snapshot: archives, manifests and tables broken by accident or on purpose → words of the refusal."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable

from snapshots import archived, finding_line, packed, parts_of, sealed_anew, signed, task_line, told, with_part

SIGNATURE, DAMAGED, FORM, TABLES = "chữ ký", "hỏng", "phần khai báo", "bảng nhiệm vụ"
BOMB = b" " * (70 << 10)


def patched(mark: bytes, place: int, form: str, value: int) -> bytes:
    """Return the file with a number in every header of a kind written anew."""
    out, at = bytearray(packed()), packed().find(mark)
    while at >= 0:
        struct.pack_into(form, out, at + place, value)
        at = bytes(out).find(mark, at + 4)
    return bytes(out)


def twice() -> bytes:
    """Return the file with a second manifest behind the first, under the same name."""
    parts = parts_of(packed())
    return archived({**parts, "manifest.jsoN": parts["manifest.json"]}).replace(b"manifest.jsoN", b"manifest.json")


def linked(member: zipfile.ZipInfo) -> None:
    """Describe a member as a link."""
    member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16


def long_directory() -> bytes:
    """Return an archive of two thousand members."""
    return archived(parts_of(packed()) | {f"x{number}": b"" for number in range(2000)})


def of_64() -> bytes:
    """Return the file with the mark of a longer directory in its directory's end."""
    data = packed()
    return data[:-42] + b"PK\x06\x07" + data[-38:]


ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "không phải"),
    "noise": (lambda: bytes(range(256)) * 40, "không phải"),
    "a workbook's bytes": (lambda: b"PK\x03\x04" + bytes(500), "không phải"),
    "half of the file": (lambda: packed()[: len(packed()) // 2], "không phải"),
    "something before": (lambda: b"#!/bin/sh\n" + packed(), "không phải"),
    "something before, a member by its look": (lambda: b"PK\x03\x04" + packed(), "phần thừa"),
    "something behind": (lambda: packed() + b"\0", "không phải"),
    "a comment": (lambda: packed()[:-2] + b"\1\0x", "không phải"),
    "a directory of two thousand members": (long_directory, "phần thừa"),
    "a mark of a longer directory": (of_64, "phần thừa"),
    "larger than any": (lambda: bytes(21 << 20), "nặng"),
    "a member missing": (lambda: archived({"manifest.json": b"{}"}), "thiếu hoặc thừa"),
    "a member more": (lambda: archived(parts_of(packed()) | {"x": b""}), "thiếu hoặc thừa"),
    "a member twice": (twice, "thiếu hoặc thừa"),
    "a path that leads out": (lambda: with_part("../../etc/passwd", b"x"), "thiếu hoặc thừa"),
    "a name from the root": (lambda: with_part("/manifest.json", b"x"), "thiếu hoặc thừa"),
    "links": (lambda: archived(parts_of(packed()), look=linked), "tệp thường"),
    "a method of another kind": (lambda: archived(parts_of(packed()), method=zipfile.ZIP_LZMA), "tệp thường"),
    "a method that nobody knows": (lambda: patched(b"PK\x01\x02", 10, "<H", 99), "tệp thường"),
    "members under a password": (lambda: patched(b"PK\x01\x02", 8, "<H", 1), DAMAGED),
    "a bomb": (lambda: with_part("manifest.json", BOMB), "quá lớn"),
    "a bomb that tells a small size": (lambda: patched(b"PK\x01\x02", 24, "<L", 10), DAMAGED),
    "members shorter than they tell": (lambda: patched(b"PK\x01\x02", 24, "<L", 4000), "không đúng cỡ"),
    "a member of 4 GiB, it says": (lambda: patched(b"PK\x01\x02", 24, "<L", 0xFFFF_FFF0), "quá lớn"),
    "members that begin beyond the end": (lambda: patched(b"PK\x01\x02", 42, "<L", 0x7FFF_FFFF), DAMAGED),
}  # fmt: skip
SEALS: dict[str, tuple[Callable[[], bytes], str]] = {
    "the original changed": (lambda: with_part("original.bin", b"other"), "original.bin không khớp"),
    "the tasks changed": (lambda: with_part("tasks.jsonl", b""), "tasks.jsonl không khớp"),
    "the manifest changed": (lambda: with_part("manifest.json", parts_of(packed())["manifest.json"].replace(b"2022", b"2023")), SIGNATURE),
    "no signature": (lambda: with_part("signature.json", b""), SIGNATURE),
    "a signature of no JSON": (lambda: with_part("signature.json", b"\xff\xfe{"), SIGNATURE),
    "a signature nested": (lambda: with_part("signature.json", b"[" * 4000), SIGNATURE),
    "a signature that is a list": (lambda: with_part("signature.json", b"[1]"), SIGNATURE),
    "a key too short": (lambda: with_part("signature.json", b'{"algorithm":"Ed25519","public_key":"AA==","signature":"AA=="}'), SIGNATURE),
    "another method": (lambda: with_part("signature.json", parts_of(packed())["signature.json"].replace(b"Ed25519", b"none")), SIGNATURE),
    "a key of noughts": (
        lambda: with_part("signature.json", b'{"algorithm":"Ed25519","public_key":"%s","signature":"%s"}' % (b"A" * 43 + b"=", b"A" * 86 + b"==")),
        SIGNATURE,
    ),
    "a manifest that is no JSON": (lambda: signed(parts_of(packed()), b"{"), FORM),
    "a manifest that is null": (lambda: signed(parts_of(packed()), b"null"), FORM),
    "a manifest nested": (lambda: signed(parts_of(packed()), b"[" * 60_000), FORM),
    "a key of the manifest twice": (
        lambda: signed(parts_of(packed()), parts_of(packed())["manifest.json"].replace(b'"format_version": 1', b'"format_version": 2,\n "format_version": 1')), FORM,
    ),
    "a manifest in another spelling": (lambda: signed(parts_of(packed()), parts_of(packed())["manifest.json"] + b"\n"), FORM),
    "a manifest that is short of a key": (lambda: sealed_anew(lambda manifest: manifest["version"].pop("reason")), FORM),
    "a part that is not listed": (lambda: sealed_anew(lambda manifest: manifest["parts"].pop("tasks.jsonl")), FORM),
    "a part of which more is said": (lambda: sealed_anew(lambda manifest: manifest["parts"]["tasks.jsonl"].update(name="x")), FORM),
    "a digest of another form": (lambda: sealed_anew(lambda manifest: manifest["parts"]["tasks.jsonl"].update(sha256="0")), FORM),
    "a later format": (lambda: sealed_anew(lambda manifest: manifest.update(format_version=2)), "nâng cấp"),
    "another format": (lambda: sealed_anew(lambda manifest: manifest.update(format="x")), FORM),
}  # fmt: skip
SAID: dict[str, tuple[Callable[[], bytes], str]] = {
    f"{name} is {value!r:.30}": (lambda name=name, value=value: sealed_anew(told(name, value)), words)
    for name, value, words in (
        ("unit", "", FORM), ("unit", " ", FORM), ("unit", 5, FORM), ("unit", "xã\x00", FORM), ("unit", "x" * 50_000, FORM), ("unit_name", "", FORM),
        ("plan_year", 1999, FORM), ("plan_year", 2022.0, FORM), ("plan_year", True, FORM), ("plan_year", "2022", FORM),
        ("number", 0, FORM), ("number", 10**300, FORM), ("as_of", "30/09/2022", FORM), ("as_of", "2022-02-30", FORM), ("as_of", "1899-01-01", FORM),
        ("as_of", "2022-12-31", "Ngày số liệu"), ("as_of", "2019-12-31", "Ngày số liệu"), ("accepted_at", "2023-01-01T00:00:00", "đồng hồ"),
        ("accepted_at", "2022-10-02T08:30:00+07:00", FORM), ("illustration", 1, FORM), ("act", "DROP TABLE", FORM), ("rules", "ba", FORM),
        ("rules", "", FORM), ("left_out", -1, FORM), ("province", None, FORM), ("title", [], FORM),
    )
}  # fmt: skip
TABLE_CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    f"{part}: {name}": (lambda part=part, lines=lines: sealed_anew(**{part: lines()}), TABLES)
    for part, name, lines in (
        ("tasks_jsonl", "no JSON", lambda: b"{\n"), ("tasks_jsonl", "no line's end", lambda: task_line()[:-1]),
        ("tasks_jsonl", "a list", lambda: b"[]\n"), ("tasks_jsonl", "a key more", lambda: task_line(x=1)),
        ("tasks_jsonl", "a key less", lambda: b"{}\n"), ("tasks_jsonl", "a code twice", lambda: task_line() * 2),
        ("tasks_jsonl", "no code", lambda: task_line(task_id=None)), ("tasks_jsonl", "a state of its own", lambda: task_line(state="xong")),
        ("tasks_jsonl", "a ninth dimension", lambda: task_line(dimension=9)), ("tasks_jsonl", "a dimension in words", lambda: task_line(dimension="1")),
        ("tasks_jsonl", "a day that is none", lambda: task_line(due="2022-13-01")), ("tasks_jsonl", "a day before all", lambda: task_line(due="0001-01-01")),
        ("tasks_jsonl", "progress without end", lambda: task_line().replace(b'"progress": 0.1', b'"progress": Infinity')),
        ("tasks_jsonl", "progress beyond numbers", lambda: task_line().replace(b'"progress": 0.1', b'"progress": 1e999')),
        ("tasks_jsonl", "a number of 5,000 digits", lambda: task_line().replace(b'"row": 5', b'"row": ' + b"9" * 5000)),
        ("tasks_jsonl", "half a letter", lambda: task_line(task="\ud800")), ("tasks_jsonl", "a control character", lambda: task_line(note="a\x00b")),
        ("tasks_jsonl", "bytes of no text", lambda: b"\xff\xfe\n"), ("tasks_jsonl", "nested", lambda: b"[" * 100_000 + b"\n"),
        ("tasks_jsonl", "a text without end", lambda: task_line(note="x" * 50_000)),
        ("tasks_jsonl", "more tasks than any plan", lambda: b"{}\n" * 20_001), ("findings_jsonl", "a code of nobody", lambda: finding_line(code="x")),
        ("findings_jsonl", "another severity", lambda: finding_line(severity="error")), ("findings_jsonl", "a row in words", lambda: finding_line(row="7")),
        ("findings_jsonl", "no message", lambda: finding_line(message=None)), ("findings_jsonl", "a code that is a list", lambda: finding_line(code=[])),
    )
}  # fmt: skip
CASES = ARCHIVES | SEALS | SAID | TABLE_CASES
