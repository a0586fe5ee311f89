"""/board 督办台: every duty on its rung, the drafts that wait for a signature on top."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.desk import board
from proposals.desk.reader import scopes
from proposals.web import narrowing
from proposals.web.doorway import Visit, entering
from proposals.web.forms import FormField
from workflows.policies.permits import MAY
from workflows.terms import Act, Duty, Role, View

router = APIRouter()


@router.get("/board", name="board")
def show(
    request: Request,
    visit: Visit = entering(View.BOARD),
    unit: str = "",
    duty: str = "",
    mine: str = "",
) -> Response:
    """The ladder today."""
    keeps_contact = visit.actor.role == Role.CLERK and bool(scopes(visit.actor))
    chosen = narrowing.term(Duty, duty)
    wanted = board.Wanted(unit, chosen, keeps_contact and bool(mine))
    found = board.board(visit.work, visit.actor, wanted)
    fields = _fields(found, wanted)
    if keeps_contact:
        fields.append(narrowing.ticked("mine", "只看我联系的", on=wanted.mine))
    return visit.show(
        "supervise/board.html",
        board=found,
        form=narrowing.filters(request, fields),
        here=narrowing.address(request, {}),
        signs=visit.actor.role in MAY[Act.CONFIRM_LETTER],
        plans=visit.actor.role in MAY[Act.PLAN_SUPERVISION],
    )


def _fields(found: board.Board, wanted: board.Wanted) -> list[FormField]:
    units = [(unit, unit) for unit in found.units]
    duties = narrowing.words_of(found.duties)
    chosen = wanted.duty.value if wanted.duty else ""
    return [
        narrowing.one_of("unit", "责任方", units, wanted.unit),
        narrowing.one_of("duty", "事项", duties, chosen),
    ]
