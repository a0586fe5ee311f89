"""Which parts of a case somebody sees who may see the case."""

from __future__ import annotations

import pytest

from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.records import Assignment, Entry, Proposal, Reply, Revision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.sight.conftest import anybody, who
from workflows.terms import (
    Act,
    AssignmentStage,
    ProposalStage,
    Publicity,
    Rank,
    Role,
    UnitRole,
)

FIRST, STRANGER = (who(Role.MEMBER, member_id=n) for n in (1, 3))
LEAD, CO, SPLIT = (who(Role.UNIT_OFFICE, unit_id=n) for n in (1, 2, 3))
CLERK = who(Role.CLERK)
COMMITTEE = {Role.CLERK, Role.COMMITTEE_HEAD}


@pytest.fixture
def case(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.HANDLING, filed_at=AT)


@pytest.fixture
def lead(case: Proposal, make_assignment: MakeAssignment) -> Assignment:
    return make_assignment(case, AssignmentStage.MET, UnitRole.LEAD)


@pytest.fixture
def co(case: Proposal, make_assignment: MakeAssignment) -> Assignment:
    return make_assignment(case, AssignmentStage.HANDLING, UnitRole.CO, unit_id=2)


def reply(of: Assignment, *, issued: bool = False) -> Reply:
    return Reply(
        assignment_id=of.key,
        round=1,
        unit_class="A",
        publicity=Publicity.OPEN,
        signatory="局长庚",
        signatory_rank=Rank.MAIN_LEADER,
        contact="科员辛",
        drafted_at=AT,
        issued_at=AT if issued else None,
    )


def entry(act: Act, subject: str) -> Entry:
    given = {"chain": "proposal:1", "number": 1, "at": AT, "was": "", "became": "", "by": "某人"}
    kept = {"role": Role.CLERK, "facts": "{}", "algorithm": "sha256", "previous": "", "hash": ""}
    return Entry(act=act, subject=subject, **given, **kept)  # type: ignore[arg-type]


def sees_draft(work: Work, reader: Actor, of: Assignment) -> bool:
    return sight.sight(work, reader, of.proposal).sees_reply(reply(of))


def test_contact_data_are_for_those_in_the_case(
    work: Work, case: Proposal, lead: Assignment
) -> None:
    given = {role for role in Role if sight.sight(work, anybody(role), case).contacts}
    assert given == COMMITTEE


@pytest.mark.parametrize("reader", [CLERK, FIRST, LEAD], ids=["clerk", "proposer", "unit"])
def test_those_in_the_case_have_contact_data(
    work: Work, case: Proposal, lead: Assignment, reader: Actor
) -> None:
    assert sight.sight(work, reader, case).contacts


