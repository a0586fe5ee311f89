"""Organisations with their mandates, sectors with their convenors, each with its dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.records import Convenor, Mandate, Member, Organisation, Proposal, Sector
from proposals.records.people import in_force
from proposals.work import Work
from workflows.terms import MemberStatus


class Held(NamedTuple):
    """Who signs or convenes, from when until when."""

    name: str
    valid_from: date
    valid_until: date | None
    now: bool
    """In force on the day of asking."""


class Body(NamedTuple):
    """One organisation that may propose."""

    id: int
    name: str
    kind: str
    valid_from: date
    valid_until: date | None
    now: bool
    mandates: tuple[Held, ...]
    submitted: int


class SectorLine(NamedTuple):
    """One 界别."""

    id: int
    name: str
    valid_from: date
    valid_until: date | None
    now: bool
    convenors: tuple[Held, ...]
    serving: int
    """Members in office."""
    submitted: int


def organisations(work: Work, today: date) -> list[Body]:
    """Every organisation there was, in three questions."""
    mandates: dict[int, list[Held]] = defaultdict(list)
    for row in work.exec(select(Mandate).order_by(col(Mandate.valid_from), col(Mandate.id))):
        mandates[row.organisation_id].append(_held(row.signatory, row, today))
    handed_in = select(Proposal.organisation_id).where(col(Proposal.submitted_at).is_not(None))
    submitted = Counter(work.exec(handed_in))
    return [
        Body(
            row.id or 0,
            row.name,
            row.kind.label.removesuffix("提案"),
            row.valid_from,
            row.valid_until,
            in_force(row.valid_from, row.valid_until, today),
            tuple(mandates[row.id or 0]),
            submitted[row.id],
        )
        for row in work.exec(select(Organisation).order_by(col(Organisation.id)))
    ]


def sectors(work: Work, today: date) -> list[SectorLine]:
    """Every sector there was, in four questions."""
    convenors = _convenors(work, today)
    members = work.exec(select(Member).where(Member.status == MemberStatus.IN_OFFICE))
    serving = Counter(m.sector_id for m in members if in_force(m.valid_from, m.valid_until, today))
    handed_in = select(Proposal.sector_id).where(col(Proposal.submitted_at).is_not(None))
    submitted = Counter(work.exec(handed_in))
    return [
        SectorLine(
            row.id or 0,
            row.name,
            row.valid_from,
            row.valid_until,
            in_force(row.valid_from, row.valid_until, today),
            tuple(convenors[row.id or 0]),
            serving[row.id or 0],
            submitted[row.id],
        )
        for row in work.exec(select(Sector).order_by(col(Sector.id)))
    ]


def _convenors(work: Work, today: date) -> dict[int, list[Held]]:
    asked = (
        select(Convenor, Member.name)
        .join(Member, col(Member.id) == Convenor.member_id)
        .order_by(col(Convenor.valid_from), col(Convenor.id))
    )
    found: dict[int, list[Held]] = defaultdict(list)
    for row, name in work.exec(asked):
        found[row.sector_id].append(_held(name, row, today))
    return found


def _held(name: str, row: Mandate | Convenor, today: date) -> Held:
    now = in_force(row.valid_from, row.valid_until, today)
    return Held(name, row.valid_from, row.valid_until, now)
