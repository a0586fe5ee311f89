"""A single sign-on provider on a port of its own: discovery, authorize, token, keys; real HTTP."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwk, jwt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "tian", "the client's secret"


class Provider:
    """Vouches for `username`; `said` overrides what its tokens say."""

    def __init__(self) -> None:
        self.issuer, self.username = "", "lin"
        self.key = jwk.RSAKey.generate_key(2048, {"kid": "1", "alg": "RS256", "use": "sig"})
        self.signing_key = self.key
        self.said: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.describe),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
            ]
        )

    def describe(self, _request: Request) -> Response:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
        ends["jwks_uri"] = "keys"
        found = {name: f"{self.issuer}/{path}" for name, path in ends.items()}
        return JSONResponse({"issuer": self.issuer, **found})

    def authorize(self, request: Request) -> Response:
        """The person is known here and asked nothing."""
        asked = dict(request.query_params)
        self.asked["a-code"] = asked
        back = urlencode({"code": "a-code", "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.asked.pop(str(form["code"]), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        known = request.headers.get("authorization") == f"Basic {basic}"
        if (
            asked is None
            or not known
            or _challenge(str(form["code_verifier"])) != asked["code_challenge"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        id_token = jwt.encode({"alg": "RS256", "kid": "1"}, self._claims(asked), self.signing_key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": id_token})

    def _claims(self, asked: dict[str, str]) -> dict[str, Any]:
        at = int(time.time())
        return {
            "iss": self.issuer,
            "sub": "1",
            "aud": CLIENT,
            "iat": at,
            "exp": at + 300,
            "nonce": asked["nonce"],
            "preferred_username": self.username,
        } | self.said

    def keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})


def _challenge(verifier: str) -> str:
    hashed = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()


@contextmanager
def serving() -> Iterator[Provider]:
    """The provider while it serves."""
    provider = Provider()
    config = uvicorn.Config(provider.app, port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    provider.issuer = f"http://127.0.0.1:{port}"
    yield provider
    server.should_exit = True
    thread.join()
