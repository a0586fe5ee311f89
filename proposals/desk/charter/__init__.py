"""制度: the profile with its instruments, the calendar, the ladder, permits and lifecycles."""

from proposals.desk.charter.rulebook import Life, Permit, Step, lifecycles, permits
from proposals.desk.charter.rules import Ladder, Rule, RungRow, Section, ladders, sections
from proposals.desk.charter.years import Holiday, YearLine, years

__all__ = [
    "Holiday",
    "Ladder",
    "Life",
    "Permit",
    "Rule",
    "RungRow",
    "Section",
    "Step",
    "YearLine",
    "ladders",
    "lifecycles",
    "permits",
    "sections",
    "years",
]
