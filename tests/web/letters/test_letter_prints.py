"""Letters carried away: whose they are, what stands across them, what their files are called."""

from __future__ import annotations

import io
import zipfile

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from proposals.casework.actor import Actor
from proposals.casework.supervise import voiding
from proposals.database import Office
from proposals.desk import correspondence
from proposals.desk.correspondence import Print
from proposals.records import Issued, Letter, Publication
from proposals.rehearsal.script import CURTAIN
from proposals.web import prints
from proposals.web.prints import Bundle
from tests.web.conftest import Enter
from tests.web.supervise.drafting import draft, hidden
from workflows.terms import Role

CLERK = Actor("林乙", Role.CLERK, CURTAIN)
UNIT = ("education-office", Role.UNIT_OFFICE)


@pytest.fixture
def clerk(enter: Enter) -> TestClient:
    return enter("clerk-1", Role.CLERK)


def numbered(office: Office, how_many: int) -> list[Letter]:
    """So many 催办函, the latest first."""
    with office.reading() as work:
        asked = select(Letter).where(Letter.kind == "supervise/urge_letter")
        found = list(work.exec(asked.order_by(col(Letter.id).desc()).limit(how_many)))
        assert len(found) == how_many
        return found


def printed(office: Office, letter: Letter, reader: Actor = CLERK) -> Print:
    with office.reading() as work:
        return correspondence.prints(work, reader, [letter.id or 0])[0]


def handed_in(clerk: TestClient, letters: list[Letter], bundle: Bundle) -> zipfile.ZipFile:
    """The ZIP that comes for these letters, ticked in the register."""
    form = hidden(clerk.get("/letters?way=out").text) | {"bundle": bundle.value}
    answer = clerk.post("/letters/print", data=form | {"id": [str(each.id) for each in letters]})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    file = zipfile.ZipFile(io.BytesIO(answer.content))
    assert file.testzip() is None
    return file


def test_the_committee_prints_an_issued_letter_as_it_is(played: Office) -> None:
    (letter,) = numbered(played, 1)
    assert printed(played, letter).copy.watermark == ""


def test_a_draft_says_so_across_its_pages(played: Office) -> None:
    assert printed(played, draft(played)).copy.watermark == "草稿"


def test_a_void_letter_says_so_across_its_pages(played: Office) -> None:
    (letter,) = numbered(played, 1)
    with played.transaction() as work:
        voiding.void(work, Issued(work.get_one(Letter, letter.id)), "致送有误", CLERK)
    assert printed(played, letter).copy.watermark == "作废"


@pytest.mark.parametrize(("public", "watermark"), [(True, ""), (False, "未公开")])
def test_a_print_outside_the_committee_says_what_is_not_public(
    played: Office, public: bool, watermark: str
) -> None:
    (letter,) = numbered(played, 1)
    with played.transaction() as work:
        shown = select(Publication).where(Publication.proposal_id == letter.proposal_id)
        for publication in work.exec(shown) if not public else ():
            work.delete(publication)
    auditor = Actor("审计", Role.AUDITOR, CURTAIN)
    assert printed(played, letter, auditor).copy.watermark == watermark


def test_one_letter_comes_as_a_file_named_by_its_number(clerk: TestClient, played: Office) -> None:
    (letter,) = numbered(played, 1)
    answer = clerk.get(f"/letters/{letter.id}/paper.docx")
    assert answer.content[:2] == b"PK"
    assert printed(played, letter).name.startswith(f"{letter.number} ")


def test_one_letter_comes_as_pdf(clerk: TestClient, played: Office) -> None:
    (letter,) = numbered(played, 1)
    assert clerk.get(f"/letters/{letter.id}/paper.pdf").content[:5] == b"%PDF-"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_letter_to_another_is_not_there_to_print(enter: Enter, played: Office, form: str) -> None:
    with played.reading() as work:
        others = select(Letter).where(Letter.addressee == "区财政局")
        letter = work.exec(others).all()[0]
    assert enter(*UNIT).get(f"/letters/{letter.id}/paper.{form}").status_code == 404


