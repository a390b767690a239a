"""Cập nhật, the tracker: upload, check, see what will change, accept as a version."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.outcomes import accepted, kept, refused, say_refusal, upload_key
from pages.shared.reading import LARGEST_UPLOAD, READING, earlier_findings, say_unreadable, tracker_reading
from pages.shared.undoing import FIRST_STAYS
from pages.shared.update.changing import Proposal, proposal_of, show_changes
from pages.shared.update.checking import say_counts, show_findings, show_mending, show_plan_check
from pages.shared.update.columns import compared_columns
from pages.shared.update.sections import TEMPLATES, look_at_part
from pages.shared.update.submission import (
    PLAN_YEAR,
    asked_author,
    asked_plan,
    given_submission,
    say_differences,
    start_form,
)
from pages.shared.view import View, open_store
from pages.shared.working import act_at_work, at_work
from papi_metrics.clock import today_in_vietnam
from papi_metrics.diff import steps_left_out, steps_without_reason
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.store import OutdatedError, Submission, Version
from papi_metrics.summary import completion_compared
from papi_metrics.text import escape_markdown

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "html", "htm", "docx", "docm"]
_BUTTON = "nhan"
_ASKED = Words({"unit": later("đơn vị"), "province": later("tỉnh"), "as_of": later("ngày số liệu"), "author": later("người cập nhật"), "reason": later("lý do")})


def update_tracker(view: View | None) -> None:
    """Draw the flow of a tracker from upload to acceptance."""
    st.subheader(_("1. Chọn bảng theo dõi"), anchor=False)
    upload = st.file_uploader(
        _("Bảng theo dõi hoặc phụ lục kế hoạch (Excel, ODS, CSV, HTML, Word)"),
        type=TYPES,
        max_upload_size=LARGEST_UPLOAD,
        key=upload_key("tracker"),
    )
    if upload is None:
        _say_what_comes(first=view is None)
        return
    start_form(upload.file_id)
    try:
        reading, plan_year = _read(upload, view)
    except PapiError as error:
        say_unreadable(upload.name, error)
        _say_what_comes(first=view is None)
        return
    _check(reading, upload)
    st.subheader(_("3. Của ai, đến ngày nào"), anchor=False)
    submission = asked_plan(reading.about, view, file_name=upload.name, plan_year=plan_year)
    newest = open_store().newest(unit=submission.unit, plan_year=plan_year)
    proposal = None
    st.subheader(_("4. Sẽ thay đổi gì"), anchor=False)
    if submission.unit and submission.as_of:
        proposal = _change(upload, reading, submission, newest)
    else:
        st.caption(_("Điền đơn vị và ngày số liệu để xem thay đổi."))
    st.subheader(_("5. Nhận làm phiên bản mới"), anchor=False)
    asked_author(submission.as_of)
    if newest is None:
        st.caption(_(FIRST_STAYS))
    same = newest is not None and _is_same(upload, newest, submission, proposal)
    say_refusal(_BUTTON)
    st.button(
        _("Nhận làm phiên bản mới"),
        type="primary",
        disabled=same,
        on_click=accept,
        args=(reading, upload.getvalue(), submission, proposal),
        key=_BUTTON,
    )
    if same:
        st.caption(_("Tệp này đang là phiên bản mới nhất: không có gì để nhận."))


def _say_what_comes(*, first: bool) -> None:
    """Say what happens to a file, and lead those who have none to the templates; on an empty store to the example too."""
    st.caption(_("Chưa có gì được lưu cho đến khi bấm «Nhận làm phiên bản mới»."))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(_("Chưa có bảng? Lấy tệp mẫu"), icon=":material/table:", type="tertiary", on_click=look_at_part, args=(TEMPLATES,), key="lay-mau")
        if first:
            st.page_link("overview.py", label=_("Xem thử ví dụ trước"), icon=":material/science:")


def _read(upload: Any, view: View | None) -> tuple[Reading, int]:  # noqa: ANN401 - Streamlit's uploaded file
    """Read an upload, and again for another plan year if the person says so."""
    with at_work(_(READING)):
        reading = tracker_reading(upload, None)
    guess = reading.about.plan_year or (view.key.plan_year if view else today_in_vietnam().year)
    plan_year = int(st.number_input(_("Năm kế hoạch"), 2011, 2100, guess, key=PLAN_YEAR, width=160))
    if plan_year != reading.about.plan_year:
        with at_work(_("Đang đọc lại thời hạn theo năm {plan_year}…", plan_year=plan_year)):
            reading = tracker_reading(upload, plan_year)
    return reading, plan_year


def _check(reading: Reading, upload: Any) -> None:  # noqa: ANN401 - as above
    known = open_store().find_original(upload.getvalue())
    if known:
        about = {"number": known.key.number, "unit": known.unit}
        said = _("Tệp này đang chờ duyệt: phiên bản {number} của {unit}.", **about) if known.waits else _("Tệp này đã nhận trước đây: phiên bản {number} của {unit}.", **about)
        st.info(escape_markdown(said), icon=":material/content_copy:")
    st.subheader(_("2. Kiểm tra"), anchor=False)
    sheet = escape_markdown(reading.about.sheet or "")
    st.markdown(ngettext("Đọc được **{count} nhiệm vụ** từ trang «{sheet}».", len(reading.table), sheet=sheet))
    with at_work(_("Đang xem tệp có sửa lần kiểm tra trước không…")):
        earlier = earlier_findings(upload, reading)
    show_mending(earlier, reading.findings)
    say_counts(reading.findings)
    show_findings(reading.findings, upload, name="bang")
    show_plan_check(reading, upload)


def _change(upload: Any, reading: Reading, submission: Submission, newest: Version | None) -> Proposal | None:  # noqa: ANN401 - as above
    if newest is None:
        st.markdown(ngettext("Phiên bản đầu tiên của kế hoạch {plan_year}: {count} nhiệm vụ.", len(reading.table), plan_year=submission.plan_year))
        compared = completion_compared(None, reading.table, before_on=None, as_of=submission.as_of)
        data_table(compared, name="truoc-va-sau", columns=compared_columns(), alt=_("Mức hoàn thành theo tệp."))
        return None
    st.caption(escape_markdown(_("So với phiên bản {number}, số liệu đến {as_of:%d/%m/%Y}, {author} cập nhật.", number=newest.key.number, as_of=newest.as_of, author=newest.author)))
    say_differences(submission, newest)
    seen = kept("first-compared", (upload.file_id, submission.unit, submission.plan_year), lambda: newest.key.number)
    if seen != newest.key.number:
        st.warning(escape_markdown(str(OutdatedError(newest))), icon=":material/group:")
    proposal = proposal_of(upload, reading.table, newest)
    show_changes(proposal, submission, before_on=newest.as_of)
    return proposal


def _is_same(upload: Any, newest: Version, submission: Submission, proposal: Proposal | None) -> bool:  # noqa: ANN401 - as above
    """Whether the file is the newest version's own, on the same date, and would change nothing."""
    known = open_store().find_original(upload.getvalue())
    own = known is not None and known.digest == newest.digest and newest.as_of == submission.as_of
    return own and proposal is not None and proposal.changes.empty


