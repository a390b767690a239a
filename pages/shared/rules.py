"""The texts and tables of Cách tính, made from the constants that the figures are worked out with."""

from __future__ import annotations

import pandas as pd

from pages.shared.keeping import kept_by_language
from papi_metrics.framework import TOTAL, breaks, indicator_name
from papi_metrics.language import Words, later, spoken
from papi_metrics.language import gettext as _
from papi_metrics.palette import LABELS, LIGHTS, STATES, VERDICTS
from papi_metrics.rules import RULES, RULES_VERSION

_SEASON = (
    later("Kết quả PAPI của một năm đo vào mùa thu năm đó và công bố vào tháng 3-5 năm sau: việc làm xong sau mùa thu chỉ thấy ở kỳ đo sau.")
)


@kept_by_language(1)
def rules_text() -> str:
    """Return every rule in short sentences, with the thresholds in force, under the rules' version."""
    head = _("Quy tắc **phiên bản {rules_version}**. Các nút «Cách tính» và «Giải thích» trên từng trang cho thấy quy tắc áp vào con số nào, từ ô nào.", rules_version=RULES_VERSION)
    rules = [f"**{rule.name}**: {rule.words}" for rule in RULES.values()]
    return "\n\n".join([head, *rules, _(_SEASON)])


@kept_by_language(1)
def break_rows() -> pd.DataFrame:
    """Return the breaks as a table of two columns, which a phone has room for: year, code and name; what it means and why."""
    total = _("PAPI tổng hợp")
    rows = [
        {
            _("Từ năm"): f"{item.year} · {total if item.code == TOTAL else f'{item.code}. {indicator_name(item.code, item.year)}'}",
            _("Vì sao"): f"**{_(_MEANT[item.kind == 'jump'])}.** {item.what_vi if spoken() == 'vi' else item.what}",
        }
        for item in breaks()
    ]
    return pd.DataFrame(rows)


_MEANT = {True: later("So thận trọng"), False: later("Không so được")}


@kept_by_language(1)
def sign_rows() -> pd.DataFrame:
    """Return every sign the pages use: what it is about, its icon and its word."""
    groups = ((_("Trạng thái"), STATES), (_("Thời hạn"), LABELS), (_("Đèn"), LIGHTS), (_("Nhận định điểm"), VERDICTS))
    return pd.DataFrame([
        {_("Của"): name, _("Ký hiệu"): sign.icon, _("Nghĩa"): _(sign.word), _("Màu"): _TONES[sign.tone]}
        for name, signs in groups
        for sign in signs.values()
    ])


_TONES = Words({"blue": later("xanh"), "orange": later("vàng cam"), "vermilion": later("đỏ cam"), "grey": later("xám")})
