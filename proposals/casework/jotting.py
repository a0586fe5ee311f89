"""存稿: what is typed into a form is kept for its author until it is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import select

from proposals.reading.cleaning import words
from proposals.records import Jotting
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers.secrecy import markings

Fields = Mapping[str, list[str]]


def kept(work: Work, account_id: int, address: str) -> Jotting | None:
    """What this account last typed into this form."""
    mine = (Jotting.account_id == account_id, Jotting.address == address)
    return work.exec(select(Jotting).where(*mine)).first()


def keep(work: Work, account_id: int, address: str, fields: Fields, at: datetime) -> None:
    """Write it down in place of what was kept before; a secret is refused (integrity rule 6)."""
    typed = "\n".join(value for values in fields.values() for value in values)
    completeness.require(markings(words(typed)))
    row = kept(work, account_id, address) or Jotting(
        account_id=account_id, address=address, saved_at=at
    )
    row.fields, row.saved_at = {name: list(values) for name, values in fields.items()}, at
    work.add(row)


def discard(work: Work, account_id: int, address: str) -> None:
    """Given up, or carried out: it is not needed any more."""
    if row := kept(work, account_id, address):
        work.delete(row)
