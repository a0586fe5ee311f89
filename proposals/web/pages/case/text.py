"""正文: the text in force, its earlier versions, the people under it, the files with it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting.belonging import belongings
from proposals.casework import once
from proposals.desk import attachments
from proposals.desk.case.decisions import decisions
from proposals.desk.case.people import signatories
from proposals.desk.case.texts import texts
from proposals.web.doorway import Id, Visit, entering
from proposals.web.pages.case.opened import opened
from workflows.terms import View

router = APIRouter()


@router.get("/proposals/{id}", name="case")
def show_text(
    id: Id, before: int = 0, after: int = 0, visit: Visit = entering(View.CASE)
) -> Response:
    """正文; with `before` and `after` two of its versions side by side."""
    page = opened(visit, id, View.CASE)
    work, case, seen = visit.work, page.case, page.seen
    versions = texts(work, case, seen)
    return page.show(
        "text.html",
        texts=versions,
        compared=versions.compare(before, after) if before and after else None,
        signatories=signatories(work, case, seen),
        decided=decisions(work, case, seen),
        files=attachments.of_case(work, visit.actor, case),
        belongings=belongings(work, case, seen, visit.actor),
        once=once.token(),
    )
