"""Whether this process lives, whether it can serve, and what it has measured; nothing of a case."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from proposals.desk import doctor
from proposals.web import meters
from proposals.web.doorway import Site

router = APIRouter()


@router.get("/healthz", name="health")
def health() -> Response:
    """The process answers."""
    return PlainTextResponse("ok")


@router.get("/readyz", name="ready")
def ready(request: Request) -> Response:
    """The database is there at the right version; what is grave is told with a status of 503."""
    site: Site = request.app.state.site
    with site.office.reading() as work:
        at = site.now()
        found = list(doctor.examine(work, at, at.date()))
    grave = [finding.what for finding in found if finding.grave]
    return JSONResponse({"ready": not grave, "grave": grave}, 503 if grave else 200)


@router.get("/metrics", name="metrics")
def metrics() -> Response:
    """Answers and seconds by route, in the text format scrapers read."""
    return Response(meters.page(), media_type="text/plain; version=0.0.4")
