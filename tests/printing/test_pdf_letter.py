"""The letter format (10.1) and the 文件格式 (7.2, 7.4) measured on the printed page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdfplumber.page import Page

from proposals.printing import Copy, fonts, measures
from proposals.printing.fonts import Role
from proposals.printing.pdf import Press, pdf
from tests.printing import drawn, measured
from tests.printing.test_pdf_measures import near
from workflows.terms import Layout


@pytest.fixture(scope="module")
def letter() -> Page:
    """The first page of a reply letter."""
    return measured.pages(pdf([drawn.EACH[Layout.LETTER]]))[0]


@pytest.fixture(scope="module")
def issued() -> list[Page]:
    """The two pages of a circular."""
    return measured.pages(pdf([drawn.EACH[Layout.RED_HEAD]]))


@pytest.fixture(scope="module")
def circular(issued: list[Page]) -> Page:
    """Its first page, under the red head."""
    return issued[0]


@pytest.fixture(scope="module")
def imprint(issued: list[Page]) -> Page:
    """Its last page, which 版记 closes."""
    return issued[-1]


def mark(page: Page) -> tuple[float, float]:
    """Upper and lower edge of 发文机关标志."""
    top = measured.strokes(page)[0].top
    return measured.ink(page, 30, 155, 28, top - 1)


def test_the_mark_begins_30_mm_from_the_edge(letter: Page) -> None:
    assert mark(letter)[0] == near(30)


def test_the_first_line_is_4_mm_under_the_mark(letter: Page) -> None:
    assert measured.strokes(letter)[0].top - mark(letter)[1] == near(4)


def test_the_upper_double_line_is_thick_above_thin(letter: Page) -> None:
    upper = [stroke.thick for stroke in measured.strokes(letter)[:2]]
    assert upper == pytest.approx([measures.THICK, measures.THIN], abs=0.02)


def test_the_lower_double_line_is_thin_above_thick(letter: Page) -> None:
    lower = [stroke.thick for stroke in measured.strokes(letter)[2:]]
    assert lower == pytest.approx([measures.THIN, measures.THICK], abs=0.02)


def test_the_lower_double_line_ends_20_mm_from_the_edge(letter: Page) -> None:
    last = measured.strokes(letter)[-1]
    assert 297 - last.top - last.thick == near(20)


def test_double_lines_are_170_mm_wide_in_the_middle_and_red(letter: Page) -> None:
    for stroke in measured.strokes(letter):
        assert (stroke.width, stroke.left, stroke.red) == (near(170), near(20), True)


def test_the_number_ends_at_the_right_edge(letter: Page) -> None:
    assert measured.line(letter, "〔2026〕").right == near(184)


def test_the_number_is_seven_eighths_of_a_character_under_the_line(letter: Page) -> None:
    under = measured.strokes(letter)[1]
    gap = measured.line(letter, "〔2026〕").top - under.top - under.thick
    assert gap == near(16 * 7 / 8 * 25.4 / 72)


@pytest.fixture(scope="module")
def pressing() -> Page:
    """The first page of an urgent letter."""
    return measured.pages(pdf([drawn.PRESSING]))[0]


def test_urgency_of_a_letter_stands_flush_left_on_the_line_of_the_number(pressing: Page) -> None:
    line = measured.line(pressing, "加急")
    assert (line.left, line.right, line.size) == (near(28), near(184), 16)
    assert line.words == "加急江建提复〔2026〕12号"


def test_the_second_page_has_no_double_line() -> None:
    second = measured.pages(pdf([drawn.filled(900)]))[1]
    assert not measured.strokes(second)


def test_class_and_publicity_stand_over_the_mark_at_the_right(letter: Page) -> None:
    found = [measured.line(letter, words) for words in ("B类", "主动公开")]
    assert [line.right for line in found] == [near(184), near(184)]
    assert found[0].top < found[1].top < found[1].bottom < 30


def test_the_date_ends_four_characters_from_the_right(letter: Page) -> None:
    assert measured.line(letter, "2026年5月15日").right == near(184 - 4 * 156 / 28)


def test_the_signature_stands_in_the_middle_over_the_date(letter: Page) -> None:
    date = measured.line(letter, "2026年5月15日")
    name = next(
        x for x in measured.lines(letter) if x.words == "江州市住房和城乡建设局" and x.size < 20
    )
    assert (name.left + name.right) / 2 == near((date.left + date.right) / 2)


def test_a_seal_one_line_under_the_text_has_name_and_date_a_little_under_its_middle(
    letter: Page,
) -> None:
    text, date = (measured.line(letter, words) for words in ("征询", "2026年5月15日"))
    middle_of_seal = text.bottom + 225 / 22 + measures.SEAL / 2
    middle_of_both = (date.top + date.bottom) / 2 - 225 / 22 / 2
    assert 0 < middle_of_both - middle_of_seal < 5


def test_the_attachment_is_named_two_characters_in(letter: Page) -> None:
    assert measured.line(letter, "附件").left == near(28 + 2 * 156 / 28)


def test_the_note_stands_in_brackets_under_the_date(letter: Page) -> None:
    note, date = (measured.line(letter, words) for words in ("联系人", "2026年5月15日"))
    assert (note.words[0], note.words[-1], note.top - date.top) == ("（", "）", near(225 / 22))


def test_copies_stand_at_the_bottom_of_the_text_block(letter: Page) -> None:
    copies = measured.line(letter, "抄送")
    assert (copies.size, copies.left) == (14, near(28 + 14 * 25.4 / 72))
    assert 262 - 225 / 22 < copies.bottom < 262


def test_the_qr_code_is_16_mm_wide_at_the_right(letter: Page) -> None:
    (code,) = letter.images
    mm = 1 / measures.POINTS_PER_MM
    assert (code["width"] * mm, code["x1"] * mm) == (near(16), near(184))


def test_the_mark_of_the_red_head_is_35_mm_under_the_margin(circular: Page) -> None:
    assert mark_of_red_head(circular)[0] == near(37 + 35)


def mark_of_red_head(page: Page) -> tuple[float, float]:
    """Upper and lower edge of its 发文机关标志."""
    return measured.ink(page, 30, 180, 50, measured.line(page, "〔2026〕").top - 2)


def test_urgency_under_a_red_head_stands_at_the_top_left_of_the_text_block(circular: Page) -> None:
    urgency = measured.line(circular, "特急")
    assert (urgency.words, urgency.left, urgency.size) == ("特急", near(28), 16)
    assert urgency.top == near(37 + (225 / 22 - urgency.bottom + urgency.top) / 2)


@pytest.fixture(scope="module")
def upward() -> Page:
    """The first page of a report upward."""
    return measured.pages(pdf([drawn.UPWARD]))[0]


def test_number_and_signer_stand_on_one_line_one_character_from_either_side(upward: Page) -> None:
    line, character = measured.line(upward, "签发人"), 156 / 28
    assert line.words == "江建提复〔2026〕12号签发人：昇珺"
    assert (line.left, line.right) == (near(28 + character), near(184 - character))
    assert line.top - mark_of_red_head(upward)[1] == near(2 * 225 / 22)


def test_the_signer_alone_is_named_in_kai() -> None:
    here = fonts.here()
    told_apart = replace(here, chains={**here.chains, Role.KAI: here.chains[Role.HEI]})
    page = measured.pages(Press(told_apart).pdf([drawn.UPWARD]))[0]
    in_line = [c for c in page.chars if c["text"] in "签昇" and c["size"] == 16]
    label, name = (c["fontname"] for c in sorted(in_line, key=_over)[:2])
    assert here.chains[Role.HEI][0].replace(" ", "") in name
    assert name != label


def _over(character: dict[str, object]) -> object:
    return character["top"], character["x0"]


def test_the_number_stands_two_lines_under_the_mark_in_the_middle(circular: Page) -> None:
    number = measured.line(circular, "〔2026〕")
    assert number.top - mark_of_red_head(circular)[1] == near(2 * 225 / 22)
    assert (number.left + number.right) / 2 == near(28 + 78)


def test_the_red_line_is_4_mm_under_the_number(circular: Page) -> None:
    red = measured.strokes(circular)[0]
    gap = red.top - measured.line(circular, "〔2026〕").bottom
    assert (gap, red.width, red.left, red.red) == (near(4), near(156), near(28), True)


def test_the_last_rule_lies_on_the_lower_edge_of_the_text_block(imprint: Page) -> None:
    assert measured.strokes(imprint)[-1].top == near(262)


def test_rules_are_thick_thin_thick(imprint: Page) -> None:
    rules = [stroke.thick for stroke in measured.strokes(imprint)]
    assert rules == pytest.approx([0.35, 0.25, 0.35], abs=0.02)


def test_rules_are_as_wide_as_the_text(imprint: Page) -> None:
    for rule in measured.strokes(imprint):
        assert (rule.left, rule.width, rule.red) == (near(28), near(156), False)


def test_who_printed_it_stands_left_and_when_right(imprint: Page) -> None:
    line = measured.line(imprint, "印发")
    indent = 14 * 25.4 / 72
    assert (line.left, line.right) == (near(28 + indent), near(184 - indent))


def test_levels_are_told_apart_by_their_fonts(letter: Page) -> None:
    shown = [measured.line(letter, words[-2:]) for words in drawn.LEVELS]
    assert {line.size for line in shown} == {16}
    assert shown[0].font not in {line.font for line in shown[1:]}


def test_what_the_text_does_not_name_as_an_attachment_has_no_mark() -> None:
    cover = measured.pages(pdf([drawn.EACH[Layout.COVER]]))
    assert measured.lines(cover[1])[0].words == "卷内目录"


def test_a_report_has_a_number_on_its_first_page() -> None:
    report = drawn.EACH[Layout.REPORT]
    last = measured.lines(measured.pages(pdf([report]))[0])[-1]
    assert last.words.replace(" ", "") == "—1—"


def test_two_papers_each_begin_on_an_odd_page_with_numbers_of_their_own() -> None:
    one = Copy(drawn.reply(), Layout.REPORT)
    numbers = [
        measured.lines(p)[-1].words if p.chars else "" for p in measured.pages(pdf([one, one]))
    ]
    assert [number.replace(" ", "") for number in numbers] == ["—1—", "", "—1—"]
