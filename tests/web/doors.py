"""DOORS: every route of the site with what opens it: a view, an act, or nothing by intent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from fastapi.routing import APIRoute

from proposals.web.site import routers
from workflows.terms import View

OPEN = {
    "signin": "the door itself",
    "enter": "the door itself",
    "oidc": "the door by single sign-on",
    "oidc_back": "the door by single sign-on",
    "health": "for the machine that restarts the process",
    "ready": "for the machine that restarts the process",
    "metrics": "numbers without a name",
    "verify": "whoever holds a paper may ask whether it is the office's",
    "demo": "the sample committee's faces; in a real office not there",
    "demo_person": "the sample committee's faces; in a real office not there",
    "demo_clock": "the sample committee's clock; in a real office not there",
}
"""Name of a route nobody need be signed in for → why."""

OPENS_ITSELF = {
    "change_password": View.ACCOUNT,
    "confirm_totp": View.ACCOUNT,
    "drop_totp": View.ACCOUNT,
    "add_account": View.ACCOUNTS,
    "propose_grant": View.ACCOUNTS,
    "propose_units_for_many": View.ASSIGNMENT_MEETING,
    "import": View.ROSTERS,
    "keep_roster": View.ROSTERS,
    "invite_several": View.CASE,
    "reply_missing": View.CASE,
    "act": View.CASE,
    "act_that_begins": View.CASE,
    "do": View.CASE,
    "begin": View.CASE,
    "print_letters": View.LETTERS,
    "bulk": View.CASE,
    "do_in_bulk": View.CASE,
}
"""Routes that open their door inside, because they open it twice: for looking and for doing."""

BY_ACT = {"act", "act_that_begins", "do", "begin", "bulk", "do_in_bulk"} | {
    "roster_act",
    "keep_roster",
}
"""Routes that are many pages: one an act."""


class Door(NamedTuple):
    """One route."""

    method: str
    path: str
    name: str
    view: View | None

    @property
    def known(self) -> bool:
        """Whether it is said what opens it."""
        return self.view is not None or self.name in OPEN


def doors() -> list[Door]:
    """Every route of every page module."""
    return [door for router in routers() for route in router.routes for door in _of(route)]


def _of(route: Any) -> Iterator[Door]:
    assert isinstance(route, APIRoute), "pages are routes and nothing else"
    opened = (getattr(each.call, "view", None) for each in route.dependant.dependencies)
    view = next((each for each in opened if each), OPENS_ITSELF.get(route.name))
    for method in sorted(route.methods):
        yield Door(method, route.path, route.name, view)
