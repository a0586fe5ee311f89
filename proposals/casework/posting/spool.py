"""文件夹: one file a message, for a printer or another system to take away.

Where a digest has brought a short notice to somebody, it stands in the notice's place.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import selectinload, undefer
from sqlmodel import col, select

from proposals.casework.posting.delivery import Channel, Failures, keys_of
from proposals.letters.copying import copy
from proposals.printing.html import page
from proposals.records import Digest, InboxItem, Letter
from proposals.work import Work

WHOLE = (
    select(Letter)
    .order_by(col(Letter.id))
    # SQLModel types a relationship as what it holds.
    .options(
        undefer(Letter.words),  # type: ignore[arg-type]
        selectinload(Letter.items).selectinload(InboxItem.digest),  # type: ignore[arg-type]
    )
)
"""Letters with their texts and the messages that brought them."""


def spool(folder: Path) -> Channel:
    """One file a message in a folder, for a printer or another system to take away."""
    return Channel("spool", lambda work, letters, _actor: _lay_files(work, folder, letters))


def file_name(message: Letter | Digest) -> str:
    """The message's name in the spool, the same at every attempt."""
    if isinstance(message, Digest):
        return f"合并{message.id}.html"
    return f"{message.number or message.id}.html"


def _lay_files(work: Work, folder: Path, letters: Sequence[Letter]) -> Failures:
    failed: Failures = {}
    for letter in work.exec(WHOLE.where(col(Letter.id).in_(keys_of(letters)))):
        try:
            _lay_messages(folder, letter)
        except OSError as failure:
            failed[letter.id or 0] = str(failure)
    return failed


def _lay_messages(folder: Path, letter: Letter) -> None:
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
