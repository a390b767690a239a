"""A store with the plans of two units, and its pages opened by people of each: what a page tells, and what can be done on it."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from conftest import ADDRESSES, ROOT
from signed import OTHER, ROLES, UNIT, acting, claims_of, people_in, reading_of
from snapshots import KEYS, OTHER_KEYS
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from papi_metrics.access import EVERYWHERE, Role
from papi_metrics.example import example_files
from papi_metrics.letterhead import Letterhead
from papi_metrics.store import ScoreSubmission, Store, Submission
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker

PLAN = f"2022 · {UNIT}"
AUTHOR, WAITING = "Bà Kín", "Số liệu còn chờ"
SCORES = "Tỉnh;Năm;Mã;Điểm\nHưng Yên;2022;1;5,0\n".encode()
# Whoever is "hai_noi" administers the other unit and may only look at this one.
PEOPLE = {name: (UNIT, role) for name, role in ROLES.items()} | {
    "hai_noi": (UNIT, Role.VIEWER), "goc": (EVERYWHERE, Role.ADMINISTRATOR), "goc_hai": (EVERYWHERE, Role.ADMINISTRATOR),
    "cap_nhat_khac": (OTHER, Role.EDITOR), "quan_tri_khac": (OTHER, Role.ADMINISTRATOR), "chua_co_gi": ("xã Việt Hưng", Role.EDITOR),
}  # fmt: skip
_PRESSED = ("button", "download_button", "file_uploader")


def with_other_unit(store: Store) -> None:
    """Fill a store with all people, a file of scores, and of the other unit a key and a plan: two versions that count, one that waits."""
    people_in(store, **PEOPLE)
    people_in(store, hai_noi=(OTHER, Role.ADMINISTRATOR))
    store.accept_scores(read_scores(SCORES), ScoreSubmission(file_name="diem.csv", author="An", reason="x"), original=SCORES)
    own = {"task": "Sửa đường làng Lạc Đạo", "lead_unit": "UBND xã Lạc Đạo", "executing_unit": "Địa chính xã Lạc Đạo"}
    for month, change in ((6, {}), (9, {"state": "done"})):
        store.accept(reading_of(own | change), original=b"%d" % month, submission=_said_of(OTHER, "Lạc Đạo", dt.date(2022, month, 30)))
    store.trust_key(OTHER, OTHER_KEYS.public_key, who="Lạc Đạo")
    acting(store, "goc").set_second_person(OTHER, on=True)
    acting(store, "cap_nhat_khac").accept(reading_of(own), original=b"o", submission=_said_of(OTHER, "Lạc Đạo", dt.date(2022, 10, 30)))


def with_unit(store: Store) -> None:
    """Add the unit's plan: two versions that count, one that waits for a second person, its letterhead, its key."""
    for path, day in zip(example_files()[-2:], (dt.date(2022, 8, 30), dt.date(2022, 9, 30)), strict=True):
        data = path.read_bytes()
        store.accept(read_tracker(data, name=path.name), original=data, submission=_said_of(UNIT, AUTHOR, day))
    store.keep_letterhead(UNIT, Letterhead.of_unit(UNIT, province="Hưng Yên"), who=AUTHOR)
    store.trust_key(UNIT, KEYS.public_key, who=AUTHOR)
    acting(store, "goc").set_second_person(UNIT, on=True)
    waiting = replace(_said_of(UNIT, AUTHOR, dt.date(2022, 10, 30)), reason=WAITING)
    acting(store, "cap_nhat").accept(reading_of({}), original=b"w", submission=waiting)


def _said_of(unit: str, author: str, as_of: dt.date) -> Submission:
    return Submission(unit=unit, plan_year=2022, province="Hưng Yên", as_of=as_of, file_name=f"{author}.xlsx", author=author, reason=f"Vì {author}")


def opened(page: str, name: str | None, /, held: dict[str, Any] | None = None, **query: str) -> AppTest:
    """Open a page by its address as a person who signed in, with what the person has chosen on it; None for nobody."""
    test = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    test.user = claims_of(name) if name else {}
    test.query_params.update({key.replace("_", "-"): value for key, value in query.items()})
    for key, value in (held or {}).items():
        test.session_state[key] = value
    test._page_hash = calc_hash(ADDRESSES[page]) if page != "overview" else ""
    return test.run()


def acts_on(test: AppTest) -> set[str]:
    """Return the keys of what can be pressed, taken along or handed in on a page; not the two files of every table, nor signing out."""
    keys = {_plain(element.key or element.label) for kind in _PRESSED for element in test.get(kind)}
    return {key for key in keys if not key.startswith(("csv-", "xlsx-", "dang-", "theo-nen"))}


def _plain(key: str) -> str:
    """Leave out of a key what numbers it; the button of a form without a key is known by its words."""
    return key.rpartition("-")[2] if key.startswith("FormSubmitter") else re.sub(r"-0$", "", key)


def told_by(test: AppTest) -> str:
    """Return every text that a page sends, those within tables and charts too."""
    sent = "\n".join(proto.SerializeToString().decode(errors="ignore") for proto in _sent(test._tree))
    return unicodedata.normalize("NFC", re.sub(r"\\u[0-9a-f]{4}", lambda found: json.loads(f'"{found[0]}"'), sent))


def _sent(block: Any) -> Iterator[Any]:
    proto = getattr(block, "proto", None)
    if proto is not None:
        if hasattr(proto, "deferred_file_id"):
            proto.ClearField("deferred_file_id")  # Drawn by lot for every run.
        yield proto
    for child in getattr(block, "children", {}).values():
        yield from _sent(child)
