"""Before the curtain: the term, its sessions, its people and its units as records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proposals.records import (
    Convenor,
    HandlingUnit,
    Mandate,
    Member,
    Organisation,
    PlenarySession,
    Sector,
    Term,
    UnitContact,
)
from proposals.rehearsal.accounts import open_accounts
from proposals.rehearsal.people import Author, Cast, Person, Seat
from proposals.rehearsal.pieces import Stranger
from proposals.rehearsal.roster import Row, roster, rows
from proposals.rehearsal.script import PLACE
from proposals.work import Work
from workflows.terms import ProposerKind, Rank, Role, UnitKind

POSTCODE = "000000"
"""Of no post office: the sample committee is invented."""
STRANGER = "来案"
"""How the codes of members begin whom only a file of proposals names."""


def settle(work: Work, strangers: Iterable[Stranger] = ()) -> Cast:
    """Enrol everybody the play needs; those a file of proposals names come on top."""
    since = _settle_term(work)
    sectors = _sectors(work, since)
    members = _members(work, since, sectors)
    organisations = _organisations(work, since, members)
    everybody = list(strangers)
    organisations |= {s.name: _body(work, s, since) for s in everybody if s.kind.is_organisation}
    people = [s for s in everybody if not s.kind.is_organisation]
    members |= _strangers(work, people, since, list(sectors.values()))
    seats = _seats(work)
    officers = _officers(members, organisations)
    cast = Cast(
        officers,
        members,
        organisations,
        _convened(work, sectors, members),
        seats,
        _panels(officers),
    )
    open_accounts(work, cast, since)
    return cast


def _settle_term(work: Work) -> date:
    term = roster()["term"]
    row = Term(number=term["number"], begins_on=term["begins_on"], ends_on=term["ends_on"])
    work.add(row)
    work.flush()
    for session in rows("sessions"):
        given = {key: value for key, value in session.items() if key != "label"}
        work.add(PlenarySession(term_id=row.id or 0, **given))
    work.flush()
    return row.begins_on


def _sectors(work: Work, since: date) -> dict[str, Sector]:
    found = {row["code"]: Sector(name=row["name"], valid_from=since) for row in rows("sectors")}
    work.add_all(found.values())
    work.flush()
    return found


def _members(work: Work, since: date, sectors: dict[str, Sector]) -> dict[str, Author]:
    found = [_member(row, since, sectors) for row in rows("members")]
    work.add_all(found)
    work.flush()
    return {member.code: _as_author(member) for member in found}


def _member(row: Row, since: date, sectors: dict[str, Sector]) -> Member:
    sector_id = sectors[row["sector"]].id
    assert sector_id is not None, "sectors are enrolled first"
    rest = {key: value for key, value in row.items() if key != "sector"}
    return Member(sector_id=sector_id, valid_from=since, **rest, **_invented(row))


def _invented(row: Row) -> Row:
    """Where nobody lives: by rule and not drawn, so that the play stays as it is."""
    code = row["code"]
    return {
        "address": f"{PLACE}{row['group']}示例路{int(code.removeprefix('M'))}号",
        "postcode": POSTCODE,
        "email": f"{code.lower()}@example.com",
    }


def _as_author(member: Member) -> Author:
    person = Person(member.name, Role.MEMBER, member.id)
    return Author(member.code, person, ProposerKind.INDIVIDUAL, member.sector_id)


def _organisations(work: Work, since: date, members: dict[str, Author]) -> dict[str, Author]:
    return {
        row["key"]: _organisation(
            work,
            Organisation(name=row["name"], kind=ProposerKind(row["kind"]), valid_from=since),
            members[row["signatory"]].person.name,
            row["key"],
        )
        for row in rows("organisations")
    }


def _organisation(work: Work, organisation: Organisation, signatory: str, key: str) -> Author:
    since = organisation.valid_from
    work.add(organisation)
    work.flush()
    assert organisation.id is not None, "flushed just now"
    mandate = Mandate(organisation_id=organisation.id, signatory=signatory, valid_from=since)
    organisation.mandates.append(mandate)
    person = Person(signatory, Role.ORG_PROPOSER, organisation_id=organisation.id)
    return Author(key, person, organisation.kind)


def _body(work: Work, stranger: Stranger, since: date) -> Author:
    body = Organisation(name=stranger.name, kind=stranger.kind, valid_from=since)
    return _organisation(work, body, f"{stranger.name}负责人", stranger.name)


def _strangers(
    work: Work, strangers: Iterable[Stranger], since: date, sectors: list[Sector]
) -> dict[str, Author]:
    found = {stranger.name: _stranger(stranger, since, sectors) for stranger in strangers}
    work.add_all(found.values())
    work.flush()
    return {name: _as_author(member) for name, member in found.items()}


def _stranger(stranger: Stranger, since: date, sectors: list[Sector]) -> Member:
    sector_id = sectors[stranger.place % len(sectors)].id
    assert sector_id is not None, "sectors are enrolled first"
    code, name = f"{STRANGER}{stranger.name}", f"委员{stranger.name}"
    return Member(code=code, name=name, sector_id=sector_id, valid_from=since)


def _convened(
    work: Work, sectors: dict[str, Sector], members: dict[str, Author]
) -> dict[str, Author]:
    found = {}
    for row in rows("sectors"):
        sector, convenor = sectors[row["code"]], members[row["convenor"]].person
        assert sector.id is not None, "sectors are enrolled first"
        assert convenor.member_id is not None, "members are enrolled first"
        since = sector.valid_from
        work.add(Convenor(sector_id=sector.id, member_id=convenor.member_id, valid_from=since))
        person = Person(convenor.name, Role.CONVENOR, convenor.member_id)
        found[row["code"]] = Author(row["code"], person, ProposerKind.SECTOR, sector.id)
    return found


def _seats(work: Work) -> dict[str, Seat]:
    successors = {row["predecessor"]: row["key"] for row in rows("units") if "predecessor" in row}
    ids: dict[str, int] = {}
    seats = {}
    for row in rows("units"):
        ids[row["key"]] = _unit(work, row, ids.get(row.get("predecessor", "")))
        seats[row["key"]] = _seat(row, ids[row["key"]], successors.get(row["key"], ""))
    return seats


def _unit(work: Work, row: Row, predecessor_id: int | None) -> int:
    unit = HandlingUnit(
        name=row["name"],
        kind=UnitKind(row["kind"]),
        sort=row["sort"],
        predecessor_id=predecessor_id,
        valid_from=row["valid_from"],
        valid_until=row.get("valid_until"),
    )
    work.add(unit)
    work.flush()
    assert unit.id is not None, "flushed just now"
    for rank, name in row["contacts"].items():
        work.add(UnitContact(unit_id=unit.id, rank=Rank(rank), name=name, phone=row["phone"]))
    return unit.id


def _seat(row: Row, unit_id: int, successor: str) -> Seat:
    def person(rank: Rank, role: Role) -> Person:
        return Person(f"{row['name']}{row['contacts'][rank]}", role, unit_id=unit_id)

    return Seat(
        key=row["key"],
        id=unit_id,
        name=row["name"],
        kind=UnitKind(row["kind"]),
        leader=person(Rank.MAIN_LEADER, Role.UNIT_LEADER),
        office=person(Rank.OFFICE_HEAD, Role.UNIT_OFFICE),
        handler=person(Rank.HANDLER, Role.UNIT_HANDLER),
        co_desk=person(Rank.OFFICE_HEAD, Role.CO_UNIT),
        since=row["valid_from"],
        until=row.get("valid_until"),
        predecessor=row.get("predecessor", ""),
        successor=successor,
    )


def _officers(members: dict[str, Author], organisations: dict[str, Author]) -> dict[str, Person]:
    return {row["username"]: _officer(row, members, organisations) for row in rows("officers")}


def _officer(row: Row, members: dict[str, Author], organisations: dict[str, Author]) -> Person:
    member = members.get(row.get("member", ""))
    organisation = organisations.get(row.get("organisation", ""))
    return Person(
        row["name"],
        Role(row["role"]),
        member.person.member_id if member else None,
        organisation.person.organisation_id if organisation else None,
        scope=",".join(row.get("scopes", ())),
    )


def _panels(officers: dict[str, Person]) -> dict[str, tuple[Person, ...]]:
    reviewers = [person for person in officers.values() if person.role == Role.REVIEWER]
    scopes = dict.fromkeys(person.scope for person in reviewers)
    return {
        scope: tuple(person for person in reviewers if person.scope == scope) for scope in scopes
    }
