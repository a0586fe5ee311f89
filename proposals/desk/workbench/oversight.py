"""Workbenches of those who oversee: leaders, special committees, the auditor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from proposals.desk.listing import clocks
from proposals.desk.reader import Reader
from proposals.desk.workbench import asks, lines, undated
from proposals.desk.workbench.asks import Ask
from proposals.desk.workbench.figures import Figure, figures
from proposals.desk.workbench.lines import Pile
from proposals.desk.workbench.supervisions import Supervised, joined_by, led_by, open_ones
from proposals.records import Deadline, Entry, Organisation, Proposal
from proposals.settings import zone
from proposals.work import Work
from workflows.terms import Act, Role, Rung

RED = [Rung.SUPERVISE, Rung.CIRCULAR]
ALARMING = [Rung.URGE, *RED]
DAYS = 30
WATCHED = (
    *(Act.SKIP_RUNG, Act.REPLACE, Act.APPROVE_RETURN, Act.GRANT_EXTENSION, Act.WAIVE_MEETING),
    *(Act.WAIVE_OPINION, Act.AMEND_RATING, Act.MOVE_PROMISE, Act.AMEND, Act.HOLD),
)
"""Exceptions an auditor looks at first."""


class LeaderBench(NamedTuple):
    """领衔督办, red and orange, three figures, the next visit, what is to be decided."""

    led: tuple[Supervised, ...]
    next_visit: Supervised | None
    red: Pile
    orange: Pile
    decide: Pile
    figures: tuple[Figure, ...]


class CommitteeOfficeBench(NamedTuple):
    """督办 it takes part in, candidates it is asked about, red and orange, its own proposals."""

    supervisions: tuple[Supervised, ...]
    opine: Pile
    alarming: Pile
    own: Pile


class Count(NamedTuple):
    """How often one kind of exception was made."""

    act: Act
    times: int


class AuditorBench(NamedTuple):
    """What was done out of the ordinary, and what is late."""

    counts: tuple[Count, ...]
    days: int
    alarming: Pile


def leader(work: Work, reader: Reader) -> LeaderBench:
    """Chair and vice-chairs see what they lead; the secretary-general sees all (R-47)."""
    led = tuple(filter(concerning(work, reader), open_ones(work, reader)))
    alarming = _alarming(work, reader)
    red = [ask for ask in alarming if ask.clock and ask.clock.rung in RED]
    orange = [ask for ask in alarming if ask.clock and ask.clock.rung == Rung.URGE]
    act = Act.OPINE_KEY if reader.role == Role.SEC_GENERAL else Act.DECIDE_KEY
    decide = undated.key_candidates(reader, act).asks(work)
    rows = lines.by_id(work, reader, {ask.proposal_id for ask in (*red, *orange, *decide)})
    red_ones, orange_ones, to_decide = (
        lines.arranged(lines.with_rows(some, rows), len(some)) for some in (red, orange, decide)
    )
    next_visit = next((one for one in led if one.to_be_held), None)
    return LeaderBench(led, next_visit, red_ones, orange_ones, to_decide, figures(work, reader))


def committee_office(work: Work, reader: Reader) -> CommitteeOfficeBench:
    """What a special committee co-supervises, is asked about, and proposed itself."""
    candidates = undated.key_candidates(reader, Act.OPINE_KEY).asks(work)
    alarming, own = _alarming(work, reader), _own(work, reader)
    rows = lines.by_id(work, reader, {a.proposal_id for a in (*candidates, *alarming, *own)})
    opine, red, made = (
        lines.arranged(lines.with_rows(some, rows), len(some))
        for some in (candidates, alarming, own)
    )
    supervisions = tuple(filter(concerning(work, reader), open_ones(work, reader)))
    return CommitteeOfficeBench(supervisions, opine, red, made)


def auditor(work: Work, reader: Reader) -> AuditorBench:
    """Exceptions of the last weeks, and duties that climbed the ladder."""
    since = reader.at.astimezone(zone()) - timedelta(days=DAYS)
    asked = (
        select(col(Entry.act), func.count())
        .where(col(Entry.at) >= since, col(Entry.act).in_(WATCHED))
        .group_by(col(Entry.act))
    )
    times = {act: Count(act, number) for act, number in work.execute(asked)}
    counts = tuple(times[act] for act in WATCHED if act in times)
    alarming = lines.pile(work, reader, _alarming(work, reader))
    return AuditorBench(counts, DAYS, alarming)


def concerning(work: Work, reader: Reader) -> Callable[[Supervised], bool]:
    """Which 督办 are his: those he leads, his committee's, all for the secretary-general."""
    if reader.role == Role.COMMITTEE_OFFICE:
        return joined_by(_office(work, reader))
    if reader.role == Role.SEC_GENERAL:
        return lambda _one: True
    return led_by(reader)


def _alarming(work: Work, reader: Reader) -> list[Ask]:
    """Running duties that are urged or supervised, the most late first, to be looked at."""
    reached = clocks.rung_of().correlate(Deadline)
    found = asks.of_clocks(work, reader, reached.in_(ALARMING))
    return [ask._replace(act=None, of=None) for ask in found]


def _office(work: Work, reader: Reader) -> str:
    if reader.organisation_id is None:
        return reader.name
    return work.get_one(Organisation, reader.organisation_id).name


def _own(work: Work, reader: Reader) -> list[Ask]:
    """What the special committee itself proposed."""
    if reader.organisation_id is None:
        return []
    asked = (
        select(col(Proposal.id), col(Proposal.drafted_at))
        .where(col(Proposal.organisation_id) == reader.organisation_id)
        .where(col(Proposal.submitted_at).is_not(None), ~col(Proposal.on_hold))
        .order_by(col(Proposal.id).desc())
        .limit(lines.SHOWN)
    )
    return [Ask(id, None, since=at.date()) for id, at in work.execute(asked)]
