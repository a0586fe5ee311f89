"""导入: a file is taken over whole, or every bad line is named and nothing is taken."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select
from starlette.responses import Response
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import HandlingUnit, Member, Sector
from tests.web.conftest import Enter
from workflows.terms import Role

PAGE = "/rosters/import"


def hand_in(visitor: TestClient, kind: str, text: str, name: str = "名册.csv") -> Response:
    found = re.search(r'name="csrf" value="([^"]+)"', visitor.get(PAGE).text)
    assert found
    file = {"file": (name, text.encode(), "text/csv")}
    answer: Response = visitor.post(PAGE, data={"csrf": found[1], "kind": kind}, files=file)
    return answer


def roster(office: Office, *names: str) -> str:
    with office.transaction() as work:
        sector = work.exec(select(Sector)).first()
        assert sector
        return "\n".join(["姓名,界别", *(f"{name},{sector.name}" for name in names)])


def count(office: Office, kind: type[Member] | type[HandlingUnit]) -> int:
    with office.transaction() as work:
        return len(work.exec(select(kind)).all())


def test_a_roster_is_taken_over(enter: Enter, played: Office) -> None:
    before = count(played, Member)
    answer = hand_in(enter("clerk-1", Role.CLERK), "members", roster(played, "欧阳新", "司马新"))
    assert answer.status_code == 303
    assert count(played, Member) == before + 2


def test_one_bad_line_keeps_the_whole_file_out(enter: Enter, played: Office) -> None:
    before, text = count(played, Member), roster(played, "欧阳新") + "\n司马新,没有的界别"
    answer = hand_in(enter("clerk-1", Role.CLERK), "members", text)
    assert answer.status_code == 422
    assert "第3行" in answer.text
    assert count(played, Member) == before


def test_a_list_of_units_is_taken_over_by_an_administrator(enter: Enter, played: Office) -> None:
    before = count(played, HandlingUnit)
    admin = enter("sysadmin-1", Role.SYSADMIN)
    assert hand_in(admin, "units", "单位名称\n区低空经济局").status_code == 303
    assert count(played, HandlingUnit) == before + 1


@pytest.mark.parametrize("name", ["名册.exe", "../../名册.csv.sh"])
def test_another_kind_of_file_is_refused(enter: Enter, played: Office, name: str) -> None:
    answer = hand_in(enter("clerk-1", Role.CLERK), "members", roster(played, "欧阳新"), name)
    assert answer.status_code == 422


def test_without_a_file_it_asks_for_one(enter: Enter) -> None:
    answer = hand_in(enter("clerk-1", Role.CLERK), "members", "", "")
    assert answer.status_code == 422
    assert "请选择要导入的文件" in answer.text


@pytest.mark.parametrize(("user", "role"), [("auditor", Role.AUDITOR), ("chair", Role.CHAIR)])
def test_who_may_not_import_finds_no_page(enter: Enter, user: str, role: Role) -> None:
    assert enter(user, role).get(PAGE).status_code == 404
