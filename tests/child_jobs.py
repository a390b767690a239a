"""Jobs that no child of the dashboard has: they answer, print, hang, hoard, break and lie, for the tests of the caps."""

from __future__ import annotations

import os
import re
import sys
import warnings

import psutil

from papi_metrics.children import Frame
from papi_metrics.errors import UnreadableError


def _print(data, _options):
    sys.stdout.write("0" * 100_000)
    os.write(1, b"garbage")
    warnings.warn("garbage", stacklevel=1)
    sys.stdout.flush()
    return Frame({"read": sys.stdin.read()}, data)


def _hang(_data, _options):
    while True:
        pass


def _hold(_data, _options):
    """Work without end in native code that lets no other thread run."""
    re.match("(a+)+$", "a" * 60 + "b")


def _hoard(_data, options):
    held = []
    while True:
        held.append(bytearray(options["step"]))


def _fail(data, _options):
    return Frame({"first": data[0]})


def _refuse(_data, _options):
    raise UnreadableError("Tệp này không đọc.")


def _speak(data, _options):
    """Write to the pipe of the answers what is no answer."""
    for number in range(3, 20):
        try:
            os.write(number, data)
        except OSError:
            continue
    os._exit(0)


JOBS = {
    "echo": lambda data, options: Frame({"options": options, "pid": os.getpid()}, data),
    "surroundings": lambda _data, _options: Frame({"names": sorted(os.environ)}),
    "print": _print,
    "hang": _hang,
    "hold": _hold,
    "hoard": _hoard,
    "fail": _fail,
    "refuse": _refuse,
    "abort": lambda _data, _options: os.abort(),
    "leave": lambda _data, _options: os._exit(3),
    "speak": _speak,
    "ended": lambda _data, _options: psutil.Process().kill(),
}
