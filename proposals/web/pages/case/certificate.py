"""期限证明: why it is this day, counted again on request, as a page and as JSON."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from starlette.responses import Response

from proposals.desk.case import certificate, owed
from proposals.web.doorway import Id, Visit, entering
from proposals.web.pages.case.opened import Tab
from workflows.terms import View

router = APIRouter()


@router.get("/deadlines/{id}", name="certificate")
def show(
    id: Id, recompute: str = "", format: str = "", visit: Visit = entering(View.CERTIFICATE)
) -> Response:
    """The proof that was kept when the date was given; `recompute` lays today's count beside it."""
    row = owed.row(visit.work, visit.actor, id)
    sheet = certificate.sheet(visit.work, row)
    if format == "json":
        return JSONResponse(row.certificate | {"agrees": sheet.agrees, "debtor": row.debtor})
    at = f"/proposals/{sheet.proposal_id}"
    crumbs = [Tab("提案", "/proposals"), Tab(sheet.case, at), Tab(sheet.duty, "")]
    return visit.show("case/certificate.html", sheet=sheet, again=bool(recompute), crumbs=crumbs)
