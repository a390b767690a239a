"""What keeps a database from answering: errors of its drivers → one sentence that says what happened and what to do."""

from __future__ import annotations

import logging

from sqlalchemy import exc
from sqlalchemy.engine import ExceptionContext

from papi_metrics.errors import PapiError
from papi_metrics.language import Text, later

_LOG = logging.getLogger("papi.store")
# The command line says its sentence itself; a server sends these lines where its log goes.
_LOG.addHandler(logging.NullHandler())
SENTENCES = {
    "unreachable": later("Không nối được tới kho số liệu. Hãy chờ một phút rồi thử lại; nếu vẫn vậy, báo người quản trị xem máy chủ kho có chạy không."),
    "cut": later("Kết nối tới kho số liệu vừa bị ngắt. Hãy thử lại."),
    "full": later("Ổ đĩa của kho số liệu đã đầy. Hãy báo người quản trị dọn ổ đĩa rồi thử lại."),
    "read-only": later("Kho số liệu chỉ cho đọc, không ghi được. Hãy báo người quản trị cho quyền ghi rồi thử lại."),
    "busy": later("Kho số liệu đang bận vì có người khác đang ghi. Hãy chờ một phút rồi thử lại."),
    "slow": later("Kho số liệu trả lời quá lâu. Hãy thử lại; nếu vẫn vậy, báo người quản trị."),
    "damaged": later("Không đọc được kho số liệu: tệp không phải kho, hỏng, hoặc không có quyền đọc. Hãy báo người quản trị kiểm tra PAPI_STORE."),
    "refused": later("Kho số liệu không cho vào: sai tài khoản, mật khẩu hoặc tên kho. Hãy báo người quản trị kiểm tra PAPI_STORE."),
    "rights": later("Tài khoản của chương trình thiếu quyền trong kho số liệu. Hãy báo người quản trị chạy «python -m papi_metrics store migrate»."),
    "address": later("PAPI_STORE không phải địa chỉ kho số liệu; cần như sqlite:///D:/papi/store.sqlite. Hãy sửa PAPI_STORE, hoặc báo người quản trị."),
    "newer": later("Kho số liệu do chương trình mới hơn ghi; chương trình này không đọc được. Hãy cập nhật chương trình rồi mở lại. Kho chưa bị thay đổi."),
    "unknown": later("Kho số liệu đang có lỗi. Hãy thử lại; nếu vẫn vậy, báo người quản trị."),
}
_SQLITE = {
    3: "damaged", 5: "busy", 6: "busy", 8: "read-only", 10: "full", 11: "damaged", 13: "full", 14: "damaged", 26: "damaged",
}  # fmt: skip
_SQLITE_TAKEN = (1555, 2067)
_STATES = {
    "08": "cut", "25006": "read-only", "28": "refused", "3D": "refused", "40": "conflict", "42501": "rights", "53100": "full",
    "53": "busy", "55P03": "busy", "57014": "slow", "57P": "cut", "58": "full", "XX001": "damaged", "XX002": "damaged", "23505": "conflict",
}  # fmt: skip
"""Codes of PostgreSQL, or what they begin with."""
_NOT_LET_IN = ("does not exist", "password", "pg_hba.conf", "permission denied for database")
"""What a server that refuses a connection says; its code is not handed on."""
_UNFIT = ("22021", "22P05")


class StoreUnavailableError(PapiError):
    """The database does not answer or does not take what is written; the act is not stored unless the sentence says so.

    `kind` is a key of SENTENCES.
    """

    def __init__(self, kind: str, *, told: Text | None = None) -> None:
        """Say what happened, and what became of the act where that is known."""
        self.kind = kind
        what = Text(SENTENCES[kind])
        super().__init__(what if told is None else Text("{what} {told}", what=what, told=told))


class UnsureError(StoreUnavailableError):
    """The connection was lost while an act was being kept: nobody knows yet whether it was."""

    def __init__(self, kind: str) -> None:
        """Say where to look."""
        super().__init__(kind, told=Text("Chưa biết lần vừa rồi đã được lưu hay chưa: hãy xem trang Lịch sử trước khi làm lại."))


class ConflictError(PapiError):
    """Two acts met in the database; this one was undone and may be done anew."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Có người khác vừa ghi vào kho cùng lúc. Chưa lưu gì của bạn; hãy làm lại.")


def say_in_words(context: ExceptionContext) -> None:
    """Put an error of ours in place of a driver's, as the engine meets it, and tell the log its kind; what only the program can cause stays as it is.

    Errors: ConflictError, StoreUnavailableError, or PapiError for what no database can hold.
    """
    if context.is_pre_ping or context.sqlalchemy_exception is None:
        return
    kind = _kind(context)
    if kind == "conflict":
        raise ConflictError
    if kind == "unfit":
        raise PapiError("Có ký tự không lưu được vào kho số liệu. Chưa lưu gì; hãy xóa ký tự đó rồi làm lại.")
    if kind is not None:
        _LOG.warning("store failed", extra={"kind": kind})
        raise StoreUnavailableError(kind)


def _kind(context: ExceptionContext) -> str | None:
    error = context.original_exception
    if (code := getattr(error, "sqlite_errorcode", None)) is not None:
        return _kind_on_sqlite(code)
    state = getattr(error, "sqlstate", None)
    if state in _UNFIT or "NUL (0x00)" in str(error):
        return "unfit"
    if state is not None and (known := next((_STATES[state[:length]] for length in (5, 3, 2) if state[:length] in _STATES), None)):
        return known
    return _kind_without_code(context)


def _kind_without_code(context: ExceptionContext) -> str | None:
    if not isinstance(context.sqlalchemy_exception, exc.OperationalError):
        # Of what a driver refuses before it connects, the address is at fault: an option that nobody has.
        return "cut" if context.is_disconnect else "address" if context.connection is None else None
    if context.connection is not None:
        return "cut" if context.is_disconnect else "unknown"
    return "refused" if any(word in str(context.original_exception) for word in _NOT_LET_IN) else "unreachable"


def _kind_on_sqlite(code: int) -> str | None:
    if code in _SQLITE_TAKEN:
        return "conflict"
    return _SQLITE.get(code & 0xFF)
