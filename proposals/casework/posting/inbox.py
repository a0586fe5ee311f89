"""站内: the inbox in the system, in which a letter lies once for everybody it is for."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.casework.actor import Actor
from proposals.casework.posting.delivery import Channel, Failures, look_again
from proposals.records import InboxItem, Letter
from proposals.records.rows import add_rows
from proposals.work import Work


def inbox() -> Channel:
    """The inbox in the system: addressee and copies get it exactly once."""
    return Channel("inbox", _lay_into_inbox)


def recipients(letter: Letter) -> list[str]:
    """Everybody a letter is for, once: the addressee, then 抄送."""
    copies = (name for name in letter.copies.split("、") if name)
    return list(dict.fromkeys([letter.addressee, *copies]))


def _lay_into_inbox(work: Work, letters: Sequence[Letter], actor: Actor) -> Failures:
    items = [
        {"letter_id": letter.id, "recipient": name, "laid_at": actor.at}
        for letter in letters
        for name in _lacking(letter)
    ]
    add_rows(work, InboxItem, items)
    look_again(work, letters, "items")
    return {}


def _lacking(letter: Letter) -> list[str]:
    """Who has not got it yet."""
    reached = {item.recipient for item in letter.items}
    return [name for name in recipients(letter) if name not in reached]
