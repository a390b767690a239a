"""Cập nhật, the list of units: uploaded, checked, compared with the one that serves, accepted; for who administers all units."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from streamlit import column_config as show

from pages.shared.blocks import data_table
from pages.shared.outcomes import done, kept, refused, say_refusal, upload_key
from pages.shared.reading import LARGEST_UPLOAD, READING, say_unreadable
from pages.shared.signing.rights import ask_author, may
from pages.shared.signing.taking import download_button
from pages.shared.update.checking import say_counts, show_findings
from pages.shared.view import open_store
from pages.shared.working import act_at_work, at_work
from papi_metrics.access import EVERYWHERE, Right
from papi_metrics.clock import today_in_vietnam
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.isolation import units_isolated
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.reports import units_workbook
from papi_metrics.store import OutdatedUnitsError, UnitSubmission
from papi_metrics.text import escape_markdown
from papi_metrics.unit_lists import CHANGE_WORDS, list_changes, tree_of
from papi_metrics.wording import date

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "html", "htm"]
_AUTHOR, _REASON, _ACCEPT, _DROP = "nguoi-danh-sach", "ly-do-danh-sach", "nhan-danh-sach", "bo-don-vi"
_COLUMNS = {
    "kind_word": show.TextColumn(later("Thay đổi"), width="medium"),
    "unit": show.TextColumn(later("Mã"), width="small"),
    "name": show.TextColumn(later("Đơn vị"), width="medium"),
    "before": show.TextColumn(later("Trước"), width="medium"),
    "after": show.TextColumn(later("Sau"), width="medium"),
    "has_plans": show.CheckboxColumn(later("Có kế hoạch"), width="small"),
}


def may_list_units() -> bool:
    """Tell whether whoever sees the page may bring in a list of units."""
    return may(Right.ADMINISTER, EVERYWHERE)


def update_units() -> None:
    """Draw the flow of a list of units from upload to acceptance."""
    st.subheader(_("1. Chọn danh sách đơn vị"), anchor=False)
    upload = st.file_uploader(
        _("Bảng có cột Mã, Tên, Cấp, Mã cấp trên; thêm Hiệu lực từ, Hiệu lực đến, Nhập vào nếu có"),
        type=TYPES,
        max_upload_size=LARGEST_UPLOAD,
        key=upload_key("units"),
    )
    if upload is None:
        _say_serving()
        return
    try:
        with at_work(_(READING)):
            reading = kept("reading-of-units", upload.file_id, lambda: units_isolated(upload.getvalue(), name=upload.name))
    except PapiError as error:
        say_unreadable(upload.name, error)
        return
    st.subheader(_("2. Kiểm tra"), anchor=False)
    st.markdown(ngettext("Đọc được **{count} đơn vị**. Dòng có lỗi không được dùng.", len(reading.table)))
    say_counts(reading.findings)
    show_findings(reading.findings, upload, name="don-vi")
    _ask(upload, reading)


def _ask(upload: Any, reading: Reading) -> None:  # noqa: ANN401 - Streamlit's uploaded file
    """Show what the list changes, and ask for acceptance."""
    st.subheader(_("3. Sẽ thay đổi gì"), anchor=False)
    serving = _serving()
    if kept("first-compared-units", upload.file_id, lambda: serving) != serving:
        st.warning(escape_markdown(str(OutdatedUnitsError(serving))), icon=":material/group:")
    with at_work(_("Đang so với danh sách đang dùng…")):
        changes = kept("unit-changes", (upload.file_id, serving), lambda: _changes(reading))
    said = ", ".join(f"{word.lower()} {count}" for kind, word in CHANGE_WORDS.items() if (count := int((changes["kind"] == kind).sum())))
    st.markdown(_("So với danh sách đang dùng: {changes}.", changes=said or _("không có gì khác")))
    if not changes.empty:
        data_table(changes, name="don-vi-thay-doi", columns=_COLUMNS, alt=said)
    dropped = changes[(changes["kind"] == "dropped") & changes["has_plans"]]
    st.subheader(_("4. Nhận danh sách"), anchor=False)
    form = st.columns([1, 2])
    ask_author(form[0], _("Người cập nhật"), placeholder=_("Họ tên hoặc bộ phận"), key=_AUTHOR)
    form[1].text_input(_("Lý do"), _("Cập nhật danh sách đơn vị"), key=_REASON)
    if len(dropped):
        st.checkbox(ngettext("Vẫn nhận, dù {count} đơn vị đang có kế hoạch không còn trong danh sách", len(dropped)), key=_tick(upload, serving))
    st.caption(_("Không có nút hoàn tác: muốn trở lại danh sách trước thì nhận lại tệp của danh sách đó."))
    say_refusal(_ACCEPT)
    st.button(
        _("Nhận danh sách"), type="primary", on_click=accept, args=(reading, upload, serving, len(dropped)), key=_ACCEPT
    )


def _changes(reading: Reading) -> pd.DataFrame:
    store = open_store()
    plans = {plan.unit for plan in store.plans()}
    changes = list_changes(store.unit_tree(), tree_of(reading.table), on=today_in_vietnam(), with_plans=plans)
    return changes.assign(kind_word=changes["kind"].map(CHANGE_WORDS))


def _serving() -> int:
    """Return the number of the list that serves, 0 for none."""
    return next((item.number for item in open_store().unit_sets()), 0)


def _say_serving() -> None:
    """Say which list serves, and offer one to begin with."""
    newest = next(iter(open_store().unit_sets()), None)
    if newest is None:
        st.caption(_("Chưa có danh sách nào: đơn vị được ghi theo tên khi tải bảng theo dõi lên. Một xã thì không cần danh sách."))
    else:
        told = ngettext("Đang dùng danh sách lần {number}: {count} dòng, {file_name}, {author} nhận ngày {date}.", newest.unit_count, number=newest.number, file_name=newest.file_name, author=newest.author, date=date(newest.accepted_in_vietnam.date()))
        st.caption(escape_markdown(told))
    download_button(
        _("Tải tệp mẫu danh sách"), units_workbook, file_name="danh-sach-don-vi.xlsx", on_click="ignore", icon=":material/download:", key="mau-don-vi"
    )


def _tick(upload: Any, serving: int) -> str:  # noqa: ANN401 - Streamlit's uploaded file
    """Name the tick for units that are left out: it is given to one file against one list."""
    return f"{_DROP}-{upload.file_id}-{serving}"


def accept(reading: Reading, upload: Any, serving: int, dropped: int) -> None:  # noqa: ANN401 - Streamlit's uploaded file
    """Store the list; a callback of the button."""
    author, reason = (st.session_state[name].strip() for name in (_AUTHOR, _REASON))
    if not author or not reason:
        refused(_("Chưa nhận được: hãy điền người cập nhật và lý do."), at=_ACCEPT)
        return
    if dropped and not st.session_state.get(_tick(upload, serving)):
        refused(ngettext("Chưa nhận được: {count} đơn vị đang có kế hoạch không còn trong danh sách. Hãy thêm lại, hoặc đánh dấu để vẫn nhận.", dropped), at=_ACCEPT)
        return
    try:
        told = UnitSubmission(file_name=upload.name, author=author, reason=reason, based_on=serving)
        with act_at_work(ngettext("Đang lưu {count} đơn vị…", len(reading.table)), done=_("Đã lưu.")):
            accepted = open_store().accept_units(reading, told, original=upload.getvalue())
    except PapiError as error:
        refused(str(error), at=_ACCEPT)
        return
    done(ngettext("Đã nhận danh sách đơn vị lần {number}: {count} dòng.", accepted.unit_count, number=accepted.number))
