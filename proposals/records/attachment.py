"""Attachment: a file that belongs to a case; its content lies in the cabinet under its digest."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, Relationship

from proposals.records.assignment import Assignment
from proposals.records.columns import Moment, word
from proposals.records.record import Record
from workflows.terms import BelongsTo, FileKind, Role


class Attachment(Record, table=True):
    """One file handed in; taken off a case it stays on record with the reason."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    """None: a scan kept while its form was filled in, before its case was written down."""
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    """The unit's own row, when a unit attached it."""
    belongs: BelongsTo = Field(sa_type=word(BelongsTo))
    name: str
    """As cleaned, never as sent."""
    kind: FileKind = Field(sa_type=word(FileKind))
    size: int
    sha256: str = Field(index=True)
    unsearched: str = ""
    """What of it no program could search for secret markings."""
    note: str = ""
    """Why it may be attached although nobody can look into it."""
    uploaded_by: str
    role: Role = Field(sa_type=word(Role))
    uploaded_at: datetime = Field(sa_type=Moment)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)
    removed_by: str = ""
    removed_why: str = ""

    assignment: Assignment | None = Relationship()

    __table_args__ = (
        CheckConstraint("name <> ''", "named"),
        CheckConstraint("size > 0", "not_empty"),
        CheckConstraint("length(sha256) = 64", "digested"),
        CheckConstraint("(removed_at IS NULL) = (removed_why = '')", "removed_with_reason"),
    )

    @property
    def gone_out(self) -> bool:
        """Whether the unit's reply or opinion was sent after the file was attached."""
        if self.assignment is None:
            return False
        replied = [reply.issued_at for reply in self.assignment.replies]
        opined = [opinion.given_at for opinion in self.assignment.co_opinions]
        return any(at is not None and at >= self.uploaded_at for at in (*replied, *opined))

    def handed_in_by(self, name: str, role: Role) -> bool:
        """Whether it is this person's own upload."""
        return (self.uploaded_by, self.role) == (name, role)
