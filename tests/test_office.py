"""Installing for an office: from a folder without the internet, upgraded without loss, refused in words, removed without the data."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from offices import HERE, act, bundle_in, environment_of, places_in
from papi_office.bundle import write_list
from papi_office.versions import installed, program_of

OTHER = "3.9" if HERE != "3.9" else "3.8"


def made_home(folder):
    """Return the folder of a person with a name as people have it."""
    home = folder / "Nguyễn Văn Ánh (văn phòng)"
    home.mkdir()
    return home


@contextlib.contextmanager
def open_dashboard(home):
    """Open the dashboard as its icon does; yield what it has said once it answers."""
    program = program_of(places_in(home), installed(places_in(home)))
    command = [str(program.interpreter), "-m", "papi_office", "start", "--no-browser"]
    process = subprocess.Popen(command, cwd=home, env=environment_of(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield [process.stdout.readline() for _ in range(3)]
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def tasks_in(store):
    """Return a store's version and its tasks."""
    with contextlib.closing(sqlite3.connect(store)) as db:
        return db.execute("PRAGMA user_version").fetchone()[0], [name for (name,) in db.execute("SELECT name FROM tasks")]


def put_task(home, name):
    """Put a task into a person's store."""
    with contextlib.closing(sqlite3.connect(places_in(home).store)) as db:
        db.execute("INSERT INTO tasks VALUES (?)", (name,))
        db.commit()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """A folder of version 1, at a place as people have it."""
    return bundle_in(tmp_path_factory.mktemp("usb") / "Gói cài & (1) 100%")


@pytest.fixture(scope="module")
def used(tmp_path_factory, bundle):
    """The folder of a person who has installed version 1 and put a task in; tests leave it as it is."""
    home = made_home(tmp_path_factory.mktemp("home"))
    code, said = act(bundle, home)
    assert code == 0, said
    with open_dashboard(home):
        pass
    put_task(home, "của văn phòng")
    return home


def kept(home):
    """Return all that a refused act must leave as it was: the version in use, its files, the entries, the tasks."""
    places = places_in(home)
    tasks = tasks_in(places.store)
    return tasks, installed(places), sorted(path.name for path in places.program.iterdir()), sorted(path.name for path in places.data.glob("store*"))


def test_first_installation_makes_program_and_entries(used):
    """Program, menu entry and service stand where they belong, the data apart, closed to others."""
    places = places_in(used)
    entries = [Path(entry) for entry in installed(places).entries]
    interpreter = str(program_of(places, installed(places)).interpreter)
    assert [interpreter in entry.read_text(encoding="utf-8") for entry in entries] == [True, True]
    assert places.data.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this machine has no systemd to ask")
def test_systemd_takes_the_service(used):
    """Systemd finds nothing to say against the service of a person whose folder has blanks, brackets and marks."""
    unit = next(Path(entry) for entry in installed(places_in(used)).entries if entry.endswith(".service"))
    said = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False).stderr
    assert [line for line in said.splitlines() if unit.name in line] == []


def test_running_dashboard_is_shown_again_and_not_replaced(used, bundle):
    """A second opening leads to the first; installing and removing wait until it is closed."""
    with open_dashboard(used) as said:
        port = said[1].rsplit(":", 1)[1].strip()
        again = subprocess.run(
            [program_of(places_in(used), installed(places_in(used))).interpreter, "-m", "papi_office", "start", "--no-browser"], env=environment_of(used), capture_output=True, text=True, check=False
        )
        refused = [act(bundle, used, name) for name in ("cai-dat.sh", "go-cai-dat.sh")]
    assert (again.returncode, f":{port}" in again.stdout) == (0, True)
    assert [(code, "PAPI đang chạy" in told) for code, told in refused] == [(1, True)] * 2


def spoiled(folder, how):
    """Make a folder as it may arrive, or for another machine."""
    if how == "torn":
        wheel = folder / "wheels" / "streamlit-1-py3-none-any.whl"
        wheel.write_bytes(wheel.read_bytes()[:-40])
    elif how == "missing":
        (folder / "wheels" / "streamlit-1-py3-none-any.whl").unlink()
    elif how == "torn list":
        (folder / "tep.sha256").write_bytes((folder / "tep.sha256").read_bytes()[:200])
    elif how == "no account":
        (folder / "ban.json").write_bytes(b"{")
    elif how == "never packed":
        (folder / "wheels" / "streamlit-1-py3-none-any.whl").unlink()
        write_list(folder, version="2", system="linux", python=HERE)


