"""The line above every page: whose plan, which year, up to which date, by which version, as known when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from pages.shared.language import KEY as LANGUAGE_KEY
from pages.shared.language import language_switch
from pages.shared.plan_choice import ask_plan, chosen_plan, plan_name, plan_name_of, search_plan
from pages.shared.ribbons import ribbons
from pages.shared.signing.menu import account_menu
from pages.shared.strip import strip
from pages.shared.terms import meaning
from pages.shared.view import View, keep_view
from papi_metrics.clock import end_of_day, in_vietnam, today_in_vietnam
from papi_metrics.language import gettext as _
from papi_metrics.store import Plan, Store, Version
from papi_metrics.text import escape_markdown
from papi_metrics.wording import date

# The header's widgets, and their names in the address, so that a link shows the same to someone else.
PLAN_KEY = "ke-hoach"
_LONGEST_NUMBER = 9
VERSION_KEY = "phien-ban"
DATE_KEY = "ngay"
KNOWN_KEY = "xem-lai"
CHOICES = (PLAN_KEY, VERSION_KEY, DATE_KEY, KNOWN_KEY)


def header(store: Store, *, presentable: bool = False) -> None:
    """Draw the header, let the reader choose version and date, and keep the choice for the page; `presentable` leads to Trình chiếu."""
    plans = store.plans()
    if not plans:
        keep_view(None)
        _nothing_yet()
        return
    _read_address(plans)
    known_on, known = _known_plans(store, plans)
    plan = chosen_plan(known, st.session_state[PLAN_KEY])
    versions = store.versions(unit=plan.unit, plan_year=plan.plan_year)
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall", key="dau-trang")
    title = row.empty()
    choices = row.container(horizontal=True, width="content", gap="small", vertical_alignment="center", key="lua-chon")
    with choices:
        search_plan(known, choose=look_at_plan)
    date_place = choices.container(width="content")
    with choices:
        version = _chosen_version(_until(versions, known_on), known, first_day=in_vietnam(min(item.first_at for item in plans)).date())
    with date_place:
        as_of = _chosen_date(version)
    with choices:
        account_menu(version.key.unit)
    slides = choices.container(width="content")
    switch = choices.container(width="content")
    until = _last_moment(version, versions, known_on)
    act = store.score_act(until=until)
    view = View(version=version, as_of=as_of, newest=versions[0], score_act=act, known_on=known_on, until=until)
    keep_view(view)
    _write_address(view, plan=None if plan_name(plan) == plan_name(plans[0]) else plan_name(plan))
    if presentable:
        slides.page_link("present.py", label=_("Trình chiếu"), icon=":material/slideshow:", query_params=chosen_in_header())
    with switch:
        language_switch()
    with title.container(width="content", gap=None):
        st.markdown(_("**Kế hoạch PAPI {plan_year}** · {unit}, {province}", plan_year=plan.plan_year, unit=escape_markdown(version.unit), province=version.province))
        strip(view)
    ribbons(view, store.unit_tree(), back=to_newest)


def _nothing_yet() -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="xsmall"):
        st.markdown(_("**Kế hoạch PAPI** · chưa có số liệu"), width="content")
        with st.container(horizontal=True, width="content", gap="small", vertical_alignment="center"):
            account_menu("")
            language_switch()


def _known_plans(store: Store, plans: tuple[Plan, ...]) -> tuple[dt.date | None, tuple[Plan, ...]]:
    """Return the day the reader went back to, if any, and the plans as they were at its end."""
    day: dt.date | None = st.session_state[KNOWN_KEY]
    if day is None or day >= max(plans[0].last_day, today_in_vietnam()):
        return day, plans
    if known := store.plans(until=end_of_day(day)):
        return day, known
    st.session_state[KNOWN_KEY] = None
    return None, plans


def _until(versions: tuple[Version, ...], known_on: dt.date | None) -> tuple[Version, ...]:
    return versions if known_on is None else tuple(item for item in versions if item.accepted_at <= end_of_day(known_on))


def _last_moment(version: Version, versions: tuple[Version, ...], known_on: dt.date | None) -> dt.datetime | None:
    """Name the moment that is shown: the end of the day gone back to, or the last one while a version was the newest."""
    if known_on is not None:
        return end_of_day(known_on)
    later = [item.accepted_at for item in versions if item.key.number > version.key.number]
    return min(later) - dt.timedelta(microseconds=1) if later else None


def _chosen_version(versions: tuple[Version, ...], plans: tuple[Plan, ...], *, first_day: dt.date) -> Version:
    """Let the reader choose a plan's version, or a day whose newest version is shown; and another plan."""
    state = st.session_state
    of_plan = {version.key.number: version for version in versions}
    newest = versions[0]
    if state[VERSION_KEY] not in of_plan:
        state[VERSION_KEY] = None
    shown = of_plan.get(state[VERSION_KEY], newest)
    with st.popover(_("Phiên bản {number} · {date}", number=shown.key.number, date=date(shown.accepted_in_vietnam.date())), type="tertiary"):
        ask_plan(plans, key=PLAN_KEY)
        st.selectbox(
            _("Phiên bản"),
            list(of_plan),
            index=None,
            key=VERSION_KEY,
            placeholder=_("Mới nhất ({number})", number=newest.key.number),
            help=meaning("Phiên bản"),
            format_func=lambda number: _("Phiên bản {number} · số liệu {as_of}", number=number, as_of=date(of_plan[number].as_of)),
        )
        st.date_input(
            _("Xem lại như ngày"),
            value=None,
            key=KNOWN_KEY,
            format="DD/MM/YYYY",
            min_value=first_day,
            max_value=_last_day(plans),
            help=_("Mọi trang trở về những gì đã nhận đến hết ngày đó."),
        )
        st.caption(_origin(shown))
    return shown


