"""回头看 and 归档: what is listed is checked; a quiet file is closed at the year's end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from proposals.casework.supervise import archive, lookback
from proposals.records import Lookback, Proposal
from proposals.records.dockets.proposal.supervise import anything_open, commitment_open
from proposals.rehearsal import words
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers.lookback import Check
from workflows.policies import filing
from workflows.terms import CommitmentStage, LookbackStage, ProposalStage

SOON = {ProposalStage.CLOSED, ProposalStage.TRACKING}
ENDED = {ProposalStage.NOT_FILED, ProposalStage.MERGED, ProposalStage.WITHDRAWN}
FILES_CLOSED_FROM = (12, 8)
AHEAD = (10, 48)
ODD_AFTER = (12, 22)


def of_proposal(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """What is next for its look-backs, and whether it is time to put the file away."""
    under = [row for row in proposal.lookbacks if row.concluded_at is None]
    for row in under:
        yield from _next(scene, part, row)
    if not under and proposal.stage in SOON:
        yield from _listed_ad_hoc(scene, part, proposal)
    if not under and proposal.stage in {ProposalStage.CLOSED, *ENDED}:
        yield from _put_away(scene, part, proposal)


def _listed_ad_hoc(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Where people complain, the committee looks at once, listed or not."""
    if part.temper.lookback == "reopen" and not proposal.lookbacks:
        plan = partial(_plan, scene, proposal)
        yield Errand("plan_lookback", ODD_AFTER, plan)
    elif not proposal.lookbacks and "looked in" not in part.done:
        # The clock lists it next morning; somebody looks in after that.
        yield Errand("look_in", (1, 1), lambda: part.done.add("looked in"))


def _next(scene: Scene, part: Part, row: Lookback) -> Iterator[Errand]:
    if row.stage is LookbackStage.SCHEDULED:
        if row.proposal.stage in SOON:
            start_on = _start_on(scene, part, row)
            yield Errand(f"start:{row.id}", start_on, partial(_start, scene, row))
    elif not row.proposer_opinion:
        yield Errand(f"hear:{row.id}", (1, 5), partial(_hear, scene, part, row))
    else:
        yield Errand(f"conclude:{row.id}", (1, 4), partial(_conclude, scene, part, row))


def _start_on(scene: Scene, part: Part, row: Lookback) -> date:
    """Between autumn and the due day; what is reviewed in spring, in spring."""
    if row.ad_hoc:
        return scene.workday(3)
    calendar = scene.work.calendar
    return calendar.add_workdays(row.due_on, -part.steady(f"look back {row.id}", *AHEAD))


def _plan(scene: Scene, proposal: Proposal) -> None:
    clerk = scene.officer("clerk-2").at(scene.at)
    lookback.plan(scene.work, proposal, clerk, ad_hoc=True, why=words.AD_HOC)


def _start(scene: Scene, row: Lookback) -> None:
    lookback.start(scene.work, row, scene.officer("clerk-2").at(scene.at))


def _hear(scene: Scene, part: Part, row: Lookback) -> None:
    author = part.author.person.at(scene.at)
    lookback.hear(scene.work, row, part.pick(words.LOOKBACK_HEARD), author)


def _conclude(scene: Scene, part: Part, row: Lookback) -> None:
    head = scene.officer("head").at(scene.at)
    broken = any(c.stage is CommitmentStage.NOT_KEPT for c in row.proposal.commitments)
    first = sum(b.stage is LookbackStage.REOPENED for b in row.proposal.lookbacks) == 0
    if broken or (part.temper.lookback == "reopen" and first):
        check = Check(words.LOOKED_BACK_FAILED, words.LOOKBACK_EVIDENCE)
        lookback.fail(scene.work, row, check, head)
        return
    check = Check(words.LOOKED_BACK, words.LOOKBACK_EVIDENCE)
    if part.temper.lookback == "reclassify" and row.class_before == "B":
        lookback.reclassify(scene.work, row, check, "A", head)
    else:
        lookback.confirm(scene.work, row, check, head)


def _put_away(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    if proposal.stage is ProposalStage.NOT_FILED and _to_be_converted(proposal):
        return
    fresh = proposal.stage is ProposalStage.CLOSED and not proposal.lookbacks
    if fresh and "looked in" not in part.done:
        return
    put_away = partial(_archive, scene, part, proposal)
    yield Errand("archive", _quiet_day(scene, part), put_away)


def _quiet_day(scene: Scene, part: Part) -> date:
    """The weeks after 8 December of its year, or soon when they are over."""
    drafted = part.drafted_on
    year = drafted.year + (drafted.month >= 10)
    month, day = FILES_CLOSED_FROM
    first = scene.work.calendar.add_workdays(date(year, month, day), part.piece.number % 20)
    return max(first, scene.workday(3 + part.piece.number % 5))


def _archive(scene: Scene, part: Part, proposal: Proposal) -> None:
    with_its_lead = proposal.lead is not None and proposal.lead.closed_at is None
    open_still = with_its_lead or anything_open(proposal, scene.work, scene.today)
    if not open_still and not commitment_open(proposal, scene.work, scene.today):
        archive.archive(scene.work, proposal, scene.officer("clerk-3").at(scene.at))
        scene.put_away(part)


def _to_be_converted(proposal: Proposal) -> bool:
    needs_consent = filing.disposition(proposal.disposition).needs_consent
    return needs_consent and not proposal.converted_to
