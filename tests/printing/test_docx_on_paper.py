"""What comes out of a DOCX: LibreOffice prints it, and the print is measured.

With other fonts in the place of the official ones, as here, it shows places, pitches and breaks;
it does not show the shapes of 小标宋 and 仿宋_GB2312, nor how Word and WPS squeeze punctuation.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from pdfplumber.page import Page

from proposals.document import Paragraph
from proposals.printing import Copy, measures
from proposals.printing.docx import docx
from tests import sharing
from tests.missing import lacking
from tests.printing import drawn, measured
from workflows.terms import Layout

REMEDY = "apt-get install libreoffice-writer-nogui fonts-noto-cjk"
LENGTHS = tuple(28 * lines - 2 for lines in range(9, 15))
"""Characters of text after which the signature comes to the end of a page."""
THANKS = Paragraph("感谢关心和支持。")
PAPERS: dict[str, Copy] = {
    "full": drawn.filled(3000),
    "letter": drawn.EACH[Layout.LETTER],
    "circular": drawn.EACH[Layout.RED_HEAD],
    "pressing": drawn.PRESSING,
    "upward": drawn.UPWARD,
    "wide": drawn.listed(17),
    "form": drawn.EACH[Layout.FORM],
    "cover": drawn.EACH[Layout.COVER],
    **{f"signed {n}": drawn.signed(Paragraph("国" * n), THANKS) for n in LENGTHS},
}
BLACK = (None, 0, (0,), (0, 0, 0))


class Rule(NamedTuple):
    """A line, in millimetres."""

    top: float
    bottom: float
    left: float
    width: float
    red: bool

    @property
    def thick(self) -> float:
        """How thick."""
        return self.bottom - self.top


Printed = dict[str, list[Page]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The papers as DOCX and as LibreOffice prints them, by the first worker that asks."""
    if shutil.which("soffice") is None:
        lacking("LibreOffice", REMEDY)
    made = sharing.shared(tmp_path_factory, worker_id, "docx")
    sharing.once(made, _written)
    return made


def _written(made: Path) -> None:
    for name, copy in PAPERS.items():
        (made / f"{name}.docx").write_bytes(docx(copy))
    _print(made)


def _print(made: Path) -> None:
    """All of them in one call, in a home of its own."""
    call = ["soffice", "--headless", f"-env:UserInstallation={made.as_uri()}/home"]
    call += ["--convert-to", "pdf", "--outdir", str(made)]
    files = [str(file) for file in sorted(made.glob("*.docx"))]
    home = os.environ | {"HOME": str(made)}
    subprocess.run([*call, *files], check=True, capture_output=True, env=home, timeout=240)


@pytest.fixture(scope="module")
def printed(folder: Path) -> Printed:
    """Every paper page by page."""
    return {name: measured.pages((folder / f"{name}.pdf").read_bytes()) for name in PAPERS}


def rules(page: Page) -> list[Rule]:
    """Its long lines from top to bottom, which LibreOffice draws in several ways."""
    mm = 1 / measures.POINTS_PER_MM
    drawn_here = [each for each in page.rects + page.curves + page.lines if each["width"] > 300]
    found = {
        Rule(
            *(round(each[fact] * mm, 2) for fact in ("top", "bottom", "x0", "width")),
            each["non_stroking_color"] not in BLACK or each["stroking_color"] not in BLACK,
        )
        for each in drawn_here
    }
    return sorted(found)


def near(wanted: float, within: float = 0.5) -> object:
    """A place or size in millimetres."""
    return pytest.approx(wanted, abs=within)


def in_mm(points: float) -> float:
    """Points as millimetres."""
    return points / measures.POINTS_PER_MM


@pytest.mark.parametrize("name", PAPERS)
def test_every_page_is_a4(printed: Printed, name: str) -> None:
    sides = {frozenset(map(round, map(in_mm, page.bbox[2:]))) for page in printed[name]}
    assert sides == {frozenset((210, 297))}


def test_a_full_page_has_22_lines_of_28_characters(printed: Printed) -> None:
    found = measured.text_block(printed["full"][1])
    assert [len(line.words) for line in found] == [28] * 22


def test_the_text_block_is_156_by_225_millimetres(printed: Printed) -> None:
    found = measured.text_block(printed["full"][1])
    assert (found[0].left, found[0].right) == (near(28), near(184, 1))
    pitch = (found[-1].top - found[0].top) / 21
    assert (pitch, found[0].top) == (near(225 / 22, 0.05), near(37 + (pitch - 5.64) / 2, 2))


def test_the_mark_of_a_letter_stands_30_millimetres_from_the_edge(printed: Printed) -> None:
    top, bottom = measured.ink(printed["letter"][0], 40, 150, 26, 45)
    assert (top, rules(printed["letter"][0])[0].top - bottom) == (near(30), near(4, 0.6))


