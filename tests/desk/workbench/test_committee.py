"""Workbenches of those who review, file and hand on: each sees his own next step, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from proposals.casework import duties
from proposals.casework.handle import extension
from proposals.desk import workbench
from proposals.desk.workbench import asks
from proposals.records import Letter, Lookback, Member, Proposal, Reply
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.stories import filed, handed_over, office_of, signed
from tests.casework.supervise.owing import owe
from tests.desk.workbench.conftest import (
    ASSIGNER,
    CLERK,
    HEAD,
    REVIEWER,
    asked,
    who,
)
from workflows.terms import (
    AssignmentStage,
    Duty,
    ProposalStage,
    Publicity,
    Rank,
    ReviewLevel,
    Role,
)

TODAY = AT.date()


@pytest.fixture
def reviewed(work: Work, make_proposal: MakeProposal) -> Proposal:
    """A case in its first review."""
    proposal = make_proposal(ProposalStage.UNDER_REVIEW, review_level=ReviewLevel.PRELIM)
    owe(work, Duty.REVIEW, proposal)
    return proposal


def at_level(proposal: Proposal, level: ReviewLevel) -> Proposal:
    proposal.review_level = level
    return proposal


def test_what_came_in_is_new(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    bench = workbench.clerk(work, CLERK)
    assert asked(bench.arrivals) == {"受理": [f"/proposals/{proposal.id}/acts/accept"]}


def test_what_is_stopped_for_secrecy_is_not_to_be_accepted(
    work: Work, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.SUBMITTED, on_hold=True)
    assert asked(workbench.clerk(work, CLERK).arrivals) == {}


@pytest.mark.parametrize(
    ("level", "whose"),
    [
        (ReviewLevel.PRELIM, [True, False, False]),
        (ReviewLevel.SECOND, [False, True, False]),
        (ReviewLevel.FINAL, [False, False, True]),
    ],
)
def test_each_level_of_review_is_somebody_elses(
    work: Work, reviewed: Proposal, level: ReviewLevel, whose: list[bool]
) -> None:
    at_level(reviewed, level)
    piles = (
        workbench.clerk(work, CLERK).today,
        workbench.reviewer(work, REVIEWER).review,
        workbench.head(work, HEAD).decide,
    )
    assert [pile.total == 1 for pile in piles] == whose


def test_the_director_is_asked_to_file(work: Work, reviewed: Proposal) -> None:
    at_level(reviewed, ReviewLevel.FINAL)
    decide = workbench.head(work, HEAD).decide
    assert asked(decide) == {"立案": [f"/proposals/{reviewed.id}/acts/file"]}


def test_units_are_named_by_the_office_and_handed_over_by_the_assigner(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = filed(make_proposal)
    owe(work, Duty.ASSIGN, proposal)
    assert list(asked(workbench.clerk(work, CLERK).today)) == ["拟定承办单位"]
    proposal.proposed_units = [{"unit_id": "1", "role": "sole", "name": "区住建局"}]
    work.flush()
    assert list(asked(workbench.assigner(work, ASSIGNER).today)) == ["交办"]


def test_a_reply_to_be_checked_is_shown_however_far_its_date(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.FACE_TO_FACE, filed_at=AT)
    unit = make_assignment(proposal, AssignmentStage.REPLY_REVIEW)
    owe(work, Duty.REPLY, unit)
    link = f"/proposals/{proposal.id}/acts/pass_reply?of={unit.id}"
    assert asked(workbench.clerk(work, CLERK).today) == {"答复审核通过": [link]}


def test_a_passed_reply_waits_for_its_unit(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.FACE_TO_FACE, filed_at=AT)
    unit = make_assignment(proposal, AssignmentStage.REPLY_REVIEW)
    owe(work, Duty.REPLY, unit)
    unit.replies.append(
        Reply(
            assignment_id=unit.key,
            round=1,
            unit_class="A",
            publicity=Publicity.OPEN,
            signatory="局长庚",
            signatory_rank=Rank.MAIN_LEADER,
            contact="科员辛",
            drafted_at=AT,
            passed_by="办公室丙",
        )
    )
    work.flush()
    bench = workbench.clerk(work, CLERK)
    assert (bench.today.total, [w.step for w in bench.waiting]) == (0, ["发出答复"])


def test_who_is_waited_for_is_named_with_the_day_it_began(
    work: Work, make_proposal: MakeProposal
) -> None:
    handed_over(work, filed(make_proposal))
    waits = [(w.by, w.step, w.since) for w in workbench.clerk(work, CLERK).waiting]
    assert waits == [("区住建局", "签收", TODAY)]


def test_what_several_clocks_ask_stands_there_once(work: Work, make_proposal: MakeProposal) -> None:
    handed_over(work, filed(make_proposal))
    assert workbench.clerk(work, CLERK).waiting_total == 1


def test_what_is_far_off_is_not_on_todays_list(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.CLOSED, result_class="B")
    row = owe(work, Duty.LOOKBACK, proposal)
    planned = Lookback(proposal_id=proposal.key, due_on=row.due_on, class_before="B")
    proposal.lookbacks.append(planned)
    work.flush()
    row.subject_id = planned.id
    work.flush()
    near = CLERK.later(AT + (row.due_on - TODAY) - timedelta(days=5))
    totals = [workbench.clerk(work, clerk).today.total for clerk in (CLERK, near)]
    assert totals == [0, 1]


def test_the_most_late_group_comes_first(
    work: Work, reviewed: Proposal, make_proposal: MakeProposal
) -> None:
    submitted = make_proposal(ProposalStage.SUBMITTED)
    owe(work, Duty.PUBLISH_SUBMITTED, submitted).due_on = TODAY
    work.flush()
    labels = [group.label for group in workbench.clerk(work, CLERK).today.groups]
    assert labels == ["公布提案", "通过本级审查"]


def test_a_clerk_may_look_at_his_own_contacts_alone(work: Work, reviewed: Proposal) -> None:
    mine = replace(CLERK, scope="清源街道")
    totals = [workbench.clerk(work, mine, mine=flag).today.total for flag in (False, True)]
    assert totals == [1, 0]
    work.get_one(Member, 1).group = "清源街道"
    work.flush()
    assert workbench.clerk(work, mine, mine=True).today.total == 1


def test_letters_wait_for_a_person(work: Work, reviewed: Proposal) -> None:
    draft = Letter(
        kind="supervise/urge",
        proposal_id=reviewed.id,
        title="催办函",
        addressee="区住建局",
        words="<document><title>…</title></document>",
        occasion="催办",
        written_at=AT,
        send_on=TODAY,
        needs_confirmation=True,
    )
    work.add(draft)
    work.flush()
    shown = workbench.clerk(work, CLERK).drafts
    assert [(one.title, one.number, one.href) for one in shown] == [
        ("催办函", reviewed.receipt_no, f"/letters/{draft.id}")
    ]


def test_the_assigner_decides_on_more_time(work: Work, make_proposal: MakeProposal) -> None:
    case = signed(work, handed_over(work, filed(make_proposal, filed_at=AT))[0])
    office = office_of(case).later(AT + timedelta(days=60))
    main = next(d for d in case.proposal.deadlines if d.duty == Duty.REPLY)
    until = main.due_on + timedelta(days=30)
    extension.request(work, case, "须待市级办法出台", "已协调两次", until, office)
    work.flush()
    todo = workbench.assigner(work, ASSIGNER).today
    link = f"/proposals/{case.proposal_id}/acts/grant_extension?of={case.id}"
    assert asked(todo) == {"同意延期": [link]}


def test_dissatisfied_without_a_round_left_is_the_directors(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = make_proposal(ProposalStage.REPLIED, round=2, replied_at=AT)
    decide = workbench.head(work, HEAD).decide
    assert asked(decide) == {"专项协商": [f"/proposals/{proposal.id}/acts/special_consult"]}


def test_a_reviewer_is_not_asked_about_his_own(work: Work, reviewed: Proposal) -> None:
    at_level(reviewed, ReviewLevel.SECOND)
    author = who(Role.REVIEWER, "委员甲", member_id=1)
    assert workbench.reviewer(work, author).review.total == 0


def test_a_case_stopped_for_secrecy_is_on_no_desk_outside(work: Work, reviewed: Proposal) -> None:
    at_level(reviewed, ReviewLevel.SECOND).on_hold = True
    duties.pause(duties.of(reviewed), TODAY)
    work.flush()
    assert asks.of_clocks(work, REVIEWER) == []
