"""界别 and their convenors, each with validity dates (R-18)."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.rosters import names, roll
from proposals.casework.rosters.members import in_office
from proposals.reading.cleaning import called
from proposals.records import Convenor, Member, Sector
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.completeness import said
from workflows.papers.rosters import NamePaper, last_day_objections
from workflows.refusals import Objection
from workflows.terms import Act
from workflows.terms.numerals import official_date


def add(work: Work, entry: NamePaper, valid_from: date, actor: Actor) -> Sector:
    """增设界别."""
    name = called(entry.name)
    roll.allow(Act.ADD_SECTOR, actor, names.objections(work, Sector, name, valid_from))
    sector = Sector(name=name, valid_from=valid_from)
    roll.enter(work, Act.ADD_SECTOR, sector, actor, since=valid_from)
    return sector


def correct(work: Work, sector: Sector, entry: NamePaper, reason: str, actor: Actor) -> Sector:
    """更正界别名称: a misspelt one, while no proposal was made in its name."""
    names.correct(work, Act.CORRECT_SECTOR, sector, entry.name, reason, actor)
    return sector


def end(work: Work, sector: Sector, last_on: date, reason: str, actor: Actor) -> Sector:
    """撤销界别: its members are put elsewhere first; its convenor ends with it."""
    roll.require_held(sector, actor.today)
    left = [m for m in _members(work, sector) if in_office(m, actor.today)]
    against = [
        *last_day_objections(sector.name, sector.valid_from, last_on),
        *said(reason, "reason_given", "请写明撤销的理由"),
    ]
    if left:
        sentence = f"{sector.name}还有在职委员{len(left)}人，请先更正其界别"
        against.append(Objection("sector_empty", sentence))
    roll.allow(Act.END_SECTOR, actor, against)
    sector.valid_until = last_on
    _end_convenors(work, sector, last_on)
    roll.enter(work, Act.END_SECTOR, sector, actor, last_on=last_on, reason=reason)
    return sector


def name_convenor(
    work: Work, sector: Sector, member: Member, valid_from: date, actor: Actor
) -> Sector:
    """确定召集人: a member of the sector in office; the one before ends the day before."""
    roll.require_held(sector, actor.today)
    against = []
    if member.sector_id != sector.id or not in_office(member, valid_from):
        sentence = f"{member.name}不是{sector.name}的在职委员，请另选召集人"
        against.append(Objection("convenor_of_the_sector", sentence))
    later = [c for c in _convenors(work, sector) if c.valid_from >= valid_from]
    if later:
        sentence = f"{official_date(later[-1].valid_from)}起已有召集人，起始日期须在该日之后"
        against.append(Objection("convenor_follows", sentence))
    roll.allow(Act.NAME_CONVENOR, actor, against)
    _end_convenors(work, sector, roll.day_before(valid_from))
    named = Convenor(sector_id=sector.id or 0, member_id=member.id or 0, valid_from=valid_from)
    sector.convenors.append(named)
    facts = {"member": roll.said(member), "since": valid_from}
    roll.enter(work, Act.NAME_CONVENOR, sector, actor, **facts)
    return sector


def _members(work: Work, sector: Sector) -> list[Member]:
    return list(work.exec(select(Member).where(Member.sector_id == sector.id)))


def _convenors(work: Work, sector: Sector) -> list[Convenor]:
    asked = select(Convenor).where(Convenor.sector_id == sector.id)
    return list(work.exec(asked.order_by(col(Convenor.valid_from), col(Convenor.id))))


def _end_convenors(work: Work, sector: Sector, last_on: date) -> None:
    for row in _convenors(work, sector):
        if in_force(row.valid_from, row.valid_until, last_on):
            row.valid_until = last_on
