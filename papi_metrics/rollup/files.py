"""Which files of a folder are taken for trackers, in the order of their paths, and which are passed over and why."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Why = Literal["temporary", "hidden", "other", "output"]
ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".html", ".htm", ".docx", ".docm"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: where it lies, and its path within the folder as it is written in tables."""

    path: Path
    file: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder passed over: Excel's temporary files, hidden ones, files of other kinds, what a rollup wrote itself."""

    file: str
    why: Why


def find_trackers(folder: Path, *, outputs: Collection[Path] = ()) -> tuple[tuple[Found, ...], tuple[Skipped, ...]]:
    """Find the trackers of a folder and its subfolders; links to folders are not followed, hidden folders are passed over whole.

    Shape: both in the order of their paths, whatever order the system lists them in.
    """
    own = {path.resolve() for path in outputs}
    found: list[Found] = []
    skipped: list[Skipped] = []
    for path, is_folder in _entries(folder):
        why: Why | None = "hidden" if is_folder else _why(path, own)
        name = written(path.relative_to(folder))
        if why is None:
            found.append(Found(path, name))
        else:
            skipped.append(Skipped(name, why))
    return tuple(sorted(found, key=lambda item: item.file)), tuple(sorted(skipped, key=lambda item: item.file))


def written(path: Path) -> str:
    """Return a path as tables and the journal write it: with "/", and what is no letter of Unicode as its number."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the files of a tree, and the hidden folders that are not entered (True)."""
    for root, folders, files in os.walk(folder):
        yield from ((Path(root, name), True) for name in folders if _is_hidden(name))
        folders[:] = [name for name in folders if not _is_hidden(name)]
        yield from ((Path(root, name), False) for name in files)


def _why(path: Path, outputs: Collection[Path]) -> Why | None:
    """Return why a file is passed over; a pipe or device, which might never end, is no file."""
    if path.name.startswith("~$"):
        return "temporary"
    if _is_hidden(path.name):
        return "hidden"
    if path.suffix.lower() not in ENDINGS or (path.exists() and not path.is_file()):
        return "other"
    return "output" if path.resolve() in outputs else None


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
