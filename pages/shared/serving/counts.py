"""What this process counts about itself: requests, sessions, uploads, refusals, script runs, whether the store answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

# A registry of our own: the library's shared one would tell of files and threads that are nobody's business here.
REGISTRY = CollectorRegistry()
REQUESTS = Counter("papi_requests", "Requests by route and status", ("route", "status"), registry=REGISTRY)
SECONDS = Histogram("papi_request_seconds", "Duration of requests by route", ("route",), registry=REGISTRY)
SESSIONS = Gauge("papi_sessions", "Browsers connected now", registry=REGISTRY)
UPLOADED = Counter("papi_upload_bytes", "Bytes of uploads that came in", registry=REGISTRY)
REFUSED = Counter("papi_refused", "Requests refused, by reason", ("reason",), registry=REGISTRY)
SCRIPTS = Histogram("papi_script_seconds", "Duration of a page's script", ("page",), registry=REGISTRY)
STORE = Gauge("papi_store_answers", "1 where the store answered the last question in time, else 0", registry=REGISTRY)


@contextmanager
def script_timed(page: str) -> Iterator[None]:
    """Measure the script of a page, however it ends."""
    start = time.perf_counter()
    try:
        yield
    finally:
        SCRIPTS.labels(page).observe(time.perf_counter() - start)