def test_the_double_lines_are_thick_outside_and_170_millimetres_wide(printed: Printed) -> None:
    found = [s for s in rules(printed["letter"][0]) if s.red]
    assert [s.thick for s in found] == [near(thick, 0.1) for thick in (1.2, 0.35, 0.35, 1.2)]
    assert {(round(s.left), round(s.width)) for s in found} == {(20, 170)}
    assert 297 - found[-1].bottom == near(20)


def test_the_lines_of_a_letter_stand_on_its_first_page_alone(printed: Printed) -> None:
    later = [s for page in printed["full"][1:] for s in rules(page) if s.red]
    assert later == []


def test_the_number_of_a_letter_ends_at_the_edge_under_the_line(printed: Printed) -> None:
    page = printed["letter"][0]
    number = measured.line(page, "江建提复")
    below = rules(page)[1]
    assert number.right == near(184)
    high, _ = measured.ink(page, 130, 184, below.bottom + 0.5, below.bottom + 12)
    assert high - below.bottom == near(14 / measures.POINTS_PER_MM)


def test_a_letter_is_numbered_outside_from_its_second_page_on(printed: Printed) -> None:
    found = [
        [(round(line.left), line.words) for line in measured.lines(page) if line.top > 262]
        for page in printed["full"][:3]
    ]
    assert found == [[], [(33, "—2—")], [(163, "—3—")]]


def test_a_page_number_stands_7_millimetres_under_the_text(printed: Printed) -> None:
    dash, _ = measured.ink(printed["full"][1], 28, 36, 264, 280)
    assert dash - 262 == near(7)


def test_a_circular_has_its_red_line_under_the_number(printed: Printed) -> None:
    page = printed["circular"][0]
    top, _ = measured.ink(page, 30, 180, 60, 95)
    assert top == near(37 + 35)
    _, number = measured.ink(page, 30, 180, 96, 113)
    red = next(rule for rule in rules(page) if rule.red)
    assert (red.top - number, red.width) == (near(4), near(156))


def test_urgency_stands_at_the_left_edge(printed: Printed) -> None:
    letter, circular = (printed[name][0] for name in ("pressing", "circular"))
    on_the_line = measured.line(letter, "加急")
    assert (on_the_line.left, on_the_line.right) == (near(28), near(184))
    assert "〔2026〕" in on_the_line.words
    alone = measured.line(circular, "特急")
    assert (alone.left, alone.top) == (near(28), near(37 + (225 / 22 - 5.64) / 2, 2))


def test_number_and_signer_of_a_report_upward_share_a_line(printed: Printed) -> None:
    line = measured.line(printed["upward"][0], "签发人")
    assert (line.left, line.right) == (near(28 + 156 / 28, 1), near(184 - 156 / 28, 1))
    assert line.words.startswith("江建提复〔2026〕12号")


def test_a_wide_list_lies_on_turned_pages(printed: Printed) -> None:
    pages = printed["wide"]
    assert [page.width > page.height for page in pages] == [False, True, True, False]
    assert [stroke for page in pages[1:] for stroke in rules(page) if stroke.red] == []
    assert measured.line(pages[1], "栏目0").words.endswith("栏目7")


def test_the_number_of_a_turned_page_is_where_the_others_have_it(printed: Printed) -> None:
    dash, _ = measured.ink(printed["wide"][1], 28, 36, 264, 280)
    assert dash - 262 == near(7)


def test_the_imprint_ends_with_the_last_text_block(printed: Printed) -> None:
    found = [s for s in rules(printed["circular"][-1]) if not s.red and s.top > 200]
    assert [s.thick for s in found] == [near(thick, 0.06) for thick in (0.35, 0.25, 0.35)]
    assert (found[-1].bottom, found[0].width) == (near(262), near(156))


def test_copies_stand_at_the_bottom_of_the_last_page(printed: Printed) -> None:
    copies = measured.line(printed["letter"][-1], "抄送")
    assert (copies.left, copies.bottom) == (near(28 + 14 / measures.POINTS_PER_MM), near(260, 2))


@pytest.mark.parametrize("length", LENGTHS)
def test_a_signature_is_never_alone_on_a_page(printed: Printed, length: int) -> None:
    found = [[line.words for line in measured.lines(page)] for page in printed[f"signed {length}"]]
    (page,) = [words for words in found if "提案委" in words]
    assert "感谢关心和支持。" in page


def test_a_cover_has_no_page_numbers_and_its_enclosure_a_page_of_its_own(printed: Printed) -> None:
    found = [[line.words for line in measured.lines(page)] for page in printed["cover"]]
    assert [page[0] for page in found[1:]] == ["卷内目录"]
    assert not [words for page in found for words in page if "—" in words]
