"""The line above every page: whose plan, which year, up to which date, by which version, as known when."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.strip import strip
from pages.shared.view import View, keep_view, open_store
from papi_metrics.clock import end_of_day, today_in_vietnam
from papi_metrics.store import Version
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

# The header's widgets, and their names in the address, so that a link shows the same to someone else.
PLAN_KEY = "ke-hoach"
_LONGEST_NUMBER = 9
VERSION_KEY = "phien-ban"
DATE_KEY = "ngay"
KNOWN_KEY = "xem-lai"
CHOICES = (PLAN_KEY, VERSION_KEY, DATE_KEY, KNOWN_KEY)


def header() -> None:
    """Draw the header, let the reader choose version and date, and keep the choice for the page."""
    versions = open_store().versions()
    if not versions:
        keep_view(None)
        st.markdown("**Kế hoạch PAPI** · chưa có số liệu")
        return
    days = _days(versions)
    _read_address(last_day=days[1])
    known_on, known = _known_versions(versions)
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall")
    title = row.empty()
    choices = row.container(horizontal=True, width="content", gap="small", vertical_alignment="center")
    date_place = choices.container(width="content")
    with choices:
        version = _chosen_version(known, days=days)
    newest = next(item for item in versions if _plan_name(item) == _plan_name(version))
    with date_place:
        as_of = _chosen_date(version)
    until = _last_moment(version, versions, known_on)
    act = open_store().score_act(until=until)
    view = View(version=version, as_of=as_of, newest=newest, score_act=act, known_on=known_on, until=until)
    key = version.key
    keep_view(view)
    _write_address(view, plan=None if newest is versions[0] else _plan_name(version))
    with title.container(width="content", gap=None):
        st.markdown(f"**Kế hoạch PAPI {key.plan_year}** · {escape_markdown(key.unit)}, {version.province}")
        strip(view)
    _ribbons(view)


def _known_versions(versions: tuple[Version, ...]) -> tuple[dt.date | None, tuple[Version, ...]]:
    """Return the day the reader went back to, if any, and the versions accepted up to its end."""
    day: dt.date | None = st.session_state[KNOWN_KEY]
    known = versions if day is None else tuple(item for item in versions if item.accepted_at <= end_of_day(day))
    if known:
        return day, known
    st.session_state[KNOWN_KEY] = None
    return None, versions


def _last_moment(version: Version, versions: tuple[Version, ...], known_on: dt.date | None) -> dt.datetime | None:
    """Name the moment that is shown: the end of the day gone back to, or the last one while a version was the newest."""
    if known_on is not None:
        return end_of_day(known_on)
    later = [item.accepted_at for item in versions if _plan_name(item) == _plan_name(version) and item.key.number > version.key.number]
    return min(later) - dt.timedelta(microseconds=1) if later else None


def _days(versions: tuple[Version, ...]) -> tuple[dt.date, dt.date]:
    """Return the first and the last day to go back to; a clock that was set back leaves versions after today."""
    accepted = [version.accepted_in_vietnam.date() for version in versions]
    return min(accepted), max(*accepted, today_in_vietnam())


def _chosen_version(versions: tuple[Version, ...], *, days: tuple[dt.date, dt.date]) -> Version:
    """Let the reader choose a plan's version, or a day whose newest version is shown."""
    state = st.session_state
    plans = list(dict.fromkeys(_plan_name(version) for version in versions))
    plan = state[PLAN_KEY] or plans[0]
    of_plan = {version.key.number: version for version in versions if _plan_name(version) == plan}
    newest = next(iter(of_plan.values()))
    if state[VERSION_KEY] not in of_plan:
        state[VERSION_KEY] = None
    shown = of_plan.get(state[VERSION_KEY], newest)
    with st.popover(f"Phiên bản {shown.key.number} · {date(shown.accepted_in_vietnam.date())}", type="tertiary"):
        if len(plans) > 1:
            st.selectbox("Kế hoạch", plans, index=None, key=PLAN_KEY, placeholder=plans[0])
        st.selectbox(
            "Phiên bản",
            list(of_plan),
            index=None,
            key=VERSION_KEY,
            placeholder=f"Mới nhất ({newest.key.number})",
            format_func=lambda number: f"Phiên bản {number} · số liệu {date(of_plan[number].as_of)}",
        )
        st.date_input(
            "Xem lại như ngày",
            value=None,
            key=KNOWN_KEY,
            format="DD/MM/YYYY",
            min_value=days[0],
            max_value=days[1],
            help="Mọi trang trở về những gì đã nhận đến hết ngày đó.",
        )
        st.caption(_origin(shown))
    return shown


