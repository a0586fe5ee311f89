"""Several members invited to co-sign with one form: each for himself, each with his own result."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from proposals.web.between import FIRST, Turn
from proposals.web.doorway import Id, handed, reading
from proposals.web.errands import Errand, Way
from proposals.web.pages.acts import given_on, page
from proposals.web.together import Batch, Item
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act, View

router = APIRouter()
MOST = 50
"""Names on one form; default, no source."""
NOBODY = Objection("member_named", "请至少填写一位委员的姓名或编号")


class Result(NamedTuple):
    """What became of one invitation."""

    name: str
    done: bool
    reasons: tuple[str, ...]


@router.post("/proposals/{proposal_id}/invitations", name="invite_several")
def invite(
    request: Request, proposal_id: Id, form: Annotated[FormData, Depends(handed)]
) -> Response:
    """Each invitation is a piece of work of its own; what failed stays on the form."""
    way = Way(Act.INVITE, proposal_id)
    given = given_on(request, way, form)
    batch = Batch(request, form, Act.INVITE)
    results = tuple(_one(batch, proposal_id, given, name) for name in _named(form))
    failed = tuple(result.name for result in results if not result.done)
    turn = FIRST if results else Turn(Incomplete(NOBODY))
    with reading(request, View.CASE) as visit:
        return page(Errand(visit, way), {}, turn, {"results": results, "typed": failed})


def _named(form: FormData) -> list[str]:
    written = (str(raw).strip() for raw in form.getlist("member"))
    return list(dict.fromkeys(filter(None, written)))[:MOST]


def _one(batch: Batch, proposal_id: int, given: dict[str, Any], name: str) -> Result:
    seen = str(batch.form.get("seen", ""))
    outcome = batch.do(Item(str(proposal_id), given | {"member": name}, seen, name))
    return Result(name, outcome.done, outcome.reasons)
