"""The command line's report: what is written where, what is said in one line, and by which exit code."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from pathlib import Path

import pytest

from papi_metrics.__main__ import main
from papi_metrics.commands import report as command
from papi_metrics.commands import report_material
from papi_metrics.example import accept_example
from papi_metrics.letterhead import Letterhead
from papi_metrics.reports import FORMS
from papi_metrics.store import Store

ROOT = Path(__file__).parent.parent
TRACKER = str(ROOT / "data" / "theo-doi-minh-hoa-2022-09-30.xlsx")
QUARTER = ["--period", "quarter", "--number", "3"]
HEAD = "TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn;Trạng thái\n"


@pytest.fixture
def written(monkeypatch):
    """Collect the briefings that documents are made of, in place of the writers."""
    found = []

    def document(form, briefing):
        found.append(briefing)
        return f"{form.key} {briefing.title}".encode()

    monkeypatch.setattr(command, "document_of", document)
    monkeypatch.setattr(command, "today_in_vietnam", lambda: dt.date(2022, 10, 2))
    monkeypatch.setattr(report_material, "today_in_vietnam", lambda: dt.date(2022, 10, 2))
    return found


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Make a store with the example where PAPI_STORE says."""
    url = f"sqlite:///{tmp_path / 'kho' / 'store.sqlite'}"
    monkeypatch.setenv("PAPI_STORE", url)
    opened = Store(url)
    accept_example(opened)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    """Run in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


def plan_file(folder: Path, *rows: str) -> str:
    """Write a tracker of a unit's own."""
    path = folder / "theo-doi-2022.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return str(path)


WHOSE = ["--unit", "xã Minh Hải", "--province", "Hưng Yên", "--year", "2022"]


def test_report_of_a_file_is_written_under_its_own_name(tmp_path, written, capsys):
    """Without --out the file lies in the working folder, named after unit and period; the line says what is overdue and whose."""
    assert main(["report", TRACKER, *QUARTER]) == 3
    name = "bao-cao-papi-xa-trung-trac-quy-3-2022.docx"
    assert (tmp_path / name).read_bytes().startswith(b"docx")
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 1
    assert f"Đã ghi {name}. Số liệu minh họa. Tính đến 14/09/2022: 1 nhiệm vụ quá hạn (Công chức VP-TK xã 1), lâu nhất 30 ngày" in out
    assert "1 nhiệm vụ đến hạn trong 14 ngày tới. Lưu ý: Bảng theo dõi có số liệu đến ngày 30/09/2022, sau ngày chốt 14/09/2022" in out
    assert "không phải báo cáo của xã" not in out
    assert written[0].subject.version == 0
    assert "phiên bản 0" not in "".join(written[0].sources)


