"""Signatures by Ed25519: key pairs, what a key signs, and the fingerprint that people compare by telephone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_KEY_BYTES, _SIGNATURE_BYTES = 32, 64
# What is signed begins with what it is, so that no signature serves for anything else.
_SIGNED, _NAMED = b"papi-snapshot 1\n", b"papi-key 1\n"
_DIGITS, _GROUP = 30, 5
# Points of small order, the sign of their bit left out, also where they are spelt beyond the field: as a key of nobody's they hold
# for signatures that nobody made.
_NOBODYS = frozenset(map(bytes.fromhex, (
    "00" * 32,
    "01" + "00" * 31,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
)))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """A pair of keys in base64; the private one never leaves the store and is not shown."""

    public_key: str
    private_key: str

    def __repr__(self) -> str:
        """Return the pair without its secret."""
        return f"KeyPair(public_key={self.public_key!r})"


def make_key_pair() -> KeyPair:
    """Make a new pair of keys."""
    key = Ed25519PrivateKey.generate()
    return KeyPair(public_key=_text(key.public_key().public_bytes_raw()), private_key=_text(key.private_bytes_raw()))


def signature_of(manifest: bytes, *, private_key: str) -> str:
    """Sign a manifest; the same key gives of the same manifest the same signature."""
    return _text(Ed25519PrivateKey.from_private_bytes(_bytes(private_key, _KEY_BYTES)).sign(_SIGNED + manifest))


def is_signed(manifest: bytes, *, signature: str, public_key: str) -> bool:
    """Tell whether a manifest carries the signature of a key; what is neither a key nor a signature has signed nothing."""
    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(public_key, _KEY_BYTES))
        key.verify(_bytes(signature, _SIGNATURE_BYTES), _SIGNED + manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_public_key(text: object) -> bool:
    """Tell whether a text is a public key as it is written here, in its one spelling, that somebody can have the secret of."""
    try:
        raw = _bytes(text, _KEY_BYTES) if isinstance(text, str) else b""
    except ValueError:
        return False
    return bool(raw) and bytes([*raw[:-1], raw[-1] & 0x7F]) not in _NOBODYS


def fingerprint(public_key: str) -> str:
    """Return six groups of five digits that stand for a key: read out on the telephone and compared with the other screen."""
    digest = hashlib.sha256(_NAMED + _bytes(public_key, _KEY_BYTES)).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**_DIGITS:0{_DIGITS}}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str, size: int) -> bytes:
    """Return the bytes of a text in base64.

    Errors: ValueError if they are not so many, or the text is not the one that spells them.
    """
    raw = base64.b64decode(text, validate=True)
    if len(raw) != size or _text(raw) != text:
        raise ValueError(text)
    return raw
