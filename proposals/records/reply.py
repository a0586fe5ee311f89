"""What a unit says and hears: consultations, replies by round, co-opinions."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.assignment import Assignment
from proposals.records.columns import Moment, word
from proposals.records.record import Record
from workflows.terms import Adoption, MeetingForm, MeetingOutcome, Publicity, Rank


class Consultation(Record, table=True):
    """One 面商 record: who met whom, when, where, how, and whether the proposer confirms it."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    round: int
    held_on: date
    place: str
    form: MeetingForm = Field(sa_type=word(MeetingForm))
    event: str = ""
    """The common event when one meeting served several proposals or units."""
    unit_people: str
    rank: Rank = Field(sa_type=word(Rank))
    points: str = ""
    agreed: str = ""
    outcome: MeetingOutcome = Field(default=MeetingOutcome.RECORDED, sa_type=word(MeetingOutcome))
    answered_by: str = ""
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    recorded_at: datetime = Field(sa_type=Moment)

    assignment: Assignment = Relationship(back_populates="consultations")

    __table_args__ = (
        CheckConstraint("unit_people <> ''", "somebody_from_the_unit"),
        CheckConstraint("round >= 1", "rounds_count_from_one"),
    )


class Reply(Record, table=True):
    """The answer of one unit in one round; a later round never touches it."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    round: int
    opening: str = ""
    unit_class: str
    """The class the unit claims; `confirmed_class` is what the check made of it."""
    confirmed_class: str = ""
    class_reason: str = ""
    """Law or resources, for C and D."""
    evidence: str = ""
    """What proves A."""
    publicity: Publicity = Field(sa_type=word(Publicity))
    signatory: str
    signatory_rank: Rank = Field(sa_type=word(Rank))
    contact: str
    promises: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """What it promises; each becomes a Commitment when it is issued."""
    drafted_at: datetime = Field(sa_type=Moment)
    passed_by: str = ""
    check_note: str = ""
    """What the checker wrote: why a likeness may stand, why the class was changed."""
    rejected_why: str = ""
    number: str | None = None
    """文号 of the unit, given when issued."""
    issued_at: datetime | None = Field(default=None, sa_type=Moment)

    assignment: Assignment = Relationship(back_populates="replies")
    answers: list["ReplyAnswer"] = Relationship(
        back_populates="reply", sa_relationship_kwargs={"order_by": "ReplyAnswer.number"}
    )

    __table_args__ = (
        UniqueConstraint("assignment_id", "round"),
        UniqueConstraint("number"),
        CheckConstraint("signatory <> '' AND contact <> ''", "signed_with_contact"),
        CheckConstraint("(issued_at IS NULL) = (number IS NULL)", "issued_means_numbered"),
    )

    @property
    def body(self) -> str:
        """The words of the reply, as they are compared and hashed."""
        return "\n".join((self.opening, *(answer.text for answer in self.answers)))


class ReplyAnswer(Record, table=True):
    """The answer to one numbered suggestion."""

    __tablename__ = "reply_answer"

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="reply.id")
    number: int
    adoption: Adoption = Field(sa_type=word(Adoption))
    text: str

    reply: Reply = Relationship(back_populates="answers")

    __table_args__ = (
        UniqueConstraint("reply_id", "number"),
        CheckConstraint("text <> ''", "not_empty"),
    )


class SupplementaryReply(Record, table=True):
    """补充答复: new facts after the reply."""

    __tablename__ = "supplementary_reply"

    id: int | None = Field(default=None, primary_key=True)
    reply_id: int = Field(foreign_key="reply.id", index=True)
    text: str
    number: str = Field(unique=True)
    issued_at: datetime = Field(sa_type=Moment)

    reply: Reply = Relationship()


class CoOpinion(Record, table=True):
    """会办意见: from the co unit to the lead, with its own series of numbers."""

    __tablename__ = "co_opinion"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    round: int
    text: str
    contact: str
    number: str = Field(unique=True)
    given_at: datetime = Field(sa_type=Moment)

    assignment: Assignment = Relationship(back_populates="co_opinions")

    __table_args__ = (
        UniqueConstraint("assignment_id", "round"),
        CheckConstraint("text <> ''", "not_empty"),
    )
