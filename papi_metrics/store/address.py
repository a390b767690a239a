"""Where the store is: the address that PAPI_STORE names, else an SQLite file beside the data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from papi_metrics.errors import PapiError
from papi_metrics.language import later

_BESIDE_DATA = Path(__file__).resolve().parents[2] / "data" / "store.sqlite"
_NO_ADDRESS = later("PAPI_STORE không phải địa chỉ kho số liệu; cần như sqlite:///D:/papi/store.sqlite. Hãy sửa PAPI_STORE.")


def store_address() -> str:
    """Return the SQLAlchemy address of the store."""
    return os.environ.get("PAPI_STORE") or f"sqlite:///{_BESIDE_DATA}"


def is_there(url: str) -> bool:
    """Tell whether there is a store to read: an SQLite file that exists; of other databases it is taken for granted.

    Errors: PapiError for what is no address.
    """
    address = _parsed(url)
    return address.get_backend_name() != "sqlite" or (bool(address.database) and Path(str(address.database)).is_file())


def shown_address(url: str) -> str:
    """Return an address as it may be shown: without its password."""
    address = _parsed(url)
    return address.set(query={}).render_as_string(hide_password=True)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:  # A port that is no number is the latter.
        raise PapiError(_NO_ADDRESS) from error


@contextmanager
def told_in_words() -> Iterator[None]:
    """Say in one sentence what keeps a store from being read.

    Errors: PapiError for what is no address, for a file that is no store, for one that may not be read.
    """
    try:
        yield
    except ArgumentError as error:
        raise PapiError(_NO_ADDRESS) from error
    except (DBAPIError, OSError) as error:
        raise PapiError("Không đọc được kho số liệu: tệp không phải kho, hỏng, hoặc không có quyền đọc. Hãy kiểm tra PAPI_STORE.") from error
