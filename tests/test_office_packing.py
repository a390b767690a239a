"""What is handed to an office: what goes into the folder, whose wheels are fetched, and files to double-click that Windows reads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from offices import OFFICE, ROOT, bundle_in
from papi_office import packing, running, versions
from papi_office.bundle import check_room, read_bundle
from papi_office.entries import desktop_text
from papi_office.errors import OfficeError
from papi_office.packing import PARTS, Order, pack
from papi_office.places import places_of
from papi_office.running import Program

from papi_metrics.__main__ import _parser

LAUNCHERS = sorted(OFFICE.glob("*.cmd"))
BOTH = pytest.mark.parametrize("path", LAUNCHERS, ids=lambda path: path.name)


@BOTH
def test_launcher_is_written_as_windows_reads_it(path):
    """Lines end as cmd wants them, no mark stands before the first, and UTF-8 is set before the first letter that needs it."""
    data = path.read_bytes()
    before, _, after = data.partition(b"chcp 65001 >nul\r\n")
    assert (data.count(b"\n"), data.startswith(b"@echo off\r\n"), before.isascii(), bool(after)) == (data.count(b"\r\n"), True, True, True)


@BOTH
def test_launcher_jumps_over_ascii_alone(path):
    """Cmd counts bytes when it looks for a label: nothing but ASCII stands before the last one, and no jump after it."""
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition("\n:broken\n")
    assert (before.isascii(), set(re.findall(r"goto (\w+)", text)), "goto" in after) == (True, {"broken"}, False)


@BOTH
def test_launcher_quotes_its_folder_and_opens_no_block(path):
    """A folder named with blanks, `&` or `)` is quoted at each place, and no block ends at its bracket."""
    lines = path.read_text(encoding="utf-8").partition("\n:broken\n")[0].splitlines()
    assert [line for line in lines if "%~dp0" in re.sub(r'"%~dp0[^"]*"', "", line) or line.rstrip().endswith("(")] == []


@BOTH
def test_launcher_calls_what_is_there(path):
    """What it calls lies in the folder, and the act it names is one of the installer's."""
    text = path.read_text(encoding="utf-8")
    called = {name.replace("\\", "/") for name in re.findall(r'exist "%~dp0([^"]+)"', text)}
    assert called == {"papi/data/office/papi_office/__main__.py", "python/python.exe"}
    assert re.search(r'-m papi_office (install "%~dp0\."|uninstall) --wait\n', text)


@pytest.mark.parametrize("path", sorted(OFFICE.glob("*.sh")), ids=lambda path: path.name)
def test_script_of_linux_parses(path):
    """The shell finds nothing to say against a script."""
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0


def test_installer_needs_python_alone():
    """Before the libraries are there nothing asks for one; only the shortcuts come after them."""
    files = [path for path in (OFFICE / "papi_office").glob("*.py") if path.stem != "shortcut"]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names} | {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} - sys.stdlib_module_names == {"papi_office"}


@pytest.mark.parametrize("act", ["migrate", "check", "backup kho.zip"])
def test_store_commands_are_the_programs(act):
    """What the installer asks of the program, the program's command line takes."""
    assert f'"{act.split()[0]}"' in (OFFICE / "papi_office" / "stores.py").read_text(encoding="utf-8")
    assert callable(_parser().parse_args(["store", *act.split()]).run)


@pytest.fixture
def python_zip(tmp_path):
    """A ZIP named and made as python.org's embeddable package is."""
    path = tmp_path / "python-3.13.9-embed-amd64.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("python.exe", "#!/bin/sh\nexit 0\n")
        archive.writestr("python313._pth", "python313.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n")
    return path


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project to pack, with what must not be handed on; the libraries are fetched from nowhere, and what was asked is returned."""
    folder, asked = tmp_path / "nguồn", []
    folder.mkdir()
    for part in PARTS:
        source = folder / part
        if (ROOT / part).is_dir():
            source.mkdir(parents=True)
        else:
            source.write_text("", encoding="utf-8")
    for name in ("data/store.sqlite", "data/store.sqlite-wal", ".streamlit/secrets.toml", "pages/page.py", "papi_metrics/__pycache__/a.pyc"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    (folder / "pyproject.toml").write_text('version = "1.2.0"\n', encoding="utf-8")
    (folder / "docs" / "install.md").write_text("# Cài đặt\n\n1. **Mở**\n\n## For whoever\n", encoding="utf-8")
    (folder / "data" / "office").mkdir()
    for name in ("CAI-DAT.cmd", "GO-CAI-DAT.cmd"):
        (folder / "data" / "office" / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(packing, "PROJECT", folder)
    monkeypatch.setattr(packing, "_run", lambda name, command: asked.append((name, command)))
    return asked


def test_folder_holds_the_program_and_nobodys_data(tmp_path, project, python_zip):
    """The project, Windows' Python and the guide go along; a store, a secret, compiled files do not."""
    folder = pack(Order(system="windows", python="3.13", python_zip=python_zip), tmp_path / "out")
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"papi/pages/page.py", "python/python.exe", "CAI-DAT.cmd", "GO-CAI-DAT.cmd", "HUONG-DAN.txt"} <= names
    assert (project != [], [name for name in names if "sqlite" in name or "secrets" in name or "pyc" in name]) == (True, [])
    assert (folder / "HUONG-DAN.txt").read_bytes() == "\ufeff# Cài đặt\r\n\r\n1. Mở\r\n".encode()


