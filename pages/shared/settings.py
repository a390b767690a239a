"""How this process is to be served: the environment's PAPI_… variables, read once, as one frozen value."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from papi_metrics.errors import PapiError
from papi_metrics.sign_in import Limits, NotSignedInError, account_of

SIGN_IN = ("none", "oidc", "proxy")
VERIFIED = ("required", "unsaid")
LOG_LEVELS = ("auto", "debug", "info", "warning", "error")
SECRET_LENGTH = 32
_MEGABYTE = 1024 * 1024
_RATE = re.compile(r"([1-9]\d{0,6})/(second|minute|hour|day)")


class SettingError(PapiError):
    """A setting that cannot be followed; its text says which, what was found and what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the server; each field is read from the variable its metadata names.

    `sign_in` is "none" (one machine), "oidc" or "proxy"; `email_verified` is "unsaid" for a provider that vouches for every
    e-mail without saying so; amounts are bytes; rates are written as "20/minute";
    `readers` is 0 for as many as the machine bears.
    """

    sign_in: str = field(default="none", metadata={"variable": "PAPI_SIGN_IN", "read": "mode"})
    proxy_secret: str = field(default="", repr=False, metadata={"variable": "PAPI_PROXY_SECRET", "read": "secret"})
    metrics_token: str = field(default="", repr=False, metadata={"variable": "PAPI_METRICS_TOKEN", "read": "secret"})
    upload_file: int = field(default=20 * _MEGABYTE, metadata={"variable": "PAPI_UPLOAD_FILE_MB", "read": "megabytes"})
    upload_session: int = field(default=60 * _MEGABYTE, metadata={"variable": "PAPI_UPLOAD_SESSION_MB", "read": "megabytes"})
    upload_held: int = field(default=500 * _MEGABYTE, metadata={"variable": "PAPI_UPLOAD_HELD_MB", "read": "megabytes"})
    upload_moving: int = field(default=100 * _MEGABYTE, metadata={"variable": "PAPI_UPLOAD_MOVING_MB", "read": "megabytes"})
    uploads_at_once: int = field(default=8, metadata={"variable": "PAPI_UPLOADS_AT_ONCE", "read": "count"})
    sign_in_rate: str = field(default="20/minute", metadata={"variable": "PAPI_SIGN_IN_RATE", "read": "rate"})
    sign_in_rate_all: str = field(default="600/minute", metadata={"variable": "PAPI_SIGN_IN_RATE_ALL", "read": "rate"})
    upload_rate: str = field(default="60/minute", metadata={"variable": "PAPI_UPLOAD_RATE", "read": "rate"})
    upload_rate_all: str = field(default="600/minute", metadata={"variable": "PAPI_UPLOAD_RATE_ALL", "read": "rate"})
    session_rate: str = field(default="600/minute", metadata={"variable": "PAPI_SESSION_RATE", "read": "rate"})
    session_rate_all: str = field(default="6000/minute", metadata={"variable": "PAPI_SESSION_RATE_ALL", "read": "rate"})
    first_admin: str = field(default="", metadata={"variable": "PAPI_FIRST_ADMIN", "read": "account"})
    account_claim: str = field(default="email", metadata={"variable": "PAPI_ACCOUNT_CLAIM", "read": "text"})
    email_verified: str = field(default="required", metadata={"variable": "PAPI_EMAIL_VERIFIED", "read": "verified"})
    idle_minutes: int = field(default=30, metadata={"variable": "PAPI_SESSION_IDLE_MINUTES", "read": "count"})
    session_hours: int = field(default=12, metadata={"variable": "PAPI_SESSION_HOURS", "read": "count"})
    contact: str = field(default="", metadata={"variable": "PAPI_CONTACT", "read": "text"})
    readers: int = field(default=0, metadata={"variable": "PAPI_READERS", "read": "readers"})
    log_level: str = field(default="auto", metadata={"variable": "PAPI_LOG_LEVEL", "read": "level"})

    @property
    def limits(self) -> Limits:
        """How long a session lasts."""
        return Limits(idle=dt.timedelta(minutes=self.idle_minutes), whole=dt.timedelta(hours=self.session_hours))

    @property
    def is_one_machine(self) -> bool:
        """Whether nobody signs in, so that only this machine may be served."""
        return self.sign_in == "none"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings from variables; an empty one counts as absent.

        Errors: SettingError for a value that cannot be read, or a mode that lacks its secret.
        """
        given = {}
        for one in fields(cls):
            text = environment.get(one.metadata["variable"], "").strip()
            if text:
                given[one.name] = _READERS[one.metadata["read"]](one.metadata["variable"], text)
        settings = cls(**given)
        if settings.sign_in == "proxy" and not settings.proxy_secret:
            raise SettingError(
                "PAPI_SIGN_IN=proxy cần PAPI_PROXY_SECRET dài ít nhất {secret_length} ký tự, giống hệt ở máy chủ proxy: "
                "thiếu nó thì ai cũng có thể tự xưng là người khác.", secret_length=SECRET_LENGTH
            )
        return settings


@lru_cache(maxsize=1)
def current_settings() -> Settings:
    """Return the settings of this process.

    Errors: SettingError, as `Settings.from_environment`.
    """
    return Settings.from_environment(os.environ)


def _one_of(words: tuple[str, ...]) -> Callable[[str, str], str]:
    def read(variable: str, text: str) -> str:
        if text.lower() not in words:
            raise SettingError("{variable} là «{text}»; chỉ nhận {words}.", variable=variable, text=text, words=", ".join(words))
        return text.lower()

    return read


def _secret(variable: str, text: str) -> str:
    if len(text) < SECRET_LENGTH or not text.isascii():
        raise SettingError(
            "{variable} phải dài ít nhất {secret_length} ký tự ASCII (đang có {text} ký tự); tạo bằng: openssl rand -hex 32.", variable=variable, secret_length=SECRET_LENGTH, text=len(text)
        )
    return text


def _count(variable: str, text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", text):
        raise SettingError("{variable} là «{text}»; cần một số nguyên dương, ví dụ 20.", variable=variable, text=text)
    return int(text)


def _readers(variable: str, text: str) -> int:
    return 0 if text == "0" else _count(variable, text)


def _megabytes(variable: str, text: str) -> int:
    return _count(variable, text) * _MEGABYTE


def _rate(variable: str, text: str) -> str:
    if not _RATE.fullmatch(text):
        raise SettingError("{variable} là «{text}»; cần dạng «số/second, minute, hour hoặc day», ví dụ 20/minute.", variable=variable, text=text)
    return text


def _text(_variable: str, text: str) -> str:
    return text


def _account(variable: str, text: str) -> str:
    try:
        return account_of(text)
    except NotSignedInError as error:
        raise SettingError("{variable} là «{text}». {error}", variable=variable, text=text, error=error) from error


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "mode": _one_of(SIGN_IN),
    "level": _one_of(LOG_LEVELS),
    "secret": _secret,
    "text": _text,
    "account": _account,
    "verified": _one_of(VERIFIED),
    "count": _count,
    "readers": _readers,
    "megabytes": _megabytes,
    "rate": _rate,
}
