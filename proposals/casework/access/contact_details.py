"""联系方式: masked everywhere; who has them shown is on record with whose they were (domain 6)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import select

from proposals.casework.access.keeper import Keeper, record
from proposals.casework.actor import Actor
from proposals.records import Account, HandlingUnit, Member, Proposal, UnitContact, history
from proposals.work import Work
from workflows.papers.contact_details import ContactDetails
from workflows.policies.permits import COMMITTEE
from workflows.refusals import NotFound, Objection
from workflows.terms import AccountAct

NOT_SHOWN = Objection("contact_details_shown", "没有登记联系方式，或者不由当前身份查看")


def of_member(work: Work, member_id: int, actor: Actor, account_id: int) -> ContactDetails:
    """A member's, to the committee's office (domain 6: masked to everybody else)."""
    member = work.get(Member, member_id)
    if member is None or actor.role not in COMMITTEE:
        raise NotFound(NOT_SHOWN)
    return shown(work, member, actor, account_id)


def of_contact(work: Work, contact_id: int, actor: Actor, account_id: int) -> ContactDetails:
    """Those of a unit's contact, to the committee's office and the unit itself."""
    contact = work.get(UnitContact, contact_id)
    if contact is None or (actor.role not in COMMITTEE and contact.unit_id not in actor.units):
        raise NotFound(NOT_SHOWN)
    return shown(work, contact, actor, account_id)


def shown(
    work: Work,
    whose: Member | UnitContact,
    actor: Actor,
    account_id: int,
    case: Proposal | None = None,
) -> ContactDetails:
    """Shown whole, on the record of the one who looked: administrators read it there."""
    if not any(whose.contact_details):
        raise NotFound(NOT_SHOWN)
    _looked(work, [whose], actor, account_id, case)
    return whose.contact_details


def of_proposers(
    work: Work, case: Proposal, actor: Actor, account_id: int
) -> dict[int, ContactDetails]:
    """Those of a case's proposers by their record number, for the committee's own print."""
    if actor.role not in COMMITTEE:
        raise NotFound(NOT_SHOWN)
    asked = [work.get_one(Member, s.member_id) for s in case.confirmed if s.member_id is not None]
    reached = [member for member in asked if any(member.contact_details)]
    if reached:
        _looked(work, reached, actor, account_id, case)
    return {member.id or 0: member.contact_details for member in reached}


def of_roster(work: Work, owner: Keeper) -> None:
    """Carried away with the whole roster, by whoever holds the machine and has no account."""
    reached = [member for member in work.exec(select(Member)) if any(member.contact_details)]
    if reached:
        history.append(
            work,
            history.ACCOUNTS,
            at=owner.at,
            act=AccountAct.SEE_CONTACT_DETAILS,
            subject=history.ACCOUNTS,
            by=owner.name,
            role=owner.role,
            facts={"whose": [f"导出委员名册，{len(reached)}人"]},
        )


def _looked(
    work: Work,
    people: Sequence[Member | UnitContact],
    actor: Actor,
    account_id: int,
    case: Proposal | None,
) -> None:
    account = work.get_one(Account, account_id)
    looker = Keeper(actor.name, actor.at, account_id, actor.role)
    whose = [_called(work, one) for one in people]
    about = {"case": case.number} if case is not None else {}
    record(work, AccountAct.SEE_CONTACT_DETAILS, account, looker, whose=whose, **about)


def _called(work: Work, whose: Member | UnitContact) -> str:
    if isinstance(whose, Member):
        return f"委员{whose.name}（{whose.code}）"
    unit = work.get_one(HandlingUnit, whose.unit_id)
    return f"{unit.name}{whose.name}（{whose.rank.label}）"
