"""Numbers no row can have: not there, on every address and for everybody."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Enter
from tests.web.doors import Door, doors
from tests.web.own_rows import NUMBER, filled
from workflows.terms import Act, Role

ODD = ("0", "-1", "x", "1.5", "9" * 30, str(2**31), str(2**63), "２")
LARGEST = 2**31 - 1
NUMBERED = [door for door in doors() if NUMBER.search(door.path)]
FACES = (("clerk-1", Role.CLERK), ("sysadmin-1", Role.SYSADMIN))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face[1])
def test_an_odd_number_is_not_there(enter: Enter, face: tuple[str, Role]) -> None:
    person = enter(*face)
    surprises = [
        (door.method, address, status)
        for door in NUMBERED
        for odd in (*ODD, LARGEST)
        for address in [filled(door, odd, Act.FILE)]
        if (status := answer(person, door, address)) != 404
    ]
    assert surprises == []


def answer(person: TestClient, door: Door, address: str) -> int:
    """What it gives, to somebody whose form is his own."""
    data = {"csrf": csrf(person)} if door.method == "POST" else None
    return int(person.request(door.method, address, data=data).status_code)


def csrf(person: TestClient) -> str:
    page = person.get("/account").text
    return page.partition('name="csrf" value="')[2].partition('"')[0]


QUERIES = ("page", "before", "after", "session", "unit", "sector", "id", "of", "number", "year")


@pytest.mark.parametrize("odd", ["-1", "x", "9" * 30, "%00", "é' --"])
def test_an_odd_question_breaks_no_page(enter: Enter, odd: str) -> None:
    person = enter(*FACES[0])
    query = "&".join(f"{name}={odd}" for name in QUERIES)
    addresses = [filled(d, 30) for d in doors() if d.method == "GET" and d.view]
    broken = [a for a in addresses if person.get(f"{a}?{query}").status_code >= 500]
    assert broken == []
