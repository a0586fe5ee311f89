"""A roster of members into the records; nobody is taken for another (integrity rule 41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.reading.lines import BadLine, refuse_bad
from proposals.reading.members import MemberLine
from proposals.reading.roster import MemberFile
from proposals.records import Member, Sector
from proposals.records.people import in_force
from proposals.work import Work


def import_members(work: Work, file: MemberFile, actor: Actor) -> list[Member]:
    """Enrol every line, or none and name the lines that speak against it."""
    importers.require(actor, importers.ROSTERS)
    term = importers.current_term(work, actor.today)
    sectors = _sectors(work, actor)
    known = work.exec(select(Member)).all()
    refuse_bad([*_strange_sectors(file.lines, sectors), *_known_already(file.lines, known)])
    codes = _free_codes({m.code for m in known} | {line.code for line in file.lines}, term.number)
    members = [
        Member(
            code=line.code or next(codes),
            name=line.name,
            sector_id=sectors[line.sector],
            party=line.party,
            post=line.post,
            group=line.group,
            phone=line.phone,
            email=line.email,
            valid_from=line.valid_from or term.begins_on,
            valid_until=term.ends_on,
        )
        for line in file.lines
    ]
    work.add_all(members)
    work.flush()
    return members


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


def _known_already(lines: Sequence[MemberLine], known: Sequence[Member]) -> Iterator[BadLine]:
    """Against everybody enrolled before; contact data are never repeated in a complaint."""
    codes = {member.code for member in known}
    names = {member.name for member in known}
    phones = {member.phone for member in known if member.phone}
    same = {(member.name, member.phone) for member in known if member.phone}
    for line in lines:
        if line.code and line.code in codes:
            yield BadLine(line.line_no, f"委员编号“{line.code}”已在名册中")
        elif (line.name, line.phone) in same:
            yield BadLine(line.line_no, f"“{line.name}”姓名、电话均与名册中一人相同，疑为同一人")
        elif line.name in names and not line.code:
            yield BadLine(line.line_no, f"名册中已有“{line.name}”，须填写委员编号加以区别")
        elif line.phone in phones and not line.code:
            yield BadLine(line.line_no, "联系电话与名册中一人相同，须填写委员编号加以区别")


def _free_codes(taken: set[str], term: int) -> Iterator[str]:
    """Codes for lines that came without one: 9-0001."""
    codes = (f"{term}-{number:04d}" for number in count(1))
    return (code for code in codes if code not in taken)
