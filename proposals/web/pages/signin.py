"""/signin and /signout: the one door without a visitor behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from proposals.casework.access import sessions
from proposals.rendering import render
from proposals.settings import now
from proposals.web import flashing, oidc, signin
from proposals.web.doorway import VERSION, Site, Visit, handed, handing_in
from proposals.web.posting import local, require_same_site
from workflows.refusals import NotYou, Objection
from workflows.terms import SessionEnd, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]


@router.get("/signin", name="signin")
def form(request: Request, next: str = "") -> Response:
    """The form; whoever is signed in goes on."""
    site: Site = request.app.state.site
    with site.office.reading() as work:
        visitor = signin.visitor_of(request, work, now())
    return RedirectResponse(local(next), 303) if visitor else _page(request, next=next)


@router.post("/signin", name="enter")
def enter(request: Request, form: Handed) -> Response:
    """Sign in; refused, the form comes back with the name and without the password."""
    require_same_site(request)
    site: Site = request.app.state.site
    typed = {name: str(form.get(name, "")) for name in ("username", "password", "code", "next")}
    attempt = signin.attempt_of(request, typed["username"], typed["password"], typed["code"])
    try:
        token = signin.let_in(site.office.transaction, attempt, now())
    except NotYou as refusal:
        return _page(request, refusal.objections, typed["username"], typed["next"])
    signin.leave(site.office.transaction, request, now())
    answer = flashing.shown(RedirectResponse(local(typed["next"]), 303))
    return signin.hand_out(answer, token, request)


@router.post("/signout", name="signout")
def leave(visit: Visit = handing_in(View.ACCOUNT)) -> Response:
    """The session ends, here and at the server."""
    sessions.end(visit.work, visit.visitor.session_id, SessionEnd.SIGNED_OUT, now())
    return signin.take_back(visit.go("/signin", "已退出登录"))


def _page(
    request: Request, objections: tuple[Objection, ...] = (), username: str = "", next: str = ""
) -> Response:
    site: Site = request.app.state.site
    said = flashing.read(request)
    facts = {
        "committee": site.office.rules.committee,
        "version": VERSION,
        "csrf": "",
        "flash": said,
        "demo": site.demo and site.demo.bar(site.now(), ""),
        "objections": objections,
        "username": username,
        "next": next,
        "single_sign_on": oidc.offered(),
    }
    page = HTMLResponse(render("pages/account/signin.html", facts), 403 if objections else 200)
    return flashing.shown(page) if said else page