def test_a_unit_has_contact_data_only_after_it_signed(
    work: Work, case: Proposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(case, AssignmentStage.PENDING_SIGN)
    assert not sight.sight(work, LEAD, case).contacts


def test_a_draft_reply_is_seen_by_its_unit_and_the_co_unit(
    work: Work, lead: Assignment, co: Assignment
) -> None:
    assert [sees_draft(work, reader, lead) for reader in (LEAD, CO, SPLIT)] == [True, True, False]


def test_who_checks_replies_sees_the_draft(work: Work, lead: Assignment) -> None:
    seeing = {role for role in Role if sees_draft(work, anybody(role), lead)}
    assert seeing == COMMITTEE | {Role.ASSIGNER, Role.AUDITOR}


@pytest.mark.parametrize("reader", [FIRST, who(Role.CHAIR), who(Role.COMMITTEE_OFFICE)])
def test_others_wait_until_it_is_issued(work: Work, lead: Assignment, reader: Actor) -> None:
    seen = sight.sight(work, reader, lead.proposal)
    assert [seen.sees_reply(reply(lead, issued=given)) for given in (False, True)] == [False, True]


def test_a_split_unit_sees_its_own_draft_alone(
    work: Work, case: Proposal, make_assignment: MakeAssignment
) -> None:
    one = make_assignment(case, role=UnitRole.SPLIT, unit_id=1)
    other = make_assignment(case, role=UnitRole.SPLIT, unit_id=3)
    assert [sees_draft(work, LEAD, of) for of in (one, other)] == [True, False]


@pytest.mark.parametrize(
    ("reader", "seen"),
    [(LEAD, True), (CO, True), (FIRST, False), (CLERK, True)],
    ids=["lead", "itself", "proposer", "clerk"],
)
def test_rule_26_a_co_opinion_does_not_address_the_proposer(
    work: Work, case: Proposal, lead: Assignment, co: Assignment, reader: Actor, seen: bool
) -> None:
    assert sight.sight(work, reader, case).sees_co_opinion(co) is seen


def test_the_review_is_read_by_the_committee(work: Work, case: Proposal) -> None:
    reading = {role for role in Role if sight.sight(work, anybody(role), case).reviews}
    assert reading == COMMITTEE | {Role.REVIEWER, Role.AUDITOR}


def test_the_whole_record_is_read_by_the_committee_and_the_auditor(
    work: Work, case: Proposal
) -> None:
    reading = {role for role in Role if sight.sight(work, anybody(role), case).history}
    assert reading == COMMITTEE | {Role.AUDITOR}


@pytest.mark.parametrize(
    ("act", "seen"), [(Act.ADVANCE, False), (Act.FILE, True), (Act.RATE, True)]
)
def test_a_proposer_reads_what_concerns_him(
    work: Work, case: Proposal, act: Act, seen: bool
) -> None:
    line = entry(act, f"proposal:{case.key}")
    assert sight.sight(work, FIRST, case).sees_line(line) is seen


@pytest.mark.parametrize(
    ("stage", "seen"), [(ProposalStage.REPLIED, False), (ProposalStage.CLOSED, True)]
)
def test_rule_33_a_unit_does_not_read_a_rating_out_of_the_record(
    work: Work, case: Proposal, lead: Assignment, stage: ProposalStage, seen: bool
) -> None:
    case.stage = stage
    line = entry(Act.RATE, f"proposal:{case.key}")
    assert sight.sight(work, LEAD, case).sees_line(line) is seen


def test_a_unit_reads_the_lines_of_its_own_part(
    work: Work, case: Proposal, lead: Assignment, co: Assignment
) -> None:
    seen = sight.sight(work, CO, case)
    lines = [entry(Act.SIGN_FOR, f"assignment:{of.key}") for of in (lead, co)]
    assert [seen.sees_line(line) for line in lines] == [False, True]


def test_a_unit_that_gave_the_case_back_sees_that_and_no_more(
    work: Work, case: Proposal, make_assignment: MakeAssignment
) -> None:
    back = make_assignment(case, AssignmentStage.RETURNED)
    other = make_assignment(case, AssignmentStage.REPLIED, unit_id=3)
    seen = sight.sight(work, LEAD, case)
    assert seen.sees_line(entry(Act.APPROVE_RETURN, f"assignment:{back.key}"))
    assert not seen.sees_reply(reply(other, issued=True))
    assert (seen.contacts, seen.attachments, seen.handling) == (False, False, False)


@pytest.mark.parametrize("reader", [STRANGER, who(Role.PUBLIC)], ids=["member", "public"])
def test_of_a_published_case_others_see_the_text_alone(
    work: Work, case: Proposal, lead: Assignment, reader: Actor
) -> None:
    seen = sight.sight(work, reader, case)
    assert not seen.sees_reply(reply(lead, issued=True))
    assert not seen.sees_line(entry(Act.FILE, f"proposal:{case.key}"))
    assert (seen.handling, seen.attachments) == (False, False)


@pytest.mark.parametrize(
    ("reader", "seen"), [(FIRST, True), (CLERK, False), (LEAD, False)], ids=["his", "clerk", "unit"]
)
def test_a_text_not_handed_in_is_its_authors(
    work: Work, case: Proposal, lead: Assignment, reader: Actor, seen: bool
) -> None:
    writing = Revision(
        proposal_id=case.key,
        number=2,
        title="新题",
        facts="情况",
        analysis="分析",
        written_by="委员甲",
        written_at=AT,
        text_hash="b" * 64,
    )
    assert sight.sight(work, reader, case).sees_text(writing) is seen
