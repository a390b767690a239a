"""Legacy text without a font to tell it: converted on certain evidence only, and nothing else ever changes."""

from __future__ import annotations

import random
import unicodedata

import pytest
from babel import Locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from legacy_text import in_legacy, legacy
from workbooks import grid_csv, grid_html, grid_ods, grid_workbook, grid_xls, task_row, tracker_grid

from papi_metrics.legacy import ENCODINGS
from papi_metrics.workbook import read_workbook

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
GRID = tracker_grid(
    task_row(1, state="Đã hoàn thành", note="Xong trước hạn"),
    task_row(2, task="Niêm yết thủ tục hành chính tại nhà văn hóa", lead_unit="Văn phòng - Thống kê"),
    task_row(3, task="Tổ chức đối thoại giữa người đứng đầu với nhân dân", state="Chưa thực hiện"),
)
WRITERS = {
    "xlsx": grid_workbook,
    "xls": grid_xls,
    "ods": grid_ods,
    "html": grid_html,
    "csv in UTF-8": grid_csv,
    "csv in UTF-16": lambda grid: grid_csv(grid, encoding="utf-16"),
}


def told(book):
    """Return (row, column, code) of what was said of a workbook."""
    return [(item.row, item.column, item.code) for item in book.findings]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_legacy_text_reads_as_the_same_text_in_unicode(write, encoding):
    """A file typed in TCVN3 or VNI, its fonts unknown, gives the cells of its Unicode twin in every format, and one note."""
    book = read_workbook(write(in_legacy(GRID, encoding)))
    assert book.sheets == read_workbook(write(GRID)).sheets
    assert told(book) == [(1, "A", "text-converted")]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_of_a_csv_tell_their_encoding(encoding):
    """A CSV that is not Unicode is read by the encoding its words are syllables in, not by Windows' code page."""
    book = read_workbook(grid_csv(in_legacy(GRID, encoding), encoding="latin-1"))
    assert book.sheets == read_workbook(grid_csv(GRID)).sheets
    assert told(book) == [(1, "A", "text-converted")]
    assert encoding in book.findings[0].message


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_of_a_web_page_tell_their_encoding(encoding):
    """A web page whose bytes are not Unicode is read by the same evidence."""
    page = grid_html(in_legacy(GRID, encoding)).decode().replace("utf-8", "windows-1252").encode("latin-1")
    assert read_workbook(page).sheets == read_workbook(grid_html(GRID)).sheets


def cp1258(text):
    """Encode text as a Vietnamese Windows does: the tone stands behind its letter."""
    out = b""
    for letter in text:
        tones = [mark for mark in unicodedata.normalize("NFD", letter) if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in tones))
        out += (base + "".join(tones)).encode("cp1258")
    return out


def test_csv_of_a_vietnamese_windows_stays_what_it_was():
    """A CSV in Windows' code page of Vietnam is read by it, with its warning, and not taken for legacy text."""
    book = read_workbook(cp1258(grid_csv(GRID, encoding="utf-8").decode()))
    assert unicodedata.normalize("NFC", str(book.sheets[0].rows[4][3])) == "Tổ chức đối thoại giữa người đứng đầu với nhân dân"
    assert told(book) == [(1, None, "encoding-guessed")]


def test_note_tells_how_many_cells_from_what_and_the_first():
    """The note names the encoding and the number of cells, with the first cell before and after."""
    grid = [["x", None], [None, "C«ng khai ng©n s¸ch"], ["Häp d©n, lÊy ý kiÕn vÒ quy ho¹ch"]]
    (note,) = read_workbook(grid_workbook(grid)).findings
    assert (note.row, note.column, note.value, note.sheet) == (2, "B", "C«ng khai ng©n s¸ch", "Theo dõi")
    assert note.message.startswith("2 ô")
    assert "TCVN3" in note.message
    assert "Công khai ngân sách" in note.message


