"""/letters/join: one unit's drafted 督办通知 signed as one letter with a table (一单位一函)."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.supervise import urging
from proposals.desk import board
from proposals.records import Deadline
from proposals.web.doorway import Visit, handing_in
from workflows.terms import View

router = APIRouter()


@router.post("/letters/join", name="join_letters")
def join(visit: Visit = handing_in(View.LETTERS)) -> Response:
    """Those named on the form that still wait for a signature."""
    chosen = {str(raw) for raw in visit.form.getlist("draft")}
    waiting = board.told.drafts(visit.work, visit.actor, board.told.ALL)
    drafts = [draft for draft in waiting if str(draft.id) in chosen]
    duties = [visit.work.get_one(Deadline, draft.deadline_id) for draft in drafts]
    letter = urging.one_letter_per_unit(visit.work, duties, visit.actor)
    return visit.go(f"/letters/{letter.id}", f"已签发{letter.number}，一函告知{len(drafts)}件")
