"""集体提案: the body signs and seals; a sector calls for drafts (integrity rule 12, R-17)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import proposers, signing
from proposals.letters import submit as letters
from proposals.records import Member, Organisation, Proposal, SectorCall
from proposals.records.people import in_force
from proposals.work import Work
from workflows.refusals import Incomplete, NotNow, NotYou, Objection
from workflows.terms import Act, MemberStatus, ProposerKind, Role, SignatureAnswer, SignatureRole


class Signer(NamedTuple):
    """Who signs for a body, in which part."""

    name: str
    role: SignatureRole
    member: Member | None = None


def sign(
    work: Work, proposal: Proposal, seal_evidence: str, actor: Actor, signatory: str = ""
) -> None:
    """Sign and seal the text in force; a clerk names the signatory of the sealed paper."""
    _require_collective(proposal)
    evidence = seal_evidence or (proposal.proxy_scan if actor.role == Role.CLERK else "")
    signer = _signer(work, proposal, actor, signatory)
    if signer.role == SignatureRole.SIGNATORY and not evidence:
        raise Incomplete(Objection("seal_given", "集体提案须加盖公章，请附盖章页的扫描件"))
    if actor.role == Role.CLERK:
        standing.proxy(evidence)
    step.take(
        work,
        Act.SIGN_COLLECTIVE,
        proposal,
        actor,
        signatory=signer.name,
        text_hash=proposal.text.text_hash,
        seal=evidence,
    )
    _only(proposal, signer)
    line = signing.write(proposal, signer.role, signer.name, signer.member, proposal.sector_name)
    signing.confirm(line, proposal, actor, evidence)


def open_call(work: Work, proposal: Proposal, closes_on: date, actor: Actor) -> None:
    """Call on the members of the draft's sector to join in writing it; each gets a notice."""
    _require_convenor(work, proposal, actor)
    if closes_on < actor.today:
        raise Incomplete(Objection("closes_later", "征集截止日期不能早于今天，请另定日期"))
    entry = step.take(
        work, Act.OPEN_CALL, proposal, actor, topic=proposal.title, closes_on=closes_on
    )
    call = SectorCall(proposal_id=proposal.key, opened_on=actor.today, closes_on=closes_on)
    work.add(call)
    for member in _members(work, proposal, actor.today):
        letters.call_notice(work, proposal, call, member, entry)


def join_call(
    work: Work, proposal: Proposal, actor: Actor, member: Member | None = None, scan: str = ""
) -> None:
    """Offer to draft for one's sector: one's name stands under it, and one may write it."""
    drafter = proposers.in_person(work, actor, member, scan, "报名执笔须由本界别委员本人办理")
    if drafter not in _members(work, proposal, actor.today):
        raise NotYou(Objection("own_sector", "只有本界别的在职委员可以报名执笔"))
    if drafter.id in {s.member_id for s in proposal.signatures if s.role == SignatureRole.DRAFTER}:
        raise NotNow(Objection("joined_once", f"{drafter.name}已报名执笔，无须重复"))
    step.take(work, Act.JOIN_CALL, proposal, actor, member=drafter.name, scan=scan)
    sector = proposers.sector_name(work, drafter)
    line = signing.write(proposal, SignatureRole.DRAFTER, drafter.name, drafter, sector)
    signing.confirm(line, proposal, actor, evidence=scan)


def _signer(work: Work, proposal: Proposal, actor: Actor, signatory: str) -> Signer:
    if proposal.kind.is_organisation:
        name = signatory if actor.role == Role.CLERK and signatory else actor.name
        _require_mandate(work, proposal, name, actor)
        return Signer(name, SignatureRole.SIGNATORY)
    if proposal.kind == ProposerKind.SECTOR:
        leader = proposers.convenor(work, proposal.sector_id, actor.today)
    else:
        leader = work.get_one(Member, proposal.member_id)
    if leader is None or (actor.role != Role.CLERK and leader.id != actor.member_id):
        raise NotYou(Objection("convenor_signs", "界别、小组提案须由在任召集人本人签署"))
    return Signer(leader.name, SignatureRole.CONVENOR, leader)


def _require_mandate(work: Work, proposal: Proposal, name: str, actor: Actor) -> None:
    mandates = work.get_one(Organisation, proposal.organisation_id).mandates
    held = [m for m in mandates if in_force(m.valid_from, m.valid_until, actor.today)]
    own = actor.role == Role.CLERK or actor.organisation_id == proposal.organisation_id
    if not (own and name in {m.signatory for m in held}):
        sentence = f"{name}今天没有代表{proposal.proposer_name}签署的授权，请由登记的负责人签署"
        raise NotYou(Objection("mandate_holds", sentence))


def _require_collective(proposal: Proposal) -> None:
    if not proposal.kind.is_collective:
        raise NotNow(Objection("collective_kind", f"{proposal.kind.label}由委员本人提出，无须签署"))


def _require_convenor(work: Work, proposal: Proposal, actor: Actor) -> None:
    if actor.role == Role.CLERK:
        return
    if proposal.sector_id not in proposers.convened(work, actor.member_id, actor.today):
        raise NotYou(Objection("convenor_in_office", "只有本界别在任召集人可以办理"))


def _only(proposal: Proposal, signer: Signer) -> None:
    """One person signs for a body: who was to sign before him has left."""
    member_id = signer.member.id if signer.member else None
    for line in proposal.signatures:
        if line.role == signer.role and (line.name, line.member_id) != (signer.name, member_id):
            line.answer = SignatureAnswer.LEFT


def _members(work: Work, proposal: Proposal, today: date) -> list[Member]:
    """The members in office of the proposal's sector."""
    statement = select(Member).where(
        Member.sector_id == proposal.sector_id, Member.status == MemberStatus.IN_OFFICE
    )
    found = work.exec(statement.order_by(col(Member.id)))
    return [m for m in found if in_force(m.valid_from, m.valid_until, today)]
