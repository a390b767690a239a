"""How often an address may sign in, upload or open a session: moving windows of each client and of all together."""

from __future__ import annotations

import ipaddress
import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import Scope

from pages.shared.serving.addresses import SIGN_IN, STREAM, UPLOAD
from pages.shared.settings import Settings

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_NETWORK_OF_A_HOUSE = 64


class Rates:
    """The limits of one process; what is remembered is bounded by the rates of all together."""

    def __init__(self, settings: Settings) -> None:
        """Set up the windows the settings name."""
        self._windows = MovingWindowRateLimiter(MemoryStorage())
        self._limits = {
            "sign-in": (parse(settings.sign_in_rate), parse(settings.sign_in_rate_all)),
            "upload": (parse(settings.upload_rate), parse(settings.upload_rate_all)),
            "session": (parse(settings.session_rate), parse(settings.session_rate_all)),
        }

    def wait_of(self, scope: Scope, route: str, address: str) -> int | None:
        """Count a request; return the seconds to wait where it came too soon, None where it may go on."""
        act = _act(scope, route)
        if act is None:
            return None
        each, everyone = self._limits[act]
        # All together are looked at first and counted last: a client that is refused takes nobody's place,
        # and an address is remembered only while there is room for all.
        if not self._windows.test(everyone, act):
            return self._wait(everyone, act)
        network = network_of(address)
        if not self._windows.hit(each, act, network):
            return self._wait(each, act, network)
        self._windows.hit(everyone, act)
        return None

    def _wait(self, limit: RateLimitItem, *keys: str) -> int:
        reset = self._windows.get_window_stats(limit, *keys).reset_time
        return max(1, math.ceil(reset - time.time()))


def network_of(address: str) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 network that one house has of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and not parsed.is_loopback:
        return str(ipaddress.ip_network((parsed, _NETWORK_OF_A_HOUSE), strict=False))
    return address


def _act(scope: Scope, route: str) -> str | None:
    if scope["type"] == "websocket":
        return "session" if route == STREAM else None
    if route in SIGN_IN:
        return "sign-in"
    return "upload" if route == UPLOAD and scope["method"] not in _READING else None
