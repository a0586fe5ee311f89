"""inbox(): what was laid there for one reader, message by message, and what he has not opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import joinedload
from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.desk import sight
from proposals.desk.case.papers import Paper, paper
from proposals.desk.page import Page, page
from proposals.desk.reader import Reader
from proposals.records import Digest, InboxItem, Letter, Proposal
from proposals.records.letter_case import TOLD
from proposals.work import Work
from workflows.refusals import NotFound, Objection


class Mail(NamedTuple):
    """One letter in an inbox."""

    item_id: int
    paper: Paper
    recipient: str
    laid_at: datetime
    read_at: datetime | None
    digest_id: int | None = None
    """The message it came in together with others."""
    digest_title: str = ""
    case: str = ""
    """What it is about: number and title, or how many cases; empty for none."""


class Message(NamedTuple):
    """What came at once: one letter, or several short notices in one digest."""

    mails: tuple[Mail, ...]

    @property
    def first(self) -> Mail:
        """The letter, or the first of the notices."""
        return self.mails[0]

    @property
    def title(self) -> str:
        """What the message says it is."""
        return self.first.digest_title or self.first.paper.title

    @property
    def href(self) -> str:
        """Where it can be read."""
        if self.first.digest_id is not None:
            return f"/letters/digests/{self.first.digest_id}"
        return f"/letters/{self.first.paper.id}"

    @property
    def unread(self) -> bool:
        """Whether any of it was never opened."""
        return any(mail.read_at is None for mail in self.mails)


class OpenedDigest(NamedTuple):
    """One digest as it was sent."""

    title: str
    html: str
    written_at: datetime
    mails: tuple[Mail, ...]


def inbox(work: Work, reader: Reader, number: int = 1) -> Page[Mail]:
    """What lies in the reader's own inbox, the latest first, in three questions."""
    found = page(work, _asked(reader), number)
    return found.of(_mails(work, found.rows))


def messages(mails: Iterable[Mail]) -> list[Message]:
    """The notices of one digest together, in the order in which they were laid there."""
    alone = groupby(mails, key=lambda mail: mail.digest_id or -mail.item_id)
    return [Message(tuple(together)) for _, together in alone]


def digest(work: Work, reader: Reader, id: int) -> OpenedDigest:
    """One digest that lies in the reader's inbox; `NotFound` when none does."""
    items = work.exec(_asked(reader).where(InboxItem.digest_id == id)).all()
    if not items:
        raise NotFound(Objection("letter_exists", "没有这份合并通知，请从收件箱进入"))
    sent = work.get_one(Digest, id)
    return OpenedDigest(sent.title, sent.html, sent.written_at, tuple(_mails(work, items)))


def own_items(work: Work, reader: Reader, letter_id: int) -> list[int]:
    """Where a letter lies in his own inbox and was never opened."""
    asked = _own(reader).where(InboxItem.letter_id == letter_id, col(InboxItem.read_at).is_(None))
    return [item.id or 0 for item in work.exec(asked)]


def unread(work: Work, reader: Reader) -> int:
    """How many letters in his inbox nobody has opened."""
    waiting = _own(reader).where(col(InboxItem.read_at).is_(None)).subquery()
    return work.exec(select(func.count()).select_from(waiting)).one()


def _asked(reader: Reader) -> SelectOfScalar[InboxItem]:
    carried = joinedload(InboxItem.letter).defer(Letter.words)  # type: ignore[arg-type]
    bundled = joinedload(InboxItem.digest).defer(Digest.html)  # type: ignore[arg-type]
    return _own(reader).order_by(col(InboxItem.id).desc()).options(carried, bundled)


def _own(reader: Reader) -> SelectOfScalar[InboxItem]:
    """By name and by the case: two members of one name do not read each other's letters."""
    joined = select(InboxItem).join(Letter, col(Letter.id) == InboxItem.letter_id)
    return joined.where(sight.received(reader), sight.letters(reader))


def _mails(work: Work, items: Sequence[InboxItem]) -> list[Mail]:
    letters = {item.letter_id for item in items}
    told = select(TOLD.c.letter_id, Proposal).join(Proposal, col(Proposal.id) == TOLD.c.proposal_id)
    about: dict[int, dict[int, Proposal]] = defaultdict(dict)
    for letter, case in work.exec(told.where(TOLD.c.letter_id.in_(letters))):
        about[letter][case.key] = case
    return [_mail(item, _about(list(about[item.letter_id].values()))) for item in items]


def _about(cases: Sequence[Proposal]) -> str:
    if len(cases) == 1:
        return f"{cases[0].number}《{cases[0].title}》"
    return f"{len(cases)}件提案" if cases else ""


def _mail(item: InboxItem, case: str) -> Mail:
    told = (item.recipient, item.laid_at, item.read_at, item.digest_id)
    title = item.digest.title if item.digest else ""
    return Mail(item.id or 0, paper(item.letter), *told, title, case)
