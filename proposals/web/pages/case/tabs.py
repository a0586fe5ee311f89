"""The tabs of a case but its text: 办理, 答复与评价, 督办与承诺, 文书 and 记录."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.access import contact_details
from proposals.desk.case import timeline
from proposals.desk.case.decisions import publications
from proposals.desk.case.handling import handling
from proposals.desk.case.papers import papers
from proposals.desk.case.people import contact, contacts
from proposals.desk.case.replies import replies
from proposals.desk.case.supervision import supervised
from proposals.desk.correspondence.prints import MOST
from proposals.web.doorway import Id, Visit, entering, handing_in
from proposals.web.pages.case.opened import Opened, opened
from proposals.web.prints import Bundle
from workflows.terms import View

router = APIRouter()


@router.get("/proposals/{id}/handling", name="handling")
def show_handling(id: Id, visit: Visit = entering(View.HANDLING)) -> Response:
    """办理: the units, what each did and owes, and whom to reach there."""
    return _handling(opened(visit, id, View.HANDLING), {})


@router.post("/proposals/{id}/contacts/{of_id}/contact-details", name="handler_contact_details")
def reach(id: Id, of_id: Id, visit: Visit = handing_in(View.HANDLING)) -> Response:
    """The number of a unit's contact on this page once, and on record."""
    page = opened(visit, id, View.HANDLING)
    whose = contact(visit.work, page.case, page.seen, of_id)
    account = visit.visitor.account_id
    whole = contact_details.shown(visit.work, whose, visit.actor, account, page.case)
    return _handling(page, {of_id: (whole.phone,)})


def _handling(page: Opened, shown: Mapping[int, Sequence[str]]) -> Response:
    told = (page.visit.work, page.case, page.seen)
    return page.show(
        "handling.html",
        handling=handling(*told),
        contacts=contacts(*told),
        shown=shown,
        may_reveal=page.seen.contacts,
    )


@router.get("/proposals/{id}/replies", name="replies")
def show_replies(id: Id, visit: Visit = entering(View.REPLIES)) -> Response:
    """答复与评价: the answers beside the suggestions, round by round."""
    page = opened(visit, id, View.REPLIES)
    return page.show(
        "replies.html",
        rounds=replies(visit.work, page.case, page.seen).rounds,
        publications=publications(page.case),
    )


@router.get("/proposals/{id}/supervision", name="follow_up")
def show_supervision(id: Id, visit: Visit = entering(View.FOLLOW_UP)) -> Response:
    """督办与承诺: supervisions with their findings, promises, look-backs."""
    page = opened(visit, id, View.FOLLOW_UP)
    return page.show("supervision.html", watched=supervised(visit.work, page.case, page.seen))


@router.get("/proposals/{id}/papers", name="case_papers")
def show_papers(id: Id, visit: Visit = entering(View.PAPERS)) -> Response:
    """文书: the letters of the case he may read."""
    page = opened(visit, id, View.PAPERS)
    found = papers(visit.work, page.case, page.seen)
    return page.show("papers.html", papers=found, bundles=tuple(Bundle), most=MOST)


@router.get("/proposals/{id}/history", name="case_history")
def show_history(id: Id, kind: str = "", visit: Visit = entering(View.TIMELINE)) -> Response:
    """记录: who did what, when and why; what was changed later is marked."""
    page = opened(visit, id, View.TIMELINE)
    told = timeline.timeline(visit.work, page.case, page.seen)
    lives = {line.life for line in told}
    return page.show(
        "history.html",
        lines=[line for line in told if kind in {"", line.life}],
        kinds={code: label for code, label in timeline.KINDS.items() if code in lives},
        kind=kind,
    )
