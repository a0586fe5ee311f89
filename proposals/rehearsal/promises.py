"""承诺: units report, proposers are heard again, the committee verifies; some break or move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from proposals.casework.supervise import commitment
from proposals.records import Assignment, Commitment, Proposal
from proposals.rehearsal import words
from proposals.rehearsal.feedback import PATIENCE
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.terms import CommitmentStage, Duty, ProposalStage

AHEAD = (3, 36)
MOVED_BY = timedelta(days=60)
TRACKED = {ProposalStage.CLOSED, ProposalStage.TRACKING, ProposalStage.LOOKBACK}


def of_proposal(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """What is next for each promise of a closed case."""
    if proposal.stage not in TRACKED:
        return
    for promise in proposal.commitments:
        if promise.stage is CommitmentStage.OPEN:
            yield from _open(scene, part, promise)
        elif promise.stage is CommitmentStage.REPORTED:
            yield from _reported(scene, part, promise)


def _open(scene: Scene, part: Part, promise: Commitment) -> Iterator[Errand]:
    calendar = scene.work.calendar
    if part.temper.promise == "moved" and not promise.moves:
        ask_on = calendar.add_workdays(promise.due_on, -12)
        yield Errand(f"move:{promise.id}", ask_on, partial(_move, scene, promise))
    elif part.temper.promise == "broken" and promise is promise.proposal.commitments[0]:
        found_on = calendar.add_workdays(promise.due_on, 12)
        yield Errand(f"break:{promise.id}", found_on, partial(_break, scene, promise))
    else:
        key = f"report:{promise.id}:{promise.due_on}"
        report_on = calendar.add_workdays(
            promise.due_on, -part.steady(f"promise {promise.id}", *AHEAD)
        )
        yield Errand(key, report_on, partial(_report, scene, promise))


def _reported(scene: Scene, part: Part, promise: Commitment) -> Iterator[Errand]:
    if promise.proposer_opinion:
        yield Errand(f"verify:{promise.id}", (1, 6), partial(_verify, scene, promise))
    elif part.temper.rating == "silent":
        yield from _silence(scene, promise)
    else:
        yield Errand(f"opine:{promise.id}", (2, 9), partial(_opine, scene, part, promise))


def _silence(scene: Scene, promise: Commitment) -> Iterator[Errand]:
    """Somebody looks in on the morning after the clock has recorded the silence."""
    rows = promise.proposal.deadlines
    owed = [d for d in rows if d.duty is Duty.FEEDBACK and d.subject_id == promise.id and d.running]
    if owed:
        after = scene.work.calendar.add_workdays(owed[-1].due_on, PATIENCE)
        later = max(after, scene.workday(1))
        yield Errand(f"second_silence:{promise.id}:{scene.today}", later, lambda: None)


def _handler(scene: Scene, promise: Commitment) -> Person:
    row = scene.work.get_one(Assignment, promise.assignment_id)
    return scene.cast.seat_of(row.unit_id).handler


def _report(scene: Scene, promise: Commitment) -> None:
    handler = _handler(scene, promise).at(scene.at)
    commitment.report(scene.work, promise, words.PROMISE_PROGRESS, words.PROMISE_EVIDENCE, handler)


def _opine(scene: Scene, part: Part, promise: Commitment) -> None:
    author = part.author.person.at(scene.at)
    commitment.opine(scene.work, promise, part.pick(words.PROMISE_HEARD), author)


def _verify(scene: Scene, promise: Commitment) -> None:
    commitment.verify(scene.work, promise, scene.officer("clerk-3").at(scene.at))


def _break(scene: Scene, promise: Commitment) -> None:
    head = scene.officer("head").at(scene.at)
    commitment.break_promise(scene.work, promise, words.PROMISE_BROKEN, head)


def _move(scene: Scene, promise: Commitment) -> None:
    due_on = scene.work.calendar.next_workday(promise.due_on + MOVED_BY)
    head = scene.officer("head").at(scene.at)
    commitment.move(scene.work, promise, due_on, words.PROMISE_MOVED, head)
