"""What stands in a PDF: just the words of the paper, every character, nothing carried out."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from proposals.document import Cell, Document, Paragraph, Table
from proposals.printing import Copy, fonts, labels
from proposals.printing.pdf import Press, pdf
from tests.printing import drawn, measured
from workflows.refusals import Incomplete
from workflows.terms import Layout

NAMES = "昇珺玥喆堃犇垚璟翀祎赟䶮𬭎𫖯㛃"
MAIL = "the.office.of.the.committee@education.of.the.district.example.com"
FREE = fonts.shelf(fonts.VENDORED, system=False)
"""A machine without one Chinese font."""


def said(document: Document) -> Counter[str]:
    """Every character a printing must show."""
    return Counter("".join("".join(labels.printed_lines(document)).split()))


def printed(words: str, press: Press | None = None) -> str:
    """A letter with these words in its text, as read back from the PDF."""
    copy = Copy(Document("通知", blocks=(Paragraph(words),)), Layout.FORM)
    made = press.pdf([copy]) if press else pdf([copy])
    return measured.words(made).removeprefix("通知")


@pytest.mark.parametrize("copy", drawn.ALL, ids=drawn.called)
def test_a_pdf_says_what_the_paper_says_and_no_more(copy: Copy) -> None:
    assert Counter(measured.words(pdf([copy]))) == said(copy.document)


@pytest.mark.parametrize("press", [None, Press(FREE)], ids=["here", "no font installed"])
def test_rare_characters_of_names_are_read_back(press: Press | None) -> None:
    assert printed(NAMES, press) == NAMES


def test_a_mail_address_goes_on_in_the_next_line_of_its_field() -> None:
    table = Table(((Cell("电子邮箱", label=True), Cell(MAIL)),), caption="联系方式")
    made = pdf([Copy(Document("登记表", blocks=(table,)), Layout.FORM)])
    right = max(line.right for line in measured.lines(measured.pages(made)[0]))
    assert (right <= 184, MAIL in measured.words(made)) == (True, True)


def test_rare_characters_stand_in_every_kind_of_type() -> None:
    paper = drawn.replace(drawn.reply(), title=NAMES, mark=NAMES, class_mark=NAMES, copies=NAMES)
    paper = drawn.replace(paper, blocks=(drawn.Heading(2, NAMES),))
    found = measured.words(Press(FREE).pdf([Copy(paper, Layout.LETTER)]))
    assert [found.count(name) for name in NAMES[3:]] == [5] * len(NAMES[3:])


def test_a_character_no_font_has_is_named_and_the_paper_not_printed() -> None:
    with pytest.raises(Incomplete, match="字体中没有“\U00030000”"):
        printed("委员\U00030000", Press(FREE))


@pytest.mark.parametrize(
    "words",
    [
        '#import"x"',
        '#read("/etc/passwd")',
        "*粗*_斜_$x^2$",
        "@a<b>`c`",
        "=标题",
        "//注",
        "\\u{41}~--",
    ],
)
def test_what_looks_like_typst_is_printed_as_it_stands(words: str) -> None:
    assert printed(words) == words


def test_the_same_paper_gives_the_same_bytes() -> None:
    copy = drawn.EACH[Layout.LETTER]
    assert Press(FREE).pdf([copy]) == Press(FREE).pdf([copy])


def test_threads_print_side_by_side() -> None:
    press = Press(FREE)
    copies = [drawn.filled(n) for n in (10, 300, 700, 900)] * 3
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda copy: press.pdf([copy]), copies))
    assert made == [press.pdf([copy]) for copy in copies]


def test_it_is_pdf_a_2b() -> None:
    made = pdf([drawn.EACH[Layout.LETTER]])
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in made


def test_every_font_is_embedded() -> None:
    made = measured.pages(pdf([drawn.EACH[Layout.LETTER]]))
    assert {len(c["fontname"].partition("+")[0]) for p in made for c in p.chars} == {6}


def test_the_watermark_stands_on_every_page() -> None:
    copy = drawn.replace(drawn.filled(900), watermark="草稿")
    for page in measured.pages(pdf([copy])):
        assert {"草", "稿"} <= {c["text"] for c in page.chars}


def test_the_empty_page_between_two_papers_has_no_watermark() -> None:
    copy = drawn.replace(drawn.EACH[Layout.FORM], watermark="草稿")
    assert [bool(page.chars) for page in measured.pages(pdf([copy, copy]))] == [True, False, True]
