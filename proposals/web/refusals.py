"""How a no is shown: the rulebook's refusals, what is not there, and our own faults, in words."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from proposals.rendering import render
from proposals.web.doorway import VERSION, ChangeFirst, SignInFirst
from proposals.web.posting import Foreign
from proposals.web.shield import HEADERS
from workflows.refusals import Incomplete, NotFound, NotNow, NotYou, Objection, Refusal

LOG = structlog.get_logger("tian.web")
STATUS: dict[type[Refusal], int] = {NotFound: 404, NotYou: 403, NotNow: 409, Incomplete: 422}
NOT_THERE = Objection("page_exists", "没有这个页面，或者这一事项不由当前身份办理")
FOREIGN = Objection(
    "own_page", "这一请求不是从本系统当前登录的页面发出的，没有办理；请回到页面重新操作"
)
UNREADABLE = Objection("form_readable", "提交的内容不完整或无法读取，没有办理；请返回重新填写")
TOO_LONG = Objection("body_within_limit", "提交的内容超过大小限制，没有办理；请压缩附件或分次上传")


def status_of(refusal: Refusal) -> int:
    """The status code that goes with a refusal."""
    return STATUS[type(refusal)]


def register(site: FastAPI) -> None:
    """Every way a request may fail gets a page that says so."""
    site.add_exception_handler(Refusal, _refused)
    site.add_exception_handler(SignInFirst, _sign_in_first)
    site.add_exception_handler(ChangeFirst, lambda _r, _e: RedirectResponse("/account", 303))
    site.add_exception_handler(Foreign, lambda r, _e: plain(r, 403, [FOREIGN]))
    site.add_exception_handler(HTTPException, _http)
    site.add_exception_handler(RequestValidationError, lambda r, _e: plain(r, 404, [NOT_THERE]))
    site.add_exception_handler(Exception, _broken)


def plain(request: Request, status: int, objections: Sequence[Objection]) -> HTMLResponse:
    """A page without the frame: it must not fail itself."""
    facts = {
        "status": status,
        "objections": objections,
        "committee": request.app.state.site.office.rules.committee,
        "version": VERSION,
        "csrf": "",
    }
    return HTMLResponse(render("pages/refused.html", facts), status, HEADERS)


def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal), "registered for refusals"
    return plain(request, status_of(refusal), refusal.objections)


def _sign_in_first(request: Request, _refusal: Exception) -> Response:
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    wanted = f"?next={quote(here)}" if request.method == "GET" and here != "/" else ""
    door = "/demo" if request.app.state.site.demo else "/signin"
    return RedirectResponse(f"{door}{wanted}", 303)


def _http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException), "registered for these"
    if failure.status_code == 413:
        return plain(request, 413, [TOO_LONG])
    known = NOT_THERE if failure.status_code in {404, 405} else UNREADABLE
    return plain(request, failure.status_code, [known])


def _broken(request: Request, failure: Exception) -> Response:
    """Nothing of a broken request is kept; the reference finds its traceback in the log."""
    reference = request.scope.get("request_id", "")
    LOG.error("broken", reference=reference, exc_info=failure)
    sentence = f"程序出错，刚才的操作没有保存。请把编号 {reference} 告诉系统管理员"
    return plain(request, 500, [Objection("our_fault", sentence)])
