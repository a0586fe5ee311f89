"""名册 kept by hand: each act by its form, refused with what was typed, on record."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlmodel import col, select
from starlette.responses import Response
from starlette.testclient import TestClient

from proposals.acting import table
from proposals.database import Office
from proposals.records import (
    Entry,
    HandlingUnit,
    Member,
    Organisation,
    PlenarySession,
    Sector,
)
from proposals.rehearsal.script import CURTAIN
from tests.web.conftest import Enter
from workflows.terms import Act, Role

TODAY = CURTAIN.date()
REASON = {"reason": "常委会会议决定"}
UNIT = {"entry.name": "区低空经济局", "entry.kind": "government", "entry.sort": "3"}
DATES = {
    "dates.window_opens_on": "2031-12-01",
    "dates.opens_on": "2032-01-05",
    "dates.closes_on": "2032-01-08",
    "dates.cutoff_at": "2032-01-07T18:00",
}
TERM = {"term_number": "88", "begins_on": "2031-06-01", "ends_on": "2036-05-31"}
SINCE = {"valid_from": str(TODAY)}


class Told(NamedTuple):
    """One form, filled in."""

    act: Act
    kind: type | None
    given: dict[str, str]


FORMS = (
    Told(Act.OPEN_TERM, None, TERM),
    Told(Act.ADD_SECTOR, None, {"entry.name": "环境资源界"} | SINCE),
    Told(Act.CORRECT_SECTOR, Sector, {"entry.name": "改名界"} | REASON),
    Told(Act.END_SECTOR, Sector, {"last_on": str(TODAY)} | REASON),
    Told(Act.ADD_ORGANISATION, None, {"entry.name": "区侨联", "entry.kind": "people_org"} | SINCE),
    Told(Act.CORRECT_ORGANISATION, Organisation, {"entry.name": "改名会"} | REASON),
    Told(Act.END_ORGANISATION, Organisation, {"last_on": str(TODAY)} | REASON),
    Told(Act.NAME_SIGNATORY, Organisation, {"signatory": "主委新"} | SINCE),
    Told(Act.ADD_UNIT, None, UNIT | SINCE),
    Told(Act.CORRECT_UNIT, HandlingUnit, UNIT | {"entry.name": "区林业局"} | REASON),
    Told(Act.RENAME_UNIT, HandlingUnit, UNIT | {"entry.name": "区低空产业局"} | SINCE),
    Told(Act.END_UNIT, HandlingUnit, {"last_on": str(TODAY)} | REASON),
)
"""Those that need nothing of the committee but a row that is new."""
TOLD_APART = frozenset({*(Act.OPEN_SESSION, Act.CORRECT_SESSION, Act.NAME_CONVENOR)})
OF_MEMBERS = frozenset({Act.ENROL_MEMBER, Act.CORRECT_MEMBER, Act.END_MEMBERSHIP})


def address(act: Act, of: int | None = None) -> str:
    return f"/rosters/acts/{act}" + (f"?of={of}" if of else "")


def hand_in(visitor: TestClient, where: str, given: dict[str, str]) -> Response:
    page = visitor.get(where)
    assert page.status_code == 200
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))
    answer: Response = visitor.post(where, data=hidden | given)
    return answer


def fresh(office: Office, act: Act, kind: type | None) -> int | None:
    """A row nothing rests on, as the office would have just entered it."""
    if kind is None:
        return None
    more = {
        Sector: {"name": f"{act}界"},
        Organisation: {"name": f"{act}会", "kind": "people_org"},
        HandlingUnit: {"name": f"{act}局", "kind": "government"},
    }[kind]
    with office.transaction() as work:
        row = kind(**more, valid_from=TODAY - timedelta(days=9))
        work.add(row)
        work.flush()
        return int(row.id)


def history(office: Office) -> list[Act]:
    with office.reading() as work:
        asked = select(Entry.act).where(Entry.chain == "rosters").order_by(col(Entry.number))
        return list(work.exec(asked))


def serving(office: Office) -> Member:
    """The member enrolled last."""
    with office.reading() as work:
        return work.exec(select(Member).order_by(col(Member.id).desc())).first() or Member()


def test_each_form_does_its_act(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    answers = {
        told.act: hand_in(clerk, address(told.act, fresh(played, told.act, told.kind)), told.given)
        for told in FORMS
    }
    assert {
        act: answer.status_code for act, answer in answers.items() if answer.status_code != 303
    } == {}
    assert history(played) == [told.act for told in FORMS]


def test_a_session_is_opened_and_put_off(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    hand_in(clerk, address(Act.OPEN_TERM), TERM)
    named = {"term_number": "88", "session_number": "1"}
    assert hand_in(clerk, address(Act.OPEN_SESSION), named | DATES).status_code == 303
    with played.reading() as work:
        opened = work.exec(select(PlenarySession).order_by(col(PlenarySession.id).desc())).first()
    assert opened
    later = DATES | {"dates.closes_on": "2032-01-09"} | REASON
    hand_in(clerk, address(Act.CORRECT_SESSION, opened.id), later)
    assert history(played) == [Act.OPEN_TERM, Act.OPEN_SESSION, Act.CORRECT_SESSION]


def test_a_member_is_enrolled_corrected_made_convenor_and_resigns(
    enter: Enter, played: Office
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    with played.reading() as work:
        sector = work.exec(select(Sector)).first()
        assert sector
    name = {"entry.name": "欧阳新", "entry.sector_id": str(sector.id)}
    hand_in(clerk, address(Act.ENROL_MEMBER), name | SINCE)
    row = serving(played)
    hand_in(clerk, address(Act.CORRECT_MEMBER, row.id), name | {"entry.post": "院长"} | REASON)
    hand_in(clerk, address(Act.NAME_CONVENOR, sector.id), {"member": row.code} | SINCE)
    ends = {"status": "resigned", "last_on": str(TODAY)} | REASON
    hand_in(clerk, address(Act.END_MEMBERSHIP, row.id), ends)
    assert set(history(played)) == OF_MEMBERS | {Act.NAME_CONVENOR}
    page = clerk.get(f"/members/{row.id}").text
    assert all(word in page for word in ("请辞", "登记的变更", "常委会会议决定"))


def test_no_act_of_the_rosters_is_forgotten() -> None:
    assert {told.act for told in FORMS} | TOLD_APART | OF_MEMBERS == set(table.KEEPING)


def test_a_refused_form_keeps_what_was_typed_and_says_why_beside_it(
    enter: Enter, played: Office
) -> None:
    given = UNIT | {"entry.name": "区教育局"} | SINCE
    answer = hand_in(enter("clerk-1", Role.CLERK), address(Act.ADD_UNIT), given)
    beside = answer.text.partition('id="f-entry.name-errors"')[2].partition("</ul>")[0]
    assert (answer.status_code, "已在册" in beside) == (422, True)
    assert 'value="区教育局"' in answer.text
    assert history(played) == []


def test_a_bad_date_is_refused_in_words(enter: Enter) -> None:
    given = UNIT | {"valid_from": "2026-02-30"}
    answer = hand_in(enter("clerk-1", Role.CLERK), address(Act.ADD_UNIT), given)
    assert (answer.status_code, "不是日期" in answer.text) == (422, True)


def test_a_unit_with_open_cases_asks_for_its_successor(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    with played.reading() as work:
        asked = select(HandlingUnit).where(HandlingUnit.name == "区财政局")
        unit = work.exec(asked).one()
    answer = hand_in(clerk, address(Act.END_UNIT, unit.id), {"last_on": str(TODAY)} | REASON)
    beside = answer.text.partition('id="f-successor-errors"')[2]
    assert (answer.status_code, "须写明承继单位" in beside) == (422, True)


def test_a_form_pressed_twice_is_carried_out_once(enter: Enter, played: Office) -> None:
    clerk, where = enter("clerk-1", Role.CLERK), address(Act.ADD_UNIT)
    page = clerk.get(where).text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)) | UNIT
    answers = [clerk.post(where, data=form | SINCE).status_code for _ in range(2)]
    assert (answers, history(played)) == ([303, 303], [Act.ADD_UNIT])


def test_contact_details_are_not_shown_on_the_form_that_corrects(
    enter: Enter, played: Office
) -> None:
    with played.reading() as work:
        row = work.exec(select(Member).where(Member.phone != "")).first()
        assert row
    page = enter("clerk-1", Role.CLERK).get(address(Act.CORRECT_MEMBER, row.id)).text
    assert [each for each in (row.name, *row.contact_details) if each in page] == [row.name]


def test_without_a_row_it_asks_which(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(address(Act.RENAME_UNIT)).text
    assert '<select class="form-select" name="of"' in page


def test_what_was_done_stands_in_the_record_of_the_office(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    hand_in(clerk, address(Act.ADD_UNIT), UNIT | SINCE)
    page = clerk.get("/history", params={"act": "add_unit"}).text
    assert all(word in page for word in ("增设承办单位", "名册", "区低空经济局", "可验证"))


def test_an_import_is_on_record_too(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    token = re.findall(r'name="csrf" value="([^"]+)"', clerk.get("/rosters/import").text)[0]
    file = {"file": ("单位.csv", "单位名称\n区低空经济局".encode(), "text/csv")}
    clerk.post("/rosters/import", data={"csrf": token, "kind": "units"}, files=file)
    assert "自文件导入：1条" in clerk.get("/history", params={"act": "add_unit"}).text


@pytest.mark.parametrize(
    ("user", "role"), [("head", Role.COMMITTEE_HEAD), ("sysadmin-1", Role.SYSADMIN)]
)
def test_who_keeps_no_roster_sees_no_button(enter: Enter, user: str, role: Role) -> None:
    visitor = enter(user, role)
    assert "/rosters/acts/" not in visitor.get("/rosters").text
    assert visitor.get(address(Act.OPEN_TERM)).status_code == 404
