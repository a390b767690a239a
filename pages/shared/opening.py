"""The store as the program itself sees it; pages see it through `view.open_store`, as who is signed in."""

from __future__ import annotations

import os
from functools import lru_cache

from pages.shared.settings import current_settings
from papi_metrics.example import accept_example
from papi_metrics.store import Store, store_address


def system_store() -> Store:
    """Return the store that PAPI_STORE names, with all rights: for signing people in, never for what a page shows or stores.

    A store without versions starts with the example, unless PAPI_EXAMPLE is "no"; one without an administrator gets the configured one.
    """
    return _opened(store_address())


@lru_cache(maxsize=8)
def _opened(url: str) -> Store:
    store = Store(url)
    if os.environ.get("PAPI_EXAMPLE") != "no":
        accept_example(store)
    settings = current_settings()
    if settings.first_admin and not settings.is_one_machine:
        store.appoint_first(settings.first_admin)
    return store
