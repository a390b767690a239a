"""Báo cáo without a browser: periods and their default, the address, the letterhead, the preview, the files; what is not there."""

from __future__ import annotations

import datetime as dt

import pytest
from visits import plan_of, plan_with, table_with, words

from pages.shared import view
from pages.shared.report import documents
from pages.shared.report.letterhead import FIELDS, WHO_KEY, field_key, number_key
from pages.shared.report.making import report_of
from pages.shared.report.period import KIND_WORDS
from pages.shared.report.tables import MOST_ROWS, grid_html
from papi_metrics.briefing import Column, Grid, written
from papi_metrics.errors import PapiError
from papi_metrics.letterhead import Letterhead
from papi_metrics.periods import PERIOD_KINDS, reporting_period
from papi_metrics.store import Submission, VersionKey
from papi_metrics.text import escape_markdown
from papi_metrics.tracker import read_tracker

UNIT = "xã Trung Trắc"


def html_of(test):
    """Return the HTML that stands on a page beside its texts."""
    return "\n".join(element.proto.body for element in test.get("html"))


def buttons(test):
    """Return the files that are offered: key → label, in order."""
    return {item.proto.id.rpartition("-")[2]: item.proto.label for item in test.get("download_button")}


def filled(test, **parts):
    """Fill in the letterhead's form and save it."""
    for name, value in ({WHO_KEY: "Văn phòng"} | parts).items():
        fields = test.text_area if name in {"recipients", "authority", "position"} else test.text_input
        fields(key=field_key(name, UNIT)).set_value(value)
    return next(button for button in test.button if button.label == "Lưu thể thức").click().run()


def test_example_opens_with_quarter_of_its_data(app):
    """Of 30/09/2022 the cut-off of the third quarter is the nearest; the page says which days count, and whose version it is."""
    test = app("reports")
    assert list(test.exception) == []
    shown = words(test)
    assert "Số liệu từ 15/06/2022 đến hết 14/09/2022 (Nghị định 09/2019/NĐ-CP)" in shown
    assert "phiên bản 3, số liệu đến 30/09/2022" in shown
    assert "quý III năm 2022" in shown
    assert [heading.value.split(".")[0] for heading in test.subheader[1:]] == ["I", "II", "III", "IV", "V"]


def test_illustration_and_source_are_named(app):
    """Made-up states are labelled above the files, and PAPI is cited where its scores stand."""
    test = app("reports")
    assert "Số liệu minh họa, không phải báo cáo của xã." in test.warning[0].value
    assert "papi.org.vn" in words(test)
    assert "của tỉnh Hưng Yên, không phải của xã" in words(test)


@pytest.mark.parametrize("kind", PERIOD_KINDS)
def test_each_kind_of_period_from_the_address(app, kind):
    """Every kind of period opens from its link, with its own days."""
    test = app("reports", ky=KIND_WORDS[kind])
    assert list(test.exception) == []
    days = {
        "month": "15/09/2022 đến hết 14/10/2022", "quarter": "15/06/2022 đến hết 14/09/2022", "half": "15/06/2022 đến hết 14/12/2022",
        "nine_months": "15/12/2021 đến hết 14/09/2022", "year": "15/12/2021 đến hết 14/12/2022", "free": "01/01/2022 đến hết 30/09/2022",
    }[kind]  # fmt: skip
    assert f"Số liệu từ {days}" in words(test)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"quy": "Quý IV năm 2022"}, "15/09/2022 đến hết 14/12/2022"),
        ({"ky": "Tháng", "thang": "Tháng 2 năm 2022"}, "15/01/2022 đến hết 14/02/2022"),
        ({"ky": "6 tháng", "nua_nam": "6 tháng đầu năm 2022"}, "15/12/2021 đến hết 14/06/2022"),
        ({"ky": "Tự chọn", "tu_ngay": "2022-02-01", "den_ngay": "2022-05-31"}, "01/02/2022 đến hết 31/05/2022"),
        ({"ky": "tuần"}, "15/06/2022 đến hết 14/09/2022"),
        ({"ky": ""}, "15/06/2022 đến hết 14/09/2022"),
        ({"quy": "Quý IX"}, "15/06/2022 đến hết 14/09/2022"),
        ({"ky": "Tự chọn", "tu_ngay": "hôm qua"}, "01/01/2022 đến hết 30/09/2022"),
    ],
    ids=["quarter", "month", "half", "free", "no such kind", "empty", "no such quarter", "no date"],
)
def test_address_restores_the_period(app, query, told):
    """A link shows the same period to someone else; what makes no sense falls back in silence."""
    test = app("reports", **query)
    assert list(test.exception) == []
    assert told in words(test)


