"""Units that have ended: their plans stay readable, and take no version of a day after their last."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from papi_metrics.errors import PapiError
from papi_metrics.store.unit_lists import newest_tree
from papi_metrics.unit_tree import Unit, UnitTree


class EndedUnitError(PapiError):
    """The version is of a day after the unit's last; nothing was stored."""

    def __init__(self, unit: Unit, successor: Unit | None, as_of: dt.date) -> None:
        """Say when the unit ended and which one carries it on."""
        self.successor = successor
        told = {"name": unit.name, "valid_to": unit.valid_to, "as_of": as_of}
        if successor is None:
            super().__init__(
                "{name} hết hiệu lực ngày {valid_to:%d/%m/%Y}. Số liệu đến {as_of:%d/%m/%Y} là sau ngày đó. Chưa lưu gì. "
                "Hãy kiểm tra ngày số liệu, hoặc chọn đơn vị khác.", **told
            )
            return
        super().__init__(
            "{name} hết hiệu lực ngày {valid_to:%d/%m/%Y}, đã nhập vào {successor} (mã {code}). Số liệu đến {as_of:%d/%m/%Y} là sau ngày đó. "
            "Chưa lưu gì. Hãy nhận cho {successor}.", successor=successor.name, code=successor.unit, **told
        )


def refuse_ended(connection: Connection, unit: str, as_of: dt.date) -> None:
    """Return if a unit may have a version of a day; one that no list names always may.

    Errors: EndedUnitError if it had ended by then.
    """
    tree = newest_tree(connection)
    last = tree.last(unit)
    if last is not None and last.valid_to is not None and last.valid_to < as_of:
        raise EndedUnitError(last, successor_of(tree, unit), as_of)


def successor_of(tree: UnitTree, unit: str) -> Unit | None:
    """Return the unit that carries a unit on, or None."""
    key = tree.successor(unit)
    return tree.last(key) if key is not None else None
