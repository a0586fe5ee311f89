"""One of every paper printed on request, of the played committee: three printings, the same words.

A kind that is added is asked for here: `test_no_paper_is_left_out`.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from proposals import rehearsal
from proposals.casework.actor import Actor
from proposals.database import Office
from proposals.desk import statistics
from proposals.desk.correspondence import forms
from proposals.desk.correspondence.forms import Form
from proposals.desk.registers.member_file import member_file
from proposals.desk.registers.unit_papers import UnitPaper, unit_paper
from proposals.desk.statistics.reviewing import review_paper
from proposals.document import Table
from proposals.letters.kinds import kinds
from proposals.printing import Copy
from proposals.printing.pdf import pdf
from proposals.records import Proposal
from proposals.rehearsal.script import CURTAIN
from tests.printing import measured, test_html
from tests.web.case import cases
from tests.web.letters.test_every_kind_printed import ON_REQUEST, in_docx, in_html
from workflows.terms import ProposalStage, Role

CLERK = Actor("林乙", Role.CLERK, CURTAIN)
LAST_YEAR = CURTAIN.year - 1


@pytest.fixture(scope="module")
def office(played_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The played committee, looked at by all tests here."""
    file = shutil.copy(played_file, tmp_path_factory.mktemp("papers") / "played.sqlite")
    opened = rehearsal.office(f"sqlite:///{file}")
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="module")
def copies(office: Office) -> list[Copy]:
    """Every paper of a case followed up, its first unit, the first member, and of all."""
    id = cases.at(office, ProposalStage.TRACKING)
    with office.transaction() as work:
        case = work.get_one(Proposal, id)
        unit, today = case.assignments[0].unit_id, CURTAIN.date()
        case.disposition = "public_opinion"
        report = statistics.report(work, today)
        return [
            *(forms.form(work, CLERK, case, wanted, CURTAIN) for wanted in Form),
            *(unit_paper(work, CLERK, unit, LAST_YEAR, each, CURTAIN) for each in UnitPaper),
            member_file(work, CLERK, 1, None, CURTAIN),
            review_paper(work, today, None, CURTAIN),
            statistics.paper(work, report, CURTAIN),
        ]


def test_no_paper_is_left_out(copies: list[Copy]) -> None:
    on_request = [title for kind, title in kinds().items() if kind.startswith(ON_REQUEST)]
    assert len(copies) == len(on_request)


def test_page_and_docx_say_what_the_paper_says(copies: list[Copy]) -> None:
    meant = [test_html.meant(copy.document) for copy in copies]
    assert [in_html(copy) for copy in copies] == meant
    assert [in_docx(copy) for copy in copies] == meant


def heads(copy: Copy) -> str:
    """What stands over its tables, and on each further page of a table once more."""
    tables = (block for block in copy.document.blocks if isinstance(block, Table))
    return "".join(
        cell.text for table in tables for row in table.rows[: table.head] for cell in row
    )


def test_the_pdf_says_what_the_paper_says(copies: list[Copy]) -> None:
    meant = Counter("".join(test_html.meant(copy.document) for copy in copies))
    said = Counter(measured.words(pdf(copies)))
    assert meant - said == Counter()
    assert set(said - meant) <= set("".join(map(heads, copies)))
