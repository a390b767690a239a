"""The commands for the store as a whole: migrate, check, backup, restore, move; a line each, an exit code, no password shown."""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from papi_metrics.commands.answers import HAS_ERRORS, USABLE, Commands
from papi_metrics.commands.files import reason_of
from papi_metrics.commands.opening import opened_store
from papi_metrics.commands.progress import rows_shown
from papi_metrics.errors import PapiError
from papi_metrics.store import Manifest, Store, shown_address, store_address
from papi_metrics.wording import number

_FAULTS_SHOWN = 50


def add_store(commands: Commands) -> None:
    """Add the commands to the command line."""
    store = commands.add_parser("store", help="kho số liệu: nâng cấp, kiểm tra, sao lưu, khôi phục, chuyển (kho nêu ở PAPI_STORE)")
    acts = store.add_subparsers(required=True, metavar="VIỆC")
    acts.add_parser("migrate", help="tạo hoặc nâng cấp các bảng của kho").set_defaults(run=_migrate)
    acts.add_parser("check", help="kiểm tra nhật ký, tệp gốc và các dòng của kho").set_defaults(run=_check)
    backup = acts.add_parser("backup", help="sao lưu cả kho vào một tệp, trong khi mọi người vẫn dùng")
    backup.add_argument("out", type=Path, help="tệp sao lưu, như kho-2026-11-28.zip")
    backup.set_defaults(run=_backup)
    restore = acts.add_parser("restore", help="khôi phục một tệp sao lưu vào kho trống")
    restore.add_argument("file", type=Path, help="tệp sao lưu")
    _add_broken_seals(restore)
    restore.set_defaults(run=_restore)
    move = acts.add_parser("move", help="chép cả kho sang một kho trống khác, như từ SQLite sang PostgreSQL")
    move.add_argument("--to", required=True, help="địa chỉ kho mới, như postgresql+psycopg://papi@may-chu/papi")
    _add_broken_seals(move)
    move.set_defaults(run=_move)


def _add_broken_seals(act: argparse.ArgumentParser) -> None:
    told = "nhận cả nhật ký có dòng đã bị sửa từ trước, và nói rõ dòng nào; chỉ khi không còn bản sao lưu nguyên vẹn"
    act.add_argument("--broken-seals", action="store_true", help=told)


def _migrate(_options: argparse.Namespace) -> int:
    with opened_store(made=True):
        print(f"Kho {shown_address(store_address())} đã ở bản mới nhất.")
    return USABLE


def _check(_options: argparse.Namespace) -> int:
    with opened_store() as store:
        faults, rows = store.faults(), store.row_count()
    if not faults:
        print(f"Kho nguyên vẹn: {number(rows, 0)} dòng.")
    return _told(faults, rows)


def _told(faults: Sequence[str], rows: int) -> int:
    """Say what is wrong with a store; return the exit code that says whether anything is."""
    for fault in faults[:_FAULTS_SHOWN]:
        print(fault)
    if faults:
        print(f"{number(len(faults), 0)} lỗi trong {number(rows, 0)} dòng.")
    return HAS_ERRORS if faults else USABLE


def _backup(options: argparse.Namespace) -> int:
    with opened_store() as store, _whole_file(options.out) as out:
        manifest = _written(store, out)
    print(f"Đã sao lưu {number(manifest.rows, 0)} dòng vào {options.out}. Hãy giữ kín tệp này: trong đó có mọi số liệu và khóa ký.")
    return USABLE


def _written(store: Store, out: IO[bytes]) -> Manifest:
    with rows_shown(store.row_count(), "Sao lưu") as told:
        return store.write_archive(out, told=told)


def _restore(options: argparse.Namespace) -> int:
    try:
        file = options.file.open("rb")
    except OSError as error:
        raise PapiError(f"Không mở được tệp {options.file}: {reason_of(error)}.") from error
    with file:
        manifest, faults = _read_into(store_address(), file, sealed=not options.broken_seals)
    print(f"Đã khôi phục {number(manifest.rows, 0)} dòng vào {shown_address(store_address())}; đã đọc lại và khớp.")
    return _told(faults, manifest.rows)


def _read_into(url: str, file: IO[bytes], *, rows: int | None = None, sealed: bool) -> tuple[Manifest, tuple[str, ...]]:
    """Restore a file; return what it says of itself, and the faults that came along where a broken trail was taken."""
    with opened_store(url, made=True) as store:
        with rows_shown(rows, "Khôi phục") as told:
            manifest = store.read_archive(file, told=told, sealed=sealed)
        return manifest, () if sealed else store.faults()


def _move(options: argparse.Namespace) -> int:
    with tempfile.TemporaryFile() as between:
        with opened_store() as store:
            manifest = _written(store, between)
        between.seek(0)
        _, faults = _read_into(options.to, between, rows=manifest.rows, sealed=not options.broken_seals)
    there = shown_address(options.to)
    print(f"Đã chép {number(manifest.rows, 0)} dòng sang {there}; đã đọc lại và khớp. Kho cũ còn nguyên. Hãy đặt PAPI_STORE là địa chỉ mới.")
    return _told(faults, manifest.rows)


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes its place in one step at the end, readable by its owner alone; a former one stays until then.

    Errors: PapiError if it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        kept = " Tệp cũ còn nguyên." if path.exists() else ""
        raise PapiError(f"Không ghi được {path}: {reason_of(error)}.{kept}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
