"""The way through the office: the entries a role may open, with what it owes there."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.casework.actor import Actor
from proposals.desk import listing, workbench
from proposals.desk.listing import Wanted
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import SEES
from workflows.terms import View


@dataclass(frozen=True)
class NavEntry:
    """One entry, with how much is owed behind it; the first three stand in the phone's bar."""

    label: str
    href: str
    count: int
    current: bool


WAYS: tuple[tuple[View, str], ...] = (
    (View.WORKBENCH, "/"),
    (View.PROPOSALS, "/proposals"),
    (View.BOARD, "/board"),
    (View.ASSIGNMENT_MEETING, "/assignment-meeting"),
    (View.SUPERVISIONS, "/supervisions"),
    (View.CALENDAR, "/calendar"),
    (View.COMMITMENTS, "/commitments"),
    (View.LETTERS, "/letters"),
    (View.STATISTICS, "/statistics"),
    (View.MEMBERS, "/members"),
    (View.UNITS, "/units"),
    (View.ROSTERS, "/rosters"),
    (View.PROFILE, "/profile"),
    (View.HISTORY, "/history"),
    (View.JOBS, "/jobs"),
    (View.ACCOUNTS, "/accounts"),
    (View.SESSIONS, "/sessions"),
    (View.HELP, "/help"),
)


def entries(work: Work, actor: Actor, path: str) -> list[NavEntry]:
    """What this role may open, with the number it owes, in the order of a working day."""
    owed = workbench.owes(work, actor)
    return [
        NavEntry(view.label, href, owed.get(view, 0), _here(href, path))
        for view, href in WAYS
        if actor.role in SEES[view]
    ]


def late(work: Work, actor: Actor) -> int:
    """How many of the cases he sees are late with something, as the list shows them.

    A proposer is told of his own on his workbench; published cases of others are not his worry.
    """
    if actor.role not in SEES[View.PROPOSALS] - PROPOSERS:
        return 0
    return listing.how_many(work, actor, Wanted(late=True))


def _here(href: str, path: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
