"""A Dask cluster as the reader of a rollup: bytes go to a worker, which reads them in a child process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from papi_metrics.errors import PapiError
from papi_metrics.rollup.figures import unread
from papi_metrics.rollup.running import Roll
from papi_metrics.rollup.value import Rolled

_INSTALL = 'Muốn dùng cụm máy (--scheduler) cần thư viện dask.distributed. Hãy cài: pip install "distributed~=2026.8". Chưa làm gì.'
_CONNECT_SECONDS = 10


@contextmanager
def on_cluster(scheduler: str, roll: Roll) -> Iterator[tuple[Roll, int]]:
    """Connect to a scheduler; yield what reads a file there, and how many files the cluster reads at once.

    The files themselves travel: workers need the package, not the folder.
    Errors: PapiError that says what to install, or that nobody answers.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra that few have, and half a second to load
    except ImportError as error:
        raise PapiError(_INSTALL) from error
    try:
        client = distributed.Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise PapiError("Không kết nối được cụm máy {scheduler}. Chưa làm gì.", scheduler=scheduler) from error

    def there(data: bytes, name: str) -> Rolled:
        future = client.submit(roll, data, name, pure=False)
        try:
            rolled: Rolled = future.result()
        except (distributed.KilledWorker, OSError) as error:
            return unread("", f"Cụm máy không đọc xong tệp này ({type(error).__name__}).", again=True)
        return rolled

    with client:
        yield there, cluster_workers(client, scheduler)


def cluster_workers(client: Any, scheduler: str) -> int:  # noqa: ANN401 - a client of a library that may be missing
    """Return how many files a cluster reads at once.

    Errors: PapiError if it has no worker.
    """
    threads = sum(client.nthreads().values())
    if not threads:
        raise PapiError("Cụm máy {scheduler} chưa có máy nào nhận việc. Chưa làm gì.", scheduler=scheduler)
    return int(threads)
