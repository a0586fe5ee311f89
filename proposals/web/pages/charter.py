"""/profile 制度: the numbers with their instruments, the ladder, the calendar, permits, lives."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from proposals.desk import charter
from proposals.web.doorway import Visit, entering
from workflows.terms import View

router = APIRouter()


@router.get("/profile", name="profile")
def rules(visit: Visit = entering(View.PROFILE)) -> Response:
    """Every number with what it rests on."""
    profile = visit.work.profile_on(visit.actor.today)
    return _show(visit, "rules", profile=profile, sections=charter.sections(profile))


@router.get("/profile/ladder", name="ladder")
def ladder(visit: Visit = entering(View.PROFILE)) -> Response:
    """提醒 to 通报, a table a duty."""
    profile = visit.work.profile_on(visit.actor.today)
    return _show(visit, "ladder", ladders=charter.ladders(profile))


@router.get("/profile/calendar", name="years")
def years(visit: Visit = entering(View.PROFILE)) -> Response:
    """Each year with the notice it rests on."""
    return _show(visit, "years", years=charter.years(visit.work))


@router.get("/profile/permits", name="permits")
def permits(visit: Visit = entering(View.PROFILE)) -> Response:
    """Who may do what."""
    return _show(visit, "permits", permits=charter.permits())


@router.get("/profile/lifecycles", name="lifecycles")
def lifecycles(visit: Visit = entering(View.PROFILE)) -> Response:
    """What leads from stage to stage, and what each step needs."""
    return _show(visit, "lifecycles", lives=charter.lifecycles())


def _show(visit: Visit, tab: str, **facts: Any) -> Response:
    return visit.show(f"charter/{tab}.html", tab=tab, **facts)
