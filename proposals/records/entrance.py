"""How people come in: their secret, the attempts to sign in, the sessions opened."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from proposals.records.columns import Moment, word
from proposals.records.record import Record
from proposals.settings import settings
from workflows.terms import SessionEnd, SignInOutcome


class Credential(Record, table=True):
    """The password of an account as argon2 keeps it, and its second factor if it has one."""

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    password_hash: str
    must_change: bool
    """A first password is used once: nothing else is open before it is changed."""
    changed_at: datetime = Field(sa_type=Moment)
    totp_secret: str = ""
    """In plain text: a code can only be checked with it, and a key kept beside the database, as
    on one machine it would be, opens what it locks. Who reads it still lacks the password."""
    totp_confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    totp_last_step: int = 0
    """The half-minute of the last code accepted: no code is good twice."""

    __table_args__ = (
        CheckConstraint("password_hash <> ''", "hashed"),
        CheckConstraint("totp_confirmed_at IS NULL OR totp_secret <> ''", "totp_secret"),
    )


class SignIn(Record, table=True):
    """One attempt to sign in, kept (at least six months: Cybersecurity Law art. 21(3))."""

    __tablename__ = "sign_in"

    id: int | None = Field(default=None, primary_key=True)
    username: str
    """As typed, whether there is such an account or not."""
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    address: str
    device: str = ""
    at: datetime = Field(sa_type=Moment)
    outcome: SignInOutcome = Field(sa_type=word(SignInOutcome))

    __table_args__ = (
        Index("ix_sign_in_username_at", "username", "at"),
        Index("ix_sign_in_address_at", "address", "at"),
    )


class CodeMiss(Record, table=True):
    """Somebody asked for a 验证码 that no paper has; many from one address are guesses."""

    __tablename__ = "code_miss"

    id: int | None = Field(default=None, primary_key=True)
    address: str
    at: datetime = Field(sa_type=Moment)

    __table_args__ = (Index("ix_code_miss_address_at", "address", "at"),)


class WebSession(Record, table=True):
    """One stay of one person; the cookie holds its token, the record only the token's digest."""

    __tablename__ = "web_session"

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    grant_id: int = Field(foreign_key="grant.id")
    """The role in use."""
    csrf: str
    opened_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment, index=True)
    closed_why: SessionEnd | None = Field(default=None, sa_type=word(SessionEnd))
    vouched: bool = False
    """A provider vouched for the person: no first password was used, none is to be changed."""
    address: str = ""
    device: str = ""

    __table_args__ = (
        CheckConstraint("(closed_at IS NULL) = (closed_why IS NULL)", "closed"),
        CheckConstraint("opened_at <= seen_at", "runs_forward"),
    )

    def living(self, at: datetime) -> bool:
        """Whether it is neither closed nor run out."""
        return self.closed_at is None and self.run_out(at) is None

    def run_out(self, at: datetime) -> SessionEnd | None:
        """Which limit of time it has passed."""
        if at >= self.opened_at + timedelta(hours=settings().session_hours):
            return SessionEnd.EXPIRED
        if at >= self.seen_at + timedelta(minutes=settings().session_idle_minutes):
            return SessionEnd.IDLE
        return None