def test_free_days_in_the_wrong_order_are_told(app):
    """An end before the start is a sentence, and nothing else is shown."""
    test = app("reports", ky="Tự chọn", tu_ngay="2022-06-01", den_ngay="2022-05-01")
    assert "trước khi bắt đầu" in test.error[0].value
    assert buttons(test) == {}


def test_version_newer_than_the_cut_off_is_told(app):
    """Data that go on after the cut-off are named, in the words of the documents."""
    test = app("reports", quy="Quý II năm 2022")
    assert "Bảng theo dõi có số liệu đến ngày 30/09/2022, sau ngày chốt 14/06/2022" in test.warning[0].value


def test_older_version_follows_the_header(app):
    """The version looked back at in the header is the one reported on, and lends its quarter."""
    test = app("reports", phien_ban="2")
    shown = words(test)
    assert "phiên bản 2, số liệu đến 30/06/2022" in shown
    assert "quý II năm 2022" in shown


def test_english_report_is_english(app):
    """Sentences, headings, tables and cautions are in English; the file is too."""
    test = app("reports", ngon_ngu="English", quy="Quý III năm 2022")
    assert list(test.exception) == []
    assert [heading.value for heading in test.subheader][:2] == ["REPORT", "I. Situation and direction given"]
    assert "Made-up data, not a report of the commune." in test.warning[0].value
    assert ">Not done<" in html_of(test)


def test_preview_has_the_digits_of_the_report(app):
    """Every cell of every table in the preview is the very text that documents write."""
    test = app("reports", quy="Quý III năm 2022")
    shown = view.open_store().version(VersionKey(unit=UNIT, plan_year=2022, number=3))
    of = view.View(version=shown, as_of=shown.as_of, newest=shown, score_act=0)
    report = report_of(of, reporting_period("quarter", year=2022, number=3), "vi", Letterhead.of_unit(UNIT, province="Hưng Yên"))
    html = html_of(test)
    grids = [grid for grid in report.grids[:-1] if grid.rows]
    assert len(grids) >= 3
    assert [grid.name for grid in grids if grid_html(grid, "vi", "light") not in html] == []


def test_open_paragraphs_are_marked(app):
    """What is to be filled in by hand is in italics behind a pen, and the mark is explained."""
    shown = words(app("reports"))
    assert ":material/edit: *" in shown
    assert "Đoạn in nghiêng để điền tay" in shown


def test_appendix_is_shown_on_demand(app):
    """All tasks of the plan stand in a fold that is filled when it is opened."""
    test = app("reports")
    assert [table for table in test.dataframe if "c0" in table.value] == []
    test.session_state["phu-luc"] = True
    assert len(table_with(test.run(), "c0")) == 46


def test_four_files_are_offered_word_first(app):
    """Word is the one primary button; each file is made when it is asked for."""
    test = app("reports")
    offered = test.get("download_button")
    assert [item.proto.label for item in offered] == ["Tải Word", "Tải Excel", "Tải bài trình chiếu", "Tải trang để in"]
    assert [item.proto.type for item in offered] == ["primary", "secondary", "secondary", "secondary"]


def test_blank_parts_are_named_until_they_are_filled_in(app):
    """Nobody is surprised by a gap in the document: the page names what is empty."""
    test = app("reports")
    assert "Còn để trống: người ký, nơi nhận và đơn vị soạn thảo." in words(test)
    test = filled(test, signatory="Nguyễn Văn A", recipients="UBND tỉnh", drafter="VP")
    assert "Còn để trống" not in words(test)


def test_letterhead_is_saved_once_and_remembered(app, one_view):
    """Saved with who and in the audit trail; the fold is shut from then on, and a new visitor finds everything filled in."""
    test = app("reports")
    assert form_is_open(test)
    test = filled(test, signatory="Nguyễn Văn A", recipients="UBND tỉnh Hưng Yên\n\nLưu: VT")
    assert "Đã lưu thể thức văn bản" in words(test)
    assert not form_is_open(test)
    saved = view.open_store().letterhead(UNIT)
    assert (saved.signatory, saved.recipients) == ("Nguyễn Văn A", ("UBND tỉnh Hưng Yên", "Lưu: VT"))
    assert view.open_store().audit(unit=UNIT)[0].who == "Văn phòng"
    test = one_view("reports")
    assert not form_is_open(test)
    assert test.text_input(key=field_key("signatory", UNIT)).value == "Nguyễn Văn A"
    assert "Ghi nhớ thể thức báo cáo" in table_with(one_view("history"), "seal")["act_word"].tolist()


