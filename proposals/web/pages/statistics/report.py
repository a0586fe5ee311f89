"""The report of a day and a session: the funnel, five figures, then every table; files of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from fastapi import APIRouter
from starlette.responses import Response

from proposals.desk import statistics, tables
from proposals.desk.statistics import Report, leading, reviewing
from proposals.letters.printed.reports import Upward
from proposals.web import narrowing, prints
from proposals.web.doorway import Visit, entering
from proposals.web.files import download
from proposals.web.pages.statistics.leads import Leads
from proposals.web.prints import Form
from workflows.policies.sights import INSIDE
from workflows.refusals import NotFound, Objection
from workflows.terms import View

router = APIRouter()
FIVE = ("立案率", "办复率", "按期办复率", "满意率（办理结果）", "承诺兑现率")
"""What a leader asks first."""


class Asked(NamedTuple):
    """Which day, which plenary session."""

    as_of: date
    plenary: int | None

    @property
    def query(self) -> str:
        """As the address says it."""
        of = f"&session={self.plenary}" if self.plenary else ""
        return f"as_of={self.as_of.isoformat()}{of}"


@router.get("/statistics", name="statistics")
def page(visit: Visit = entering(View.STATISTICS), as_of: str = "", session: str = "") -> Response:
    """Everything counted."""
    asked = _asked(visit, as_of, session)
    report = statistics.report(visit.work, *asked)
    plenaries = leading.plenaries(visit.work)
    by_name = {figure.name: figure for figure in report.figures}
    return visit.show(
        "statistics/report.html",
        report=report,
        five=[by_name[name] for name in FIVE if name in by_name],
        asked=asked,
        numbers=sorted(plenaries),
        leads=_leads(visit, asked, plenaries),
        units=leading.unit_pages(visit.work, visit.actor),
    )


@router.get("/statistics.{ending}", name="statistics_file")
def carry_away(
    ending: str,
    visit: Visit = entering(View.STATISTICS),
    as_of: str = "",
    session: str = "",
    number: str = "",
    signer: str = "",
) -> Response:
    """The same figures as a file; the report upward has its number and signer at its head."""
    asked = _asked(visit, as_of, session)
    report = statistics.report(visit.work, *asked)
    upward = Upward(number.strip(), signer.strip())
    return download(f"提案统计-{asked.as_of}.{ending}", _content(visit, report, ending, upward))


@router.get("/statistics/review.{form}", name="review_report")
def carry_review_away(
    form: Form, visit: Visit = entering(View.STATISTICS), as_of: str = "", session: str = ""
) -> Response:
    """提案审查情况报告 of a plenary, as of the same day."""
    asked = _asked(visit, as_of, session)
    copy = reviewing.review_paper(visit.work, *asked, visit.actor.at)
    return download(f"提案审查情况报告-{asked.as_of}.{form}", prints.printed(copy, form))


def _content(visit: Visit, report: Report, ending: str, upward: Upward) -> bytes:
    if ending in set(Form):
        copy = statistics.paper(visit.work, report, visit.actor.at, upward)
        return prints.printed(copy, Form(ending))
    if ending == "json":
        return json.dumps(report.as_json(), ensure_ascii=False, indent=1, default=str).encode()
    return tables.content(ending, report.tables)


def _asked(visit: Visit, as_of: str, session: str) -> Asked:
    """Nothing is counted of a day to come, or before the first rules held."""
    first = min(profile.holds_from for profile in visit.work.rules.profiles)
    try:
        day = date.fromisoformat(as_of) if as_of else visit.actor.today
    except ValueError as fault:
        raise NotFound(Objection("day_readable", "统计截止日写作 2026-11-20")) from fault
    day = max(first, min(day, visit.actor.today))
    return Asked(day, narrowing.number(session))


def _leads(visit: Visit, asked: Asked, plenaries: Mapping[int, list[int]]) -> Leads:
    whole = visit.actor.role in INSIDE and asked.as_of == visit.actor.today
    return Leads(tuple(plenaries.get(asked.plenary or 0, ())), whole)
