"""One letter of every kind, most from the played committee, in three printings: the same words."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import func, select

from proposals import rehearsal
from proposals.document import read
from proposals.letters.kinds import kinds
from proposals.printing import Copy
from proposals.printing.html import html
from proposals.printing.pdf import pdf
from proposals.records import Letter
from tests.printing import measured, test_docx, test_html
from workflows.terms import Layout

NEVER_PLAYED = {
    *("file/conversion_slip", "file/unmerge_notice", "handle/assignment_list"),
    *("submit/call_notice", "submit/withdrawal_notice"),
    *("supervise/redate_notice", "supervise/supervision_cancelled", "supervise/void_notice"),
    *("supervise/unit_supervision_notice", "supervise/unit_urge_letter"),
}
"""Kinds the play has no occasion for: their golden words are printed instead."""
ON_REQUEST = "printed/"
"""Sent to nobody: test_papers_on_request.py prints them."""


@pytest.fixture(scope="module")
def played_copies(
    played_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Copy]]:
    """The longest letter of each kind the play wrote."""
    file = shutil.copy(played_file, tmp_path_factory.mktemp("kinds") / "played.sqlite")
    office = rehearsal.office(f"sqlite:///{file}")
    length = func.length(Letter.words)
    with office.reading() as work:
        letters = work.exec(select(Letter).order_by(length))
        yield {each.kind: Copy(each.document, each.layout) for each in letters}
    office.engine.dispose()


@pytest.fixture(scope="module")
def copies(played_copies: dict[str, Copy]) -> list[Copy]:
    """One of every kind that is sent."""
    golden = [
        (test_html.GOLDEN / f"{kind}.xml").read_text(encoding="utf-8") for kind in NEVER_PLAYED
    ]
    return [*played_copies.values(), *(Copy(read(words), Layout.LETTER) for words in golden)]


def test_no_kind_is_left_out(played_copies: dict[str, Copy]) -> None:
    sent = {kind for kind in kinds() if not kind.startswith(ON_REQUEST)}
    assert sent - set(played_copies) == NEVER_PLAYED


def in_html(copy: Copy) -> str:
    return test_html.said(html(copy))


def in_docx(copy: Copy) -> str:
    return test_docx.said(test_docx.part(copy))


@pytest.mark.parametrize("printed", [in_html, in_docx])
def test_a_page_and_a_docx_say_what_the_letter_says(
    copies: list[Copy], printed: Callable[[Copy], str]
) -> None:
    assert [printed(copy) for copy in copies] == [test_html.meant(c.document) for c in copies]


def test_a_pdf_says_what_the_letter_says(copies: list[Copy]) -> None:
    meant = Counter("".join(test_html.meant(copy.document) for copy in copies))
    assert Counter(measured.words(pdf(copies))) == meant
