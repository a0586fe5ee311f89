"""Single sign-on by OpenID Connect (extra `oidc`): the code flow with PKCE, state and nonce.

The provider says who it is (`preferred_username`); only an account that exists is opened.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cache
from typing import Any

from proposals.settings import settings
from workflows.refusals import NotYou, Objection

SECONDS = 10
"""How long the provider may take to answer."""
SIGNED_BY = ["RS256", "PS256", "ES256", "EdDSA"]
"""Signatures with a key pair: with `none` or a shared secret anybody could vouch."""
NOT_VOUCHED = Objection(
    "single_sign_on", "统一身份认证没有通过或已经过时，请重新登录，或改用密码登录"
)


@dataclass(frozen=True)
class Errand:
    """One way to the provider and back: what must come back as it went."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def new(cls) -> Errand:
        """Unguessable, each time."""
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


def offered() -> bool:
    """Whether this installation has a provider."""
    return bool(settings().oidc_issuer)


def way_there(errand: Errand, back: str) -> str:
    """The provider's page to send the browser to."""
    with _client(back) as client:
        address, _ = client.create_authorization_url(
            _provider(settings().oidc_issuer)["authorization_endpoint"],
            state=errand.state,
            nonce=errand.nonce,
            code_verifier=errand.verifier,
        )
    return str(address)


def username(errand: Errand, state: str, code: str, back: str) -> str:
    """Whom the provider vouches for; `NotYou` when anything about its word is not right."""
    from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
    from httpx import HTTPError
    from joserfc.errors import JoseError

    if not code or not secrets.compare_digest(state.encode(), errand.state.encode()):
        raise NotYou(NOT_VOUCHED)
    try:
        claims = _claims(_id_token(errand, code, back), errand.nonce)
    except (OAuthError, HTTPError, JoseError, KeyError, ValueError) as fault:
        raise NotYou(NOT_VOUCHED) from fault
    return str(claims["preferred_username"])


def _id_token(errand: Errand, code: str, back: str) -> str:
    with _client(back) as client:
        given = client.fetch_token(
            _provider(settings().oidc_issuer)["token_endpoint"],
            code=code,
            code_verifier=errand.verifier,
        )
    return str(given["id_token"])


def _claims(id_token: str, nonce: str) -> dict[str, Any]:
    """What the token says, once signature, issuer, audience, time and nonce are right."""
    from joserfc import jwk, jwt

    keys = jwk.KeySet.import_key_set(_fetched(_provider(settings().oidc_issuer)["jwks_uri"]))
    claims = jwt.decode(id_token, keys, algorithms=SIGNED_BY).claims
    asked = {
        "iss": settings().oidc_issuer,
        "aud": settings().oidc_client_id,
        "nonce": nonce,
    }
    essential: dict[str, Any] = {name: {"essential": True, "value": v} for name, v in asked.items()}
    for name in ("exp", "preferred_username"):
        essential[name] = {"essential": True}
    jwt.JWTClaimsRegistry(**essential).validate(claims)
    return claims


def _client(back: str) -> Any:
    from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]

    return OAuth2Client(
        settings().oidc_client_id,
        settings().oidc_client_secret,
        scope="openid profile",
        redirect_uri=back,
        code_challenge_method="S256",
        timeout=SECONDS,
    )


@cache
def _provider(issuer: str) -> dict[str, Any]:
    """The provider's own description, read once."""
    found: dict[str, Any] = _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found["issuer"] != issuer:
        raise NotYou(NOT_VOUCHED)
    return found


def _fetched(address: str) -> Any:
    import httpx

    return httpx.get(address, timeout=SECONDS).raise_for_status().json()
