"""What closes a paper keeps with its text: signature and date never stand alone on a page."""

from __future__ import annotations

import pytest

from proposals.document import Block, Cell, Enclosure, Heading, Paragraph, Table
from proposals.printing.pdf import pdf
from tests.printing import drawn, measured

LINE = 28


def over_the_signature(*blocks: Block) -> list[str]:
    """The lines of the text on the page where the paper is signed."""
    last = measured.pages(pdf([drawn.signed(*blocks)]))[-1]
    found = [line.words for line in measured.text_block(last)]
    assert found[-2:] == ["提案委", "2026年5月15日"]
    return [words for words in found[:-2] if words != "通知"]


@pytest.mark.parametrize("lines", range(9, 20))
def test_two_lines_of_the_text_stand_over_the_signature(lines: int) -> None:
    assert len(over_the_signature(Paragraph("国" * (LINE * lines - 5)))) >= 2


@pytest.mark.parametrize("last", [2, 3, 4])
@pytest.mark.parametrize("before", range(10, 14))
def test_two_lines_of_a_short_last_paragraph_stand_over_the_signature(
    before: int, last: int
) -> None:
    text = (*[Paragraph("特此通知。")] * before, Paragraph("国" * (LINE * last - 5)))
    found = [words for words in over_the_signature(*text) if words.startswith("国")]
    assert len(found) >= 2


@pytest.mark.parametrize("paragraphs", [12, 13, 14, 15, 16, 17])
def test_a_last_paragraph_of_one_line_stands_over_the_signature(paragraphs: int) -> None:
    assert over_the_signature(*[Paragraph("特此通知。")] * paragraphs)


@pytest.mark.parametrize("rows", [11, 12, 13, 14, 15, 16])
def test_the_last_row_of_a_table_stands_over_the_signature(rows: int) -> None:
    assert f"第{rows - 1}行第0栏" in over_the_signature(drawn.table(rows))[-1]


def test_a_table_of_one_row_is_signed_under_it() -> None:
    form = Table(((Cell("意见", label=True), Cell("同意")),))
    assert over_the_signature(form) == ["意见同意"]


def test_a_table_of_nothing_but_its_head_is_signed_under_it() -> None:
    assert over_the_signature(drawn.table(0))[-1].startswith("栏目0")


def test_a_paper_without_text_is_signed() -> None:
    assert over_the_signature() == []


@pytest.mark.parametrize("lines", range(12, 16))
def test_a_heading_keeps_with_its_text(lines: int) -> None:
    text = Paragraph("国" * LINE * lines), Heading(1, "一、标题"), Paragraph("国" * LINE * 9)
    for page in measured.pages(pdf([drawn.signed(*text)])):
        assert not measured.text_block(page)[-1].words.startswith("一、")


def test_the_head_of_a_table_stands_on_every_page_of_it() -> None:
    found = measured.pages(pdf([drawn.signed(drawn.table(50))]))
    assert all(measured.line(page, "栏目0栏目1") for page in found)


def test_rows_of_a_table_that_is_signed_have_both_edges() -> None:
    (page,) = measured.pages(pdf([drawn.signed(drawn.table(3))]))
    edges = {round(line["x0"]) for line in page.lines if line["height"] > 1}
    assert {round(28 / 25.4 * 72), round(184 / 25.4 * 72)} <= edges


def test_every_enclosure_begins_a_page() -> None:
    copy = drawn.signed(Paragraph("见附件。"))
    enclosures = tuple(Enclosure(f"清单{n}", (drawn.table(1),)) for n in (1, 2))
    named = tuple(each.title for each in enclosures)
    document = drawn.replace(copy.document, attachments=named, enclosures=enclosures)
    found = measured.pages(pdf([drawn.replace(copy, document=document)]))
    assert [measured.lines(page)[0].words for page in found[1:]] == ["附件1", "附件2"]
