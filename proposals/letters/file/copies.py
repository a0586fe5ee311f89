"""One copy of a letter for each proposer, on the occasion of one act."""

from __future__ import annotations

from proposals.letters.addressing import Proposer, proposers, session_name
from proposals.letters.writing import Sheet, To, write
from proposals.records import Entry, Letter, Proposal
from proposals.work import Work


def to_proposers(
    work: Work, sheet: Sheet, proposal: Proposal, entry: Entry, **facts: object
) -> list[Letter]:
    """The letter to every confirmed proposer."""
    return [to_one(work, sheet, proposal, p, entry, **facts) for p in proposers(proposal)]


def to_one(
    work: Work, sheet: Sheet, proposal: Proposal, to: Proposer, entry: Entry, **facts: object
) -> Letter:
    """The letter to one addressee."""
    given = {
        "addressee": to.greeting,
        "session": session_name(work, proposal),
        "copies": sheet.copies,
        **facts,
    }
    occasion = f"{entry.chain} entry {entry.number} about {proposal.key} to {to.name}/{to.key}"
    return write(work, sheet, To(to.name, entry.at, occasion, proposal, facts=given))
