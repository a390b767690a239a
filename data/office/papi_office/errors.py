"""What an installer refuses, as a sentence for a clerk, and the system's reasons in words."""

from __future__ import annotations

import errno

_REASONS: dict[int | None, str] = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EEXIST: "đã có một tệp mang tên này",
    errno.EACCES: "không có quyền, hoặc chương trình khác đang mở tệp",
    errno.EPERM: "không có quyền, hoặc chương trình khác đang mở tệp",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa đọc hoặc ghi bị lỗi",
}


class OfficeError(Exception):
    """What keeps the dashboard from being packed, installed, started or removed; its text says what to do."""


def reason_of(error: OSError) -> str:
    """Say in words why the system refuses a file; what has no words of ours keeps the system's."""
    return _REASONS.get(error.errno, error.strerror or "hệ thống từ chối")
