"""Lists of units: codes with their zeros, levels, dates, parents and mergers; what does not hold is left out and named."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from documents import document, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from papi_metrics.errors import UnreadableError
from papi_metrics.isolation import units_isolated
from papi_metrics.unit_lists import list_changes, read_units, shipped_units, tree_of, unit_table
from papi_metrics.unit_tree import Unit, UnitTree

HEADINGS = ("Mã", "Tên", "Cấp", "Mã cấp trên", "Hiệu lực từ", "Hiệu lực đến", "Nhập vào")
LAST = dt.date(2025, 6, 30)
COUNTRY, PROVINCE, COMMUNE = ("VN", "Cả nước", "Cả nước"), ("08", "Tuyên Quang", "tỉnh", "VN"), ("00123", "xã Ấm", "xã", "08")
WHOLE = (COUNTRY, PROVINCE, COMMUNE)


def list_file(*rows, headings=HEADINGS):
    """Return a list of units as bytes of a workbook."""
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def found(*rows, **options):
    """Return the units that a list comes to, and where something was found."""
    reading = read_units(list_file(*rows, **options))
    return reading.table["unit"].tolist(), [(item.row, item.column, item.code) for item in reading.findings]


def test_whole_list_is_read_without_findings():
    """A list that holds is read as it stands: codes with their zeros, levels in words, parents."""
    reading = read_units(list_file(*WHOLE))
    assert reading.findings == ()
    assert reading.table[["unit", "name", "level", "parent", "row"]].astype(object).where(lambda cells: cells.notna(), None).to_numpy().tolist() == [
        ["VN", "Cả nước", "country", None, 2], ["08", "Tuyên Quang", "province", "VN", 3], ["00123", "xã Ấm", "commune", "08", 4],
    ]


@pytest.mark.parametrize(
    "headings",
    [("Code", "Name", "Level", "Parent code"), ("MÃ ĐVHC", "Tên đơn vị", "Cấp hành chính", "Thuộc"), ("mã số", "ĐƠN VỊ", "cap", "Cấp trên")],
    ids=["english", "office", "careless"],
)
def test_headings_are_met_in_both_languages(headings):
    """Headings are met in Vietnamese and English, whatever their case and marks."""
    assert found(*WHOLE, headings=headings) == (["VN", "08", "00123"], [])


def test_columns_stand_in_any_order_below_a_title():
    """The order of columns is free, and a title may stand above them."""
    turned = [row[::-1] for row in (("Mã", "Tên", "Cấp", "Cấp trên"), (*COUNTRY, None), PROVINCE, COMMUNE)]
    reading = read_units(list_file(*turned, headings=("Danh sách đơn vị",)))
    assert (reading.table["unit"].tolist(), reading.findings) == (["VN", "08", "00123"], ())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(*COMMUNE[:3], "09")], [(5, "A", "unit-repeated")]),
        ([("00124", "xã B", "xã", "99")], [(5, "D", "unit-parent-unknown")]),
        ([("00124", "xã B", "xã")], [(5, "D", "unit-parent-absent")]),
        ([("00124", "xã B", "xã", "00124")], [(5, "D", "unit-loop")]),
        ([("00124", "xã B", "xã", "00125"), ("00125", "xã C", "xã", "00124")], [(5, "D", "unit-loop"), (6, "D", "unit-loop")]),
        ([("00124", "xã B", "thành phố", "08")], [(5, "C", "unit-level-unknown")]),
        ([("00124", "xã B", "xã", "00123")], [(5, "D", "unit-parent-level")]),
        ([("00124", "xã B", "xã", "08", None, LAST, "99999")], [(5, "G", "unit-merged-unknown")]),
        ([("00124", "xã B", "xã", "08", None, None, "00123")], [(5, "G", "unit-merged-lasting")]),
        ([("00124", "xã B", "xã", "08", None, LAST, "00124")], [(5, "G", "unit-merger-loop")]),
        ([("00124", "xã B", "xã", "08", "01/07/2025", "30/06/2025")], [(5, "F", "unit-dates-turned")]),
        ([("00124", "xã B", "xã", "08", "năm ngoái")], [(5, "E", "unit-date-unread")]),
        ([("00124", "xã B", "xã", "08", "31/02/1997")], [(5, "E", "unit-date-unread")]),
        ([("00124", None, "xã", "08")], [(5, "B", "unit-name-absent")]),
        ([(None, "xã B", "xã", "08")], [(5, "A", "unit-code-absent")]),
        ([(dt.datetime(2025, 1, 2), "xã B", "xã", "08")], [(5, "A", "unit-code-changed")]),  # noqa: DTZ001
        ([(1.5, "xã B", "xã", "08")], [(5, "A", "unit-code-changed")]),
        ([("9", "Huyện", "huyện", "99"), ("00124", "xã B", "xã", "9")], [(5, "D", "unit-parent-unknown"), (6, "D", "unit-parent-unknown")]),
    ],
    ids=[
        "repeated", "parent-unknown", "parent-absent", "own-parent", "loop", "level", "parent-level", "merged-unknown", "merged-lasting",
        "merged-into-itself", "dates-turned", "date-unread", "old-day-of-no-calendar", "name-absent", "code-absent", "code-a-day", "code-a-fraction", "parent-left-out",
    ],
)  # fmt: skip
def test_row_with_an_error_is_left_out_and_named(rows, expected):
    """Each error is found at its row and column, its row is left out, and the rest is read."""
    assert found(*WHOLE, *rows) == (["VN", "08", "00123"], expected)


def test_code_twice_in_times_apart_is_one_unit_renamed():
    """A code may stand again where its times do not meet."""
    rows = [("1", "xã A", "xã", None, None, LAST), ("1", "xã B", "xã", None, dt.date(2025, 7, 1))]
    tree = tree_of(read_units(list_file(*rows)).table)
    assert [tree.unit("1", on=on).name for on in (LAST, dt.date(2025, 7, 1))] == ["xã A", "xã B"]


def test_days_before_2000_are_days():
    """Units are older than plans: a day of 1997 is read, as text and as Excel's day; an hour beside it says nothing."""
    moment = dt.datetime(1991, 1, 2, 8, 30)  # noqa: DTZ001 - as Excel keeps it
    reading = read_units(list_file(("1", "A", "xã", None, "01/01/1997"), ("2", "B", "xã", None, dt.date(1991, 1, 2)), ("3", "C", "xã", None, moment)))
    assert [(day.day, day.month, day.year, day.hour) for day in reading.table["valid_from"]] == [(1, 1, 1997, 0), (2, 1, 1991, 0), (2, 1, 1991, 0)]


