"""The commands about units and the turn of the year: what they say, write, store, and answer with."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from tasks import task_table
from test_unit_lists import COMMUNE, WHOLE, list_file

from papi_metrics.__main__ import main
from papi_metrics.example import accept_example
from papi_metrics.findings import Reading
from papi_metrics.store import Store, Submission
from papi_metrics.tracker import read_tracker


@pytest.fixture
def url(tmp_path, monkeypatch):
    """Return the address of a store that does not exist yet; the commands use it."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    monkeypatch.setenv("PAPI_STORE", address)
    return address


@pytest.fixture
def lists(tmp_path):
    """Return how to write a list of units to a file."""

    def write(*rows):
        path = tmp_path / f"{len(rows)}.xlsx"
        path.write_bytes(list_file(*rows))
        return str(path)

    return write


def test_check_names_what_is_left_out(lists, capsys):
    """Check counts what can be used, names each error with its place, and answers 1."""
    assert main(["units", "check", lists(*WHOLE, (*COMMUNE[:3], "08"))]) == 1
    out = capsys.readouterr().out
    assert "3 đơn vị dùng được" in out
    assert "unit-repeated" in out
    assert "A5" in out


def test_template_is_checked_without_an_error(tmp_path, capsys):
    """The list that is written to begin with has 63 provinces and the country, and no error."""
    out = str(tmp_path / "mau.xlsx")
    assert main(["units", "template", out]) == 0
    assert main(["units", "check", out]) == 0
    assert "64 đơn vị dùng được" in capsys.readouterr().out


def test_import_stores_the_list_and_says_what_changes(url, lists, capsys):
    """Import says what is new, renamed or gone against the list that serves, and stores it."""
    assert main(["units", "import", lists(*WHOLE), "--author", "An"]) == 0
    assert main(["units", "import", lists(*WHOLE[:2]), "--author", "An"]) == 0
    out = capsys.readouterr().out
    assert "Mới: 3" in out
    assert "Không còn trong danh sách: xã Ấm (00123)" in out
    with contextlib.closing(Store(url)) as store:
        assert [item.unit_count for item in store.unit_sets()] == [2, 3]


def test_import_that_drops_a_unit_with_plans_is_refused_until_said(url, lists, capsys):
    """A list without a unit that has plans is stored only where that is said."""
    with contextlib.closing(Store(url)) as store:
        accept_example(store)
    main(["units", "import", lists(("xã Trung Trắc", "xã Trung Trắc", "xã")), "--author", "An"])
    assert main(["units", "import", lists(*WHOLE), "--author", "An"]) == 2
    assert "Chưa lưu gì" in capsys.readouterr().err
    assert main(["units", "import", lists(*WHOLE), "--author", "An", "--accept-dropped"]) == 0


def test_turn_writes_the_new_years_tracker(url, tmp_path, capsys):
    """Turn lists the words it changes and writes a tracker of the new year, nothing begun; the store is not touched."""
    with contextlib.closing(Store(url)) as store:
        accept_example(store)
    out = tmp_path / "nam-moi.xlsx"
    assert main(["turn", "--year", "2022", "--out", str(out)]) == 0
    reading = read_tracker(out)
    assert (reading.about.plan_year, reading.about.unit, set(reading.table["state"])) == (2023, "xã Trung Trắc", {"not_started"})
    assert "thành «" in capsys.readouterr().out
    with contextlib.closing(Store(url)) as store:
        assert [plan.plan_year for plan in store.plans()] == [2022]


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--year", "2021"], "chưa có kế hoạch năm 2021"), (["--year", "2022", "--to", "2022"], "phải sau"), (["--year", "2022", "--unit", "Lạ"], "Kho không có")],
    ids=["no-plan", "no-later-year", "no-unit"],
)
def test_turn_that_cannot_be_says_why(url, tmp_path, capsys, options, told):
    """A year without a plan, a year that is not later, a unit that is not there: a sentence, and no file."""
    with contextlib.closing(Store(url)) as store:
        accept_example(store)
    out = tmp_path / "x.xlsx"
    assert main(["turn", *options, "--out", str(out)]) == 2
    assert (told in capsys.readouterr().err, out.exists()) == (True, False)


def test_turn_into_a_year_that_is_begun_is_refused(url, tmp_path, capsys):
    """Where the unit has a plan of the new year, nothing is written: whoever goes on with it is told its version."""
    with contextlib.closing(Store(url)) as store:
        planned(store, unit="00001", year=2022)
        planned(store, unit="00001", year=2023)
    out = tmp_path / "x.xlsx"
    assert main(["turn", "--year", "2022", "--out", str(out)]) == 2
    assert ("đã có kế hoạch năm 2023" in capsys.readouterr().err, out.exists()) == (True, False)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        pytest.param(["--unit", "UBND xã Tân Lập"], 2, "nhiều đơn vị tên UBND xã Tân Lập: xã Tân Lập (00001), xã Tân Lập (00002)", id="a name of two"),
        pytest.param([], 2, "xã Minh Hải (00003), xã Tân Lập (00001), xã Tân Lập (00002)", id="none named"),
        pytest.param(["--unit", "Lạ"], 2, "xã Minh Hải (00003), xã Tân Lập (00001), xã Tân Lập (00002)", id="a name of none"),
        pytest.param(["--unit", "00002"], 0, "", id="a code"),
        pytest.param(["--unit", "UBND xã Minh Hải"], 0, "", id="a name of one"),
    ],
)
def test_unit_is_meant_by_its_code_or_by_a_name_that_only_one_has(url, tmp_path, capsys, options, code, told):
    """Of two units of one name the code has to be given; those that may be meant are listed with their codes."""
    with contextlib.closing(Store(url)) as store:
        for unit, name in (("00001", "xã Tân Lập"), ("00002", "xã Tân Lập"), ("00003", "xã Minh Hải")):
            planned(store, unit=unit, name=name)
    assert (main(["turn", "--year", "2022", "--out", str(tmp_path / "x.xlsx"), *options]), told in capsys.readouterr().err) == (code, True)


def planned(store, *, unit, name="xã Tân Lập", year=2022):
    """Accept a plan of one task."""
    said = {"province": "Hưng Yên", "as_of": dt.date(year, 3, 31), "file_name": "t.xlsx", "author": "An", "reason": "thử"}
    return store.accept(Reading(table=task_table({})), original=f"{unit} {year}".encode(), submission=Submission(unit=unit, unit_name=name, plan_year=year, **said))