def test_every_sheet_has_its_own_note():
    """Evidence is taken from the whole file, notes are told by sheet."""
    texts = ["Häp d©n, lÊy ý kiÕn", "vÒ quy ho¹ch sö dông ®Êt"]
    book = read_workbook(grid_workbook([[texts[0]]], others={"A": [["x"], [texts[1]]]}))
    assert [(item.sheet, item.row) for item in book.findings] == [("A", 2), ("Theo dõi", 1)]


def test_long_text_is_told_in_one_short_line():
    """A cell of many lines is told by its beginning."""
    text = "\n".join(["Häp d©n, lÊy ý kiÕn vÒ quy ho¹ch sö dông ®Êt"] * 9)
    (note,) = read_workbook(grid_workbook([[text]])).findings
    assert len(note.value) < 130
    assert "\n" not in note.message


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("pick", [lambda row, _: row % 2, lambda _, column: column % 2, lambda row, column: (row * 7 + column * 5) % 3 == 0])
def test_only_legacy_cells_of_a_mixed_sheet_are_converted(encoding, pick):
    """Where some cells are legacy text and others Unicode, the first are converted and the others stay."""
    mixed = [
        [legacy(cell, encoding) if isinstance(cell, str) and pick(row, column) else cell for column, cell in enumerate(cells)]
        for row, cells in enumerate(GRID)
    ]
    book = read_workbook(grid_workbook(mixed))
    assert book.sheets == read_workbook(grid_workbook(GRID)).sheets


def test_both_encodings_in_one_file_are_told_apart():
    """Cells of TCVN3 and of VNI in one sheet are each read by their own."""
    grid = [[*in_legacy([row[:6]], "TCVN3")[0], *in_legacy([row[6:]], "VNI")[0]] for row in GRID[1:]]
    book = read_workbook(grid_workbook(grid))
    assert book.sheets == read_workbook(grid_workbook(GRID[1:])).sheets
    assert {item.code for item in book.findings} == {"text-converted"}
    assert len(book.findings) == 2


def test_numbers_dates_and_formulas_are_untouched():
    """Only texts are converted; a formula's number and a date stay what they are."""
    book = read_workbook(grid_workbook([*in_legacy(GRID, "VNI"), [1, 2.5, "=1+1", True]]))
    assert book.sheets[0].rows[-1][:2] == [1, 2.5]
    assert book.sheets[0].rows[-1][3] is True


# Cells that no reading may change, whatever stands beside them.
FAST = [
    "café", "Québec", "façade", "naïve", "déjà vu", "Noël à la crème brûlée", "São Paulo", "Zürich", "Malmö", "Ångström", "Señor Muñoz",
    "thé", "né le 5 août", "Microsoft® Office™", "© 2022", "10 µm", "25 °C", "m² và m³", "½", "§ 5", "«trích dẫn»", "“ngoặc kép” – …", "a·b",
    "C:\\Dữ liệu\\kế hoạch.xlsx", "D:\\Données\\été.csv", "van.phong@hungyen.gov.vn", "https://papi.org.vn/eng", "NV-01.2/2022", "08/KH-UBND",
    "Ghi chú (1)", "5,83 %", "-", "…", "x", "UBND xã", "Công an xã", "Có", "Không", "Bố trí", "Hồ sơ", "Mô tả", "Quý II, III",
    unicodedata.normalize("NFD", "Họp dân về quy hoạch"), "Tổ chức họp dân", "ĐẢNG ỦY", "đã", "đi", "ôtô", "Đắk Lắk", "Krông Nô", "Ea H’leo",
    "Hòa", "Hoà", "thuỷ lợi", "ý kiến", "là", "và", "cô", "số", "sử dụng", "Võ Thị Sáu", "Nguyễn Văn Á", "Lê Lợi",
]  # fmt: skip


