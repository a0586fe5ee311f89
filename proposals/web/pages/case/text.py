"""正文: the text in force, its earlier versions, the people under it, the files with it."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from starlette.responses import Response

from proposals.acting.belonging import belongings
from proposals.casework import once
from proposals.desk import attachments
from proposals.desk.case.decisions import decisions
from proposals.desk.case.people import signatories
from proposals.desk.case.texts import texts
from proposals.web.doorway import Id, Visit, entering
from proposals.web.pages.case.opened import Opened, opened
from workflows.refusals import Objection
from workflows.terms import View

router = APIRouter()


@router.get("/proposals/{id}", name="case")
def show_text(
    id: Id, before: int = 0, after: int = 0, visit: Visit = entering(View.CASE)
) -> Response:
    """正文; with `before` and `after` two of its versions side by side."""
    return drawn(opened(visit, id, View.CASE), pair=(before, after))


def drawn(
    page: Opened,
    pair: tuple[int, int] = (0, 0),
    refused: Iterable[Objection] = (),
    status: int = 200,
) -> Response:
    """The page, shown again with the reasons when a file was refused."""
    work, case, seen = page.visit.work, page.case, page.seen
    versions = texts(work, case, seen)
    return page.show(
        "text.html",
        status=status,
        texts=versions,
        compared=versions.compare(*pair) if all(pair) else None,
        signatories=signatories(work, case, seen),
        decided=decisions(work, case, seen),
        files=attachments.of_case(work, page.visit.actor, case),
        belongings=belongings(work, case, seen, page.visit.actor),
        refused=list(refused),
        once=once.token(),
    )
