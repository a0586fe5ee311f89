"""Every route by every role, and by nobody, against the tables: views, permits, row rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlmodel import SQLModel, func, select
from starlette.requests import Request
from starlette.testclient import TestClient

from proposals import rehearsal
from proposals.acting import batches, table
from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.database import Office
from proposals.desk.registers import unit_year
from proposals.rehearsal.faces import faces
from proposals.rehearsal.script import CURTAIN
from proposals.web import signin
from proposals.web.site import build_site
from tests.web.doors import BY_ACT, OPEN, OPENS_ITSELF, Door, doors
from tests.web.own_rows import filled, one_of_each, rows_of
from tests.web.tickets import Ticket, ticket
from workflows.policies.permits import MAY
from workflows.policies.sights import SEES, SIGNED_IN
from workflows.terms import Act, Role, View

IN, NOT_THERE, NOT_OURS, ELSE = 200, 404, 403, 303
NARROWER = {
    **dict.fromkeys(("import_form", "import", "import_template"), importers.ROSTERS),
    "unit_year": unit_year.PRINT,
}
"""Routes that fewer may use than may read the page they stand on."""
ASKS = {"jot_down": "?act=draft", "discard_jotting": "?act=draft"}
SETS = {
    **dict.fromkeys(("bulk", "do_in_bulk"), batches.TOGETHER),
    **dict.fromkeys(("act_that_begins", "begin"), table.BEGINNING),
    **dict.fromkeys(("roster_act", "keep_roster"), table.KEEPING),
}
"""The acts a route is for, where it is not for all."""
OUTSIDE = (Act.WITHDRAW, Act.LAPSE)
"""An act of people that is in no set, and one of the clock's; tried everywhere."""


class Cell(NamedTuple):
    """One role before one address."""

    method: str
    address: str
    status: int
    csrf: bool = False


class Caller(NamedTuple):
    """Somebody at the door, or nobody."""

    browser: TestClient
    reader: Actor | None
    csrf: str = ""

    def answer(self, cell: Cell) -> int:
        """What this cell really gives."""
        form = {"csrf": self.csrf} if cell.csrf else {}
        data = form if cell.method == "POST" else None
        return int(self.browser.request(cell.method, cell.address, data=data).status_code)


@pytest.fixture(scope="module")
def standing(played_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One played committee for the whole walk: nothing in it is to change."""
    copy = shutil.copy(played_file, tmp_path_factory.mktemp("doors") / "played.sqlite")
    office = rehearsal.office(f"sqlite:///{copy}")
    yield office
    office.engine.dispose()


@pytest.fixture(scope="module")
def entrance(standing: Office) -> TestClient:
    """A browser in which nobody has signed in."""
    site = build_site(standing, now=lambda: CURTAIN)
    return TestClient(site, follow_redirects=False, raise_server_exceptions=False)


def caller(office: Office, entrance: TestClient, role: Role | None) -> Caller:
    """The face of a role with his browser."""
    entrance.cookies.clear()
    if role is None:
        return Caller(entrance, None)
    with office.reading() as work:
        face = next(f for f in faces(work, CURTAIN.date()) if f.role == role)
    held: Ticket = ticket(office, face.username, role)
    entrance.cookies.set(signin.COOKIE, held.cookie)
    with office.reading() as work:
        visitor = signin.visitor_of(_request(held), work, CURTAIN)
    assert visitor is not None
    return Caller(entrance, visitor.actor(CURTAIN), held.csrf)


def walk(office: Office, who: Caller) -> Iterator[Cell]:
    """Every cell of this caller's line of the table."""
    for door in doors():
        if door.name not in OPEN:
            yield from at(office, who, door)


def at(office: Office, who: Caller, door: Door) -> Iterator[Cell]:
    if door.name in BY_ACT:
        yield from by_act(office, who, door)
    elif who.reader is None or not may_open(who.reader.role, door):
        status = ELSE if who.reader is None else NOT_THERE
        yield Cell(door.method, filled(door) + ASKS.get(door.name, ""), status, csrf=True)
    elif door.method == "POST":
        yield Cell("POST", filled(door) + ASKS.get(door.name, ""), NOT_OURS)
    elif rows_of(door) is None:
        yield Cell("GET", filled(door), IN)
    else:
        yield from by_row(office, who.reader, door)


def may_open(role: Role, door: Door) -> bool:
    """What the table of pages says."""
    assert door.view is not None
    return role in NARROWER.get(door.name, SEES[door.view])


def by_row(office: Office, reader: Actor, door: Door) -> Iterator[Cell]:
    with office.reading() as work:
        his, strange = one_of_each(work, reader, door)
    if his is not None:
        yield Cell("GET", filled(door, his), IN)
    if strange is not None:
        yield Cell("GET", filled(door, strange), NOT_THERE)


def by_act(office: Office, who: Caller, door: Door) -> Iterator[Cell]:
    """A page an act: the permits say whose, the row rules on which case."""
    his, strange = None, None
    if who.reader is not None and who.reader.role in SEES[door.view or View.CASE]:
        with office.reading() as work:
            if rows_of(door) is not None:
                his, strange = one_of_each(work, who.reader, door)
    for act in dict.fromkeys((*SETS.get(door.name, Act), *OUTSIDE)):
        if who.reader is None:
            yield Cell(door.method, filled(door, 1, act), ELSE)
        elif not may_do(who.reader.role, act, door):
            yield Cell(door.method, filled(door, his or 1, act), NOT_THERE, csrf=True)
        else:
            yield from allowed(door, act, his, strange)


def allowed(door: Door, act: Act, his: int | None, strange: int | None) -> Iterator[Cell]:
    if strange is not None:
        yield Cell(door.method, filled(door, strange, act), NOT_THERE, csrf=True)
    if rows_of(door) is None or his is not None:
        status = IN if door.method == "GET" else NOT_OURS
        yield Cell(door.method, filled(door, his, act), status)


def may_do(role: Role, act: Act, door: Door) -> bool:
    """What the table of permits says, as far as there is such a page."""
    if role not in SEES[door.view or View.CASE]:
        return False
    return role in MAY[act] and act in SETS.get(door.name, table.ACTS)


def rows_in(office: Office) -> dict[str, int]:
    """How much is written in every table but those of who is signed in."""
    with office.reading() as work:
        return {
            each.name: work.exec(select(func.count()).select_from(each)).one()
            for each in SQLModel.metadata.sorted_tables
            if each.name != "web_session"
        }


def _request(held: Ticket) -> Request:
    cookie = f"{signin.COOKIE}={held.cookie}".encode()
    return Request({"type": "http", "headers": [(b"cookie", cookie)]})


@pytest.mark.parametrize("role", [None, *sorted(SIGNED_IN)], ids=lambda role: role or "nobody")
def test_every_route_answers_as_the_tables_say(
    standing: Office, entrance: TestClient, role: Role | None
) -> None:
    who = caller(standing, entrance, role)
    cells = list(walk(standing, who))
    before = rows_in(standing)
    surprises = [(cell, got) for cell in cells if (got := who.answer(cell)) != cell.status]
    assert surprises == []
    assert (len(cells) > 300, rows_in(standing)) == (True, before)


def test_it_is_said_of_every_route_what_opens_it() -> None:
    assert [door.name for door in doors() if not door.known] == []


def test_no_door_is_named_that_is_not_there() -> None:
    there = {door.name for door in doors()}
    assert (set(OPEN) | set(OPENS_ITSELF) | BY_ACT | set(NARROWER)) - there == set()
