"""Removing the program: what leads to it and its folder go, the data stay."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from papi_office.entries import drop_service, remove_entries
from papi_office.errors import OfficeError, reason_of
from papi_office.installing import stopped
from papi_office.places import Places
from papi_office.versions import forget, installed, is_within

Tell = Callable[[str], None]


def uninstall(places: Places, *, tell: Tell) -> None:
    """Remove the program and what leads to it; the data stay where they are.

    Errors: OfficeError if nothing is installed, if the dashboard runs, or if something cannot be removed.
    """
    current = installed(places)
    if current is None and not places.program.exists():
        raise OfficeError(f"Tài khoản này chưa cài PAPI.{_kept(places)}")
    os.chdir(Path.home())
    with stopped(places):
        drop_service()
        try:
            remove_entries(current.entries if current else ())
        except OSError as error:
            raise OfficeError(f"Không xóa được {error.filename}: {reason_of(error)}.") from error
        _remove(places.program)
    tell("Đã gỡ chương trình PAPI và các biểu tượng.")
    tell(f"Số liệu còn nguyên ở {places.data}. Cài lại PAPI là dùng tiếp được; muốn bỏ hẳn thì tự xóa thư mục đó.")


def _kept(places: Places) -> str:
    return f" Số liệu cũ còn ở {places.data}." if places.store.exists() else ""


def _remove(folder: Path) -> None:
    """Remove the program's folder; the Python that runs this cannot remove itself on Windows, so a command does once it has ended."""
    if os.name == "nt" and is_within(sys.executable, folder):
        detached = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        subprocess.Popen(f'cmd /d /s /c "ping -n 4 127.0.0.1 >nul & rmdir /s /q "{folder}""', creationflags=detached)  # noqa: S603 - Windows' own
        return
    forget(folder)
    if folder.exists():
        raise OfficeError(f"Chưa xóa hết thư mục {folder}: tệp trong đó đang được dùng. Hãy khởi động lại máy rồi tự xóa thư mục đó.")
