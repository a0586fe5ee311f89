"""/ 工作台: what this role has to do today; every kind of workbench has a page of its own."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting import batches
from proposals.desk import workbench
from proposals.desk.workbench import Bench
from proposals.web.doorway import Visit, entering
from workflows.policies.permits import MAY
from workflows.policies.sights import SEES
from workflows.terms import Act, Role, View

router = APIRouter()
BEGINS = ((Act.DRAFT, "写提案"), (Act.OPEN_CALL, "发起界别征集"))
"""What a proposer may begin from nothing."""


@router.get("/", name="workbench")
def bench(visit: Visit = entering(View.WORKBENCH), mine: str = "") -> Response:
    """The workbench of the role; `mine`: only what a clerk keeps contact with (R-55)."""
    role = visit.actor.role
    narrowed = mine == "1" and role == Role.CLERK
    return visit.show(
        f"workbench/{workbench.kind_of(role)}.html",
        bench=_bench(visit, narrowed),
        here="/?mine=1" if narrowed else "/",
        batch=[act for act in batches.TOGETHER if role in MAY[act]],
        begins=[(act.value, label) for act, label in BEGINS if role in MAY[act]],
        own_page=role in SEES[View.MEMBER] | SEES[View.UNIT],
    )


def _bench(visit: Visit, narrowed: bool) -> Bench:
    work, actor = visit.work, visit.actor
    if narrowed:
        return workbench.clerk(work, actor, mine=True)
    return workbench.BENCHES[actor.role](work, actor)