def test_blank_rows_are_passed_over():
    """A row without a cell, or with blank texts alone, is no unit and no fault; rows below it keep their numbers."""
    assert found(*WHOLE, (), ("",) * 7, (None, "xã B", "xã", "08")) == (["VN", "08", "00123"], [(7, "A", "unit-code-absent")])


def test_codes_that_excel_made_numbers_get_their_zeros_back():
    """Numbers take the usual length of their level's codes, parents follow, and each is noted."""
    rows = [("01", "Hà Nội", "tỉnh"), ("02", "Hà Giang", "tỉnh"), (4, "Cao Bằng", "tỉnh"), ("00123", "xã A", "xã", "01"), (124, "xã B", "xã", 4)]
    assert found(*rows) == (
        ["01", "02", "04", "00123", "00124"],
        [(4, "A", "unit-code-padded"), (6, "A", "unit-code-padded"), (6, "D", "unit-code-padded")],
    )


def test_code_typed_as_text_is_kept():
    """A short code that was typed as text is nobody's mistake: it is not changed."""
    assert found(("01", "A", "tỉnh"), ("02", "B", "tỉnh"), ("3", "C", "tỉnh")) == (["01", "02", "3"], [])


def test_csv_that_excel_saved_gets_its_zeros_back():
    """A CSV file does not tell texts from numbers: short codes are padded and noted."""
    reading = read_units("Mã,Tên,Cấp\n1,A,tỉnh\n10,B,tỉnh\n11,C,tỉnh\n".encode())
    assert (reading.table["unit"].tolist(), [item.code for item in reading.findings]) == (["01", "10", "11"], ["unit-code-padded"])


def test_unit_that_outlasts_its_parent_is_used_and_named():
    """A commune under a province that has ended is used; that nobody stands above it from then on is said."""
    rows = [("02", "Hà Giang", "tỉnh", None, None, LAST), ("1", "xã A", "xã", "02")]
    assert found(*rows) == (["02", "1"], [(3, "D", "unit-parent-ended")])


@pytest.mark.parametrize("data", [list_file(headings=("Mã", "Tên")), b"a,b\n1,2\n"], ids=["no-level", "no-list"])
def test_file_without_a_list_is_refused(data):
    """A file without the columns of a list is refused with a sentence that names them."""
    with pytest.raises(UnreadableError, match="Mã, Tên, Cấp"):
        read_units(data)


def test_document_holds_no_list():
    """A table of a document is refused with the way on, whatever its headings."""
    with pytest.raises(UnreadableError, match="Excel"):
        read_units(document(table(HEADINGS, *WHOLE)))


