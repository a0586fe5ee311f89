"""/calendar 日历: a month of working days with what falls due and takes place."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.desk import calendar
from proposals.desk.calendar import Month, What
from proposals.web import narrowing
from proposals.web.doorway import Visit, entering
from workflows.terms import View

router = APIRouter()
FIRST_YEAR, LAST_YEAR = 1955, 2100
"""A month beyond these is nobody's."""
LIST = "list"


@router.get("/calendar", name="calendar")
def show(
    request: Request,
    visit: Visit = entering(View.CALENDAR),
    month: str = "",
    view: str = "",
    what: str = "",
) -> Response:
    """One month as a sheet, or as a list."""
    first = _first(month) or visit.actor.today.replace(day=1)
    found = calendar.month(visit.work, visit.actor, first.year, first.month)
    kind = narrowing.term(What, what)
    fields = [narrowing.one_of("what", "种类", narrowing.words_of(What), what)]
    return visit.show(
        "supervise/calendar.html",
        month=found,
        items=[item for item in found.items if kind in {None, item.what}],
        as_list=view == LIST,
        form=narrowing.filters(request, fields, kept=("month", "view")),
        ways={
            "before": _of(request, found.before),
            "after": _of(request, found.after),
            "now": _at(request, month=""),
            "sheet": _at(request, month=month, view="", what=""),
            "list": _at(request, month=month, view=LIST),
        },
        this_month=(first.year, first.month) == (visit.actor.today.year, visit.actor.today.month),
        title=_title(found),
    )


def _first(raw: str) -> date | None:
    """The first day of a month such as 2026-05."""
    first = narrowing.day(f"{raw}-01")
    return first if first and FIRST_YEAR <= first.year <= LAST_YEAR else None


def _of(request: Request, month: tuple[int, int]) -> str:
    return _at(request, month=f"{month[0]:04d}-{month[1]:02d}")


def _at(request: Request, **changed: str) -> str:
    return narrowing.address(request, changed)


def _title(month: Month) -> str:
    return f"{month.year}年{month.month}月"
