"""委员履职档案: one session or all, beside his 界别, and what is not kept here is said so."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.handle import feedback
from proposals.desk.registers.member_file import member_file, sessions
from proposals.records import Member, PlenarySession
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import CLERK, CROSS, MEMBER, PLEASED, answer, cosign, met
from workflows.refusals import NotFound
from workflows.terms import MemberStatus, ProposalStage

OTHER = 2


@pytest.fixture
def earlier(work: Work) -> None:
    """九届四次, a year before."""
    work.add(
        PlenarySession(
            id=OTHER,
            term_id=1,
            number=4,
            opens_on=date(2025, 3, 2),
            closes_on=date(2025, 3, 5),
            window_opens_on=date(2024, 12, 2),
            cutoff_at=AT.replace(year=2025),
        )
    )
    work.flush()


def words(work: Work, session: int | None = None, who: object = CLERK, id: int = 1) -> list[str]:
    copy = member_file(work, who, id, session, AT)  # type: ignore[arg-type]
    return list(copy.document.lines())


def after(said: list[str], label: str) -> str:
    """What stands beside this label."""
    return said[said.index(label) + 1]


@pytest.mark.parametrize(
    ("session", "title", "made"),
    [(None, "委员履职档案", "1"), (1, "委员业绩通报", "1"), (OTHER, "委员业绩通报", "0")],
)
def test_a_bulletin_is_of_its_session_and_a_file_of_all(
    work: Work, earlier: None, make_proposal: MakeProposal, session: int, title: str, made: str
) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT)
    said = words(work, session)
    assert (said[0], after(said, "领衔提案")) == (title, made)


def test_sessions_are_offered_the_latest_first(work: Work, earlier: None) -> None:
    assert sessions(work) == [
        (1, "第九届委员会第五次会议"),
        (OTHER, "第九届委员会第四次会议"),
    ]


def test_a_session_nobody_held_has_no_bulletin(work: Work) -> None:
    with pytest.raises(NotFound, match="没有这次会议"):
        words(work, 99)


def test_a_member_has_nobodys_file_but_his_own(work: Work) -> None:
    assert words(work, who=MEMBER)[0] == "委员履职档案"
    with pytest.raises(NotFound, match="没有这位委员"):
        words(work, who=MEMBER, id=2)


def test_attendance_is_said_to_be_not_on_record(work: Work) -> None:
    assert after(words(work), "会议和活动") == "未登记"


def test_he_stands_beside_his_sector(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT)
    assert "0.3（1件/3人）" in words(work)


def test_a_small_sector_is_not_compared(work: Work) -> None:
    work.get_one(Member, 3).status = MemberStatus.RESIGNED
    work.flush()
    assert "本界别在职委员不足3人，不作比较。" in words(work)


def test_what_was_taken_on_in_another_form_is_counted(
    work: Work, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.NOT_FILED, disposition="public_opinion")
    assert after(words(work), "转社情民意") == "1"


def test_a_draft_is_in_nobodys_file(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(title="关于尚未提交的事项的提案")
    assert "关于尚未提交的事项的提案" not in words(work, who=MEMBER)


def test_a_rating_is_in_the_file_once_it_is_locked(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    assert "基本满意" not in words(work)


def test_a_rating_of_a_round_that_is_over_is_in_the_file(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], CROSS, MEMBER)
    assert "不满意" in words(work)
