"""The life of a 提案: its facts (docket), needs, moves and waits."""

from workflows.engine import Lifecycle
from workflows.lifecycles.proposal.docket import ProposalDocket
from workflows.lifecycles.proposal.moves import MOVES, WAITS
from workflows.terms import ProposalStage

LIFE = Lifecycle("提案", ProposalStage, MOVES, WAITS)

__all__ = ["LIFE", "MOVES", "WAITS", "ProposalDocket"]
