"""Running an installed program's Python: its commands, and the dashboard until it answers."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from papi_office.errors import OfficeError

FIRST_PORT, PORTS = 8501, 40
_SECONDS_TO_ANSWER, _SECONDS_TO_END, _SECONDS_BETWEEN = 240, 20, 0.25
# What would lead an installed Python, or pip, elsewhere.
_LEADING_ASTRAY = ("PYTHON", "PIP_", "STREAMLIT_", "PAPI_", "VIRTUAL_ENV")
# A machine's proxy answers for others, never for this machine.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One installed version: its folder holds `papi`, `python` and what Python needs."""

    folder: Path

    @property
    def project(self) -> Path:
        """The program's own files."""
        return self.folder / "papi"

    @property
    def interpreter(self) -> Path:
        """The Python that runs it: the one brought along, else one of a virtual environment."""
        brought = self.folder / "python" / "python.exe"
        return brought if brought.exists() else self.folder / "python" / "bin" / "python"


def surroundings(**settings: str) -> dict[str, str]:
    """Return this process's environment without what leads a Python astray, and with some settings."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_LEADING_ASTRAY)}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, **settings}


def run(program: Program, *arguments: str, log: Path, settings: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run the program's Python to its end; return its exit code and what it said, which is logged too.

    Errors: OfficeError if it cannot be run at all.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the installed Python and words of our own
            [str(program.interpreter), "-X", "utf8", "-B", *arguments], cwd=program.project, env=surroundings(**settings or {}), check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as error:
        raise OfficeError(f"Không chạy được {program.interpreter}: {error}. Phần mềm diệt vi-rút có thể đã chặn.") from error
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{' '.join(arguments)}\n{done.stdout}-> {done.returncode}\n")
    return done.returncode, done.stdout.strip()


def answers(port: int, path: str = "/readyz", *, seconds: float = 5) -> bool:
    """Tell whether a dashboard of this machine answers at a port."""
    try:
        with _DIRECT.open(f"http://127.0.0.1:{port}{path}", timeout=seconds) as answer:
            return bool(answer.status == 200)  # noqa: PLR2004 - OK
    except (OSError, ValueError, urllib.error.URLError):
        return False


def free_port() -> int:
    """Return the first port from 8501 on that nobody listens at.

    Errors: OfficeError if all are taken.
    """
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            # On Windows somebody else's port can be bound a second time unless it is asked for alone.
            if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
                probe.setsockopt(socket.SOL_SOCKET, exclusive, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OfficeError(f"Các cổng {FIRST_PORT}-{FIRST_PORT + PORTS - 1} của máy đều bận. Hãy khởi động lại máy rồi thử lại.")


@contextmanager
def answering(program: Program, *, log: Path, **settings: str) -> Iterator[int]:
    """Run a program's dashboard for the block; yield its port once it answers.

    Errors: OfficeError if it ends or does not answer in time.
    """
    port = free_port()
    command = [str(program.interpreter), "-X", "utf8", "-B", "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", str(port)]
    with log.open("a", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=program.project, env=surroundings(**settings), stdin=subprocess.DEVNULL, stdout=out, stderr=out)  # noqa: S603 - as above
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS_TO_ANSWER
    while time.monotonic() < until and process.poll() is None:
        if answers(port):
            return
        time.sleep(_SECONDS_BETWEEN)
    ended = process.poll() is not None
    raise OfficeError(f"Bản mới {'tự dừng' if ended else 'không trả lời'} khi mở thử.")
