"""/signin/oidc: to the single sign-on provider and back."""

from __future__ import annotations

from dataclasses import astuple

from fastapi import APIRouter, Request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import RedirectResponse, Response

from proposals.settings import now, secret
from proposals.web import oidc, signin
from proposals.web.doorway import Site
from workflows.refusals import NotFound, NotYou, Objection

router = APIRouter()
COOKIE, PATH, SECONDS = "tian_oidc", "/signin/oidc", 600
NOT_OFFERED = Objection("page_exists", "本系统没有接入统一身份认证，请用密码登录")


@router.get(PATH, name="oidc")
def leave(request: Request) -> Response:
    """Send the browser to the provider; what must come back is kept in a signed cookie."""
    if not oidc.offered():
        raise NotFound(NOT_OFFERED)
    errand = oidc.Errand.new()
    answer = RedirectResponse(oidc.way_there(errand, _back(request)), 303)
    answer.set_cookie(
        COOKIE,
        _signer().dumps(astuple(errand)),
        max_age=SECONDS,
        path=PATH,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.get(f"{PATH}/back", name="oidc_back")
def come_back(request: Request, state: str = "", code: str = "") -> Response:
    """Let in whom the provider vouches for."""
    if not oidc.offered():
        raise NotFound(NOT_OFFERED)
    site: Site = request.app.state.site
    username = oidc.username(_errand(request), state, code, _back(request))
    attempt = signin.attempt_of(request, username, "")
    token = signin.introduced(site.office.transaction, attempt, now())
    signin.leave(site.office.transaction, request, now())
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE, path=PATH)
    return signin.hand_out(answer, token, request)


def _errand(request: Request) -> oidc.Errand:
    try:
        kept = _signer().loads(request.cookies.get(COOKIE, ""), max_age=SECONDS)
    except BadSignature as fault:
        raise NotYou(oidc.NOT_VOUCHED) from fault
    return oidc.Errand(*kept)


def _back(request: Request) -> str:
    return str(request.url_for("oidc_back"))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt="oidc")
