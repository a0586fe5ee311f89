"""正文: the text in force, its earlier versions, the people under it, the files with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting.belonging import belongings
from proposals.casework import once
from proposals.casework.access import contact_details
from proposals.desk import attachments
from proposals.desk.case.decisions import decisions
from proposals.desk.case.people import signatories, signer
from proposals.desk.case.texts import texts
from proposals.web.doorway import Id, Visit, entering, handing_in
from proposals.web.pages.case.opened import Opened, opened
from workflows.terms import View

router = APIRouter()
NOTHING: Mapping[int, Sequence[str]] = {}


@router.get("/proposals/{id}", name="case")
def show_text(
    id: Id, before: int = 0, after: int = 0, visit: Visit = entering(View.CASE)
) -> Response:
    """正文; with `before` and `after` two of its versions side by side."""
    return _shown(opened(visit, id, View.CASE), (before, after))


@router.post("/proposals/{id}/signatures/{of_id}/contact-details", name="proposer_contact_details")
def reach(id: Id, of_id: Id, visit: Visit = handing_in(View.CASE)) -> Response:
    """A proposer's 联系方式 on this page once, and on record."""
    page = opened(visit, id, View.CASE)
    whose = signer(visit.work, page.case, page.seen, of_id)
    account = visit.visitor.account_id
    whole = contact_details.shown(visit.work, whose, visit.actor, account, page.case)
    return _shown(page, shown={of_id: whole.lines})


def _shown(
    page: Opened, pair: tuple[int, int] = (0, 0), shown: Mapping[int, Sequence[str]] = NOTHING
) -> Response:
    visit, case, seen = page.visit, page.case, page.seen
    work, versions = visit.work, texts(visit.work, case, seen)
    return page.show(
        "text.html",
        texts=versions,
        compared=versions.compare(*pair) if all(pair) else None,
        shown=shown,
        may_reveal=seen.contacts,
        signatories=signatories(work, case, seen),
        decided=decisions(work, case, seen),
        files=attachments.of_case(work, visit.actor, case),
        belongings=belongings(work, case, seen, visit.actor),
        once=once.token(),
    )
