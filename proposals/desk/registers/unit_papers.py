"""A unit's papers of one year: 提案办理工作总结, 先进承办单位推荐表."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from proposals.desk import awards
from proposals.desk.reader import Reader
from proposals.desk.registers import unit_figures
from proposals.desk.registers.unit_year import UnitYear, unit_year
from proposals.letters.printed.awards import Standing, unit_recommendation
from proposals.letters.printed.reports import Summed, handling_summary
from proposals.printing import Copy
from proposals.records import Assignment
from proposals.settings import zone
from proposals.work import Work
from workflows.terms import AssignmentStage, UnitRole
from workflows.terms.term import Term

RANKED_FROM = 3
"""Cases a unit needs to be compared with others (domain 5.4: default 3)."""


class UnitPaper(Term):
    """Which paper of the year."""

    SUMMARY = "summary", "提案办理工作总结"
    RECOMMENDATION = "recommendation", "先进承办单位推荐表"


def unit_paper(
    work: Work, reader: Reader, id: int, year: int, wanted: UnitPaper, at: datetime
) -> Copy:
    """The paper, for the unit itself and the committee."""
    told = unit_year(work, reader, id, year)
    if wanted is UnitPaper.RECOMMENDATION:
        return unit_recommendation(work, _standing(work, reader, told), at)
    summed = Summed(told.unit, told.year, told.as_of, unit_figures.summary_tables(told))
    return handling_summary(work, summed, at)


def _standing(work: Work, reader: Reader, told: UnitYear) -> Standing:
    main = len(told.answering)
    return Standing(
        unit=told.unit,
        year=told.year,
        as_of=told.as_of,
        main=main,
        ranked=main >= RANKED_FROM,
        figures=tuple(unit_figures.indicators(told)),
        faults=tuple(unit_figures.faults(told)),
        late=list(unit_figures.late(told)),
        unredone=list(unit_figures.unredone(told)),
        quota=awards.quota(work, reader, "advanced_units_share", _units(work, told.year)),
    )


def _units(work: Work, year: int) -> int:
    """Units that were given something to answer in that year."""
    asked = select(Assignment.unit_id, Assignment.assigned_at).where(
        col(Assignment.role).in_([role for role in UnitRole if role.answers]),
        col(Assignment.stage) != AssignmentStage.RETURNED,
    )
    return len({unit for unit, at in work.exec(asked) if at.astimezone(zone()).year == year})
