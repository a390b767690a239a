"""How far a long command is: a bar where somebody looks, a line now and then where the output goes to a file."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from papi_metrics.wording import number

_Item = TypeVar("_Item")
SECONDS_BETWEEN_LINES = 30.0


def shown(
    items: Iterable[_Item], *, total: int, failed: Callable[[_Item], bool] = lambda _: False, clock: Callable[[], float] = time.monotonic
) -> Iterator[_Item]:
    """Yield the items and show on stderr how many of `total` are through, and how many of them failed."""
    return _bar(items, total, failed) if sys.stderr.isatty() else _lines(items, total, failed, clock)


def _bar(items: Iterable[_Item], total: int, failed: Callable[[_Item], bool]) -> Iterator[_Item]:
    from tqdm import tqdm  # noqa: PLC0415 - it takes 0.1 s to load, and only a terminal needs it

    bad = 0
    with tqdm(total=total, unit=" tệp", file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
        for item in items:
            bad += failed(item)
            bar.set_postfix_str(f"{bad} không đọc được" if bad else "", refresh=False)
            bar.update()
            yield item


def _lines(items: Iterable[_Item], total: int, failed: Callable[[_Item], bool], clock: Callable[[], float]) -> Iterator[_Item]:
    bad, told = 0, clock()
    for done, item in enumerate(items, 1):
        bad += failed(item)
        if (now := clock()) - told >= SECONDS_BETWEEN_LINES:
            told = now
            print(f"{number(done, 0)}/{number(total, 0)} tệp, {bad} không đọc được", file=sys.stderr, flush=True)
        yield item


@contextlib.contextmanager
def rows_shown(total: int | None, what: str) -> Iterator[Callable[[int], object]]:
    """Yield what hears how many more rows are through, and show on stderr how far it is where somebody looks."""
    if not sys.stderr.isatty():
        yield abs
        return
    from tqdm import tqdm  # noqa: PLC0415 - see above

    with tqdm(total=total, desc=what, unit=" dòng", file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
        yield bar.update
