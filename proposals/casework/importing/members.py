"""A roster of members into the records; nobody is taken for another (integrity rule 41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.casework.rosters import members, roll
from proposals.casework.rosters.members import Roster
from proposals.reading.lines import BadLine, refuse_bad
from proposals.reading.members import MemberLine
from proposals.reading.roster import MemberFile
from proposals.records import Member, Sector, Term
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.rosters import MemberPaper
from workflows.terms import Act
from workflows.terms.numerals import official_date


def import_members(work: Work, file: MemberFile, actor: Actor) -> list[Member]:
    """Enrol every line, or none and name the lines that speak against it."""
    importers.require(actor, importers.ROSTERS)
    term = importers.current_term(work, actor.today)
    sectors = _sectors(work, actor)
    known = members.roster(work)
    refuse_bad(
        [
            *file.bad,
            *_strange_sectors(file.lines, sectors),
            *_outside(file.lines, term),
            *_ended(file.lines, term),
            *_known_already(file.lines, known),
        ]
    )
    given = frozenset(line.code for line in file.lines)
    codes = known.free_codes(term.number, given)
    made = [
        members.written(
            _entry(line, sectors, line.code or next(codes)), line.valid_from or term.begins_on, term
        )
        for line in file.lines
    ]
    work.add_all(made)
    work.flush()
    roll.record(work, Act.ENROL_MEMBER, "member", actor, read=len(made))
    return made


def _entry(line: MemberLine, sectors: dict[str, int], code: str) -> MemberPaper:
    return MemberPaper(
        name=line.name,
        sector_id=sectors[line.sector],
        code=code,
        party=line.party,
        post=line.post,
        group=line.group,
        phone=line.phone,
        email=line.email,
        address=line.address,
        postcode=line.postcode,
    )


def _sectors(work: Work, actor: Actor) -> dict[str, int]:
    held = [
        s for s in work.exec(select(Sector)) if in_force(s.valid_from, s.valid_until, actor.today)
    ]
    return {sector.name: sector.id for sector in held if sector.id is not None}


def _strange_sectors(lines: Sequence[MemberLine], sectors: dict[str, int]) -> Iterator[BadLine]:
    for line in lines:
        if line.sector not in sectors:
            reason = f"界别“{line.sector}”不在本届界别之列，请改正或先增设该界别"
            yield BadLine(line.line_no, reason)


def _outside(lines: Sequence[MemberLine], term: Term) -> Iterator[BadLine]:
    """A first day that is not of the term into which he is enrolled."""
    for line in lines:
        if line.valid_from and not term.begins_on <= line.valid_from <= term.ends_on:
            day = official_date(line.valid_from)
            yield BadLine(line.line_no, f"任职日期{day}不在第{term.number}届任期之内，请核对")


def _ended(lines: Sequence[MemberLine], term: Term) -> Iterator[BadLine]:
    """A membership ends by its act, with the reason and on record, never by a file."""
    for line in lines:
        if line.valid_until and line.valid_until != term.ends_on:
            day = official_date(line.valid_until)
            reason = f"终止日期{day}不是第{term.number}届届满日，已终止的委员请删去该行"
            yield BadLine(line.line_no, f"{reason}，尚在任的请先导入，再办理终止委员资格")


def _known_already(lines: Sequence[MemberLine], known: Roster) -> Iterator[BadLine]:
    """Against everybody enrolled before."""
    for line in lines:
        for objection in known.objections(line.name, line.code, line.phone):
            yield BadLine(line.line_no, objection.sentence)
