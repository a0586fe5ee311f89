"""联名: invited, confirmed, declined, left; on unchanged text and in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from proposals.casework.submit import cosigning, drafting, intake
from proposals.records import Member, Proposal
from proposals.work import Work
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    CONVENOR,
    CUTOFF,
    OTHER,
    PARTY,
    SCAN,
    SECOND,
    THIRD,
    begun,
    joint,
    later,
    latest,
    letters,
    member,
    refused,
)
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, MemberStatus, ProposerKind, SignatureAnswer, SignatureRole

Prepare = Callable[[Work, Proposal, Member], None]


def invited(work: Work, proposal: Proposal, number: int = 2) -> Proposal:
    """The proposal with one open invitation."""
    cosigning.invite(work, proposal, member(work, number), AUTHOR)
    return proposal


def answers(proposal: Proposal) -> list[tuple[str, SignatureRole, SignatureAnswer]]:
    """Who stands under it, in which part, with which answer."""
    return [(s.name, s.role, s.answer) for s in proposal.signatures]


def test_an_invited_member_confirms_himself(work: Work) -> None:
    proposal = joint(work, SECOND)
    (_, line) = proposal.confirmed
    assert (line.name, line.sector_name, line.answered_at) == ("委员乙", "经济", SECOND.at)
    assert line.text_hash == proposal.text.text_hash


def test_the_invited_member_gets_a_letter(work: Work) -> None:
    invited(work, begun(work))
    (letter,) = letters(work, "cosign_invitation")
    assert letter.addressee == "委员乙"
    assert "2026年3月3日18时00分" in letter.words


def test_a_members_proposal_becomes_joint_with_the_first_confirmed_name(work: Work) -> None:
    proposal = invited(work, begun(work))
    assert proposal.kind == ProposerKind.INDIVIDUAL
    cosigning.cosign(work, proposal, SECOND)
    assert proposal.kind == ProposerKind.JOINT


def resigned(_work: Work, _proposal: Proposal, asked: Member) -> None:
    asked.status = MemberStatus.RESIGNED


def out_of_term(_work: Work, _proposal: Proposal, asked: Member) -> None:
    asked.valid_until = AUTHOR.today - timedelta(days=1)


def already_asked(work: Work, proposal: Proposal, asked: Member) -> None:
    cosigning.invite(work, proposal, asked, AUTHOR)


def already_confirmed(work: Work, proposal: Proposal, asked: Member) -> None:
    already_asked(work, proposal, asked)
    cosigning.cosign(work, proposal, SECOND)


def nothing(_work: Work, _proposal: Proposal, _asked: Member) -> None:
    """As it stands."""


@pytest.mark.parametrize(
    ("asked", "prepare", "rule"),
    [
        (1, nothing, "cosigner_is_another"),
        (2, already_asked, "cosigner_once"),
        (2, already_confirmed, "cosigner_once"),
        (2, resigned, "cosigner_in_office"),
        (2, out_of_term, "cosigner_in_office"),
    ],
    ids=[
        "rule_11-first_proposer",
        "rule_11-invited_twice",
        "rule_11-confirmed_before",
        "rule_11-resigned",
        "rule_11-term_over",
    ],
)
def test_who_may_not_be_invited(work: Work, asked: int, prepare: Prepare, rule: str) -> None:
    proposal = begun(work)
    prepare(work, proposal, member(work, asked))
    with refused(work, Incomplete, rule):
        cosigning.invite(work, proposal, member(work, asked), AUTHOR)


def test_a_collective_proposal_has_no_cosigners(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    with refused(work, Incomplete, "cosigners_of_members"):
        cosigning.invite(work, proposal, member(work, 2), PARTY)


def test_only_the_first_proposer_invites(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotYou, "own_proposal"):
        cosigning.invite(work, proposal, member(work, 3), SECOND)


def test_nobody_cosigns_uninvited(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotYou, "invited_to_cosign"):
        cosigning.cosign(work, proposal, SECOND, member(work, 2))


def test_nobody_cosigns_for_another(work: Work) -> None:
    proposal = invited(work, begun(work))
    with refused(work, NotYou, "own_name"):
        cosigning.cosign(work, proposal, THIRD, member(work, 2))


def test_nobody_cosigns_twice(work: Work) -> None:
    proposal = joint(work, SECOND)
    with refused(work, NotNow, "cosigner_once"):
        cosigning.cosign(work, proposal, SECOND)


def test_who_resigned_after_the_invitation_cannot_cosign(work: Work) -> None:
    proposal = invited(work, begun(work))
    member(work, 2).status = MemberStatus.RESIGNED
    with refused(work, Incomplete, "cosigner_in_office"):
        cosigning.cosign(work, proposal, SECOND)


@pytest.mark.parametrize(
    ("after", "taken"),
    [(timedelta(), True), (timedelta(milliseconds=999), True), (timedelta(seconds=1), False)],
    ids=["rule_11-cutoff_second", "rule_11-within_it", "rule_11-second_after"],
)
def test_names_are_taken_to_the_cutoff_second(work: Work, after: timedelta, taken: bool) -> None:
    proposal, signer = invited(work, begun(work)), SECOND.later(CUTOFF + after)
    if taken:
        cosigning.cosign(work, proposal, signer)
        assert len(proposal.confirmed) == 2
    else:
        with refused(work, Incomplete, "cosign_before_cutoff"):
            cosigning.cosign(work, proposal, signer)


def test_nobody_is_invited_after_the_cutoff(work: Work) -> None:
    proposal = begun(work)
    with refused(work, Incomplete, "cosign_before_cutoff"):
        cosigning.invite(work, proposal, member(work, 2), AUTHOR.later(CUTOFF + timedelta(hours=1)))


def test_a_proposal_begun_in_recess_has_no_cutoff(work: Work) -> None:
    proposal = begun(work, later(AUTHOR, days=20))
    cosigning.invite(work, proposal, member(work, 2), later(AUTHOR, days=20))
    cosigning.cosign(work, proposal, later(SECOND, days=60))
    assert len(proposal.confirmed) == 2


def test_a_changed_text_asks_the_cosigners_again(work: Work) -> None:
    proposal = joint(work, SECOND)
    drafting.rewrite(work, proposal, OTHER, AUTHOR)
    assert answers(proposal) == [
        ("委员甲", SignatureRole.FIRST, SignatureAnswer.CONFIRMED),
        ("委员乙", SignatureRole.COSIGNER, SignatureAnswer.INVITED),
    ]
    assert [letter.addressee for letter in letters(work, "cosign_invitation")] == ["委员乙"] * 2


def test_an_unchanged_text_asks_nobody(work: Work) -> None:
    proposal = joint(work, SECOND)
    drafting.rewrite(work, proposal, OTHER, AUTHOR)
    cosigning.cosign(work, proposal, SECOND)
    drafting.rewrite(work, proposal, OTHER._replace(facts=f" {OTHER.facts}\n"), AUTHOR)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员乙"]


def test_a_confirmation_of_the_old_text_does_not_submit_the_new(work: Work) -> None:
    proposal = joint(work, SECOND)
    drafting.rewrite(work, proposal, OTHER, AUTHOR)
    rules = ("every_invitation_answered", "joint_has_cosigner")
    with refused(work, NotNow, *rules):
        intake.submit(work, proposal, AUTHOR)


def test_who_declined_stands_aside_and_may_be_asked_again(work: Work) -> None:
    proposal = invited(work, begun(work))
    cosigning.decline(work, proposal, SECOND, "不了解情况")
    assert [s.name for s in proposal.confirmed] == ["委员甲"]
    invited(work, proposal)
    assert len(proposal.signatures) == 2


def test_an_invitation_is_taken_back(work: Work) -> None:
    proposal = invited(work, begun(work))
    cosigning.uninvite(work, proposal, member(work, 2), AUTHOR)
    work.flush()
    intake.submit(work, proposal, AUTHOR)
    assert [s.name for s in proposal.signatures] == ["委员甲"]


def test_who_takes_an_invitation_back_stands_in_the_history(work: Work) -> None:
    proposal = invited(work, begun(work))
    cosigning.uninvite(work, proposal, member(work, 2), AUTHOR)
    entry = latest(work)
    assert (entry.act, entry.by, entry.facts) == (Act.UNINVITE, "委员甲", '{"member":"委员乙"}')


def test_an_organisation_confirms_no_members_name(work: Work) -> None:
    proposal = invited(work, begun(work))
    with refused(work, NotYou, "own_name"):
        cosigning.cosign(work, proposal, PARTY, member(work, 2), SCAN)


def test_a_confirmed_name_is_not_taken_back_by_another(work: Work) -> None:
    proposal = joint(work, SECOND)
    with refused(work, NotNow, "invitation_open"):
        cosigning.uninvite(work, proposal, member(work, 2), AUTHOR)


def test_who_leaves_takes_only_his_own_name(work: Work) -> None:
    proposal = joint(work, SECOND, THIRD)
    cosigning.leave(work, proposal, SECOND)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员丙"]


def test_the_first_place_passes_to_the_next_who_confirmed(work: Work) -> None:
    proposal = joint(work, SECOND, THIRD)
    cosigning.leave(work, proposal, AUTHOR)
    first = proposal.confirmed[0]
    assert (first.name, first.role) == ("委员乙", SignatureRole.FIRST)
    assert (proposal.proposer_name, proposal.member_id) == ("委员乙", 2)
    assert proposal.sector_name == "经济"


def test_with_the_last_cosigner_it_is_a_members_proposal_again(work: Work) -> None:
    proposal = joint(work, SECOND)
    cosigning.leave(work, proposal, SECOND)
    intake.submit(work, proposal, AUTHOR)
    assert proposal.kind == ProposerKind.INDIVIDUAL


def test_alone_one_withdraws_and_does_not_leave(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotNow, "someone_stays"):
        cosigning.leave(work, proposal, AUTHOR)


@pytest.mark.parametrize("actor", [THIRD, CONVENOR], ids=["rule_13-member", "rule_13-convenor"])
def test_nobody_takes_a_name_away_that_is_not_his(work: Work, actor: object) -> None:
    proposal = joint(work, SECOND)
    with refused(work, NotYou, "own_name"):
        cosigning.leave(work, proposal, actor, member(work, 2))  # type: ignore[arg-type]


def test_a_clerk_enters_names_signed_on_paper(work: Work) -> None:
    proposal = begun(work, CLERK, ProposerKind.JOINT, proxy_scan=SCAN, member_id=1)
    cosigning.cosign(work, proposal, CLERK, member(work, 2), SCAN)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员乙"]
    assert letters(work, "cosign_invitation") == []


def test_a_clerk_enters_no_name_without_the_paper(work: Work) -> None:
    proposal = begun(work, CLERK, ProposerKind.JOINT, proxy_scan=SCAN, member_id=1)
    with refused(work, Incomplete, "proxy_needs_scan"):
        cosigning.cosign(work, proposal, CLERK, member(work, 2))
