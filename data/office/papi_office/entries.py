"""What leads to the program: shortcuts of Windows; on Linux an entry of the menu and a service of the person's own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from papi_office.errors import OfficeError
from papi_office.places import Places
from papi_office.running import Program, run

SERVICE = "papi.service"
_UNIT = """[Unit]
Description=PAPI

[Service]
WorkingDirectory={folder}
ExecStart={python} -X utf8 -m papi_office start --no-browser
Restart=on-failure
RestartSec=5
SyslogIdentifier=papi

[Install]
WantedBy=default.target
"""
_DESKTOP = """[Desktop Entry]
Type=Application
Name=PAPI
Comment=Theo dõi kế hoạch PAPI
Exec={python} -X utf8 -m papi_office start
Path={folder}
Icon={icon}
Terminal=true
Categories=Office;
"""
_FOR_UNITS = str.maketrans({"\\": "\\\\", '"': '\\"', "%": "%%", "$": "$$"})
_FOR_MENUS = str.maketrans({"\\": "\\" * 4, '"': '\\\\"', "$": "\\\\$", "`": "\\\\`", "%": "%%"})


def make_entries(program: Program, places: Places, *, log: Path) -> tuple[str, ...]:
    """Make or renew what leads to the program; return the paths of what was made.

    Errors: OfficeError if Windows takes no shortcut.
    """
    if os.name == "nt":
        return _shortcuts(program, log)
    made = {_unit_file(): unit_text(program), _desktop_file(places): desktop_text(program)}
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(map(str, made))


def _shortcuts(program: Program, log: Path) -> tuple[str, ...]:
    code, told = run(program, "-m", "papi_office.shortcut", str(program.folder), log=log)
    if code:
        raise OfficeError(f"Chương trình đã cài nhưng không tạo được biểu tượng. Chi tiết: {log}.")
    return tuple(json.loads(told.splitlines()[-1]))


def unit_text(program: Program) -> str:
    """Return the unit of the service; systemd reads quotes, `%` and `$` in its own way."""
    return _UNIT.format(folder=str(program.project).replace("%", "%%"), python=_quoted(program.interpreter, _FOR_UNITS))


def desktop_text(program: Program) -> str:
    """Return the entry of the menu; its command line is unescaped twice, as a value and as a command."""
    icon = program.project / "pages" / "shared" / "icon.png"
    return _DESKTOP.format(python=_quoted(program.interpreter, _FOR_MENUS), folder=program.project, icon=icon)


def _quoted(path: Path, swaps: dict[int, str]) -> str:
    return f'"{str(path).translate(swaps)}"'


def remove_entries(paths: Iterable[str]) -> None:
    """Remove what was made, as far as it is still there."""
    for path in paths:
        Path(path).unlink(missing_ok=True)


def _unit_file() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user" / SERVICE


def _desktop_file(places: Places) -> Path:
    return places.data.parent / "applications" / "papi.desktop"


def stop_service() -> bool:
    """Stop the person's service if it runs; tell whether it did."""
    return _systemctl("is-active", "--quiet", SERVICE) and _systemctl("stop", SERVICE)


def start_service() -> None:
    """Start the service now and at each sign-in, where systemd looks after the person's services."""
    if _unit_file().exists():
        _systemctl("daemon-reload")
        _systemctl("enable", "--now", SERVICE)


def drop_service() -> None:
    """Let systemd forget the service."""
    if _unit_file().exists():
        _systemctl("disable", "--now", SERVICE)


def _systemctl(*arguments: str) -> bool:
    if os.name == "nt" or not (found := shutil.which("systemctl")):
        return False
    return subprocess.run([found, "--user", *arguments], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0  # noqa: S603 - a fixed program
