"""Signing in: what an identity token or a proxy says becomes an identity, and when a session is over."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from papi_metrics.errors import PapiError
from papi_metrics.language import gettext, ngettext

LONGEST_ACCOUNT = 254
"""As long as an e-mail address may be."""
# Letters beyond ASCII may be lower-cased into other people's names (the sign for kelvin becomes a k).
_ACCOUNT = re.compile(r"[!-~]+")
_AHEAD = dt.timedelta(minutes=5)
"""How far a provider's clock may be ahead of ours."""


class NotSignedInError(PapiError):
    """Who comes is nobody; the text says why, and what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who comes, as somebody else vouches for: the account, a name to show, the session, and since when (UTC, without a zone).

    `session` is a digest: it names a sign-in and tells nothing of it. `signed_in_at` is None where only the server knows.
    """

    account: str
    name: str
    session: str
    signed_in_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a session lasts: since the last act, and since the sign-in whatever is done."""

    idle: dt.timedelta = dt.timedelta(minutes=30)
    whole: dt.timedelta = dt.timedelta(hours=12)

    def ending(self, *, started_at: dt.datetime, seen_at: dt.datetime, now: dt.datetime) -> str:
        """Say why a session is over; blank while it is not. A moment that is yet to come is none."""
        if now - started_at >= self.whole:
            return gettext("Phiên làm việc đã quá {span}. Hãy đăng nhập lại.", span=_duration(self.whole))
        if now - seen_at >= self.idle:
            return gettext("Phiên làm việc đã hết vì {span} không thao tác. Hãy đăng nhập lại.", span=_duration(self.idle))
        return gettext("Đồng hồ của máy chủ vừa bị lùi. Hãy đăng nhập lại.") if started_at > now + _AHEAD else ""


def account_of(text: object) -> str:
    """Return a name as accounts are kept: in small letters, without space around it.

    Errors: NotSignedInError for what cannot be an account.
    """
    account = text.strip() if isinstance(text, str) else ""
    if not _ACCOUNT.fullmatch(account) or len(account) > LONGEST_ACCOUNT:
        raise NotSignedInError("Tên tài khoản phải viết liền, không dấu, dài nhất 254 ký tự: dùng thư điện tử hoặc tên đăng nhập.")
    return account.lower()


def identity_of_claims(claims: Mapping[str, object], *, claim: str = "email", verified: bool = True) -> Identity:
    """Return who an identity token is about; `claim` names what the account is, `verified` asks for `email_verified`.

    Errors: NotSignedInError if the token does not say who it is about, since when, or that the e-mail is verified.
    Source: OpenID Connect Core 1.0, sections 2 and 5.1
    """
    if not isinstance(claims.get(claim), str):
        raise NotSignedInError("Nơi đăng nhập không cho biết «{claim}» của bạn. Hãy báo người quản trị.", claim=claim)
    if verified and claims.get("email_verified") is not True:
        raise NotSignedInError("Thư điện tử của bạn chưa được nơi đăng nhập xác nhận. Hãy xác nhận ở đó rồi đăng nhập lại.")
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or isinstance(issued, bool) or not claims.get("iss") or not claims.get("sub"):
        raise NotSignedInError("Nơi đăng nhập không cho biết bạn đăng nhập lúc nào. Hãy báo người quản trị.")
    account, name = account_of(claims[claim]), claims.get("name")
    return Identity(
        account=account,
        name=name if isinstance(name, str) and name.strip() else account,
        session=session_digest(*(claims.get(part) for part in ("iss", "sub", "iat", "nonce", "sid"))),
        signed_in_at=_moment(issued),
    )


def session_digest(*parts: object) -> str:
    """Return what names a session: the SHA-256 of what its sign-in has that no other has."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, default=str).encode()).hexdigest()


def _moment(seconds: float) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None)
    except (OverflowError, OSError, ValueError) as error:
        raise NotSignedInError("Nơi đăng nhập cho biết một thời điểm không có thật. Hãy báo người quản trị.") from error


def _duration(span: dt.timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return ngettext("{count} giờ", minutes // 60) if minutes and minutes % 60 == 0 else ngettext("{count} phút", minutes)
