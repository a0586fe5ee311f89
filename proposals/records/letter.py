"""Letter: the text as written, its number, its deliveries and digests — the outbox."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from proposals.records.columns import Moment


class Letter(SQLModel, table=True):
    """One letter or notice, written in the act's transaction; what is stored is what was sent."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(index=True)
    """The function and template that wrote it, e.g. `file/filing_notice`."""
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    supervision_id: int | None = Field(default=None, foreign_key="supervision.id", index=True)
    deadline_id: int | None = Field(default=None, foreign_key="deadline.id", index=True)
    """The duty it urges; a draft falls away with it."""
    number: str | None = Field(default=None, unique=True)
    """文号; None for receipts, forms and short notices."""
    title: str
    addressee: str
    copies: str = ""
    html: str
    occasion: str = Field(unique=True)
    """What it was written for; the same occasion never writes twice."""
    written_at: datetime = Field(sa_type=Moment)
    send_on: date
    needs_confirmation: bool = False
    confirmed_by: str = ""
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    posted_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    cancelled_at: datetime | None = Field(default=None, sa_type=Moment)

    deliveries: list["Delivery"] = Relationship(back_populates="letter")
    items: list["InboxItem"] = Relationship(back_populates="letter")

    __table_args__ = (
        CheckConstraint("html <> ''", "has_a_text"),
        CheckConstraint("addressee <> ''", "addressed"),
        CheckConstraint(
            "posted_at IS NULL OR needs_confirmation = false OR confirmed_at IS NOT NULL",
            "posted_only_when_confirmed",
        ),
    )


class Delivery(SQLModel, table=True):
    """One letter on one channel: how often tried, when delivered, what went wrong."""

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    channel: str
    attempts: int = 0
    delivered_at: datetime | None = Field(default=None, sa_type=Moment)
    error: str = ""

    letter: Letter = Relationship(back_populates="deliveries")

    __table_args__ = (UniqueConstraint("letter_id", "channel"),)


class Digest(SQLModel, table=True):
    """The short notices that reached one recipient in one message; its text is what was sent."""

    id: int | None = Field(default=None, primary_key=True)
    """The message's name on every channel, the same at every attempt."""
    recipient: str
    title: str
    html: str
    written_at: datetime = Field(sa_type=Moment)

    items: list["InboxItem"] = Relationship(back_populates="digest")


class InboxItem(SQLModel, table=True):
    """A letter, or a copy of it, lying in somebody's inbox in the system; laid there once."""

    __tablename__ = "inbox_item"

    id: int | None = Field(default=None, primary_key=True)
    letter_id: int = Field(foreign_key="letter.id", index=True)
    recipient: str = Field(index=True)
    digest_id: int | None = Field(default=None, foreign_key="digest.id", index=True)
    """The message it came in together with others; None: it came by itself."""
    laid_at: datetime = Field(sa_type=Moment)
    read_at: datetime | None = Field(default=None, sa_type=Moment)

    letter: Letter = Relationship(back_populates="items")
    digest: Digest | None = Relationship(back_populates="items")

    __table_args__ = (UniqueConstraint("letter_id", "recipient"),)
