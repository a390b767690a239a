"""Files that commands write: whole or not at all, so that no reader ever finds half of one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from papi_metrics.errors import PapiError


def place_for(out: Path | None, name: str) -> Path:
    """Return where a file of a name goes: the path that is given, within it if it is a folder, else here.

    Errors: PapiError if its folder does not exist.
    """
    path = Path(name) if out is None else out / name if out.is_dir() else out
    if not path.parent.is_dir():
        raise PapiError(f"Không có thư mục {path.parent}. Hãy tạo thư mục đó hoặc đổi --out. Chưa ghi gì.")
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
        raise PapiError(f"Không ghi được {path}: {error.strerror}. Nếu tệp đang mở, hãy đóng lại. Tệp cũ còn nguyên.") from error
