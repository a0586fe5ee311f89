"""/help: the handbook, one page a role and one an act, told from the tables the office works by."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting import handbook, table
from proposals.web import pictures
from proposals.web.doorway import Visit, entering
from workflows.terms import Act, Role, View

router = APIRouter(prefix="/help")
WITHOUT = frozenset({Role.CLOCK, Role.PUBLIC})
"""Roles nobody signs in with."""
ROLES = tuple(role for role in Role if role not in WITHOUT)


@router.get("", name="help")
def contents(visit: Visit = entering(View.HELP)) -> Response:
    """使用手册: where to begin, by role and by act."""
    return visit.show("help/contents.html", roles=ROLES, acts=tuple(Act), follows=table.FOLLOWS)


@router.get("/roles/{role}", name="help_role")
def of_role(role: Role, visit: Visit = entering(View.HELP)) -> Response:
    """What one role does from morning to evening."""
    shown = role if role in ROLES else visit.actor.role
    return visit.show(
        "help/role.html",
        page=handbook.role_page(shown),
        prose=f"pages/help/roles/{shown}.html",
        pictures=pictures.of(shown),
    )


@router.get("/acts/{act}", name="help_act")
def of_act(act: Act, visit: Visit = entering(View.HELP)) -> Response:
    """One act: who, when, what is asked, what comes of it."""
    return visit.show("help/act.html", page=handbook.act_page(act))
