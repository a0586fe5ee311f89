"""Short notices that wait for one recipient go to him in one message; each stays its own row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam
from sqlalchemy.orm import joinedload
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.supervise.urging import recipients
from proposals.casework.supervise.urging.rows import row_of
from proposals.casework.supervise.urging.telling import late
from proposals.letters.supervise.urging import ASKS, NOTICE, Late
from proposals.records import Deadline, Digest, InboxItem, Letter
from proposals.rendering import render
from proposals.work import Work
from workflows.escalation import RUNGS
from workflows.terms import Rung

SHORT_NOTICE = NOTICE.kind
"""提醒 and 预警; 催办函 and what lies above are letters under a number and are never merged."""
WAITING = (
    select(Letter, Deadline)
    .join(Deadline, col(Deadline.id) == Letter.deadline_id)
    .where(
        col(Letter.id).in_(bindparam("keys", expanding=True)),
        col(Letter.posted_at).is_(None),
        col(Letter.cancelled_at).is_(None),
    )
    .order_by(col(Letter.id))
    .options(joinedload(Letter.items))  # type: ignore[arg-type]  # a relationship
)
"""Asked again: since the list was made one may have been posted or taken back."""


class Line(NamedTuple):
    """One notice as the message tells it, and why this recipient gets it."""

    rung: Rung
    late: Late
    ask: str
    people: str
    greeting: str
    reason: str


def merge(work: Work, keys: Sequence[int], recipient: str, actor: Actor) -> Digest | None:
    """Lay these notices before the recipient in one message; what he has already is left out.

    The text is kept before any file is laid, so that a run cut short repeats the same message.
    A single notice is not merged: it goes out as it is.
    """
    waiting = _waiting(work, keys, recipient)
    if len(waiting) < 2:
        return None
    lines = [_line(work, letter, deadline, recipient, actor) for letter, deadline in waiting]
    digest = _written(work, sorted(lines, key=_urgency), recipient, actor)
    for letter, _ in waiting:
        item = InboxItem(letter_id=letter.id or 0, recipient=recipient, laid_at=actor.at)
        letter.items.append(item)
        digest.items.append(item)
    work.add(digest)
    return digest


def _waiting(work: Work, keys: Sequence[int], recipient: str) -> list[tuple[Letter, Deadline]]:
    # What others are told in the same run changes nothing here, so it need not be written first.
    with work.no_autoflush:
        found = work.execute(WAITING, {"keys": keys}).unique().all()
    return [
        (letter, deadline)
        for letter, deadline in found
        if recipient not in {item.recipient for item in letter.items}
    ]


def _line(work: Work, letter: Letter, deadline: Deadline, recipient: str, actor: Actor) -> Line:
    row = row_of(work, letter, deadline)
    meant = recipients.addressees((*row.to, *row.cc), deadline)
    mine = recipient == letter.addressee
    return Line(
        rung=row.rung,
        late=late(work, deadline, actor.today),
        ask=("" if recipient == deadline.debtor else deadline.debtor) + ASKS[deadline.duty],
        people=recipients.people(row.to, deadline) if mine else "",
        greeting=next((each.greeting for each in meant if each.name == recipient), recipient),
        reason=_reason(deadline.debtor, recipient, mine),
    )


def _reason(debtor: str, recipient: str, mine: bool) -> str:
    if debtor == recipient:
        return f"该事项由{debtor}负责"
    return f"该事项由{debtor}负责，{'主送' if mine else '抄送'}{recipient}"


def _urgency(line: Line) -> tuple[int, object, str]:
    return -RUNGS.index(line.rung), line.late.due_on, line.late.number


def _written(work: Work, lines: list[Line], recipient: str, actor: Actor) -> Digest:
    title = f"办理期限提醒（{len(lines)}项）"
    facts: dict[str, object] = {
        "title": title,
        "number": None,
        "addressee": lines[0].greeting,
        "written_on": actor.today,
        "office": work.rules.bureau,
        "copies": "",
        "lines": lines,
    }
    html = render("notices/digest.html", facts)
    return Digest(recipient=recipient, title=title, html=html, written_at=actor.at)
