"""For each kind of address with a number: which rows are this reader's, as the row rules say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sqlmodel import col, select

from proposals.desk import attachments, sight, supervisions
from proposals.desk.case import owed, tabs
from proposals.desk.correspondence import digest, letter
from proposals.desk.reader import Reader
from proposals.desk.registers import member, unit
from proposals.records import (
    Account,
    Attachment,
    Deadline,
    Digest,
    HandlingUnit,
    Letter,
    Member,
    Proposal,
    Supervision,
    WebSession,
)
from proposals.work import Work
from tests.web.doors import Door
from workflows.refusals import NotFound


class Rows(NamedTuple):
    """A table behind an address, and the question whether one row of it may be read."""

    table: Any
    read: Callable[[Work, Reader, int], Any]


def _anything(_work: Work, _reader: Reader, _id: int) -> None:
    """Who may open the page may open it for every row."""


NUMBER = re.compile(r"\{\w*id\}")
MOST = 80
"""Rows looked through for one that is his and one that is not."""
PROPOSAL = Rows(Proposal, sight.case)
ROWS: Mapping[str, Rows] = {
    "/accounts/": Rows(Account, _anything),
    "/sessions/": Rows(WebSession, _anything),
    "/account/sessions/": Rows(WebSession, _anything),
    "/deadlines/": Rows(Deadline, owed.row),
    "/attachments/": Rows(Attachment, attachments.opened),
    "/letters/digests/": Rows(Digest, digest),
    "/letters/": Rows(Letter, letter),
    "/members/": Rows(Member, member),
    "/units/": Rows(HandlingUnit, unit),
    "/supervisions/": Rows(Supervision, supervisions.supervision),
    "/proposals/": PROPOSAL,
}
"""The beginning of an address → its rows; the longer beginning stands first."""


def rows_of(door: Door) -> Rows | None:
    """What the number in this address counts; nothing when there is none."""
    if not NUMBER.search(door.path):
        return None
    return next(rows for begins, rows in ROWS.items() if door.path.startswith(begins))


def one_of_each(work: Work, reader: Reader, door: Door) -> tuple[int | None, int | None]:
    """One row that is his behind this door and one that is not, as far as there are such."""
    rows = rows_of(door)
    assert rows is not None, f"{door.path} has no number"
    found: dict[bool, int] = {}
    newest = select(rows.table.id).order_by(col(rows.table.id).desc()).limit(MOST)
    for id in work.exec(newest):
        found.setdefault(reads(work, reader, door, id), id)
        if len(found) > 1:
            break
    return found.get(True), found.get(False)


def reads(work: Work, reader: Reader, door: Door, id: int) -> bool:
    """Whether the row of that number is his behind this door."""
    rows = rows_of(door) or PROPOSAL
    try:
        found = rows.read(work, reader, id)
    except NotFound:
        return False
    if rows is PROPOSAL and door.method == "GET" and door.view in tabs.ALL:
        return door.view in tabs.views(sight.sight(work, reader, found))
    return True


def filled(door: Door, id: object = 1, act: str = "file") -> str:
    """The address with its number and its words in it."""
    words = NUMBER.sub(str(id), door.path)
    words = words.replace("{ending}", "xlsx").replace("{form}", "docx")
    return words.replace("{role}", "clerk").replace("{act}", act)
