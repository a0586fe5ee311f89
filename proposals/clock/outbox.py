"""post_letters: waiting letters go out in office hours, one transaction a recipient."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import selectinload
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.casework import actor as actors
from proposals.casework import posting
from proposals.casework.actor import Actor
from proposals.casework.posting import Channel
from proposals.casework.supervise import urging
from proposals.clock.reports import SweepReport, Task, each
from proposals.database import Office
from proposals.records import Deadline, Letter
from proposals.work import Work

T = TypeVar("T")


def post_letters(office: Office, at: datetime) -> SweepReport:
    """Take back what is no longer needed, post the rest; a channel that fails is tried again."""
    clock = actors.clock(at)
    troubles: list[str] = []
    post = partial(_post, clock=clock, channels=_channels(office), troubles=troubles)
    with office.transaction() as work:
        idle = [letter.id for letter in work.exec(_idle().order_by(col(Letter.id)))]
        recipients = _recipients(work, clock)
    tasks = [Task(f"文书{key}", partial(_drop, key=key or 0, clock=clock)) for key in idle]
    tasks += [Task(f"致{name}的文书", partial(post, name=name)) for name in recipients]
    report = each(office, "post_letters", tasks)
    return report._replace(failed=(*report.failed, *troubles))


def _channels(office: Office) -> list[Channel]:
    spools = [] if office.spool is None else [posting.spool(office.spool)]
    return [posting.inbox(), *spools]


def _recipients(work: Work, clock: Actor) -> list[str]:
    """To whom something may go now; outside office hours only what is due today."""
    asked = select(Letter.addressee).distinct()
    if posting.in_office_hours(work, clock):
        asked = asked.where(Letter.send_on <= clock.today)
    else:
        asked = asked.join(Deadline, col(Deadline.id) == Letter.deadline_id)
        asked = asked.where(Deadline.due_on == clock.today)
    return sorted(work.exec(_waiting(asked)))


def _post(work: Work, name: str, clock: Actor, channels: list[Channel], troubles: list[str]) -> int:
    asked = select(Letter).where(Letter.addressee == name)
    with_deliveries = selectinload(Letter.deliveries)  # type: ignore[arg-type]  # a relationship
    found = work.exec(_waiting(asked).options(with_deliveries).order_by(col(Letter.id)))
    going = [letter for letter in found.all() if posting.may_go_now(work, letter, clock)]
    posted = [letter for letter in going if posting.post(work, letter, channels, clock)]
    troubles += [
        f"{letter.title}{letter.number or letter.id}：{delivery.error}"
        for letter in going
        for delivery in letter.deliveries
        if delivery.error
    ]
    return len(posted)


def _waiting(asked: SelectOfScalar[T]) -> SelectOfScalar[T]:
    return asked.where(
        col(Letter.posted_at).is_(None),
        col(Letter.cancelled_at).is_(None),
        or_(~col(Letter.needs_confirmation), col(Letter.confirmed_at).is_not(None)),
    )


def _idle() -> SelectOfScalar[Letter]:
    """Unsent letters about duties that are met or lifted."""
    settled = or_(col(Deadline.met_at).is_not(None), col(Deadline.lifted_at).is_not(None))
    return (
        select(Letter)
        .join(Deadline, col(Deadline.id) == Letter.deadline_id)
        .where(col(Letter.posted_at).is_(None), col(Letter.cancelled_at).is_(None), settled)
    )


def _drop(work: Work, key: int, clock: Actor) -> int:
    return int(urging.drop_idle(work, work.get_one(Letter, key), clock))