def test_a_zip_has_a_file_for_each_letter_by_number(clerk: TestClient, played: Office) -> None:
    letters = numbered(played, 3)
    names = handed_in(clerk, letters, Bundle.DOCX_BY_NUMBER).namelist()
    assert names == [f"{printed(played, each).name}.docx" for each in letters]


def test_a_zip_by_unit_has_a_folder_for_each(clerk: TestClient, played: Office) -> None:
    letters = numbered(played, 6)
    names = handed_in(clerk, letters, Bundle.DOCX_BY_UNIT).namelist()
    assert {name.partition("/")[0] for name in names} == {each.addressee for each in letters}


def test_many_letters_come_as_one_pdf(clerk: TestClient, played: Office) -> None:
    form = hidden(clerk.get("/letters?way=out").text) | {"bundle": Bundle.ONE_PDF.value}
    ids = [str(each.id) for each in numbered(played, 3)]
    answer = clerk.post("/letters/print", data=form | {"id": ids})
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_nothing_of_a_batch_is_printed_with_anothers_letter_in_it(
    enter: Enter, played: Office
) -> None:
    unit = enter(*UNIT)
    with played.reading() as work:
        own = work.exec(select(Letter.id).where(Letter.addressee == "区教育局")).all()[0]
        other = work.exec(select(Letter.id).where(Letter.addressee == "区财政局")).all()[0]
    form = hidden(unit.get("/account").text) | {"bundle": Bundle.DOCX_BY_NUMBER.value}
    answer = unit.post("/letters/print", data=form | {"id": [str(own), str(other)]})
    assert answer.status_code == 404


def test_a_batch_of_nothing_says_what_to_do(clerk: TestClient) -> None:
    form = hidden(clerk.get("/letters?way=out").text) | {"bundle": Bundle.ONE_PDF.value}
    answer = clerk.post("/letters/print", data=form)
    assert (answer.status_code, "至少选定一件" in answer.text) == (422, True)


def test_a_letter_that_fails_is_named_and_keeps_back_no_other(
    played: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = (printed(played, each) for each in numbered(played, 2))

    def printer(copy: object) -> bytes:
        if copy is bad.copy:
            raise ValueError("字体缺失")
        return b"paper"

    monkeypatch.setattr(prints, "_printer", lambda _form: printer)
    content = b"".join(prints.zipped([bad, good], Bundle.DOCX_BY_NUMBER))
    file = zipfile.ZipFile(io.BytesIO(content))
    assert file.namelist() == [f"{good.name}.docx", prints.FAILED]
    assert file.read(prints.FAILED).decode() == bad.name


def test_two_files_of_one_name_lie_beside_each_other(played: Office) -> None:
    (letter,) = numbered(played, 1)
    first = printed(played, letter)
    pieces = prints.zipped([first, first._replace(id=0)], Bundle.DOCX_BY_NUMBER)
    names = zipfile.ZipFile(io.BytesIO(b"".join(pieces))).namelist()
    assert names == [f"{first.name}.docx", f"{first.name}（0）.docx"]


def test_the_register_of_numbers_explains_a_void_one(clerk: TestClient, played: Office) -> None:
    (letter,) = numbered(played, 1)
    with played.transaction() as work:
        voiding.void(work, Issued(work.get_one(Letter, letter.id)), "致送有误", CLERK)
    page = clerk.get("/letters?way=numbers").text
    assert f">{letter.number}</a>" in page
    assert "作废：致送有误" in page


def test_no_number_of_the_play_is_lost(played: Office) -> None:
    with played.reading() as work:
        found = correspondence.series(work)
    assert len(found) > 10
    assert [each.name for each in found if each.lost or each.lacking] == []
