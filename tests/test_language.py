"""The two languages: the catalogue against the texts of the code, and how a text, an error or a kept answer speaks."""

from __future__ import annotations

import ast
import re
import string
import threading
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from pages.shared.keeping import kept_by_language
from pages.shared.update.columns import compared_columns
from papi_metrics import language
from papi_metrics.diff import task_changes
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.example import example_files
from papi_metrics.language import (
    LANGUAGES,
    LOCALE,
    Text,
    Words,
    gettext,
    later,
    ngettext,
    speak,
    speaking,
    spoken,
    tongue,
)
from papi_metrics.reports import TrackerTitle, scores_workbook, tracker_workbook, units_workbook
from papi_metrics.store import StoreUnavailableError
from papi_metrics.tracker import read_tracker
from papi_metrics.tracker.cells import component_cell
from papi_metrics.workbook.formats import format_of

ROOT = Path(__file__).parent.parent
ASKING = re.search(r"^ASKING := ((?:.*\\\n)*.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].replace("\\\n", " ").split()
VIETNAMESE = re.compile("[À-ÃÈ-ÊÌ-ÍÒ-ÕÙ-ÚÝà-ãè-êì-íò-õù-úýĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323Ạ-ỹ]")
# What stands in Vietnamese files and documents, so that it is found there: between «», and these.
NAMES = ("Mã", "Tên", "Cấp", "Mã cấp trên", "Hiệu lực từ", "Hiệu lực đến", "Nhập vào", "Lỗi cần sửa", "(khảo sát riêng)", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lưu: VT", "NĐ-CP")


def asking(text: str) -> list[Path]:
    """Return the files that ask for a text that begins in a certain way; the command line's are left out, as `data/locale/texts.ini` has it."""
    names = "|".join(keyword.partition(":")[0] for keyword in ASKING)
    calls = re.compile(rf"\b(?:{names})\(\s*{text}")
    paths = (path for part in ("papi_metrics", "pages") for path in (ROOT / part).rglob("*.py") if "commands" not in path.parts)
    return [path for path in paths if calls.search(path.read_text(encoding="utf-8"))]


@cache
def asked() -> frozenset[tuple[str, bool]]:
    """Return every text that the code asks for, and whether it counts."""
    keywords = parse_keywords(ASKING)
    found = (message for path in asking(r"[rRfF]?[\"']") for _, message, _, _ in extract_from_file("python", path, keywords=keywords))
    return frozenset((message[0], True) if isinstance(message, tuple) else (message, False) for message in found if message)


@cache
def told() -> dict[tuple[str, bool], tuple[str, ...]]:
    """Return the catalogue: a text, and whether it counts → its forms in English."""
    with (LOCALE / "en" / "LC_MESSAGES" / "papi.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    return {
        (message.id[0], True) if isinstance(message.id, tuple) else (message.id, False): message.string
        if isinstance(message.string, tuple)
        else (message.string,)
        for message in messages
    }


def fields(text: str) -> list[tuple[str, str]]:
    """Return what is filled into a text, and how, in no order."""
    return sorted({(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name is not None})


def test_catalogue_has_the_texts_of_the_code_and_no_other():
    """`make words` was run: what the code asks for is in the catalogue, and nothing else is."""
    assert (asked() - told().keys(), told().keys() - asked()) == (set(), set())


def test_no_text_asked_for_is_put_together_before_it_is_asked_for():
    """A catalogue cannot hold an f-string."""
    assert asking(r"[rR]?[fF][\"']") == []


def asked_within_text():
    """Yield the texts that are asked for within an f-string, where `make words` does not look."""
    names = {keyword.partition(":")[0] for keyword in ASKING}
    for path in asking(""):
        for whole in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for part in ast.walk(whole) if isinstance(whole, ast.JoinedStr) else ():
                if isinstance(part, ast.Call) and getattr(part.func, "id", "") in names and isinstance(part.args[0], ast.Constant):
                    yield part.args[0].value


def test_no_text_is_asked_for_within_an_f_string():
    """What is asked for stands by itself: a text within another one's braces would stay Vietnamese unseen."""
    assert list(asked_within_text()) == []


def counted_words():
    """Yield the texts that count in the code, read as the language reads it."""
    for path in asking(""):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "ngettext" and isinstance(call.args[0], ast.Constant):
                yield call.args[0].value


def test_every_text_that_counts_has_its_forms():
    """No other name that is called with texts, standing within the call, makes `make words` take a counted text for a plain one."""
    counted = set(counted_words())
    assert counted
    assert counted - {text for text, counts in told() if counts} == set()


def test_headings_put_together_of_two_texts_speak_one_language():
    """What is filled into a heading is translated too."""
    with speaking("en"):
        headings = [column["label"] for column in compared_columns().values()]
    assert [heading for heading in headings if VIETNAMESE.search(heading)] == []


def test_every_text_is_translated():
    """Each text, and each form of one that counts, has its English."""
    forms = {text: 1 + counts for text, counts in told()}
    assert [text for (text, _), english in told().items() if len(english) != forms[text] or not all(english)] == []


def test_translations_have_the_fields_of_their_texts():
    """What is filled into the Vietnamese is filled into the English, the same way, once or more."""
    assert [text for (text, _), english in told().items() if any(fields(form) != fields(text) for form in english)] == []


def test_translations_begin_and_end_as_their_texts():
    """A text that is a piece of a longer one keeps the blanks around it."""
    edges = {text: (text[:1].isspace(), text[-1:].isspace()) for text, _ in told()}
    assert [text for (text, _), english in told().items() if any((form[:1].isspace(), form[-1:].isspace()) != edges[text] for form in english)] == []


def test_english_has_no_vietnamese_letter():
    """Only what has to be found in Vietnamese files and documents is Vietnamese within an English text."""
    spared = "|".join([r"«[^»]*»", r"\{[^}]*\}", *map(re.escape, sorted(NAMES, key=len, reverse=True))])
    plain = {text: re.sub(spared, "", " ".join(english)) for (text, _), english in told().items()}
    assert [text for text, english in plain.items() if VIETNAMESE.search(english)] == []


@pytest.fixture
def shelf(monkeypatch):
    """Return a catalogue of a few texts in place of the shipped one."""
    texts = {("Còn {count} việc", 0): "{count} task left", ("Còn {count} việc", 1): "{count} tasks left", ("Nhóm", 0): "Group", ("Tỉnh {name}.", 0): "Province {name}."}
    monkeypatch.setattr(language, "catalogue", lambda _: texts)
    return texts


@pytest.mark.parametrize(
    ("asked_in", "text", "filled", "said"),
    [
        ("vi", "Tỉnh {name}.", {"name": "Huế"}, "Tỉnh Huế."),
        ("en", "Tỉnh {name}.", {"name": "Huế"}, "Province Huế."),
        ("en", "Chưa dịch {name}.", {"name": "Huế"}, "Chưa dịch Huế."),
        ("en", "Tỉnh {name}.", {"name": "{count} {0} %s"}, "Province {count} {0} %s."),
        ("en", "Không {dấu}", {}, "Không {dấu}"),
    ],
    ids=["Vietnamese", "English", "not translated", "braces in a field", "no fields"],
)
@pytest.mark.usefixtures("shelf")
def test_text_is_said_in_the_language_spoken(asked_in, text, filled, said):
    """A text speaks; one without translation stays Vietnamese; what is filled in is never read as a text."""
    with speaking(asked_in):
        assert gettext(text, **filled) == said


@pytest.mark.parametrize(
    ("asked_in", "count", "filled", "said"),
    [
        ("vi", 1, {}, "Còn 1 việc"),
        ("en", 1, {}, "1 task left"),
        ("en", 2, {}, "2 tasks left"),
        ("en", 0, {}, "0 tasks left"),
        ("en", 1200, {"count": "1,200"}, "1,200 tasks left"),
    ],
    ids=["Vietnamese", "one", "several", "none", "written otherwise"],
)
@pytest.mark.usefixtures("shelf")
def test_counting_text_has_a_word_for_one_and_for_several(asked_in, count, filled, said):
    """English tells one from several; the count is filled in unless a field says how it is written."""
    with speaking(asked_in):
        assert ngettext("Còn {count} việc", count, **filled) == said


@pytest.mark.usefixtures("shelf")
def test_table_of_words_answers_in_the_language_spoken():
    """A table made in one language answers in another, behind its icons."""
    words = Words({"a": later("Nhóm"), "b": later("Nhóm")}, {"b": "●"})
    with speaking("en"):
        assert dict(words) == {"a": "Group", "b": "● Group"}
    assert dict(words) == {"a": "Nhóm", "b": "● Nhóm"}


@pytest.mark.usefixtures("shelf")
def test_later_text_is_said_when_it_is_written_out():
    """A `Text` kept from one language speaks the next; so does one within another."""
    text = Text("Tỉnh {name}.", name=Text("Nhóm"))
    with speaking("en"):
        assert f"{text}" == "Province Group."
    assert f"{text}" == "Tỉnh Nhóm."


def test_language_is_told_where_none_is_set(monkeypatch):
    """What is set for a block leads; else whoever was named is asked; else it is Vietnamese."""
    monkeypatch.setattr(language, "_ASKED", [])
    assert (spoken(), tongue(None), tongue("en")) == ("vi", "vi", "en")
    language.ask_for_language(lambda: "en")
    with speaking("vi"):
        assert spoken() == "vi"
    assert (spoken(), tongue(None)) == ("en", "en")


def test_two_threads_speak_two_languages_at_once():
    """A language told in one thread is not heard in another."""
    heard, met = {}, threading.Barrier(2)

    def run(tells):
        speak(tells)
        met.wait(timeout=5)
        heard[tells] = (spoken(), gettext("Nhóm"))

    threads = [threading.Thread(target=run, args=(tells,)) for tells in ("vi", "en")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"vi": ("vi", "Nhóm"), "en": ("en", "Group")}


def test_what_is_kept_never_answers_in_the_other_language():
    """An answer kept in one language is made anew in the other, and kept there too."""
    made = []

    @kept_by_language(4)
    def answer(name):
        made.append(spoken())
        return gettext("Nhóm") + name

    for tells in ("vi", "en", "vi", "en"):
        with speaking(tells):
            assert answer("!") == {"vi": "Nhóm!", "en": "Group!"}[tells]
    assert made == ["vi", "en"]


ERRORS = {
    "fields": (lambda: UnknownNameError("Không có mã {code} trong bảng điểm.", code="9"), "The scores have no code 9."),
    "no fields": (lambda: PapiError("Hãy ghi lý do."), "Write the reason."),
    "within another": (lambda: PapiError("Chưa lưu: {told}", told=PapiError("Hãy ghi lý do.")), "Not saved: Write the reason."),
    "of the store": (lambda: StoreUnavailableError("cut", told=Text("Chưa lưu gì của bạn.")), "The connection to the data store was just cut. Try again. Nothing of yours was stored."),
}


@pytest.mark.parametrize(("make", "said"), ERRORS.values(), ids=ERRORS)
def test_error_says_itself_in_the_language_spoken(make, said):
    """An error raised in one language speaks that of whoever reads it."""
    error = make()
    assert not VIETNAMESE.search(said)
    with speaking("en"):
        assert str(error) == said
    assert VIETNAMESE.search(str(error))


def test_refused_file_is_told_in_the_language_spoken():
    """A reader's sentence and the one that says what to do are both English."""
    with speaking("en"), pytest.raises(PapiError, match=r"^The file is a PDF, not a spreadsheet\. Open it in Excel, choose Save As, \.xlsx, and upload it again\.$"):
        format_of(b"%PDF-1.7")


def files_and_changes() -> list[object]:
    """Return what goes to people's files and into the store: workbooks to fill in, and the words of changes."""
    first, last = (read_tracker(path).table for path in (example_files()[0], example_files()[-1]))
    title = TrackerTitle(plan_year=2022, unit="xã Trung Trắc", province="Hưng Yên")
    scores = scores_workbook(unit="Hưng Yên", years=[2022])
    return [tracker_workbook(last, title=title), tracker_workbook(title=title), scores, units_workbook(), task_changes(first, last).to_csv()]


def test_what_is_filled_in_or_kept_is_vietnamese_whoever_asks_for_it():
    """A tracker, a template and the words of changes are the same for a reader of English: others read and compare them."""
    component_cell.cache_clear()
    with speaking("en"):
        for_english = files_and_changes()
    assert for_english == files_and_changes()


def by_language() -> list[tuple[str, int, frozenset[str]]]:
    """Return every table and every call of the code that has a word for Vietnamese and one for English: file, line, languages."""
    found = []
    for path in (path for part in ("papi_metrics", "pages") for path in sorted((ROOT / part).rglob("*.py"))):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if '"vi":' in text or "vi=" in text else ():
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)] if isinstance(node, ast.Dict) else []
            keys += [word.arg for word in node.keywords] if isinstance(node, ast.Call) else []
            if {"vi", "en"} <= set(keys):
                found.append((path.relative_to(ROOT).as_posix(), node.lineno, frozenset(keys)))
    return found


def test_tables_by_language_have_every_language():
    """Who has a word for Vietnamese and one for English has one for each language; what lacks one is named with its line."""
    lacking = [f"{path}:{line}" for path, line, keys in by_language() if not keys >= set(LANGUAGES)]
    assert lacking == [], "\n".join(lacking)


def test_switch_offers_every_other_language():
    """From Vietnamese a link leads to each other language, called by its own name, with what the address has."""
    test = AppTest.from_string("from pages.shared.language import language_switch\nlanguage_switch()", default_timeout=30)
    test.query_params["ngay"] = "2022-09-30"
    links = test.run().get("html")[0].proto.body
    assert re.findall(r'href="([^"]+)" target="_self" lang="(\w+)"', links) == [(f"?ngay=2022-09-30&amp;lang={other}", other) for other in LANGUAGES[1:]]
