"""The example that an empty dashboard starts with: the plan of Trung Trắc and three trackers with made-up states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from papi_metrics.errors import UnreadableError
from papi_metrics.store import OutdatedError, Store, Submission, Version
from papi_metrics.tracker import read_tracker

AUTHOR = "Ví dụ minh họa"
_DATA = Path(__file__).parent.parent / "data"
_PATTERN = "theo-doi-minh-hoa-*.xlsx"


def example_files() -> tuple[Path, ...]:
    """Return the example trackers, the earliest first."""
    return tuple(sorted(_DATA.glob(_PATTERN)))


def accept_example(store: Store) -> tuple[Version, ...]:
    """Accept the example trackers, in the order of their dates, into a store that has no version yet.

    Errors: none; a store that has versions is left as it is and no version is returned, also where another process is
            just accepting them.
    """
    if store.newest() is not None:
        return ()
    try:
        return tuple(_accept(store, path, based_on=place) for place, path in enumerate(example_files()))
    except OutdatedError:
        return ()


def _accept(store: Store, path: Path, *, based_on: int) -> Version:
    original = path.read_bytes()
    reading = read_tracker(original, name=path.name)
    about = reading.about
    if not (about.unit and about.plan_year and about.province and about.as_of):
        raise UnreadableError("Tệp ví dụ {name} thiếu đơn vị, tỉnh, năm hoặc ngày.", name=path.name)
    submission = Submission(
        unit=about.unit,
        plan_year=about.plan_year,
        province=about.province,
        as_of=about.as_of,
        file_name=path.name,
        author=AUTHOR,
        reason=f"Số liệu minh họa đến {about.as_of:%d/%m/%Y}",
        based_on=based_on,
    )
    return store.accept(reading, original=original, submission=submission)


def example_dates() -> tuple[date, ...]:
    """Return the as-of dates of the example trackers."""
    return tuple(date.fromisoformat(path.stem[-10:]) for path in example_files())
