"""Which Streamlit sessions of this process may upload: the frame admits and dismisses, the upload gate asks."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

# More than a process can hold sessions; whoever was admitted longest ago goes first.
MOST_KEPT = 20_000
# A browser that lost its connection may come back to its session without the script running anew.
_KEPT_SECONDS = 600.0


@dataclass(slots=True)
class _Register:
    """Session ids with the moment each was last admitted, oldest first."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    seen: OrderedDict[str, tuple[float, str]] = field(default_factory=OrderedDict)

    def put(self, session_id: str, account: str) -> None:
        with self.lock:
            self.seen[session_id] = (time.monotonic(), account)
            self.seen.move_to_end(session_id)
            self._forget()

    def _forget(self) -> None:
        """Drop what ended: the oldest entries whose session is no longer there, and any above the bound."""
        limit = time.monotonic() - _KEPT_SECONDS
        while self.seen:
            oldest, (moment, account) = next(iter(self.seen.items()))
            if len(self.seen) <= MOST_KEPT and moment > limit:
                return
            del self.seen[oldest]
            if len(self.seen) < MOST_KEPT and _is_there(oldest):
                self.seen[oldest] = (time.monotonic(), account)


_REGISTER = _Register()


def admit(session_id: str, account: str) -> None:
    """Let a session upload, on behalf of an account."""
    _REGISTER.put(session_id, account)


def dismiss(session_id: str) -> None:
    """Take a session's leave to upload away; one that never had it is no error."""
    with _REGISTER.lock:
        _REGISTER.seen.pop(session_id, None)


def is_admitted(session_id: str) -> bool:
    """Tell whether a session was admitted and is still connected."""
    return session_id in _REGISTER.seen and _is_there(session_id)


def this_session() -> str:
    """Return the id of the session whose script asks; empty outside of any."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""


def _is_there(session_id: str) -> bool:
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)
