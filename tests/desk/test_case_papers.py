"""双向评议票 and 优秀提案推荐表: back to back; what the record holds against a proposal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.casework.handle import feedback
from proposals.desk import awards, sight
from proposals.desk.correspondence import forms
from proposals.desk.correspondence.forms import Form
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import (
    CLERK,
    COSIGNER,
    HEAD,
    MEMBER,
    UNIT,
    Met,
    answer,
    co_unit,
    cosign,
    met,
)
from tests.casework.supervise.owing import owe
from workflows.papers.feedback import Opinion
from workflows.refusals import NotFound
from workflows.terms import Duty, ProposalStage, Rating, Role

STRANGER = person(Role.MEMBER, "委员丙", member_id=3)
CHAIR = person(Role.CHAIR, "主席丑")
CO_UNIT = person(Role.CO_UNIT, "财政局办公室", unit_id=2)
OTHER_UNIT = person(Role.UNIT_OFFICE, "财政局办公室", unit_id=2)
BALLOTS = {Form.PROPOSER_BALLOT, Form.UNIT_BALLOT}
REMARKED = Opinion(Rating.SATISFIED, Rating.BASICALLY, remark="希望写明年份")
ALL = BALLOTS | {Form.EXCELLENT}


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """Answered by 区住建局, 区财政局 helped; two proposers, the first one has rated."""
    made = met(make_proposal, make_assignment, filed_at=AT)
    cosign(made.proposal, work)
    co_unit(make_assignment, made.proposal).opinion_waived = "无职责关联"
    work.flush()
    answer(work, made)
    feedback.rate(work, made.proposal.forms[0], REMARKED, MEMBER)
    return made


def words(work: Work, case: Met, wanted: Form, who: object = CLERK) -> str:
    copy = forms.form(work, who, case.proposal, wanted, AT)  # type: ignore[arg-type]
    return "\n".join(copy.document.lines())


def offered(work: Work, case: Met, who: object) -> set[Form]:
    seen = sight.sight(work, who, case.proposal)  # type: ignore[arg-type]
    return set(forms.offered(seen, case.proposal))


@pytest.mark.parametrize(
    ("who", "papers"),
    [
        (CLERK, ALL),
        (HEAD, ALL),
        (MEMBER, {Form.PROPOSER_BALLOT}),
        (COSIGNER, {Form.PROPOSER_BALLOT}),
        (UNIT, {Form.UNIT_BALLOT}),
        (STRANGER, set()),
        (CO_UNIT, set()),
        (OTHER_UNIT, set()),
        (CHAIR, set()),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_each_side_has_its_own_ballot(
    work: Work, case: Met, who: object, papers: set[Form]
) -> None:
    assert offered(work, case, who) == papers


@pytest.mark.parametrize(
    ("who", "wanted"),
    [(UNIT, Form.PROPOSER_BALLOT), (MEMBER, Form.UNIT_BALLOT), (UNIT, Form.EXCELLENT)],
)
def test_the_other_sides_ballot_is_not_there(
    work: Work, case: Met, who: object, wanted: Form
) -> None:
    with pytest.raises(NotFound, match="没有这份文书可印"):
        words(work, case, wanted, who)


@pytest.mark.parametrize("who", [UNIT, CLERK])
def test_a_units_ballot_tells_nothing_of_the_proposers_ratings(
    work: Work, case: Met, who: object
) -> None:
    said = words(work, case, Form.UNIT_BALLOT, who)
    assert "科学性" in said
    assert not [told for told in ("满意", REMARKED.remark, "办理结果") if told in said]


def test_a_proposers_ballot_names_the_answer_it_judges(work: Work, case: Met) -> None:
    said = words(work, case, Form.PROPOSER_BALLOT, MEMBER)
    assert "区住建局（独办）" in said
    assert f"{case.unit.replies[0].number}，2026年3月2日" in said


def test_before_the_answer_there_is_nothing_to_judge(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    made = met(make_proposal, make_assignment, filed_at=AT)
    assert offered(work, made, CLERK) == {Form.EXCELLENT}


def test_a_recommendation_counts_each_proposers_rating(work: Work, case: Met) -> None:
    assert "满意0份、基本满意1份、不满意0份、未反馈0份、待反馈1份" in words(
        work, case, Form.EXCELLENT
    )


def test_a_recommendation_tells_of_a_bad_word_not_yet_made_good(work: Work, case: Met) -> None:
    form = case.proposal.forms[0]
    form.result_rating, form.reason = Rating.DISSATISFIED, "没有写明哪一年办成"
    assert "第1轮有1份不满意，此后没有再次办理" in words(work, case, Form.EXCELLENT)


def test_a_recommendation_tells_of_a_late_reply(work: Work, case: Met) -> None:
    row = owe(work, Duty.REPLY, case.unit)
    row.met_at = AT + timedelta(days=200)
    work.flush()
    work.refresh(case.proposal)
    assert "区住建局应于2026年6月2日前答复，2026年9月18日答复" in words(work, case, Form.EXCELLENT)


def test_a_recommendation_tells_of_a_proposal_like_anothers(
    work: Work, case: Met, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.FILED, case_no="第0030号", member_id=2, proposer_name="委员乙")
    assert f"与第0030号《{case.proposal.title}》（委员乙）相同100%" in words(
        work, case, Form.EXCELLENT
    )


def test_a_withdrawn_proposal_is_recommended_for_nothing(work: Work, case: Met) -> None:
    case.proposal.stage = ProposalStage.WITHDRAWN
    assert Form.EXCELLENT not in offered(work, case, CLERK)


@pytest.mark.parametrize(("filed", "most"), [(9, 0), (10, 1), (29, 2), (30, 3)])
def test_a_quota_is_a_share_rounded_down(work: Work, filed: int, most: int) -> None:
    quota = awards.quota(work, CLERK, "excellent_share", filed)
    assert (quota.percent, quota.most) == ("10", most)
