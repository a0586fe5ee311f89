"""Whom a letter about a proposal addresses, how he is greeted, and what the session is called."""

from __future__ import annotations

from typing import NamedTuple

from proposals.records import Proposal
from proposals.records.convened import convened
from proposals.work import Work
from workflows.terms import ProposerKind, SignatureRole
from workflows.terms.numerals import in_characters

SIGNERS = {SignatureRole.FIRST, SignatureRole.COSIGNER}


class Proposer(NamedTuple):
    """One of those in whose name a proposal is made."""

    name: str
    greeting: str
    key: str
    """Tells two of the same name apart."""


def proposers(proposal: Proposal) -> list[Proposer]:
    """Every confirmed proposer, the first one first; a collective is one proposer."""
    if proposal.kind.is_collective:
        return [Proposer(proposal.proposer_name, proposal.proposer_name, "集体")]
    signed = [s for s in proposal.confirmed if s.role in SIGNERS]
    return [Proposer(s.name, f"{s.name}委员", str(s.id)) for s in signed]


def everybody(proposal: Proposal) -> list[tuple[Proposal, Proposer]]:
    """Every proposer of a case and of those merged into it, each with the one he signed."""
    return [(case, to) for case in (proposal, *proposal.merged) for to in proposers(case)]


def first(proposal: Proposal) -> Proposer:
    """The first proposer, or the body that proposes."""
    name = proposal.proposer_name
    greeting = name if proposal.kind.is_collective else f"{name}委员"
    return Proposer(name, greeting, "第一提案人")


YOU = {
    ProposerKind.PARTY: "贵党派",
    ProposerKind.SECTOR: "贵界别",
    ProposerKind.GROUP: "贵组",
    ProposerKind.SPECIAL_COMMITTEE: "贵委",
    ProposerKind.PEOPLE_ORG: "贵单位",
}
"""How a body is spoken to; a member is 您."""


def you(proposal: Proposal) -> str:
    """How a letter speaks to those who made the proposal."""
    return YOU.get(proposal.kind, "您")


def session_name(work: Work, proposal: Proposal) -> str:
    """清河区第九届委员会第五次会议; without its place where none is laid down."""
    term, session = convened(work, proposal.plenary_session_id)
    held = f"第{in_characters(term.number)}届委员会第{in_characters(session.number)}次会议"
    return f"{work.rules.place}{held}"