def test_reading_in_a_child_process_is_the_same():
    """Read in isolation, a list comes to the same table and findings."""
    data = list_file(*WHOLE, (125, "xã B", "xã", 8), ("x", "", "xã"))
    own, isolated = read_units(data, name="a.xlsx"), units_isolated(data, name="a.xlsx")
    assert own.table.equals(isolated.table)
    assert own.findings == isolated.findings


def test_shipped_units_are_the_projects_own_provinces():
    """The example has the 63 provinces and the mergers of 2025, of the project's own data; it is a tree and reads back."""
    tree = shipped_units()
    assert len(tree.children("VN", on=LAST)) == 63
    assert len(tree.children("VN", on=dt.date(2025, 7, 1))) == 34
    assert (tree.last(tree.successor("02")).name, tree_of(unit_table(tree))) == ("Tuyên Quang", tree)


OLD = UnitTree(units=(
    Unit(unit="P", name="Tỉnh", level="province"), Unit(unit="Q", name="Tỉnh khác", level="province"),
    Unit(unit="1", name="xã A", level="commune", parent="P"), Unit(unit="2", name="xã B", level="commune", parent="P"),
    Unit(unit="3", name="xã C", level="commune", parent="P"), Unit(unit="4", name="xã D", level="commune", parent="P"),
))  # fmt: skip
NEW = UnitTree(units=(
    *OLD.units[:2], Unit(unit="1", name="xã A", level="commune", parent="Q"), Unit(unit="2", name="xã B mới", level="commune", parent="P"),
    Unit(unit="3", name="xã C", level="commune", parent="P", valid_to=LAST, merged_into="1"),
    Unit(unit="5", name="xã E", level="commune", parent="P"),
))  # fmt: skip


def test_changes_of_a_list_name_what_is_lost_first():
    """A new list is compared by codes: dropped with its plans first, then merged, moved, renamed, new."""
    rows = list_changes(OLD, NEW, on=dt.date(2026, 1, 1), with_plans={"4"})
    assert rows.to_numpy().tolist() == [
        ["dropped", "4", "xã D", "Tỉnh (P)", "", True], ["merged", "3", "xã C", "", "xã A (1)", False],
        ["moved", "1", "xã A", "Tỉnh (P)", "Tỉnh khác (Q)", False], ["renamed", "2", "xã B mới", "xã B", "xã B mới", False],
        ["added", "5", "xã E", "", "Tỉnh (P)", False],
    ]


@pytest.mark.parametrize(
    ("before", "after", "on", "expected"),
    [
        pytest.param(None, LAST, LAST + dt.timedelta(days=1), [("ended", "30/06/2025")], id="since yesterday"),
        pytest.param(None, LAST, LAST, [], id="its last day is a day of its own"),
        pytest.param(None, LAST, LAST - dt.timedelta(days=1), [], id="ends later"),
        pytest.param(LAST - dt.timedelta(days=30), LAST, LAST + dt.timedelta(days=1), [], id="had ended before"),
        pytest.param(LAST + dt.timedelta(days=30), LAST, LAST + dt.timedelta(days=1), [("ended", "30/06/2025")], id="ended sooner than was said"),
    ],
)
def test_unit_that_has_ended_without_a_merger_is_named_once(before, after, on, expected):
    """A unit is said to have ended, with its last day, from the day after it on, unless the list before had said so."""
    old, new = (UnitTree(units=(Unit(unit="1", name="xã A", level="commune", valid_to=day),)) for day in (before, after))
    rows = list_changes(old, new, on=on)
    assert list(zip(rows["kind"], rows["after"], strict=True)) == expected


def test_list_without_change_changes_nothing():
    """The same list again has no change."""
    assert list_changes(OLD, OLD, on=LAST).empty


CELLS = st.one_of(st.none(), st.integers(-1, 12), st.floats(0, 3), st.sampled_from(["1", "2", "01", "xã", "tỉnh", "", "30/6/2025", "x"]))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[CELLS] * 7), min_size=1, max_size=9))
def test_whatever_stands_in_a_list_kept_rows_make_a_tree(rows):
    """Whatever the cells: reading ends, every row is kept or named, and kept rows name only kept ones, parents above them."""
    reading = read_units(list_file(*rows))
    kept, named = set(reading.table["row"]), {item.row for item in reading.findings if item.severity == "error"}
    filled = {at for at, row in enumerate(rows, 2) if any(cell not in (None, "") for cell in row)}
    assert (kept | named, kept & named) == (filled, set())
    codes = {*reading.table["unit"]}
    assert {*reading.table["parent"].dropna(), *reading.table["merged_into"].dropna()} <= codes
