"""/jottings: a form that is being filled in sends what is typed; nothing is done by it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from proposals.casework import once
from proposals.web import jottings
from proposals.web.doorway import Id, Visit, handing_in
from proposals.web.errands import Errand, Way
from proposals.web.refusals import status_of
from workflows.refusals import Incomplete, NotFound, Objection
from workflows.terms import Act, View

router = APIRouter()
NOT_OPEN = Objection("form_open", "这份表单现在不能办理，没有保存；请从案卷重新打开")


@router.post("/jottings", name="jot_down")
def keep(
    act: Act, proposal_id: Id | None = None, of: str = "", visit: Visit = handing_in(View.CASE)
) -> Response:
    """Keep what is typed; with a secret marking in it nothing is kept, and it is said why."""
    errand = Errand(visit, Way(act, proposal_id, of))
    if not jottings.worth_keeping(errand):
        raise NotFound(NOT_OPEN)
    if once.led_to(visit.work, str(visit.form.get("once", "")), visit.visitor.account_id):
        # What was typed was handed in meanwhile.
        return Response(status_code=204)
    try:
        jottings.keep(errand, visit.form)
    except Incomplete as refusal:
        sentences = "；".join(objection.sentence for objection in refusal.objections)
        return PlainTextResponse(sentences, status_of(refusal))
    return Response(status_code=204)


@router.post("/jottings/discard", name="discard_jotting")
def discard(
    act: Act, proposal_id: Id | None = None, of: str = "", visit: Visit = handing_in(View.CASE)
) -> Response:
    """放弃: the form is opened as if nothing had been typed."""
    errand = Errand(visit, Way(act, proposal_id, of))
    jottings.discard(errand)
    return visit.go(jottings.address_of(errand.way), "已放弃上次未提交的内容")
