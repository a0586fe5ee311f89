"""Who may be asked to co-sign, and until when (integrity rule 11)."""

from __future__ import annotations

from typing import NamedTuple

from workflows.refusals import Objection


class Invitation(NamedTuple):
    """What the rule asks of an invited member."""

    name: str
    is_first_proposer: bool = False
    has_line: bool = False
    """He is invited or has confirmed already."""
    in_office: bool = True
    collective: bool = False
    closed: bool = False
    """The cut-off of a proposal begun for the plenary has passed."""


CLOSED = Objection(
    "cosign_before_cutoff",
    "联名截止时间已过，不能再联名；请撤销未确认的邀请，由已确认的人提交",
)


def objections(asked: Invitation) -> list[Objection]:
    """Everything that speaks against this name under the proposal."""
    name = asked.name
    found = {
        Objection("cosigner_is_another", f"{name}是第一提案人，不能兼作联名人"): (
            asked.is_first_proposer
        ),
        Objection("cosigner_once", f"{name}已受邀或已联名，同一人只列一次"): asked.has_line,
        Objection("cosigner_in_office", f"{name}不是本届在职委员，不能联名"): not asked.in_office,
        Objection("cosigners_of_members", "集体提案不设联名人，请改为联名提案"): asked.collective,
        CLOSED: asked.closed,
    }
    return [objection for objection, holds in found.items() if holds]