@pytest.mark.parametrize("text", FAST)
def test_text_that_is_no_legacy_text_never_changes(text):
    """Unicode, other languages, codes, paths, addresses and signs stay letter by letter beside Unicode and beside legacy text."""
    for others in ([], GRID, in_legacy(GRID[2:], "TCVN3"), in_legacy(GRID[2:], "VNI")):
        book = read_workbook(grid_workbook([[text], [None], *([None, *row] for row in others)]))
        assert book.sheets[0].rows[0][0] == text


@pytest.mark.parametrize("text", ["A¹", "bò"])
def test_text_that_may_be_either_stays_unless_all_about_it_is_legacy_text(text):
    """A word that has a sense both ways stays alone and beside Unicode."""
    for others in ([], GRID, [["Họp dân"], *in_legacy(GRID[2:], "TCVN3")], [["Họp dân"], *in_legacy(GRID[2:], "VNI")]):
        book = read_workbook(grid_workbook([[text], [None], *others]))
        assert book.sheets[0].rows[0][0] == text


@SETTINGS
@given(grid=st.lists(st.lists(st.one_of(st.none(), st.sampled_from(FAST), st.floats(0, 9)), max_size=5), min_size=1, max_size=30), write=st.sampled_from([grid_workbook, grid_csv]))
def test_nothing_that_is_no_legacy_text_ever_changes(grid, write):
    """Whatever such cells stand together, reading says nothing of legacy text and changes none."""
    book = read_workbook(write([["Kế hoạch"], *grid]))
    read = [str(cell) for row in book.sheets[0].rows for cell in row if isinstance(cell, str) and cell]
    given_texts = [str(cell) for row in [["Kế hoạch"], *grid] for cell in row if isinstance(cell, str)]
    assert sorted(text for text in read if not text.replace(".", "").replace("e-", "").isdecimal()) == sorted(given_texts)
    assert [item for item in book.findings if item.code.startswith("text-")] == []


@pytest.mark.parametrize("language", ["fr", "de", "es", "pt", "it", "sv", "da", "nb", "fi", "is", "hu", "cs", "tr", "ga", "ca", "ro", "et", "vi"])
def test_names_of_another_language_are_no_legacy_text(language):
    """The names of countries, languages and currencies in any language, few or many, are never taken for legacy text."""
    locale = Locale.parse(language)
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    chance = random.Random(7)  # noqa: S311 - a fixed choice
    for some in [names, *(chance.sample(names, 12) for _ in range(20))]:
        book = read_workbook(grid_workbook([[name] for name in some]))
        assert [row[0] for row in book.sheets[0].rows] == some
        assert book.findings == ()


UNSURE = {
    "three words": [["x"], ["Häp d©n ®ît"]],
    "words of one mark": [["x"], ["b¹n h¹n t¹m m¹nh s¹ch"]],
}


@pytest.mark.parametrize("grid", UNSURE.values(), ids=UNSURE)
def test_too_little_evidence_changes_nothing_and_is_told(grid):
    """What looks like legacy text but is too little to be certain stays, with a warning at its place."""
    book = read_workbook(grid_workbook(grid))
    assert book.sheets[0].rows[1][0] == grid[1][0]
    assert told(book) == [(2, "A", "text-legacy-unsure")]


@pytest.mark.parametrize(
    "cell",
    ["Häp d©n về quy ho¹ch", "t« h« xy¢z ©f®g x·h", "kÕ ho¹ch của xã"],
    ids=["half of it Unicode", "strange words", "Unicode beside"],
)
def test_cell_that_cannot_be_read_as_a_whole_stays_and_is_told(cell):
    """In a file of legacy text a cell that is only partly such text is not converted; the others are."""
    book = read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), [cell]]))
    assert book.sheets[0].rows[5][0] == cell
    assert told(book) == [(1, "A", "text-converted"), (6, "A", "text-legacy-unsure")]


