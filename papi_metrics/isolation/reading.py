"""Reading in a child process: bytes → the same reading as without one, or a sentence that says why there is none."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import pandas as pd

from papi_metrics.children import LIMITS, READERS, Failure, Frame, Pool
from papi_metrics.errors import UnreadableError
from papi_metrics.findings import Finding, Reading
from papi_metrics.isolation.wire import packed_findings, unpacked_findings, unpacked_reading
from papi_metrics.language import Text
from papi_metrics.surveys import SCORE_DTYPES
from papi_metrics.tracker import TASK_DTYPES
from papi_metrics.unit_lists import UNIT_DTYPES
from papi_metrics.workbook import check_size

_LOG = logging.getLogger("papi_metrics.isolation")
_SMALLER = Text("Hãy xóa các trang, dòng, cột thừa, lưu lại rồi tải lên lại.")
_SENTENCES: Mapping[str, Text] = MappingProxyType({
    "slow": Text("Đọc quá {seconds:g} giây chưa xong nên đã dừng. {mend}", seconds=LIMITS.seconds_working, mend=_SMALLER),
    "memory": Text("Tệp cần quá nhiều bộ nhớ để đọc nên đã dừng. {mend}", mend=_SMALLER),
    "broke": Text("Tệp làm chương trình đọc dừng giữa chừng. Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi tải lên lại."),
    "ended": Text("Tiến trình đọc tệp này bị dừng từ bên ngoài. Hãy thử lại."),
    "busy": Text("Đang có nhiều tệp chờ đọc. Hãy thử lại sau một phút."),
})
_PASSING = frozenset({"ended", "busy"})
_LONGEST_SENTENCE = 2000


class PassingError(UnreadableError):
    """Every reader was at work for too long, or the one at work was ended by someone else: nothing is wrong with the file."""


def tracker_isolated(data: bytes, *, plan_year: int | None = None, name: str | None = None, pool: Pool | None = None) -> Reading:
    """Read a tracker in a child process, of the readers unless told otherwise; the other arguments are those of `read_tracker`.

    Shape:  as `read_tracker`.
    Errors: UnreadableError as `read_tracker`, and if the file takes more time or memory than any tracker needs, breaks
            the reader, or finds every reader at work.
    """
    return _read("tracker", data, TASK_DTYPES, pool=pool, plan_year=plan_year, name=name)


def scores_isolated(data: bytes, *, name: str | None = None) -> Reading:
    """Read scores in a child process; the arguments are those of `read_scores`.

    Shape:  as `read_scores`.
    Errors: as `tracker_isolated`.
    """
    return _read("scores", data, SCORE_DTYPES, name=name)


def units_isolated(data: bytes, *, name: str | None = None) -> Reading:
    """Read a list of units in a child process; the arguments are those of `read_units`.

    Shape:  as `read_units`.
    Errors: as `tracker_isolated`.
    """
    return _read("units", data, UNIT_DTYPES, name=name)


def painted_isolated(data: bytes, findings: Iterable[Finding]) -> bytes:
    """Paint findings into a file in a child process; the arguments are those of `painted_workbook`.

    Errors: as `tracker_isolated`.
    """
    return answer_of("painted", data, findings=packed_findings(findings)).body


def listed_isolated(data: bytes) -> tuple[Finding, ...]:
    """Read the findings that a painted file lists, in a child process; as `findings_listed`.

    Errors: as `tracker_isolated`.
    """
    with _answered("listed", data) as frame:
        return unpacked_findings(frame.head["findings"])


def cells_isolated(data: bytes, *, sheet: str, row: int) -> pd.DataFrame:
    """Read the cells of one row in a child process; as `row_cells`.

    Errors: as `tracker_isolated`.
    """
    with _answered("row", data, sheet=sheet, row=row) as frame:
        cells = [tuple(map(str, cell)) for cell in frame.head["cells"]]
        return pd.DataFrame(cells, columns=["column", "heading", "value"]).astype("str")


def warm(size: int | None = None) -> None:
    """Start the readers in the background, so that the first file does not wait for them; as many as the machine bears, or `size`."""
    READERS.warm(size)


def _read(job: str, data: bytes, dtypes: Mapping[str, str], **options: Any) -> Reading:  # noqa: ANN401 - what the job takes
    with _answered(job, data, **options) as frame:
        return unpacked_reading(frame, dtypes)


@contextmanager
def _answered(job: str, data: bytes, **options: Any) -> Iterator[Frame]:  # noqa: ANN401 - what the job takes
    """Have a child do a job; an answer that turns out to be none is a sentence too."""
    frame = answer_of(job, data, **options)
    try:
        yield frame
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        _LOG.warning("reading %s: the answer is none (%s)", digest_of(data), type(error).__name__)
        raise UnreadableError(_SENTENCES["broke"]) from None


def answer_of(job: str, data: bytes, *, pool: Pool | None = None, **options: Any) -> Frame:  # noqa: ANN401 - what the job takes
    """Have a child of a pool, of the readers unless told otherwise, do a job and return its answer.

    Errors: UnreadableError with one sentence if the file is too large, is refused, or costs the child its life; PassingError
            if another try may do.
    """
    check_size(len(data))
    answer = (pool or READERS).run(job, data, **options)
    if isinstance(answer, Failure):
        _tell(answer, data)
        raise (PassingError if answer.reason in _PASSING else UnreadableError)(_SENTENCES[answer.reason])
    if "refused" in answer.head:
        raise UnreadableError(str(answer.head["refused"])[:_LONGEST_SENTENCE])
    return answer


def digest_of(data: bytes) -> str:
    """Name a file in the log by what tells nothing of it."""
    return hashlib.sha256(data).hexdigest()[:16]


def _tell(failure: Failure, data: bytes) -> None:
    _LOG.warning(
        "reading %s (%d bytes) gave up: %s after %.1f s, %d MB, exit code %s %s",
        digest_of(data), len(data), failure.reason, failure.seconds, failure.memory >> 20, failure.exit_code, failure.trace,
    )  # fmt: skip
