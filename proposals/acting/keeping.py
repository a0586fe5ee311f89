"""The acts of the rosters: to which row one is done, and what its form says of it already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import SQLModel, col, select

from proposals.acting import asking, table
from proposals.acting.asking import Field
from proposals.casework.actor import Actor
from proposals.casework.rosters.members import CONTACT
from proposals.records import (
    HandlingUnit,
    Member,
    Organisation,
    PlenarySession,
    Sector,
    Term,
)
from proposals.settings import zone
from proposals.work import Work
from workflows.papers.rosters import MemberPaper, NamePaper, SessionDates, UnitPaper
from workflows.refusals import NotFound, Objection
from workflows.terms import Act

Given = dict[str, Any]
KINDS: Mapping[str, type[SQLModel]] = {
    kind.__name__: kind for kind in (Member, HandlingUnit, Sector, Organisation, PlenarySession)
}
"""The rows of the rosters that acts are done to."""


def row_field(act: Act) -> Field | None:
    """The field that names the row the act is done to; a new row has none."""
    first = asking.asked(table.function_of(act))[0]
    return first if first.record else None


def row(work: Work, act: Act, number: int) -> SQLModel:
    """The row of that number."""
    field = row_field(act)
    found = work.get(KINDS[field.record], number) if field else None
    if found is None:
        raise NotFound(Objection("row_exists", "名册中没有这一条，请从名册进入"))
    return found


def known(work: Work, act: Act, held: SQLModel | None, actor: Actor) -> Given:
    """What need not be typed: the entry that is corrected, the term that runs."""
    if act in KNOWN and held is not None:
        return KNOWN[act](held)
    if act != Act.OPEN_SESSION:
        return {}
    running = select(Term.number).where(col(Term.ends_on) >= actor.today)
    number = work.exec(running.order_by(col(Term.number))).first()
    return {"term_number": number} if number else {}


def _entry(paper: Any) -> Callable[[Any], Given]:
    """The row as the paper names its parts; a number is not shown without being on record."""
    shown = [name for name in paper._fields if name not in CONTACT]
    return lambda held: {"entry": {name: getattr(held, name) for name in shown}}


def _dates(session: Any) -> Given:
    days = {name: getattr(session, name) for name in SessionDates._fields}
    return {"dates": {name: _written(day) for name, day in days.items()}}


def _written(day: Any) -> str:
    """As a browser's field for it is filled."""
    if isinstance(day, datetime):
        return day.astimezone(zone()).strftime("%Y-%m-%dT%H:%M" + (":%S" if day.second else ""))
    return str(day)


KNOWN: Mapping[Act, Callable[[Any], Given]] = {
    Act.CORRECT_SESSION: _dates,
    Act.CORRECT_SECTOR: _entry(NamePaper),
    Act.CORRECT_ORGANISATION: _entry(NamePaper),
    Act.CORRECT_MEMBER: _entry(MemberPaper),
    Act.CORRECT_UNIT: _entry(UnitPaper),
    Act.RENAME_UNIT: _entry(UnitPaper),
}
