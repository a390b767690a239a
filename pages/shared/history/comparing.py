"""Lịch sử, any two versions compared: what changed field by field, and the eight figures beside it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.keeping import kept_by_language
from pages.shared.update.changing import change_rows
from pages.shared.update.columns import STORED_CHANGE_COLUMNS, change_columns, compared_columns
from pages.shared.view import open_store, tasks_of
from pages.shared.working import at_work
from papi_metrics.diff import task_changes
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.sentences import changes_sentence
from papi_metrics.store import Store, Version, VersionKey
from papi_metrics.summary import completion_compared
from papi_metrics.wording import date

_TAKEN_WORDS = Words({True: later("Nhận"), False: later("Để lại")})


def compare_versions(versions: tuple[Version, ...]) -> None:
    """Let a person choose two versions, and show what lies between them."""
    if len(versions) < 2:  # noqa: PLR2004 - two to compare
        st.caption(_("Cần hai phiên bản để so sánh."))
        return
    by_number = {version.key.number: version for version in versions}
    numbers = list(by_number)
    chosen = st.columns([1, 1, 2])
    first = chosen[0].selectbox(_("Từ phiên bản"), numbers, index=1, format_func=_name(by_number), key="so-tu")
    second = chosen[1].selectbox(_("Đến phiên bản"), numbers, index=0, format_func=_name(by_number), key="so-den")
    one, other = by_number[first], by_number[second]
    if one == other:
        st.info(_("Hãy chọn hai phiên bản khác nhau."), icon=":material/compare_arrows:")
        return
    with at_work(_("Đang so hai phiên bản…")):
        changes = changes_between(one.key, other.key)
    st.markdown(changes_sentence(changes))
    data_table(change_rows(changes), name=f"so-{first}-{second}", columns=change_columns(_("Cũ → mới")), alt=changes_sentence(changes))
    compared = completion_compared(tasks_of(one.key), tasks_of(other.key), before_on=one.as_of, as_of=other.as_of)
    data_table(compared, name=f"muc-{first}-{second}", columns=compared_columns(_("Bản {first}", first=first), _("Bản {second}", second=second)), alt=_("Mức hoàn thành của hai phiên bản."))
    _show_decisions(other)


def _name(versions: dict[int, Version]) -> object:
    return lambda number: _("{number} · số liệu {as_of}", number=number, as_of=date(versions[number].as_of))


def changes_between(one: VersionKey, other: VersionKey) -> pd.DataFrame:
    """Return what lies between two versions; worked out once, never to be changed."""
    return _between(open_store(), one, other)


@kept_by_language(64)
def _between(_store: Store, one: VersionKey, other: VersionKey) -> pd.DataFrame:
    return task_changes(tasks_of(one), tasks_of(other))


def _show_decisions(version: Version) -> None:
    """Show what a person decided when the version was accepted."""
    changes = open_store().changes(version.key)
    if changes.empty:
        return
    told = change_rows(changes).assign(taken_word=changes["taken"].map(_TAKEN_WORDS))
    with st.expander(ngettext("Quyết định khi nhận phiên bản {number}: {count} thay đổi", len(told), number=version.key.number)):
        data_table(told, name=f"quyet-dinh-{version.key.number}", columns=STORED_CHANGE_COLUMNS, alt=ngettext("{count} quyết định.", len(told)))
