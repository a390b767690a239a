"""A pool of warm children: a request goes to a free one, and one that has ended is replaced before it is missed."""

from __future__ import annotations

import atexit
import queue
import threading
import time
from dataclasses import replace
from typing import cast

from papi_metrics.children.child import Child, Failure
from papi_metrics.children.frames import Frame
from papi_metrics.children.limits import LIMITS, Limits, usual_size
from papi_metrics.language import spoken

_LOOK_SECONDS = 0.5


class Pool:
    """Children that serve requests from any number of threads.

    Nothing is started before `warm` or the first request. A child is replaced after a failure, after so many
    requests, and when it has grown.
    """

    def __init__(self, jobs: str, *, path: str = "", size: int | None = None, limits: Limits = LIMITS) -> None:
        """Name the module of jobs that the children import, `path` a folder to find it in beside the package's own."""
        self._jobs, self._path, self._limits = jobs, path, limits
        self._size = size or usual_size()
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._closed = False
        atexit.register(self.close)

    def warm(self, size: int | None = None) -> None:
        """Start the children that are missing, of `size` in all from now on; they become ready in the background."""
        with self._lock:
            self._size = size or self._size
            missing = 0 if self._closed else self._size - len(self._children)
            started = [Child(self._jobs, self._limits, path=self._path) for _ in range(missing)]
            self._children.update(started)
        for child in started:
            threading.Thread(target=self._receive, args=(child,), daemon=True).start()

    def run(self, job: str, body: bytes, **options: object) -> Frame | Failure:
        """Have a free child do a job; return its answer, or why there is none."""
        began = time.monotonic()
        child = self._take(began + self._limits.seconds_in_all)
        if child is None:
            return Failure(reason="busy", seconds=time.monotonic() - began)
        working = self._limits.seconds_working
        given = min(working, began + self._limits.seconds_in_all - time.monotonic())
        try:
            answer = child.ask(Frame({"job": job, "options": options, "language": spoken()}, body), seconds=given)
        finally:
            self._give_back(child)
        late = isinstance(answer, Failure) and answer.reason == "slow" and given < working
        return replace(cast("Failure", answer), reason="busy") if late else answer

    def close(self) -> None:
        """End every child, at work or not; the pool serves no longer."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, set()
        for child in children:
            child.end()

    def pids(self) -> list[int]:
        """Return the numbers of the processes that are alive, for whoever watches the machine."""
        with self._lock:
            return [child.pid for child in self._children if child.is_alive]

    def _receive(self, child: Child) -> None:
        """Wait for a child that was started and put it among the free ones."""
        if child.wait_until_ready():
            self._idle.put(child)
        else:
            self._drop(child)

    def _take(self, until: float) -> Child | None:
        """Return a free child as soon as there is one, None if there is none in time."""
        while (left := until - time.monotonic()) > 0 and not self._closed:
            self.warm()
            try:
                child = self._idle.get(timeout=min(left, _LOOK_SECONDS))
            except queue.Empty:
                continue
            if child.is_alive:
                return child
            self._drop(child)
        return None

    def _give_back(self, child: Child) -> None:
        grown = child.memory > self._limits.memory // 2
        if child.is_alive and not grown and child.requests < self._limits.requests_per_child:
            self._idle.put(child)
            return
        self._drop(child)
        self.warm()

    def _drop(self, child: Child) -> None:
        with self._lock:
            self._children.discard(child)
        child.end()