def test_json_says_the_same_as_the_briefing(written, capsys):
    """--json tells every figure of the line, equal to the document's."""
    assert main(["report", TRACKER, *QUARTER, "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    report = written[0]
    assert (told["overdue"], told["due_soon"], told["due_soon_days"]) == (report.summary.overdue, report.summary.due_soon, 14)
    assert told["longest"]["days_late"] == report.summary.most_days_late == 30
    assert told["offices"] == {"Công chức VP-TK xã": 1}
    assert told["period"] == {"kind": "quarter", "number": 3, "year": 2022, "start": "2022-06-15", "end": "2022-09-14"}
    assert told["cautions"] == list(report.cautions)
    assert told["illustration"] is True
    assert told["message"].startswith("Đã ghi ")


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        (["1;Làm;UBND xã;Quý I;Hoàn thành"], 0, "không có nhiệm vụ quá hạn; 0 nhiệm vụ đến hạn trong 14 ngày tới."),
        (["1;Làm;UBND xã;Quý I;Chưa thực hiện"], 3, "1 nhiệm vụ quá hạn (UBND xã 1)"),
        (["1;Làm;;Quý I;Chưa thực hiện"], 3, "1 nhiệm vụ quá hạn (chưa giao đơn vị 1)"),
        (["1;Làm;UBND xã;Quý I;Chưa thực hiện", "2;;Trạm y tế;Quý II;Chưa thực hiện"], 1, "1 dòng của bảng theo dõi có lỗi"),
    ],
    ids=["nothing overdue", "overdue", "nobody's", "row left out"],
)
def test_exit_code_tells_what_there_is_to_do(tmp_path, written, capsys, rows, code, words):
    """0 nothing overdue, 3 something is, 1 rows of the file were left out; a report is written each time."""
    assert main(["report", plan_file(tmp_path, *rows), *QUARTER, *WHOSE]) == code
    assert words in capsys.readouterr().out
    assert [report.subject.left_out for report in written] == [int(code == 1)]
    assert (tmp_path / "bao-cao-papi-xa-minh-hai-quy-3-2022.docx").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["khong-co.xlsx", *QUARTER], "khong-co.xlsx"),
        ([TRACKER, "--period", "quarter", "--number", "5"], "Một năm có 4 quý; không có quý 5."),
        ([TRACKER, "--period", "free", "--from", "2022-01-01"], "--from và --to"),
        ([TRACKER, "--period", "free", "--from", "2022-06-01", "--to", "2022-01-01"], "trước khi bắt đầu"),
        ([TRACKER, *QUARTER, "--out", "khong/co/bao-cao.docx"], "Không có thư mục"),
        ([TRACKER, *QUARTER, "--province", "Hưng Yêm"], "Hưng Yên"),
        ([TRACKER, *QUARTER, "--province", "Hưng Yêm"], "--province"),
        ([TRACKER, "--period", "free", "--from", "2022-01-01", "--to", "9999-12-31"], "từ 2000 đến 2100"),
        ([TRACKER, *QUARTER, "--unit", "xã Minh Hải"], "--unit nêu xã Minh Hải, tệp theo-doi-minh-hoa-2022-09-30.xlsx là của xã Trung Trắc."),
        (["khong-co.xlsx", *QUARTER], "không có tệp hoặc thư mục này"),
        ([str(ROOT), *QUARTER], "đó là thư mục"),
        ([TRACKER, *QUARTER, "--scores", "khong-co.csv"], "khong-co.csv"),
        ([TRACKER, *QUARTER, "--letterhead", "khong-co.json"], "khong-co.json"),
    ],
    ids=["no file", "no such quarter", "one end", "wrong order", "no folder", "province misspelt", "province option", "far year",
         "another unit", "no file in words", "folder for a file", "no scores", "no letterhead"],
)
def test_nothing_is_written_where_something_is_missing(tmp_path, written, capsys, options, words):
    """Exit code 2: a sentence on the error stream, no file, nothing on the other stream."""
    assert main(["report", *options]) == 2
    streams = capsys.readouterr()
    assert words in streams.err
    assert (streams.out, written, [path.name for path in tmp_path.iterdir()]) == ("", [], [])


def test_folder_is_looked_for_before_the_file_is_read(capsys):
    """A folder that does not exist is told at once, whatever else is wrong."""
    assert main(["report", "khong-co.xlsx", *QUARTER, "--out", "khong/co/bao-cao.docx"]) == 2
    assert "Không có thư mục" in capsys.readouterr().err


def test_file_that_does_not_say_whose_it_is_asks_for_it(tmp_path, capsys):
    """All options that are missing are named at once."""
    assert main(["report", plan_file(tmp_path, "1;Làm;UBND xã;Quý I;Hoàn thành"), *QUARTER]) == 2
    said = capsys.readouterr().err
    assert [option for option in ("--unit", "--province") if option not in said] == []