REFUSED = [
    pytest.param({}, "torn", "streamlit-1-py3-none-any.whl (hỏng)", id="torn wheel"),
    pytest.param({}, "missing", "streamlit-1-py3-none-any.whl (thiếu)", id="missing wheel"),
    pytest.param({}, "torn list", "tep.sha256 (thiếu hoặc hỏng)", id="torn list"),
    pytest.param({}, "no account", "ban.json", id="no account of itself"),
    pytest.param({}, "never packed", "Không cài được các thư viện", id="a wheel was never packed"),
    pytest.param({"python": OTHER}, "", f"cần Python {OTHER}", id="another Python"),
    pytest.param({"system": "windows"}, "", "dành cho windows", id="another system"),
    pytest.param({"broken": True}, "", "Bản mới tự dừng", id="new version does not open"),
    pytest.param({"version": 0}, "", "Kho do bản mới hơn ghi.", id="older version than the store"),
]


@pytest.mark.parametrize(("made", "how", "said"), REFUSED)
def test_refused_upgrade_changes_nothing(tmp_path, used, made, how, said):
    """Whatever keeps a version from being installed is said in words, and the old one works on with its data."""
    folder, before = bundle_in(tmp_path / "Gói 2", **{"version": 2, **made}), kept(used)
    spoiled(folder, how)
    code, told = act(folder, used)
    assert (code, said in told, "Traceback" in told) == (1, True, False), told
    assert kept(used) == before


def test_upgrade_keeps_the_data(tmp_path, bundle):
    """The store is migrated with all that is in it, kept as it was before, and the old version is gone."""
    home = made_home(tmp_path)
    act(bundle, home)
    with open_dashboard(home):
        put_task(home, "chưa đóng")
    code, told = act(bundle_in(tmp_path / "Gói 2", version=2), home)
    places = places_in(home)
    copies = {path.suffix: path for path in places.backups.iterdir()}
    assert (code, tasks_in(places.store), tasks_in(copies[".sqlite"])) == (0, (2, ["opened", "chưa đóng"]), (1, ["opened", "chưa đóng"])), told
    assert (copies[".zip"].read_text(encoding="utf-8"), installed(places).version, len([path for path in places.program.iterdir() if path.is_dir()])) == ("1", "2", 1)


def test_removal_keeps_the_data_and_a_new_installation_takes_it_up(tmp_path, bundle):
    """Removing takes program and entries away and says where the data are; who installs again goes on with them."""
    home = made_home(tmp_path)
    act(bundle, home)
    with open_dashboard(home):
        put_task(home, "giữ lại")
    places = places_in(home)
    entries = installed(places).entries
    code, told = act(bundle, home, "go-cai-dat.sh")
    assert (code, str(places.data) in told, places.program.exists(), any(map(os.path.exists, entries))) == (0, True, False, False)
    assert (act(bundle, home)[0], tasks_in(places.store)) == (0, (1, ["opened", "giữ lại"]))


def test_nothing_to_remove_is_said(tmp_path, bundle):
    """Who has not installed is told so."""
    code, told = act(bundle, made_home(tmp_path), "go-cai-dat.sh")
    assert (code, "chưa cài PAPI" in told) == (1, True)


def test_place_that_cannot_be_written_is_named(tmp_path, bundle):
    """Where the program's folder cannot be made, the sentence names it."""
    home = made_home(tmp_path)
    (home / ".local").write_text("", encoding="utf-8")
    code, told = act(bundle, home)
    assert (code, ".local" in told, "Không ghi được" in told, "Traceback" in told) == (1, True, True, False)


def test_machine_without_python_is_told(tmp_path, bundle):
    """Without Python the script says what is missing."""
    shell = tmp_path / "sh-alone"
    shell.mkdir()
    for name in ("sh", "dirname", "sed"):
        (shell / name).symlink_to(shutil.which(name))
    done = subprocess.run([shell / "sh", bundle / "cai-dat.sh"], env={"PATH": str(shell), "HOME": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, f"chưa có Python {HERE}" in done.stderr) == (1, True)
