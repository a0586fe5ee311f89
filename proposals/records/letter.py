"""Letter: the text as written, its number, its deliveries and digests — the outbox."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NewType

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.document import Document, read
from proposals.records.columns import Moment, word
from proposals.records.history import LETTERS
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.terms import Layout

if TYPE_CHECKING:
    from proposals.records.letter_case import LetterCase


class Letter(Record, table=True):
    """One letter or notice, written in the act's transaction; what is stored is what was sent."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(index=True)
    """The function and template that wrote it, e.g. `file/filing_notice`."""
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    supervision_id: int | None = Field(default=None, foreign_key="supervision.id", index=True)
    deadline_id: int | None = Field(default=None, foreign_key="deadline.id", index=True)
    """The duty it urges; a draft falls away with it. Of several cases and duties tell `cases`."""
    number: str | None = Field(default=None, unique=True)
    """文号; None for receipts, forms and short notices."""
    title: str
    addressee: str
    copies: str = ""
    layout: Layout = Field(default=Layout.LETTER, sa_type=word(Layout))
    words: str
    """The paper as typed blocks (`proposals.document`), as its template gave it."""
    occasion: str = Field(unique=True)
    """What it was written for; the same occasion never writes twice."""
    written_at: datetime = Field(sa_type=Moment)
    send_on: date
    needs_confirmation: bool = False
    confirmed_by: str = ""
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    posted_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    cancelled_at: datetime | None = Field(default=None, sa_type=Moment)
    cancelled_why: str = ""
    code: str | None = Field(default=None, unique=True)
    """验证码 of an issued letter; None: a draft."""
    anchored_at: int = 0
    """How long its chain of the history was at issue, and the hash it ended with."""
    anchor: str = ""

    proposal: Proposal | None = Relationship()
    cases: list["LetterCase"] = Relationship(
        back_populates="letter", sa_relationship_kwargs={"order_by": "LetterCase.id"}
    )
    deliveries: list["Delivery"] = Relationship(
        back_populates="letter", sa_relationship_kwargs={"order_by": "Delivery.id"}
    )
    items: list["InboxItem"] = Relationship(
        back_populates="letter", sa_relationship_kwargs={"order_by": "InboxItem.id"}
    )

    __table_args__ = (
        CheckConstraint("words <> ''", "has_a_text"),
        CheckConstraint("addressee <> ''", "addressed"),
        CheckConstraint("code IS NULL OR anchor <> ''", "a_code_is_anchored"),
        CheckConstraint(
            "posted_at IS NULL OR needs_confirmation = false OR confirmed_at IS NOT NULL",
            "posted_only_when_confirmed",
        ),
    )

    @property
    def document(self) -> Document:
        """The paper as sent, with its number and 验证码."""
        code = f"验证码 {self.code_shown}" if self.code else ""
        kept = read(self.words)
        return replace(kept, number=self.number or kept.number, code=code)

    @property
    def code_shown(self) -> str:
        """The code in groups, as it is printed: XXXX-XXXX-XX."""
        return f"{self.code[:4]}-{self.code[4:8]}-{self.code[8:]}" if self.code else ""

    @property
    def chain(self) -> str:
        """Whose history it is anchored in: its case's, or that of the letters of no single case."""
        if self.supervision_id is not None:
            return f"supervision:{self.supervision_id}"
        return f"proposal:{self.proposal_id}" if self.proposal_id is not None else LETTERS

    @property
    def issued(self) -> bool:
        """Whether it stands under somebody's name: written, or confirmed where that is asked."""
        return not self.needs_confirmation or self.confirmed_at is not None


Issued = NewType("Issued", Letter)
"""A letter that stands under somebody's name, where a draft is not meant."""


class Delivery(Record, table=True):
    """One letter on one channel: how often tried, when delivered, what went wrong."""

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id")
    channel: str
    attempts: int = 0
    delivered_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str = ""

    letter: Letter = Relationship(back_populates="deliveries")

    __table_args__ = (UniqueConstraint("letter_id", "channel"),)


class Digest(Record, table=True):
    """The short notices that reached one recipient in one message; its text is what was sent."""

    id: int | None = Field(default=None, primary_key=True)
    """The message's name on every channel, the same at every attempt."""
    recipient: str
    title: str
    html: str
    written_at: datetime = Field(sa_type=Moment)

    items: list["InboxItem"] = Relationship(
        back_populates="digest", sa_relationship_kwargs={"order_by": "InboxItem.id"}
    )


class InboxItem(Record, table=True):
    """A letter, or a copy of it, lying in somebody's inbox in the system; laid there once."""

    __tablename__ = "inbox_item"

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id")
    recipient: str = Field(index=True)
    digest_id: int | None = Field(default=None, foreign_key="digest.id", index=True)
    """The message it came in together with others; None: it came by itself."""
    laid_at: datetime = Field(sa_type=Moment)
    read_at: datetime | None = Field(default=None, sa_type=Moment)

    letter: Letter = Relationship(back_populates="items")
    digest: Digest | None = Relationship(back_populates="items")

    __table_args__ = (UniqueConstraint("letter_id", "recipient"),)