def form_is_open(test):
    """Tell whether the fold of the letterhead stands open."""
    return next(item for item in test.expander if item.label == "Thể thức văn bản").proto.expanded


@pytest.mark.parametrize("missing", ["issuing_body", WHO_KEY])
def test_letterhead_without_issuer_or_saver_is_not_saved(app, missing):
    """Who issues and who saves are asked for; nothing is stored and nothing typed is lost."""
    test = filled(app("reports"), signatory="Nguyễn Văn A", **{missing: " "})
    assert "hãy điền cơ quan ban hành và người lưu." in words(test)
    assert view.open_store().letterhead(UNIT) is None
    assert test.text_input(key=field_key("signatory", UNIT)).value == "Nguyễn Văn A"


def test_letterhead_that_did_not_change_says_so(app):
    """A second press saves nothing."""
    test = filled(filled(app("reports")))
    assert "Thể thức không có gì thay đổi." in words(test)
    assert len([event for event in view.open_store().audit() if event.act == "letterhead"]) == 1


def test_number_is_asked_for_each_period(app, monkeypatch):
    """The number typed stands in the documents of its period, is there again on return, and is neither another period's nor saved."""
    heads = []
    monkeypatch.setattr(documents, "offer_documents", lambda report: heads.append(report.letterhead.number))
    monkeypatch.setattr(documents, "document_of", lambda *_: b"PK")
    third, fourth = (number_key(UNIT, reporting_period("quarter", year=2022, number=number)) for number in (3, 4))
    test = app("reports")
    test.text_input(key=third).set_value("15").run()
    test.selectbox(key="quy").set_value(4).run()
    assert test.text_input(key=fourth).value == ""
    test.selectbox(key="quy").set_value(3).run()
    assert (list(test.exception), test.text_input(key=third).value) == ([], "15")
    assert heads == ["", "15", "", "15"]
    filled(test, signatory="Nguyễn Văn A")
    assert view.open_store().letterhead(UNIT).number == ""


def test_rows_with_errors_are_counted_in_the_report(app):
    """The report of a version knows how many rows of its tracker stand in no figure."""
    app("method", example=False)
    data = "TT;Nhiệm vụ;Đơn vị chủ trì;Thời hạn;Trạng thái\n1;Làm;UBND xã;Quý I;Hoàn thành\n2;;Trạm y tế;Quý II;Chưa thực hiện\n3;;Công an xã;Quý II;Chưa thực hiện\n".encode()
    submission = Submission(
        unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.csv", author="An", reason="thử"
    )
    version = view.open_store().accept(read_tracker(data, plan_year=2022, name="t.csv"), original=data, submission=submission)
    of = view.View(version=version, as_of=version.as_of, newest=version, score_act=0)
    report = report_of(of, reporting_period("quarter", year=2022, number=3), "vi", Letterhead.of_unit(UNIT))
    assert report.subject.left_out == 2


def test_form_asks_for_every_part_of_a_letterhead():
    """No part of a letterhead is left to be asked elsewhere; the number, which is one document's, has its own field."""
    assert {*FIELDS, "recipients", "number"} == set(Letterhead(issuing_body="x").as_texts())


def test_empty_store_says_what_to_do_first(app):
    """Without a plan there is nothing to report: the page leads to the upload."""
    test = app("reports", example=False)
    assert list(test.exception) == []
    assert "Chưa có kế hoạch nào" in words(test)
    assert buttons(test) == {}


def test_plan_without_scores_of_its_year_says_so(app):
    """A plan of 2026 stands beside the scores of the newest year, which are not read with its work."""
    test = plan_of(app, plan_year=2026, page="reports")
    assert list(test.exception) == []
    assert "Chưa có điểm năm 2026" in words(test)
    assert "papi.org.vn" in words(test)


