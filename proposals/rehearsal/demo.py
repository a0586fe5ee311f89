"""The demo as the pages see it: its day, how it may be moved, and who a viewer may be."""

from __future__ import annotations

from datetime import date, datetime
from math import ceil
from typing import NamedTuple

from sqlmodel import select

from proposals.casework.access import sessions
from proposals.database import Office
from proposals.records import Account
from proposals.rehearsal.faces import Face, faces
from proposals.rehearsal.moving import Moved, Moving, Stride
from proposals.rehearsal.play import ONE_PIECE
from proposals.rehearsal.roster import rows
from proposals.rehearsal.script import Script
from workflows.refusals import NotFound, Objection
from workflows.terms import Role

IN_THE_BAR = {
    Role.CLERK: "提案委",
    Role.MEMBER: "委员",
    Role.UNIT_OFFICE: "承办单位",
    Role.ASSIGNER: "政府办",
    Role.CHAIR: "主席",
}
"""Whom the bar offers; all others stand on the page of accounts."""


def pieces(script: Script) -> int:
    """About how many pieces of work a play keeps one after the other, to show how far it is."""
    opens: date = rows("sessions")[0]["window_opens_on"]
    return ceil((script.until.date() - opens) / ONE_PIECE) + 1


class Choice(NamedTuple):
    """One button of the bar."""

    label: str
    value: str
    current: bool = False


class Bar(NamedTuple):
    """The bar above every page."""

    day: date
    moves: tuple[Choice, ...]
    people: tuple[Choice, ...]


class Demo:
    """A played committee with its own clock."""

    def __init__(self, office: Office) -> None:
        """Begin where it stood."""
        self._office = office
        self._moving = Moving(office)
        self.faces = self._faces()

    def now(self) -> datetime:
        """The demo's moment."""
        return self._moving.now()

    def forward(self, stride: Stride, seen: datetime | None = None) -> Moved:
        """Move the day, then look again who has most to do."""
        moved = self._moving.forward(stride, seen)
        self.faces = self._faces()
        return moved

    def enter(self, username: str, role: str, at: datetime) -> tuple[Face, str]:
        """Come in as one of the faces, without a password: the face and the session's token."""
        fits = (f for f in self.faces if f.username == username and role in {"", f.role})
        face = next(fits, None)
        if face is None:
            raise NotFound(Objection("face_known", "演示中没有这个身份，请从身份页选择"))
        with self._office.transaction() as work:
            account = work.exec(select(Account).where(Account.username == username)).one()
            session, token = sessions.begin(work, account, at)
            held = sessions.grants_held(work, session.account_id, at.date())
            session.grant_id = next(g.id for g in held if g.role == face.role) or session.grant_id
        return face, token

    def bar(self, at: datetime, username: str) -> Bar:
        """What the bar shows to this visitor."""
        by_role = {face.role: face.username for face in self.faces}
        people = tuple(
            Choice(label, by_role[role], by_role[role] == username)
            for role, label in IN_THE_BAR.items()
            if role in by_role
        )
        return Bar(at.date(), tuple(Choice(each.label, each.value) for each in Stride), people)

    def _faces(self) -> list[Face]:
        with self._office.reading() as work:
            return faces(work, self.now().date())
