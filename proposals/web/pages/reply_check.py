"""What a reply still lacks, asked while it is being written; nothing of it is kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from proposals.rendering import render
from proposals.web import forms, reply_gaps
from proposals.web.doorway import Id, handed, reading
from proposals.web.errands import Errand, Way
from proposals.web.posting import require_own
from workflows.refusals import NotFound, Objection
from workflows.terms import Act, View

router = APIRouter()


@router.post("/proposals/{proposal_id}/missing/submit_reply", name="reply_missing")
def missing(
    request: Request, proposal_id: Id, form: Annotated[FormData, Depends(handed)], of: str = ""
) -> Response:
    """The list beside the form, as the rules see what is typed so far."""
    with reading(request, View.CASE) as visit:
        require_own(request, form, visit.visitor)
        errand = Errand(visit, Way(Act.SUBMIT_REPLY, proposal_id, of))
        if errand.subject is None:
            raise NotFound(Objection("row_exists", "没有可以送审答复的承办件"))
        given = forms.given(errand.fields, form, _unkept)
        lacking = reply_gaps.missing(errand, given)
    return HTMLResponse(render("pages/acts/missing_now.html", {"missing": lacking}))


def _unkept(_part: Any) -> str:
    """A file is looked at when the form is handed in."""
    return ""
