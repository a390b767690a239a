"""Is anything this project runs on known to be vulnerable? Asks pip-audit; not having been able to look is a failure too.

`make audit` runs it. It ends with 0 where nothing is known, 1 where something is, 2 where nobody could look.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

EXCEPTIONS = Path(__file__).parent / "audit.toml"
ATTEMPTS = 3
SECONDS = 300
"""One question for each of some two hundred packages, one after the other."""
CLEAN, VULNERABLE, UNSEEN = 0, 1, 2

Answer = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A vulnerability of an installed package."""

    package: str
    version: str
    code: str
    mended_in: str

    def __str__(self) -> str:
        """Say it in a line."""
        return f"{self.package} {self.version}: {self.code}, mended in {self.mended_in or 'no version yet'}"


def excepted(text: str, *, today: dt.date) -> list[str]:
    """Return the codes that are let through: each with a reason, none for longer than its day.

    Errors: ValueError for one without a reason or past its day.
    """
    codes = []
    for one in tomllib.loads(text).get("exception", []):
        if not one.get("reason") or not isinstance(one.get("until"), dt.date) or one["until"] < today:
            raise ValueError(f"{EXCEPTIONS.name}: {one.get('code')} needs a reason and a day that has not passed")
        codes.append(one["code"])
    return codes


def audit(ask: Callable[[], Answer], codes: Iterable[str]) -> tuple[int, list[str]]:
    """Ask until somebody answers, three times at most; return how to end and what to say."""
    let, trouble = set(codes), ""
    for _ in range(ATTEMPTS):
        out, trouble = ask()
        found = _found(out)
        if found is None:
            continue
        open_ = [str(one) for one in found if one.code not in let]
        return (VULNERABLE, open_) if open_ else (CLEAN, ["No known vulnerability."])
    return UNSEEN, [f"Could not look ({ATTEMPTS} attempts): {trouble.strip() or 'no answer'}"]


def _found(out: str) -> list[Known] | None:
    """Read pip-audit's answer; None where it is none, or where a package was passed over or none was looked at."""
    try:
        packages = json.loads(out)["dependencies"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return None
    if not packages or any("vulns" not in one for one in packages):
        return None
    return [
        Known(one["name"], one["version"], vulnerability["id"], ", ".join(vulnerability["fix_versions"]))
        for one in packages
        for vulnerability in one["vulns"]
    ]


def asked(program: Sequence[str]) -> Answer:
    """Run pip-audit over the packages of this environment; return what it answered and what it complained of."""
    command = [*program, "--path", sysconfig.get_path("purelib"), "--strict", "--format", "json", "--progress-spinner", "off"]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error)
    return ended.stdout, ended.stderr


def main() -> int:
    """Audit this environment with the pip-audit that the command line names."""
    try:
        codes = excepted(EXCEPTIONS.read_text(encoding="utf-8"), today=dt.datetime.now(dt.UTC).date())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return VULNERABLE
    status, lines = audit(lambda: asked(sys.argv[1:]), codes)
    sys.stderr.write("\n".join([*lines, ""]))
    return status


if __name__ == "__main__":
    sys.exit(main())
