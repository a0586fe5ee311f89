"""post_letters: waiting letters go out in office hours, many in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlalchemy import CompoundSelect, bindparam
from sqlalchemy.orm import defer, joinedload
from sqlmodel import and_, col, exists, not_, or_, select, union

from proposals.casework import actor as actors
from proposals.casework import posting
from proposals.casework.actor import Actor
from proposals.casework.posting import Channel
from proposals.casework.supervise import urging
from proposals.clock import mailing
from proposals.clock.duties import OPEN
from proposals.clock.mailing import Dated
from proposals.clock.reports import SweepReport, Task, each
from proposals.database import Office
from proposals.records import Climb, Deadline, InboxItem, Letter, LetterCase
from proposals.work import Work

BATCH = 100
"""Letters in one transaction: small enough not to keep the clerks waiting."""
WAITING = (
    col(Letter.posted_at).is_(None),
    col(Letter.cancelled_at).is_(None),
    or_(~col(Letter.needs_confirmation), col(Letter.confirmed_at).is_not(None)),
)
WITHOUT_WORDS = defer(Letter.words)  # type: ignore[arg-type]  # a column
POSTABLE = (
    select(Letter, col(Deadline.due_on))
    .outerjoin(Deadline, col(Deadline.id) == Letter.deadline_id)
    .where(*WAITING)
    .order_by(col(Letter.id))
    # The texts of a whole committee's letters are not needed to sort them.
    .options(WITHOUT_WORDS)
)
"""What waits to be posted, with the date it is about."""
GOING = POSTABLE.where(col(Letter.send_on) <= bindparam("today"))
URGENT = POSTABLE.where(col(Deadline.due_on) == bindparam("today"))
"""Outside office hours only what is about a date of today."""
STILL_WAITING = (
    select(Letter)
    .where(col(Letter.id).in_(bindparam("keys", expanding=True)), *WAITING)
    .order_by(col(Letter.id))
    .options(
        # The texts are not needed to lay letters into an inbox.
        WITHOUT_WORDS,
        # SQLModel types a relationship as what it holds.
        joinedload(Letter.deliveries),  # type: ignore[arg-type]
        joinedload(Letter.items),  # type: ignore[arg-type]
    )
)
"""Asked again: since the list was made somebody may have taken one of them back."""
CLIMBED_FOR_IT = exists().where(
    col(Climb.deadline_id) == Deadline.id,
    col(Climb.deadline_version) == Deadline.version,
    col(Climb.climbed_at) <= Letter.written_at,
)
"""Its rung was climbed for the date that holds now."""
OVERTAKEN = (
    col(Letter.posted_at).is_(None),
    col(Letter.cancelled_at).is_(None),
    or_(not_(and_(*OPEN)), ~CLIMBED_FOR_IT),
    ~exists().where(col(InboxItem.letter_id) == Letter.id),
)
IDLE: CompoundSelect[int] = union(
    select(Letter.id).join(Deadline, col(Deadline.id) == Letter.deadline_id).where(*OVERTAKEN),
    select(Letter.id)
    .join(LetterCase, col(LetterCase.letter_id) == Letter.id)
    .join(Deadline, col(Deadline.id) == LetterCase.deadline_id)
    .where(*OVERTAKEN),
)
"""Unsent letters about duties met, lifted, paused or re-based; what reached an inbox stays sent."""


def post_letters(office: Office, at: datetime) -> SweepReport:
    """Take back what is no longer needed, post the rest; a channel that fails is tried again.

    Short notices to one recipient are merged first, so that the message is kept before a file of it
    is laid; one that cannot be merged goes out by itself.
    """
    clock = actors.clock(at)
    troubles: list[str] = []
    post = partial(_post, clock=clock, channels=_channels(office), troubles=troubles)
    with office.transaction() as work:
        idle = sorted(work.scalars(IDLE))
        going = mailing.going(work, _may_go(work, clock), clock)
    first = each(office, "post_letters", [*_dropping(idle, clock), *_merging(going, clock)])
    keys = [letter.id or 0 for letter in going]
    report = each(office, "post_letters", _tasks(keys, BATCH, post))
    if report.failed:
        # One letter must not keep back those that happened to lie beside it.
        again = each(office, "post_letters", _tasks(keys, 1, post))
        report = again._replace(done=report.done + again.done)
    failed = (*first.failed, *report.failed, *troubles)
    return SweepReport("post_letters", first.done + report.done, failed)


def _dropping(idle: list[int], clock: Actor) -> list[Task]:
    return [Task(f"文书{key}", partial(_drop, key=key, clock=clock)) for key in idle]


def _merging(going: list[Letter], clock: Actor) -> list[Task]:
    several = mailing.by_recipient(going)
    return [
        Task(f"致{name}的提醒", partial(_merge, keys=keys, name=name, clock=clock))
        for name, keys in several.items()
    ]


def _tasks(keys: list[int], size: int, post: Callable[..., int]) -> list[Task]:
    batches = [keys[start : start + size] for start in range(0, len(keys), size)]
    return [Task(f"文书{batch[0]}至{batch[-1]}", partial(post, keys=batch)) for batch in batches]


def _channels(office: Office) -> list[Channel]:
    spools = [] if office.spool is None else [posting.spool(office.spool)]
    return [posting.inbox(), *spools]


def _may_go(work: Work, clock: Actor) -> list[Dated]:
    asked = GOING if posting.in_office_hours(work, clock) else URGENT
    return list(work.exec(asked, params={"today": clock.today}))


def _merge(work: Work, keys: list[int], name: str, clock: Actor) -> int:
    """The notices are counted when they are posted."""
    urging.merge(work, keys, name, clock)
    return 0


def _post(
    work: Work, keys: list[int], clock: Actor, channels: list[Channel], troubles: list[str]
) -> int:
    # Messages merged just now take no letter back and need not be written first.
    with work.no_autoflush:
        going = work.exec(STILL_WAITING, params={"keys": keys}).unique().all()
        failed = posting.post(work, going, channels, clock)
    troubles += [
        f"{letter.title}{letter.number or letter.id}：{failed[letter.id]}"
        for letter in going
        if letter.id in failed
    ]
    return len(going) - len(failed)


def _drop(work: Work, key: int, clock: Actor) -> int:
    return int(urging.drop_idle(work, work.get_one(Letter, key), clock))
