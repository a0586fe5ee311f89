"""Members with their validity, sector and figures; one member with his proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlmodel import col, or_, select

from proposals.desk import sight
from proposals.desk.case.timeline import Line
from proposals.desk.count import Count
from proposals.desk.page import Page, page
from proposals.desk.reader import Reader
from proposals.desk.registers.changes import changes
from proposals.desk.registers.performance import performance
from proposals.records import Convenor, Member, Proposal, Sector, Signature
from proposals.records.people import in_force
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, PROPOSERS
from workflows.refusals import NotFound, Objection
from workflows.terms import MemberStatus, SignatureAnswer


class Listed(NamedTuple):
    """One member in the roster."""

    id: int
    code: str
    name: str
    sector: str
    party: str
    post: str
    group: str
    contact_details: str
    """Masked; shown whole on request, and that is recorded."""
    status: str
    serving: bool
    """In office on the day of asking."""
    valid_from: date
    valid_until: date | None
    counts: tuple[Count, ...]

    @property
    def href(self) -> str:
        """His own page."""
        return f"/members/{self.id}"


class Own(NamedTuple):
    """One proposal he stands under."""

    proposal_id: int
    number: str
    title: str
    role: str
    answer: str
    stage: str
    result_class: str


class Convened(NamedTuple):
    """A sector he convenes or convened."""

    sector: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class MemberPage:
    """One member."""

    member: Listed
    proposals: tuple[Own, ...]
    convened: tuple[Convened, ...]
    changes: tuple[Line, ...]
    may_reveal: bool
    """Whether this reader may ask for the contact details."""


class Wanted(NamedTuple):
    """What the roster is narrowed to."""

    words: str = ""
    """In name or code."""
    sector: int | None = None
    serving: bool = False
    page: int = 1


ALL = Wanted()


def members(work: Work, reader: Reader, wanted: Wanted = ALL) -> Page[Listed]:
    """A page of the roster with everybody's figures, in five questions."""
    asked = select(Member).order_by(col(Member.id))
    if wanted.words:
        named = col(Member.name).contains(wanted.words, autoescape=True)
        asked = asked.where(or_(named, col(Member.code) == wanted.words))
    if wanted.sector is not None:
        asked = asked.where(Member.sector_id == wanted.sector)
    if wanted.serving:
        until = col(Member.valid_until)
        asked = asked.where(
            Member.status == MemberStatus.IN_OFFICE,
            Member.valid_from <= reader.today,
            or_(until.is_(None), until >= reader.today),
        )
    found = page(work, asked, wanted.page)
    return found.of(_listed(work, reader, found.rows))


def member(work: Work, reader: Reader, id: int) -> MemberPage:
    """One member, in seven questions; a member reads nobody's page but his own."""
    row = work.get(Member, id)
    if row is None or (reader.role in PROPOSERS and reader.member_id != id):
        raise NotFound(Objection("member_exists", "没有这位委员，请从委员名册进入"))
    return MemberPage(
        _listed(work, reader, (row,))[0],
        tuple(_own(work, reader, id)),
        tuple(_convened(work, id)),
        changes(work, reader, f"member:{id}"),
        reader.role in COMMITTEE,
    )


def _listed(work: Work, reader: Reader, rows: tuple[Member, ...]) -> list[Listed]:
    sectors = {sector.id: sector.name for sector in work.exec(select(Sector))}
    did = performance(work, [row.id or 0 for row in rows])
    return [
        Listed(
            row.id or 0,
            row.code,
            row.name,
            sectors[row.sector_id],
            row.party,
            row.post,
            row.group,
            row.contact_details.masked,
            row.status.label,
            row.status == MemberStatus.IN_OFFICE
            and in_force(row.valid_from, row.valid_until, reader.today),
            row.valid_from,
            row.valid_until,
            did[row.id or 0].counts,
        )
        for row in rows
    ]


def _own(work: Work, reader: Reader, id: int) -> list[Own]:
    """What he stands under, as far as this reader may see it; the latest first."""
    standing = (SignatureAnswer.CONFIRMED, SignatureAnswer.INVITED)
    asked = (
        select(Signature, Proposal)
        .join(Proposal, col(Proposal.id) == Signature.proposal_id)
        .where(
            Signature.member_id == id,
            col(Signature.answer).in_(standing),
            sight.visible(reader),
        )
        .order_by(col(Proposal.id).desc())
    )
    return [
        Own(
            case.key,
            case.number,
            case.title,
            signed.role.label,
            signed.answer.label,
            case.stage.label,
            case.result_class,
        )
        for signed, case in work.exec(asked)
    ]


def _convened(work: Work, id: int) -> list[Convened]:
    asked = (
        select(Convenor, Sector.name)
        .join(Sector, col(Sector.id) == Convenor.sector_id)
        .where(Convenor.member_id == id)
        .order_by(col(Convenor.valid_from))
    )
    return [Convened(name, row.valid_from, row.valid_until) for row, name in work.exec(asked)]
