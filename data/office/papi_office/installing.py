"""Installing and upgrading: checked, kept, made beside the old version, tried on a copy of the data, and only then put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from papi_office.bundle import Bundle, check_files, check_fit, check_room, read_bundle
from papi_office.entries import make_entries, remove_entries, start_service, stop_service
from papi_office.errors import OfficeError, reason_of
from papi_office.locking import alone
from papi_office.places import Places
from papi_office.running import Program
from papi_office.stores import back_up, remove_store, replace_store, try_out
from papi_office.versions import Installed, forget, forget_others, installed, make_program, program_of, put

Tell = Callable[[str], None]
RUNNING = "PAPI đang chạy. Hãy đóng cửa sổ PAPI (cửa sổ chữ, không phải trình duyệt), rồi chạy lại. Chưa thay đổi gì."


def install(folder: Path, places: Places, *, tell: Tell) -> None:
    """Install the program of a folder, or upgrade to it; what was there works on until the new one has answered.

    Errors: OfficeError that says what to do; then nothing was changed.
    """
    bundle = read_bundle(folder)
    check_fit(bundle)
    tell(f"PAPI {bundle.about.version}: cài đặt cho tài khoản đang dùng máy này.")
    with _writable(places), stopped(places):
        _install(bundle, places, tell)
    start_service()
    tell("Xong. Mở PAPI bằng biểu tượng PAPI trên màn hình hoặc trong danh sách chương trình.")
    tell(f"Số liệu ở {places.data}; gỡ chương trình không xóa thư mục này.")


def _install(bundle: Bundle, places: Places, tell: Tell) -> None:
    log = places.log / "cai-dat.log"
    tell(f"[1/5] Kiểm tra {bundle.about.files} tệp của thư mục cài đặt …")
    check_files(bundle)
    check_room(bundle, program=places.program, store=places.store)
    old = installed(places)
    _keep(places, old, tell, log)
    tell("[3/5] Cài chương trình, mất 1-5 phút, xin đừng đóng cửa sổ …")
    program = make_program(bundle, places, log=log)
    try:
        tell("[4/5] Mở thử bản mới trên bản sao số liệu …")
        said = try_out(program, places, log=log)
        tell(f"      {said or 'Bản mới trả lời tốt.'}")
        tell("[5/5] Đưa bản mới vào dùng, tạo biểu tượng PAPI …")
        _switch(program, bundle.about.version, places, old)
    except (OfficeError, OSError):
        remove_store(places.trial)
        forget(program.folder)
        raise
    _enter(program, places, old, log)
    forget_others(places, program)


def _keep(places: Places, old: Installed | None, tell: Tell, log: Path) -> None:
    """Keep the store as it is before anything is done."""
    if not places.store.exists():
        tell("[2/5] Máy chưa có số liệu PAPI, không cần sao lưu.")
        return
    tell("[2/5] Sao lưu số liệu đang có …")
    exact, archive = back_up(places, program_of(places, old) if old else None, version=old.version if old else "cai-lai", log=log)
    tell(f"      Đã giữ {exact}" + (f" và {archive.name}" if archive else ""))


def _switch(program: Program, version: str, places: Places, old: Installed | None) -> None:
    """Make the new version the one in use; a power cut in between leaves a new program that migrates the store by itself."""
    put(places, Installed(folder=program.folder.name, version=version, entries=old.entries if old else ()))
    try:
        if places.trial.exists():
            replace_store(places)
    except (OfficeError, OSError):
        if old:
            put(places, old)
        raise


def _enter(program: Program, places: Places, old: Installed | None, log: Path) -> None:
    """Lead the entries to the new version; those that are no longer made are taken away."""
    current = installed(places)
    if current:
        made = make_entries(program, places, log=log)
        remove_entries(path for path in (old.entries if old else ()) if path not in made)
        put(places, replace(current, entries=made))


@contextmanager
def _writable(places: Places) -> Iterator[None]:
    """Make the two folders; say in words why one cannot be written, or what else the system refuses."""
    try:
        for folder in (places.program, places.data):
            # What is kept holds the keys that sign: others on the machine do not look in.
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except OSError as error:
        where = error.filename or places.program
        raise OfficeError(f"Không ghi được {where}: {reason_of(error)}. Số liệu và bản đang dùng còn nguyên.") from error


@contextmanager
def stopped(places: Places) -> Iterator[None]:
    """Hold the lock that a running dashboard holds; on Linux its service is stopped first, and started again if the block fails.

    Errors: OfficeError if the dashboard runs.
    """
    was_running = stop_service()
    try:
        with alone(places.lock) as mine:
            _require_closed(mine=mine)
            places.port.unlink(missing_ok=True)
            yield
    except (OfficeError, OSError):
        if was_running:
            start_service()
        raise


def _require_closed(*, mine: bool) -> None:
    if not mine:
        raise OfficeError(RUNNING)