def _last_day(plans: tuple[Plan, ...]) -> dt.date:
    """Return the last day to go back to; a clock that was set back leaves versions after today."""
    return max(plans[0].last_day, today_in_vietnam())


def _chosen_date(version: Version) -> dt.date:
    """Let the reader choose the date; left open, it is the date the version's states stand for."""
    first, last = dt.date(version.key.plan_year, 1, 1), dt.date(version.key.plan_year + 1, 12, 31)
    chosen: dt.date | None = st.session_state[DATE_KEY]
    if chosen is not None and not first <= chosen <= last:
        chosen = st.session_state[DATE_KEY] = None
    as_of = chosen or version.as_of
    with st.popover(_("Tính đến {as_of}", as_of=date(as_of)), type="tertiary"):
        st.date_input(
            _("Tính đến ngày"), value=None, key=DATE_KEY, format="DD/MM/YYYY", min_value=first, max_value=last, help=meaning("Tính đến ngày")
        )
        st.caption(_("Để trống: theo ngày số liệu của phiên bản, {as_of}.", as_of=date(version.as_of)))
    return as_of


def _read_address(plans: tuple[Plan, ...]) -> None:
    """On the first run take plan, version and date from the address.

    A choice that Streamlit forgot, as it may where a script goes to another page, is taken from the address again.
    """
    state = st.session_state
    if all(key in state for key in CHOICES):
        return
    said = _from_address(st.query_params, plans)
    for key in CHOICES:
        if key not in state:
            state[key] = said[key]


def _from_address(address: Mapping[str, str], plans: tuple[Plan, ...]) -> dict[str, object]:
    """Return plan, version and date as the address says; what cannot be read is left open."""
    number = address.get(VERSION_KEY, "")
    known_on = _day(address.get(KNOWN_KEY, ""))
    return {
        PLAN_KEY: address[PLAN_KEY] if address.get(PLAN_KEY) in set(map(plan_name, plans)) else None,
        VERSION_KEY: int(number) if number.isdecimal() and len(number) < _LONGEST_NUMBER else None,
        DATE_KEY: _day(address.get(DATE_KEY, "")),
        KNOWN_KEY: known_on if known_on is not None and known_on <= _last_day(plans) else None,
    }


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


def _origin(version: Version) -> str:
    accepted = _("nhận ngày {date}, {author}", date=date(version.accepted_in_vietnam.date()), author=version.author)
    words = _("Số liệu đến {as_of} · {accepted} · {reason} · tệp {file_name}", as_of=date(version.as_of), accepted=accepted, reason=version.reason, file_name=version.file_name)
    return escape_markdown(words)


def look_back_at(version: Version) -> None:
    """Show every page by an older version; a callback."""
    to_newest()
    st.session_state[PLAN_KEY] = plan_name_of(version.key)
    st.session_state[VERSION_KEY] = version.key.number


def look_at_plan(name: str) -> None:
    """Show every page by the newest version of another plan; a callback."""
    to_newest()
    st.session_state[PLAN_KEY] = name


def chosen_in_header() -> dict[str, str]:
    """Return what the header chose as the address has it, for ways to other pages."""
    return {key: value for key in (*CHOICES, LANGUAGE_KEY) if (value := st.query_params.get(key))}


def to_newest() -> None:
    """Show the newest version of the newest plan again, on its own date."""
    for key in CHOICES:
        st.session_state[key] = None
