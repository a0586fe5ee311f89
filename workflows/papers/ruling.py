"""What the committee hands in with its decision: to file, or not to file and what then."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.policies import filing
from workflows.policies.profile import Profile
from workflows.refusals import Objection, Refusal

KEPT = "kept"


class Filing(NamedTuple):
    """立案: the opinion that decides and the category the proposal is counted under."""

    opinion: str
    category: str


class Rejection(NamedTuple):
    """不予立案: reasons by code or sentence, the explanation, what becomes of the proposal."""

    reasons: tuple[str, ...]
    explanation: str
    disposition: str


def filing_objections(paper: Filing) -> list[Objection]:
    """Everything that keeps a decision to file from being taken in."""
    return [
        *said(paper.opinion, "opinion_given", "请写明立案的审查意见"),
        *said(paper.category, "category_chosen", "请选定提案的内容分类"),
    ]


def rejection_objections(paper: Rejection, profile: Profile, *, held: bool) -> list[Objection]:
    """Everything that keeps a decision not to file from being taken in; `held`: for secrecy."""
    switched_on = profile.filing.local_reasons
    return [
        *_refused(lambda: filing.chosen_reasons(paper.reasons, switched_on)),
        *said(paper.explanation, "explanation_given", "请向提案者说明不予立案的具体情况"),
        *_refused(lambda: filing.disposition(paper.disposition)),
        *_secret_goes_nowhere(paper, held),
    ]


def is_offline(paper: Rejection) -> bool:
    """Whether a reason stops the proposal and keeps its text to itself (integrity rule 5)."""
    return any(row.offline and any(map(row.is_called, paper.reasons)) for row in filing.REASONS)


def _secret_goes_nowhere(paper: Rejection, held: bool) -> list[Objection]:
    kept = filing.disposition(KEPT).is_called(paper.disposition)
    if not (held or is_offline(paper)) or kept:
        return []
    sentence = "涉密或停办的提案不得在本系统内转出或退回修改，去向请选“存查”，并改由机要渠道办理"
    return [Objection("secret_is_kept", sentence)]


def _refused(choice: Callable[[], object]) -> list[Objection]:
    try:
        choice()
    except Refusal as refusal:
        return list(refusal.objections)
    return []
