"""The small file that carries a unit's public key to whoever receives its snapshots."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from papi_metrics.errors import UnreadableError
from papi_metrics.snapshots import plain
from papi_metrics.snapshots.signing import fingerprint, is_public_key
from papi_metrics.snapshots.value import file_word

KEY_ENDING = "papikey"
_FORMAT, _LARGEST = "papi-key-1", 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitKey:
    """A unit's public key as its file says; only the fingerprint, compared by telephone, tells that it is that unit's."""

    unit: str
    public_key: str

    @property
    def fingerprint(self) -> str:
        """Return the digits to be compared."""
        return fingerprint(self.public_key)


def key_file_name(unit: str) -> str:
    """Name the file of a key, as "papi-khoa-xa-trung-trac.papikey"."""
    return f"papi-khoa-{file_word(unit)}.{KEY_ENDING}"


def key_file(key: UnitKey) -> bytes:
    """Write a key with its fingerprint, to be read by people too."""
    return plain.canonical({"format": _FORMAT, "fingerprint": key.fingerprint, **asdict(key)}) + b"\n"


def read_key_file(data: bytes) -> UnitKey:
    """Read the file of a key.

    Errors: UnreadableError if it is none, or its fingerprint is not its key's.
    """
    try:
        return _read(data)
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise UnreadableError("Không phải tệp khóa của đơn vị (.{key_ending}), hoặc tệp đã bị sửa. Hãy nhờ đơn vị gửi lại.", key_ending=KEY_ENDING) from error


def _read(data: bytes) -> UnitKey:
    told = plain.parsed(data[: _LARGEST + 1])
    if len(data) > _LARGEST or told.keys() != {"format", "fingerprint", "unit", "public_key"} or told["format"] != _FORMAT:
        raise ValueError(_FORMAT)
    key = UnitKey(unit=plain.named(told["unit"]), public_key=plain.text(told["public_key"]))
    if not is_public_key(key.public_key) or key.fingerprint != told["fingerprint"]:
        raise ValueError(key.public_key)
    return key
