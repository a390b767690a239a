"""Where the store is: the address that PAPI_STORE names, else an SQLite file beside the data."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy.engine import make_url

_BESIDE_DATA = Path(__file__).resolve().parents[2] / "data" / "store.sqlite"


def store_address() -> str:
    """Return the SQLAlchemy address of the store."""
    return os.environ.get("PAPI_STORE") or f"sqlite:///{_BESIDE_DATA}"


def is_there(url: str) -> bool:
    """Tell whether there is a store to read: an SQLite file that exists; of other databases it is taken for granted."""
    address = make_url(url)
    return address.get_backend_name() != "sqlite" or (bool(address.database) and Path(str(address.database)).is_file())