@pytest.mark.parametrize(
    ("options", "period"),
    [
        (["--period", "quarter"], ("quarter", 3, dt.date(2022, 9, 14))),
        (["--period", "month"], ("month", 9, dt.date(2022, 9, 14))),
        (["--period", "half"], ("half", 1, dt.date(2022, 6, 14))),
        (["--period", "nine_months"], ("nine_months", 1, dt.date(2022, 9, 14))),
        (["--period", "year"], ("year", 1, dt.date(2022, 12, 14))),
        (["--period", "free", "--from", "1/1/2022", "--to", "2022-06-30"], ("free", 1, dt.date(2022, 6, 30))),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else "",
)
def test_period_without_a_number_is_the_last_one_cut_off(written, options, period):
    """A scheduled task names only the kind: on 02/10/2022 that is the third quarter; before any cut-off it is the first."""
    main(["report", TRACKER, *options])
    found = written[0].subject.period
    assert (found.kind, found.number, found.end) == period


@pytest.mark.parametrize(
    ("today", "options", "awaited"),
    [
        (dt.date(2023, 1, 14), [], None),
        (dt.date(2023, 1, 15), [], 2023),
        (dt.date(2026, 11, 28), [], 2026),
        (dt.date(2026, 11, 28), ["--number", "3"], None),
    ],
    ids=["a month after", "more than a month", "years later", "number given"],
)
def test_plan_that_is_not_there_yet_is_told(written, monkeypatch, capsys, today, options, awaited):
    """A scheduled task that runs on into a new year says that it reports the old plan again."""
    monkeypatch.setattr(command, "today_in_vietnam", lambda: today)
    main(["report", TRACKER, "--period", "quarter", *options])
    out = capsys.readouterr().out
    assert (f"Đây là kế hoạch năm 2022; chưa có kế hoạch năm {awaited}." in out) == (awaited is not None)
    assert ("chưa có kế hoạch" in out) == (awaited is not None)
    assert len(out.splitlines()) == len(written) == 1


def test_year_chosen_in_the_store_awaits_nothing(store, written, monkeypatch, capsys):
    """Who names the year wants that plan, whatever else the store has."""
    monkeypatch.setattr(command, "today_in_vietnam", lambda: dt.date(2026, 11, 28))
    main(["report", "--period", "quarter", "--year", "2022", "--json"])
    main(["report", "--period", "quarter"])
    chosen, left = capsys.readouterr().out.rsplit("}\n", 1)
    assert json.loads(chosen + "}")["awaited_plan_year"] is None
    assert "chưa có kế hoạch năm 2026" in left
    assert (len(written), len(store.versions())) == (2, 3)


@pytest.mark.parametrize(
    ("options", "name", "form"),
    [
        (["--form", "xlsx"], "bao-cao-papi-xa-trung-trac-quy-3-2022.xlsx", b"xlsx"),
        (["--out", "q3.pptx"], "q3.pptx", b"pptx"),
        (["--out", "q3.HTML"], "q3.HTML", b"html"),
        (["--out", "q3.html", "--form", "html"], "q3.html", b"html"),
        (["--language", "en"], "papi-report-xa-trung-trac-quarter-3-2022.docx", b"docx"),
    ],
    ids=["form", "by ending", "capitals", "form and ending agree", "english"],
)
def test_form_follows_option_then_ending(tmp_path, written, options, name, form):
    """--form tells the form, or else the ending of --out; without either it is Word."""
    assert main(["report", TRACKER, *QUARTER, *options]) == 3
    assert (tmp_path / name).read_bytes()[:4] == form
    assert len(written) == 1


ENDINGS = ".docx, .xlsx, .pptx, .html"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--out", "chua-co"], ["Không có thư mục chua-co", "tạo thư mục", ENDINGS]),
        (["--out", "chua-co/"], ["Không có thư mục chua-co", "tạo thư mục"]),
        (["--out", "chua-co.docx/"], ["Không có thư mục chua-co.docx", "tạo thư mục"]),
        (["--out", "q3.pdf"], ["đuôi .pdf không phải dạng báo cáo", ENDINGS]),
        (["--out", "chua-co", "--form", "xlsx"], ["Không có thư mục chua-co", ENDINGS]),
        (["--out", "q3.html", "--form", "docx"], ["--form docx trái với đuôi .html", "đổi đuôi thành .docx", ENDINGS]),
        (["--out", ""], ["--out trống"]),
    ],
    ids=["no folder", "with a stroke", "folder like a file", "pdf", "form does not help", "contradiction", "empty"],
)
def test_place_that_is_no_place_is_refused(tmp_path, written, capsys, options, words):
    """Neither a folder that is not there nor an ending of another kind becomes a file; the sentence says what to do."""
    assert main(["report", "khong-co.xlsx", *QUARTER, *options]) == 2
    said = capsys.readouterr().err
    assert [word for word in words if word not in said] == []
    assert (written, list(tmp_path.iterdir())) == ([], [])


FREE = ["--period", "free", "--from", "2022-01-01", "--to", "2022-06-30"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([*FREE, "--number", "2"], ["--number", "--period free", "Hãy bỏ --number"]),
        ([*QUARTER, "--from", "2022-01-01"], ["--from và --to", "--period quarter", "Hãy bỏ"]),
        ([*QUARTER, "--to", "2022-01-01"], ["--from và --to", "--period quarter", "Hãy bỏ"]),
        ([*QUARTER, "--year", "0"], ["--year 0", "2011 đến 2100", "Hãy sửa"]),
        ([*QUARTER, "--year", "2010"], ["--year 2010", "2011 đến 2100"]),
        ([*QUARTER, "--year", "2101"], ["--year 2101", "2011 đến 2100"]),
        ([*QUARTER, "--unit", " "], ["--unit trống", "bỏ --unit"]),
        ([*QUARTER, "--province", ""], ["--province trống"]),
    ],
    ids=["number of free days", "from", "to", "year 0", "year before", "year after", "unit", "province"],
)
def test_options_that_contradict_are_refused(written, capsys, options, words):
    """What would be ignored is told before anything is read: both options, and how to go on."""
    assert main(["report", "khong-co.xlsx", *options]) == 2
    said = capsys.readouterr().err
    assert [word for word in words if word not in said] == []
    assert written == []


