"""Where an office's machine keeps the program and, apart from it, the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from papi_office.errors import OfficeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The two folders of one person on one machine; installing and removing touch `program`, and of `data` only what is added."""

    program: Path
    data: Path

    @property
    def store(self) -> Path:
        """The file of all that is kept."""
        return self.data / "store.sqlite"

    @property
    def trial(self) -> Path:
        """The copy of the store that a new program is tried on."""
        return self.data / "store.thu.sqlite"

    @property
    def backups(self) -> Path:
        """The folder of copies made before each upgrade."""
        return self.data / "sao-luu"

    @property
    def log(self) -> Path:
        """The folder of what programs say."""
        return self.data / "nhat-ky"

    @property
    def lock(self) -> Path:
        """The file that is locked while the dashboard runs or is being installed."""
        return self.data / "dang-chay.khoa"

    @property
    def port(self) -> Path:
        """The file that says at which port the dashboard runs."""
        return self.data / "dang-chay.txt"

    def store_address(self, file: Path | None = None) -> str:
        """Return the address of the store, or of another file of its kind, as PAPI_STORE takes it."""
        return f"sqlite:///{file or self.store}"


def places_of(environment: Mapping[str, str], *, windows: bool) -> Places:
    """Return where this person's program and data belong.

    Errors: OfficeError if the system does not say where a person keeps anything.
    """
    if windows:
        local = _folder(environment, "LOCALAPPDATA")
        return Places(program=local / "Programs" / "PAPI", data=local / "PAPI")
    home = _folder(environment, "HOME")
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Places(program=home / ".local" / "lib" / "papi", data=data / "papi")


def _folder(environment: Mapping[str, str], variable: str) -> Path:
    if not (folder := environment.get(variable)):
        raise OfficeError(f"Máy không cho biết thư mục của người dùng (biến {variable} trống). Hãy đăng nhập bằng tài khoản thường rồi chạy lại.")
    return Path(folder)
