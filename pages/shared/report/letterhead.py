"""Báo cáo, the letterhead: who issues, signs and receives; asked once and remembered for the unit."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pages.shared.outcomes import done, refused, say_refusal
from pages.shared.view import View, open_store
from papi_metrics.letterhead import LONGEST, Letterhead
from papi_metrics.sentences import listed

SAVE_KEY, WHO_KEY = "luu-the-thuc", "nguoi-luu"
FIELDS = {
    "superior": "Cơ quan cấp trên",
    "issuing_body": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "number": "Số",
    "symbol": "Ký hiệu",
    "drafter": "Đơn vị soạn thảo (Lưu: VT, …)",
    "authority": "Thẩm quyền ký",
    "position": "Chức vụ người ký",
    "signatory": "Họ tên người ký",
}
_IN_A_ROW = 3
_DEPUTY: dict[str, Any] = {"height": 80, "help": "Ký thay thì ghi hai dòng, ví dụ «KT. CHỦ TỊCH», dưới là «PHÓ CHỦ TỊCH»."}
_TWO_LINES = {"authority": _DEPUTY, "position": _DEPUTY}
_RECIPIENTS = "Nơi nhận, mỗi dòng một nơi"
_BLANKS = {
    "superior": "cơ quan cấp trên", "number": "số", "place": "nơi ban hành", "position": "chức vụ", "signatory": "người ký",
    "recipients": "nơi nhận", "drafter": "đơn vị soạn thảo",
}  # fmt: skip


def letterhead_of(view: View) -> tuple[Letterhead, bool]:
    """Return the letterhead of a view's unit and whether it was saved; else what the unit's name alone tells."""
    saved = open_store().letterhead(view.key.unit)
    return saved or Letterhead.of_unit(view.key.unit, province=view.version.province), saved is not None


def say_blanks(letterhead: Letterhead) -> None:
    """Name what is empty, so that nobody is surprised by a gap in the document."""
    blank = [word for name, word in _BLANKS.items() if not getattr(letterhead, name)]
    if blank:
        st.caption(f"Còn để trống: {listed(blank)}. Trong tệp là chỗ trống để điền tay; điền một lần ở «Thể thức văn bản» thì lần sau có sẵn.")


def ask_letterhead(view: View, letterhead: Letterhead, *, saved: bool) -> None:
    """Ask for the letterhead in a form that is open until it was saved once."""
    unit = view.key.unit
    with st.expander("Thể thức văn bản", expanded=not saved, key=f"the-thuc-{'da-luu' if saved else 'moi'}-{unit}"):
        say_refusal(SAVE_KEY)
        with st.form(f"phieu-the-thuc-{unit}", border=False):
            # A row of columns for each three fields: on a phone they stand below each other in this order.
            places = [place for _ in range(len(FIELDS) // _IN_A_ROW) for place in st.columns(_IN_A_ROW)]
            for place, (name, label) in zip(places, FIELDS.items(), strict=True):
                ask = place.text_area if name in _TWO_LINES else place.text_input
                ask(label, getattr(letterhead, name), key=field_key(name, unit), max_chars=LONGEST, **_TWO_LINES.get(name, {}))
            wide, narrow = st.columns([_IN_A_ROW - 1, 1])
            wide.text_area(_RECIPIENTS, "\n".join(letterhead.recipients), key=field_key("recipients", unit))
            narrow.text_input("Người lưu", placeholder="Họ tên hoặc bộ phận", key=field_key(WHO_KEY, unit), max_chars=LONGEST)
            st.form_submit_button("Lưu thể thức", icon=":material/save:", key=SAVE_KEY, on_click=_save, args=(unit,))


def field_key(name: str, unit: str) -> str:
    """Return the key of a field of the form; each unit has fields of its own."""
    return f"the-thuc-{name.replace('_', '-')}-{unit}"


def _save(unit: str) -> None:
    """Remember what the form holds; a callback."""
    texts = {name: st.session_state[field_key(name, unit)] or "" for name in (*FIELDS, "recipients")}
    who = (st.session_state[field_key(WHO_KEY, unit)] or "").strip()
    if not texts["issuing_body"].strip() or not who:
        refused("Chưa lưu: hãy điền cơ quan ban hành và người lưu.", at=SAVE_KEY)
        return
    new = open_store().keep_letterhead(unit, Letterhead.from_texts(texts), who=who)
    done("Đã lưu thể thức văn bản. Các báo cáo sau dùng lại." if new else "Thể thức không có gì thay đổi.")
