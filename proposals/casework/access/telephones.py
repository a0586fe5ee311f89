"""Telephone numbers: masked everywhere; who has one shown is on record with whose it was."""

from __future__ import annotations

from proposals.casework.access.keeper import Keeper, record
from proposals.casework.actor import Actor
from proposals.records import Account, HandlingUnit, Member, UnitContact
from proposals.work import Work
from workflows.policies.permits import COMMITTEE
from workflows.refusals import NotFound, Objection
from workflows.terms import AccountAct

NOT_SHOWN = Objection("phone_shown", "没有登记这一号码，或者不由当前身份查看")


def of_member(work: Work, member_id: int, actor: Actor, account_id: int) -> str:
    """A member's number, to the committee's office (domain 6: masked to everybody else)."""
    member = work.get(Member, member_id)
    if member is None or not member.phone or actor.role not in COMMITTEE:
        raise NotFound(NOT_SHOWN)
    _record(work, actor, account_id, f"委员{member.name}（{member.code}）")
    return member.phone


def of_contact(work: Work, contact_id: int, actor: Actor, account_id: int) -> str:
    """The number of a unit's contact, to the committee's office and the unit itself."""
    contact = work.get(UnitContact, contact_id)
    if contact is None or not contact.phone:
        raise NotFound(NOT_SHOWN)
    if actor.role not in COMMITTEE and actor.unit_id != contact.unit_id:
        raise NotFound(NOT_SHOWN)
    unit = work.get_one(HandlingUnit, contact.unit_id)
    _record(work, actor, account_id, f"{unit.name}{contact.name}（{contact.rank.label}）")
    return contact.phone


def _record(work: Work, actor: Actor, account_id: int, whose: str) -> None:
    """On the account of the one who looked: its sheet shows it to the administrators."""
    account = work.get_one(Account, account_id)
    looker = Keeper(actor.name, actor.at, account_id)
    record(work, AccountAct.SEE_PHONE, account, looker, whose)
