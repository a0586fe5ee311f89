"""/verify: whether a paper is the one the office issued; open to whoever holds the paper."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from proposals.casework.access import guessing
from proposals.desk import paper_check
from proposals.desk.paper_check import Checked
from proposals.records import paper_codes
from proposals.rendering import render
from proposals.settings import now
from proposals.web import signin
from proposals.web.doorway import VERSION, Site
from proposals.work import Work
from workflows.policies import sights
from workflows.refusals import NotYou, Objection
from workflows.terms import View

router = APIRouter()
NOT_A_CODE = Objection(
    "code_readable", "验证码共10位，由数字和字母组成，印在文书末页，请核对后再次填写"
)
UNKNOWN = Objection(
    "code_known", "没有这个验证码的文书。请核对填写是否有误；确认无误的，该文书不是本系统签发的"
)


class Answer(NamedTuple):
    """What the page says to one question."""

    objections: tuple[Objection, ...] = ()
    found: Checked | None = None
    faults: tuple[str, ...] = ()
    status: int = 200


@router.get("/verify", name="verify")
def verify(request: Request, code: str = "") -> Response:
    """The form, and what is known of the paper with this code."""
    return _page(request, code, _answer(request, code) if code.strip() else Answer())


def _answer(request: Request, code: str) -> Answer:
    if not paper_codes.readable(code):
        return Answer((NOT_A_CODE,), status=422)
    site: Site = request.app.state.site
    try:
        with site.office.reading() as work:
            found = _looked_up(work, request, site, code)
    except NotYou as refusal:
        return Answer(refusal.objections, status=429)
    if found is not None:
        return Answer(found=found, faults=tuple(paper_check.faults(found)))
    with site.office.transaction() as work:
        guessing.note(work, signin.address_of(request), now())
    return Answer((UNKNOWN,), status=404)


def _looked_up(work: Work, request: Request, site: Site, code: str) -> Checked | None:
    """Who is signed in reads more; a stranger has so many misses and no more."""
    visitor = signin.visitor_of(request, work, now())
    if visitor is None:
        guessing.require_patience(work, signin.address_of(request), now())
        return paper_check.check(work, code)
    reads = visitor.role in sights.SEES[View.LETTERS] and not visitor.must_change
    return paper_check.check(work, code, visitor.actor(site.now()) if reads else None)


def _page(request: Request, code: str, answer: Answer) -> Response:
    site: Site = request.app.state.site
    facts = {
        "committee": site.office.rules.committee,
        "version": VERSION,
        "csrf": "",
        "demo": site.demo and site.demo.bar(site.now(), ""),
        "code": code,
        "answer": answer,
    }
    return HTMLResponse(render("pages/verify.html", facts), answer.status)
