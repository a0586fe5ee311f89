"""OpinionForm: 征询意见表, one a proposer and round, two ratings, silence kept as silence."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.terms import FormState, Rating


class OpinionForm(Record, table=True):
    """One proposer's opinion on one round; the unit sees nothing of it before it is locked."""

    __tablename__ = "opinion_form"

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    signature_id: int = Field(foreign_key="signature.id", index=True)
    proposer: str
    of_proposal_id: int = Field(foreign_key="proposal.id")
    """The proposal the proposer signed: the lead itself or one merged into it."""
    round: int
    state: FormState = Field(default=FormState.OPEN, sa_type=word(FormState))
    work_rating: Rating | None = Field(default=None, sa_type=word(Rating, "work_rating"))
    result_rating: Rating | None = Field(default=None, sa_type=word(Rating, "result_rating"))
    adoptions: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """Suggestion number → adoption, as the proposer sees it."""
    reason: str = ""
    remark: str = ""
    meeting_wanted: bool = False
    public_consent: bool = True
    named: bool = False
    """The proposer agreed that the unit reads whose opinion it is."""
    opened_at: datetime = Field(sa_type=Moment)
    received_at: datetime | None = Field(default=None, sa_type=Moment)
    proxy_scan: str = ""
    amendments: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """Earlier ratings with the moment they were replaced."""

    proposal: Proposal = Relationship(
        back_populates="forms", sa_relationship_kwargs={"foreign_keys": "OpinionForm.proposal_id"}
    )

    __table_args__ = (
        UniqueConstraint("proposal_id", "signature_id", "round"),
        CheckConstraint(
            "state <> 'received' OR (work_rating IS NOT NULL AND result_rating IS NOT NULL)",
            "received_has_both_ratings",
        ),
        CheckConstraint(
            "state <> 'no_response' OR (work_rating IS NULL AND result_rating IS NULL)",
            "silence_is_no_rating",
        ),
        CheckConstraint(
            "NOT (work_rating = 'dissatisfied' OR result_rating = 'dissatisfied') OR reason <> ''",
            "dissatisfied_says_why",
        ),
    )
