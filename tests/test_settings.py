"""The settings of the server: what is read, what is refused and in which words, and that the table in docs tells them."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from pages.shared.settings import SettingError, Settings

SECRET = "s" * 32
GUIDE = Path(__file__).parent.parent / "docs" / "servers.md"


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        pytest.param("PAPI_SIGN_IN", "oidc", "sign_in", "oidc", id="mode"),
        pytest.param("PAPI_SIGN_IN", " OIDC ", "sign_in", "oidc", id="mode in capitals with blanks"),
        pytest.param("PAPI_SIGN_IN", "", "sign_in", "none", id="empty is absent"),
        pytest.param("PAPI_UPLOAD_FILE_MB", "3", "upload_file", 3 * 1024 * 1024, id="megabytes become bytes"),
        pytest.param("PAPI_UPLOADS_AT_ONCE", "2", "uploads_at_once", 2, id="count"),
        pytest.param("PAPI_SIGN_IN_RATE", "5/second", "sign_in_rate", "5/second", id="rate"),
        pytest.param("PAPI_METRICS_TOKEN", SECRET, "metrics_token", SECRET, id="secret"),
        pytest.param("PAPI_FIRST_ADMIN", " Lan@Example.org ", "first_admin", "lan@example.org", id="account as accounts are kept"),
        pytest.param("PAPI_READERS", "0", "readers", 0, id="as many readers as the machine bears"),
    ],
)
def test_setting_is_read(variable, text, name, value):
    """A variable sets its field; what is absent keeps its default."""
    settings = Settings.from_environment({variable: text})
    assert settings == Settings(**{name: value})


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        pytest.param({"PAPI_SIGN_IN": "ldap"}, "PAPI_SIGN_IN", id="unknown mode"),
        pytest.param({"PAPI_SIGN_IN": "proxy"}, "PAPI_PROXY_SECRET", id="proxy without its secret"),
        pytest.param({"PAPI_PROXY_SECRET": "short"}, "PAPI_PROXY_SECRET", id="short secret"),
        pytest.param({"PAPI_PROXY_SECRET": "ấ" * 32}, "PAPI_PROXY_SECRET", id="secret beyond ASCII"),
        pytest.param({"PAPI_METRICS_TOKEN": "x" * 31}, "PAPI_METRICS_TOKEN", id="short token"),
        pytest.param({"PAPI_UPLOAD_FILE_MB": "0"}, "PAPI_UPLOAD_FILE_MB", id="nought"),
        pytest.param({"PAPI_UPLOAD_HELD_MB": "1.5"}, "PAPI_UPLOAD_HELD_MB", id="not whole"),
        pytest.param({"PAPI_UPLOADS_AT_ONCE": "-1"}, "PAPI_UPLOADS_AT_ONCE", id="negative"),
        pytest.param({"PAPI_UPLOAD_RATE": "often"}, "PAPI_UPLOAD_RATE", id="rate in words"),
        pytest.param({"PAPI_LOG_LEVEL": "loud"}, "PAPI_LOG_LEVEL", id="unknown level"),
        pytest.param({"PAPI_FIRST_ADMIN": "Bà Lan"}, "PAPI_FIRST_ADMIN", id="no account"),
        pytest.param({"PAPI_READERS": "-1"}, "PAPI_READERS", id="fewer readers than none"),
        pytest.param({"PAPI_SESSION_HOURS": "1000000"}, "PAPI_SESSION_HOURS", id="count of seven digits"),
        pytest.param({"PAPI_EMAIL_VERIFIED": "no"}, "PAPI_EMAIL_VERIFIED", id="unknown word"),
    ],
)
def test_setting_is_refused_by_name(environment, named):
    """What cannot be followed is refused in a sentence that names the variable, and never tells a secret."""
    with pytest.raises(SettingError, match=named) as refusal:
        Settings.from_environment(environment)
    assert "short" not in str(refusal.value)


def test_settings_are_frozen_and_keep_secrets_to_themselves():
    """Nothing changes a setting later, and printing the settings shows no secret."""
    settings = Settings(proxy_secret=SECRET, metrics_token=SECRET)
    assert SECRET not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.sign_in = "none"


def test_guide_tells_every_setting_with_its_default():
    """The table of docs/servers.md has a row for each setting, in order, with the default of the code."""
    rows = re.findall(r"^\| `(PAPI_\w+)` \|.+\| (\S+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(one.metadata["variable"], _written(one)) for one in fields(Settings)]


@pytest.mark.parametrize("one", [one for one in fields(Settings) if one.default != ""], ids=lambda one: one.metadata["variable"])
def test_default_of_the_guide_can_be_set(one):
    """Whoever writes a default into the environment as the guide prints it starts as if it were absent."""
    assert Settings.from_environment({one.metadata["variable"]: _written(one).strip("`")}) == Settings()


def test_settings_of_the_guide_are_read_as_systemd_reads_them():
    """The guide's settings can be copied into the service's file: a line is a comment or a name and its value, and nothing else."""
    block = re.search(r"```ini\n(PAPI_.+?|# .+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[1]
    lines = [line.partition("=") for line in block.splitlines() if not line.startswith("#")]
    settings = Settings.from_environment({name: value.replace("…", SECRET) for name, _, value in lines})
    assert (settings.sign_in, settings.proxy_secret, settings.first_admin) == ("proxy", SECRET, "lan")


def _written(one):
    if one.default == "":
        return "—"
    return f"`{one.default // 1024**2 if one.metadata['read'] == 'megabytes' else one.default}`"
