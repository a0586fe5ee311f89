"""寄送: one waiting letter goes out on each channel; a second run finds it there.

Where a digest has brought a short notice to somebody, it stands in the notice's place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path
from typing import NamedTuple

from proposals.casework.actor import Actor
from proposals.letters.copying import copy
from proposals.printing.html import page
from proposals.records import Delivery, Digest, InboxItem, Letter
from proposals.settings import zone
from proposals.work import Work
from workflows.refusals import NotNow, Objection

OPENS, CLOSES = time(8, 0), time(18, 0)
"""Office hours in which letters go out (default, no source)."""


class Channel(NamedTuple):
    """One way out; laying the same letter down twice leaves one letter there."""

    name: str
    lay: Callable[[Work, Letter, Actor], None]


def post(work: Work, letter: Letter, channels: Sequence[Channel], actor: Actor) -> bool:
    """Deliver on every channel that has not got it yet; posted once all have."""
    _may_go(letter)
    if letter.posted_at is not None:
        return False
    done = [_deliver(work, letter, channel, actor) for channel in channels]
    if all(done):
        letter.posted_at = actor.at
    return all(done)


def in_office_hours(work: Work, actor: Actor) -> bool:
    """Whether the office is open at this moment."""
    at = actor.at.astimezone(zone()).time()
    return work.calendar.is_workday(actor.today) and OPENS <= at < CLOSES


def inbox() -> Channel:
    """The inbox in the system: addressee and copies get it exactly once."""
    return Channel("inbox", _lay_into_inbox)


def spool(folder: Path) -> Channel:
    """One file a message in a folder, for a printer or another system to take away."""
    return Channel("spool", lambda _work, letter, _actor: _lay_files(folder, letter))


def recipients(letter: Letter) -> list[str]:
    """Everybody a letter is for, once: the addressee, then 抄送."""
    copies = (name for name in letter.copies.split("、") if name)
    return list(dict.fromkeys([letter.addressee, *copies]))


def file_name(message: Letter | Digest) -> str:
    """The message's name in the spool, the same at every attempt."""
    if isinstance(message, Digest):
        return f"合并{message.id}.html"
    return f"{message.number or message.id}.html"


def _may_go(letter: Letter) -> None:
    if letter.cancelled_at is not None:
        raise NotNow(Objection("letter_stands", "该文书已作废，不能寄送"))
    if letter.needs_confirmation and letter.confirmed_at is None:
        raise NotNow(Objection("letter_confirmed", "该文书须经确认后方可寄送"))


def _deliver(work: Work, letter: Letter, channel: Channel, actor: Actor) -> bool:
    """Try one channel; what went wrong is kept, and the next run tries again."""
    delivery = next((d for d in letter.deliveries if d.channel == channel.name), None)
    if delivery is None:
        delivery = Delivery(letter_id=letter.id or 0, channel=channel.name)
        letter.deliveries.append(delivery)
    if delivery.delivered_at is None:
        delivery.attempts += 1
        try:
            channel.lay(work, letter, actor)
        except OSError as failure:
            delivery.error = str(failure)
            return False
        delivery.delivered_at, delivery.error = actor.at, ""
    return True


def _lay_into_inbox(_work: Work, letter: Letter, actor: Actor) -> None:
    reached = {item.recipient for item in letter.items}
    letter.items += [
        InboxItem(letter_id=letter.id or 0, recipient=recipient, laid_at=actor.at)
        for recipient in recipients(letter)
        if recipient not in reached
    ]


def _lay_files(folder: Path, letter: Letter) -> None:
    """Each message that brings it: digests, and the letter itself where somebody got it so."""
    messages = {item.digest_id: item.digest or letter for item in letter.items}
    for message in messages.values() or [letter]:
        _lay_file(folder / file_name(message), _printed(message))


def _printed(message: Letter | Digest) -> str:
    if isinstance(message, Digest):
        return message.html
    return page(copy(message))


def _lay_file(target: Path, html: str) -> None:
    """Write beside and rename, so that nobody takes away half a letter."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        if target.read_text(encoding="utf-8") != html:
            raise FileExistsError(f"{target.name} 已存在而内容不同")
        return
    draft = target.with_suffix(".part")
    with draft.open("w", encoding="utf-8") as file:
        file.write(html)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
