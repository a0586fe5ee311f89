"""The paper on a page: its words, marked up for those who do not see it, by the same numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from proposals.document import Document, Paragraph, read
from proposals.printing import Copy, labels, measures
from proposals.printing.html import STYLES, html, page
from tests.printing import drawn
from workflows.terms import Layout

GOLDEN = Path(__file__).parents[1] / "letters" / "golden"
LETTER = drawn.EACH[Layout.LETTER]


def said(markup: str) -> str:
    """Its words without spaces."""
    return "".join(unescape(re.sub(r"<[^>]+>", "", markup)).split())


def meant(document: Document) -> str:
    return "".join("".join(labels.printed_lines(document)).split())


@pytest.mark.parametrize("copy", drawn.ALL, ids=drawn.called)
def test_it_says_what_the_paper_says_and_no_more(copy: Copy) -> None:
    assert said(html(copy)) == meant(copy.document)


def test_every_letter_we_write_is_whole() -> None:
    papers = [read(file.read_text(encoding="utf-8")) for file in GOLDEN.rglob("*.xml")]
    shown = [said(html(Copy(paper, Layout.LETTER))) for paper in papers]
    assert shown == list(map(meant, papers))


def test_what_somebody_wrote_is_never_markup() -> None:
    wicked = Document("通知", blocks=(Paragraph('<script>x()</script>"&'),))
    assert "<script>" not in page(Copy(wicked, Layout.LETTER))


def test_no_element_brings_its_own_styles() -> None:
    shown = [html(replace(copy, watermark="草稿")) for copy in drawn.EACH.values()]
    assert not [each for each in shown if "style=" in each or "<style" in each]


def test_every_field_that_names_others_says_which() -> None:
    found = re.findall(r"<th [^>]*>", html(drawn.EACH[Layout.RED_HEAD]))
    assert found == ['<th scope="col">'] * 4
    assert set(re.findall(r"<th [^>]*>", html(drawn.EACH[Layout.FORM]))) == {'<th scope="row">'}


def test_the_code_is_read_out_as_its_words() -> None:
    assert 'aria-label="验证码 0123-4567-89"' in html(LETTER)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("top", measures.TOP),
        ("inner", measures.INNER),
        ("outer", measures.OUTER),
        ("bottom", measures.BOTTOM),
        ("lines", measures.LINES),
        ("text-height", measures.TEXT_HEIGHT),
        ("body", measures.BODY),
        ("title", measures.TITLE),
        ("small", measures.SMALL),
        ("tracking", measures.TRACKING),
        ("mark-top", measures.MARK_TOP),
        ("double-below-mark", measures.DOUBLE_BELOW_MARK),
        ("double-width", measures.DOUBLE_WIDTH),
        ("double-above-bottom", measures.DOUBLE_ABOVE_BOTTOM),
    ],
)
def test_the_sheet_of_styles_has_the_numbers_of_the_standard(name: str, number: float) -> None:
    found = re.search(rf"--{name}: (-?[\d.]+);", STYLES.read_text(encoding="utf-8"))
    assert found is not None
    assert float(found[1]) == pytest.approx(number, abs=0.001)
