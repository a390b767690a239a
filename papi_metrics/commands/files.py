"""Files that commands read and write: read with a sentence where they cannot be, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from papi_metrics.errors import PapiError, UnreadableError
from papi_metrics.workbook import bytes_of

_REASONS: dict[int | None, str] = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EACCES: "không có quyền, hoặc chương trình khác đang mở tệp",
    errno.EPERM: "không có quyền, hoặc chương trình khác đang mở tệp",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
}


def reason_of(error: OSError) -> str:
    """Say in words why the system refuses a file; what has no words of ours keeps the system's."""
    return _REASONS.get(error.errno, error.strerror or "hệ thống từ chối")


def bytes_from(file: Path) -> bytes:
    """Return what a file holds.

    Errors: UnreadableError, in words, if it cannot be opened or is too large.
    """
    try:
        return bytes_of(file)
    except UnreadableError as error:
        if isinstance(error.__cause__, OSError):
            raise UnreadableError(f"Không mở được tệp {file}: {reason_of(error.__cause__)}.") from error
        raise


def is_folder(out: str) -> bool:
    """Tell whether a path means a folder: one that exists, or one that is written as such."""
    return out.endswith(("/", "\\")) or Path(out).is_dir()


def place_for(out: str | None, name: str) -> Path:
    """Return where a file of a name goes: the path that is given, within it if it means a folder, else here.

    Errors: PapiError if its folder does not exist, or it has another ending than the name, where that has one.
    """
    path, ending = Path(out or ""), Path(name).suffix
    folder = path if out is None or is_folder(out) else path.parent
    if not folder.is_dir():
        raise PapiError(f"Không có thư mục {folder}. Hãy tạo thư mục đó hoặc đổi --out. Chưa ghi gì.")
    if folder is path:
        return folder / name
    # A path without it is a folder that was meant: as a file, the next command would write over it.
    if ending and path.suffix.lower() != ending:
        raise PapiError(f"Không có thư mục {path}. Hãy tạo thư mục đó, hoặc nêu tên tệp kết thúc bằng {ending}. Chưa ghi gì.")
    return path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there in one step; a former file stays until then.

    Errors: PapiError if it cannot be written, as where another program holds it open.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        kept = " Tệp cũ còn nguyên." if path.exists() else ""
        raise PapiError(f"Không ghi được {path}: {reason_of(error)}. Nếu tệp đang mở, hãy đóng lại.{kept}") from error
