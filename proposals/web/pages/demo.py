"""The demo's own pages: its faces, its clock; in a real office they are not there."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from proposals.rehearsal.demo import Demo
from proposals.rehearsal.moving import Stride
from proposals.rendering import render
from proposals.settings import now
from proposals.web import flashing, signin
from proposals.web.doorway import VERSION, Site, handed
from proposals.web.posting import local, require_same_site
from workflows.refusals import NotFound, NotNow, Objection

router = APIRouter(prefix="/demo")
Handed = Annotated[FormData, Depends(handed)]
NOT_THERE = Objection("demo_page", "没有这个页面")


@router.get("", name="demo")
def faces(request: Request) -> Response:
    """Everybody a viewer may be; one click and he is."""
    site, demo = _demo(request)
    facts = {
        "faces": demo.faces,
        "demo": demo.bar(demo.now(), ""),
        "flash": flashing.read(request),
        "csrf": "",
        "committee": site.office.rules.committee,
        "version": VERSION,
    }
    return flashing.shown(HTMLResponse(render("pages/demo/faces.html", facts)))


@router.post("/person", name="demo_person")
def become(request: Request, form: Handed) -> Response:
    """Come in as this face."""
    site, demo = _demo(request)
    require_same_site(request)
    face, token = demo.enter(str(form.get("person", "")), str(form.get("role", "")), now())
    signin.leave(site.office.transaction, request, now())
    said = f"现在的身份：{face.role.label}{face.name}"
    return signin.hand_out(flashing.said(RedirectResponse("/", 303), said), token, request)


@router.post("/clock", name="demo_clock")
def move(request: Request, form: Handed) -> Response:
    """Move the demo's day; the clock does on the way what it does every working day."""
    _, demo = _demo(request)
    require_same_site(request)
    try:
        said = demo.forward(Stride(str(form.get("move", Stride.DAY)))).sentence
    except NotNow as refusal:
        said = refusal.objections[0].sentence
    back = local(urlsplit(request.headers.get("referer", "/")).path)
    return flashing.said(RedirectResponse(back, 303), said)


def _demo(request: Request) -> tuple[Site, Demo]:
    site: Site = request.app.state.site
    if site.demo is None:
        raise NotFound(NOT_THERE)
    return site, site.demo
