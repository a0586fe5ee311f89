"""/proposals/{id}/form.pdf|docx: the 提案表 of a case, and its other forms on request."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.desk.correspondence import forms
from proposals.web import narrowing, prints
from proposals.web.doorway import Id, Visit, entering
from proposals.web.files import download
from proposals.web.pages.case.opened import opened
from proposals.web.prints import Form
from workflows.terms import View

router = APIRouter()


@router.get("/proposals/{id}/form.{form}", name="case_form")
def carry_away(
    id: Id, form: Form, visit: Visit = entering(View.PRINT), paper: str = ""
) -> Response:
    """The form asked for; without asking, the 提案表."""
    page = opened(visit, id, View.PRINT)
    wanted = narrowing.term(forms.Form, paper) or forms.Form.PROPOSAL
    copy = forms.form(visit.work, visit.actor, page.case, wanted, visit.actor.at)
    name = f"{wanted.label} {page.case.number}.{form}"
    return download(name, prints.printed(copy, form))
