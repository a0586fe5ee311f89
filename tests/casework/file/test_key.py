"""重点提案: nominated, opined on, decided within the number and with the right rank."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.file import key
from proposals.casework.submit import intake
from proposals.casework.supervise import archive
from proposals.records import Letter, Organisation, Proposal
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal, person
from tests.casework.file.refusing import refused
from workflows.papers.key import KeyDecision
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import ProposalStage, ProposerKind, Role

Stage = ProposalStage
ON = date(2026, 3, 2)
YES = KeyDecision("区政协第40次主席会议", ON, "副主席戊", Role.VICE_CHAIR, "经济委、城建委")


@pytest.fixture
def nominated(work: Work, make_proposal: MakeProposal, head: Actor) -> Proposal:
    proposal = make_proposal(Stage.FILED, case_no="第0001号")
    key.nominate(work, proposal, "群众反映集中。", head)
    return proposal


def test_opinions_are_kept_by_name(work: Work, nominated: Proposal) -> None:
    office = person(Role.COMMITTEE_OFFICE, "经济委")
    key.opine(work, nominated, "赞成。", office)
    key.opine(work, nominated, "建议合并督办。", office)
    opinions = [(o["by"], o["opinion"]) for o in nominated.nominations[0].opinions]
    assert opinions == [("经济委", "赞成。"), ("经济委", "建议合并督办。")]


def test_a_decided_proposal_is_key(work: Work, nominated: Proposal, vice_chair: Actor) -> None:
    key.decide(work, nominated, YES, vice_chair)
    decided = nominated.nominations[0]
    assert (nominated.is_key, decided.decided_on, decided.lead_leader) == (True, ON, "副主席戊")


def test_proposers_committees_and_units_are_told(
    work: Work, nominated: Proposal, vice_chair: Actor, make_assignment: MakeAssignment
) -> None:
    make_assignment(nominated)
    key.decide(work, nominated, YES, vice_chair)
    told = work.exec(select(Letter.addressee).order_by(Letter.id)).all()
    assert told == ["委员甲", "经济委", "城建委", "区住建局"]


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"meeting": ""}, ["meeting_named"]),
        ({"on": ON + timedelta(days=1)}, ["decided_on_a_past_day"]),
        ({"on": ON - timedelta(days=1)}, ["decided_after_nomination"]),
        ({"lead_leader": " "}, ["lead_leader_named"]),
        ({"lead_role": Role.SEC_GENERAL}, ["lead_rank"]),
        ({"committee": ""}, ["co_committee_named"]),
    ],
    ids=["no meeting", "to come", "before", "no leader", "rule_35-rank", "rule_35-no committee"],
)
def test_a_decision_is_complete(
    work: Work,
    nominated: Proposal,
    vice_chair: Actor,
    change: dict[str, object],
    rules: list[str],
) -> None:
    with refused(work, nominated, Incomplete, *rules):
        key.decide(work, nominated, YES._replace(**change), vice_chair)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("committee", "allowed"),
    [
        ("区政协经济科技委员会", True),
        ("经济科技委员会", True),
        ("经济科技委员会、不存在委员会", False),
        ("文史委员会", False),
    ],
    ids=["in full", "in short", "one unknown", "given up"],
)
def test_who_helps_is_a_special_committee_on_record(
    work: Work, nominated: Proposal, vice_chair: Actor, committee: str, allowed: bool
) -> None:
    kind, since = ProposerKind.SPECIAL_COMMITTEE, date(2022, 1, 1)
    until = {"区政协经济科技委员会": None, "区政协文史委员会": date(2025, 12, 31)}
    for id, (name, last) in enumerate(until.items(), 8):
        work.add(Organisation(id=id, name=name, kind=kind, valid_from=since, valid_until=last))
    work.flush()
    decided = YES._replace(committee=committee)
    if allowed:
        key.decide(work, nominated, decided, vice_chair)
    else:
        with refused(work, nominated, Incomplete, "co_committee_named"):
            key.decide(work, nominated, decided, vice_chair)
    assert nominated.is_key is allowed


def test_a_session_has_no_more_than_its_number(
    work: Work, nominated: Proposal, make_proposal: MakeProposal, vice_chair: Actor
) -> None:
    for _ in range(10):
        make_proposal(Stage.FILED, is_key=True)
    with refused(work, nominated, Incomplete, "key_count"):
        key.decide(work, nominated, YES, vice_chair)


def test_a_withdrawn_one_leaves_its_place_free_also_in_the_archive(
    work: Work, nominated: Proposal, make_proposal: MakeProposal, vice_chair: Actor, clerk: Actor
) -> None:
    given = {"is_key": True, "withdrawal_consented": True}
    *_, last = [make_proposal(Stage.FILED, **given) for _ in range(10)]
    intake.withdraw(work, last, "问题已经解决", person(Role.MEMBER, "委员甲", member_id=1))
    archive.archive(work, last, clerk)
    key.decide(work, nominated, YES, vice_chair)
    assert (nominated.is_key, last.is_key) == (True, False)


def test_nothing_is_decided_that_was_not_nominated(
    work: Work, make_proposal: MakeProposal, vice_chair: Actor
) -> None:
    proposal = make_proposal(Stage.FILED)
    with refused(work, proposal, NotNow, "key_nominated"):
        key.decide(work, proposal, YES, vice_chair)


def test_a_candidate_is_not_nominated_again(work: Work, nominated: Proposal, head: Actor) -> None:
    with refused(work, nominated, NotNow, "key_not_nominated"):
        key.nominate(work, nominated, "群众反映集中。", head)


def test_a_decision_stands(work: Work, nominated: Proposal, head: Actor, vice_chair: Actor) -> None:
    key.decide(work, nominated, YES, vice_chair)
    with refused(work, nominated, NotNow, "key_not_decided"):
        key.nominate(work, nominated, "再次推荐。", head)


def test_the_committee_does_not_decide(work: Work, nominated: Proposal, head: Actor) -> None:
    with refused(work, nominated, NotYou, "role_permits_act"):
        key.decide(work, nominated, YES, head)
