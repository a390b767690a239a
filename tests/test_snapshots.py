"""Snapshots as files: what is packed comes back whole, whoever changes a bit is found out, hostile files end in a sentence."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import io
import re
import zipfile

import pandas as pd
import pytest
from hostile_snapshots import CASES
from hypothesis import given, settings
from hypothesis import strategies as st
from snapshots import HEAD, KEYS, NOW, OTHER_KEYS, archived, packed, parts_of, read, small_snapshot
from tasks import task_table

from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.findings import finding
from papi_metrics.snapshots import (
    UnitKey,
    fingerprint,
    is_public_key,
    key_file,
    key_file_name,
    opened_snapshot,
    packed_snapshot,
    packing,
    read_key_file,
    snapshot_name,
    tasks_that_differ,
)
from papi_metrics.snapshots.signing import is_signed, signature_of

PACKED = packed()


def test_snapshot_comes_back_whole():
    """Head, tasks, findings and the original are those that were packed, and the key that signed is named."""
    sent, got = small_snapshot(), read(PACKED)
    pd.testing.assert_frame_equal(got.tasks, sent.tasks)
    assert (got.head, got.findings, got.original, got.public_key) == (sent.head, sent.findings, sent.original, KEYS.public_key)
    assert got.tasks.attrs == {"plan_year": 2022}


def test_finding_without_a_place_comes_back():
    """A finding about the whole file, without a sheet, cell or value, comes back as it was sent."""
    sent = dataclasses.replace(small_snapshot(), findings=(finding("state-blank"),))
    assert read(packed_snapshot(sent, KEYS, now=NOW)).findings == sent.findings


def test_same_version_and_key_give_the_same_bytes():
    """A version is one file, however often it is exported; another key gives another one of the same digest."""
    other = packed_snapshot(small_snapshot(), OTHER_KEYS, now=NOW)
    assert (packed() == PACKED, other == PACKED) == (True, False)
    assert read(other).digest == read(PACKED).digest


def test_snapshot_packed_anew_is_the_same_snapshot():
    """A mail gateway that packs the members again changes nothing of what was signed."""
    assert read(archived(parts_of(PACKED))).digest == read(PACKED).digest


def test_file_is_readable_and_small():
    """The parts are JSON with Vietnamese letters and the bytes of the original; no time and nothing of the machine goes along."""
    parts = parts_of(PACKED)
    assert list(parts) == ["manifest.json", "tasks.jsonl", "findings.jsonl", "original.bin", "signature.json"]
    assert "xã Trung Trắc" in parts["manifest.json"].decode()
    with zipfile.ZipFile(io.BytesIO(PACKED)) as archive:
        assert {(member.date_time, member.create_system) for member in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert len(PACKED) < 3000


@pytest.mark.parametrize(("build", "words"), CASES.values(), ids=CASES)
def test_file_that_is_no_whole_snapshot_is_refused(build, words):
    """Whatever a file does, one sentence refuses it and says what is wrong."""
    with pytest.raises(UnreadableError, match=words) as raised:
        read(build())
    assert "\n" not in str(raised.value)


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, len(PACKED) - 1), st.integers(1, 255)), min_size=1, max_size=4))
def test_law_changed_bytes_are_refused_or_change_nothing(places):
    """Bytes changed anywhere: the file is refused in a sentence, or says exactly what it said."""
    data = bytearray(PACKED)
    for at, bits in places:
        data[at] ^= bits
    try:
        got = read(bytes(data))
    except UnreadableError:
        return
    assert (got.digest, got.original, got.public_key) == (read(PACKED).digest, b"bytes of a file", KEYS.public_key)


@settings(max_examples=40, deadline=None)
@given(data=st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda noise: PACKED[:-22][: len(noise) * 4] + noise + PACKED[-22:])))
def test_law_any_bytes_are_refused_in_a_sentence(data):
    """Bytes that nobody packed never do more than raise the one error."""
    with pytest.raises(UnreadableError):
        read(data)


@settings(max_examples=6, deadline=None)
@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_law_texts_come_back_as_they_can_be_held(texts):
    """Whatever stands in a cell is sent: what no page can hold is left out, all else comes back."""
    rows = [{"task": f"Việc {at}", "note": text.encode(errors="ignore").decode()} for at, text in enumerate(texts)]
    sent = dataclasses.replace(small_snapshot(), tasks=task_table(*rows))
    got = read(packed_snapshot(sent, KEYS, now=NOW))
    assert tasks_that_differ(sent.tasks, got.tasks) == 0
    assert read(packed_snapshot(dataclasses.replace(sent, tasks=got.tasks), KEYS, now=NOW)).digest == got.digest


def test_export_refuses_what_would_be_refused(monkeypatch):
    """A version that no receiver takes is told to the sender, before anything is sent."""
    with pytest.raises(PapiError, match="Ngày số liệu 30/09/2029"):
        packed(as_of=dt.date(2029, 9, 30))
    monkeypatch.setattr(packing, "LARGEST_SNAPSHOT", len(PACKED) - 1)
    with pytest.raises(PapiError, match="Tệp gửi sẽ nặng"):
        packed()


def test_signature_serves_for_nothing_else():
    """A signature holds for these bytes and this key alone."""
    signature = signature_of(b"a", private_key=KEYS.private_key)
    held = [
        is_signed(content, signature=text, public_key=key)
        for content, text, key in [
            (b"a", signature, KEYS.public_key), (b"b", signature, KEYS.public_key), (b"a", signature, OTHER_KEYS.public_key),
            (b"a", signature[:-4], KEYS.public_key), (b"a", "ü", KEYS.public_key), (b"a", signature, ""), (b"a", signature[:-1], KEYS.public_key),
        ]
    ]  # fmt: skip
    assert held == [True, False, False, False, False, False, False]


@pytest.mark.parametrize(
    "raw",
    [bytes(32), b"\1" + bytes(31), bytes(31) + b"\x80", b"\xec" + b"\xff" * 30 + b"\x7f", b"\xee" + b"\xff" * 31, bytes(31), bytes(33)],
    ids=["order 4", "order 1", "its other sign", "order 2", "beyond the field", "short", "long"],
)
def test_key_that_nobody_can_hold_is_none(raw):
    """A key of small order, for which signatures hold that nobody made, is no key; nor is one of another length."""
    assert not is_public_key(base64.b64encode(raw).decode())
    assert is_public_key(KEYS.public_key)


def test_fingerprint_can_be_read_out():
    """Six groups of five digits, the same for the same key, others for another; a secret is not shown."""
    assert re.fullmatch(r"(\d{5} ){5}\d{5}", fingerprint(KEYS.public_key))
    assert fingerprint(KEYS.public_key) != fingerprint(OTHER_KEYS.public_key)
    assert KEYS.private_key not in repr(KEYS)


def test_key_file_comes_back():
    """A key file says whose it is, which key and its fingerprint, and reads back."""
    key = UnitKey(unit="xã Trung Trắc", public_key=KEYS.public_key)
    assert read_key_file(key_file(key)) == key
    assert key.fingerprint.encode() in key_file(key)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(KEYS.public_key.encode(), OTHER_KEYS.public_key.encode()),
        lambda data: data[:-20], lambda _: b"", lambda _: b"[]", lambda _: b"null", lambda _: b"\xff" * 40, lambda data: data + b" " * 5000,
        lambda data: data.replace("xã Trung Trắc".encode(), b""), lambda data: data.replace(b"papi-key-1", b"papi-key-2"),
        lambda _: b"[" * 4000, lambda data: data.replace(KEYS.public_key.encode(), b"AAAA"),
    ],
    ids=["another key", "cut short", "nothing", "a list", "null", "no text", "too long", "no unit", "a later form", "nested", "a short key"],
)  # fmt: skip
def test_key_file_that_is_none_is_refused(change):
    """A key file that was changed, or is something else, is refused in a sentence."""
    with pytest.raises(UnreadableError, match="tệp khóa"):
        read_key_file(change(key_file(UnitKey(unit="xã Trung Trắc", public_key=KEYS.public_key))))


def test_names_of_files_are_plain():
    """Files are named by unit, year and number in letters that every system takes."""
    names = [snapshot_name(unit, plan_year=2022, number=3) for unit in ("xã Trung Trắc", "../Đặc khu/Phú_Quý", "省")]
    assert names == ["papi-xa-trung-trac-2022-pb3.papi", "papi-dac-khu-phu-quy-2022-pb3.papi", "papi-don-vi-2022-pb3.papi"]
    assert key_file_name("xã Trung Trắc") == "papi-khoa-xa-trung-trac.papikey"


def test_tasks_that_differ_are_counted_without_their_codes():
    """A task that has kept a code of an earlier version is the file's; another state, or one task more, is not."""
    tasks = small_snapshot().tasks
    assert tasks_that_differ(tasks, tasks.assign(task_id=["A", "B"])) == 0
    assert tasks_that_differ(tasks, tasks.assign(state=["done", "done"])) == 1
    assert tasks_that_differ(tasks, tasks.iloc[:0]) == 2


def test_clock_a_day_ahead_is_no_fault():
    """A laptop's clock may be wrong by hours: only more than a day is refused."""
    data = packed()
    assert opened_snapshot(data, now=HEAD.accepted_at - dt.timedelta(hours=23)).head == HEAD
    with pytest.raises(UnreadableError, match="đồng hồ"):
        opened_snapshot(data, now=HEAD.accepted_at - dt.timedelta(hours=25))
