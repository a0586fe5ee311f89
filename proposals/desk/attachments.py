"""The files of a case: who may see which, and where one lies; not yours is not there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlmodel import col, select

from proposals import cabinet
from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.records import Attachment, Proposal
from proposals.work import Work
from workflows.papers import attachment as papers
from workflows.policies.permits import PROPOSERS
from workflows.refusals import NotFound, Objection
from workflows.terms import BelongsTo, FileKind, Role

MISSING = Objection("attachment_exists", "没有这个附件，请从案卷页面重新打开")
LOST = Objection("attachment_whole", "附件的文件不在了，请告知系统管理员用 tian doctor 核对")
STRANGERS = frozenset({Role.PUBLIC, Role.SYSADMIN, Role.CLOCK})
"""Not people of any case, whatever of it they may read."""


class Opened(NamedTuple):
    """One file to be served: where it lies, and what a browser is told of it."""

    path: Path
    name: str
    media_type: str


class Shown(NamedTuple):
    """One line of the papers of a case."""

    id: int
    name: str
    kind: FileKind
    belongs: BelongsTo
    size: int
    sha256: str
    uploaded_by: str
    role: Role
    uploaded_at: datetime
    unsearched: str
    note: str
    removed: str
    """Who took it off, and why; empty while it stands."""


def opened(work: Work, reader: Reader, id: int) -> Opened:
    """One file, if he may see it; `NotFound` otherwise, whether it exists or not."""
    row = work.get(Attachment, id)
    if row is None or not _may_see(work, reader, row):
        raise NotFound(MISSING)
    folder = work.rules.attachments
    path = cabinet.place(folder, row.sha256) if folder else None
    if path is None or not path.is_file():
        raise NotFound(LOST)
    return Opened(path, row.name, row.kind.media_type)


def of_case(work: Work, reader: Reader, proposal: Proposal) -> list[Shown]:
    """The files of a case that he may see, in the order in which they came."""
    asked = select(Attachment).where(Attachment.proposal_id == proposal.id)
    rows = work.exec(asked.order_by(col(Attachment.id))).all()
    if not rows or not _of_the_case(work, reader, proposal.key):
        return []
    return [_shown(row) for row in rows if _for_his_eyes(reader, row)]


def _may_see(work: Work, reader: Reader, row: Attachment) -> bool:
    if row.proposal_id is None:
        return row.handed_in_by(reader.name, reader.role)
    return _of_the_case(work, reader, row.proposal_id) and _for_his_eyes(reader, row)


def _of_the_case(work: Work, reader: Reader, proposal_id: int) -> bool:
    """A published case is read by everybody; its files are for its own people."""
    if reader.role in STRANGERS:
        return False
    rule = sight.own(reader) if reader.role in PROPOSERS else sight.visible(reader)
    asked = select(Proposal.id).where(Proposal.id == proposal_id, rule, sight.visible(reader))
    return work.exec(asked).first() is not None


def _for_his_eyes(reader: Reader, row: Attachment) -> bool:
    if row.removed_at is not None:
        return reader.role in papers.REMOVED_FOR
    if row.handed_in_by(reader.name, reader.role):
        return True
    if row.belongs == BelongsTo.REPLY and reader.role in PROPOSERS:
        return row.gone_out
    return reader.role not in papers.HIDDEN_FROM.get(row.belongs, frozenset())


def _shown(row: Attachment) -> Shown:
    removed = f"{row.removed_by}移除：{row.removed_why}" if row.removed_at else ""
    return Shown(
        row.id or 0,
        row.name,
        row.kind,
        row.belongs,
        row.size,
        row.sha256,
        row.uploaded_by,
        row.role,
        row.uploaded_at,
        row.unsearched,
        row.note,
        removed,
    )
