"""What the web server adds to Streamlit: who may come in and how, Vietnamese documents, headers, uploads kept in bounds, health."""

from __future__ import annotations

import gc
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from pages.shared.opening import system_store
from pages.shared.serving.documents import Documents
from pages.shared.serving.entering import Entry
from pages.shared.serving.guarding import Guard
from pages.shared.serving.health import alive_answer, ready_answer
from pages.shared.serving.journal import LOG, begin_log
from pages.shared.serving.languages import Languages
from pages.shared.serving.metrics import metrics_answer
from pages.shared.serving.provider import Provider
from pages.shared.serving.refusals import failed
from pages.shared.serving.scripts import SERVED, icon_answer, served_answer
from pages.shared.serving.uploads import Uploads
from pages.shared.settings import current_settings
from papi_metrics import isolation
from papi_metrics.store import StoreUnavailableError


@asynccontextmanager
async def ready(_app: object) -> AsyncGenerator[None, None]:
    """Open the store and start the readers before the first visitor comes: whoever is first does not wait for them.

    A store that does not answer yet keeps nobody from starting: each visitor's act tries it anew.
    """
    begin_log(current_settings())
    isolation.warm(current_settings().readers or None)
    try:
        system_store()
    except StoreUnavailableError as error:
        LOG.warning("store does not answer yet", extra={"kind": error.kind})
    spare_collections()
    yield


def spare_collections() -> None:
    """Look for cyclic garbage less often, and never in what the start has loaded.

    Hundreds of sessions hold millions of objects; going through all of them each few reruns took longer than the reruns.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)


# New objects before the youngest are looked at, and how many such looks before the next older ones are.
_COLLECTIONS = (50_000, 20, 50)

# From the outside in: what a layer needs to know, the one before has settled.
MIDDLEWARE: list[Middleware] = [Middleware(layer) for layer in (Entry, Languages, Guard, Uploads, Documents, Provider)]
ROUTES: list[BaseRoute] = [
    *(Route(f"/{name}", served_answer) for name in SERVED),
    Route("/favicon.png", icon_answer),
    Route("/healthz", alive_answer),
    Route("/readyz", ready_answer),
    Route("/metrics", metrics_answer),
]
ERRORS: Mapping[Any, Any] = {500: failed}
