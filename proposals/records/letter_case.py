"""LetterCase: the cases that one letter tells of together (一单位一函, 交办清单)."""

from sqlalchemy import BindParameter, ColumnElement, UniqueConstraint, select, union_all
from sqlmodel import Field, Relationship, col

from proposals.records.letter import Letter
from proposals.records.record import Record
from proposals.work import Work


class LetterCase(Record, table=True):
    """One case in a letter of several cases, and the duty that it urges there."""

    __tablename__ = "letter_case"

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(default=None, foreign_key="letter.id")
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    deadline_id: int | None = Field(default=None, foreign_key="deadline.id", index=True)

    letter: Letter = Relationship(back_populates="cases")

    __table_args__ = (UniqueConstraint("letter_id", "proposal_id", "deadline_id"),)


TOLD = union_all(
    select(col(Letter.id).label("letter_id"), col(Letter.proposal_id), col(Letter.deadline_id)),
    select(col(LetterCase.letter_id), col(LetterCase.proposal_id), col(LetterCase.deadline_id)),
).subquery("told")
"""Which letter tells of which case and urges which duty there, alone or together with others."""


def about(proposal_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Letters that tell of this case."""
    return col(Letter.id).in_(select(TOLD.c.letter_id).where(TOLD.c.proposal_id == proposal_id))


def urging(deadline_id: int | BindParameter[int] | None) -> ColumnElement[bool]:
    """Letters that urge this duty."""
    return col(Letter.id).in_(select(TOLD.c.letter_id).where(TOLD.c.deadline_id == deadline_id))


def write_pending(work: Work, what: str, key: int) -> None:
    """Write out what is pending if a letter about this case or duty, or about several, is in it."""
    rows = (row for row in (*work.new, *work.dirty) if isinstance(row, Letter | LetterCase))
    if any(getattr(row, what) in {key, None} for row in rows):
        work.flush()
