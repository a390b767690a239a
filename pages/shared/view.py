"""What every page shows: the store, and one version of one plan on one date as the header chose it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
import streamlit as st

from pages.shared.opening import system_store
from pages.shared.signing.gate import current_actor
from papi_metrics.access import Right
from papi_metrics.language import gettext as _
from papi_metrics.store import Store, StoreUnavailableError, Version, VersionKey

_STATE = "view"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The version shown, the date its figures are worked out for, and the newest version of the same plan.

    `score_act` names the state of the scores that goes with it; `known_on` is the day the reader went back to, if any;
    `until` the last moment (UTC) of the time that is shown, None for now.
    """

    version: Version
    as_of: dt.date
    newest: Version
    score_act: int
    known_on: dt.date | None = None
    until: dt.datetime | None = None

    @property
    def key(self) -> VersionKey:
        """The key of the version shown."""
        return self.version.key

    @property
    def is_newest(self) -> bool:
        """Whether the newest version is shown."""
        return self.version.key == self.newest.key

    @property
    def is_past(self) -> bool:
        """Whether the reader went back in time: to an older version, or to what was known on a day."""
        return not self.is_newest or self.known_on is not None


def open_store() -> Store:
    """Return the store as who is at the browser in this run may see it: whoever that is not stays outside."""
    return system_store().acting(current_actor())


def store_of_this_run() -> Store | None:
    """Return the store as it stands when a run begins, for what is drawn around the page; None while it is silent."""
    try:
        return open_store().at_this_moment()
    except StoreUnavailableError:
        return None


def several_units(store: Store | None) -> bool:
    """Tell whether there is more than one unit to look at, in a list of units or by their plans; not while the store is silent."""
    try:
        return store is not None and store.several_units()
    except StoreUnavailableError:
        return False


def tasks_of(key: VersionKey) -> pd.DataFrame:
    """Return a version's task table; versions never change, so some are kept. Never to be changed.

    Errors: AccessDeniedError for whoever may not read the unit: what is kept is for those who may.
    """
    store = open_store()
    store.actor.require(Right.READ, key.unit)
    return _tasks(store, key)


@lru_cache(maxsize=32)
def _tasks(store: Store, key: VersionKey) -> pd.DataFrame:
    return store.tasks(key)


def keep_view(view: View | None) -> None:
    """Remember what the header chose, for the page that runs next."""
    st.session_state[_STATE] = view


def current_view() -> View | None:
    """Return what the header chose in this run, or None while the store has no version."""
    view: View | None = st.session_state.get(_STATE)
    return view


def required_view() -> View:
    """Return what the header chose; without any version, say what to do first and end the page."""
    view = current_view()
    if view is None:
        _say_nothing_yet()
        st.stop()
    return view


def _say_nothing_yet() -> None:
    """Say, short, the ways to begin that Tổng quan shows whole; whoever may store nothing is told whom to ask."""
    with st.container(border=True):
        st.subheader(_("Chưa có kế hoạch nào"), anchor=False)
        if current_actor().units_with(Right.UPDATE) == ():
            st.markdown(_("Trang này hiện số liệu khi người cập nhật của đơn vị đã tải lên bảng theo dõi."))
            st.page_link("overview.py", label=_("Về Tổng quan"), icon=":material/home:")
            return
        st.markdown(_("Trang này hiện số liệu khi có bảng theo dõi đầu tiên. Nhận Excel, ODS, CSV, HTML và Word."))
        st.page_link("update.py", label=_("Tải lên bảng theo dõi"), icon=":material/upload:")
        st.page_link("overview.py", label=_("Chưa có bảng: lấy tệp mẫu, hoặc mở ví dụ"), icon=":material/explore:")
