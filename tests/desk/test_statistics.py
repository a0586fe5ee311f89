"""Figures as of a day: counts first, nothing to divide by is a dash, the partition adds up."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from proposals.desk import statistics
from proposals.desk.statistics import Figure, piles
from proposals.records import Deadline, OpinionForm, Proposal, dockets, history
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from workflows.measures import Rate
from workflows.refusals import Incomplete
from workflows.terms import Act, AssignmentStage, Duty, FormState, ProposalStage, Rating, Role
from workflows.terms import ProposalStage as Stage

TODAY = AT.date()
LATER = TODAY + timedelta(days=200)

SUBMITTED = ((Act.SUBMIT, Stage.SUBMITTED),)
REVIEWED = (*SUBMITTED, (Act.ACCEPT, Stage.UNDER_REVIEW))
FILED = (*REVIEWED, (Act.FILE, Stage.FILED))
ASSIGNED = (*FILED, (Act.ASSIGN, Stage.ASSIGNED))
REPLIED = (
    *ASSIGNED,
    (Act.BEGIN, Stage.HANDLING),
    (Act.MEET, Stage.FACE_TO_FACE),
    (Act.REPLY, Stage.REPLIED),
)
CLOSED = (*REPLIED, (Act.CLOSE, Stage.CLOSED))

Way = tuple[tuple[Act, ProposalStage], ...]


@pytest.fixture
def went(work: Work, make_proposal: MakeProposal) -> Any:
    """A proposal that went this way, one act a day, with its history."""

    def make(way: Way, **given: object) -> Proposal:
        proposal = make_proposal(way[-1][1], **given)
        name = dockets.name_of(proposal)
        days = [(None, Stage.DRAFT), *way]
        for day, ((_, was), (act, became)) in enumerate(pairwise(days)):
            history.append(
                work,
                name,
                at=AT + timedelta(days=day),
                act=act,
                subject=name,
                was=was.value,
                became=became.value,
                by="委员甲",
                role=Role.MEMBER,
                facts={},
            )
        work.flush()
        return proposal

    return make


def figure(work: Work, name: str, as_of: date = LATER) -> Rate:
    found: list[Figure] = [f for f in statistics.report(work, as_of).figures if f.name == name]
    return found[0].rate


PILES: dict[str, tuple[Way, str]] = {
    "submitted": (SUBMITTED, "pending"),
    "under review": (REVIEWED, "pending"),
    "returned": ((*SUBMITTED, (Act.SEND_BACK, Stage.RETURNED)), "pending"),
    "not filed": ((*REVIEWED, (Act.REJECT, Stage.NOT_FILED)), "not_filed"),
    "merged": ((*REVIEWED, (Act.MERGE, Stage.MERGED)), "merged"),
    "withdrawn after filing": ((*FILED, (Act.WITHDRAW, Stage.WITHDRAWN)), "withdrawn"),
    "filed": (FILED, "filed"),
    "closed": (CLOSED, "filed"),
    "archived": ((*CLOSED, (Act.ARCHIVE, Stage.ARCHIVED)), "filed"),
    "archived unfiled": (
        (*REVIEWED, (Act.REJECT, Stage.NOT_FILED), (Act.ARCHIVE, Stage.ARCHIVED)),
        "not_filed",
    ),
}


@pytest.mark.parametrize(("way", "pile"), PILES.values(), ids=PILES.keys())
def test_a_received_proposal_lies_in_one_pile(work: Work, went: Any, way: Way, pile: str) -> None:
    went(way)
    partition = statistics.report(work, LATER).partition
    assert (partition.received, getattr(partition, pile)) == (1, 1)


def test_rule_38_the_piles_add_up(work: Work, went: Any) -> None:
    for way, _ in PILES.values():
        went(way)
    assert statistics.report(work, LATER).partition.adds_up


def test_a_draft_has_not_been_received(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal()
    assert statistics.report(work, LATER).partition.received == 0


@pytest.mark.parametrize(
    ("days", "pile"),
    [(0, "pending"), (1, "pending"), (2, "filed")],
    ids=["submitted", "reviewed", "filed"],
)
def test_an_earlier_day_is_counted_as_it_was(work: Work, went: Any, days: int, pile: str) -> None:
    went(CLOSED)
    partition = statistics.report(work, TODAY + timedelta(days=days)).partition
    assert getattr(partition, pile) == 1


def test_the_same_day_asked_twice_says_the_same(work: Work, went: Any) -> None:
    went(CLOSED)
    before = statistics.report(work, TODAY).as_json()
    went(FILED)
    assert statistics.report(work, TODAY - timedelta(days=1)).partition.received == 0
    assert statistics.report(work, LATER).as_json() != before


def test_nothing_to_divide_by_is_a_dash(work: Work) -> None:
    assert {f.rate.text for f in statistics.report(work, LATER).figures if not f.rate.d} == {"—"}


def test_filed_over_received(work: Work, went: Any) -> None:
    for way in (FILED, FILED, SUBMITTED):
        went(way)
    assert figure(work, "立案率") == Rate(2, 3)


def owed(work: Work, proposal: Proposal, due_on: date, met_on: date | None) -> None:
    work.add(
        Deadline(
            proposal_id=proposal.key,
            duty=Duty.REPLY,
            debtor="区住建局",
            started_on=TODAY,
            since_on=TODAY,
            due_on=due_on,
            certificate={},
            met_at=met_on and AT.replace(month=met_on.month, day=met_on.day),
        )
    )
    work.flush()


DUE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("met_on", "in_time"),
    [(DUE, 1), (DUE + timedelta(days=1), 0), (None, 0)],
    ids=["on the last day", "the day after", "never"],
)
def test_in_time_means_on_or_before_the_last_day(
    work: Work, went: Any, met_on: date | None, in_time: int
) -> None:
    owed(work, went(REPLIED), DUE, met_on)
    assert figure(work, "按期办复率") == Rate(in_time, 1)


def test_what_is_not_yet_due_is_not_counted(work: Work, went: Any) -> None:
    owed(work, went(ASSIGNED), DUE, None)
    assert figure(work, "按期办复率", DUE - timedelta(days=1)).d == 0


def form(work: Work, proposal: Proposal, rating: Rating | None) -> None:
    work.add(
        OpinionForm(
            proposal_id=proposal.key,
            signature_id=proposal.signatures[0].id,
            proposer="委员甲",
            of_proposal_id=proposal.key,
            round=1,
            state=FormState.RECEIVED if rating else FormState.NO_RESPONSE,
            work_rating=rating,
            result_rating=rating,
            reason="未解决" if rating == Rating.DISSATISFIED else "",
            opened_at=AT,
            received_at=AT if rating else None,
        )
    )
    work.flush()


def test_silence_is_never_satisfaction(work: Work, went: Any) -> None:
    form(work, went(REPLIED), Rating.BASICALLY)
    form(work, went(REPLIED), None)
    assert figure(work, "反馈率") == Rate(1, 2)
    assert figure(work, "满意率（办理结果）") == Rate(1, 1)


def test_basically_satisfied_does_not_hide_in_the_pure_rate(work: Work, went: Any) -> None:
    form(work, went(REPLIED), Rating.BASICALLY)
    form(work, went(REPLIED), Rating.SATISFIED)
    assert figure(work, "纯满意率（办理工作）") == Rate(1, 2)


def test_a_unit_is_listed_with_its_cases(
    work: Work, went: Any, make_assignment: MakeAssignment
) -> None:
    make_assignment(went(ASSIGNED), AssignmentStage.HANDLING)
    table = next(t for t in statistics.report(work, LATER).tables if t.title == "承办情况")
    assert table.rows[0][:5] == ("区住建局", "政府", 1, 0, 1)


def test_a_unit_that_gave_it_back_is_named_and_not_counted(
    work: Work, went: Any, make_assignment: MakeAssignment
) -> None:
    make_assignment(went(ASSIGNED), AssignmentStage.RETURNED)
    table = next(t for t in statistics.report(work, LATER).tables if t.title == "承办情况")
    assert (table.rows[0][2], table.rows[0][8]) == (0, 1)


def test_rule_38_a_report_that_does_not_add_up_is_refused(
    work: Work, went: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    went(FILED)
    monkeypatch.setitem(piles.PILES, ProposalStage.FILED, "lost")
    with pytest.raises(Incomplete, match="合计相差1件"):
        statistics.report(work, LATER)
