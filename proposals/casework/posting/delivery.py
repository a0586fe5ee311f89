"""寄送: waiting letters go out on each channel, many at once; a second run finds them there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any, NamedTuple

from sqlalchemy import bindparam, update
from sqlmodel import col

from proposals.casework.actor import Actor
from proposals.records import Delivery, Letter
from proposals.records.rows import add_rows
from proposals.settings import zone
from proposals.work import Work
from workflows.refusals import NotNow, Objection

OPENS, CLOSES = time(8, 0), time(18, 0)
"""Office hours in which letters go out (default, no source)."""
GONE = (
    update(Letter)
    .where(col(Letter.id).in_(bindparam("keys", expanding=True)))
    .values(posted_at=bindparam("at"))
    # Whoever posts knows which letters he has in hand.
    .execution_options(synchronize_session=False)
)
"""What has arrived on every channel is posted."""
Failures = dict[int, str]
"""What went wrong, by the number of the letter."""


class Channel(NamedTuple):
    """One way out; laying the same letter down twice leaves one letter there."""

    name: str
    lay: Callable[[Work, Sequence[Letter], Actor], Failures]


def post(
    work: Work, letters: Sequence[Letter], channels: Sequence[Channel], actor: Actor
) -> Failures:
    """Deliver on every channel that has not got them yet; a letter is posted once all have.

    What went wrong is returned and tried again by the next run; `NotNow` for what may not go.
    """
    for letter in letters:
        _may_go(letter)
    waiting = [letter for letter in letters if letter.posted_at is None]
    failed: Failures = {}
    for channel in channels:
        failed |= _deliver(work, waiting, channel, actor)
    gone = sorted(keys_of(waiting) - failed.keys())
    work.execute(GONE, {"keys": gone, "at": actor.at})
    look_again(work, waiting, "posted_at")
    return failed


def in_office_hours(work: Work, actor: Actor) -> bool:
    """Whether the office is open at this moment."""
    at = actor.at.astimezone(zone()).time()
    return work.calendar.is_workday(actor.today) and OPENS <= at < CLOSES


def _may_go(letter: Letter) -> None:
    if letter.cancelled_at is not None:
        raise NotNow(Objection("letter_stands", "该文书已作废，不能寄送"))
    if letter.needs_confirmation and letter.confirmed_at is None:
        raise NotNow(Objection("letter_confirmed", "该文书须经确认后方可寄送"))


def keys_of(letters: Sequence[Letter]) -> set[int]:
    """The numbers of letters in hand."""
    return {letter.id or 0 for letter in letters}


def look_again(work: Work, letters: Sequence[Letter], name: str) -> None:
    """Rows were written past the letters in hand."""
    for letter in letters:
        work.expire(letter, [name])


def _deliver(work: Work, letters: Sequence[Letter], channel: Channel, actor: Actor) -> Failures:
    """Try one channel; what went wrong is kept, and the next run tries again."""
    tries = [row for letter in letters for row in letter.deliveries if row.channel == channel.name]
    before = {row.letter_id: row for row in tries}
    arrived = {row.letter_id for row in tries if row.delivered_at is not None}
    lacking = [letter for letter in letters if letter.id not in arrived]
    failed = channel.lay(work, lacking, actor)
    outcomes = {
        key: {"delivered_at": None if key in failed else actor.at, "error": failed.get(key, "")}
        for key in sorted(keys_of(lacking))
    }
    _write_down(work, channel.name, before, outcomes)
    look_again(work, letters, "deliveries")
    return failed


def _write_down(
    work: Work, channel: str, before: Mapping[int, Delivery], outcomes: Mapping[int, dict[str, Any]]
) -> None:
    """One more attempt of what was tried before, the first of all others."""
    for key in before.keys() & outcomes.keys():
        before[key].sqlmodel_update({"attempts": before[key].attempts + 1, **outcomes[key]})
    first = [
        {"letter_id": key, "channel": channel, "attempts": 1, **how}
        for key, how in outcomes.items()
        if key not in before
    ]
    add_rows(work, Delivery, first)
