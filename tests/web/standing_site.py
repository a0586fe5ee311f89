"""One application for all tests of a worker: its routes are laid out once, at the first request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI

from proposals import settings
from proposals.database import Office
from proposals.web.doorway import Site
from proposals.web.site import build_site

BUILT: list[FastAPI] = []


def site_of(office: Office, now: Callable[[], datetime] = settings.now) -> FastAPI:
    """The pages of this office; those of the office shown before are shown no more."""
    if not BUILT:
        BUILT.append(build_site(office))
    BUILT[0].state.site = Site(office, now, None)
    return BUILT[0]
