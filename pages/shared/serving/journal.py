"""The log: one JSON line an event on standard error, without names, addresses, file names or what people typed."""

from __future__ import annotations

import hashlib
import logging
import secrets
import sys
import traceback
from types import TracebackType
from typing import Any

import streamlit.logger
from pythonjsonlogger.json import JsonFormatter

from pages.shared.settings import Settings

LOG = logging.getLogger("papi")
_SALT = secrets.token_bytes(16)
_SHORT = 12
_FORMAT = "%(levelname)s %(name)s %(message)s"
_NAMES = {"levelname": "level", "name": "logger", "message": "event"}


class Formatter(JsonFormatter):
    """Writes a record as one line of JSON: our own with its fields, others' only with the sentence they wrote beforehand.

    What libraries put into their sentences (addresses, paths, values) and what errors say of values stays out; an error is
    told by its kind and the places it passed.
    """

    def __init__(self) -> None:
        """Name the fields."""
        super().__init__(_FORMAT, rename_fields=_NAMES, timestamp=True, json_ensure_ascii=False)

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as one line."""
        plain = logging.makeLogRecord(record.__dict__)
        if not _is_own(record):
            plain.msg = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
            plain.args = ()
        return super().format(plain)

    def formatException(self, ei: tuple[Any, ...]) -> str:  # noqa: N802 - the library's name
        """Return an error's kind and places, never its words."""
        kind, _error, steps = ei
        return f"{getattr(kind, '__name__', 'None')} at {_places(steps)}"


def _is_own(record: logging.LogRecord) -> bool:
    return record.name == LOG.name or record.name.startswith(f"{LOG.name}.")


def _places(steps: TracebackType | None) -> str:
    frames = traceback.extract_tb(steps)[-8:] if steps else []
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames)) or "?"


def begin_log(settings: Settings) -> None:
    """Send every line of this process, Streamlit's and the server's too, through one handler in one form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Formatter())
    level = settings.log_level.upper()
    if level == "AUTO":
        level = "WARNING" if settings.is_one_machine else "INFO"
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    LOG.setLevel(level)

    def take_over(logger: logging.Logger) -> None:
        logger.handlers = [handler]

    # Streamlit gives each of its loggers, the server's among them, a handler when a module first needs it; there is no option.
    streamlit.logger.setup_formatter = take_over
    streamlit.logger.update_formatter()
    streamlit.logger.set_log_level(level)
    # It tells addresses with what stands behind the question mark; each request has a line of our own.
    logging.getLogger("uvicorn.access").disabled = True


def shortened(text: str) -> str:
    """Return a short mark of an address or name that means nothing outside this process's life."""
    return hashlib.blake2b(text.encode(), key=_SALT, digest_size=_SHORT // 2).hexdigest()