def _chosen_date(version: Version) -> dt.date:
    """Let the reader choose the date; left open, it is the date the version's states stand for."""
    first, last = dt.date(version.key.plan_year, 1, 1), dt.date(version.key.plan_year + 1, 12, 31)
    chosen: dt.date | None = st.session_state[DATE_KEY]
    if chosen is not None and not first <= chosen <= last:
        chosen = st.session_state[DATE_KEY] = None
    as_of = chosen or version.as_of
    with st.popover(f"Tính đến {date(as_of)}", type="tertiary"):
        st.date_input(
            "Tính đến ngày", value=None, key=DATE_KEY, format="DD/MM/YYYY", min_value=first, max_value=last
        )
        st.caption(f"Để trống: theo ngày số liệu của phiên bản, {date(version.as_of)}.")
    return as_of


def _read_address(*, last_day: dt.date) -> None:
    """On the first run take plan, version and date from the address; what cannot be read is left open.

    A choice that Streamlit forgot, as it may where a script goes to another page, is taken from the address again.
    """
    state, address = st.session_state, st.query_params
    if all(key in state for key in CHOICES):
        return
    number = address.get(VERSION_KEY, "")
    plans = {_plan_name(version) for version in open_store().versions()}
    known_on = _day(address.get(KNOWN_KEY, ""))
    said = {
        PLAN_KEY: address[PLAN_KEY] if address.get(PLAN_KEY) in plans else None,
        VERSION_KEY: int(number) if number.isdecimal() and len(number) < _LONGEST_NUMBER else None,
        DATE_KEY: _day(address.get(DATE_KEY, "")),
        KNOWN_KEY: known_on if known_on is not None and known_on <= last_day else None,
    }
    for key in CHOICES:
        if key not in state:
            state[key] = said[key]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _write_address(view: View, *, plan: str | None) -> None:
    """Keep the address in step with what is shown, on every page; what is left open is not named."""
    chosen = st.session_state[DATE_KEY]
    wanted = {
        PLAN_KEY: plan,
        VERSION_KEY: None if view.is_newest or st.session_state[VERSION_KEY] is None else str(view.key.number),
        DATE_KEY: None if chosen is None else chosen.isoformat(),
        KNOWN_KEY: None if view.known_on is None else view.known_on.isoformat(),
    }
    for name, value in wanted.items():
        if value is None:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != value:
            st.query_params[name] = value


def _plan_name(version: Version) -> str:
    return f"{version.key.plan_year} · {version.key.unit}"


def _origin(version: Version) -> str:
    accepted = f"nhận ngày {date(version.accepted_in_vietnam.date())}, {version.author}"
    words = f"Số liệu đến {date(version.as_of)} · {accepted} · {version.reason} · tệp {version.file_name}"
    return escape_markdown(words)


def _ribbons(view: View) -> None:
    """Say when what is shown is made up or not the newest."""
    if view.version.illustration:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.badge("Số liệu minh họa, không phải báo cáo của xã", color="orange", icon=":material/science:")
            st.page_link("update.py", label="Dùng kế hoạch của đơn vị", icon=":material/upload:")
    if not view.is_past:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True):
        day = "" if view.known_on is None else f" như ngày {date(view.known_on)}"
        st.badge(f"Đang xem lại{day}: phiên bản {view.key.number}", color="orange", icon=":material/history:")
        st.markdown(f"Mọi trang theo số liệu lúc đó. Mới nhất là phiên bản {view.newest.key.number}.", width="content")
        st.button("Trở về hiện tại", key="tro-ve", icon=":material/update:", on_click=to_newest)


def look_back_at(version: Version) -> None:
    """Show every page by an older version; a callback."""
    to_newest()
    st.session_state[PLAN_KEY] = _plan_name(version)
    st.session_state[VERSION_KEY] = version.key.number


def show_plan(unit: str, plan_year: int) -> None:
    """Show every page by the newest version of a unit's plan; a callback."""
    known_on = st.session_state.get(KNOWN_KEY)
    to_newest()
    st.session_state[PLAN_KEY] = f"{plan_year} · {unit}"
    st.session_state[KNOWN_KEY] = known_on


def chosen_in_header() -> dict[str, str]:
    """Return what the header chose as the address has it, for ways to other pages."""
    return {key: value for key in CHOICES if (value := st.query_params.get(key))}


def to_newest() -> None:
    """Show the newest version of the newest plan again, on its own date."""
    for key in CHOICES:
        st.session_state[key] = None
