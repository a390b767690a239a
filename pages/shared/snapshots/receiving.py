"""Cập nhật, what units sent: many files at once, what became of each and why; below them the keys of the units."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared.blocks import data_table
from pages.shared.outcomes import done, refused, say_refusal, upload_key
from pages.shared.reading import LARGEST_UPLOAD
from pages.shared.signing.rights import ask_author
from pages.shared.snapshots.columns import OUTCOME_COLUMNS, outcome_rows
from pages.shared.snapshots.keys import show_keys
from pages.shared.view import open_store
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.receiving import NEEDS_CARE, WHAT_WORDS, Received, Sent, received_snapshots
from papi_metrics.snapshots import SNAPSHOT_ENDING
from papi_metrics.text import escape_markdown

_BUTTON, _WHO, _LAST = "nhan-tu-don-vi", "nguoi-nhan", "da-nhan-tu-don-vi"
_MOST_TOLD = 20


def receive_snapshots() -> None:
    """Draw the flow from files to what became of them."""
    st.subheader(_("Tệp các đơn vị gửi"), anchor=False)
    uploads = st.file_uploader(
        _("Tệp .{snapshot_ending} trong thư của các đơn vị, chọn nhiều tệp một lúc", snapshot_ending=SNAPSHOT_ENDING),
        type=[SNAPSHOT_ENDING],
        accept_multiple_files=True,
        max_upload_size=LARGEST_UPLOAD,
        key=upload_key("snapshots"),
    )
    if uploads:
        _ask(uploads)
    else:
        st.caption(_("Mỗi tệp được kiểm tra chữ ký, đọc lại tệp gốc, rồi thành một phiên bản của đơn vị. Tệp nhận rồi gửi lại không sao; nhận nhầm thì khôi phục phiên bản trước ở Lịch sử."))
    if last := st.session_state.get(_LAST):
        _say_care(last)
        data_table(outcome_rows(last), name="tep-don-vi-gui", columns=OUTCOME_COLUMNS, alt=_counted(last))
    show_keys()


def _ask(uploads: list[Any]) -> None:
    """Ask who imports the files, and import them in sight of the person."""
    ask_author(st.container(), _("Người nhận"), placeholder=_("Họ tên hoặc bộ phận"), key=_WHO, width=320)
    say_refusal(_BUTTON)
    if not st.button(ngettext("Nhận {count} tệp", len(uploads)), type="primary", key=_BUTTON):
        return
    who = (st.session_state[_WHO] or "").strip()
    if not who:
        refused(_("Hãy điền người nhận."), at=_BUTTON)
        st.rerun()
    st.session_state[_LAST] = last = _receive(uploads, who)
    done(_counted(last))
    st.rerun()


def _receive(uploads: list[Any], who: str) -> tuple[Received, ...]:
    files = [Sent(name=upload.name, load=upload.getvalue) for upload in uploads]
    bar, items = st.progress(0.0, ngettext("Đang nhận {count} tệp…", len(files))), []
    for item in received_snapshots(open_store(), files, who=who):
        items.append(item)
        bar.progress(len(items) / len(files), ngettext("Đang nhận {count} tệp: xong {done}…", len(files), done=len(items)))
    return tuple(items)


def _say_care(items: tuple[Received, ...]) -> None:
    """Say in full why files were not taken and what to do: a cell of a table cuts a sentence short."""
    care = [item for item in items if item.what in NEEDS_CARE]
    told = [f"{item.name}: {' '.join(item.said)}" for item in care[:_MOST_TOLD]]
    if len(care) > _MOST_TOLD:
        told.append(ngettext("Còn {count} tệp nữa, xem trong bảng.", len(care) - _MOST_TOLD))
    if told:
        st.warning("  \n".join(map(escape_markdown, told)), icon=":material/mail:")


def _counted(items: tuple[Received, ...]) -> str:
    """Say how many files became what."""
    counts = {word: sum(item.what == what for item in items) for what, word in WHAT_WORDS.items()}
    told = ", ".join(f"{word} {count}" for word, count in counts.items() if count)
    care = _(" Hãy xem từng tệp bên dưới.") if any(item.what in NEEDS_CARE for item in items) else ""
    return ngettext("{count} tệp: {outcomes}.{care}", len(items), outcomes=told, care=care)
