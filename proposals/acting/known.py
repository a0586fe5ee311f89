"""known(): what an act's form can say by itself, so that nobody types it a second time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.supervise.supervision import planning
from proposals.records import (
    Assignment,
    HandlingUnit,
    Member,
    OpinionForm,
    Proposal,
    Reply,
    Supervision,
    UnitContact,
)
from proposals.work import Work
from workflows.terms import Act, Rank

Given = dict[str, Any]


def known(work: Work, act: Act, case: Proposal | None, subject: Any, actor: Actor) -> Given:
    """The fields of an act that are known already, in the shape in which they are handed in."""
    if case is None or act not in KNOWN:
        return {}
    return KNOWN[act](work, case, subject, actor)


def text_of(case: Proposal) -> Given:
    """The text in force."""
    text = case.text
    return {
        "title": text.title,
        "facts": text.facts,
        "analysis": text.analysis,
        "suggestions": [s.text for s in text.suggestions],
    }


def _text(_work: Work, case: Proposal, _subject: Any, _actor: Actor) -> Given:
    return {"text": text_of(case)}


def _units(_work: Work, case: Proposal, _subject: Any, _actor: Actor) -> Given:
    return {"choices": [{k: row[k] for k in ("unit_id", "role")} for row in case.proposed_units]}


def _filing(_work: Work, case: Proposal, _subject: Any, _actor: Actor) -> Given:
    return {"decision": {"category": case.category}}


def _lead(work: Work, case: Proposal, _subject: Any, _actor: Actor) -> Given:
    if case.merging is None:
        return {}
    return {"lead": _name(work.get_one(Proposal, case.merging.lead_id))}


def _screening(_work: Work, _case: Proposal, _subject: Any, actor: Actor) -> Given:
    return {"screening": {"screened_by": actor.name}}


def _network(work: Work, _case: Proposal, subject: Assignment, _actor: Actor) -> Given:
    asked = select(UnitContact).where(UnitContact.unit_id == subject.unit_id)
    people = {c.rank: c.name for c in work.exec(asked.order_by(col(UnitContact.id).desc()))}
    ranks = {
        "leader": Rank.DEPUTY_LEADER,
        "office": Rank.OFFICE_HEAD,
        "handler": Rank.HANDLER,
    }
    return {"network": {name: people.get(rank, "") for name, rank in ranks.items()}}


def _reply(_work: Work, _case: Proposal, subject: Assignment, _actor: Actor) -> Given:
    """A reply sent back to its unit comes with what it said."""
    drafts = [r for r in subject.replies if r.round == subject.round and r.issued_at is None]
    return {"paper": _paper(drafts[-1])} if drafts else {}


def _paper(reply: Reply) -> Given:
    return {
        "opening": reply.opening,
        "answers": {str(a.number): {"adoption": a.adoption, "text": a.text} for a in reply.answers},
        "result_class": reply.unit_class,
        "class_reason": reply.class_reason,
        "evidence": reply.evidence,
        "publicity": reply.publicity,
        "signatory": reply.signatory,
        "signatory_rank": reply.signatory_rank,
        "contact": reply.contact,
        "promises": reply.promises,
    }


def _checked(_work: Work, _case: Proposal, subject: Assignment, _actor: Actor) -> Given:
    return {"confirmed_class": subject.replies[-1].unit_class} if subject.replies else {}


def _instead(work: Work, _case: Proposal, subject: Assignment, _actor: Actor) -> Given:
    """The unit that the returning unit suggests, in the part it would leave."""
    waiting = [r for r in subject.returns if r.decided_at is None]
    named = waiting[-1].suggested_unit if waiting else ""
    asked = select(HandlingUnit).where(HandlingUnit.name == named)
    unit = work.exec(asked.order_by(col(HandlingUnit.valid_from).desc())).first()
    return {"choices": [{"unit_id": unit.id, "role": subject.role}]} if unit else {}


def _said_before(_work: Work, _case: Proposal, subject: OpinionForm, _actor: Actor) -> Given:
    written = ("work_rating", "result_rating", "adoptions", "reason", "remark")
    ticked = ("meeting_wanted", "public_consent", "named")
    said = {name: getattr(subject, name) for name in written}
    return {"opinion": said | {n: "yes" if getattr(subject, n) else "no" for n in ticked}}


def _consents(_work: Work, _case: Proposal, _subject: Any, _actor: Actor) -> Given:
    return {"opinion": {"public_consent": "yes"}}


def _name(case: Proposal) -> str:
    """By what one proposal alone is known: case numbers begin anew with each session."""
    return case.receipt_no or str(case.key)


def _plan(_work: Work, case: Proposal, _subject: Any, _actor: Actor) -> Given:
    return {"plan": {"proposals": [_name(case)]}}


def _findings(_work: Work, case: Proposal, subject: Supervision, _actor: Actor) -> Given:
    """The responsibility block of the 督办 holds for its findings unless they say otherwise."""
    block = {"lead_leader": subject.lead_leader, "lead_office": subject.lead_office}
    block["coop_offices"] = "、".join(subject.coop_offices)
    return {"given": [{"proposal_id": _name(case), **block}]}


def _guests(work: Work, _case: Proposal, subject: Supervision, _actor: Actor) -> Given:
    """The proposers of its cases who were not asked yet."""
    asked = {(guest.name, guest.member_id) for guest in subject.guests}
    new = [guest for guest in planning.proposers(work, subject) if guest not in asked]
    return {"guests": [{"name": name, "member_id": _code(work, id)} for name, id in new]}


def _code(work: Work, member_id: int | None) -> str:
    return work.get_one(Member, member_id).code if member_id is not None else ""


KNOWN: Mapping[Act, Callable[[Work, Proposal, Any, Actor], Given]] = {
    Act.DRAFT: _text,
    Act.REVISE_TEXT: _text,
    Act.FILE: _filing,
    Act.MERGE: _lead,
    Act.PUBLISH_PROPOSAL: _screening,
    Act.PUBLISH_REPLY: _screening,
    Act.PROPOSE_UNITS: _units,
    Act.SIGN_FOR: _network,
    Act.APPROVE_RETURN: _instead,
    Act.RATE: _consents,
    Act.AMEND_RATING: _said_before,
    Act.SUBMIT_REPLY: _reply,
    Act.PASS_REPLY: _checked,
    Act.PLAN_SUPERVISION: _plan,
    Act.INVITE_PROPOSERS: _guests,
    Act.RECORD_FINDINGS: _findings,
}
