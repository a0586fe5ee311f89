"""The PDF measured against GB/T 9704-2012: paper, text block, type, lines, page numbers."""

from __future__ import annotations

import pytest
from pdfplumber.page import Page

from proposals.document import Cell, Document, Table
from proposals.printing import Copy, measures
from proposals.printing.pdf import pdf
from tests.printing import drawn, measured
from workflows.terms import Layout

CLOSE = 0.5
"""Millimetres."""


def near(place: float) -> object:
    """Half a millimetre is as near as a printer gets."""
    return pytest.approx(place, abs=CLOSE)


@pytest.fixture(scope="module")
def full() -> list[Page]:
    """A text of three full pages."""
    return measured.pages(pdf([drawn.filled(1500)]))


@pytest.fixture(scope="module")
def letter() -> Page:
    """The first page of a reply letter."""
    return measured.pages(pdf([drawn.EACH[drawn.Layout.LETTER]]))[0]


def test_paper_is_a4(full: list[Page]) -> None:
    sides = full[0].width / measures.POINTS_PER_MM, full[0].height / measures.POINTS_PER_MM
    assert sides == pytest.approx((210, 297), abs=0.01)


def test_a_full_page_has_22_lines(full: list[Page]) -> None:
    assert len(measured.text_block(full[1])) == 22


def test_a_full_line_has_28_characters(full: list[Page]) -> None:
    assert {len(line.words) for line in measured.text_block(full[1])} == {28}


def test_lines_stand_between_28_mm_and_184_mm(full: list[Page]) -> None:
    line = measured.text_block(full[1])[5]
    assert (line.left, line.right) == (near(28), near(184))


def test_22_lines_take_225_mm(full: list[Page]) -> None:
    lines = measured.text_block(full[1])
    between = (lines[-1].top - lines[0].top) / 21 - (lines[0].bottom - lines[0].top)
    assert (lines[0].top - between / 2, lines[-1].bottom + between / 2) == (near(37), near(262))


def test_text_is_16_point(full: list[Page]) -> None:
    assert {line.size for line in measured.text_block(full[1])} == {16}


def test_a_paragraph_begins_two_characters_in(letter: Page) -> None:
    assert measured.line(letter, "窗口").left == near(28 + 2 * 156 / 28)


def test_the_title_is_22_point(letter: Page) -> None:
    assert measured.line(letter, "江州市第十届").size == 22


def test_the_title_breaks_by_meaning(letter: Page) -> None:
    assert measured.line(letter, "第十届").words.endswith("委员会")


def test_the_title_stands_in_the_middle(letter: Page) -> None:
    line = measured.line(letter, "第十届")
    assert (line.left + line.right) / 2 == near(28 + 156 / 2)


def test_the_caption_of_a_table_stands_in_the_middle() -> None:
    table = Table(((Cell("单位"),),), caption="联系方式")
    made = pdf([Copy(Document("登记表", blocks=(table,)), Layout.FORM)])
    caption = measured.line(measured.pages(made)[0], "联系方式")
    assert (caption.left + caption.right) / 2 == near(28 + 156 / 2)


def test_the_title_stands_two_lines_under_the_number(letter: Page) -> None:
    number, title = (measured.line(letter, words) for words in ("〔2026〕", "第十届"))
    steps = (title.top + title.bottom - number.top - number.bottom) / 2 / (225 / 22)
    assert steps == pytest.approx(3, abs=0.01)


def test_whoever_is_addressed_stands_one_line_under_the_title(letter: Page) -> None:
    title, addressee = (measured.line(letter, words) for words in ("0012", "委员："))
    steps = (addressee.top + addressee.bottom - title.top - title.bottom) / 2 / (225 / 22)
    assert (steps, addressee.left) == (pytest.approx(2, abs=0.01), near(28))


def test_page_numbers_are_14_point(full: list[Page]) -> None:
    assert measured.lines(full[1])[-1].size == 14


@pytest.mark.parametrize("page", [1, 2])
def test_the_stroke_of_a_page_number_is_7_mm_under_the_text(full: list[Page], page: int) -> None:
    number = measured.lines(full[page])[-1]
    top, bottom = measured.ink(full[page], number.left, number.left + 4, 264, 280)
    assert (top + bottom) / 2 == near(262 + 7)


def test_an_even_page_has_its_number_one_character_from_the_left(full: list[Page]) -> None:
    number = measured.lines(full[1])[-1]
    assert (number.words.replace(" ", ""), number.left) == ("—2—", near(28 + 14 * 25.4 / 72))


def test_an_odd_page_has_its_number_one_character_from_the_right(full: list[Page]) -> None:
    number = measured.lines(full[2])[-1]
    assert (number.words.replace(" ", ""), number.right) == ("—3—", near(184 - 14 * 25.4 / 72))


def test_the_first_page_of_a_letter_has_no_number(full: list[Page]) -> None:
    assert len(measured.lines(full[0])) == len([x for x in measured.lines(full[0]) if x.top < 262])
