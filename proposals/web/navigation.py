"""The way through the office: the entries a role may open, with what it owes there."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.casework.actor import Actor
from proposals.desk.workbench import Owed
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


def entries(actor: Actor, owed: Owed, path: str) -> list[NavEntry]:
    """What this role may open, with the number it owes, in the order of a working day."""
    return [
        NavEntry(view.label, href, owed.pages.get(view, 0), _here(href, path))
        for view, href in WAYS
        if actor.role in SEES[view]
    ]


def _here(href: str, path: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
