"""A wide list on pages turned for it (8), measured as they are bound: upper edge at the left."""

from __future__ import annotations

import pytest
from pdfplumber.page import Page

from proposals.printing.pdf import pdf
from tests.printing import drawn, measured
from tests.printing.test_pdf_measures import near


@pytest.fixture(scope="module")
def printed() -> list[Page]:
    """A letter, two pages of its list, its 版记."""
    return measured.pages(pdf([drawn.listed(17)]))


def test_the_pages_of_a_wide_list_alone_are_turned(printed: list[Page]) -> None:
    assert [page.width > page.height for page in printed] == [False, True, True, False]
    assert sorted(map(float, printed[1].bbox[2:])) == sorted(map(float, printed[0].bbox[2:]))


@pytest.mark.parametrize("page", [1, 2])
def test_the_head_of_a_turned_table_is_at_the_left(printed: list[Page], page: int) -> None:
    shown = [line for line in measured.lines(printed[page]) if "栏" in line.words]
    assert shown[0].words.startswith("栏目0")
    assert 28 < shown[0].top < shown[-1].bottom < 184


def test_a_turned_table_is_as_wide_as_the_text_block_is_high(printed: list[Page]) -> None:
    edges = [line["x0"] / 72 * 25.4 for line in printed[1].lines if line["height"] > 1]
    assert (min(edges), max(edges)) == (near(35), near(35 + 225))


@pytest.mark.parametrize(("page", "left"), [(1, 28 + 4.94), (2, 184 - 4.94 - 4)])
def test_the_number_of_a_turned_page_is_where_the_others_have_it(
    printed: list[Page], page: int, left: float
) -> None:
    top, bottom = measured.ink(printed[page], left, left + 4, 264, 280)
    assert (top + bottom) / 2 == near(262 + 7)


def test_type_of_a_turned_table_is_larger(printed: list[Page]) -> None:
    assert measured.line(printed[1], "栏目0").size == 12


def test_copies_stand_upright_behind_it(printed: list[Page]) -> None:
    assert measured.line(printed[-1], "抄送").left == near(28 + 14 * 25.4 / 72)
