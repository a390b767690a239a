"""The picture of the moment, read back from its own markup: figures, order, nothing from elsewhere, texts that stay texts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from lxml import html
from reported import CASES, HOSTILE, case, example

from papi_metrics.briefing import written
from papi_metrics.palette import DARK_GROUND, LIGHT_GROUND, TONES
from papi_metrics.reports.headline import headline_figures
from papi_metrics.reports.moment import moment_document
from papi_metrics.reports.moment.words import SAID
from papi_metrics.reports.numbering import numbered
from papi_metrics.rules import RULES_VERSION
from papi_metrics.text import writable
from papi_metrics.wording import MISSING, number, percent, points, rank, signed

BOTH = pytest.mark.parametrize("language", ["vi", "en"])
EACH = pytest.mark.parametrize("name", CASES)
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div", "p", "span", "br", "strong", "dl", "dt", "dd",
    "h1", "h2", "h3", "ul", "ol", "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@cache
def page(name, language="vi"):
    """Return the document of a case as a tree."""
    return html.fromstring(moment_document(case(name, language)))


def said(element):
    """Return an element's text as a reader has it: without signs that only stand beside their word."""
    copy = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for hidden in copy.xpath(".//*[@aria-hidden]"):
        hidden.drop_tree()
    return " ".join(copy.text_content().split())


def spaced(text):
    """Return a text with single blanks, as a page shows it."""
    return " ".join(writable(text).split())


def body_of(tree, grid):
    """Return the texts of a table's body."""
    (table,) = tree.xpath(f"//table[contains(concat(' ', @class, ' '), ' {grid.name} ')]")
    return [[said(cell) for cell in row] for row in table.iterfind("tbody/tr")]


@BOTH
@EACH
def test_tables_show_what_the_briefing_writes(name, language):
    """Each cell of each table is the text that `written` gives; the rows that sum up are marked."""
    briefing, tree = case(name, language), page(name, language)
    for grid in (grid for grid in briefing.grids if grid.rows):
        told = [[spaced(written(value, column.kind, language=language)) for value, column in zip(row, grid.columns, strict=True)] for row in grid.rows]
        assert body_of(tree, grid) == told
        assert len(tree.xpath(f"//table[contains(concat(' ', @class, ' '), ' {grid.name} ')]//tr[@class='total']")) == grid.totals


@BOTH
@EACH
def test_headline_figures_stand_at_the_top(name, language):
    """Label, figure and note of each headline figure, in order."""
    found = [[said(part) for part in box] for box in page(name, language).xpath("//dl/div")]
    figures = headline_figures(case(name, language))
    assert [(label, value) for label, value, _ in found] == [(figure.label, spaced(written(figure.value, figure.kind, language=language))) for figure in figures]
    assert all(spaced(figure.note) in note for (_, _, note), figure in zip(found, figures, strict=True))


@BOTH
@EACH
def test_matrix_has_the_figures_of_the_overview(name, language):
    """Eight rows with tasks, completion and plan, overdue tasks, both scores, the change and the rank, all as text."""
    briefing = case(name, language)
    rows = page(name, language).xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    for cells, row in zip(rows, briefing.matrix.to_dict("records"), strict=True):
        texts = [said(cell) for cell in cells]
        assert texts[0].startswith(f"{row['dimension']}. ")
        assert texts[1] == number(row["tasks"], language=language)
        done, planned = (percent(row[key], language=language) for key in ("completion", "planned"))
        assert spaced(done if done != MISSING else SAID.say("no_counted", language)) in texts[2]
        assert done == MISSING or spaced(planned) in texts[2]
        assert texts[3:6] == [number(row["overdue"], language=language), *(points(row[key], language=language) for key in ("base", "score"))]
        assert signed(row["change"], language=language).strip(MISSING) in texts[6]
        assert texts[7] == rank(row["rank"], row["rank_n"])


