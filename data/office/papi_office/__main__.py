"""`python -m papi_office install FOLDER | start | uninstall`: what the double-clicked files and the icons call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from papi_office.errors import OfficeError
from papi_office.installing import install
from papi_office.places import places_of
from papi_office.removing import uninstall
from papi_office.serving import start

DONE, REFUSED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one act; return 0 when it is done, 1 when it was refused and said why."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    code = DONE
    try:
        places = places_of(os.environ, windows=os.name == "nt")
        if options.act == "install":
            install(options.folder.resolve(), places, tell=_tell)
        elif options.act == "uninstall":
            uninstall(places, tell=_tell)
        else:
            start(places, browser=options.browser, tell=_tell)
    except OfficeError as error:
        _tell(f"\n{error}")
        code = REFUSED
    if options.wait or (code and options.act == "start"):
        _wait()
    return code


def _tell(text: str) -> None:
    """Say something in the window, whatever the server's own output has been led to."""
    print(text, file=sys.__stdout__, flush=True)


def _wait() -> None:
    """Keep a window that closes with its program open until what it says was read."""
    if sys.stdin and sys.stdin.isatty():
        _tell("\nNhấn Enter để đóng cửa sổ này.")
        sys.stdin.readline()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi_office", description="Cài đặt, mở và gỡ PAPI trên một máy.")
    acts = parser.add_subparsers(required=True, metavar="VIỆC", dest="act")
    installing = acts.add_parser("install", help="cài đặt hoặc nâng cấp từ một thư mục")
    installing.add_argument("folder", type=Path)
    starting = acts.add_parser("start", help="mở PAPI")
    starting.add_argument("--no-browser", dest="browser", action="store_false", help="không mở trình duyệt")
    removing = acts.add_parser("uninstall", help="gỡ chương trình, giữ lại số liệu")
    for act in (installing, starting, removing):
        act.add_argument("--wait", action="store_true", help="đợi nhấn Enter trước khi kết thúc")
    return parser


if __name__ == "__main__":
    sys.exit(main())
