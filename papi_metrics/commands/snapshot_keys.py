"""What a unit does to send, and a receiver to know it: a signed file, a key file, keys trusted and withdrawn."""

from __future__ import annotations

import argparse

from papi_metrics.commands.answers import USABLE
from papi_metrics.commands.files import bytes_from, place_for, write_whole
from papi_metrics.commands.opening import newest_version, opened_store
from papi_metrics.errors import PapiError
from papi_metrics.framework import unit_key, unit_name
from papi_metrics.snapshots import (
    KEY_ENDING,
    SNAPSHOT_ENDING,
    UnitKey,
    key_file,
    key_file_name,
    read_key_file,
    snapshot_name,
)
from papi_metrics.store import Store
from papi_metrics.store.own_words import KEY_RENEWED

_FIRST = " hoặc nhận một bảng theo dõi trước"


def export_snapshot(options: argparse.Namespace) -> int:
    """Write the newest version of a plan as a signed file; the unit's key is made with the first."""
    place_for(options.out, f"_.{SNAPSHOT_ENDING}")  # A folder that does not exist is told before a key is made.
    with opened_store(instead=_FIRST) as store:
        version = newest_version(store, options.unit, year=getattr(options, "year", None))
        key = store.make_signing_key(version.key.unit, who=options.author)
        data = store.signed_snapshot(version.key)
    path = place_for(options.out, snapshot_name(version.unit, plan_year=version.key.plan_year, number=version.key.number))
    write_whole(path, data)
    print(f"Đã ghi {path}: phiên bản {version.key.number} năm {version.key.plan_year} của {version.unit}. Vân tay khóa: {key.fingerprint}")
    return USABLE


def export_key(options: argparse.Namespace) -> int:
    """Write the file of a unit's public key and say its fingerprint."""
    place_for(options.out, f"_.{KEY_ENDING}")
    with opened_store(instead=_FIRST) as store:
        version = newest_version(store, options.unit, year=getattr(options, "year", None))
        unit = version.key.unit
        if options.renew:
            key = store.renew_signing_key(unit, who=options.author, reason=KEY_RENEWED)
        else:
            key = store.make_signing_key(unit, who=options.author)
    path = place_for(options.out, key_file_name(version.unit))
    write_whole(path, key_file(UnitKey(unit=version.unit, public_key=key.public_key)))
    print(f"Đã ghi {path}. Vân tay khóa để đọc qua điện thoại: {key.fingerprint}")
    return USABLE


def trust_key(options: argparse.Namespace) -> int:
    """Take the key of a file for a unit's, in place of the one before."""
    key = read_key_file(bytes_from(options.file))
    if options.fingerprint and "".join(options.fingerprint.split()) != "".join(key.fingerprint.split()):
        raise PapiError(f"Vân tay đọc qua điện thoại khác vân tay của tệp ({key.fingerprint}). Chưa ghi nhận. Đừng dùng tệp khóa này.")
    with opened_store(made=True) as store:
        unit = _unit_here(store, options.unit)
        known = store.trust_key(unit, key.public_key, who=options.author)
        is_new, name = unit not in store.units(), _name_here(store, unit)
    print(f"Đã ghi nhận khóa của {name}{' (chưa có phiên bản nào)' if is_new else ''}. Vân tay: {known.fingerprint}")
    if unit_key(key.unit) not in {unit_key(unit), unit_key(name)}:
        print(f"Tệp khóa tự ghi là của «{key.unit}»: hãy kiểm tra đúng đơn vị.")
    if not options.fingerprint:
        print("Hãy gọi điện so vân tay với đơn vị; nếu khác, chạy `snapshot withdraw` ngay.")
    return USABLE


def withdraw_key(options: argparse.Namespace) -> int:
    """Take nothing signed by a unit's key from now on."""
    with opened_store(instead=_FIRST) as store:
        known = store.withdraw_key(_unit_here(store, options.unit), who=options.author, reason=options.reason)
        name = _name_here(store, known.unit)
    print(f"Đã thu hồi khóa của {name}. Những phiên bản đã nhận vẫn còn.")
    return USABLE


def _unit_here(store: Store, wanted: str) -> str:
    """Return the key of the unit of this store that a spelling means; else the spelling as it is kept, for a unit yet to send."""
    return store.unit_meant(wanted) or unit_name(wanted)


def _name_here(store: Store, unit: str) -> str:
    """Return what the list calls the unit of a code; a unit that is not listed is its own name."""
    listed = store.unit_tree().last(unit)
    return listed.name if listed else unit
