"""A folder to install from, small enough for tests: a program of a few lines, the real installer, the real pip, a library as a wheel."""

from __future__ import annotations

import importlib.metadata
import io
import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

from papi_office.bundle import write_list
from papi_office.places import Places

ROOT = Path(__file__).parent.parent
OFFICE = ROOT / "data" / "office"
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
# Its store counts its migrations; a store that is too new, or called broken, is refused as the real program refuses it.
PROGRAM = """
import os, sqlite3, sys
act, store = sys.argv[2], os.environ["PAPI_STORE"].removeprefix("sqlite:///")
db = sqlite3.connect(store)
version = db.execute("PRAGMA user_version").fetchone()[0]
if version > {version}:
    sys.exit("Kho do bản mới hơn ghi.")
if act == "backup":
    open(sys.argv[3], "w").write(str(version))
db.execute("PRAGMA user_version = {version}")
db.commit()
print("Kho nguyên vẹn:", db.execute("SELECT count(*) FROM tasks").fetchone()[0], "dòng.")
"""
# The library that serves: it writes to the store as the dashboard does, and answers.
STREAMLIT = """
import http.server, os, socketserver, sqlite3, sys
if {broken}:
    sys.exit("broken")
db = sqlite3.connect(os.environ["PAPI_STORE"].removeprefix("sqlite:///"))
db.execute("PRAGMA journal_mode=WAL")
db.execute("PRAGMA user_version = {version}")
db.execute("CREATE TABLE IF NOT EXISTS tasks (name)")
if os.environ.get("PAPI_EXAMPLE") != "no":
    db.execute("INSERT INTO tasks VALUES ('opened')")
db.commit()
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
port = int(sys.argv[sys.argv.index("--server.port") + 1])
socketserver.TCPServer(("127.0.0.1", port), Answer).serve_forever()
"""


def write_wheel(folder, name, files):
    """Write a wheel of a few texts."""
    about = f"{name}-1.dist-info"
    told = {f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n", f"{about}/RECORD": ""}
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as wheel:
        for path, text in {**files, **told}.items():
            wheel.writestr(path, text)


@cache
def pip_wheel():
    """Return the name and the bytes of this environment's pip as a wheel: tests fetch nothing."""
    found, data = importlib.metadata.distribution("pip"), io.BytesIO()
    with zipfile.ZipFile(data, "w") as wheel:
        for file in found.files:
            if "__pycache__" not in file.parts and not file.parts[0].startswith(".."):
                # As it was compiled, where it was: a zip is compiled anew at each run.
                path = Path(found.locate_file(file))
                compiled = Path(cache_from_source(str(path))) if path.suffix == ".py" else path
                wheel.write(*((compiled, f"{file.as_posix()}c") if compiled != path and compiled.exists() else (path, file.as_posix())))
    return f"pip-{found.version}-py3-none-any.whl", data.getvalue()


def bundle_in(folder, *, version=1, broken=False, system="linux", python=HERE):
    """Make a folder to install from; `version` is the program's and its store's."""
    (folder / "papi" / "papi_metrics").mkdir(parents=True)
    (folder / "wheels").mkdir()
    (folder / "papi" / "app.py").write_text("", encoding="utf-8")
    (folder / "papi" / "papi_metrics" / "__init__.py").write_text("", encoding="utf-8")
    (folder / "papi" / "papi_metrics" / "__main__.py").write_text(PROGRAM.format(version=version), encoding="utf-8")
    shutil.copytree(OFFICE / "papi_office", folder / "papi" / "data" / "office" / "papi_office", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("cai-dat.sh", "go-cai-dat.sh"):
        shutil.copy2(OFFICE / name, folder / name)
    write_wheel(folder / "wheels", "streamlit", {"streamlit/__init__.py": "", "streamlit/__main__.py": STREAMLIT.format(broken=broken, version=version)})
    name, data = pip_wheel()
    (folder / "wheels" / name).write_bytes(data)
    (folder / "wheels" / "goi.txt").write_text("streamlit==1\n", encoding="utf-8")
    write_list(folder, version=str(version), system=system, python=python)
    return folder


def places_in(home):
    """Return the places of a person whose folder is `home`."""
    return Places(program=home / ".local" / "lib" / "papi", data=home / ".local" / "share" / "papi")


def environment_of(home, **more):
    """Return the surroundings of a person without a network: nothing of this machine's Python or pip, a dead proxy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "XDG_", "PAPI_", "COV_"))}
    dead = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    return {**kept, **dead, "HOME": str(home), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", **more}


def act(folder, home, name="cai-dat.sh"):
    """Run one of the folder's scripts as the guide says; return its exit code and what it said."""
    done = subprocess.run(["sh", str(folder / name)], cwd=home, env=environment_of(home), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout + done.stderr
