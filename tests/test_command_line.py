"""The command line: stable names, exit codes, JSON of tables and findings."""

from __future__ import annotations

import datetime as dt
import errno
import io
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from papi_metrics.__main__ import main
from papi_metrics.surveys import read_scores
from papi_metrics.tracker import read_tracker
from papi_metrics.workbook import LARGEST_FILE

ROOT = Path(__file__).parent.parent
TRACKER = str(ROOT / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx")
ANNEX = str(ROOT / "data" / "phu-luc-08-KH-UBND-2022.xlsx")
FIGURES = [
    "tasks", "counted", "done", "completion", "planned", "variance", "level_of_effort", "done_share", "on_time_rate",
    "days_late", "done_on_time", "done_late", "done_undated", "open_in_time", "overdue", "cancelled", "due_soon",
    "no_deadline", "light",
]  # fmt: skip
CHANGES = [
    "code", "name", "level", "base_year", "year", "base", "score", "change", "change_pct", "comparability", "reason",
    "verdict", "evidence", "rank", "rank_n", "base_rank", "base_rank_n", "quartile", "source",
]  # fmt: skip


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """Run a command with --json and return its answer."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("by", "key"),
    [
        ("dimension", ["dimension"]),
        ("sub_dimension", ["sub_dimension"]),
        ("lead_unit", ["lead_unit"]),
        ("executing_unit", ["executing_unit"]),
        ("overall", []),
    ],
)
def test_completion_gives_the_columns_of_the_specification(capsys, by, key):
    """Every grouping answers with its key and the same figures, in order."""
    rows = answer(capsys, "completion", TRACKER, "--as-of", "2022-09-30", "--by", by)["rows"]
    assert list(rows[0]) == [*key, *FIGURES]


def test_completion_is_by_dimension_unless_told_otherwise(capsys):
    """Without --by the eight dimensions answer in order."""
    rows = answer(capsys, "completion", TRACKER, "--as-of", "30/9/2022")["rows"]
    assert [row["dimension"] for row in rows] == list(range(1, 9))
    assert (rows[3]["completion"], rows[3]["light"]) == (pytest.approx(0.2875), "red")


def test_change_gives_total_dimensions_and_sub_dimensions_in_order(capsys):
    """The total stands first, then the dimensions, then the 28 sub-dimensions of 2022."""
    rows = answer(capsys, "change", "--unit", "Hưng Yên", "--year", "2022")["rows"]
    assert list(rows[0]) == CHANGES
    assert [row["code"] for row in rows[:10]] == ["PAPI", *map(str, range(1, 9)), "1.1"]
    assert len(rows) == 37
    assert (rows[0]["base_year"], rows[0]["rank"], rows[0]["rank_n"]) == (2021, 11, 61)


def test_change_says_missing_as_null(capsys):
    """A province without a base year has null for what cannot be known, never a number."""
    rows = answer(capsys, "change", "--unit", "Quảng Ninh", "--year", "2022")["rows"]
    assert (rows[0]["base"], rows[0]["change"], rows[0]["verdict"]) == (None, None, "no_base")


def test_deadline_answers_with_kind_and_dates(capsys):
    """Words of time come back as kind, start and due."""
    rows = answer(capsys, "deadline", "Quý II, III năm 2022", "--year", "2022")["rows"]
    assert rows == [{"text": "Quý II, III năm 2022", "kind": "dated", "start": "2022-04-01", "due": "2022-09-30"}]


def test_check_lists_tasks_and_findings(capsys):
    """Check answers with the task table and the findings, dates as ISO text."""
    found = answer(capsys, "check", TRACKER)
    assert len(found["rows"]) == 46
    assert found["rows"][0]["completed_on"] == "2022-05-20"
    assert set(found["findings"][0]) == {"code", "severity", "message", "sheet", "row", "column", "value"}


def test_check_takes_the_year_that_is_given(capsys):
    """--year leads over the title's year."""
    rows = answer(capsys, "check", ANNEX, "--year", "2023")["rows"]
    assert {row["due"] for row in rows if row["timing"] == "Trong năm 2022"} == {"2022-12-31"}
    assert answer(capsys, "check", ANNEX, "--year", "2023")["rows"][0]["dimension"] == 1


def test_check_tells_what_the_plan_lacks_after_what_reading_found(capsys):
    """What the plan lacks follows the reading's findings, in JSON and in text, and leaves the exit code as it is."""
    document = ANNEX.replace(".xlsx", ".docx")
    found = [item["code"] for item in answer(capsys, "check", document)["findings"]]
    lacking = ["task-without-office", "task-without-deadline", "task-without-product"]
    assert found[-18:] == [*lacking, *["sub-dimension-without-task"] * 15]
    assert main(["check", document]) == 0
    assert "task-without-office         Bảng 2 F11: 9 nhiệm vụ" in capsys.readouterr().out


def test_check_says_errors_by_its_exit_code(tmp_path, capsys):
    """A row left out of the figures makes exit code 1."""
    file = tmp_path / "nam-2022.csv"
    file.write_text("TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn\n1;Làm;UBND xã;Quý I\n2;;Trạm y tế;Quý II\n", encoding="utf-8")
    assert main(["check", str(file), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(item["code"], item["row"]) for item in findings if item["severity"] == "error"] == [("row-without-task", 3)]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b"PK\x03\x04broken", b"mot hai ba"])
