"""重点提案通知: to the proposers, the helping committees and the units that have the case."""

from __future__ import annotations

from proposals.letters.addressing import Proposer, proposers
from proposals.letters.file.copies import to_one
from proposals.letters.writing import Sheet
from proposals.records import Entry, Letter, Proposal
from proposals.work import Work
from workflows.papers.key import KeyDecision

KEY = Sheet("file/key_notice", "重点提案通知", "提重")


def key_notice(work: Work, proposal: Proposal, entry: Entry, decision: KeyDecision) -> list[Letter]:
    """重点提案通知: by which meeting, who leads the supervision, who helps."""
    offices = [*decision.committees, *(a.unit_name for a in proposal.assignments if a.living)]
    others = [Proposer(name, name, "单位") for name in dict.fromkeys(offices)]
    return [
        to_one(work, KEY, proposal, to, entry, decision=decision)
        for to in (*proposers(proposal), *others)
    ]
