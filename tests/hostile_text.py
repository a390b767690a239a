"""Delimited text and web pages under any name: quotes, line ends, code pages and tags gone wrong."""

from __future__ import annotations

from hostile import FACTS, GRID, TASKS, Case, refused, usable, without
from workbooks import grid_csv, grid_html

TABLE = "không phải bảng"
ERROR = ((4, "J", "cell-error"),)
HEAD = b'<html><head><meta charset="utf-8"></head><body>'


def text(delimiter: str = ";") -> str:
    """Return the tracker as delimited text."""
    return grid_csv(GRID, encoding="utf-8", delimiter=delimiter).decode()


def page(old: str = "", new: str = "") -> bytes:
    """Return the tracker as a web page, some of it replaced."""
    return grid_html(GRID).replace(old.encode(), new.encode()) if old else grid_html(GRID)


def told(old: str, new: str) -> bytes:
    """Return the tracker as delimited text, some of it replaced."""
    if old not in text():
        raise AssertionError(old)
    return text().replace(old, new).encode()


TEXT: dict[str, Case] = {
    "plain": usable(lambda: text().encode()),
    "line ends of old Macs": usable(lambda: text().replace("\r\n", "\r").encode()),
    "line ends of every kind": usable(lambda: text().replace("\r\n", "\r", 1).replace("\r\n", "\n", 1).encode()),
    "a line that names the separator": usable(lambda: b"sep=;\r\n" + text().encode().split(b"\r\n", 1)[1]),
    "a mark of UTF-8 in the middle": usable(lambda: b"\xef\xbb\xbf" + told("STT", "\ufeffSTT")),
    "tabs": usable(lambda: text("\t").encode()),
    "bars": usable(lambda: text("|").encode()),
    "UTF-16": usable(lambda: text().encode("utf-16")),
    "UTF-16 of an odd length": usable(lambda: text().encode("utf-16") + b"\n", places=((5, "A", "row-without-text"),)),
    "UTF-16 with half a letter": usable(lambda: (text() + "\n").encode("utf-16") + b"\x00\xd8", places=((6, "A", "row-without-text"),)),
    "zeros among the letters": refused(lambda: told("đợt 1", "đợt\0 1"), "không đọc được"),
    "signs of machines": usable(lambda: told("đợt 1", "đợt\x01\x07 1")),
    "letters that cannot be seen": usable(lambda: told("đợt 1", "\u200bđợt \u200e1\ufeff")),
    "letters in two parts": usable(lambda: told("đợt 1", "đơ\u0323t 1"), facts=FACTS),
    "words of the right to left": usable(lambda: told("đợt 1", "\u202eđợt 1\u202c")),
    "error": usable(lambda: told(";0.4;", ";#DIV/0!;"), facts=without(2), places=ERROR),
    "error of LibreOffice": usable(lambda: told(";0.4;", ";Err:502;"), facts=without(2), places=ERROR),
    "number of a library": usable(lambda: told(";0.4;", ";NaN;"), facts=without(2), places=((4, "J", "progress-unread"),)),
    "formula": usable(lambda: told(";0.4;", ";=2/5;"), facts=without(2), places=((4, "J", "progress-unread"),)),
    "quote within a cell": usable(lambda: told("đợt 1", 'đợt "1"'), facts=(('Tuyên truyền pháp luật bầu cử, đợt "1"', *FACTS[0][1:]), FACTS[1])),
    "quote closed too early": usable(lambda: told(TASKS[0], f'"Tuyên truyền" {TASKS[0][13:]}'), places=((3, None, "quotes-unbalanced"),)),
    "quote not closed": refused(lambda: told("UBND xã;Công chức", '"UBND xã;Công chức'), "dòng 3"),
    "quote not closed in the last line": usable(
        lambda: text().encode() + b'5;;;"', places=((5, None, "quotes-unbalanced"), (5, "A", "row-without-text"))
    ),
    "150,000 blank lines": usable(lambda: text().encode() + b";;;\r\n" * 150_000, places=((None, None, "sheet-too-long"),)),
    "more lines than any sheet has": usable(lambda: text().encode() + b"\n" * 1_200_000, places=((None, None, "sheet-too-long"),)),
    "10,000 columns": usable(lambda: text().encode() + b";" * 10_000, places=((None, None, "sheet-too-long"),)),
    "a line of nineteen million separators": refused(lambda: b";" * (19 << 20)),
    "a cell of nineteen million letters": refused(lambda: b"a" * (19 << 20), TABLE),
    "a file over the limit": refused(lambda: b"a" * (21 << 20), "MB"),
    "a cell of 32,767 letters": usable(lambda: told("Kế hoạch", "x" * 32_767)),
    "a cell of 2,000 lines": usable(lambda: told("Kế hoạch", '"' + "x\n" * 2_000 + '"')),
    "pictures for letters": usable(lambda: told("Kế hoạch", "📋👩‍👩‍👧‍👦🇻🇳" * 50)),
    "a mark only": refused(lambda: b"\xef\xbb\xbf"),
    "a mark of UTF-16 only": refused(lambda: b"\xff\xfe"),
    "quotes only": refused(lambda: b'"' * 1_001),
    "separators only": refused(lambda: b";;;;\n;;;;\n"),
    "page": usable(page),
    "page of many tables one in another": refused(lambda: HEAD + b"<table><tr><td>" * 100_000),
    "page of many tables": usable(lambda: page("<table>", "<table></table>" * 2_000 + "<table>")),
    "page with a cell as wide as the world": usable(lambda: page("</table>", '<tr><td colspan="1000000000">x</td></tr></table>'), places=((5, "A", "row-group"),)),
    "page with cells of no and less width": usable(lambda: page('rowspan="1" colspan="1"', 'rowspan="-5" colspan="0"')),
    "page with words for a width": usable(lambda: page('rowspan="1" colspan="1"', 'rowspan="hai" colspan="๒"')),
    "page whose tags stay open": usable(lambda: page("</td>", "").replace(b"</tr>", b"")),
    "page with comments and scripts": usable(lambda: page("<td", "<!-- <td>x</td> --><script>x</script><td")),
    "page with a script in a cell": usable(lambda: page("đợt 1", "<script>alert(1)</script>đợt 1<style>x</style>")),
    "page with entities": usable(lambda: page("đợt 1", "&#273;ợt&nbsp;1")),
    "page with entities of its own": usable(lambda: b'<!DOCTYPE html [<!ENTITY a "b">]>' + page()),
    "page with a picture of the net": usable(lambda: page("đợt 1", '<img src="http://127.0.0.1:9/x.png">đợt 1')),
    "page of elements nested without end": refused(lambda: HEAD + b"<div>" * 200_000, "trang web"),
    "page without a table": refused(lambda: HEAD + b"<p>abc</p>", "không có bảng"),
    "page that ends in a tag": refused(lambda: HEAD + b"<table><tr><td"),
    "page of a frame": refused(lambda: HEAD + b'<iframe src="http://127.0.0.1:9/"></iframe>', "không có bảng"),
}  # fmt: skip
