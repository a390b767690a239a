"""The command `rollup`: what it writes, says and answers, whatever the files; ended and begun again; into the store; on a cluster."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import psutil
import pytest
from hostile import SHEET, edited, plain, replaced
from signed import UNIT, acting, people_in
from test_rollup import rolled
from workbooks import grid_workbook, task_row, tracker_grid, tracker_workbook_of

from papi_metrics.__main__ import main
from papi_metrics.access import EVERYWHERE, Role
from papi_metrics.children import Failure
from papi_metrics.commands import progress
from papi_metrics.commands import rollup as command
from papi_metrics.completion import completion
from papi_metrics.errors import UnreadableError
from papi_metrics.isolation import rolling
from papi_metrics.isolation.reading import PassingError
from papi_metrics.store import Store, UnitSubmission, broken_seals
from papi_metrics.tracker import read_tracker
from papi_metrics.unit_lists import read_units

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "data").glob("theo-doi-minh-hoa-*.xlsx"))
TODAY = dt.date(2022, 10, 2)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Run in a folder of the test's own, on a day of its own, with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "today_in_vietnam", lambda: TODAY)
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.fixture
def folder(tmp_path):
    """Make a folder with the three examples."""
    place = tmp_path / "in"
    place.mkdir()
    for path in EXAMPLES:
        (place / path.name).write_bytes(path.read_bytes())
    return place


def titled(*rows, unit: str = "XÃ MINH HẢI", province: str = "HƯNG YÊN", year: int = 2022, day: str | None = "30/09/2022") -> bytes:
    """Return a tracker that says whose it is."""
    above = [f"ỦY BAN NHÂN DÂN {unit}, TỈNH {province}", f"THEO DÕI KẾ HOẠCH PAPI NĂM {year}", *([f"Tính đến ngày {day}"] if day else [])]
    return grid_workbook(tracker_grid(*(rows or [task_row(1)]), above=above))


def table(path: str | Path) -> pd.DataFrame:
    """Read a table that was written as Parquet."""
    return pd.read_parquet(path)


def test_folder_becomes_two_tables_in_two_forms(folder, tmp_path, capsys):
    """A folder as --out gets CSV and Parquet of both tables, equal to `completion` on each tracker's own day."""
    assert main(["rollup", str(folder), "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Đã đọc 3/3 tệp. 3 tệp cùng đơn vị, cùng năm")
    overall, dimensions = table("tong-hop-papi.parquet"), table("tong-hop-papi-chi-so.parquet")
    assert len(overall) == 3
    assert len(dimensions) == 24
    reading = read_tracker(EXAMPLES[2])
    expected = completion(reading.table, as_of=reading.about.as_of, by="overall").iloc[0]
    assert overall[list(expected.index)].iloc[2].to_dict() == expected.to_dict()
    text = (tmp_path / "tong-hop-papi.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbffile;unit;province;plan_year;as_of")
    back = pd.read_csv(io.BytesIO(text), sep=";", decimal=",")
    assert back["completion"].tolist() == overall["completion"].tolist()


def test_day_and_json(folder, capsys):
    """--as-of gives all figures of one day; --json says the same to programs; nothing is said beside it."""
    assert main(["rollup", str(folder), "--out", "kq.parquet", "--as-of", "2022-06-30", "--json"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["files"], told["read"], told["unreadable"], told["written"], err) == (3, 3, {}, ["kq.parquet", "kq-chi-so.parquet"], "")
    assert table("kq.parquet")["as_of"].dt.date.tolist() == [dt.date(2022, 6, 30)] * 3
    assert set(table("kq.parquet")["as_of_from"]) == {"asked"}


HOSTILE = {
    "rỗng.xlsx": lambda: b"",
    "rác.xlsx": lambda: b"\x00\xff" * 500,
    "cụt.xlsx": lambda: plain()[:900],
    "mật khẩu.xlsx": lambda: OLE + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 4096,
    "vòng.xlsx": lambda: edited((SHEET, replaced(b"<sheetData>", b"<sheetData><!ENTITY a 'b'>"))),
    f"{'t' * 240}.csv": lambda: b"a;b\n1;2\n",
    "không.html": lambda: b"<table></table>",
}


def test_bad_files_stop_nothing_and_say_why(folder, capsys):
    """Each bad file is a row with its reason; all others are as without them; the exit code is 1."""
    for name, build in HOSTILE.items():
        (folder / name).write_bytes(build())
    assert main(["rollup", str(folder), "--out", "a.parquet", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told["unreadable"]) == set(HOSTILE)
    assert all(len(reason) > 20 and "\n" not in reason for reason in told["unreadable"].values())
    rows = table("a.parquet")
    assert rows.loc[rows["error"].isna(), "tasks"].tolist() == [46, 46, 46]


def test_child_that_is_ended_costs_no_file(folder, monkeypatch):
    """A file whose reader someone else ends is read by the next one."""
    killed = []

    def run(job, data, **options):
        if data == EXAMPLES[0].read_bytes() and not killed:
            killed.append(job)
            psutil.Process(rolling.BULK_READERS.pids()[0]).kill()
        return original(job, data, **options)

    original = rolling.BULK_READERS.run
    monkeypatch.setattr(rolling.BULK_READERS, "run", run)
    assert main(["rollup", str(folder), "--out", "a.parquet", "--workers", "1"]) == 0
    assert killed == ["rolled"]
    assert table("a.parquet")["tasks"].tolist() == [46, 46, 46]


@pytest.mark.parametrize(("reason", "again", "times"), [("busy", True, 3), ("ended", True, 3), ("broke", False, 1)])
def test_only_what_may_pass_is_tried_again_and_not_remembered(monkeypatch, reason, again, times):
    """A file whose turn never comes, or whose reader someone else ends, has a reason that may pass; one that breaks it has none."""
    asked = []

    def run(*_, **__):
        asked.append(1)
        return Failure(reason=reason, seconds=1)

    monkeypatch.setattr(rolling.BULK_READERS, "run", run)
    found = rolling.rolled_isolated(b"x", "x.csv", as_of=None, today=TODAY)
    with pytest.raises(PassingError if again else UnreadableError):
        rolling.tracker_in_bulk(b"x", name="x.csv")
    assert (bool(found.error), found.again, len(asked)) == (True, again, 2 * times)


def test_answer_that_is_none_is_a_reason(monkeypatch):
    """What a reader that is no longer itself answers is never taken for figures."""
    monkeypatch.setattr(rolling, "answer_of", lambda *_, **__: type("Lie", (), {"head": {"tasks": 1}})())
    assert "trả lời sai" in rolling.rolled_isolated(b"x", "x.csv", as_of=None, today=TODAY).error


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["không có"], "Không có thư mục"),
        (["trống"], "Không có tệp theo dõi"),
        (["in", "--out", "kq.pdf"], "cần một thư mục"),
        (["in", "--out", "chưa có/kq.csv"], "Không có thư mục"),
        (["in", "--store"], "--author"),
    ],
    ids=["no folder", "no tracker", "other form", "no folder to write", "nobody accepts"],
)
@pytest.mark.usefixtures("folder")
def test_nothing_done_is_exit_code_2(tmp_path, capsys, options, said):
    """What cannot begin says why and leaves nothing behind."""
    (tmp_path / "trống").mkdir()
    before = sorted(tmp_path.iterdir())
    assert main(["rollup", *options]) == 2
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_run_that_is_stopped_says_how_to_go_on(folder, tmp_path, monkeypatch, capsys):
    """Ctrl-C ends the readers and has its own code; that the same command goes on is said, and no half table is left."""
    ended = []

    def stopped(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(command, "write_tables", stopped)
        patch.setattr(command, "end_bulk", lambda: ended.append(True))  # Those of this process serve the other tests too.
        assert (main(["rollup", str(folder), "--out", "a.csv"]), "--fresh" in capsys.readouterr().err) == (130, True)
    assert (ended, list(tmp_path.glob("*.csv"))) == ([True], [])
    assert main(["rollup", str(folder), "--out", "a.csv", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["remembered"] == len(EXAMPLES)


def test_journal_that_cannot_be_written_is_said_in_words(folder, tmp_path, capsys):
    """Where no journal can lie beside the output, the reason is said as everywhere, and nothing is read."""
    (tmp_path / ".a.csv.journal.jsonl").mkdir()
    assert main(["rollup", str(folder), "--out", "a.csv"]) == 2
    assert "đó là thư mục" in capsys.readouterr().err


def test_second_run_reads_nothing_and_writes_the_same(folder, monkeypatch, capsys):
    """What is known is not read again; --fresh reads all."""
    assert main(["rollup", str(folder), "--out", "a.csv"]) == 0
    first = Path("a.csv").read_bytes()
    with monkeypatch.context() as closed:
        closed.setattr(rolling.BULK_READERS, "run", pytest.fail)
        assert main(["rollup", str(folder), "--out", "a.csv"]) == 0
    assert "3 tệp đã đọc ở lần chạy trước" in capsys.readouterr().out
    assert Path("a.csv").read_bytes() == first
    assert main(["rollup", str(folder), "--out", "a.csv", "--fresh"]) == 0
    assert "lần chạy trước" not in capsys.readouterr().out


def started(folder: Path, out: str) -> subprocess.Popen[str]:
    """Start the command in a process of its own and return once its journal has some lines."""
    arguments = [sys.executable, "-m", "papi_metrics", "rollup", str(folder), "--out", out, "--workers", "2", "--as-of", "2022-09-30"]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    # Where the tests run in the background a shell has them pass Ctrl-C over, and a child would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(arguments, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    signal.signal(signal.SIGINT, before)
    journal = Path(f".{out}.journal.jsonl")
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= 3):
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
    return process


@pytest.fixture
def many(tmp_path):
    """Make a folder of so many trackers that a run can be met at work."""
    place = tmp_path / "many"
    place.mkdir()
    few = [titled(task_row(1, task=f"Việc số {number}"), unit=f"XÃ SỐ {number}") for number in range(10)]
    for number in range(240):
        (place / f"{number:03}.xlsx").write_bytes(few[number % 10])
    return place


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGINT"], ids=["killed", "Ctrl-C"])
def test_ended_run_goes_on_and_writes_the_same(many, sign):
    """A run that is killed, or stopped by Ctrl-C, goes on and writes what an undisturbed one writes, byte for byte."""
    process = started(many, "a.csv")
    process.send_signal(getattr(signal, sign))
    _, said = process.communicate(timeout=30)
    assert process.returncode == (-9 if sign == "SIGKILL" else 130)
    assert not Path("a.csv").exists()
    if sign == "SIGINT":
        assert said.splitlines() == ["Đã dừng. Những tệp đã đọc được nhớ; chạy lại đúng lệnh này để làm tiếp, thêm --fresh để làm từ đầu."]
    common = ["rollup", str(many), "--as-of", "2022-09-30", "--json", "--out"]
    assert main([*common, "a.csv"]) == 0
    assert main([*common, "b.csv"]) == 0
    for name in ("{}.csv", "{}-chi-so.csv"):
        assert Path(name.format("a")).read_bytes() == Path(name.format("b")).read_bytes()


def test_trackers_become_versions_in_the_order_of_their_days(folder, capsys):
    """--store accepts each tracker once; the newest day stands; a second run accepts none; the trail is whole."""
    accept = ["rollup", str(folder), "--out", "a.csv", "--store", "--author", "An", "--json"]
    (folder / "bản sao.xlsx").write_bytes(EXAMPLES[0].read_bytes())
    assert main(accept) == 0
    assert json.loads(capsys.readouterr().out)["store"] == {"accepted": 3, "waiting": 0, "already_there": 1, "left_out": {}}
    assert main(accept) == 0
    assert json.loads(capsys.readouterr().out)["store"] == {"accepted": 0, "waiting": 0, "already_there": 4, "left_out": {}}
    store = Store(os.environ["PAPI_STORE"])
    versions = store.versions()
    assert [(item.key.number, item.as_of.month, item.author, item.reason) for item in versions] == [
        (3, 9, "An", "Cập nhật số liệu đến 30/09/2022"), (2, 6, "An", "Cập nhật số liệu đến 30/06/2022"), (1, 3, "An", "Cập nhật số liệu đến 31/03/2022"),
    ]  # fmt: skip
    assert store.original(versions[0].key) == EXAMPLES[2].read_bytes()
    assert len(store.changes(versions[0].key)) > 0
    assert set(store.changes(versions[0].key)["taken"]) == {True}
    assert list(broken_seals(store.audit())) == []
    store.close()


def test_trackers_of_a_unit_that_asks_for_a_second_person_wait(folder, capsys):
    """They are told as what waits, not as accepted; no page has them, and a second run hands none in again."""
    store = people_in(Store(os.environ["PAPI_STORE"]), goc=(EVERYWHERE, Role.ADMINISTRATOR))
    acting(store, "goc").set_second_person(UNIT, on=True)
    accept = ["rollup", str(folder), "--out", "a.csv", "--store", "--author", "An"]
    assert main(accept) == 0
    assert "Kho: nhận 0, đã có 0. 3 phiên bản chờ người thứ hai duyệt" in capsys.readouterr().out
    assert main([*accept, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["store"] == {"accepted": 0, "waiting": 0, "already_there": 3, "left_out": {}}
    assert (store.versions(), len(store.waiting())) == ((), 3)
    store.close()


def test_what_a_tracker_does_not_say_is_never_guessed(tmp_path, capsys):
    """Trackers without unit, year or day, older ones, and those of another province of the same name are named and left out."""
    place = tmp_path / "in"
    place.mkdir()
    files = {
        "a.xlsx": titled(),
        "không tên.xlsx": tracker_workbook_of(task_row(1)),
        "không ngày.xlsx": titled(day=None),
        "tỉnh khác.xlsx": titled(province="CÀ MAU", day="01/10/2022"),
    }
    for name, data in files.items():
        (place / name).write_bytes(data)
    assert main(["rollup", str(place), "--out", "a.csv", "--store", "--author", "An", "--json"]) == 1
    store = json.loads(capsys.readouterr().out)["store"]
    assert store["accepted"] == 1
    assert {name: reason[:22] for name, reason in store["left_out"].items()} == {
        "không tên.xlsx": "tệp không nêu đơn vị, ", "không ngày.xlsx": "tệp không nêu ngày số ", "tỉnh khác.xlsx": "kho có xã Minh Hải của",
    }  # fmt: skip
    (place / "cũ.xlsx").write_bytes(titled(task_row(1, note="cũ"), day="30/06/2022"))
    main(["rollup", str(place), "--out", "a.csv", "--store", "--author", "An", "--json"])
    assert "cũ hơn phiên bản" in json.loads(capsys.readouterr().out)["store"]["left_out"]["cũ.xlsx"]


def test_trackers_are_kept_under_the_codes_of_their_units(tmp_path, capsys):
    """Where a list serves, a tracker is of the one unit of its name in its province; a namesake elsewhere and a stranger are left out."""
    store = Store(os.environ["PAPI_STORE"])
    rows = "33;Hưng Yên;tỉnh;\n12001;xã Minh Hải;xã;33\n12002;xã Đại Đồng;xã;33\n01;Hà Nội;tỉnh;\n00009;xã Đại Đồng;xã;01\n00010;xã Tân Lập;xã;01\n"
    data = f"Mã;Tên;Cấp;Mã cấp trên\n{rows}".encode()
    store.accept_units(read_units(data), UnitSubmission(file_name="ds.csv", author="An", reason="thử"), original=data)
    place = tmp_path / "in"
    place.mkdir()
    for unit in ("Minh Hải", "Đại Đồng", "Tân Lập", "Lạ"):
        (place / f"{unit}.xlsx").write_bytes(titled(task_row(1, task=f"Việc của {unit}"), unit=f"XÃ {unit.upper()}"))
    assert main(["rollup", str(place), "--out", "a.csv", "--store", "--author", "An", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["store"]
    assert {name: "không có đúng một" in why for name, why in told["left_out"].items()} == {"Lạ.xlsx": True, "Tân Lập.xlsx": True}
    assert sorted((item.key.unit, item.unit, item.province) for item in store.versions()) == [
        ("12001", "xã Minh Hải", "Hưng Yên"), ("12002", "xã Đại Đồng", "Hưng Yên"),
    ]  # fmt: skip
    store.close()


def test_without_dask_the_message_says_what_to_install(folder, tmp_path, monkeypatch, capsys):
    """--scheduler without the extra says which command installs it, and nothing is done."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["rollup", str(folder), "--scheduler", "tcp://127.0.0.1:1", "--out", "a.csv"]) == 2
    assert 'pip install "distributed' in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


CLUSTER = """
import sys
import distributed
from papi_metrics.__main__ import main

if __name__ == "__main__":
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=True, dashboard_address=None, host="127.0.0.1") as cluster:
        sys.exit(main(["rollup", sys.argv[1], "--out", "b.csv", "--scheduler", cluster.scheduler_address, "--as-of", "2022-09-30"]))
"""


def test_cluster_gives_the_same_tables(folder, tmp_path):
    """A Dask cluster reads what this machine reads, bad files included."""
    (folder / "rác.xlsx").write_bytes(b"\x00\xff" * 500)
    assert main(["rollup", str(folder), "--out", "a.csv", "--as-of", "2022-09-30"]) == 1
    (tmp_path / "on_cluster.py").write_text(CLUSTER, encoding="utf-8")
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, "on_cluster.py", str(folder)], env=settings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    for end in (".csv", "-chi-so.csv"):
        assert Path(f"a{end}").read_bytes() == Path(f"b{end}").read_bytes()


def test_nobody_answers_at_the_scheduler(folder, monkeypatch, capsys):
    """A scheduler that is not there is told as a sentence."""

    class Absent:
        @staticmethod
        def Client(*_, **__):  # noqa: N802 - the library's own name
            raise OSError

    monkeypatch.setitem(sys.modules, "distributed", Absent)
    assert main(["rollup", str(folder), "--scheduler", "tcp://127.0.0.1:1", "--out", "a.csv"]) == 2
    assert "Không kết nối được cụm máy tcp://127.0.0.1:1" in capsys.readouterr().err


def test_progress_without_a_terminal_is_a_line_now_and_then(capsys):
    """Where nobody looks, a line comes every so often and not for each file."""
    ticks = iter(range(0, 1000, 10))
    steps = [rolled(), rolled(error="x", overall=None)] * 4
    assert list(progress.shown(steps, total=8, failed=lambda item: bool(item.error), clock=lambda: float(next(ticks)))) == steps
    assert capsys.readouterr().err.splitlines() == ["3/8 tệp, 1 không đọc được", "6/8 tệp, 3 không đọc được"]


class Terminal(io.StringIO):
    """A stderr at which somebody looks."""

    def isatty(self) -> bool:
        """Say that somebody does."""
        return True


def test_rows_are_counted_on_a_terminal_only(monkeypatch, capsys):
    """Rows of a backup are counted where somebody looks; in a file of output nothing is said of them."""
    with progress.rows_shown(1500, "Sao lưu") as told:
        told(1000)
    quiet = capsys.readouterr()
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress.rows_shown(1500, "Sao lưu") as told:
        told(1500)
    assert (*quiet, "Sao lưu" in sys.stderr.getvalue()) == ("", "", True)


def test_progress_on_a_terminal_is_a_bar(monkeypatch):
    """On a terminal a bar fills and tells how many files could not be read."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(progress.shown(range(3), total=3, failed=lambda item: item == 1)) == [0, 1, 2]
    assert "3" in sys.stderr.getvalue()
