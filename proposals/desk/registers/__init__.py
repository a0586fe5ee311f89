"""名册: members with what they did, organisations, sectors, terms, and the handling units."""

from proposals.desk.registers.bodies import Body, SectorLine, organisations, sectors
from proposals.desk.registers.changes import changes
from proposals.desk.registers.members import Listed, MemberPage, member, members
from proposals.desk.registers.terms import SessionLine, TermLine, terms
from proposals.desk.registers.units import UnitLine, unit, units

__all__ = [
    "Body",
    "Listed",
    "MemberPage",
    "SectorLine",
    "SessionLine",
    "TermLine",
    "UnitLine",
    "changes",
    "member",
    "members",
    "organisations",
    "sectors",
    "terms",
    "unit",
    "units",
]
