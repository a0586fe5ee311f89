"""起草: what a draft may hold, in whose name, and how its text is cleaned."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.submit import drafting
from proposals.records import Entry, Proposal, Revision, Suggestion
from proposals.work import Work
from tests.casework.conftest import person
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    CONVENOR,
    OTHER,
    PARTY,
    SCAN,
    SECOND,
    TEXT,
    begun,
    later,
    refused,
)
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Incomplete, NotYou, Refusal
from workflows.terms import ProposalStage, ProposerKind, Role, SignatureAnswer, SignatureRole


def test_a_draft_is_in_the_name_of_its_author(work: Work) -> None:
    proposal = begun(work)
    assert (proposal.stage, proposal.proposer_name) == (ProposalStage.DRAFT, "委员甲")
    assert (proposal.sector_name, proposal.number) == ("教育", f"草稿{proposal.id}")


def test_the_author_has_signed_his_own_draft(work: Work) -> None:
    proposal = begun(work)
    (signature,) = proposal.confirmed
    assert (signature.role, signature.text_hash) == (SignatureRole.FIRST, TEXT.digest)


def test_a_draft_is_remembered_without_its_text(work: Work) -> None:
    begun(work)
    entry = work.exec(select(Entry)).one()
    assert TEXT.digest in entry.facts
    assert TEXT.facts not in entry.facts


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (TEXT._replace(title=" "), "content_complete"),
        (TEXT._replace(title="<p> </p>"), "content_complete"),
        (TEXT._replace(suggestions=("一窗受理。", "……")), "content_complete"),
        (TEXT._replace(suggestions=("一窗受理。", "\u200b\u2060")), "content_complete"),
    ],
    ids=["rule_01-no_title", "rule_02-html_only", "rule_02-punctuation", "rule_02-zero_width"],
)
def test_a_draft_needs_a_title_and_no_empty_suggestion(
    work: Work, text: ProposalText, rule: str
) -> None:
    with refused(work, Incomplete, rule):
        begun(work, text=text)


@pytest.mark.parametrize(
    "text",
    [
        TEXT._replace(title="关于某工程（机密★十年）的提案"),
        TEXT._replace(facts="绝密。我区……"),
        TEXT._replace(suggestions=("【秘密】一窗受理。",)),
        TEXT._replace(facts="绝\u200b密文件称"),
        TEXT._replace(facts="<b>绝</b>密文件称"),
    ],
    ids=[
        "rule_06-title",
        "rule_06-body",
        "rule_06-suggestion",
        "rule_06-hidden_by_zero_width",
        "rule_06-hidden_by_markup",
    ],
)
def test_of_a_secret_nothing_is_stored(work: Work, text: ProposalText) -> None:
    with refused(work, Incomplete, "no_secret_marking"):
        begun(work, text=text)
    stored = [work.exec(select(table)).all() for table in (Proposal, Revision, Suggestion, Entry)]
    assert stored == [[], [], [], []]


@pytest.mark.parametrize(
    "given",
    [{"origin": "机密★文件"}, {"suggested_units": ("区住建局", "（绝密）某单位")}],
    ids=["rule_06-origin", "rule_06-suggested_unit"],
)
def test_a_secret_beside_the_text_is_refused_too(work: Work, given: dict[str, object]) -> None:
    with refused(work, Incomplete, "no_secret_marking"):
        begun(work, **given)  # type: ignore[arg-type]


def test_a_rewriting_with_a_secret_leaves_the_old_text(work: Work) -> None:
    proposal = begun(work)
    with refused(work, Incomplete, "no_secret_marking"):
        drafting.rewrite(work, proposal, TEXT._replace(facts="绝密"), AUTHOR)
    assert proposal.text.facts == TEXT.facts


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("<script>alert(1)</script>我区", "我区"),
        ('<img src=x onerror="alert(1)">我区<a href="javascript:1">住宅</a>', "我区住宅"),
        ("<p>一段</p><p>二<strong>段</strong></p>", "一段\n二段"),
        ("我\u202e区\x00住\u200b宅\r\n多", "我区住宅\n多"),
        ("e\u0301", "\u00e9"),
    ],
    ids=[
        "rule_03-script",
        "rule_03-attributes",
        "rule_03-whitelist",
        "rule_03-marks",
        "rule_03-nfc",
    ],
)
def test_the_text_is_stored_clean(work: Work, written: str, stored: str) -> None:
    assert begun(work, text=TEXT._replace(facts=written)).text.facts == stored


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        (AUTHOR, ProposerKind.PARTY),
        (AUTHOR, ProposerKind.SECTOR),
        (PARTY, ProposerKind.INDIVIDUAL),
        (CONVENOR, ProposerKind.PARTY),
    ],
    ids=[
        "rule_12-party_by_member",
        "rule_12-sector_by_member",
        "rule_12-member_by_party",
        "rule_12-party_by_convenor",
    ],
)
def test_nobody_drafts_in_a_name_that_is_not_his(
    work: Work, actor: Actor, kind: ProposerKind
) -> None:
    with refused(work, NotYou, "kind_is_yours"):
        begun(work, actor, kind)


def test_a_party_drafts_only_in_its_own_kind(work: Work) -> None:
    with refused(work, Incomplete, "proposer_named"):
        begun(work, PARTY, ProposerKind.PEOPLE_ORG)


def test_a_unit_drafts_nothing(work: Work, unit: Actor) -> None:
    with refused(work, NotYou, "role_permits_act"):
        begun(work, unit)


def test_a_former_convenor_drafts_nothing_for_his_sector(work: Work) -> None:
    other = person(Role.CONVENOR, "委员丁", member_id=4)
    with refused(work, NotYou, "convenor_in_office"):
        begun(work, other, ProposerKind.SECTOR)


@pytest.mark.parametrize(
    ("given", "refusal", "rule"),
    [
        ({"member_id": 1}, Incomplete, "proxy_needs_scan"),
        ({"proxy_scan": SCAN}, Incomplete, "proposer_named"),
        ({"proxy_scan": SCAN, "member_id": 99}, Incomplete, "proposer_named"),
        ({"proxy_scan": SCAN, "organisation_id": 1}, Incomplete, "proposer_named"),
    ],
    ids=["no_scan", "nobody_named", "nobody_known", "another_kind"],
)
def test_a_clerk_enters_what_is_on_paper(
    work: Work, given: dict[str, object], refusal: type[Refusal], rule: str
) -> None:
    with refused(work, refusal, rule):
        begun(work, CLERK, **given)  # type: ignore[arg-type]


def test_a_proxy_entry_keeps_the_digest_of_the_scan(work: Work) -> None:
    proposal = begun(work, CLERK, proxy_scan=SCAN, member_id=1)
    assert (proposal.proposer_name, proposal.proxy_scan) == ("委员甲", SCAN)


def test_a_convenor_is_waited_for_under_his_sectors_draft(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    (line,) = proposal.signatures
    assert (proposal.proposer_name, line.role) == ("经济界", SignatureRole.CONVENOR)
    assert line.answer == SignatureAnswer.INVITED


def test_a_draft_is_written_over(work: Work) -> None:
    proposal = begun(work)
    drafting.rewrite(work, proposal, OTHER._replace(suggestions=("一",)), AUTHOR)
    work.flush()
    assert [r.number for r in proposal.revisions] == [1]
    assert [(s.number, s.text) for s in proposal.text.suggestions] == [(1, "一")]


def test_a_longer_draft_keeps_its_suggestions_numbered(work: Work) -> None:
    proposal = begun(work)
    drafting.rewrite(work, proposal, OTHER._replace(suggestions=("一", "二", "三")), AUTHOR)
    work.flush()
    assert [(s.number, s.text) for s in proposal.text.suggestions] == [
        (1, "一"),
        (2, "二"),
        (3, "三"),
    ]


def test_only_its_author_rewrites_a_draft(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotYou, "own_proposal"):
        drafting.rewrite(work, proposal, OTHER, SECOND)


def test_a_clerk_rewrites_nothing_without_the_paper(work: Work) -> None:
    proposal = begun(work)
    with refused(work, Incomplete, "proxy_needs_scan"):
        drafting.rewrite(work, proposal, OTHER, later(CLERK, hours=1))
