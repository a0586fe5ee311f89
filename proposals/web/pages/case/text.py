"""正文: the text in force, its earlier versions, the people under it, the files with it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting.belonging import belongings
from proposals.casework import once
from proposals.casework.access import telephones
from proposals.desk import attachments
from proposals.desk.case.decisions import decisions
from proposals.desk.case.people import signatories, signer
from proposals.desk.case.texts import texts
from proposals.web.doorway import Id, Visit, entering, handing_in
from proposals.web.pages.case.opened import Opened, opened
from workflows.terms import View

router = APIRouter()
NO_NUMBER: Mapping[int, str] = {}


@router.get("/proposals/{id}", name="case")
def show_text(
    id: Id, before: int = 0, after: int = 0, visit: Visit = entering(View.CASE)
) -> Response:
    """正文; with `before` and `after` two of its versions side by side."""
    return _shown(opened(visit, id, View.CASE), (before, after))


@router.post("/proposals/{id}/signatures/{of_id}/phone", name="proposer_phone")
def phone(id: Id, of_id: Id, visit: Visit = handing_in(View.CASE)) -> Response:
    """A proposer's number on this page once, and on record."""
    page = opened(visit, id, View.CASE)
    whose = signer(visit.work, page.case, page.seen, of_id)
    whole = telephones.shown(visit.work, whose, visit.actor, visit.visitor.account_id, page.case)
    return _shown(page, numbers={of_id: whole})


def _shown(
    page: Opened, pair: tuple[int, int] = (0, 0), numbers: Mapping[int, str] = NO_NUMBER
) -> Response:
    visit, case, seen = page.visit, page.case, page.seen
    work, versions = visit.work, texts(visit.work, case, seen)
    return page.show(
        "text.html",
        texts=versions,
        compared=versions.compare(*pair) if all(pair) else None,
        shown=numbers,
        may_reveal=seen.contacts,
        signatories=signatories(work, case, seen),
        decided=decisions(work, case, seen),
        files=attachments.of_case(work, visit.actor, case),
        belongings=belongings(work, case, seen, visit.actor),
        once=once.token(),
    )
