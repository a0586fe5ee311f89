"""Random people do random acts on a real database while the clock jumps; what must hold, holds."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlmodel import col, select

from proposals import clock, database
from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.database import Office
from proposals.records import (
    Assignment,
    Case,
    Chain,
    Commitment,
    Deadline,
    Entry,
    GivenNumber,
    Lookback,
    NumberSeries,
    OpinionForm,
    Proposal,
    Reply,
    dockets,
    history,
)
from proposals.work import Work
from tests import schema
from tests.casework.conftest import AT, settle_committee
from tests.journeys import random_hands as hands
from workflows import escalation
from workflows.refusals import Refusal
from workflows.terms import Act, ProposalStage, Role

CASES: tuple[type[Case], ...] = (Proposal, Assignment, Commitment, Lookback)
LUCK = st.integers(0, 10_000)


class RandomOffice(RuleBasedStateMachine):
    """One committee, anybody, any act, any day."""

    make_office: Callable[[], Office]
    done: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        """Open an empty office with its people in it."""
        super().__init__()
        self.office = type(self).make_office()
        self.at = AT
        self.frozen: dict[str, Any] = {}
        with self.office.transaction() as work:
            settle_committee(work)
        for member in (1, 2, 3):
            self.somebody_drafts(member)

    def teardown(self) -> None:
        """Check once more, and close the connections."""
        self.check()
        self.office.engine.dispose()

    @rule(member=st.integers(1, 6))
    def a_member_drafts(self, member: int) -> None:
        """A member starts a proposal."""
        self.somebody_drafts(member)

    def somebody_drafts(self, member: int) -> None:
        """Start a proposal for one of the six members."""
        name = f"委员{'甲乙丙丁戊己'[member - 1]}"
        with self.office.transaction() as work:
            hands.draft(work, Actor(name, Role.MEMBER, self.at, member_id=member))

    @rule(kind=st.sampled_from(CASES), luck=LUCK)
    def somebody_does_what_is_open(self, kind: type[Case], luck: int) -> None:
        """An act whose needs are met, by a role that may do it."""
        self.attempt(kind, luck, only_open=True)

    @rule(seed=st.integers(0, 2**32))
    def a_busy_day(self, seed: int) -> None:
        """Many acts that are open, mostly on proposals and at units, so that cases grow old."""
        dice = Random(seed)
        for _ in range(40):
            kind = dice.choice((Proposal, Proposal, Assignment, Assignment, *CASES))
            self.attempt(kind, dice.randrange(2**32), only_open=True)

    @rule(kind=st.sampled_from(CASES), luck=LUCK)
    def somebody_tries_anything(self, kind: type[Case], luck: int) -> None:
        """Any act by anybody; most are refused, and nothing changes then."""
        self.attempt(kind, luck, only_open=False)

    @rule(days=st.integers(1, 25))
    def the_clock_jumps(self, days: int) -> None:
        """Days pass until a working day, and the clock does what it finds."""
        self.at += timedelta(days=days)
        while not self.office.rules.calendar.is_workday(self.at.date()):
            self.at += timedelta(days=1)
        reports = clock.run_all(self.office, self.at)
        assert not [fault for report in reports for fault in report.failed]
        self.no_overdue_duty_is_without_its_rungs()
        self.check()

    def check(self) -> None:
        """What must hold at any moment."""
        self.numbers_are_unique_and_without_gaps()
        self.an_earlier_round_is_never_touched()
        self.what_was_received_adds_up()
        self.every_chain_verifies()

    def attempt(self, kind: type[Case], luck: int, *, only_open: bool) -> None:
        """Let one person try one act on one case, in one transaction."""
        before = self.everything()
        try:
            with self.office.transaction() as work:
                self.one_act(work, kind, luck, only_open)
        except Refusal:
            changed = self.everything() != before
            if changed:
                raise

    def one_act(self, work: Work, kind: type[Case], luck: int, only_open: bool) -> None:
        """Choose the case, the act and the person by dice."""
        dice = Random(luck)
        rows = work.exec(select(kind).order_by(col(kind.id))).all()
        case = dice.choice(rows) if rows else None
        act = self.choose(work, case, dice, only_open) if case else None
        if act is not None:
            person = hands.somebody(hands.role_for(act, case, dice), case, self.at, dice)
            hands.HANDS[kind][act](work, case, person, dice.randrange(1000))
            work.flush()
            self.done[act] += 1

    def choose(self, work: Work, case: Case, dice: Random, only_open: bool) -> Act | None:
        """One of the acts; those that end a life only now and then, or nothing would grow old."""
        known = hands.HANDS[type(case)]
        acts = [a for a in self.acts_for(work, case, only_open) if a in known]
        calm = [a for a in acts if a not in hands.ENDING]
        moving = [a for a in calm if any(m.target for m in case.life.moves_from(case.stage, a))]
        chosen = dice.choice([acts, calm, calm, *[moving or calm] * 7])
        return dice.choice(chosen) if chosen else None

    def acts_for(self, work: Work, case: Case, only_open: bool) -> tuple[Act, ...]:
        """The acts open now, or all of the lifecycle."""
        if not only_open:
            return case.life.acts
        return case.life.open_acts(dockets.of(case, work, self.at.date()))

    def everything(self) -> tuple[int, ...]:
        """How much there is of everything, to see that a refusal leaves no trace."""
        with self.office.transaction() as work:
            entries = work.exec(select(Entry.id)).all()
            numbers = work.exec(select(NumberSeries.last)).all()
            versions = work.exec(select(Proposal.version)).all()
        return (len(entries), sum(numbers), sum(versions))

    def numbers_are_unique_and_without_gaps(self) -> None:
        """Every number of every series was given once."""
        with self.office.transaction() as work:
            for series in work.exec(select(NumberSeries)).all():
                given = work.exec(
                    select(GivenNumber.value).where(GivenNumber.series == series.name)
                ).all()
                assert sorted(given) == list(range(1, series.last + 1))

    def an_earlier_round_is_never_touched(self) -> None:
        """Replies and forms of earlier rounds stay as they were when the round ended."""
        with self.office.transaction() as work:
            for kind in (Reply, OpinionForm):
                for row in work.exec(select(kind)).all():
                    self.compare(row)

    def compare(self, row: Reply | OpinionForm) -> None:
        """Remember a row of an earlier round; afterwards it must not differ."""
        case = row.assignment if isinstance(row, Reply) else row.proposal
        if row.round < case.round:
            name, kept = f"{type(row).__name__}:{row.id}", row.model_dump()
            assert self.frozen.setdefault(name, kept) == kept

    def what_was_received_adds_up(self) -> None:
        """received = filed + merged + not filed + withdrawn + pending, by stage and receipt."""
        with self.office.transaction() as work:
            received = work.exec(
                select(Proposal.stage, Proposal.case_no).where(
                    col(Proposal.receipt_no).is_not(None)
                )
            ).all()
        by_stage = Counter(stage for stage, _ in received)
        assert ProposalStage.DRAFT not in by_stage
        filed = [s for s, number in received if number and s != ProposalStage.MERGED]
        assert len(filed) <= len(received) == sum(by_stage.values())

    def every_chain_verifies(self) -> None:
        """No entry is changed, dropped, moved or added."""
        with self.office.transaction() as work:
            for head in work.exec(select(Chain)).all():
                entries = work.exec(
                    select(Entry).where(Entry.chain == head.name).order_by(col(Entry.number))
                ).all()
                assert history.faults(entries, head.length, head.head) == []

    def no_overdue_duty_is_without_its_rungs(self) -> None:
        """After the clock has run, no rung of a running duty is still to be climbed."""
        today = self.at.date()
        with self.office.transaction() as work:
            for row in work.exec(select(Deadline).where(col(Deadline.due_on) < today)).all():
                if row.running and row.paused_on is None:
                    ladder = work.rules.profile_named(row.certificate["profile_version"]).ladder
                    running = duties.running(row)
                    late = escalation.rungs_reached(running, today, ladder, work.calendar)
                    assert late == [], row.duty


RUNS, STEPS = 6, 30


def test_a_random_office_keeps_its_rules(
    database_url: str, sqlite_file: Path, tmp_path: Path
) -> None:
    made = count()

    def make_office() -> Office:
        if database_url.startswith("sqlite"):
            copy = shutil.copy(sqlite_file, tmp_path / f"{next(made)}.sqlite")
            return database.open_office(f"sqlite:///{copy}")
        office = database.open_office(database_url)
        schema.empty(office.engine)
        return office

    done: Counter[str] = Counter()
    machine = type(
        "Machine", (RandomOffice,), {"make_office": staticmethod(make_office), "done": done}
    )
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )
    assert len(done) >= 25, "a test that does little proves little"