def test_what_is_no_tracker_gives_one_sentence_and_exit_code_2(tmp_path, capsys, content):
    """Not a tracker: one sentence on the error stream, nothing on the other."""
    file = tmp_path / "theo-doi.xlsx"
    file.write_bytes(content)
    assert main(["check", str(file)]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert len(streams.err.strip().splitlines()) == 1


def test_file_that_does_not_exist_is_named(capsys):
    """A missing file is a sentence, not a traceback."""
    assert main(["completion", "khong-co.xlsx", "--as-of", "2022-09-30"]) == 2
    assert "khong-co.xlsx" in capsys.readouterr().err


def test_unknown_unit_names_the_nearest(capsys):
    """A misspelt province is answered with the names nearest to it."""
    assert main(["change", "--unit", "Hưng Yêm", "--year", "2022"]) == 2
    assert "Hưng Yên" in capsys.readouterr().err


def test_template_is_a_tracker_the_reader_understands(tmp_path, capsys):
    """The template holds no task yet, and a task typed into it is read."""
    import openpyxl

    out = tmp_path / "mau.xlsx"
    assert main(["template", str(out), "--year", "2023"]) == 0
    capsys.readouterr()
    assert main(["check", str(out)]) == 2
    book = openpyxl.load_workbook(out)
    sheet = book.active
    sheet["C6"], sheet["E6"], sheet["I6"], sheet["J6"] = 2, "Niêm yết công khai", "Quý II", "Đang thực hiện"
    book.save(out)
    capsys.readouterr()
    rows = answer(capsys, "check", str(out))["rows"]
    assert [(row["dimension"], row["due"], row["state"]) for row in rows] == [(2, "2023-06-30", "in_progress")]


def test_template_starts_from_a_tracker(tmp_path):
    """--from copies tasks, states, unit and year; the date is left open, or is the one given."""
    out = tmp_path / "thang-10.xlsx"
    assert main(["template", str(out), "--from", TRACKER]) == 0
    reading, first = read_tracker(out), read_tracker(TRACKER)
    pd.testing.assert_frame_equal(reading.table.drop(columns=["row"]), first.table.drop(columns=["row"]))
    assert (reading.about.unit, reading.about.plan_year, reading.about.as_of) == ("xã Trung Trắc", 2022, None)
    assert main(["template", str(out), "--from", TRACKER, "--as-of", "31/10/2022", "--unit", "xã Minh Hải"]) == 0
    about = read_tracker(out).about
    assert (about.unit, about.as_of, about.illustration) == ("xã Minh Hải", dt.date(2022, 10, 31), True)


def test_template_tells_of_rows_it_could_not_copy(tmp_path, capsys):
    """A tracker with a row left out gives a template without it, and exit code 1 says so."""
    file, out = tmp_path / "nam-2022.csv", tmp_path / "mau.xlsx"
    file.write_text("TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn\n1;Làm;UBND xã;Quý I\n2;;Trạm y tế;Quý II\n", encoding="utf-8")
    assert main(["template", str(out), "--from", str(file)]) == 1
    assert "nam-2022.csv" in capsys.readouterr().err
    assert read_tracker(out).table.task.tolist() == ["Làm"]


def test_template_from_a_tracker_without_a_year_asks_for_it(tmp_path, capsys):
    """No year is guessed for tasks that are copied."""
    file, out = tmp_path / "ke-hoach.csv", tmp_path / "mau.xlsx"
    file.write_text("TT;Nhiệm vụ;Thời hạn\n1;Làm;Quý I\n", encoding="utf-8")
    assert main(["template", str(out), "--from", str(file)]) == 2
    assert "--year" in capsys.readouterr().err
    assert not out.exists()
    assert main(["template", str(out), "--from", str(file), "--year", "2023"]) == 0
    assert str(read_tracker(out).table.due[0].date()) == "2023-03-31"


def test_template_of_scores_is_a_list_the_score_reader_understands(tmp_path):
    """--kind scores gives a unit's list for a year, at its level; --from lends the unit and the year."""
    out = tmp_path / "diem.xlsx"
    assert main(["template", str(out), "--kind", "scores", "--unit", "Văn Lâm", "--level", "district", "--year", "2024"]) == 0
    table = read_scores(out).table
    assert (set(table.unit), set(table.level), set(table.year)) == ({"Văn Lâm"}, {"district"}, {2024})
    assert main(["template", str(out), "--kind", "scores", "--from", TRACKER]) == 0
    table = read_scores(out).table
    assert (set(table.unit), set(table.level), set(table.year)) == ({"xã Trung Trắc"}, {"commune"}, {2022})


def test_template_that_cannot_be_written_is_told(tmp_path, capsys):
    """A folder that does not exist is a sentence, not a traceback."""
    assert main(["template", str(tmp_path / "khong-co" / "mau.xlsx")]) == 2
    assert "mau.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["template", "mau.xlsx", "--year", "99999"], "--year 99999: cần một năm từ 2011 đến 2100"),
        (["template", "mau.xlsx", "--year", "-1"], "--year -1: cần một năm"),
        (["template", "mau.txt"], "kết thúc bằng .xlsx"),
        (["turn", "--year", "2022", "--to", "99999", "--out", "mau.xlsx"], "--to 99999: cần một năm"),
        (["turn", "--year", "99999", "--out", "mau.xlsx"], "--year 99999: cần một năm"),
    ],
)
def test_year_or_name_that_no_tracker_has_is_told(tmp_path, monkeypatch, capsys, command, told):
    """A year out of sight and another kind of file are a sentence and exit code 2; nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_template_keeps_the_former_file_if_it_cannot_be_written(tmp_path, monkeypatch, capsys):
    """A disk that is full in the middle of writing leaves the former file whole."""
    out = tmp_path / "mau.xlsx"
    out.write_bytes(b"truoc")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    assert main(["template", str(out)]) == 2
    assert "ổ đĩa đã đầy" in capsys.readouterr().err
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"truoc"]


def test_text_output_has_findings_and_counts(capsys):
    """Without --json a person reads rows, findings and how many of each severity."""
    assert main(["completion", TRACKER, "--as-of", "2022-09-30", "--by", "overall"]) == 0
    out = capsys.readouterr().out
    assert "error 0" in out
    assert "0.64" in out


def test_module_runs_as_a_command():
    """`python -m papi_metrics` is the command, and its output is UTF-8 whatever the console is set to."""
    run = subprocess.run(
        [sys.executable, "-m", "papi_metrics", "deadline", "Quý I", "--year", "2022"],
        capture_output=True,
        cwd=ROOT,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert "Quý I" in run.stdout.decode()


def test_name_that_is_no_text_is_still_said(monkeypatch):
    """A file whose name is no UTF-8, as an old archive leaves it, is named by its bytes, whatever the console is set to."""
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="strict")
    monkeypatch.setattr(sys, "stderr", console)
    assert main(["check", "k\udce9.xlsx"]) == 2
    console.flush()
    assert "k\\udce9" in console.buffer.getvalue().decode("utf-8")


def test_reader_that_has_seen_enough_ends_the_command(monkeypatch):
    """Where whoever read the output has gone, as `head` does, the command ends as usual and says nothing."""

    class Gone(io.StringIO):
        def write(self, _text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    assert main(["deadline", "Quý I", "--year", "2022"]) == 0
    with sys.stdout as nowhere:
        assert nowhere.write("x") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["completion", TRACKER, "--as-of", "2022-13-01"], "30/9/2022", id="no such month"),
        pytest.param(["completion", TRACKER, "--as-of", "09/30/2022"], "30/9/2022", id="the month first"),
        pytest.param(["completion", TRACKER, "--as-of", "hôm nay"], "30/9/2022", id="no day"),
        pytest.param(["rollup", ".", "--workers", "0"], "từ 1 đến 256", id="no process"),
        pytest.param(["rollup", ".", "--workers", "257"], "từ 1 đến 256", id="too many processes"),
        pytest.param(["rollup", ".", "--workers", "ba"], "từ 1 đến 256", id="processes in words"),
    ],
)
def test_option_that_cannot_be_names_what_is_expected(capsys, arguments, told):
    """A day that is none and a number out of bounds end the command with what to write, and nothing is done."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert (ended.value.code, told in capsys.readouterr().err) == (2, True)


@pytest.mark.parametrize("day", ["2022-09-30", "30/9/2022", "30/09/2022"])
def test_day_is_written_in_two_ways(capsys, day):
    """A day may be written as computers and as people do."""
    assert main(["completion", TRACKER, "--as-of", day, "--by", "overall"]) == 0
    assert "0.64" in capsys.readouterr().out


def test_file_that_is_too_large_is_refused_unread(tmp_path, capsys):
    """What is larger than any tracker is said to be so, and never read into memory."""
    with (tmp_path / "lon.xlsx").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert (main(["check", str(tmp_path / "lon.xlsx")]), "MB" in capsys.readouterr().err) == (2, True)


def test_answer_without_findings_counts_none(capsys):
    """A command that reads nothing for findings ends with its rows: no count of errors stands below them."""
    assert main(["deadline", "Quý I", "--year", "2022"]) == 0
    assert "error" not in capsys.readouterr().out
