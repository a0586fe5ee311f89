"""What is handed in must come from our own page: the session's token, the browser's word."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import FormData

from proposals.web.signin import Visitor

LONGEST_TEXT = 256 * 1024
"""Bytes of one field: a proposal of the longest kind is far below it."""


class Foreign(Exception):
    """Handed in from another site, or from a page of another session."""


def require_own(request: Request, form: FormData, visitor: Visitor) -> None:
    """Raise `Foreign` unless our own page of this session sent it."""
    require_same_site(request)
    token = form.get("csrf") or request.headers.get("x-csrf-token", "")
    if not secrets.compare_digest(str(token).encode(), visitor.csrf.encode()):
        raise Foreign


def require_same_site(request: Request) -> None:
    """Raise `Foreign` when the browser says the request comes from elsewhere."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Foreign
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise Foreign


def local(address: str) -> str:
    """Where to go on: a page of this site and of no other."""
    ours = address.startswith("/") and address[1:2] not in {"/", "\\"} and address.isprintable()
    return address if ours else "/"
