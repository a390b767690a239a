"""Frames on a pipe: the lengths of head and body, a head of JSON, a body of bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO, NamedTuple

_LENGTHS = struct.Struct(">QQ")


class Frame(NamedTuple):
    """One message: what is asked or answered, and the bytes that go with it."""

    head: Mapping[str, Any]
    body: bytes = b""


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame and send it off.

    Errors: OSError if the other side has ended.
    """
    # Vietnamese letters as they are take a third of what their numbers would; a name may hold half a letter.
    head = json.dumps(frame.head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(head), len(frame.body)) + head)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO, *, head: int, body: int) -> Frame | None:
    """Read a frame of at most these lengths; None at the end of the stream, or if what comes is no such frame.

    What comes may be written by a process that is no longer itself: nothing of it is run, and no more is kept
    than was agreed.
    """
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > head or body_length > body:
        return None
    try:
        value = json.loads(stream.read(head_length))
    except (ValueError, RecursionError):
        return None
    content = stream.read(body_length)
    return Frame(value, content) if isinstance(value, dict) and len(content) == body_length else None
