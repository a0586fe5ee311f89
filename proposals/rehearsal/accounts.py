"""One account for everybody of the cast, so that a viewer can enter in any role."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from proposals.records import Account, Grant
from proposals.rehearsal.people import Cast, Person
from proposals.work import Work


class Holder(NamedTuple):
    """An account's name and the parts its holder plays."""

    username: str
    parts: tuple[Person, ...]


def open_accounts(work: Work, cast: Cast, since: date) -> None:
    """Write down the accounts and what is granted to them."""
    holders = [*_of_committee(cast), *_of_units(cast)]
    accounts = [_account(holder) for holder in holders]
    work.add_all(accounts)
    work.flush()
    for account, holder in zip(accounts, holders, strict=True):
        work.add_all(_grants(account, holder, since))


def _of_committee(cast: Cast) -> Iterator[Holder]:
    yield from (Holder(name, (person,)) for name, person in cast.officers.items())
    convening = {sector.person.member_id: sector.person for sector in cast.sectors.values()}
    for key, author in cast.members.items():
        also = convening.get(author.person.member_id)
        yield Holder(key.lower(), (author.person, *((also,) if also else ())))
    yield from (Holder(key, (author.person,)) for key, author in cast.organisations.items())


def _of_units(cast: Cast) -> Iterator[Holder]:
    for key, seat in cast.seats.items():
        yield Holder(f"{key}-leader", (seat.leader,))
        yield Holder(f"{key}-office", (seat.office, seat.co_desk))
        yield Holder(f"{key}-handler", (seat.handler,))


def _account(holder: Holder) -> Account:
    person = holder.parts[0]
    return Account(
        username=holder.username,
        name=person.name,
        member_id=person.member_id,
        organisation_id=person.organisation_id,
        unit_id=person.unit_id,
    )


def _grants(account: Account, holder: Holder, since: date) -> Iterator[Grant]:
    assert account.id is not None, "accounts are flushed first"
    for person in holder.parts:
        yield Grant(account_id=account.id, role=person.role, scope=person.scope, valid_from=since)
