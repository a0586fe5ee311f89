"""征询意见: two ratings, each suggestion, reasons for 不满意 (integrity rules 31 and 32)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workflows.papers.completeness import said
from workflows.refusals import Objection
from workflows.terms import Adoption, Rating


@dataclass(frozen=True)
class Opinion:
    """What a proposer thinks of the work and of its result."""

    work_rating: Rating
    result_rating: Rating
    adoptions: Mapping[int, Adoption] = field(default_factory=dict)
    """Suggestion number → what became of it, as the proposer sees it."""
    reason: str = ""
    remark: str = ""
    meeting_wanted: bool = False
    """Whether he wants to be met again (domain 3.3); 不满意 is met in any case."""
    public_consent: bool = True
    named: bool = False
    """Whether the unit may read whose opinion it is; only if the proposer agrees (domain 6)."""

    @property
    def dissatisfied(self) -> bool:
        """Whether either rating is 不满意."""
        return Rating.DISSATISFIED in (self.work_rating, self.result_rating)


def objections(opinion: Opinion, suggestions: int) -> list[Objection]:
    """What this opinion on a proposal of so many suggestions still lacks."""
    found = []
    if opinion.dissatisfied:
        sentence = "评价为不满意的，请写明不满意的理由，以便承办单位改进"
        found += said(opinion.reason, "dissatisfied_says_why", sentence)
    unknown = [number for number in opinion.adoptions if not 1 <= number <= suggestions]
    if unknown:
        numbers = "、".join(map(str, unknown))
        sentence = f"提案共{suggestions}条建议，没有第{numbers}条，请核对"
        found.append(Objection("suggestion_exists", sentence))
    return found
