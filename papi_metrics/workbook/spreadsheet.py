"""Read .xlsx, .xlsm, .xls and .ods into sheets of cells; macros and formulas are never run."""

from __future__ import annotations

import zipfile
import zlib
from types import TracebackType

import python_calamine as calamine
from lxml import etree

from papi_metrics.errors import UnreadableError
from papi_metrics.workbook.contents import Contents
from papi_metrics.workbook.formats import MEND
from papi_metrics.workbook.opendocument import read_ods
from papi_metrics.workbook.xlsx import read_xlsx

_DAMAGE = (
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, EOFError, KeyError, IndexError,
    ValueError, TypeError, AttributeError, NotImplementedError, OverflowError,
)  # fmt: skip


def read_spreadsheet(data: bytes, kind: str) -> Contents:
    """Read every sheet of a spreadsheet file of the given format.

    Errors: UnreadableError if the file is protected by a password, damaged or has no sheet.
    """
    try:
        with _PanicsTold():
            return {"xls": _read_xls, "ods": _read_ods}.get(kind, read_xlsx)(data)
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise UnreadableError("Tệp bảng tính bị hỏng hoặc tải về chưa hết, không đọc được. {mend}", mend=MEND) from error


def _read_xls(data: bytes) -> Contents:
    from papi_metrics.workbook.xls import read_xls  # noqa: PLC0415 - costs 25 ms at start-up, and only old files need it

    return read_xls(data)


def _read_ods(data: bytes) -> Contents:
    sheets, faults = read_ods(data)
    return Contents(sheets, faults=faults)


class _PanicsTold:
    """Turns a panic of calamine, which is no Exception, into the error of a damaged file."""

    def __enter__(self) -> None:
        """Begin to listen."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Raise what is caught elsewhere in place of a panic; all else goes its way."""
        if kind is not None and kind.__name__ == "PanicException":
            raise zipfile.BadZipFile(str(error)) from error
