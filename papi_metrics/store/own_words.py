"""What the program itself writes where people sign and give reasons: kept in Vietnamese, said in the language of who reads it."""

from __future__ import annotations

from papi_metrics.language import gettext, later

CONFIGURED = later("Cấu hình máy chủ")
"""Who acts where nobody signed in: the first administrator is made so, and what the command line does."""
OF_PEOPLE, OF_LETTERHEAD = later("Người dùng"), later("Thể thức báo cáo")
KEY_MADE, KEY_TRUSTED, KEY_RENEWED = later("Tạo khóa ký"), later("Ghi nhận khóa của đơn vị"), later("Thay khóa ký")
_OWN = frozenset({CONFIGURED, OF_PEOPLE, OF_LETTERHEAD, KEY_MADE, KEY_TRUSTED, KEY_RENEWED})


def own_or_theirs(text: str) -> str:
    """Return a name or a reason as it is read: the program's own in the language spoken, a person's as it was written."""
    return gettext(text) if text in _OWN else text
