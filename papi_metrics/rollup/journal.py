"""The journal of a rollup: a line of JSON for each file read, so that a run that was ended goes on where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from papi_metrics.rollup.value import Asked, Rolled

_LONGEST_LINE = 200_000
_NOT_ONE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def journal_place(output: Path) -> Path:
    """Return where the journal of an output lies: beside it."""
    return output.with_name(f".{output.name}.journal.jsonl")


class Journal:
    """What is known of files from runs before, and where this run writes what it learns.

    A line counts for the same path, size and digest, the same day asked for and the same versions of the rules. A line that
    is torn, as the last one after a power cut, counts for nothing. Use it from one thread at a time, but for `known`.
    """

    def __init__(self, path: Path, *, asked: Asked, rules: Sequence[str], fresh: bool = False) -> None:
        """Read what there is, or begin anew.

        Errors: OSError if the journal cannot be read or written.
        """
        self._asked, self._rules = asked, list(rules)
        if fresh:
            path.unlink(missing_ok=True)
        self._stream: BinaryIO = path.open("a+b")
        self._known: dict[tuple[str, int, str], Rolled] = {}
        self._stream.seek(0)
        ended = True
        while line := self._stream.readline(_LONGEST_LINE):
            ended = line.endswith(b"\n")
            if (rolled := self._rolled(line)) is not None:
                self._known[rolled.file, rolled.size, rolled.digest] = rolled
        if not ended:
            self._stream.write(b"\n")

    def known(self, file: str, *, size: int, digest: str) -> Rolled | None:
        """Return what an earlier run found of this very file, or None."""
        return self._known.get((file, size, digest))

    def add(self, rolled: Rolled) -> None:
        """Write down what a file comes to, at once; a reason that may pass is not remembered."""
        if rolled.again or not rolled.digest:
            return
        asked = self._asked.as_of and self._asked.as_of.isoformat()
        line = json.dumps({"asked": asked, "rules": self._rules, "rolled": rolled.as_plain()}, ensure_ascii=True, allow_nan=False)
        self._stream.write(line.encode() + b"\n")
        self._stream.flush()

    def close(self) -> None:
        """Bring what was written to the disk."""
        if not self._stream.closed:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()

    def __enter__(self) -> Self:
        """Return the journal."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        """Close the journal, whatever happened."""
        self.close()

    def _rolled(self, line: bytes) -> Rolled | None:
        """Return what a line says if it answers what is asked now; figures of a day that was today then are not of today now."""
        try:
            plain: Mapping[str, Any] = json.loads(line)
            asked = self._asked.as_of and self._asked.as_of.isoformat()
            if plain["rules"] != self._rules or plain["asked"] != asked:
                return None
            rolled = Rolled.from_plain(plain["rolled"])
        except _NOT_ONE:
            return None
        return None if rolled.as_of_from == "today" and rolled.as_of != self._asked.today else rolled
