"""One sentence that the next page says once: it travels in a signed cookie of its own."""

from __future__ import annotations

from typing import TypeVar

from fastapi import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

from proposals.settings import secret

COOKIE = "tian_said"
SECONDS = 60
R = TypeVar("R", bound=Response)


def said(response: R, sentence: str) -> R:
    """Let the next page say it."""
    if sentence:
        response.set_cookie(
            COOKIE, _signer().dumps(sentence), max_age=SECONDS, httponly=True, samesite="lax"
        )
    return response


def read(request: Request) -> str:
    """What the last act left to be said; nothing when it is old or not ours."""
    try:
        return str(_signer().loads(request.cookies.get(COOKIE, ""), max_age=SECONDS))
    except BadSignature:
        return ""


def shown(response: R) -> R:
    """It is said; it is not said again."""
    response.delete_cookie(COOKIE)
    return response


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(), salt="said")