def accept(reading: Reading, original: bytes, shown: Submission, proposal: Proposal | None) -> None:
    """Store the reading as the newest version, as decided; a callback of the button."""
    based_on = 0 if proposal is None else proposal.based_on
    submission = given_submission(file_name=shown.file_name, plan_year=shown.plan_year, based_on=based_on)
    missing = [name for name, value in asdict(submission).items() if name in _ASKED and not value]
    if missing:
        refused(_("Chưa nhận được: hãy điền {names}.", names=", ".join(_ASKED[name] for name in missing)), at=_BUTTON)
        return
    if (submission.unit, submission.as_of) != (shown.unit, shown.as_of):
        refused(_("Đơn vị hoặc ngày số liệu vừa đổi. Hãy xem lại các thay đổi rồi nhận."), at=_BUTTON)
        return
    decisions = None if proposal is None else proposal.decisions()
    if decisions is not None and (told := _undecided(proposal, decisions)):
        refused(_("Chưa nhận được: {told}", told=told), at=_BUTTON)
        return
    told = ngettext("Đang lưu phiên bản: {count} nhiệm vụ…", len(reading.table))
    try:
        with act_at_work(told, done=_("Đã lưu.")):
            tasks = reading.table if proposal is None else proposal.result(decisions)
            accepted(open_store().accept(replace(reading, table=tasks), original=original, submission=submission, changes=decisions))
    except PapiError as error:
        refused(str(error), at=_BUTTON)


def _undecided(proposal: Proposal, decisions: Any) -> str:  # noqa: ANN401 - a table
    """Say what a person still has to decide about steps backwards; blank if nothing."""
    if count := steps_without_reason(decisions):
        return ngettext("{count} bước lùi được nhận nhưng chưa ghi lý do. Hãy ghi lý do ở từng dòng hoặc một lý do chung.", count)
    if (count := steps_left_out(decisions)) and not proposal.keeps_old:
        return ngettext("còn {count} bước lùi chưa quyết định. Hãy đánh dấu để nhận và ghi lý do, hoặc chọn giữ giá trị cũ.", count)
    return ""
