"""公开: screened, consented, blacked out, outside the embargo (rules 8 and 43)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.file import publication
from proposals.records import Letter, Proposal, Reply, ReplyAnswer
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.file.refusing import refused
from workflows.papers.publication import Screening
from workflows.refusals import Incomplete, NotNow
from workflows.terms import (
    Adoption,
    AssignmentStage,
    Duty,
    ProposalStage,
    Publicity,
    Rank,
)

Stage = ProposalStage
PHONE = "138" + "00000000"
YES = Screening("办公室丙", secrecy_ok=True, privacy_ok=True)


def test_a_published_proposal_is_owed_no_more(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, clerk, "提案委办公室")
    publication.publish_proposal(work, proposal, YES, clerk)
    assert (duties.of(proposal), proposal.publications[0].screened_by) == ([], "办公室丙")
    assert work.exec(select(Letter.title)).all() == ["公开告知"]


@pytest.mark.parametrize(
    ("screening", "rules"),
    [
        (YES._replace(screened_by=""), ["screener_named"]),
        (YES._replace(secrecy_ok=False), ["secrecy_screened"]),
        (YES._replace(privacy_ok=False), ["privacy_screened"]),
        (
            Screening("", secrecy_ok=False, privacy_ok=False),
            ["screener_named", "secrecy_screened", "privacy_screened"],
        ),
    ],
    ids=["rule_43-by nobody", "rule_43-secrecy", "rule_43-privacy", "rule_43-not screened"],
)
def test_nothing_is_published_before_its_screening(
    work: Work, make_proposal: MakeProposal, clerk: Actor, screening: Screening, rules: list[str]
) -> None:
    proposal = make_proposal(Stage.FILED)
    with refused(work, proposal, Incomplete, *rules):
        publication.publish_proposal(work, proposal, screening, clerk)


@pytest.mark.parametrize(
    ("given", "rule"),
    [({"public_consent": False}, "publishable"), ({"on_hold": True}, "not_on_hold")],
    ids=["rule_43-no consent", "rule_43-held"],
)
def test_nothing_is_published_against_consent_or_hold(
    work: Work, make_proposal: MakeProposal, clerk: Actor, given: dict[str, bool], rule: str
) -> None:
    proposal = make_proposal(Stage.FILED, **given)
    with refused(work, proposal, NotNow, rule):
        publication.publish_proposal(work, proposal, YES, clerk)


def test_a_proposal_is_published_once(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.FILED)
    publication.publish_proposal(work, proposal, YES, clerk)
    with refused(work, proposal, NotNow, "proposal_unpublished"):
        publication.publish_proposal(work, proposal, YES, clerk)


@pytest.mark.parametrize("redacted", [(), ("000",)], ids=["rule_08-nothing", "rule_08-a part"])
def test_personal_data_are_blacked_out_first(
    work: Work, make_proposal: MakeProposal, clerk: Actor, redacted: tuple[str, ...]
) -> None:
    proposal = make_proposal(Stage.FILED)
    proposal.text.facts += f"联系人{PHONE}，{PHONE}。"
    words = tuple(f"联系人{word}" for word in redacted)
    with refused(work, proposal, Incomplete, "personal_data_redacted"):
        publication.publish_proposal(work, proposal, YES._replace(redacted=words), clerk)


@pytest.mark.parametrize("phone", [PHONE], ids=["rule_08-redacted"])
def test_what_is_blacked_out_stands_nowhere_in_the_published_text(
    work: Work, make_proposal: MakeProposal, clerk: Actor, phone: str
) -> None:
    proposal = make_proposal(Stage.FILED)
    proposal.text.facts += f"联系人{phone}。"
    publication.publish_proposal(work, proposal, YES._replace(redacted=(phone,)), clerk)
    published = proposal.publications[0].text
    assert (phone in published, "联系人■■■。" in published) == (False, True)


@pytest.fixture
def replied(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """A proposal with one issued reply, open to the public."""
    proposal = make_proposal(Stage.REPLIED, case_no="第0001号")
    assignment = make_assignment(proposal, AssignmentStage.REPLIED)
    reply = Reply(
        assignment_id=assignment.key,
        round=1,
        opening="现答复如下：",
        unit_class="A",
        publicity=Publicity.OPEN,
        signatory="局长庚",
        signatory_rank=Rank.MAIN_LEADER,
        contact=f"经办人辛 {PHONE}",
        drafted_at=AT,
        number="区住建局提复〔2026〕1号",
        issued_at=AT,
    )
    reply.answers = [
        ReplyAnswer(reply_id=0, number=1, adoption=Adoption.ADOPTED, text="已设立窗口。")
    ]
    assignment.replies.append(reply)
    return proposal


def test_a_reply_is_published_without_its_contact(
    work: Work, replied: Proposal, clerk: Actor
) -> None:
    work.flush()
    publication.publish_reply(work, replied, YES, clerk)
    assert replied.publications[0].text == "区住建局：现答复如下：\n1. 已设立窗口。"


@pytest.mark.parametrize(
    "publicity",
    [Publicity.ON_REQUEST, Publicity.CLOSED],
    ids=["rule_43-on request", "rule_43-closed"],
)
def test_a_reply_that_is_not_open_is_not_published(
    work: Work, replied: Proposal, clerk: Actor, publicity: Publicity
) -> None:
    replied.assignments[0].replies[0].publicity = publicity
    work.flush()
    with refused(work, replied, NotNow, "reply_open_to_public"):
        publication.publish_reply(work, replied, YES, clerk)


@pytest.mark.parametrize(
    ("days", "published"), [(0, 0), (183, 0), (184, 1)], ids=["rule_43-now", "rule_43-eve", "over"]
)
def test_a_reply_waits_for_the_end_of_the_embargo(
    work: Work, replied: Proposal, clerk: Actor, days: int, published: int
) -> None:
    profile = work.rules.profiles[0]
    months = replace(profile.publication, hide_units_months=6)
    work.rules = replace(work.rules, profiles=[replace(profile, publication=months)])
    work.flush()
    at = clerk.later(AT + timedelta(days=days))
    if published:
        publication.publish_reply(work, replied, YES, at)
    else:
        with refused(work, replied, Incomplete, "embargo_over"):
            publication.publish_reply(work, replied, YES, at)
    assert len(replied.publications) == published
