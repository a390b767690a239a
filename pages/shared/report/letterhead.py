"""Báo cáo, the letterhead: who issues, signs and receives, asked once and remembered for the unit; a document's number, asked each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.signing.rights import ask_author, may
from pages.shared.view import View, open_store
from papi_metrics.access import Right
from papi_metrics.errors import PapiError
from papi_metrics.language import Words, later
from papi_metrics.language import gettext as _
from papi_metrics.letterhead import LONGEST, Letterhead
from papi_metrics.periods import Period
from papi_metrics.sentences import listed
from papi_metrics.text import writable

SAVE_KEY, WHO_KEY = "luu-the-thuc", "nguoi-luu"
FIELDS = Words({
    "superior": later("Cơ quan cấp trên"),
    "issuing_body": later("Cơ quan ban hành"),
    "symbol": later("Ký hiệu"),
    "place": later("Nơi ban hành"),
    "authority": later("Thẩm quyền ký"),
    "position": later("Chức vụ người ký"),
    "signatory": later("Họ tên người ký"),
    "drafter": later("Đơn vị soạn thảo (Lưu: VT, …)"),
})
_IN_A_ROW = 4
_NUMBERS = "so-van-ban"
_NUMBER_WIDTH = 320
"""Px: a number is short."""
_DEPUTY = later("Ký thay thì ghi hai dòng, ví dụ «KT. CHỦ TỊCH», dưới là «PHÓ CHỦ TỊCH».")
_DEPUTY_HEIGHT = 80
_TWO_LINES = frozenset({"authority", "position"})
_RECIPIENTS = later("Nơi nhận, mỗi dòng một nơi")
_BLANKS = Words({
    "superior": later("cơ quan cấp trên"), "place": later("nơi ban hành"), "position": later("chức vụ"), "signatory": later("người ký"),
    "recipients": later("nơi nhận"), "drafter": later("đơn vị soạn thảo"),
})  # fmt: skip


def letterhead_of(view: View) -> tuple[Letterhead, bool]:
    """Return the letterhead of a view's unit and whether it was saved; else what the unit's name alone tells."""
    saved = open_store().letterhead(view.key.unit)
    return saved or Letterhead.of_unit(view.version.unit, province=view.version.province), saved is not None


def numbered(letterhead: Letterhead, unit: str, period: Period) -> Letterhead:
    """Ask for the number of the document on a period, and return the letterhead with it.

    A number is one document's: it is kept for this period while the session lasts, and never remembered for the next report.
    """
    held: dict[tuple[str, Period], str] = st.session_state.setdefault(_NUMBERS, {})
    text = st.text_input(
        _("Số văn bản"),
        held.get((unit, period), ""),
        key=number_key(unit, period),
        max_chars=LONGEST,
        placeholder=_("để trống để điền tay"),
        help=_("Số của riêng văn bản kỳ này; không ghi nhớ cho kỳ sau."),
        width=_NUMBER_WIDTH,
    )
    held[unit, period] = text or ""
    return Letterhead.from_texts(letterhead.as_texts() | {"number": writable(held[unit, period])})


def number_key(unit: str, period: Period) -> str:
    """Return the key of the field for a document's number; each unit and period has its own."""
    return f"{_NUMBERS}-{period.kind.replace('_', '-')}-{period.start}-{period.end}-{unit}"


def say_blanks(letterhead: Letterhead) -> None:
    """Name what is empty, so that nobody is surprised by a gap in the document."""
    blank = [word for name, word in _BLANKS.items() if not getattr(letterhead, name)]
    if blank:
        st.caption(_("Còn để trống: {blank}. Trong tệp là chỗ trống để điền tay; điền một lần ở «Thể thức văn bản» thì lần sau có sẵn.", blank=listed(blank)))


def ask_letterhead(view: View, letterhead: Letterhead, *, saved: bool) -> None:
    """Ask for the letterhead in a form that is open until it was saved once."""
    unit = view.key.unit
    if not may(Right.UPDATE, unit):
        return
    with st.expander(_("Thể thức văn bản"), expanded=not saved, key=f"the-thuc-{'da-luu' if saved else 'moi'}-{unit}"):
        say_refusal(SAVE_KEY)
        with st.form(f"phieu-the-thuc-{unit}", border=False, enter_to_submit=False):
            # A row of columns for what stands above a report, and one for what closes it: on a phone they stand below each other in this order.
            places = [place for _ in range(len(FIELDS) // _IN_A_ROW) for place in st.columns(_IN_A_ROW)]
            for place, (name, label) in zip(places, FIELDS.items(), strict=True):
                ask, looks = _asked(place, name)
                ask(label, getattr(letterhead, name), key=field_key(name, unit), max_chars=LONGEST, **looks)
            wide, narrow = st.columns([_IN_A_ROW - 1, 1])
            wide.text_area(_(_RECIPIENTS), "\n".join(letterhead.recipients), key=field_key("recipients", unit))
            ask_author(narrow, _("Người lưu"), placeholder=_("Họ tên hoặc bộ phận"), key=field_key(WHO_KEY, unit), max_chars=LONGEST)
            st.form_submit_button(_("Lưu thể thức"), icon=":material/save:", key=SAVE_KEY, on_click=_save, args=(unit,))


def field_key(name: str, unit: str) -> str:
    """Return the key of a field of the form; each unit has fields of its own."""
    return f"the-thuc-{name.replace('_', '-')}-{unit}"


def _asked(place: DeltaGenerator, name: str) -> tuple[Callable[..., object], dict[str, Any]]:
    """Return how a part of the letterhead is asked for: on one line, or on two where one signs for another."""
    return (place.text_area, {"height": _DEPUTY_HEIGHT, "help": _(_DEPUTY)}) if name in _TWO_LINES else (place.text_input, {})


def _save(unit: str) -> None:
    """Remember what the form holds; a callback."""
    texts = {name: st.session_state[field_key(name, unit)] or "" for name in (*FIELDS, "recipients")}
    who = (st.session_state[field_key(WHO_KEY, unit)] or "").strip()
    if not texts["issuing_body"].strip() or not who:
        refused(_("Chưa lưu: hãy điền cơ quan ban hành và người lưu."), at=SAVE_KEY)
        return
    store, new = open_store(), Letterhead.from_texts(texts)
    try:
        before = store.letterhead(unit)
        if not store.keep_letterhead(unit, new, who=who):
            done(_("Thể thức không có gì thay đổi."))
            return
    except PapiError as error:
        refused(str(error), at=SAVE_KEY)
        return
    saved = store.saved_letterheads(unit)[0].number
    done(_("Đã lưu thể thức văn bản. Các báo cáo sau dùng lại."), undo=None if before is None else lambda: _put_back(unit, before, who, saved))


def _put_back(unit: str, before: Letterhead, who: str, saved: int) -> str:
    """Save the letterhead that stood before; its fields show it again.

    Errors: PapiError if somebody saved another one since.
    """
    if open_store().saved_letterheads(unit)[0].number != saved:
        raise PapiError("Chưa hoàn tác: người khác đã lưu thể thức mới sau bạn.")
    open_store().keep_letterhead(unit, before, who=who)
    for name in (*FIELDS, "recipients"):
        st.session_state.pop(field_key(name, unit), None)
    return _("Đã hoàn tác: thể thức trước được dùng lại.")
