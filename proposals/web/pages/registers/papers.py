"""Printed papers of the registers: a member's file, a unit's year, templates of rosters."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.importing import importers
from proposals.desk import tables
from proposals.desk.registers import member_file, unit_papers
from proposals.desk.registers.unit_papers import UnitPaper
from proposals.reading.columns import MEMBER, UNIT, Aliases
from proposals.web import narrowing, prints
from proposals.web.doorway import Id, Visit, entering
from proposals.web.files import download
from proposals.web.prints import Form
from workflows.refusals import NotFound, Objection
from workflows.terms import View

router = APIRouter()
ROSTERS: dict[str, tuple[str, Aliases]] = {
    "members": ("委员名册导入模板", MEMBER),
    "units": ("承办单位名录导入模板", UNIT),
}
NOT_YOURS = Objection("page_exists", "没有这个页面，请从导航进入")


@router.get("/members/{member_id}/file.{form}", name="member_file")
def of_member(
    member_id: Id, form: Form, visit: Visit = entering(View.MEMBER), session: str = ""
) -> Response:
    """委员履职档案; of one session, 委员业绩通报."""
    asked = narrowing.number(session)
    copy = member_file.member_file(visit.work, visit.actor, member_id, asked, visit.actor.at)
    return download(f"{copy.document.title}.{form}", prints.printed(copy, form))


@router.get("/units/{unit_id}/year.{form}", name="unit_year")
def of_unit(
    unit_id: Id, form: Form, visit: Visit = entering(View.UNIT), year: str = "", paper: str = ""
) -> Response:
    """The paper asked for, without asking 提案办理工作总结; of this year, if no other is named."""
    wanted = narrowing.term(UnitPaper, paper) or UnitPaper.SUMMARY
    of = narrowing.number(year) or visit.actor.today.year
    copy = unit_papers.unit_paper(visit.work, visit.actor, unit_id, of, wanted, visit.actor.at)
    return download(f"{copy.document.title}.{form}", prints.printed(copy, form))


@router.get("/rosters/import.{ending}", name="import_template")
def template(ending: str, visit: Visit = entering(View.ROSTERS), kind: str = "") -> Response:
    """An empty roster under the very headings that are read; without asking, of members."""
    if visit.actor.role not in importers.ROSTERS:
        raise NotFound(NOT_YOURS)
    title, columns = ROSTERS.get(kind, ROSTERS["members"])
    empty = tables.Table(title, tuple(names[0] for names in columns.values()), ())
    return download(f"{title}.{ending}", tables.content(ending, (empty,)))
