"""A form is carried out once, however often its button is pressed."""

from __future__ import annotations

import secrets
from datetime import datetime

from proposals.records import HandedIn
from proposals.work import Work


def token() -> str:
    """What a form is drawn with."""
    return secrets.token_urlsafe(16)


def led_to(work: Work, given: str, account_id: int) -> str:
    """Where this form led when it was carried out; empty when it was not."""
    row = work.get(HandedIn, given) if given else None
    return row.led_to if row and row.account_id == account_id else ""


def remember(work: Work, given: str, account_id: int, led: str, at: datetime) -> None:
    """Written with the act: two that come at once are told apart by the token's key."""
    if given:
        work.add(HandedIn(token=given, account_id=account_id, led_to=led, at=at))
