"""What vouches for a person: identity tokens, account names, sessions that end."""

from __future__ import annotations

import datetime as dt

import pytest
from signed import START, claims_of, identity_of

from papi_metrics.sign_in import Limits, NotSignedInError, account_of, identity_of_claims

MINUTE = dt.timedelta(minutes=1)
REFUSED = {
    "no e-mail": {"email": None},
    "unverified": {"email_verified": False},
    "verified as a word": {"email_verified": "true"},
    "verified not said": {"email_verified": None},
    "no moment": {"iat": None},
    "a word for a moment": {"iat": "1"},
    "an endless moment": {"iat": 1e300},
    "no subject": {"sub": ""},
    "no issuer": {"iss": None},
    "letters that fold into others": {"email": "\u212aim@example.org"},
    "two lines": {"email": "an@example.org\nb"},
}


@pytest.mark.parametrize("changed", REFUSED.values(), ids=REFUSED)
def test_token_that_leaves_doubt_is_nobody(changed):
    """Without a verified e-mail in plain letters, an issuer, a subject and a moment nobody is signed in."""
    with pytest.raises(NotSignedInError):
        identity_of_claims(claims_of("an") | changed)


def test_account_is_the_verified_e_mail_in_small_letters():
    """The account is the e-mail however it is written, the name the token's."""
    who = identity_of("an", email="An@Example.ORG")
    assert (who.account, who.name, who.signed_in_at) == ("an@example.org", "An", START)


def test_claim_of_the_account_is_a_setting():
    """A provider that vouches for user names needs no verified e-mail."""
    claims = claims_of("an", preferred_username="AN.NV", email_verified=None)
    assert identity_of_claims(claims, claim="preferred_username", verified=False).account == "an.nv"


@pytest.mark.parametrize("part", ["iss", "sub", "iat", "nonce", "sid"])
def test_each_sign_in_is_a_session_of_its_own(part):
    """Another issuer, subject, moment, nonce or provider's session names another session."""
    claims = claims_of("an")
    assert identity_of_claims(claims).session != identity_of_claims(claims | {part: 5}).session


@pytest.mark.parametrize("text", ["", " ", "nguyễn an", "a b", "x" * 255, None, 5], ids=["blank", "space", "letters", "two words", "long", "none", "number"])
def test_what_cannot_be_an_account_is_refused(text):
    """Accounts are plain letters without a space."""
    with pytest.raises(NotSignedInError):
        account_of(text)


CASES = {
    "just now": (0, 0, ""),
    "still there": (700, 1, ""),
    "idle to the last minute": (60, 29, ""),
    "idle": (60, 30, "30 phút không thao tác"),
    "whole": (720, 0, "12 giờ"),
    "idle and whole": (721, 700, "12 giờ"),
    "a clock set back": (-6, 0, "Đồng hồ"),
    "a provider a little ahead": (-5, 0, ""),
}


@pytest.mark.parametrize(("started", "seen", "told"), CASES.values(), ids=CASES)
def test_session_ends(started, seen, told):
    """A session ends half an hour after its last act and twelve hours after it began, and says why."""
    over = Limits().ending(started_at=START - started * MINUTE, seen_at=START - seen * MINUTE, now=START)
    assert told in over
    assert bool(over) == bool(told)
