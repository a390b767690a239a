"""The commands of snapshots: a commune's laptop to the province's store and back again, in lines and exit codes."""

from __future__ import annotations

import json

import pytest

from papi_metrics.__main__ import main
from papi_metrics.example import accept_example
from papi_metrics.store import Store

UNIT = "xã Trung Trắc"
NAME = "papi-xa-trung-trac-2022-pb3.papi"


@pytest.fixture(scope="module")
def commune(tmp_path_factory):
    """A folder with what a commune sent: its file and its key file; and what the commands said."""
    folder = tmp_path_factory.mktemp("commune")
    address = f"sqlite:///{folder / 'store.sqlite'}"
    store = Store(address)
    accept_example(store)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_STORE", address)
        codes = [main(["snapshot", "export", "--unit", "UBND xã Trung Trắc", "--year", "2022", str(folder)]), main(["snapshot", "key", str(folder)])]
        assert codes == [0, 0]
        yield folder


@pytest.fixture
def province(tmp_path, monkeypatch):
    """A province's store that is not there yet."""
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'province.sqlite'}")


def test_commune_to_province(commune, province, capsys):  # noqa: ARG001 - the province's store
    """A file of an unknown key is refused; after the key is trusted it becomes a version, a second time nothing."""
    key = str(commune / "papi-khoa-xa-trung-trac.papikey")
    assert main(["snapshot", "import", str(commune)]) == 1
    assert "Chưa biết khóa" in capsys.readouterr().out
    assert main(["snapshot", "trust", key, "--unit", "XÃ TRUNG TRẮC", "--author", "Sở"]) == 0
    assert "Hãy gọi điện so vân tay" in capsys.readouterr().out
    assert main(["snapshot", "import", str(commune), "--json", "--author", "Sở"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == [{
        "file": NAME, "what": "stored", "said": ["Trạng thái trong tệp là minh họa."], "sent_unit": UNIT, "plan_year": 2022, "sent_number": 3,
        "unit": UNIT, "number": 1,
    }]  # fmt: skip
    assert main(["snapshot", "import", str(commune / NAME)]) == 0
    assert "đã có" in capsys.readouterr().out
    assert main(["snapshot", "withdraw", "--unit", UNIT, "--reason", "Mất máy"]) == 0
    assert main(["snapshot", "import", str(commune / NAME)]) == 1
    assert "không còn dùng" in capsys.readouterr().out


def test_key_of_a_listed_unit_is_told_by_its_name(commune, province, tmp_path, capsys):  # noqa: ARG001 - as above
    """Where the unit has a code, the key file's name is compared with the name of the list, and the line says that name."""
    (tmp_path / "ds.csv").write_text(f"Mã;Tên;Cấp\n12001;{UNIT};xã\n", encoding="utf-8")
    assert main(["units", "import", str(tmp_path / "ds.csv"), "--author", "Sở", "--reason", "x"]) == 0
    assert main(["snapshot", "trust", str(commune / "papi-khoa-xa-trung-trac.papikey"), "--unit", "12001"]) == 0
    out = capsys.readouterr().out
    assert (f"Đã ghi nhận khóa của {UNIT}" in out, "hãy kiểm tra đúng đơn vị" in out) == (True, False)


def test_fingerprint_that_was_read_out_is_compared(commune, province, capsys):  # noqa: ARG001 - as above
    """Digits read out on the telephone that are not the file's stop the act; the right ones, however grouped, do not."""
    file = commune / "papi-khoa-xa-trung-trac.papikey"
    digits = json.loads(file.read_bytes())["fingerprint"].replace(" ", "")
    trust = ["snapshot", "trust", str(file), "--unit", "12345", "--fingerprint"]
    assert main([*trust, digits[:-1] + str((int(digits[-1]) + 1) % 10)]) == 2
    assert "Đừng dùng" in capsys.readouterr().err
    assert main([*trust, digits]) == 0
    assert "Tệp khóa tự ghi là của «xã Trung Trắc»" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "."], "Chưa có kho"),
        (["key", "."], "Chưa có kho"),
        (["withdraw", "--unit", "x", "--reason", "y"], "Chưa có kho"),
        (["import", "{folder}"], "Không có tệp .papi"),
        (["export", "{folder}/khong-co/tep.papi"], "Không có thư mục"),
        (["export", "{folder}/gui"], "Không có thư mục {folder}/gui. Hãy tạo thư mục đó, hoặc nêu tên tệp kết thúc bằng .papi."),
        (["key", "{folder}/gui"], "kết thúc bằng .papikey."),
        (["trust", "{folder}/khong-co.papikey", "--unit", "x"], "Không mở được"),
    ],
    ids=["export", "key", "withdraw", "empty folder", "no folder", "export to a folder to be", "key to a folder to be", "no key file"],
)
def test_what_cannot_be_done_is_said_and_nothing_made(tmp_path, province, capsys, arguments, words):  # noqa: ARG001 - as above
    """A missing store, folder or file is a sentence and exit code 2; no store is made for it."""
    assert main(["snapshot", *(text.format(folder=tmp_path) for text in arguments)]) == 2
    assert words.format(folder=tmp_path) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("options", "words"), [(["--unit", "xã Không Có"], UNIT), (["--year", "2019"], "2019")], ids=["unit", "year"])
def test_export_of_no_plan_names_what_there_is(commune, tmp_path, capsys, options, words):  # noqa: ARG001 - the commune's store
    """A unit or year the store does not have is a sentence that says what it has."""
    assert main(["snapshot", "export", str(tmp_path), *options]) == 2
    assert words in capsys.readouterr().err


def test_export_is_the_same_file_each_time(commune, tmp_path, capsys):
    """A second export gives the same bytes under the name that is asked for; a renewed key gives others."""
    out = tmp_path / "gui.papi"
    assert main(["snapshot", "export", str(out)]) == 0
    assert out.read_bytes() == (commune / NAME).read_bytes()
    assert main(["snapshot", "key", str(tmp_path), "--renew"]) == 0
    assert main(["snapshot", "export", str(out)]) == 0
    assert out.read_bytes() != (commune / NAME).read_bytes()
    assert "Vân tay" in capsys.readouterr().out
