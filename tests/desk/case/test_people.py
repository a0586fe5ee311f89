"""The people of a case: what each answered, and contact details that are masked."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.desk.case import people
from proposals.desk.case.people import People
from proposals.records import Member, Proposal, UnitContact
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import CLERK, MEMBER
from workflows.refusals import NotFound
from workflows.terms import AssignmentStage, ProposalStage, Rank, Role

STRANGER = person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def handled(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """区住建局 handles it, with three people named."""
    member = work.get_one(Member, 1)
    member.phone, member.address = "13800000000", "和平路1号"
    work.add_all(
        UnitContact(unit_id=1, rank=rank, name=name, phone="13911112222")
        for rank, name in ((Rank.HANDLER, "科员辛"), (Rank.MAIN_LEADER, "局长庚"))
    )
    proposal = make_proposal(ProposalStage.HANDLING)
    make_assignment(proposal, AssignmentStage.HANDLING, leader="局长庚", handler="科员辛")
    return proposal


def met(work: Work, proposal: Proposal, reader: Actor = CLERK) -> People:
    return people.people(work, proposal, sight.sight(work, reader, proposal))


def test_a_proposers_contact_details_are_masked(work: Work, handled: Proposal) -> None:
    assert met(work, handled).signatories[0].contact_details == "138****0000"


def test_the_leader_of_a_unit_stands_before_its_handler(work: Work, handled: Proposal) -> None:
    assert [c.name for c in met(work, handled).contacts] == ["局长庚", "科员辛"]


def test_the_units_people_are_masked_too(work: Work, handled: Proposal) -> None:
    assert {c.phone for c in met(work, handled).contacts} == {"139****2222"}


def test_who_is_in_the_case_reaches_its_people(work: Work, handled: Proposal) -> None:
    seen, signature = sight.sight(work, MEMBER, handled), handled.signatures[0].id or 0
    contact = met(work, handled).contacts[0]
    reached = people.signer(work, handled, seen, signature).contact_details
    assert (reached.phone, reached.address) == ("13800000000", "和平路1号")
    assert people.contact(work, handled, seen, contact.id).phone == "13911112222"


@pytest.mark.parametrize("reach", [people.signer, people.contact])
def test_who_is_outside_the_case_reaches_nobody(work: Work, handled: Proposal, reach: Any) -> None:
    with pytest.raises(NotFound):
        reach(work, handled, sight.sight(work, STRANGER, handled), 1)


def test_nobody_of_another_unit_is_reached_through_a_case(work: Work, handled: Proposal) -> None:
    other = UnitContact(unit_id=2, rank=Rank.HANDLER, name="科员壬", phone="13700000000")
    work.add(other)
    work.flush()
    with pytest.raises(NotFound):
        people.contact(work, handled, sight.sight(work, CLERK, handled), other.id or 0)


def test_outside_the_case_there_is_no_contact_at_all(work: Work, handled: Proposal) -> None:
    seen = met(work, handled, STRANGER)
    assert (seen.contacts, seen.signatories[0].contact_details) == ((), "")


def test_a_name_under_another_text_does_not_stand_by_this_one(
    work: Work, handled: Proposal
) -> None:
    handled.text.text_hash = "c" * 64
    assert not met(work, handled).signatories[0].stands_by_text
