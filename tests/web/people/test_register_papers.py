"""The papers of members and units, and the empty rosters: where they are asked for, and by whom."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from sqlmodel import select

from proposals.database import Office
from proposals.reading.columns import MEMBER, UNIT, Aliases, recognise
from proposals.records import Account, HandlingUnit
from tests.web.conftest import Enter
from tests.web.people.test_importing import count, hand_in
from tests.web.people.test_registers import member_of
from workflows.terms import Role

ROSTERS = [("members", MEMBER), ("units", UNIT)]


def unit_of(office: Office, username: str) -> int:
    with office.reading() as work:
        return work.exec(select(Account.unit_id).where(Account.username == username)).one() or 0


def headings(content: bytes) -> list[str]:
    """The first line of the first sheet."""
    (first, *rest) = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    assert rest == []
    return [str(cell) for cell in first]


def test_a_member_carries_his_own_file_away(enter: Enter, played: Office) -> None:
    page = f"/members/{member_of(played, 'm002')}"
    member = enter("m002", Role.MEMBER)
    assert f'formaction="{page}/file.pdf"' in member.get(page).text
    opened = Document(io.BytesIO(member.get(f"{page}/file.docx").content))
    assert opened.paragraphs[0].text == "委员履职档案"


def test_a_bulletin_is_of_the_session_chosen(enter: Enter, played: Office) -> None:
    clerk, page = enter("clerk-1", Role.CLERK), f"/members/{member_of(played, 'm002')}"
    session = re.findall(r'<option value="(\d+)">业绩通报', clerk.get(page).text)[0]
    opened = Document(io.BytesIO(clerk.get(f"{page}/file.docx?session={session}").content))
    assert opened.paragraphs[0].text == "委员业绩通报"


def test_a_unit_chooses_paper_and_year_on_its_page(enter: Enter, played: Office) -> None:
    unit = enter("education-office", Role.UNIT_OFFICE)
    page = unit.get(f"/units/{unit_of(played, 'education-office')}").text
    assert re.findall(r'<option value="(\w+)">(?:提案办理|先进)', page) == [
        *("summary", "recommendation"),
    ]


def test_who_only_reads_about_a_unit_is_offered_no_paper(enter: Enter, played: Office) -> None:
    page = f"/units/{unit_of(played, 'education-office')}"
    assert "年度文书" not in enter("chair", Role.CHAIR).get(page).text


@pytest.mark.parametrize(("kind", "known"), ROSTERS)
def test_an_empty_roster_has_the_headings_that_are_read(
    enter: Enter, kind: str, known: Aliases
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert f"/rosters/import.xlsx?kind={kind}" in clerk.get("/rosters/import").text
    given = headings(clerk.get(f"/rosters/import.xlsx?kind={kind}").content)
    found = recognise(given, known)
    assert (list(found.fields.values()), found.unused) == (list(known), ())


def test_a_list_filled_into_the_empty_roster_is_taken_over(enter: Enter, played: Office) -> None:
    clerk, before = enter("clerk-1", Role.CLERK), count(played, HandlingUnit)
    empty = clerk.get("/rosters/import.csv?kind=units").text.strip()
    line = ",".join(["区低空经济局"] + [""] * empty.count(","))
    assert hand_in(clerk, "units", f"{empty}\n{line}\n").status_code == 303
    assert count(played, HandlingUnit) == before + 1
