"""Who sends a request: headers of the reverse proxy are believed by its secret or taken out, the client's address is worked out."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Scope

from papi_metrics.sign_in import LONGEST_ACCOUNT

USER = b"x-papi-user"
NAME = b"x-papi-name"
SECRET = b"x-papi-proxy-secret"
_OURS = frozenset({USER, NAME, SECRET})
_FORWARDED = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-real-ip"})
_LONGEST_NAME = 200
_PLACE = "papi.arrival"
UNKNOWN = "unknown"

Pair = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What is known of a request before any page sees it.

    `address` is the client's, `peer` the socket's; `is_trusted` tells that the proxy's secret was right, `is_forwarded`
    that a header speaks of a proxy, `is_over_tls` that the trusted proxy was reached over TLS.
    """

    address: str
    peer: str
    is_trusted: bool
    is_forwarded: bool
    is_over_tls: bool

    @property
    def is_local(self) -> bool:
        """Whether this machine itself asks, without a proxy in between."""
        return not self.is_forwarded and is_loopback(self.peer)


def arrived(scope: Scope, *, secret: str) -> Scope:
    """Return the request with its `Arrival` and without any header that only the proxy may set and did not.

    The secret itself goes no further. A header that comes twice, or with an underscore, is nobody's.
    """
    pairs: list[Pair] = list(scope["headers"])
    ours = [pair for pair in pairs if _is_ours(pair[0])]
    plain = [pair for pair in pairs if not _is_ours(pair[0])] if ours else pairs
    forwarded = {name.lower() for name, _ in plain} & _FORWARDED
    peer = _peer(scope, is_forwarded=b"x-forwarded-for" in forwarded)
    is_trusted = _is_secret(ours, secret)
    given = Headers(raw=plain) if is_trusted else Headers(raw=[])
    arrival = Arrival(
        address=_forwarded_for(given.getlist("x-forwarded-for")) or peer,
        peer=peer,
        is_trusted=is_trusted,
        is_forwarded=bool(forwarded),
        is_over_tls=given.getlist("x-forwarded-proto") == ["https"],
    )
    kept = [*plain, *(_identity(ours) if is_trusted else ())]
    return {**scope, "headers": kept, "client": (arrival.address, 0), _PLACE: arrival}


def arrival_of(scope: Scope) -> Arrival:
    """Return what is known of a request that came through `arrived`."""
    arrival: Arrival = scope[_PLACE]
    return arrival


def is_loopback(host: str) -> bool:
    """Tell whether an address or name is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_ours(name: bytes) -> bool:
    return name.lower().replace(b"_", b"-") in _OURS


def _is_secret(ours: list[Pair], secret: str) -> bool:
    values = [value for name, value in ours if name.lower() == SECRET]
    return bool(secret) and len(values) == 1 and hmac.compare_digest(values[0], secret.encode())


def _identity(ours: list[Pair]) -> list[Pair]:
    """Return the identity the proxy vouches for: one user of a sane length and at most one name, or none at all."""
    users = [value.strip() for name, value in ours if name.lower() == USER]
    names = [value.strip() for name, value in ours if name.lower() == NAME]
    if len(users) != 1 or not 0 < len(users[0]) <= LONGEST_ACCOUNT or len(names) > 1:
        return []
    return [(USER, users[0]), *((NAME, name[:_LONGEST_NAME]) for name in names if name)]


def _peer(scope: Scope, *, is_forwarded: bool) -> str:
    """Return the socket's peer; uvicorn puts what a local proxy forwards in its place, with port 0."""
    host, port = scope.get("client") or (UNKNOWN, 0)
    return "127.0.0.1" if is_forwarded and port == 0 else str(host)


def _forwarded_for(values: list[str]) -> str | None:
    """Return the address that the proxy itself saw: the last one of its list."""
    last = values[-1].rsplit(",", 1)[-1].strip() if values else ""
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return None
