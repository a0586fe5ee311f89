"""A committee's beginnings from one TOML file: 届次, 界别, organisations, accounts with roles.

Each row is entered by the act that enters it by hand, under its rules and on record. What is there
already is left alone, so the file may be read again when members have been imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import select

from proposals.acting import dates, naming
from proposals.casework.access import accounts, grants
from proposals.casework.access.accounts import Opened, Person
from proposals.casework.access.grants import Asked
from proposals.casework.access.keeper import Keeper
from proposals.casework.actor import Actor
from proposals.casework.rosters import organisations, sectors, terms
from proposals.cli import committee_file, opening
from proposals.cli.committee_file import (
    AccountRow,
    Committee,
    ConvenorRow,
    OrganisationRow,
    SessionRow,
    TermRow,
    said_of,
)
from proposals.reading.cleaning import called
from proposals.records import (
    Account,
    Convenor,
    GrantProposal,
    Member,
    Organisation,
    PlenarySession,
    Sector,
    Term,
)
from proposals.work import Work
from workflows.papers.rosters import BodyPaper, NamePaper, SessionDates
from workflows.refusals import Incomplete, Objection
from workflows.terms import Role


@dataclass(frozen=True)
class Founder:
    """The owner of the machine: over the accounts as he is, in the rosters as their office."""

    work: Work
    keeper: Keeper
    term: Term

    @property
    def clerk(self) -> Actor:
        """In the place of the office that keeps the rosters; on record under his own name."""
        return _clerk(self.keeper)

    @property
    def since(self) -> date:
        """From when all is valid."""
        return self.term.begins_on

    def knows(self, kind: Any, *same: Any) -> bool:
        """Whether such a row is there already."""
        return self.work.exec(select(kind).where(*same)).first() is not None


Enter = Callable[[Founder, Any], bool]
"""Enters one row, if it is not there already."""


def found(work: Work, path: Path) -> list[str]:
    """Enter what the file names and the records lack; say how many of each."""
    committee = committee_file.read(work, path)
    owner = opening.owner()
    founder = Founder(work, owner, _term(work, committee.term, _clerk(owner)))
    return list(_entered(founder, committee))


def _clerk(owner: Keeper) -> Actor:
    return Actor(owner.name, Role.CLERK, owner.at)


def _term(work: Work, row: TermRow, clerk: Actor) -> Term:
    known = work.exec(select(Term).where(Term.number == row.number)).first()
    return known or terms.open_term(work, *row, clerk)


def _entered(founder: Founder, committee: Committee) -> Iterator[str]:
    steps: tuple[tuple[str, Sequence[Any], Enter], ...] = (
        ("会议", committee.sessions, _session),
        ("界别", committee.sectors, _sector),
        ("组织", committee.organisations, _organisation),
        ("召集人", committee.convenors, _convenor),
    )
    yield f"第{founder.term.number}届"
    for label, rows, enter in steps:
        yield f"{label}：新增{sum([_one(founder, label, row, enter) for row in rows])}"
    yield from _accounts(founder, committee.accounts)


def _one(founder: Founder, label: str, row: Any, enter: Enter) -> bool:
    with said_of(f"{label} {row if isinstance(row, str) else row[0]}"):
        return enter(founder, row)


def _session(founder: Founder, row: SessionRow) -> bool:
    same = (PlenarySession.term_id == founder.term.id, PlenarySession.number == row.number)
    if founder.knows(PlenarySession, *same):
        return False
    cutoff = _moment(row.cutoff_at)
    days = SessionDates(row.window_opens_on, row.opens_on, row.closes_on, cutoff)
    terms.open_session(founder.work, founder.term.number, row.number, days, founder.clerk)
    return True


def _moment(written: str) -> datetime:
    """A day alone does not say at which hour the window closes."""
    if "T" not in written:
        sentence = f"cutoff_at 须写明时刻，如 2026-03-03T18:00:00，不能只写“{written}”"
        raise Incomplete(Objection("moment_readable", sentence))
    return dates.moment(written)


def _sector(founder: Founder, name: str) -> bool:
    if founder.knows(Sector, Sector.name == called(name)):
        return False
    sectors.add(founder.work, NamePaper(name), founder.since, founder.clerk)
    return True


def _organisation(founder: Founder, row: OrganisationRow) -> bool:
    if founder.knows(Organisation, Organisation.name == called(row.name)):
        return False
    entry, by = BodyPaper(row.name, row.kind), founder.clerk
    body = organisations.add(founder.work, entry, founder.since, by)
    if row.signatory:
        organisations.name_signatory(founder.work, body, row.signatory, founder.since, by)
    return True


def _convenor(founder: Founder, row: ConvenorRow) -> bool:
    sector = naming.record(founder.work, Sector, row.sector)
    member = naming.record(founder.work, Member, row.member)
    same = (Convenor.sector_id == sector.id, Convenor.member_id == member.id)
    if founder.knows(Convenor, *same):
        return False
    since = max(founder.since, member.valid_from)
    sectors.name_convenor(founder.work, sector, member, since, founder.clerk)
    return True


def _accounts(founder: Founder, rows: Sequence[AccountRow]) -> Iterator[str]:
    new = [row for row in rows if not founder.knows(Account, Account.username == row.username)]
    opened = [_opened(founder, row) for row in new]
    yield f"账号：新增{len(opened)}"
    if waiting := _granted(founder, zip(opened, new, strict=True)):
        yield f"角色：{waiting}项已提请，由系统管理员在网页“账号”中确认后生效"
    for account, first_password in opened:
        yield f"账号 {account.username}（{account.name}）的初始密码：{first_password}"
    if opened:
        yield "初始密码只显示这一次，请当面或电话告知本人；首次登录后须先修改"


def _opened(founder: Founder, row: AccountRow) -> Opened:
    with said_of(f"账号 {row.username}"):
        person = Person(row.username, row.name, **_belongs(founder.work, row))
        return accounts.add(founder.work, person, founder.keeper)


def _granted(founder: Founder, people: Iterable[tuple[Opened, AccountRow]]) -> int:
    """How many roles wait for a second person (domain 6)."""
    asked = [(o.account, Asked(role, row.scope)) for o, row in people for role in row.roles]
    # Two administrators confirm whatever is granted after them, so they come last.
    asked.sort(key=lambda each: each[1].role == Role.SYSADMIN)
    return sum([_waits(founder, *each) for each in asked])


def _waits(founder: Founder, account: Account, asked: Asked) -> bool:
    with said_of(f"账号 {account.username}"):
        made = grants.propose(founder.work, account, asked, founder.keeper)
    return isinstance(made, GrantProposal)


def _belongs(work: Work, row: AccountRow) -> dict[str, int]:
    """For whom the account acts: a member by code or name, an organisation or unit by name."""
    named = {
        "member_id": row.member,
        "organisation_id": row.organisation,
        "unit_id": row.unit,
    }
    kinds = naming.BY_FIELD
    return {f: naming.record(work, kinds[f], raw).id for f, raw in named.items() if raw}
