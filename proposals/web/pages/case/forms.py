"""/proposals/{id}/form.pdf|docx: the 提案表 of a case, and its other forms on request."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.access import contact_details
from proposals.desk.correspondence import forms
from proposals.web import narrowing, prints
from proposals.web.doorway import Id, Visit, entering, handing_in
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


@router.post("/proposals/{id}/form.{form}", name="case_form_with_contact_details")
def carry_away_with_contact_details(
    id: Id, form: Form, visit: Visit = handing_in(View.PRINT)
) -> Response:
    """The committee's own 提案表, with 联系方式: who has it printed is on record."""
    work, case = visit.work, opened(visit, id, View.PRINT).case
    account = visit.visitor.account_id
    details = contact_details.of_proposers(work, case, visit.actor, account)
    copy = forms.proposal_form(work, visit.actor, case, visit.actor.at, details)
    name = f"{forms.Form.PROPOSAL.label} {case.number}（含联系方式）.{form}"
    return download(name, prints.printed(copy, form))
