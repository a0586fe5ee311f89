"""Which proposals a 督办 covers, with their units, and who reads its plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proposals.letters.supervise.supervision import Covered
from proposals.records import Proposal, Supervision
from proposals.records.dockets.supervision import ENDED
from proposals.work import Work
from workflows.refusals import NotNow, Objection


def may_be_covered(proposals: Iterable[Proposal]) -> None:
    """Refuse whoever withdrew or was archived (integrity rules 35 and 40)."""
    ended = {p.number: p for p in proposals if p.stage in ENDED}
    if ended:
        raise NotNow(*(Objection("case_not_ended", _ended(p)) for p in ended.values()))


def proposals_of(work: Work, supervision: Supervision) -> list[Proposal]:
    """The proposals under this supervision."""
    return [work.get_one(Proposal, case.proposal_id) for case in supervision.cases]


def covered(work: Work, supervision: Supervision) -> list[Covered]:
    """Each proposal with the units that answer it."""
    return [
        Covered(p, "、".join(a.unit_name for a in p.assignments if a.living))
        for p in proposals_of(work, supervision)
    ]


def readers(supervision: Supervision, cases: Sequence[Covered]) -> list[str]:
    """The lead committee, the supporting ones, and every unit concerned, each once."""
    units = [a.unit_name for case in cases for a in case.proposal.assignments if a.living]
    return list(dict.fromkeys([supervision.lead_office, *supervision.coop_offices, *units]))


def _ended(proposal: Proposal) -> str:
    return f"{proposal.number}{proposal.stage.label}，不能督办，请从名单中去掉"