def test_province_without_a_base_year_is_reported(app):
    """Bắc Ninh 2022 has scores of some dimensions and no base: nothing is compared, and the report says so."""
    test = plan_of(app, province="Bắc Ninh", page="reports")
    assert list(test.exception) == []
    assert "III." in "".join(heading.value for heading in test.subheader)


def test_report_without_limits_warns_of_nothing(app):
    """Real figures of the cut-off day need no caution, and a list without rows is a sentence in its place."""
    test = plan_with(app, {"state": "done", "completed_on": dt.date(2022, 9, 1)}, page="reports", as_of=dt.date(2022, 9, 14))
    assert ([item.value for item in test.warning], list(test.exception)) == ([], [])
    assert "Không có nhiệm vụ quá hạn" in words(test)


def many_tasks(app, count, **query):
    """Open the page on a plan of so many tasks."""
    app("method", example=False)
    lines = "".join(f"{at};{at % 8 + 1};Việc số {at};UBND xã;Quý {'I' * (at % 3 + 1)};Đang thực hiện\n" for at in range(1, count + 1))
    data = f"TT;Chỉ số;Nhiệm vụ;Đơn vị chủ trì;Thời hạn;Trạng thái\n{lines}".encode()
    submission = Submission(
        unit=UNIT, plan_year=2022, province="Hưng Yên", as_of=dt.date(2022, 9, 30), file_name="t.csv", author="An", reason="thử"
    )
    view.open_store().accept(read_tracker(data, plan_year=2022, name="t.csv"), original=data, submission=submission)
    return app("reports", example=False, **query)


def test_long_plan_is_made_first_then_downloaded(app, monkeypatch):
    """With many tasks a file is made while a line says so; then its button downloads it, and the others are as before."""
    made = []
    monkeypatch.setattr(documents, "document_of", lambda form, report: made.append((form.key, len(report.tasks))) or b"PK")
    test = many_tasks(app, documents.MANY_TASKS + 1)
    assert list(test.exception) == []
    assert (buttons(test), [button.label for button in test.button][-4:-1]) == ({}, ["Soạn Excel", "Soạn bài trình chiếu", "Soạn trang để in"])
    test.button(key="soan-docx").click().run()
    assert (list(buttons(test).values()), made) == (["Tải Word"], [("docx", documents.MANY_TASKS + 1)])
    test.button(key="soan-xlsx").click().run()
    assert list(buttons(test).values()) == ["Tải Word", "Tải Excel"]


def test_file_that_cannot_be_made_is_told(app, monkeypatch):
    """An error of the writer is a sentence at the button; the page goes on."""

    def fails(*_):
        raise PapiError("Tệp quá lớn.")

    monkeypatch.setattr(documents, "document_of", fails)
    test = many_tasks(app, documents.MANY_TASKS + 1)
    test.button(key="soan-docx").click().run()
    assert list(test.exception) == []
    assert [status.label for status in test.status] == [escape_markdown("Không soạn được Word: Tệp quá lớn.")]
    assert buttons(test) == {}


def test_long_list_of_overdue_tasks_is_cut_short_and_said_so(app):
    """The preview shows the first rows and says how many there are; the files have all."""
    test = many_tasks(app, 400, quy="Quý IV năm 2022")
    assert f"{MOST_ROWS} dòng đầu trong 400 dòng; trong tệp có đủ." in words(test)


HOSTILE = ['=HYPERLINK("http://x","y")', "<b>x</b><script>alert(1)</script>", "{{ x }}", "&amp;", "a\x00\x0b\ufffe\ud800", "x" * 2000, "a\n\tb", "\u202eabc"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_in_a_table_never_becomes_markup(text):
    """Whatever stands in a cell, a heading or a caption is text in the preview."""
    grid = Grid(name="x", caption=text, columns=(Column(heading=text, group=text), Column(heading="n", kind="count")), rows=((text, 1234),), totals=1)
    html = grid_html(grid, "vi", "dark")
    assert "<b>" not in html
    assert "<script" not in html
    assert html.encode()
    assert 'class="papi-sum"><td class="papi-words">' in html
    assert written(1234, "count") in html


def test_position_of_a_deputy_keeps_its_two_lines(app):
    """Authority and position are asked in fields of several lines, and both lines are remembered."""
    test = filled(app("reports"), position="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert test.text_area(key=field_key("position", UNIT)).value == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert view.open_store().letterhead(UNIT).position == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
