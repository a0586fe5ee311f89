"""build_site(): every page of the office on one application, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from proposals import settings
from proposals.database import Office
from proposals.web import pages, refusals
from proposals.web.doorway import Site
from proposals.web.shield import Shield

STATIC = Path(__file__).parent / "static"
THREADS = 8
"""Pages drawn at once: more threads than this only wait for each other in one interpreter."""


class Fresh(StaticFiles):
    """Asked for anew each time and mostly not sent: a module's address carries no version."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """One file, kept by the browser but never used unasked."""
        answer = super().file_response(*args, **kwargs)
        answer.headers["cache-control"] = "no-cache"
        return answer


def build_site(
    office: Office, now: Callable[[], datetime] = settings.now, demo: Any = None
) -> FastAPI:
    """The office in a browser; `demo` gives the sample committee its clock and its faces."""
    site = FastAPI(lifespan=_few_threads, docs_url=None, redoc_url=None, openapi_url=None)
    site.state.site = Site(office, now, demo)
    for router in routers():
        site.include_router(router)
    site.mount("/static", Fresh(directory=STATIC), name="static")
    refusals.register(site)
    site.add_middleware(Shield)
    return site


def routers() -> list[APIRouter]:
    """The router of every page module, in the order of their names."""
    names = sorted(found.name for found in walk_packages(pages.__path__, f"{pages.__name__}."))
    modules = [import_module(name) for name in names]
    return [module.router for module in modules if hasattr(module, "router")]


@asynccontextmanager
async def _few_threads(_site: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