@BOTH
def test_bar_is_as_long_as_its_figures(language):
    """The two parts of a bar end at the completion, its mark stands at the plan."""
    rows = page("example", language).xpath("//table[contains(@class, 'matrix')]/tbody/tr")
    for cells, row in zip(rows, example(language).matrix.to_dict("records"), strict=True):
        styles = [part.get("style") for part in cells.xpath(".//span[@class='track']/span")]
        widths = [float(re.search(r"width:([\d.]+)%", style)[1]) for style in styles[:2]]
        assert sum(widths) == pytest.approx(100 * row["completion"], abs=0.11)
        assert float(re.search(r"left:([\d.]+)%", styles[2])[1]) == pytest.approx(100 * row["planned"], abs=0.06)


@BOTH
@EACH
def test_every_sentence_is_told(name, language):
    """Points, the sections' paragraphs and lists, decisions: nothing that the briefing says is left out."""
    briefing, tree = case(name, language), page(name, language)
    found = [said(element) for element in tree.iter("p", "li")]
    lines = [point.sentence.vi if language == "vi" else point.sentence.en for point in briefing.points]
    for section in briefing.sections:
        for block in (*section.blocks, *(block for part in section.sections for block in part.blocks)):
            lines += [block.text] if hasattr(block, "text") else block.items if hasattr(block, "items") else []
    assert [line for line in lines if spaced(line) not in found] == []
    assert [line for line in briefing.decisions if spaced(line) not in found] == []


@BOTH
@EACH
def test_cautions_come_first_and_sources_last(name, language):
    """A reader meets what limits the figures before the first figure, and at the end where they come from, with the rules' version."""
    briefing, tree = case(name, language), page(name, language)
    (cautions,) = tree.xpath("//div[@role='note']")
    assert [said(line) for line in cautions] == [spaced(caution) for caution in briefing.cautions]
    order = list(tree.iter())
    assert order.index(cautions) < order.index(tree.xpath("//dl")[0])
    (footer,) = tree.xpath("//footer")
    assert [said(line) for line in footer.iter("li")] == [spaced(source) for source in briefing.sources]
    assert RULES_VERSION in said(footer)
    assert order.index(footer) > order.index(tree.xpath("//table")[-1])


@BOTH
def test_papi_is_cited_in_the_section_of_scores(language):
    """Where the scores stand, who measured and published them stands too."""
    (table,) = page("example", language).xpath("//table[contains(@class, 'scores')]")
    assert "papi.org.vn" in said(table.getparent())


@EACH
def test_document_asks_for_nothing_and_runs_nothing(name):
    """No script, no address, no frame, no form; the policy allows the page's own style and nothing else."""
    tree = page(name)
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= ELEMENTS
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    names = {name for element in tree.iter() for name in element.attrib}
    assert not names & {"src", "href", "srcset", "action", "data", "background", "poster"}
    assert [name for name in names if name.startswith("on")] == []
    assert re.findall(r"url\(|@import|expression\(", tree.findtext(".//style")) == []


@BOTH
def test_hostile_texts_stay_texts(language):
    """Every hostile text stands in the annex as it is, without what no page can hold; none of it becomes markup or is filled in."""
    rows = body_of(page("hostile", language), case("hostile", language).appendix)
    assert [row[2] for row in rows] == [spaced(text) for text in HOSTILE]
    raw = moment_document(case("hostile", language)).decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", raw)
    assert "49" not in rows[HOSTILE.index("{{ 7 * 7 }}")][2]
    assert "<i>Đồng</i> & =1" in page("hostile", language).findtext(".//title")


@BOTH
@EACH
def test_language_and_headings_are_in_order(name, language):
    """The page names its language, has one title, and no heading skips a level; every table names its columns and itself."""
    tree = page(name, language)
    assert tree.get("lang") == language
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in tree.iter("table"):
        assert said(table.find("caption"))
        assert {cell.get("scope") for cell in table.iterfind("thead//th")} <= {"col", "colgroup"}


