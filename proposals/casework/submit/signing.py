"""Names under a text: written, confirmed for this text, voided when the text changes."""

from __future__ import annotations

from proposals.casework.actor import Actor
from proposals.records import Member, Proposal, Signature
from proposals.records.signature import AUTHORS
from workflows.terms import SignatureAnswer, SignatureRole


def write(
    proposal: Proposal,
    role: SignatureRole,
    name: str,
    member: Member | None = None,
    sector_name: str = "",
) -> Signature:
    """The line of one person under a proposal; one who comes again gets his line back."""
    member_id = member.id if member else None
    row = next((s for s in proposal.signatures if _is_line(s, role, name, member_id)), None)
    if row is None:
        row = Signature(
            proposal_id=proposal.id or 0,
            role=role,
            member_id=member_id,
            name=name,
            sector_name=sector_name,
        )
        proposal.signatures.append(row)
    ask(row, proposal)
    return row


def ask(row: Signature, proposal: Proposal) -> None:
    """Wait for a confirmation of the text in force."""
    row.answer, row.answered_at, row.seal_evidence = SignatureAnswer.INVITED, None, ""
    row.text_hash = proposal.text.text_hash


def confirm(row: Signature, proposal: Proposal, actor: Actor, evidence: str = "") -> None:
    """Signed: the text in force, now."""
    row.answer, row.answered_at = SignatureAnswer.CONFIRMED, actor.at
    row.text_hash, row.seal_evidence = proposal.text.text_hash, evidence


def void(proposal: Proposal) -> list[Signature]:
    """A changed text asks everybody but its authors again (integrity rule 11).

    What he confirmed before stays on his line: the office may take the text as it was submitted.
    """
    asked_again = []
    for row in proposal.signatures:
        if row.role in AUTHORS:
            row.text_hash = proposal.text.text_hash
        elif row.answer in {SignatureAnswer.INVITED, SignatureAnswer.CONFIRMED}:
            row.answer = SignatureAnswer.INVITED
            asked_again.append(row)
    return asked_again


def _is_line(row: Signature, role: SignatureRole, name: str, member_id: int | None) -> bool:
    return (row.role, row.name, row.member_id) == (role, name, member_id)
