"""打印: the whole case as one document, as far as this reader may read it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.desk import attachments
from proposals.desk.case import timeline
from proposals.desk.case.decisions import decisions, publications
from proposals.desk.case.handling import handling
from proposals.desk.case.head import head
from proposals.desk.case.papers import papers
from proposals.desk.case.people import contacts, signatories
from proposals.desk.case.replies import replies
from proposals.desk.case.supervision import supervised
from proposals.desk.case.tabs import views
from proposals.desk.case.texts import texts
from proposals.desk.correspondence import forms
from proposals.web.doorway import Id, Visit, entering
from proposals.web.pages.case.opened import opened
from workflows.policies.permits import COMMITTEE
from workflows.terms import View

router = APIRouter()


@router.get("/proposals/{id}/print", name="case_print")
def show(id: Id, visit: Visit = entering(View.PRINT)) -> Response:
    """Everything that stands on the tabs, one after the other."""
    page = opened(visit, id, View.PRINT)
    told = (visit.work, page.case, page.seen)
    mine = views(page.seen)
    return visit.show(
        "case/print.html",
        case=page.case,
        seen=page.seen,
        head=head(*told),
        texts=texts(*told),
        compared=None,
        signatories=signatories(*told),
        contacts=contacts(*told),
        shown={},
        may_reveal=False,
        offered=forms.offered(page.seen, page.case),
        may_print_contact_details=visit.actor.role in COMMITTEE,
        decided=decisions(*told),
        publications=publications(page.case),
        files=attachments.of_case(visit.work, visit.actor, page.case),
        handling=handling(*told),
        rounds=replies(*told).rounds,
        watched=supervised(*told) if View.FOLLOW_UP in mine else None,
        papers=papers(*told) if View.PAPERS in mine else (),
        lines=timeline.timeline(*told) if View.TIMELINE in mine else (),
    )