def test_python_that_goes_along_searches_its_own_folder_alone(tmp_path, python_zip):
    """Program and libraries are found beside Python, whatever else is on the machine."""
    packing.unpack_python(python_zip, tmp_path / "python")
    lines = (tmp_path / "python" / "python313._pth").read_bytes().decode().split("\r\n")
    assert lines == ["python313.zip", ".", "..\\site-packages", "..\\papi", "..\\papi\\data\\office", ""]


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_wheels_are_those_of_the_other_system(tmp_path, monkeypatch, system):
    """What is asked of uv is answered with the other system's markers; pip fetches exactly its list, wheels alone."""
    asked = {}
    monkeypatch.setattr(packing, "_run", lambda name, command: asked.update({name: command}))
    packing.fetch_wheels(Order(system=system, python="3.13"), tmp_path / "wheels")
    uv, pip = asked["uv"], asked["pip"]
    assert (uv[uv.index("--python-platform") + 1].split("-")[1][:4], Path(uv[-1]).exists()) == ({"windows": "pc", "linux": "many"}[system], True)
    assert ({"--no-deps", "--only-binary"} <= set(pip), str(tmp_path / "wheels" / "goi.txt") in pip, pip[-1]) == (True, True, "pip")


@pytest.mark.parametrize("name", [None, "python-3.12.9-embed-amd64.zip", "python-3.13.9-amd64.exe"], ids=["none", "another version", "an installer"])
def test_folder_for_windows_needs_its_python(tmp_path, python_zip, name):
    """Without python.org's package of that version nothing is made, and the sentence names the file."""
    given = python_zip.rename(tmp_path / name) if name else None
    with pytest.raises(OfficeError, match=r"python-3\.13\.x-embed-amd64\.zip"):
        pack(Order(system="windows", python="3.13", python_zip=given), tmp_path / "out")


def test_python_that_came_along_is_installed_with_the_program(tmp_path, monkeypatch):
    """On Windows the program gets the folder's Python, and its libraries where Streamlit looks for what is installed."""
    folder = bundle_in(tmp_path / "gói", system="windows")
    (folder / "python").mkdir()
    (folder / "python" / "python.exe").write_text("", encoding="utf-8")
    asked = []
    monkeypatch.setattr(versions, "run", lambda program, *arguments, **_: asked.append((program.interpreter, arguments)) or (0, ""))
    program = versions.make_program(read_bundle(folder), places_of({"LOCALAPPDATA": str(tmp_path / "Local")}, windows=True), log=tmp_path / "log")
    ((interpreter, arguments),) = asked
    assert interpreter == program.folder / "python" / "python.exe"
    assert arguments[arguments.index("--target") + 1] == str(program.folder / "site-packages")


def test_full_disk_is_told_before_anything_is_made(tmp_path, monkeypatch):
    """Who has no room is told how much is needed, before anything is written."""
    bundle = read_bundle(bundle_in(tmp_path / "gói"))
    monkeypatch.setattr("papi_office.bundle.shutil.disk_usage", lambda _: SimpleNamespace(free=1024**2))
    with pytest.raises(OfficeError, match="Ổ đĩa chỉ còn 1 MB"):
        check_room(bundle, program=tmp_path / "chưa" / "có", store=tmp_path / "store.sqlite")


def test_surroundings_lead_no_python_astray(monkeypatch):
    """What a person has set for other Pythons, pips or dashboards does not reach this one."""
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_INDEX_URL", "STREAMLIT_SERVER_PORT", "PAPI_STORE"):
        monkeypatch.setenv(name, "x")
    kept = running.surroundings(PAPI_EXAMPLE="no")
    assert {name: value for name, value in kept.items() if name.startswith(("PYTHON", "PIP", "STREAMLIT", "PAPI_"))} == {"PIP_CONFIG_FILE": "/dev/null", "PAPI_EXAMPLE": "no"}


@pytest.mark.parametrize(
    ("environment", "windows", "data", "program"),
    [
        ({"LOCALAPPDATA": "/L"}, True, "/L/PAPI", "/L/Programs/PAPI"),
        ({"HOME": "/h"}, False, "/h/.local/share/papi", "/h/.local/lib/papi"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/x"}, False, "/x/papi", "/h/.local/lib/papi"),
    ],
    ids=["Windows", "Linux", "Linux with a place of one's own"],
)
def test_data_lie_apart_from_the_program(environment, windows, data, program):
    """The data lie in no folder that an upgrade or a removal takes away."""
    places = places_of(environment, windows=windows)
    assert (places.data.as_posix(), places.program.as_posix(), places.data.is_relative_to(places.program)) == (data, program, False)


def test_menu_entry_quotes_the_program():
    """The menu's command line keeps blanks, quotes, `$` and `%` of a folder."""
    line = next(line for line in desktop_text(Program(folder=Path('/h/a b"$%/v'))).splitlines() if line.startswith("Exec="))
    assert line == 'Exec="/h/a b\\\\"\\\\$%%/v/python/bin/python" -X utf8 -m papi_office start'
