"""Cập nhật, the scores: a commune's own survey or PAPI's official workbook, previewed, accepted, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.outcomes import done, kept, refused, say_refusal, upload_key
from pages.shared.reading import LARGEST_UPLOAD, READING, say_unreadable, scores_reading
from pages.shared.score_figures import scores_after
from pages.shared.signing.rights import ask_author, may, say_missing
from pages.shared.signing.taking import download_button
from pages.shared.undoing import reason_of_undoing
from pages.shared.update.checking import say_counts, show_findings
from pages.shared.update.columns import SCORE_CHANGE_COLUMNS, SCORE_SET_COLUMNS
from pages.shared.view import open_store
from pages.shared.working import act_at_work, at_work
from papi_metrics.access import EVERYWHERE, Right
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.framework import PAPI_SOURCE, unit_key
from papi_metrics.language import Words, later, ngettext
from papi_metrics.language import gettext as _
from papi_metrics.sentences import listed, score_changes_sentence
from papi_metrics.store import OutdatedScoresError, ScoreSet, ScoreSubmission
from papi_metrics.surveys import OWN_LEVEL, layered_scores, score_changes, shipped_scores
from papi_metrics.text import escape_markdown

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "txt", "html", "htm"]
LEVEL_WORDS = Words({"province": later("Tỉnh"), OWN_LEVEL: later("Tỉnh, khảo sát riêng"), "district": later("Huyện"), "commune": later("Xã")})
_KIND_WORDS = Words({"added": later("Thêm"), "changed": later("Sửa"), "described": later("Bổ sung")})
_MOST_NAMED = 5
_AUTHOR, _REASON = "nguoi-diem", "ly-do-diem"
_ACCEPT, _WITHDRAW = "nhan-diem", "rut-diem"
_WITHDRAWER, _WITHDRAW_REASON = "nguoi-rut-diem", "ly-do-rut-diem"


def update_scores() -> None:
    """Draw the flow of a file of scores, and the files accepted so far."""
    if not may(Right.UPDATE, EVERYWHERE):
        say_missing(Right.UPDATE, _("mọi đơn vị: điểm dùng chung cho các đơn vị"))
        _show_sets()
        return
    st.subheader(_("1. Chọn tệp điểm"), anchor=False)
    upload = st.file_uploader(
        _("Khảo sát riêng của đơn vị (theo tệp mẫu) hoặc tệp số liệu chính thức của PAPI, năm nào cũng được"),
        type=TYPES,
        max_upload_size=LARGEST_UPLOAD,
        key=upload_key("scores"),
    )
    if upload is None:
        st.caption(_("Chưa có gì được lưu cho đến khi bấm «Nhận điểm»."))
    else:
        _preview(upload)
    _show_sets()


def _preview(upload: Any) -> None:  # noqa: ANN401 - Streamlit's uploaded file
    try:
        with at_work(_(READING)):
            reading = scores_reading(upload)
    except PapiError as error:
        say_unreadable(upload.name, error)
        return
    st.subheader(_("2. Kiểm tra"), anchor=False)
    say_counts(reading.findings)
    show_findings(reading.findings, upload, name="diem")
    st.subheader(_("3. Sẽ thay đổi gì"), anchor=False)
    store = open_store()
    act = store.score_act()
    known = store.find_scores(upload.getvalue())
    if known:
        st.info(_("Tệp này đã nhận trước đây, lần {number}.", number=known.number), icon=":material/content_copy:")
    if kept("first-compared-scores", upload.file_id, lambda: act) != act:
        st.warning(escape_markdown(str(OutdatedScoresError(store.score_set(act)))), icon=":material/group:")
    with at_work(_("Đang so với điểm đang dùng…")):
        changes = kept("score-changes", (upload.file_id, act), lambda: _changes(reading, act))
    st.markdown(score_changes_sentence(changes))
    if not changes.empty:
        data_table(changes, name="diem-thay-doi", columns=SCORE_CHANGE_COLUMNS, alt=score_changes_sentence(changes))
        for sentence in _whose(changes):
            st.caption(escape_markdown(sentence))
    st.subheader(_("4. Nhận điểm"), anchor=False)
    form = st.columns([1, 2])
    ask_author(form[0], _("Người cập nhật"), placeholder=_("Họ tên hoặc bộ phận"), key=_AUTHOR)
    form[1].text_input(_("Lý do"), key=_REASON)
    say_refusal(_ACCEPT)
    st.button(
        _("Nhận điểm"), type="primary", disabled=changes.empty, on_click=accept, args=(reading, upload.getvalue(), upload.name, act), key=_ACCEPT
    )


def _whose(changes: pd.DataFrame) -> Iterator[str]:
    """Say whose the scores are, and which of them no page shows yet."""
    levels = set(changes["level"])
    if "province" in levels:
        yield _("Điểm PAPI của tỉnh: {papi_source}", papi_source=PAPI_SOURCE)
    if OWN_LEVEL in levels:
        yield (
            _("Điểm cấp tỉnh không ghi nguồn là PAPI được giữ riêng, tên «… (khảo sát riêng)», không thay điểm PAPI. "
            "Nếu là điểm chính thức, hãy ghi nguồn bắt đầu bằng «PAPI» rồi tải lên lại.")
        )
    if levels - {"province", OWN_LEVEL}:
        yield _("Nguồn ghi ở từng dòng; không phải điểm PAPI của tỉnh.")
        plans = {unit_key(plan.name) for plan in open_store().plans()}
        local = changes.loc[~changes["level"].isin(["province", OWN_LEVEL]), "unit"].unique()
        unseen = [name for name in local if unit_key(name) not in plans]
        if unseen:
            yield _("Chưa trang nào hiện điểm của {units}: kho chưa có kế hoạch ở đó.", units=listed(unseen, most=_MOST_NAMED, rest=_("đơn vị khác")))
        if len(unseen) < len(local):
            yield _("Điểm sẽ hiện ở trang Điểm số, mục «Điểm của».")


def _changes(reading: Reading, act: int) -> pd.DataFrame:
    current = scores_after(open_store(), act)
    changes = score_changes(current, layered_scores(current, [reading.table]))
    return changes.assign(level_word=changes["level"].map(LEVEL_WORDS), kind_word=changes["kind"].map(_KIND_WORDS))


def accept(reading: Reading, original: bytes, file_name: str, act: int) -> None:
    """Store the scores, to lead over earlier ones; a callback of the button."""
    author, reason = (st.session_state[name].strip() for name in (_AUTHOR, _REASON))
    if not author or not reason:
        refused(_("Chưa nhận được: hãy điền người cập nhật và lý do."), at=_ACCEPT)
        return
    try:
        told = ScoreSubmission(file_name=file_name, author=author, reason=reason, based_on=act)
        with act_at_work(ngettext("Đang lưu {count} điểm…", len(reading.table)), done=_("Đã lưu.")):
            kept_set = open_store().accept_scores(reading, told, original=original)
    except PapiError as error:
        refused(str(error), at=_ACCEPT)
        return
    told = _("Đã nhận điểm (lần {number}) từ tệp {file_name}. Mọi trang đang dùng điểm này.", number=kept_set.number, file_name=file_name)
    done(told, undo=lambda: _take_out(kept_set.number, author), reason=_REASON)


def _take_out(number: int, author: str) -> str:
    open_store().withdraw_scores(number, author=author, reason=reason_of_undoing(f"lần nhận điểm {number}"))
    return _("Đã hoàn tác lần nhận điểm {number}; điểm trước đó được dùng lại.", number=number)


def _show_sets() -> None:
    """List the files of scores accepted so far; the last ones can be withdrawn and downloaded."""
    store = open_store()
    every = store.score_sets(withdrawn=True)
    st.subheader(_("Điểm đã nhận"), anchor=False)
    if not every:
        years = shipped_scores()["year"]
        words = _("Đang dùng điểm PAPI {first_year}-{last_year} kèm theo chương trình; chưa nhận thêm tệp nào. {papi_source}", first_year=years.min(), last_year=years.max(), papi_source=PAPI_SOURCE)
        st.caption(words)
        return
    data_table(set_rows(every), name="diem-da-nhan", columns=SCORE_SET_COLUMNS, alt=ngettext("{count} lần cập nhật điểm.", len(every)))
    used = {item.number: item for item in store.score_sets()}
    if not used:
        return
    number = st.selectbox(
        _("Tệp điểm đang dùng"), list(used), format_func=lambda value: _("Lần {number}: {file_name}", number=value, file_name=used[value].file_name), key="tep-diem", width=420
    )
    download_button(
        _("Tải tệp gốc"), lambda: open_store().original_scores(number), used[number].file_name, on_click="ignore", key="tai-diem"
    )
    if not may(Right.UPDATE, EVERYWHERE):
        return
    with st.expander(_("Rút tệp điểm này")):
        st.caption(_("Tệp không bị xóa, chỉ thôi dùng; điểm trước đó được dùng lại. Muốn dùng tiếp thì tải tệp gốc về rồi nhận lại."))
        form = st.columns([1, 2])
        ask_author(form[0], _("Người rút"), key=_WITHDRAWER)
        form[1].text_input(_("Lý do"), key=_WITHDRAW_REASON)
        say_refusal(_WITHDRAW)
        st.button(_("Rút tệp điểm"), on_click=withdraw, args=(number,), key=_WITHDRAW)


def set_rows(sets: tuple[ScoreSet, ...]) -> pd.DataFrame:
    """Lay the acts on scores out as a table."""
    return pd.DataFrame([
        {
            "number": item.number,
            "act_word": _("Nhận") if item.withdraws is None else _("Rút lần {number}", number=item.withdraws),
            "score_count": item.score_count,
            "author": item.author,
            "reason": item.reason,
            "accepted_at": item.accepted_in_vietnam,
            "file_name": item.file_name,
        }
        for item in sets
    ])


def withdraw(number: int) -> None:
    """Take a file of scores out of use; a callback of the button."""
    author, reason = (st.session_state[name].strip() for name in (_WITHDRAWER, _WITHDRAW_REASON))
    if not author or not reason:
        refused(_("Chưa rút được: hãy điền người rút và lý do."), at=_WITHDRAW)
        return
    try:
        open_store().withdraw_scores(number, author=author, reason=reason)
    except PapiError as error:
        refused(str(error), at=_WITHDRAW)
        return
    done(_("Đã rút tệp điểm lần {number}; điểm trước đó được dùng lại.", number=number), reason=_WITHDRAW_REASON)
