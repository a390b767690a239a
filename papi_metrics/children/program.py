"""What runs in a child process: it imports a module of jobs, says so, and answers one request after another.

`python -m papi_metrics.children.program MODULE ROOM SECONDS`; requests come on the standard input, answers leave on
the standard output. MODULE has `JOBS`: the name of a job → a function of the request's body and options that returns
the answer as a frame.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, BinaryIO

import psutil

from papi_metrics.children.frames import Frame, read_frame, write_frame
from papi_metrics.errors import PapiError
from papi_metrics.language import speaking

Job = Callable[[bytes, Mapping[str, Any]], Frame]

_LARGEST = 1 << 30
_STEPS_TOLD = 3
_REQUESTS_A_FULL_LOOK = 64


def main(arguments: list[str]) -> None:
    """Answer requests until the parent ends."""
    module, room, seconds = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer.
    requests, answers = _own_streams()
    jobs: Mapping[str, Job] = importlib.import_module(module).JOBS
    sys.excepthook = _teller(answers)
    coming = _listen(requests)
    _bound_memory(int(room))
    gc.freeze()
    write_frame(answers, Frame({"ready": os.getpid()}))
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a null device, not a path
        for count, request in enumerate(coming, 1):
            # Ends the process even while a native reader holds the interpreter and nobody is left to end it.
            faulthandler.dump_traceback_later(float(seconds), exit=True, file=nowhere)
            write_frame(answers, _answer(jobs, request))
            faulthandler.cancel_dump_traceback_later()
            # What a request leaves is young; looking through all that is kept each time would cost a third of the reading.
            gc.collect(0 if count % _REQUESTS_A_FULL_LOOK else 2)


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes for the frames alone: whatever a library prints or reads goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, answers


def _listen(stream: BinaryIO) -> Iterator[Frame]:
    """Yield requests as they come.

    A thread of its own reads them, so that the parent's end is noticed while a file is being read.
    """
    frames: queue.SimpleQueue[Frame] = queue.SimpleQueue()

    def receive() -> None:
        while frame := read_frame(stream, head=_LARGEST, body=_LARGEST):
            frames.put(frame)
        os._exit(0)

    threading.Thread(target=receive, daemon=True).start()
    return iter(frames.get, None)


def _answer(jobs: Mapping[str, Job], request: Frame) -> Frame:
    try:
        return jobs[request.head["job"]](request.body, request.head["options"])
    except PapiError as error:
        with speaking(request.head["language"]):
            return Frame({"refused": str(error)})
    except MemoryError:
        return Frame({"failed": "memory"})


def _teller(answers: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return a hook that tells the parent where an error nobody foresaw arose, but not its words: they may quote the file."""

    def tell(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        steps = traceback.extract_tb(trace)[-_STEPS_TOLD:]
        places = [f"{os.path.basename(step.filename)}:{step.lineno} {step.name}" for step in steps]  # noqa: PTH119 - a name for the log
        write_frame(answers, Frame({"failed": "broke", "trace": f"{kind.__name__}: {' < '.join(reversed(places))}"}))

    return tell


def _bound_memory(room: int) -> None:
    """Let the address space grow by so much and no further, where the system knows such a limit."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - only some systems have it

    most = psutil.Process().memory_info().vms + room
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
