"""By what name a row stands in the rosters; a case keeps the names of its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, func, or_, select

from proposals.casework.actor import Actor
from proposals.casework.rosters import roll
from proposals.reading.cleaning import called
from proposals.records import Organisation, Proposal, Sector
from proposals.work import Work
from workflows.papers.completeness import said
from workflows.papers.rosters import name_objections
from workflows.refusals import Objection
from workflows.terms import Act

IN_THE_NAME_OF: dict[Any, Any] = {
    Sector: Proposal.sector_id,
    Organisation: Proposal.organisation_id,
}


def objections(
    work: Work, kind: Any, name: str, since: date, but: int | None = None
) -> list[Objection]:
    """Nothing to call it by, or another row of that name that has not ended by then."""
    still = or_(col(kind.valid_until).is_(None), col(kind.valid_until) >= since)
    asked = select(kind).where(kind.name == name, still)
    doubles = [row for row in work.exec(asked) if row.id != but]
    if name and doubles:
        return [Objection("name_once", f"“{name}”已在册，请核对名称或先终止原有的一条")]
    return name_objections(name, "名称")


def correct(work: Work, act: Act, row: Any, written: str, reason: str, actor: Actor) -> None:
    """A misspelt name set right, while no proposal was made in it."""
    roll.require_held(row, actor.today)
    name = called(written)
    before = row.name
    against = [
        *objections(work, type(row), name, row.valid_from, row.id),
        *said(reason, "reason_given", "请写明更正的理由"),
    ]
    if name == before:
        against.append(Objection("name_changed", "名称没有改动，请核对"))
    if made := _made(work, row):
        sentence = f"已以“{before}”名义提出提案{made}件，名称不再更正；请终止后另行登记"
        against.append(Objection("name_unused", sentence))
    roll.allow(act, actor, against)
    row.name = name
    roll.enter(work, act, row, actor, what="名称", before=before, after=name, reason=reason)


def _made(work: Work, row: Any) -> int:
    column = IN_THE_NAME_OF[type(row)]
    asked = select(func.count()).select_from(Proposal).where(column == row.id)
    return work.exec(asked).one()