def test_english_document_has_no_vietnamese_words_of_its_own():
    """All words that are not the plan's own are English."""
    text = page("many", "en").text_content().replace("Nhiệm vụ số", "")
    own = [word for name, word in SAID.vi.items() if "{" not in word and word != SAID.en[name]]
    assert [word for word in own if word in text] == []
    assert not re.search("Chưa hoàn thành|Đã hoàn thành|Quá hạn|Đúng kế hoạch|Gần như", text)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (r"@page\s*{\s*size: A4;", "the page is A4"),
        (r"@page across\s*{\s*size: A4 landscape", "the annex lies across"),
        (r"counter\(page\)", "pages are numbered"),
        (r"thead { display: table-header-group; }", "headings are repeated"),
        (r"tr, li, p,[^}]*{ break-inside: avoid; }", "no row is split"),
        (r"prefers-color-scheme: dark", "dark follows the machine"),
        (r"tabular-nums", "figures stand below each other"),
    ],
)
def test_style_prints_and_follows_the_machine(rule, why):
    """What the style promises for paper and for dark rooms is in it."""
    assert re.search(rule, page("example").findtext(".//style")), why


def test_colours_are_those_of_the_app():
    """Grounds, texts and tones of both themes come from the palette."""
    style = page("example").findtext(".//style")
    wanted = [LIGHT_GROUND.background, LIGHT_GROUND.text, LIGHT_GROUND.accent, DARK_GROUND.background, DARK_GROUND.text]
    wanted += [colour for tone in TONES.values() for colour in (tone.light, tone.dark, tone.mark)]
    assert [colour for colour in wanted if colour not in style] == []


@BOTH
def test_a_word_of_state_stands_beside_its_sign(language):
    """States, timing and verdicts carry icon and word, the icon hidden from who has the page read out."""
    cells = page("example", language).xpath("//table[contains(@class, 'scores')]//td/span[@class]")
    assert len(cells) == 9
    assert all(cell[0].get("aria-hidden") == "true" and said(cell) for cell in cells)


@EACH
def test_same_briefing_gives_the_same_bytes(name):
    """Nothing of the moment or the machine gets into the file."""
    assert moment_document(case(name)) == moment_document(case(name))


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["example", "hostile", "long", "none"])
def test_document_opens_from_a_disk(visit, tmp_path, name, width, theme):
    """In a browser it asks for nothing but itself, complains of nothing, is no wider than the window, and wears the machine's theme."""
    file = tmp_path / "report.html"
    file.write_bytes(moment_document(case(name)))
    seen = visit(width, theme=theme)
    seen.page.goto(file.as_uri())
    assert (seen.outside, seen.errors) == ([file.as_uri()], [])
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if theme == "light" else "rgb(20, 24, 29)")


@pytest.mark.browser
def test_document_prints_on_a4(visit, tmp_path):
    """Its first pages are upright, those of the annex across, and dark rooms do not reach the paper."""
    file = tmp_path / "report.html"
    file.write_bytes(moment_document(example()))
    seen = visit(theme="dark")
    seen.page.goto(file.as_uri())
    printed = seen.page.pdf(prefer_css_page_size=True)
    sizes = [tuple(map(float, box)) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)]
    assert sizes[0] == pytest.approx((595, 842), abs=1)
    assert sizes[-1] == pytest.approx((842, 595), abs=1)


@BOTH
@pytest.mark.parametrize("version", [3, 0])
def test_head_names_the_version_only_of_a_stored_plan(version, language):
    """A file that is no version of the store has none in the head."""
    briefing = example(language)
    tree = html.fromstring(moment_document(replace(briefing, subject=replace(briefing.subject, version=version))))
    head = said(tree.xpath("//header")[0])
    assert ("phiên bản 3" in head or "version 3" in head) == (version == 3)
    assert not re.search("phiên bản 0|version 0", head)


@BOTH
def test_sections_are_numbered_as_in_word(language):
    """Sections have Roman figures, those within them 1, 2 and so on."""
    found = [said(heading) for heading in page("example", language).xpath("//h2|//h3")]
    for section in numbered(example(language).sections):
        assert section.heading in found
        assert [inner.heading for inner in section.sections if inner.heading not in found] == []
    assert [heading.split(".")[0] for heading in found if re.match("[IVX]+\\.", heading)] == ["I", "II", "III", "IV", "V"]
