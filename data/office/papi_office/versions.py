"""The program's versions side by side on a machine: the one in use, a new one made beside it, the others taken away."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from papi_office.bundle import Bundle
from papi_office.errors import OfficeError, reason_of
from papi_office.places import Places
from papi_office.running import Program, run

CURRENT = "hien-tai.json"
LIBRARIES = "site-packages"
"""Where libraries go beside a Python that was brought along; under another name Streamlit takes itself for a developer's copy."""
# pip is run out of its wheel, so that neither the machine nor the installed program needs one.
_PIP = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); sys.argv[0] = 'pip'; runpy.run_module('pip', run_name='__main__', alter_sys=True)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """What is installed: the folder in use, its version, and the entries in menus and on the desktop that lead to it."""

    folder: str
    version: str
    entries: tuple[str, ...] = ()


def installed(places: Places) -> Installed | None:
    """Return what is installed, None if nothing is that can be used."""
    try:
        told = json.loads((places.program / CURRENT).read_text(encoding="utf-8"))
        return Installed(folder=told["folder"], version=told["version"], entries=tuple(told["entries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def program_of(places: Places, current: Installed) -> Program:
    """Return the program in use."""
    return Program(folder=places.program / current.folder)


def put(places: Places, current: Installed) -> None:
    """Make a version the one in use, in one step."""
    beside = places.program / f"{CURRENT}.tmp"
    beside.write_text(json.dumps(asdict(current), ensure_ascii=False, indent=1), encoding="utf-8")
    beside.replace(places.program / CURRENT)


def make_program(bundle: Bundle, places: Places, *, log: Path) -> Program:
    """Install the bundle's program in a new folder beside what is there; a failure leaves nothing behind.

    Errors: OfficeError that says what kept it from being installed.
    """
    stamp = dt.datetime.now(tz=dt.UTC).astimezone().strftime("%y%m%d-%H%M%S")
    program = Program(folder=places.program / stamp)
    try:
        _copy(bundle.project, program.project)
        libraries = _bring_python(bundle, program) if bundle.about.system == "windows" else _make_environment(program)
        _install_wheels(bundle, program, libraries, log=log)
    except OSError as error:
        forget(program.folder)
        raise OfficeError(f"Không ghi được chương trình vào {error.filename or program.folder}: {reason_of(error)}. Chưa thay đổi gì.") from error
    except OfficeError:
        forget(program.folder)
        raise
    return program


def _bring_python(bundle: Bundle, program: Program) -> list[str]:
    """Copy the Python that was brought along; its `._pth` finds program and libraries beside it, whatever else is on the machine."""
    _copy(bundle.python, program.folder / "python")
    return ["--target", str(program.folder / LIBRARIES)]


def _copy(source: Path, target: Path) -> None:
    """Copy a folder's files without their marks: a disk that is read only would hand on files that cannot be removed."""
    shutil.copytree(source, target, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__pycache__"))


def _make_environment(program: Program) -> list[str]:
    """Make a virtual environment without pip, which Debian splits off, and let it find the program."""
    # A path of this very machine's Python, not of an environment that may go away.
    base = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([base, "-I", "-m", "venv", "--without-pip", str(program.folder / "python")], check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - this Python
    if made.returncode:
        raise OfficeError("Không tạo được môi trường Python (xem dòng trên). Hãy cài gói python3-venv rồi chạy lại. Chưa thay đổi gì.")
    (site,) = (program.folder / "python" / "lib").glob("python3*/site-packages")
    (site / "papi.pth").write_text(f"{program.project}\n{program.project / 'data' / 'office'}\n", encoding="utf-8")
    return []


def _install_wheels(bundle: Bundle, program: Program, options: list[str], *, log: Path) -> None:
    pip = next(bundle.wheels.glob("pip-*.whl"), None)
    if pip is None:
        raise OfficeError("Thư mục cài đặt thiếu pip trong wheels. Hãy chép lại cả thư mục rồi chạy lại. Chưa thay đổi gì.")
    command = [
        "-c", _PIP, str(pip), "install", "--isolated", "--no-index", "--find-links", str(bundle.wheels), "--only-binary", ":all:",
        "--no-compile", "--no-input", "--no-warn-script-location", "--root-user-action", "ignore", *options,
        "--requirement", str(bundle.wheels / "goi.txt"),
    ]  # fmt: skip
    code, told = run(program, *command, log=log)
    if code:
        last = next((line for line in reversed(told.splitlines()) if "ERROR" in line or "Error" in line), "không rõ")
        raise OfficeError(f"Không cài được các thư viện ({last}). Chi tiết: {log}. Chưa thay đổi gì.")


def forget_others(places: Places, kept: Program) -> None:
    """Take away every version but one; what another program holds open is taken at the next time."""
    for folder in places.program.iterdir():
        if folder.is_dir() and folder != kept.folder:
            forget(folder)


def forget(folder: Path) -> None:
    """Take a folder away as far as the system lets go of it."""
    shutil.rmtree(folder, ignore_errors=True)


def is_within(path: str | os.PathLike[str], folder: Path) -> bool:
    """Tell whether a path lies in a folder."""
    return Path(path).resolve().is_relative_to(folder.resolve())
