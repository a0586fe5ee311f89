"""联名: members are invited, confirm themselves, decline or leave (integrity rules 11 and 13)."""

from __future__ import annotations

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import proposers, sessions, signing
from proposals.letters import submit as letters
from proposals.records import Entry, Member, Proposal, Signature
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers import completeness, invitation
from workflows.papers.invitation import Invitation
from workflows.refusals import NotNow, NotYou, Objection
from workflows.terms import Act, MemberStatus, ProposerKind, Role, SignatureAnswer, SignatureRole

LISTED = {SignatureAnswer.INVITED, SignatureAnswer.CONFIRMED}


def invite(
    work: Work, proposal: Proposal, member: Member, actor: Actor, scan: str = ""
) -> Signature:
    """Ask a member to put his name beside the first proposer's."""
    standing.proposer(proposal, actor, scan or proposal.proxy_scan)
    completeness.require(_objections(work, proposal, member, actor))
    entry = step.take(work, Act.INVITE, proposal, actor, member=member.name)
    line = _line(work, proposal, member)
    letters.cosign_invitation(work, proposal, line, entry)
    return line


def uninvite(work: Work, proposal: Proposal, member: Member, actor: Actor, scan: str = "") -> None:
    """Take an invitation back that has not been answered."""
    standing.proposer(proposal, actor, scan or proposal.proxy_scan)
    line = _listed(proposal, member.id)
    if line is None or line.answer != SignatureAnswer.INVITED:
        raise NotNow(Objection("invitation_open", f"{member.name}没有待确认的联名邀请"))
    step.take(work, Act.UNINVITE, proposal, actor, member=member.name)
    proposal.signatures.remove(line)
    _alone_again(proposal)


def cosign(
    work: Work, proposal: Proposal, actor: Actor, member: Member | None = None, scan: str = ""
) -> None:
    """Confirm one's name; a clerk enters the confirmation that a member signed on paper."""
    signer = _person(work, actor, member, scan)
    line = _listed(proposal, signer.id)
    if line is None and actor.role == Role.CLERK:
        completeness.require(_objections(work, proposal, signer, actor))
        line = _line(work, proposal, signer)
    _require_open(line)
    assert line is not None, "an open line was asked for"
    completeness.require(_hindrances(work, proposal, signer, line, actor))
    hashed = proposal.text.text_hash
    step.take(work, Act.COSIGN, proposal, actor, member=signer.name, text_hash=hashed, scan=scan)
    signing.confirm(line, proposal, actor, evidence=scan)
    if proposal.kind == ProposerKind.INDIVIDUAL:
        proposal.kind = ProposerKind.JOINT


def ask_again(work: Work, proposal: Proposal, entry: Entry) -> None:
    """What was confirmed has changed, its text or a file of it: confirm anew (rule 11)."""
    for line in signing.void(proposal):
        if line.role == SignatureRole.COSIGNER:
            letters.cosign_invitation(work, proposal, line, entry, changed=True)


def decline(
    work: Work,
    proposal: Proposal,
    actor: Actor,
    reason: str = "",
    member: Member | None = None,
    scan: str = "",
) -> None:
    """Say no to an invitation."""
    signer = _person(work, actor, member, scan)
    line = _listed(proposal, signer.id)
    _require_open(line)
    assert line is not None, "an open line was asked for"
    step.take(work, Act.DECLINE, proposal, actor, member=signer.name, reason=reason, scan=scan)
    line.answer, line.answered_at = SignatureAnswer.DECLINED, actor.at
    _alone_again(proposal)


def leave(
    work: Work, proposal: Proposal, actor: Actor, member: Member | None = None, scan: str = ""
) -> None:
    """Take one's own name away; the first proposer's place passes to the next who confirmed."""
    signer = _person(work, actor, member, scan)
    line = next((s for s in proposal.confirmed if s.member_id == signer.id), None)
    if line is None or line.role not in {SignatureRole.FIRST, SignatureRole.COSIGNER}:
        raise NotYou(Objection("own_name", f"{signer.name}没有在本案联名，无须退出"))
    remaining = [s for s in _cosigners(proposal) if s is not line]
    step.take(work, Act.LEAVE, proposal, actor, member=signer.name, role=line.role.label, scan=scan)
    if line.role == SignatureRole.FIRST:
        _pass_on(work, proposal, remaining.pop(0))
    line.role, line.answer, line.answered_at = (
        SignatureRole.COSIGNER,
        SignatureAnswer.LEFT,
        actor.at,
    )
    if not remaining:
        proposal.kind = ProposerKind.INDIVIDUAL


def _alone_again(proposal: Proposal) -> None:
    """With nobody listed beside its first proposer it is a member's proposal."""
    listed = {s.role for s in proposal.signatures if s.answer in LISTED}
    if proposal.kind == ProposerKind.JOINT and SignatureRole.COSIGNER not in listed:
        proposal.kind = ProposerKind.INDIVIDUAL


def _pass_on(work: Work, proposal: Proposal, heir: Signature) -> None:
    heir.role = SignatureRole.FIRST
    assert heir.member_id is not None, "co-signers are members"
    member = work.get_one(Member, heir.member_id)
    proposal.member_id, proposal.proposer_name = member.id, member.name
    proposal.sector_name = proposers.sector_name(work, member)


def _person(work: Work, actor: Actor, member: Member | None, scan: str) -> Member:
    return proposers.in_person(work, actor, member, scan, "联名须由委员本人确认、谢绝或退出")


def _require_open(line: Signature | None) -> None:
    if line is None:
        raise NotYou(Objection("invited_to_cosign", "未受邀联名；请第一提案人先发出邀请"))
    if line.answer != SignatureAnswer.INVITED:
        raise NotNow(Objection("cosigner_once", f"{line.name}已确认联名，无须重复办理"))


def _objections(work: Work, proposal: Proposal, member: Member, actor: Actor) -> list[Objection]:
    return invitation.objections(
        Invitation(
            member.name,
            is_first_proposer=member.id == proposal.member_id,
            has_line=_listed(proposal, member.id) is not None,
            in_office=_in_office(member, actor),
            collective=proposal.kind.is_collective,
            closed=sessions.cosigning_closed(work, proposal, actor.at),
        )
    )


def _hindrances(
    work: Work, proposal: Proposal, member: Member, line: Signature, actor: Actor
) -> list[Objection]:
    """What has come between the invitation and the answer; who is asked again is in time."""
    asked_again = proposal.receipt_no is not None and line.answered_at is not None
    closed = not asked_again and sessions.cosigning_closed(work, proposal, actor.at)
    in_office = _in_office(member, actor)
    return invitation.objections(Invitation(member.name, in_office=in_office, closed=closed))


def _in_office(member: Member, actor: Actor) -> bool:
    valid = in_force(member.valid_from, member.valid_until, actor.today)
    return valid and member.status == MemberStatus.IN_OFFICE


def _line(work: Work, proposal: Proposal, member: Member) -> Signature:
    sector = proposers.sector_name(work, member)
    return signing.write(proposal, SignatureRole.COSIGNER, member.name, member, sector)


def _listed(proposal: Proposal, member_id: int | None) -> Signature | None:
    lines = (s for s in proposal.signatures if s.role == SignatureRole.COSIGNER)
    return next((s for s in lines if s.member_id == member_id and s.answer in LISTED), None)


def _cosigners(proposal: Proposal) -> list[Signature]:
    return [s for s in proposal.confirmed if s.role == SignatureRole.COSIGNER]
