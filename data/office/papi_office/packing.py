"""`python -m papi_office.packing`: the folder that is handed over, with the project, every library as a wheel, and Windows' Python.

Runs on a machine with the internet, in an environment with uv and pip. uv says which libraries the other system needs, by
the markers of that system; pip fetches exactly those, as wheels.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from papi_office.bundle import System, write_list
from papi_office.errors import OfficeError
from papi_office.versions import LIBRARIES

PROJECT = Path(__file__).parents[3]
PARTS = ("app.py", "pages", "papi_metrics", "data", "docs", ".streamlit", "requirements.txt", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")
LAUNCHERS = {"windows": ("CAI-DAT.cmd", "GO-CAI-DAT.cmd"), "linux": ("cai-dat.sh", "go-cai-dat.sh")}
_LEFT_OUT = ("__pycache__", "*.pyc", "*.sqlite", "*.sqlite-*", "secrets.toml")
_PLATFORMS = {"windows": ("win_amd64",), "linux": ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")}
_FOR_UV = {"windows": "x86_64-pc-windows-msvc", "linux": "x86_64-manylinux_2_28"}
_EMBEDDED = re.compile(r"python-(\d+\.\d+)\.\d+-embed-amd64\.zip")
# Beside python.exe in the folder and where it is installed; only what stands here is ever searched.
_SEARCHED = (f"..\\{LIBRARIES}", "..\\papi", "..\\papi\\data\\office")
_WHERE_FROM = "https://www.python.org/downloads/windows/, mục «Windows embeddable package (64-bit)»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be packed: for which system and Python, and Windows' Python as python.org's embeddable package."""

    system: System
    python: str
    python_zip: Path | None = None


def pack(order: Order, out: Path) -> Path:
    """Write the folder, and the same as a ZIP beside it; return the folder.

    Errors: OfficeError if Windows' Python is missing or another one, or a library has no wheel.
    """
    _check_order(order)
    folder = out / f"papi-{project_version()}-{order.system}"
    shutil.rmtree(folder, ignore_errors=True)
    copy_project(folder / "papi")
    for name in LAUNCHERS[order.system]:
        shutil.copy2(PROJECT / "data" / "office" / name, folder / name)
    _write_guide(folder)
    if order.python_zip:
        unpack_python(order.python_zip, folder / "python")
    fetch_wheels(order, folder / "wheels")
    write_list(folder, version=project_version(), system=order.system, python=order.python)
    shutil.make_archive(str(folder), "zip", out, folder.name)
    return folder


def _check_order(order: Order) -> None:
    if order.system == "linux":
        return
    named = _EMBEDDED.fullmatch(order.python_zip.name) if order.python_zip else None
    if named is None or named[1] != order.python or not zipfile.is_zipfile(order.python_zip or ""):
        raise OfficeError(f"Cần tệp python-{order.python}.x-embed-amd64.zip của Python cho Windows. Tải ở {_WHERE_FROM}, rồi: make office PYTHON_ZIP=đường-dẫn-tệp")


def project_version() -> str:
    """Return the version that pyproject.toml names."""
    found = re.search(r'^version = "([^"]+)"$', (PROJECT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else "0"


def copy_project(target: Path) -> None:
    """Copy what the program needs; never a store, a secret or what Python makes of its files."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        else:
            shutil.copy2(source, target / part)


def _write_guide(folder: Path) -> None:
    """Write the clerk's guide as Notepad reads it."""
    guide = (PROJECT / "docs" / "install.md").read_text(encoding="utf-8").partition("\n## For whoever")[0]
    (folder / "HUONG-DAN.txt").write_text(guide.replace("**", "").replace("`", ""), encoding="utf-8-sig", newline="\r\n")


def unpack_python(archive: Path, target: Path) -> None:
    """Unpack Windows' Python and tell it where program and libraries lie beside it."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(target)
    (listed,) = target.glob("python*._pth")
    own = [line for line in listed.read_text(encoding="utf-8").splitlines() if line.endswith(".zip")]
    listed.write_text("\r\n".join([*own, ".", *_SEARCHED, ""]), encoding="utf-8", newline="")


def fetch_wheels(order: Order, target: Path) -> None:
    """Fetch a wheel of every library that the system needs, and write their list.

    Errors: OfficeError if one has no wheel for it.
    """
    target.mkdir()
    exact = target / "goi.txt"
    wanted = PROJECT / "data" / "office" / f"requirements-{order.system}.txt"
    _run("uv", [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:",
         "--python-platform", _FOR_UV[order.system], "--python-version", order.python, "--output-file", str(exact), str(wanted)])  # fmt: skip
    # The list is whole, so nothing is looked up here; markers would be those of this machine, and uv has left none.
    platforms = [word for platform in _PLATFORMS[order.system] for word in ("--platform", platform)]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", *platforms, "--implementation", "cp", "--python-version", order.python, "--dest", str(target)]
    _run("pip", [*pip, "--requirement", str(exact), "pip"])


def _run(name: str, command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - words of our own
    if done.returncode:
        raise OfficeError(f"{name} không lấy được các thư viện:\n{done.stderr.strip()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack as the options say; print where the folder lies and how large it is."""
    parser = argparse.ArgumentParser(prog="python -m papi_office.packing", description="Đóng thư mục cài đặt PAPI cho máy không có mạng.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--for", dest="system", choices=("windows", "linux"), default="windows")
    parser.add_argument("--python", default="3.13")
    parser.add_argument("--python-zip", type=Path)
    options = parser.parse_args(arguments)
    try:
        folder = pack(Order(system=options.system, python=options.python, python_zip=options.python_zip), options.out)
    except OfficeError as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder} và {folder}.zip: {len(list((folder / 'wheels').glob('*.whl')))} gói, {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
