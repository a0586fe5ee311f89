"""People and windows, with validity dates: terms, sessions, sectors, members, organisations."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.columns import Moment, word
from proposals.records.record import Record
from workflows.papers.contact_details import ContactDetails
from workflows.terms import MemberStatus, ProposerKind


class Term(Record, table=True):
    """One 届 of the committee."""

    id: int | None = Field(default=None, primary_key=True)
    number: int = Field(unique=True)
    begins_on: date
    ends_on: date

    __table_args__ = (CheckConstraint("begins_on < ends_on", "runs_forward"),)


class PlenarySession(Record, table=True):
    """One 次会议: the plenary, its window and its cut-off (the cut-off second counts)."""

    __tablename__ = "plenary_session"

    id: int | None = Field(default=None, primary_key=True)
    term_id: int = Field(foreign_key="term.id")
    number: int
    opens_on: date
    closes_on: date
    window_opens_on: date
    cutoff_at: datetime = Field(sa_type=Moment)

    __table_args__ = (
        UniqueConstraint("term_id", "number"),
        CheckConstraint("window_opens_on <= opens_on AND opens_on <= closes_on", "in_order"),
    )


class Sector(Record, table=True):
    """One 界别."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    valid_from: date
    valid_until: date | None = None

    convenors: list["Convenor"] = Relationship(
        sa_relationship_kwargs={"order_by": "Convenor.valid_from, Convenor.id"}
    )

    __table_args__ = (
        CheckConstraint("name <> ''", "named"),
        UniqueConstraint("name", "valid_from"),
    )


class Convenor(Record, table=True):
    """Who convenes a sector, from when until when (R-18)."""

    id: int | None = Field(default=None, primary_key=True)
    sector_id: int = Field(foreign_key="sector.id", index=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    valid_from: date
    valid_until: date | None = None


class Member(Record, table=True):
    """One 委员 in one term; a case keeps the name and sector of its day."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str = Field(index=True)
    sector_id: int = Field(foreign_key="sector.id", index=True)
    party: str = ""
    post: str = ""
    group: str = ""
    """Street or town group, for the balance report (R-29)."""
    phone: str = ""
    email: str = ""
    address: str = ""
    """通讯地址, where a reply on paper is sent (domain 3.1, row 1)."""
    postcode: str = ""
    status: MemberStatus = Field(default=MemberStatus.IN_OFFICE, sa_type=word(MemberStatus))
    valid_from: date
    valid_until: date | None = None

    __table_args__ = (
        CheckConstraint("name <> ''", "named"),
        CheckConstraint("code <> ''", "coded"),
    )

    @property
    def contact_details(self) -> ContactDetails:
        """How he is reached, whole; who reads it is on record."""
        return ContactDetails(self.address, self.postcode, self.phone, self.email)


class Organisation(Record, table=True):
    """A party, people's organisation or special committee that may propose."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: ProposerKind = Field(sa_type=word(ProposerKind))
    valid_from: date
    valid_until: date | None = None

    mandates: list["Mandate"] = Relationship(
        sa_relationship_kwargs={"order_by": "Mandate.valid_from, Mandate.id"}
    )

    __table_args__ = (
        CheckConstraint("kind IN ('party', 'people_org', 'special_committee')", "is_organisation"),
        UniqueConstraint("name", "valid_from"),
    )


class Mandate(Record, table=True):
    """Who may sign for an organisation, from when until when."""

    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    signatory: str
    valid_from: date
    valid_until: date | None = None


class SectorCall(Record, table=True):
    """界别集体提案征集: until when members may join in drafting a sector's proposal (R-17)."""

    __tablename__ = "sector_call"

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    opened_on: date
    closes_on: date

    __table_args__ = (CheckConstraint("opened_on <= closes_on", "runs_forward"),)


def in_force(valid_from: date, valid_until: date | None, day: date) -> bool:
    """Whether something valid from one date until another holds on this day."""
    return valid_from <= day and (valid_until is None or day <= valid_until)
