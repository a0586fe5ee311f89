"""Each filter finds what it names, and tells nobody what he may not read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.records import Climb, Deadline, Member, OpinionForm, Proposal, Revision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.listing.conftest import CLERK, Ask
from tests.desk.sight.conftest import who
from workflows.journey import STATION_OF
from workflows.terms import (
    Duty,
    FormState,
    Intake,
    Phase,
    ProposalStage,
    ProposerKind,
    Rating,
    Role,
    Rung,
    Station,
)

UNIT = who(Role.UNIT_OFFICE, unit_id=1)
LATER = CLERK.later(AT + timedelta(days=200))


def ids(ask: Ask, query: str, reader: Actor = CLERK) -> list[int]:
    return [row.id for row in ask(query, reader).rows]


@pytest.fixture
def plain(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.SUBMITTED)


@pytest.fixture
def other(plain: Proposal, make_proposal: MakeProposal) -> Proposal:
    """A case that differs from the plain one in everything a filter asks."""
    return make_proposal(
        ProposalStage.FILED,
        kind=ProposerKind.SECTOR,
        category="经济",
        sector_name="经济",
        intake=Intake.RECESS,
        is_key=True,
        result_class="B",
        title="关于清理背街小巷的提案",
        proposer_name="经济界",
        case_no="第0077号",
        submitted_at=AT + timedelta(days=10),
    )


@pytest.mark.parametrize(
    "query",
    [
        *("stage=filed", "phase=file", "station=file", "kind=sector", "category=经济"),
        *("sector=经济", "intake=recess", "key=1", "class=B", "from=2026-03-10"),
        *("q=背街", "q=第0077号", "q=经济界", "term=1&session=1&key=1"),
    ],
)
def test_a_filter_finds_what_it_names(other: Proposal, ask: Ask, query: str) -> None:
    assert ids(ask, query) == [other.key]


@pytest.mark.parametrize("query", ["key=0", "to=2026-03-02", "late=0&intake=plenary"])
def test_a_filter_may_ask_for_the_opposite(
    plain: Proposal, other: Proposal, ask: Ask, query: str
) -> None:
    assert ids(ask, query) == [plain.key]


def test_several_values_of_one_filter_widen_it(other: Proposal, ask: Ask) -> None:
    assert len(ids(ask, "stage=filed&stage=submitted")) == 2


def test_every_stage_belongs_to_one_phase() -> None:
    from proposals.desk.listing.filters import PHASES

    stages = [stage for phase in Phase for stage in PHASES[phase]]
    assert sorted(stages) == sorted(ProposalStage)


def test_answered_cases_stand_where_they_were_answered(
    make_proposal: MakeProposal, ask: Ask
) -> None:
    first = make_proposal(ProposalStage.REPLIED)
    second = make_proposal(ProposalStage.REPLIED, round=2)
    assert ids(ask, f"station={Station.HANDLE}") == [first.key]
    assert ids(ask, f"station={Station.REHANDLE}") == [second.key]
    assert ProposalStage.REPLIED not in STATION_OF


def test_a_unit_filter_finds_its_cases(
    plain: Proposal, make_assignment: MakeAssignment, ask: Ask
) -> None:
    make_assignment(plain, unit_id=3)
    assert [ids(ask, f"unit={n}") for n in (3, 1)] == [[plain.key], []]


@pytest.fixture
def clock(work: Work, plain: Proposal, make_assignment: MakeAssignment, clerk: Actor) -> Deadline:
    row = duties.start(work, Duty.FIRST_CONTACT, make_assignment(plain), clerk, "区住建局")
    work.flush()
    return row


def test_late_is_asked_of_the_day(clock: Deadline, ask: Ask) -> None:
    assert [len(ids(ask, "late=1", reader)) for reader in (CLERK, LATER)] == [0, 1]


def test_a_paused_clock_is_not_late(clock: Deadline, ask: Ask) -> None:
    clock.paused_on = AT.date()
    assert ids(ask, "late=1", LATER) == []


def test_a_rung_is_that_of_the_date_in_force(clock: Deadline, ask: Ask) -> None:
    climbed = {"deadline_version": 1, "row": "reply/urge/1wd", "climbed_at": AT}
    clock.climbs.append(Climb(deadline_id=0, rung=Rung.URGE, **climbed))  # type: ignore[arg-type]
    assert [len(ids(ask, f"rung={rung}")) for rung in (Rung.URGE, Rung.WARN)] == [1, 0]
    clock.version = 2
    assert ids(ask, "rung=urge") == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'"])
def test_a_wild_card_is_a_sign_like_others(plain: Proposal, ask: Ask, sign: str) -> None:
    plain.title = f"关于{sign}的提案"
    assert len(ids(ask, f"q=于{sign.replace('%', '%25')}的")) == 1
    assert ids(ask, f"q=提{sign.replace('%', '%25')}案") == []


def test_every_word_of_a_search_must_be_there(plain: Proposal, ask: Ask) -> None:
    assert [len(ids(ask, query)) for query in ("q=电梯+审批", "q=电梯+学校")] == [1, 0]


@pytest.mark.parametrize("word", ["312栋", "并联审批", "低层住户"])
def test_the_text_is_searched(plain: Proposal, ask: Ask, word: str) -> None:
    assert ids(ask, f"q={word}") == [plain.key]


def test_a_text_still_being_written_is_found_by_its_author_alone(
    work: Work, plain: Proposal, ask: Ask
) -> None:
    given = {"analysis": "", "written_by": "委员甲", "written_at": AT, "text_hash": "b" * 64}
    writing = {"number": 2, "title": plain.title, "facts": "尚未公开的想法", **given}
    plain.revisions.append(Revision(proposal_id=plain.key, **writing))  # type: ignore[arg-type]
    work.flush()
    author = who(Role.MEMBER, member_id=1)
    assert [len(ids(ask, "q=尚未公开", reader)) for reader in (author, CLERK)] == [1, 0]


@pytest.fixture
def rated(work: Work, plain: Proposal, make_assignment: MakeAssignment) -> Proposal:
    make_assignment(plain)
    plain.stage = ProposalStage.REPLIED
    form = OpinionForm(
        proposal_id=plain.key,
        signature_id=plain.signatures[0].id or 0,
        proposer="委员甲",
        of_proposal_id=plain.key,
        round=1,
        state=FormState.RECEIVED,
        work_rating=Rating.SATISFIED,
        result_rating=Rating.DISSATISFIED,
        reason="没有写明哪一年办成",
        opened_at=AT,
    )
    plain.forms.append(form)
    work.flush()
    return plain


def test_a_rating_is_found_by_the_committee(rated: Proposal, ask: Ask) -> None:
    assert ids(ask, "rating=dissatisfied") == [rated.key]


def test_rule_33_the_filter_does_not_tell_a_unit_the_rating(rated: Proposal, ask: Ask) -> None:
    assert ids(ask, "rating=dissatisfied", UNIT) == []


def test_silence_is_found_as_silence(rated: Proposal, ask: Ask) -> None:
    assert ids(ask, "rating=no_response") == []


@pytest.mark.parametrize(("group", "found"), [("清源街道", 1), ("望桥街道", 0)])
def test_a_clerk_finds_those_he_keeps_contact_with(
    work: Work, plain: Proposal, ask: Ask, group: str, found: int
) -> None:
    work.get_one(Member, 1).group = group
    mine = who(Role.CLERK, scope="清源街道,临波街道")
    assert len(ids(ask, "mine=1", mine)) == found


def test_without_a_liaison_scope_nothing_is_mine(plain: Proposal, ask: Ask) -> None:
    assert ids(ask, "mine=1") == []
