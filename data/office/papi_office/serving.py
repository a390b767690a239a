"""Opening the dashboard: the one that runs is shown, else it is started in this process and shown once it answers."""

from __future__ import annotations

import os
import runpy
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

from papi_office.errors import OfficeError
from papi_office.locking import alone
from papi_office.places import Places
from papi_office.running import answers, free_port

_SECONDS_TO_ANSWER, _SECONDS_BETWEEN = 120, 0.5
_LOG_KEPT = 5 * 1024 * 1024
Tell = Callable[[str], None]


def start(places: Places, *, browser: bool, tell: Tell) -> None:
    """Serve the dashboard until the window is closed; where it runs already, show it and end.

    Errors: OfficeError if the one that runs does not answer.
    """
    with alone(places.lock) as mine:
        if mine:
            _serve(places, browser=browser, tell=tell)
            return
    if not (port := _answering_port(places)):
        raise OfficeError("PAPI đang được cài đặt, hoặc đang chạy mà không trả lời. Hãy đợi vài phút rồi mở lại; nếu vẫn vậy, khởi động lại máy.")
    tell(f"PAPI đang chạy sẵn ở http://127.0.0.1:{port}")
    if browser:
        webbrowser.open(f"http://127.0.0.1:{port}")


def _serve(places: Places, *, browser: bool, tell: Tell) -> None:
    port = free_port()
    places.port.write_text(str(port), encoding="utf-8")
    tell("PAPI đang mở …")
    threading.Thread(target=_show, args=(port, tell), kwargs={"browser": browser}, daemon=True).start()
    project = Path(__file__).parents[3]
    os.chdir(project)
    os.environ["PAPI_STORE"] = places.store_address()
    sys.argv = ["streamlit", "run", str(project / "app.py"), "--server.headless", "true", "--server.port", str(port)]
    try:
        with _log_file(places.log / "papi.log").open("a", encoding="utf-8", buffering=1) as log:
            # The window is for the clerk; what the server says goes to its log.
            sys.stdout = sys.stderr = log
            runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        places.port.unlink(missing_ok=True)


def _show(port: int, tell: Tell, *, browser: bool) -> None:
    """Wait until the dashboard answers, then show it."""
    until = time.monotonic() + _SECONDS_TO_ANSWER
    while not answers(port):
        if time.monotonic() > until:
            tell("PAPI mở lâu hơn thường lệ. Nếu không thấy trang, hãy đóng cửa sổ này rồi mở lại.")
            return
        time.sleep(_SECONDS_BETWEEN)
    tell(f"PAPI đang chạy ở http://127.0.0.1:{port}")
    tell("Để cửa sổ này mở trong khi dùng (có thể thu nhỏ); đóng cửa sổ này là tắt PAPI.")
    if browser:
        webbrowser.open(f"http://127.0.0.1:{port}")


def _log_file(path: Path) -> Path:
    """Return the log's path; one that has grown is set aside as the only older one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _LOG_KEPT:
        path.replace(path.with_suffix(".cu.log"))
    return path


def _answering_port(places: Places) -> int | None:
    """Return the port of the dashboard that runs, None if it does not answer in time."""
    until = time.monotonic() + _SECONDS_TO_ANSWER
    while time.monotonic() < until:
        told = places.port.read_text(encoding="utf-8") if places.port.exists() else ""
        if told.isdigit() and answers(int(told)):
            return int(told)
        if not told:
            return None
        time.sleep(_SECONDS_BETWEEN)
    return None
