"""What a unit does to send, and a receiver to know it: a signed file, a key file, keys trusted and withdrawn."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator

from papi_metrics.commands.answers import USABLE
from papi_metrics.commands.files import bytes_from, place_for, write_whole
from papi_metrics.errors import PapiError, UnknownNameError
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
from papi_metrics.store import Store, Version, is_there, store_address
from papi_metrics.store.address import told_in_words
from papi_metrics.store.own_words import KEY_RENEWED


@contextlib.contextmanager
def opened(*, must_be_there: bool) -> Iterator[Store]:
    """Open the store that PAPI_STORE names, and close it at the end.

    Errors: PapiError, in words, if it has to be there and is not, or cannot be opened.
    """
    url = store_address()
    with told_in_words():
        if must_be_there and not is_there(url):
            raise PapiError("Chưa có kho số liệu. Hãy đặt PAPI_STORE hoặc nhận một bảng theo dõi trước.")
        with contextlib.closing(Store(url)) as store:
            yield store


def export_snapshot(options: argparse.Namespace) -> int:
    """Write the newest version of a plan as a signed file; the unit's key is made with the first."""
    place_for(options.out, f"_.{SNAPSHOT_ENDING}")  # A folder that does not exist is told before a key is made.
    with opened(must_be_there=True) as store:
        version = _newest(store, options)
        key = store.make_signing_key(version.key.unit, who=options.author)
        data = store.signed_snapshot(version.key)
    path = place_for(options.out, snapshot_name(version.unit, plan_year=version.key.plan_year, number=version.key.number))
    write_whole(path, data)
    print(f"Đã ghi {path}: phiên bản {version.key.number} năm {version.key.plan_year} của {version.unit}. Vân tay khóa: {key.fingerprint}")
    return USABLE


def export_key(options: argparse.Namespace) -> int:
    """Write the file of a unit's public key and say its fingerprint."""
    place_for(options.out, f"_.{KEY_ENDING}")
    with opened(must_be_there=True) as store:
        version = _newest(store, options)
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
    with opened(must_be_there=False) as store:
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
    with opened(must_be_there=True) as store:
        known = store.withdraw_key(_unit_here(store, options.unit), who=options.author, reason=options.reason)
        name = _name_here(store, known.unit)
    print(f"Đã thu hồi khóa của {name}. Những phiên bản đã nhận vẫn còn.")
    return USABLE


def _newest(store: Store, options: argparse.Namespace) -> Version:
    """Return the newest version of the unit that is meant, of the year that is named.

    Errors: UnknownNameError naming the units there are.
    """
    units = {version.key.unit: version.unit for version in reversed(store.versions())}
    wanted = options.unit and unit_key(options.unit)
    found = [unit for unit, name in units.items() if not wanted or wanted in {unit_key(unit), unit_key(name)}]
    if len(found) != 1:
        there = ", ".join(units.values()) or "chưa có đơn vị nào"
        raise UnknownNameError(f"Hãy thêm --unit cho đúng một đơn vị; trong kho có: {there}.")
    version = store.newest(unit=found[0], plan_year=getattr(options, "year", None))
    if version is None:
        raise UnknownNameError(f"Kho chưa có kế hoạch năm {options.year} của {units[found[0]]}.")
    return version


def _unit_here(store: Store, wanted: str) -> str:
    """Return the key of the unit of this store that a spelling means; else the spelling as it is kept, for a unit yet to send."""
    return store.unit_meant(wanted) or unit_name(wanted)


def _name_here(store: Store, unit: str) -> str:
    """Return what the list calls the unit of a code; a unit that is not listed is its own name."""
    listed = store.unit_tree().last(unit)
    return listed.name if listed else unit
