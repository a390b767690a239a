"""`python -m papi_office.shortcut FOLDER`: the shortcuts of Windows to an installed program; run by the program's own Python.

IShellLinkW takes every letter of a path, which WScript.Shell of PowerShell does not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import comtypes
from comtypes.persist import IPersistFile
from comtypes.shelllink import IShellLinkW, ShellLink
from PIL import Image
from platformdirs import PlatformDirs


def main(folder: Path) -> None:
    """Make «PAPI» on the desktop and in the start menu, and «Gỡ PAPI» there; print their paths."""
    icon = folder / "papi.ico"
    with Image.open(folder / "papi" / "pages" / "shared" / "icon.png") as picture:
        picture.save(icon)
    person = PlatformDirs()
    menu = Path(person.user_applications_dir)
    links = {
        person.user_desktop_path / "PAPI.lnk": ("start", "Mở PAPI"),
        menu / "PAPI.lnk": ("start", "Mở PAPI"),
        menu / "Gỡ PAPI.lnk": ("uninstall --wait", "Gỡ chương trình PAPI, giữ lại số liệu"),
    }
    for path, (act, told) in links.items():
        _link(path, folder=folder, icon=icon, act=act, told=told)
    print(json.dumps([str(path) for path in links]))


def _link(path: Path, *, folder: Path, icon: Path, act: str, told: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    link = comtypes.CoCreateInstance(ShellLink._reg_clsid_, interface=IShellLinkW)
    link.SetPath(str(folder / "python" / "python.exe"))
    link.SetArguments(f"-X utf8 -m papi_office {act}")
    # Not the program's own folder: it could not be taken away while it is in use.
    link.SetWorkingDirectory(str(Path.home()))
    link.SetDescription(told)
    link.SetIconLocation(str(icon), 0)
    link.QueryInterface(IPersistFile).Save(str(path), True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
