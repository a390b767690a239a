"""How commands open the store that PAPI_STORE names, and find in it the unit and the version that are meant."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.framework import unit_key
from papi_metrics.store import Store, Version, is_there, shown_address, store_address
from papi_metrics.store.address import told_in_words


@contextlib.contextmanager
def opened_store(url: str | None = None, *, made: bool = False, instead: str = "") -> Iterator[Store]:
    """Open the store of an address, else the one of PAPI_STORE, and close it at the end; one that is not there is made only where that is meant.

    Errors: PapiError, in words, if it is not there, cannot be opened or fails; `instead` says what else may be done.
    """
    url = url or store_address()
    with told_in_words():
        if not made and not is_there(url):
            raise PapiError(f"Chưa có kho số liệu ở {shown_address(url)}. Hãy kiểm tra PAPI_STORE{instead}. Chưa làm gì.")
        with contextlib.closing(Store(url)) as store:
            yield store


def known_unit(store: Store, wanted: str | None) -> str:
    """Return the key of the unit that a code or a spelling of its name means; the only one there is where none is named.

    Errors: UnknownNameError naming the units there are.
    """
    names = {plan.unit: plan.name for plan in reversed(store.plans())}
    met = {unit for unit, name in names.items() if wanted is None or wanted == unit or unit_key(wanted) == unit_key(name)}
    if len(met) == 1:
        return met.pop()
    said = ", ".join(sorted(name if name == unit else f"{name} ({unit})" for unit, name in names.items() if not met or unit in met))
    told = f"có: {said}" if names else "chưa có đơn vị nào"
    if wanted and met:
        raise UnknownNameError(f"Kho có nhiều đơn vị tên {wanted}: {said}. Hãy ghi mã ở --unit.")
    raise UnknownNameError(f"Kho không có {wanted}; {told}." if wanted else f"Hãy thêm --unit; trong kho {told}.")


def newest_version(store: Store, wanted: str | None, *, year: int | None) -> Version:
    """Return the newest version of the unit that is meant, of a year or of the newest there is.

    Errors: UnknownNameError naming the units there are, or the year that the unit has no plan of.
    """
    unit = known_unit(store, wanted)
    version = store.newest(unit=unit, plan_year=year)
    if version is None:
        raise UnknownNameError(f"Kho chưa có kế hoạch năm {year} của {wanted or unit}.")
    return version
