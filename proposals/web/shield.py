"""What every answer carries and every request keeps to: headers, size, number, log line."""

from __future__ import annotations

import secrets
from time import perf_counter

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from proposals.web import meters

LOG = structlog.get_logger("tian.web")
BODY_LIMIT = 64 * 1024 * 1024
"""Bytes of one request: several attachments at their limit, and no more."""
CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Shield:
    """Numbers a request, caps its body, guards its answer, and logs it without personal data."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before this application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["request_id"] = secrets.token_hex(4)
        structlog.contextvars.bind_contextvars(request=scope["request_id"])
        answer = _Answer(scope, send)
        try:
            await self.app(scope, _capped(scope, receive), answer.send)
        finally:
            answer.tell()
            structlog.contextvars.clear_contextvars()


class _Answer:
    """The answer as it goes out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self._send = scope, send
        self.began, self.status = perf_counter(), 500

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self._guard(MutableHeaders(scope=message))
        await self._send(message)

    def _guard(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers["x-request-id"] = self.scope["request_id"]
        if not self.scope["path"].startswith("/static/"):
            # Pages hold personal data: no proxy and no browser of a shared desk keeps them.
            headers.setdefault("cache-control", "no-store")

    def tell(self) -> None:
        """The route as it is declared, never the address: a search would name people."""
        route = getattr(self.scope.get("route"), "path", "none")
        seconds = perf_counter() - self.began
        meters.answered(self.scope["method"], route, self.status, seconds)
        LOG.info(
            "answered",
            method=self.scope["method"],
            route=route,
            status=self.status,
            ms=round(seconds * 1000),
        )


def _capped(scope: Scope, receive: Receive) -> Receive:
    """The body as far as it may go; both a declared and a flowing one are stopped."""
    declared = Headers(scope=scope).get("content-length", "0")
    size = 0

    async def limited() -> Message:
        nonlocal size
        if declared.isdecimal() and int(declared) > BODY_LIMIT:
            raise HTTPException(413)
        message = await receive()
        size += len(message.get("body", b""))
        if size > BODY_LIMIT:
            raise HTTPException(413)
        return message

    return limited
