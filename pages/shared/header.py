"""The line above every page: whose plan, which year, up to which date, by which version."""

from __future__ import annotations

import streamlit as st

from pages.shared.view import View, keep_view, open_store
from papi_metrics.store import Version
from papi_metrics.wording import date

# Keys of the header's widgets; they are also the names in the address, so that a link shows the same.
PLAN_KEY = "ke-hoach"
VERSION_KEY = "phien-ban"
DATE_KEY = "ngay"


def header() -> None:
    """Draw the header, let the reader choose version and date, and keep the choice for the page."""
    versions = open_store().versions()
    if not versions:
        keep_view(None)
        st.markdown("**Kế hoạch PAPI** · chưa có số liệu")
        return
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall")
    title = row.empty()
    choices = row.container(horizontal=True, width="content", gap="small", vertical_alignment="center")
    date_place = choices.container(width="content")
    with choices:
        version, newest = _chosen_version(versions)
    with date_place:
        view = _chosen_view(version, newest)
    key = version.key
    title.markdown(f"**Kế hoạch PAPI {key.plan_year}** · {key.unit}, {version.province}", width="content")
    keep_view(view)
    _ribbons(view)


def _chosen_version(versions: tuple[Version, ...]) -> tuple[Version, Version]:
    """Let the reader choose a plan's version; return it and the newest of that plan."""
    state = st.session_state
    plans = list(dict.fromkeys(_plan_name(version) for version in versions))
    plan = state.get(PLAN_KEY) or plans[0]
    of_plan = {str(version.key.number): version for version in versions if _plan_name(version) == plan}
    newest = next(iter(of_plan.values()))
    shown = of_plan.get(state.get(VERSION_KEY) or "", newest)
    with st.popover(f"Phiên bản {shown.key.number} · {date(shown.accepted_at.date())}", type="tertiary"):
        if len(plans) > 1:
            st.selectbox("Kế hoạch", plans, index=None, key=PLAN_KEY, bind="query-params", placeholder=plans[0])
        st.selectbox(
            "Phiên bản",
            list(of_plan),
            index=None,
            key=VERSION_KEY,
            bind="query-params",
            placeholder=f"Mới nhất ({newest.key.number})",
            format_func=lambda number: _version_name(of_plan[number]),
        )
        st.caption(_origin(shown))
    return shown, newest


def _chosen_view(version: Version, newest: Version) -> View:
    """Let the reader choose the date; left open, it is the date the version's states stand for."""
    as_of = st.session_state.get(DATE_KEY) or version.as_of
    with st.popover(f"Tính đến {date(as_of)}", type="tertiary"):
        st.date_input(
            "Tính đến ngày",
            value=None,
            key=DATE_KEY,
            bind="query-params",
            format="DD/MM/YYYY",
            min_value=version.as_of.replace(year=version.key.plan_year - 1, month=1, day=1),
            max_value=version.as_of.replace(year=version.key.plan_year + 2, month=12, day=31),
        )
        st.caption(f"Để trống: theo ngày số liệu của phiên bản, {date(version.as_of)}.")
    return View(version=version, as_of=as_of, newest=newest)


def _plan_name(version: Version) -> str:
    return f"{version.key.plan_year} · {version.key.unit}"


def _version_name(version: Version) -> str:
    return f"Phiên bản {version.key.number} · số liệu {date(version.as_of)}"


def _origin(version: Version) -> str:
    accepted = f"{date(version.accepted_at.date())}, {version.author}"
    return f"Số liệu đến {date(version.as_of)} · nhận ngày {accepted} · tệp {version.file_name} · {version.reason}"


def _ribbons(view: View) -> None:
    """Say when what is shown is made up or not the newest."""
    if view.version.illustration:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.badge("Số liệu minh họa, không phải báo cáo của xã", color="orange", icon=":material/science:")
            st.page_link("update.py", label="Dùng kế hoạch của đơn vị", icon=":material/upload:")
    if not view.is_newest:
        st.badge(f"Phiên bản cũ; mới nhất là {view.newest.key.number}", color="gray", icon=":material/history:")
