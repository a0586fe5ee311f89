"""集体提案: the body signs and seals; a sector calls for drafts (integrity rule 12, R-17)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import drafting, proposers, signing
from proposals.letters import submit as letters
from proposals.records import CallDrafter, Mandate, Member, Proposal, Sector, SectorCall
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers.draft import Draft
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


def open_call(work: Work, sector: Sector, topic: str, closes_on: date, actor: Actor) -> SectorCall:
    """Call on the members of a sector to draft on a topic; each of them gets a notice."""
    assert sector.id is not None, "a recorded sector"
    _require_convenor(work, sector.id, actor)
    completeness.require(completeness.said(topic, "topic_given", "请写明征集的主题"))
    if closes_on < actor.today:
        raise Incomplete(Objection("closes_later", "征集截止日期不能早于今天，请另定日期"))
    call = SectorCall(sector_id=sector.id, topic=topic, opened_on=actor.today, closes_on=closes_on)
    work.add(call)
    work.flush()
    for member in _members(work, sector.id, actor.today):
        letters.call_notice(work, call, proposers.sector_title(sector), member, actor.at)
    return call


def join_call(work: Work, call: SectorCall, actor: Actor) -> CallDrafter:
    """Offer to draft for one's sector."""
    member = _of_sector(work, call, actor)
    if not call.opened_on <= actor.today <= call.closes_on:
        raise NotNow(Objection("call_open", "征集已经截止，不能再报名执笔"))
    if member.id in {drafter.member_id for drafter in _drafters(work, call)}:
        raise NotNow(Objection("joined_once", f"{member.name}已报名执笔，无须重复"))
    assert call.id is not None, "a recorded call"
    assert member.id is not None, "a recorded member"
    drafter = CallDrafter(call_id=call.id, member_id=member.id)
    work.add(drafter)
    work.flush()
    return drafter


def draft_for_call(work: Work, call: SectorCall, draft: Draft, actor: Actor) -> Proposal:
    """Begin the sector's proposal; those who joined stand under it as its drafters."""
    drafters = [work.get_one(Member, d.member_id) for d in _drafters(work, call)]
    if actor.member_id not in {member.id for member in drafters}:
        _require_convenor(work, call.sector_id, actor)
    if call.proposal_id is not None:
        raise NotNow(Objection("one_draft_a_call", "本次征集已有一份界别提案，请在其上修改"))
    draft = draft._replace(kind=ProposerKind.SECTOR)
    proposer = proposers.sector(work, call.sector_id)
    proposal = drafting.begin(work, draft, proposer, actor, drafters)
    call.proposal_id = proposal.id
    return proposal


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
    held = select(Mandate).where(
        Mandate.organisation_id == proposal.organisation_id, Mandate.signatory == name
    )
    mandates = [m for m in work.exec(held) if in_force(m.valid_from, m.valid_until, actor.today)]
    own = actor.role == Role.CLERK or actor.organisation_id == proposal.organisation_id
    if not (own and mandates):
        sentence = f"{name}今天没有代表{proposal.proposer_name}签署的授权，请由登记的负责人签署"
        raise NotYou(Objection("mandate_holds", sentence))


def _require_collective(proposal: Proposal) -> None:
    if not proposal.kind.is_collective:
        raise NotNow(Objection("collective_kind", f"{proposal.kind.label}由委员本人提出，无须签署"))


def _require_convenor(work: Work, sector_id: int, actor: Actor) -> None:
    if actor.role == Role.CLERK:
        return
    if sector_id not in proposers.convened(work, actor.member_id, actor.today):
        raise NotYou(Objection("convenor_in_office", "只有本界别在任召集人可以办理"))


def _only(proposal: Proposal, signer: Signer) -> None:
    """One person signs for a body: who was to sign before him has left."""
    member_id = signer.member.id if signer.member else None
    for line in proposal.signatures:
        if line.role == signer.role and (line.name, line.member_id) != (signer.name, member_id):
            line.answer = SignatureAnswer.LEFT


def _of_sector(work: Work, call: SectorCall, actor: Actor) -> Member:
    member = work.get(Member, actor.member_id) if actor.member_id is not None else None
    if member is None or member not in _members(work, call.sector_id, actor.today):
        raise NotYou(Objection("own_sector", "只有本界别的在职委员可以报名执笔"))
    return member


def _members(work: Work, sector_id: int, today: date) -> list[Member]:
    statement = select(Member).where(
        Member.sector_id == sector_id, Member.status == MemberStatus.IN_OFFICE
    )
    found = work.exec(statement.order_by(col(Member.id)))
    return [m for m in found if in_force(m.valid_from, m.valid_until, today)]


def _drafters(work: Work, call: SectorCall) -> list[CallDrafter]:
    statement = select(CallDrafter).where(CallDrafter.call_id == call.id)
    return list(work.exec(statement.order_by(col(CallDrafter.id))))
