"""What is wanted as conditions; each filter one function, all of them joined with and."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.listing import clocks, outcomes, search
from proposals.desk.listing.wanted import Wanted
from proposals.desk.reader import Reader, scopes
from proposals.records import Assignment, Deadline, Member, OpinionForm, Proposal
from proposals.settings import zone
from workflows.journey import STATION_OF
from workflows.policies.permits import PROPOSERS
from workflows.terms import FormState, Phase, ProposalStage, Rating, Role, Station

Condition = ColumnElement[bool]
Stage = ProposalStage

PHASES: dict[Phase, tuple[ProposalStage, ...]] = {
    Phase.SUBMIT: (Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.WITHDRAWN),
    Phase.FILE: (Stage.UNDER_REVIEW, Stage.FILED, Stage.MERGED, Stage.NOT_FILED),
    Phase.HANDLE: (
        *(Stage.ASSIGNED, Stage.HANDLING, Stage.FACE_TO_FACE),
        *(Stage.REPLIED, Stage.REHANDLING),
    ),
    Phase.SUPERVISE: (Stage.CLOSED, Stage.TRACKING, Stage.LOOKBACK, Stage.ARCHIVED),
}
"""The four links of a proposal's life and their stages (R-01)."""


def conditions(reader: Reader, wanted: Wanted) -> list[Condition]:
    """The reader's own rows, narrowed to what he wants; merged ones among them."""
    asked = [sight.visible(reader), *_of_columns(wanted), *_asked(reader, wanted)]
    if reader.role in PROPOSERS and (wanted.rung or wanted.late is not None):
        # What is owed in the published cases of others is not for him to know.
        asked.append(sight.own(reader))
    return asked


def _of_columns(wanted: Wanted) -> Iterator[Condition]:
    for column, values in (
        (Proposal.stage, wanted.stage),
        (Proposal.kind, wanted.kind),
        (Proposal.category, wanted.category),
        (Proposal.sector_name, wanted.sector),
        (Proposal.term_id, wanted.term),
        (Proposal.plenary_session_id, wanted.session),
        (Proposal.intake, wanted.intake),
        (Proposal.result_class, wanted.result_class),
    ):
        if values:
            yield col(column).in_(values)


def _asked(reader: Reader, wanted: Wanted) -> Iterator[Condition]:
    if wanted.q:
        yield search.matches(reader, wanted.q)
    for values, condition in (
        (wanted.phase, _phases),
        (wanted.outcome, _outcomes),
        (wanted.station, _stations),
        (wanted.unit, _units),
        (wanted.rung, _rungs),
    ):
        if values:
            yield condition(wanted)
    if wanted.rating:
        yield _ratings(reader, wanted)
    yield from _submitted(wanted)
    yield from _yes_or_no(wanted.key, col(Proposal.is_key).is_(True))
    yield from _yes_or_no(wanted.late, _has_clock(clocks.late(reader.today)))
    yield from _yes_or_no(wanted.mine, liaison(reader))


def _submitted(wanted: Wanted) -> Iterator[Condition]:
    if wanted.since:
        yield col(Proposal.submitted_at) >= _morning(wanted.since)
    if wanted.until:
        yield col(Proposal.submitted_at) < _morning(wanted.until + timedelta(days=1))


def _yes_or_no(asked: bool | None, condition: Condition) -> Iterator[Condition]:
    if asked is not None:
        yield condition if asked else ~condition


def liaison(reader: Reader) -> Condition:
    """Of the streets, sectors or organisations a clerk keeps contact with (R-55)."""
    names = scopes(reader)
    if reader.role != Role.CLERK or not names:
        return false()
    grouped = select(col(Member.id)).where(col(Member.group).in_(names))
    return or_(
        and_(col(Proposal.member_id).is_not(None), col(Proposal.member_id).in_(grouped)),
        col(Proposal.sector_name).in_(names),
        col(Proposal.proposer_name).in_(names),
    )


def _phases(wanted: Wanted) -> Condition:
    return col(Proposal.stage).in_([stage for phase in wanted.phase for stage in PHASES[phase]])


def _outcomes(wanted: Wanted) -> Condition:
    return outcomes.at(wanted.outcome)


def _stations(wanted: Wanted) -> Condition:
    return or_(*map(_at_station, wanted.station))


def _at_station(station: Station) -> Condition:
    """Where it stands now; what is answered waits where it was answered."""
    here: Condition = col(Proposal.stage).in_([s for s, at in STATION_OF.items() if at == station])
    replied = col(Proposal.stage) == Stage.REPLIED
    if station == Station.HANDLE:
        return or_(here, and_(replied, col(Proposal.round) == 1))
    if station == Station.REHANDLE:
        return or_(here, and_(replied, col(Proposal.round) > 1))
    return here


def _units(wanted: Wanted) -> Condition:
    given = select(col(Assignment.proposal_id)).where(col(Assignment.unit_id).in_(wanted.unit))
    return col(Proposal.id).in_(given)


def _rungs(wanted: Wanted) -> Condition:
    reached = clocks.rung_of().correlate(Deadline)
    return _has_clock(and_(clocks.running(), reached.in_(wanted.rung)))


def _has_clock(condition: Condition) -> Condition:
    """Asked of the clocks and not of each case: few run, of very many cases that are over."""
    return col(Proposal.id).in_(select(col(Deadline.proposal_id)).where(condition))


def _ratings(reader: Reader, wanted: Wanted) -> Condition:
    """By the opinions the reader may read; of the others the filter says nothing."""
    results = [rating for rating in wanted.rating if isinstance(rating, Rating)]
    silent = FormState.NO_RESPONSE in wanted.rating
    given = or_(
        col(OpinionForm.result_rating).in_(results),
        col(OpinionForm.state) == FormState.NO_RESPONSE if silent else false(),
    )
    forms = select(col(OpinionForm.id)).where(
        col(OpinionForm.proposal_id) == Proposal.id,
        col(OpinionForm.round) == Proposal.round,
        sight.opinions(reader),
        given,
    )
    return exists(forms.correlate(Proposal))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), zone())
