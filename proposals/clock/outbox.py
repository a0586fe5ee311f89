"""post_letters: waiting letters go out in office hours, many in one transaction."""

from __future__ import annotations

from collections.abc import Callable
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
BATCH = 100
"""Letters in one transaction: small enough not to keep the clerks waiting."""


def post_letters(office: Office, at: datetime) -> SweepReport:
    """Take back what is no longer needed, post the rest; a channel that fails is tried again."""
    clock = actors.clock(at)
    troubles: list[str] = []
    post = partial(_post, clock=clock, channels=_channels(office), troubles=troubles)
    with office.transaction() as work:
        idle = [letter.id for letter in work.exec(_idle().order_by(col(Letter.id)))]
        waiting = _going(work, clock)
    dropped = [Task(f"文书{key}", partial(_drop, key=key or 0, clock=clock)) for key in idle]
    report = each(office, "post_letters", [*dropped, *_tasks(waiting, BATCH, post)])
    if report.failed:
        # One letter must not keep back those that happened to lie beside it.
        report = each(office, "post_letters", [*dropped, *_tasks(waiting, 1, post)])
    return report._replace(failed=(*report.failed, *troubles))


def _tasks(keys: list[int], size: int, post: Callable[..., int]) -> list[Task]:
    batches = [keys[start : start + size] for start in range(0, len(keys), size)]
    return [Task(f"文书{batch[0]}至{batch[-1]}", partial(post, keys=batch)) for batch in batches]


def _channels(office: Office) -> list[Channel]:
    spools = [] if office.spool is None else [posting.spool(office.spool)]
    return [posting.inbox(), *spools]


def _going(work: Work, clock: Actor) -> list[int]:
    """What may go now; outside office hours only what is about a date of today."""
    asked = select(col(Letter.id))
    if posting.in_office_hours(work, clock):
        asked = asked.where(Letter.send_on <= clock.today)
    else:
        asked = asked.join(Deadline, col(Deadline.id) == Letter.deadline_id)
        asked = asked.where(Deadline.due_on == clock.today)
    return [key or 0 for key in work.exec(_waiting(asked).order_by(col(Letter.id)))]


def _post(
    work: Work, keys: list[int], clock: Actor, channels: list[Channel], troubles: list[str]
) -> int:
    asked = select(Letter).where(col(Letter.id).in_(keys)).order_by(col(Letter.id))
    with_deliveries = selectinload(Letter.deliveries)  # type: ignore[arg-type]  # a relationship
    # Asked again: since the list was made somebody may have taken one of them back.
    going = work.exec(_waiting(asked).options(with_deliveries)).all()
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
