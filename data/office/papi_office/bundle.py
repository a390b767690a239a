"""The folder that is handed over: what it says of itself, whether it came whole, and how much room it takes."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import sys
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from papi_office.errors import OfficeError, reason_of

System = Literal["windows", "linux"]
ABOUT, LIST = "ban.json", "tep.sha256"
_AGAIN = "Hãy chép lại cả thư mục từ nơi đã nhận (nếu là tệp ZIP: giải nén lại) rồi chạy lại. Chưa cài gì."
_FAULTS_SHOWN = 5
_STORES_BESIDE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a folder says of itself: the program's version, the system and Python it is for, and its list of files."""

    version: str
    system: System
    python: str
    files: int
    list_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A folder to install from."""

    folder: Path
    about: About

    @property
    def project(self) -> Path:
        """The program's own files."""
        return self.folder / "papi"

    @property
    def wheels(self) -> Path:
        """The libraries, a wheel each."""
        return self.folder / "wheels"

    @property
    def python(self) -> Path:
        """The Python that is brought along, on Windows."""
        return self.folder / "python"


def read_bundle(folder: Path) -> Bundle:
    """Read what a folder says of itself.

    Errors: OfficeError if it says nothing that can be read.
    """
    try:
        return Bundle(folder=folder, about=About(**json.loads((folder / ABOUT).read_text(encoding="utf-8"))))
    except (OSError, ValueError, TypeError) as error:
        raise OfficeError(f"Thư mục cài đặt {folder} thiếu tệp {ABOUT} hoặc tệp này bị hỏng. {_AGAIN}") from error


def write_list(folder: Path, *, version: str, system: System, python: str) -> About:
    """List every file of a folder with its digest and write what the folder says of itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in {ABOUT, LIST})
    lines = "".join(f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    (folder / LIST).write_text(lines, encoding="utf-8", newline="\n")
    about = About(version=version, system=system, python=python, files=len(files), list_sha256=sha256_of(folder / LIST))
    (folder / ABOUT).write_text(json.dumps(asdict(about), indent=1) + "\n", encoding="utf-8", newline="\n")
    return about


def check_fit(bundle: Bundle) -> None:
    """Make sure that the folder is for this machine.

    Errors: OfficeError if it is for another system or another Python.
    """
    about, here = bundle.about, "windows" if os.name == "nt" else "linux"
    if about.system != here:
        raise OfficeError(f"Thư mục này dành cho {about.system}, máy này là {here}. Hãy xin thư mục dành cho {here}. Chưa cài gì.")
    found = f"{sys.version_info.major}.{sys.version_info.minor}"
    if found != about.python or platform.architecture()[0] != "64bit":
        raise OfficeError(
            f"Thư mục này cần Python {about.python} 64 bit, đang chạy bằng {found} {platform.architecture()[0]}. "
            f"Hãy cài Python {about.python}, hoặc xin thư mục dành cho Python {found}. Chưa cài gì."
        )


def check_files(bundle: Bundle) -> None:
    """Make sure that every file came over as it was packed.

    Errors: OfficeError that names the files that are missing or torn.
    """
    faults = _faults(bundle)
    if faults:
        more = f" và {len(faults) - _FAULTS_SHOWN} tệp khác" if len(faults) > _FAULTS_SHOWN else ""
        raise OfficeError(f"Thư mục cài đặt không nguyên vẹn: {', '.join(faults[:_FAULTS_SHOWN])}{more}. {_AGAIN}")


def _faults(bundle: Bundle) -> list[str]:
    listed = bundle.folder / LIST
    if not listed.is_file() or sha256_of(listed) != bundle.about.list_sha256:
        return [f"{LIST} (thiếu hoặc hỏng)"]
    entries = (line.split("  ", 1) for line in listed.read_text(encoding="utf-8").splitlines())
    told = ((name, _fault(bundle.folder / name, digest)) for digest, name in entries)
    return [f"{name} ({fault})" for name, fault in told if fault]


def _fault(path: Path, digest: str) -> str:
    if not path.is_file():
        return "thiếu"
    try:
        return "" if sha256_of(path) == digest else "hỏng"
    except OSError as error:
        return reason_of(error)


def sha256_of(path: Path) -> str:
    """Return a file's digest."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_room(bundle: Bundle, *, program: Path, store: Path) -> None:
    """Make sure that the disk takes the program beside the old one, and the store's copies.

    Errors: OfficeError that says how much is missing.
    """
    unpacked = sum(_unpacked(wheel) for wheel in bundle.wheels.glob("*.whl"))
    copied = sum(path.stat().st_size for part in (bundle.project, bundle.python) for path in part.rglob("*") if path.is_file())
    kept = store.stat().st_size * _STORES_BESIDE if store.exists() else 0
    there = next(folder for folder in (program, *program.parents) if folder.exists())
    # Libraries are unpacked beside their place before they are put there.
    needed, free = 2 * unpacked + copied + kept, shutil.disk_usage(there).free
    if free < needed:
        raise OfficeError(f"Ổ đĩa chỉ còn {_megabytes(free)} MB, cần {_megabytes(needed)} MB ở {there}. Hãy dọn bớt rồi chạy lại. Chưa cài gì.")


def _unpacked(wheel: Path) -> int:
    with zipfile.ZipFile(wheel) as archive:
        return sum(info.file_size for info in archive.infolist())


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:,.0f}".replace(",", ".")
