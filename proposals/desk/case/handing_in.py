"""Before a proposal is handed in: everything it needs, and what will come of it now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import select

from proposals.desk.finding import session_label
from proposals.desk.reader import Reader
from proposals.records import PlenarySession, Proposal, dockets
from proposals.records.dockets.proposal.submit import paper
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import proposal_text
from workflows.papers.windows import admitted
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Intake, ProposerKind

ONLY_FOR: Mapping[str, Collection[ProposerKind]] = {
    "every_invitation_answered": [kind for kind in ProposerKind if not kind.is_collective],
    "joint_has_cosigner": [ProposerKind.JOINT],
    "collective_signed": [kind for kind in ProposerKind if kind.is_collective],
    "collective_in_season": [ProposerKind.SECTOR, ProposerKind.GROUP],
}
"""Needs that say nothing to other kinds of proposals."""


class Check(NamedTuple):
    """One thing that is needed, and whether it is there."""

    sentence: str
    met: bool
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandingIn:
    """What handing in needs and does at this moment."""

    checks: tuple[Check, ...]
    warnings: tuple[Objection, ...]
    """What a reviewer will look at; none of it keeps the proposal back."""
    intake: Intake | None
    session: str
    cutoff_at: datetime | None
    closed: str
    """Why nothing can be taken in at all."""
    receipt: str


def handing_in(work: Work, case: Proposal, reader: Reader) -> HandingIn:
    """The check list, live, and the window by the server's clock (integrity rule 15)."""
    profile = work.profile_on(reader.today)
    warnings = proposal_text.warnings(paper(case.text), profile, case.category)
    session, intake, closed = _window(work, case, reader.at)
    return HandingIn(
        tuple(_checks(work, case, reader.today)),
        tuple(warnings),
        intake,
        session_label(work, case),
        session.cutoff_at if session else None,
        closed,
        case.receipt_no or f"收〔{reader.today.year}〕",
    )


def _checks(work: Work, case: Proposal, today: date) -> Iterator[Check]:
    profile = work.profile_on(today)
    docket = dockets.of(case, work, today, Act.SUBMIT)
    for move in case.life.moves_from(case.stage, Act.SUBMIT):
        unmet = {objection.rule for objection in move.unmet(docket)}
        for need in move.needs:
            if case.kind not in ONLY_FOR.get(need.__name__, ProposerKind):
                continue
            lacking: tuple[str, ...] = ()
            if need.__name__ == "text_complete" and need.__name__ in unmet:
                said = proposal_text.objections(paper(case.text), profile)
                lacking = tuple(objection.sentence for objection in said)
            yield Check((need.__doc__ or "").strip(), need.__name__ not in unmet, lacking)


def _window(
    work: Work, case: Proposal, at: datetime
) -> tuple[PlenarySession | None, Intake | None, str]:
    """A proposal handed in again keeps its window."""
    if case.submitted_at is not None:
        return work.get(PlenarySession, case.plenary_session_id), case.intake, ""
    try:
        settled = work.exec(select(PlenarySession)).all()
        session, intake = admitted(settled, at, at.astimezone(zone()).date())
    except NotNow as refusal:
        return None, None, refusal.objections[0].sentence
    return session, intake, ""
