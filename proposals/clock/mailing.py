"""Which letters go now: short notices once a day and recipient, all others at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from sqlalchemy import bindparam
from sqlmodel import col, select

from proposals.casework import posting
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.clock.ladder import still_climbing
from proposals.records import InboxItem, Letter
from proposals.settings import zone
from proposals.work import Work

MORNING_ENDS = time(9)
"""Until then short notices wait for the day's ladder to be climbed (default, no source)."""
Dated = tuple[Letter, date | None]
"""A letter that waits, and the date it is about."""
TOLD_TODAY = (
    select(InboxItem.recipient)
    .join(Letter, col(Letter.id) == InboxItem.letter_id)
    .where(
        Letter.kind == urging.SHORT_NOTICE,
        col(Letter.posted_at) >= bindparam("morning"),
        col(InboxItem.recipient).in_(bindparam("names", expanding=True)),
    )
    .distinct()
)
"""Who of them got a short notice since this morning, to himself or as a copy."""


def going(work: Work, waiting: Sequence[Dated], clock: Actor) -> list[Letter]:
    """What goes in this run; what is to go another day is dated so.

    A notice raised after its addressee had his message of the day goes with the next working
    morning's, unless its duty is due before then; copies follow the notice (default, no source).
    Letters under a number (催办函, 督办通知, 通报) are held back by nothing but the office hours.
    """
    short = [dated for dated in waiting if _is_short(dated[0])]
    early = clock.at.astimezone(zone()).time() < MORNING_ENDS
    if short and early and still_climbing(work, clock.today):
        held = [letter for letter, _ in short]
    else:
        held = _put_off(work, short, clock)
    keys = {letter.id for letter in held}
    return [letter for letter, _ in waiting if letter.id not in keys]


def by_recipient(letters: Iterable[Letter]) -> dict[str, list[int]]:
    """The short notices of everybody for whom there are several."""
    lying: dict[str, list[int]] = defaultdict(list)
    for letter in filter(_is_short, letters):
        for recipient in posting.recipients(letter):
            lying[recipient].append(letter.id or 0)
    return {recipient: keys for recipient, keys in lying.items() if len(keys) > 1}


def _is_short(letter: Letter) -> bool:
    return letter.kind == urging.SHORT_NOTICE


def _put_off(work: Work, short: Sequence[Dated], clock: Actor) -> list[Letter]:
    """Those that can wait and whose addressee had his message today go the next working day."""
    morning = work.calendar.add_workdays(clock.today, 1)
    can_wait = [letter for letter, due_on in short if due_on is None or due_on >= morning]
    told = _told_today(work, {letter.addressee for letter in can_wait}, clock.today)
    late = [letter for letter in can_wait if letter.addressee in told]
    for letter in late:
        letter.send_on = morning
    return late


def _told_today(work: Work, names: set[str], today: date) -> set[str]:
    if not names:
        return set()
    morning = datetime.combine(today, time(), zone())
    return set(work.exec(TOLD_TODAY, params={"names": sorted(names), "morning": morning}))
