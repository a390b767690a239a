"""One child process as its parent sees it: started, asked, watched, ended."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, cast

import psutil

from papi_metrics.children.frames import Frame, read_frame, write_frame
from papi_metrics.children.limits import Limits

Reason = Literal["slow", "memory", "broke", "ended", "busy"]
"""`ended` is the child that someone else ended, as a person or a machine short of memory does: no fault of what was asked."""

PROGRAM = "papi_metrics.children.program"
_ROOT = str(Path(__file__).parents[2])
_LOOK_SECONDS = 0.05
_LAST_SECONDS = 1
_LONGEST_TRACE = 500
# What a process leaves behind that was ended from outside: SIGKILL and SIGTERM; on Windows what its ending programs say.
_ENDED = {1, 15} if os.name == "nt" else {-9, -15}
# All that a child is given of the parent's surroundings: what Python needs to start. Secrets stay here.
_KEPT = {
    "PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "TMPDIR", "HOME", "USERPROFILE", "LANG", "LC_ALL", "TZ",
    "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
}  # fmt: skip
_ADDED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a request has no answer; `trace` is where the child's own code gave up, if it could tell."""

    reason: Reason
    seconds: float
    memory: int = 0
    exit_code: int | None = None
    trace: str = ""


class Child:
    """A process that imports a module of jobs, says that it is ready, and answers one request after another.

    Use it from one thread at a time.
    """

    def __init__(self, jobs: str, limits: Limits, *, path: str = "") -> None:
        """Start the process; `jobs` is the module to import, `path` a folder to find it in."""
        self._limits = limits
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter and names of the program's own
            [sys.executable, "-X", "utf8", "-m", PROGRAM, jobs, str(limits.room), str(limits.seconds_alone)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(path),
            cwd=_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # The process that works may be one below the one that was started: a virtual environment does so on Windows.
        self.pid = self._process.pid
        self.requests = 0
        self.memory = 0

    @property
    def is_alive(self) -> bool:
        """True until the process has ended."""
        return self._process.poll() is None

    def wait_until_ready(self) -> bool:
        """Return True once the child has imported what it needs, False if it ended instead."""
        frame = read_frame(cast("BinaryIO", self._process.stdout), head=1000, body=0)
        if frame is None or not isinstance(frame.head.get("ready"), int):
            self.end()
            return False
        self.pid = frame.head["ready"]
        return True

    def ask(self, request: Frame, *, seconds: float) -> Frame | Failure:
        """Send a request and return the answer; end the child and return why if there is none within the caps."""
        began, self.requests = time.monotonic(), self.requests + 1
        answers: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        threading.Thread(target=self._exchange, args=(request, answers), daemon=True).start()
        while True:
            try:
                answer = answers.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                passed, self.memory = time.monotonic() - began, self._look()
                if self.memory <= self._limits.memory and passed <= seconds:
                    continue
                self.end()
                return Failure(reason="slow" if passed > seconds else "memory", seconds=passed, memory=self.memory)
            return self._judged(answer, Failure(reason="broke", seconds=time.monotonic() - began, memory=self.memory))

    def end(self) -> None:
        """End the process, whatever it does, and let its pipes go."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                cast("BinaryIO", stream).close()
            except OSError:
                # What the child never took is given up with it.
                continue

    def _exchange(self, request: Frame, answers: queue.SimpleQueue[Frame | None]) -> None:
        """Write a request and read its answer; both wait for the child, so they run beside the watch."""
        streams = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        try:
            write_frame(streams[0], request)
            answers.put(read_frame(streams[1], head=self._limits.head, body=self._limits.body))
        except (OSError, ValueError):
            # The child has ended, or was ended and its pipes closed.
            answers.put(None)

    def _judged(self, answer: Frame | None, failure: Failure) -> Frame | Failure:
        """Return an answer as it is; in place of one that is none, end the child and say what became of it."""
        if answer is not None and "failed" not in answer.head:
            return answer
        code = self._last_code()
        self.end()
        told = answer.head if answer else {}
        reason: Reason = "memory" if told.get("failed") == "memory" else "ended" if not answer and code in _ENDED else "broke"
        trace = str(told.get("trace", ""))[:_LONGEST_TRACE]
        return replace(failure, reason=reason, exit_code=self._process.returncode, trace=trace)

    def _last_code(self) -> int | None:
        """Return the exit code of a child that ends by itself within a moment, else None."""
        try:
            return self._process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            return None

    def _look(self) -> int:
        """Return the bytes the process holds now: what is resident, or what is its own where the system swaps that away."""
        try:
            found = psutil.Process(self.pid).memory_info()
        except psutil.Error:
            return 0
        return max(found.rss, getattr(found, "private", 0))


def _surroundings(path: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    return kept | _ADDED | ({"PYTHONPATH": path} if path else {})
