"""The door: who is asking, when, and his piece of work; the web's only transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib import metadata
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field
from starlette.datastructures import FormData

from proposals import database
from proposals.casework.actor import Actor
from proposals.database import Office
from proposals.desk import workbench
from proposals.rendering import render
from proposals.settings import now
from proposals.web import flashing, navigation, posting, signin
from proposals.web.signin import Visitor
from proposals.work import Work
from workflows.policies import sights
from workflows.terms import View

VERSION = metadata.version("tian")
Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A number in an address; what no row can have is not there."""


class SignInFirst(Exception):
    """Nobody is signed in."""


class ChangeFirst(Exception):
    """He came in with a first password, which only he may know from now on."""


@dataclass(frozen=True)
class Site:
    """One committee's office as this process serves it."""

    office: Office
    now: Callable[[], datetime]
    demo: Any = None
    """The demo's clock and faces; None: a real office."""


@dataclass
class Visit:
    """One request of one person: his piece of work and the page he gets."""

    request: Request
    site: Site
    work: Work
    at: datetime
    visitor: Visitor
    form: FormData = field(default_factory=FormData)

    @cached_property
    def actor(self) -> Actor:
        """The person at work, in the role he has chosen."""
        return self.visitor.actor(self.at)

    def show(self, template: str, *, status: int = 200, **facts: object) -> HTMLResponse:
        """One page in the frame."""
        said = flashing.read(self.request)
        page = HTMLResponse(
            render(f"pages/{template}", self.frame() | {"flash": said} | facts), status
        )
        return flashing.shown(page) if said else page

    def go(self, address: str, said: str = "") -> RedirectResponse:
        """Elsewhere, with one sentence about what was done."""
        return flashing.said(RedirectResponse(address, 303), said)

    def frame(self) -> dict[str, object]:
        """What stands around every page."""
        owed = workbench.owes(self.work, self.actor)
        return {
            "visit": self,
            "actor": self.actor,
            "visitor": self.visitor,
            "csrf": self.visitor.csrf,
            "today": self.actor.today,
            "demo": self.site.demo and self.site.demo.bar(self.at, self.visitor.username),
            "committee": self.site.office.rules.committee,
            "version": VERSION,
            "late": owed.late,
            "nav": navigation.entries(self.actor, owed, self.request.url.path),
        }


@contextmanager
def reading(request: Request, view: View) -> Iterator[Visit]:
    """A visit that only looks."""
    site: Site = request.app.state.site
    with site.office.reading() as work:
        yield _visit(request, site, work, view)


@contextmanager
def writing(request: Request, view: View, form: FormData) -> Iterator[Visit]:
    """A visit that does something: kept whole, or not at all; by the holidays as they stand now."""
    site: Site = request.app.state.site
    with database.as_laid_down(site.office).transaction() as work:
        visit = _visit(request, site, work, view)
        posting.require_own(request, form, visit.visitor)
        visit.form = form
        yield visit


def _visit(request: Request, site: Site, work: Work, view: View) -> Visit:
    at = site.now()
    # Sessions go by the wall clock: a demo moves the office's by weeks, and nobody is put out.
    visitor = signin.visitor_of(request, work, now())
    if visitor is None:
        raise SignInFirst
    if visitor.must_change and view is not View.ACCOUNT:
        raise ChangeFirst
    sights.require(visitor.role, view)
    return Visit(request, site, work, at, visitor)


def entering(view: View) -> Any:
    """The visit of a page that is looked at; not yours is not there."""

    def open_door(request: Request) -> Iterator[Visit]:
        with reading(request, view) as visit:
            yield visit
        signin.keep_alive(visit.site.office.transaction, visit.visitor, now())

    return _door(open_door, view)


async def handed(request: Request) -> AsyncIterator[FormData]:
    """What was handed in, within the limits of a form; its files are closed in the end."""
    limits = {"max_files": 20, "max_fields": 2000, "max_part_size": posting.LONGEST_TEXT}
    async with request.form(**limits) as form:
        yield form


def handing_in(view: View) -> Any:
    """The visit of a form that is handed in; it is kept before the answer goes out."""

    def open_door(request: Request, form: FormData = Depends(handed)) -> Iterator[Visit]:
        with writing(request, view, form) as visit:
            yield visit

    return _door(open_door, view)


def _door(opened: Any, view: View) -> Any:
    """The view stands written on the door, so that every door can be tried."""
    opened.view = view
    return Depends(opened, scope="function")