def test_word_that_may_be_either_follows_the_cells_about_it():
    """"Sè" is "Số" in a sheet of TCVN3; in a column of Unicode it stays."""
    legacy_sheet = read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), ["Sè", "Hé", "Ghi chó"]]))
    assert legacy_sheet.sheets[0].rows[5][:3] == ["Số", "Hộ", "Ghi chú"]
    beside = [["Họp dân", *row] for row in in_legacy(GRID, "TCVN3")]
    mixed = read_workbook(grid_workbook([*beside, ["Sè", "Hé"]]))
    assert mixed.sheets[0].rows[5][:2] == ["Sè", "Hộ"]


def test_word_in_doubt_is_told_only_where_its_column_leaves_it_open():
    """In a mixed sheet a word that may be either is told as a doubt, but not in a column of Unicode, nor a usual Unicode word."""
    rows = [["Họp dân", None, *row] for row in in_legacy(GRID, "TCVN3")]
    assert told(read_workbook(grid_workbook([*rows, [None, "Hè"]]))) == [(1, "C", "text-converted"), (6, "B", "text-legacy-unsure")]
    for cell in (["Hè"], [None, "UBND xã"]):
        assert told(read_workbook(grid_workbook([*rows, cell]))) == [(1, "C", "text-converted")]


def test_strange_word_is_told_only_where_it_looks_like_legacy_text():
    """A loan word written in TCVN3 is a doubt in a file of such text; a French word is none."""
    rows = in_legacy(GRID, "TCVN3")
    assert told(read_workbook(grid_workbook([*rows, ["¤t«"]]))) == [(1, "A", "text-converted"), (6, "A", "text-legacy-unsure")]
    assert told(read_workbook(grid_workbook([*rows, ["Québec"]]))) == [(1, "A", "text-converted")]


def test_many_strange_words_take_the_certainty_away():
    """Where other cells hold words that are strange to every encoding, a few legacy words are no proof."""
    few = [["Häp d©n, lÊy ý kiÕn vÒ quy ho¹ch"]]
    assert told(read_workbook(grid_workbook(few))) == [(1, "A", "text-converted")]
    book = read_workbook(grid_workbook([*few, ["Þingvöllum"], ["Kjötsúpan"]]))
    assert book.sheets[0].rows[0] == few[0]
    assert told(book) == [(1, "A", "text-legacy-unsure")]


def test_words_of_two_encodings_prove_neither():
    """Words that are syllables in TCVN3 and in VNI, and only there, are told and not converted."""
    words = ["söa", "nhö thöa", "chö", "phöng", "söu", "böng", "hoäc", "tuû", "næ"]
    book = read_workbook(grid_workbook([[word] for word in words]))
    assert [row[0] for row in book.sheets[0].rows] == words
    assert {item.code for item in book.findings} == {"text-legacy-unsure"}
    certain = read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), *([word] for word in words)]))
    assert [row[0] for row in certain.sheets[0].rows[5:]] == ["sửa", "nhử thửa", "chử", "phửng", "sửu", "bửng", "hoọc", "tuỷ", "nổ"]


def test_figures_glued_to_words_hold_nothing_up():
    """A word with a figure speaks neither for nor against an encoding, and is converted with its cell."""
    book = read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), ["KÕ ho¹ch n¨m2022"]]))
    assert book.sheets[0].rows[5][0] == "Kế hoạch năm2022"


def test_abbreviation_follows_the_cells_about_it():
    """"H§ND" says nothing for itself and is read as the sheet is; alone it stays."""
    assert read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), ["H§ND"]])).sheets[0].rows[5][0] == "HĐND"
    assert read_workbook(grid_workbook([["H§ND"], ["Q§-UBND"]])).findings == ()


def test_loan_word_amid_legacy_text_does_not_hold_it_up():
    """A cell of legacy text with one word that is no syllable is converted as a whole."""
    text = "KiÓm tra xe «t« vµ thiÕt bÞ ®iÖn tö cña c¬ quan"
    book = read_workbook(grid_workbook([*in_legacy(GRID, "TCVN3"), [text]]))
    assert book.sheets[0].rows[5][0] == "Kiểm tra xe ôtô và thiết bị điện tử của cơ quan"
