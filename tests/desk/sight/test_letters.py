"""Letters are read by the committee and by those to whom they were sent."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.records import InboxItem, Invitation, Letter, Proposal, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.sight.conftest import given_by, who
from workflows.terms import ProposalStage, Role, SupervisionForm

FIRST = who(Role.MEMBER, "委员甲", member_id=1)
UNIT = who(Role.UNIT_OFFICE, unit_id=1)
Write = Callable[..., Letter]


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    proposal = make_proposal(ProposalStage.HANDLING, filed_at=AT)
    make_assignment(proposal)
    return proposal


@pytest.fixture
def write(work: Work, case: Proposal) -> Write:
    numbers = count(1)

    def make(addressee: str, **given: object) -> Letter:
        written = {"proposal_id": case.key, "posted_at": AT, **given}
        letter = Letter(
            kind="handle/assignment_notice",
            title="交办通知",
            addressee=addressee,
            words="<document><title>交办通知</title></document>",
            occasion=f"{next(numbers)}",
            written_at=AT,
            send_on=AT.date(),
            **written,  # type: ignore[arg-type]
        )
        work.add(letter)
        work.flush()
        return letter

    return make


def read_by(work: Work, reader: Actor) -> list[Letter]:
    return list(work.exec(select(Letter).where(sight.letters(reader)).order_by(Letter.id)))  # type: ignore[arg-type]


def test_a_member_reads_what_was_sent_to_him(work: Work, write: Write) -> None:
    mine, greeted, _ = write("委员甲"), write("委员甲委员"), write("区住建局")
    assert read_by(work, FIRST) == [mine, greeted]


def test_a_namesake_reads_nothing(work: Work, write: Write) -> None:
    write("委员甲")
    namesake = who(Role.MEMBER, "委员甲", member_id=2)
    assert read_by(work, namesake) == []


def test_the_same_name_in_another_case_opens_nothing(
    work: Work, write: Write, make_proposal: MakeProposal
) -> None:
    other = given_by(make_proposal(ProposalStage.HANDLING), 3)
    write("委员甲", proposal_id=other.key)
    assert read_by(work, FIRST) == []


def test_a_convenor_reads_what_was_sent_to_his_sector(
    work: Work, case: Proposal, write: Write
) -> None:
    case.member_id, case.sector_id, case.proposer_name = None, 1, "经济界"
    letter = write("经济界")
    assert read_by(work, who(Role.CONVENOR, member_id=6)) == [letter]
    assert read_by(work, FIRST) == []  # he signed for it, and convenes it no more


def test_a_unit_reads_what_was_sent_to_it(work: Work, write: Write) -> None:
    mine, _ = write("区住建局"), write("区财政局")
    assert read_by(work, UNIT) == [mine]


def test_a_copy_in_the_inbox_is_read_too(work: Work, write: Write) -> None:
    letter = write("委员甲", copies="区住建局")
    work.add(InboxItem(letter_id=letter.id or 0, recipient="区住建局", laid_at=AT))
    work.flush()
    assert read_by(work, UNIT) == [letter]


def test_a_draft_nobody_outside_reads(work: Work, write: Write) -> None:
    write("区住建局", posted_at=None, needs_confirmation=True)
    assert read_by(work, UNIT) == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMITTEE_HEAD, Role.AUDITOR])
def test_the_committee_and_the_auditor_read_all(work: Work, write: Write, role: Role) -> None:
    written = [write("区住建局"), write("委员甲", posted_at=None)]
    assert read_by(work, who(role)) == written


def test_an_auditor_reads_no_letter_of_a_case_stopped_for_secrecy(
    work: Work, case: Proposal, write: Write
) -> None:
    write("委员甲")
    case.on_hold = True
    assert read_by(work, who(Role.AUDITOR)) == []


def test_an_office_is_addressed_by_its_role(work: Work, write: Write) -> None:
    mine = write("副主席")
    assert read_by(work, who(Role.VICE_CHAIR)) == [mine]


def test_a_guest_reads_his_invitation_to_a_supervision(work: Work, write: Write) -> None:
    supervision = Supervision(
        theme="加装电梯",
        form=SupervisionForm.VISIT,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        planned_at=AT,
    )
    supervision.guests = [Invitation(supervision_id=0, name="委员甲", member_id=1)]
    work.add(supervision)
    work.flush()
    letter = write("委员甲", proposal_id=None, supervision_id=supervision.key)
    assert read_by(work, FIRST) == [letter]


def test_others_read_none(work: Work, write: Write) -> None:
    others = [Role.REVIEWER, Role.SYSADMIN, Role.PUBLIC]
    written = [write(role.label) for role in others]
    assert written
    assert [read_by(work, who(role)) for role in others] == [[], [], []]