def test_unit_may_be_named_as_the_file_names_it(written):
    """A spelling of the file's own unit is no contradiction."""
    assert main(["report", TRACKER, *QUARTER, "--unit", "UBND XÃ TRUNG TRẮC"]) == 3
    assert len(written) == 1


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("nonsense", "không phải địa chỉ"),
        ("postgresql://máy:cổng/kho", "không phải địa chỉ"),
        ("khác://máy/kho", "không phải địa chỉ"),
        ("mssql+pymssql://may/kho", "Loại kho «mssql+pymssql»"),
        ("sqlite:///hong.sqlite", "Không đọc được kho số liệu"),
    ],
    ids=["no address", "no port", "no database", "other kind", "no store"],
)
def test_store_that_cannot_be_read_is_one_sentence(tmp_path, monkeypatch, capsys, address, words):
    """Whatever PAPI_STORE holds, there is a sentence that names it and no traceback."""
    (tmp_path / "hong.sqlite").write_bytes(b"khong phai kho" * 99)
    monkeypatch.setenv("PAPI_STORE", address)
    assert main(["report", *QUARTER]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "PAPI_STORE" in said
    assert len(said.splitlines()) == 1


def test_every_form_of_the_table_is_an_option(written):
    """All forms can be asked for by name."""
    assert [main(["report", TRACKER, *QUARTER, "--form", key]) for key in FORMS] == [3] * 4
    assert len(written) == 4


def test_former_file_is_replaced_in_one_step(tmp_path, written, monkeypatch, capsys):
    """Where the new file cannot take its place the former one is whole, nothing lies beside it, and a sentence says so."""
    out = tmp_path / "bao-cao.docx"
    out.write_bytes(b"former")
    (tmp_path / "thu-muc").mkdir()
    assert main(["report", TRACKER, *QUARTER, "--out", "bao-cao.docx"]) == 3
    assert out.read_bytes().startswith(b"docx")

    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    out.write_bytes(b"former")
    assert main(["report", TRACKER, *QUARTER, "--out", "bao-cao.docx"]) == 2
    said = capsys.readouterr().err
    assert "không có quyền, hoặc chương trình khác đang mở tệp" in said
    assert "Nếu tệp đang mở, hãy đóng lại. Tệp cũ còn nguyên." in said
    assert (out.read_bytes(), sorted(path.name for path in tmp_path.iterdir())) == (b"former", ["bao-cao.docx", "thu-muc"])
    assert len(written) == 2


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "không có tệp hoặc thư mục này"),
        (errno.EACCES, "không có quyền"),
        (errno.EISDIR, "đó là thư mục"),
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
    ids=["gone", "not allowed", "folder", "full", "read-only", "without words of ours"],
)
def test_reason_is_told_in_words_and_no_former_file_is_invented(written, monkeypatch, capsys, number, words):
    """The usual refusals of the system are said in Vietnamese; a file that was not there is not said to be whole."""

    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refused)
    assert main(["report", TRACKER, *QUARTER, "--out", "moi.docx"]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert "Tệp cũ" not in said
    assert len(written) == 1


def test_out_may_be_a_folder(tmp_path, written):
    """In a folder the file has the name it gives itself."""
    (tmp_path / "gui-di").mkdir()
    assert main(["report", TRACKER, *QUARTER, "--out", "gui-di"]) == 3
    assert [path.name for path in (tmp_path / "gui-di").iterdir()] == ["bao-cao-papi-xa-trung-trac-quy-3-2022.docx"]
    assert written


def test_store_gives_newest_version_and_letterhead(store, written):
    """Without a file the newest version of the unit is reported on, under the letterhead that was saved."""
    store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND", signatory="Nguyễn Văn A"), who="An")
    assert main(["report", *QUARTER, "--unit", "UBND XÃ TRUNG TRẮC"]) == 3
    report = written[0]
    assert (report.subject.version, report.subject.data_as_of, report.subject.unit) == (3, dt.date(2022, 9, 30), "xã Trung Trắc")
    assert report.letterhead.signatory == "Nguyễn Văn A"


def test_only_unit_of_the_store_need_not_be_named(store, written):
    """One unit is that unit; its letterhead is what its name tells while none was saved."""
    assert main(["report", *QUARTER]) == 3
    assert written[0].letterhead == Letterhead.of_unit("xã Trung Trắc", province="Hưng Yên")
    assert store.letterhead("xã Trung Trắc") is None


@pytest.mark.parametrize(
    ("options", "words"), [(["--unit", "xã Khác"], "xã Trung Trắc"), (["--year", "2030"], "2030")], ids=["unit", "year"]
)
def test_store_that_has_no_such_plan_says_what_it_has(store, written, capsys, options, words):
    """A unit or year the store has not is told by a sentence."""
    assert main(["report", *QUARTER, *options]) == 2
    assert words in capsys.readouterr().err
    assert (written, len(store.versions())) == ([], 3)


def test_store_that_is_not_there_is_not_made(tmp_path, monkeypatch, capsys):
    """Asking for a report makes no database."""
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{tmp_path / 'khong-co.sqlite'}")
    assert main(["report", *QUARTER]) == 2
    assert "PAPI_STORE" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_number_comes_from_the_letterhead_file_alone(store, written):
    """A number that was saved with the letterhead is another document's."""
    store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND", number="12"), who="An")
    assert main(["report", *QUARTER]) == 3
    assert written[0].letterhead == Letterhead(issuing_body="UBND")


def test_letterhead_file_leads_part_by_part(tmp_path, store, written):
    """A JSON file, with or without a byte-order mark, lays its parts over what is remembered; recipients may be a list."""
    store.keep_letterhead("xã Trung Trắc", Letterhead(issuing_body="UBND", signatory="Nguyễn Văn A"), who="An")
    file = tmp_path / "the-thuc.json"
    file.write_text(json.dumps({"number": "15", "recipients": ["UBND tỉnh", "Lưu: VT"]}, ensure_ascii=False), encoding="utf-8-sig")
    assert main(["report", *QUARTER, "--letterhead", str(file)]) == 3
    found = written[0].letterhead
    assert (found.number, found.signatory, found.recipients) == ("15", "Nguyễn Văn A", ("UBND tỉnh", "Lưu: VT"))


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{", "JSON"), (b"[]", "JSON"), (b'{"number": 5}', "JSON"), (b"\xff\xfe", "JSON"), (b'{"nguoi_ky": "A"}', "signatory")],
    ids=["broken", "list", "number", "bytes", "unknown part"],
)
def test_letterhead_file_that_is_none_is_told(tmp_path, written, capsys, content, words):
    """What is no letterhead is a sentence, and a part that does not exist names those that do."""
    file = tmp_path / "the-thuc.json"
    file.write_bytes(content)
    assert main(["report", TRACKER, *QUARTER, "--letterhead", str(file)]) == 2
    assert words in capsys.readouterr().err
    assert written == []


def test_scores_of_a_file_are_laid_over_the_shipped_ones(tmp_path, written):
    """--scores brings a unit's corrected scores into section III."""
    file = tmp_path / "diem.csv"
    file.write_text("Đơn vị,Cấp,Năm,Mã,Điểm,Nguồn\nHưng Yên,tỉnh,2022,4.1,1.11,papi.org.vn\n", encoding="utf-8")
    main(["report", TRACKER, *QUARTER, "--scores", str(file)])
    main(["report", TRACKER, *QUARTER])
    with_file, shipped = (report.changes.set_index("code").loc["4.1", "score"] for report in written)
    assert with_file == 1.11 != shipped


def test_line_is_english_for_an_english_report(written, capsys):
    """The language of the report is that of the line."""
    assert main(["report", TRACKER, *QUARTER, "--language", "en"]) == 3
    out = capsys.readouterr().out
    assert "1 task overdue (Công chức VP-TK xã 1), the longest by 30 days: “" in out
    assert "Note: The tracker's data end on 30/09/2022" in out
    assert "«" not in out
    assert written[0].subject.language == "en"


def test_help_tells_the_exit_codes(capsys):
    """Who sets up a scheduled task reads the exit codes where the options are."""
    with pytest.raises(SystemExit):
        main(["report", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert [code for code in ("0 đã ghi", "3 đã ghi", "1 đã ghi", "2 chưa ghi gì") if code not in out] == []
