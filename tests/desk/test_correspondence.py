"""文书: the lists in, out and to confirm; one letter as sent; an inbox is its owner's alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proposals.casework.actor import Actor
from proposals.desk import correspondence
from proposals.desk.correspondence import State, Wanted, Way
from proposals.records import Delivery, InboxItem, Letter, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.handle.answered import ASSIGNER, CLERK, HEAD, MEMBER
from tests.desk.statements import counted
from workflows.refusals import NotFound
from workflows.terms import ProposalStage, Role

NAMESAKE = person(Role.MEMBER, "委员甲", member_id=4)


@pytest.fixture
def filed(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.FILED, case_no="第0001号", filed_at=AT)


def write(work: Work, proposal: Proposal, title: str = "立案通知", **given: object) -> Letter:
    letter = Letter(
        **{
            "kind": "file/filing_notice",
            "title": title,
            "addressee": "委员甲委员",
            "words": "<document><title>立案通知</title><p>已立案</p></document>",
            "occasion": f"{title}{given}",
            "proposal_id": proposal.id,
            "written_at": AT,
            "send_on": AT.date(),
            **given,
        }
    )
    work.add(letter)
    work.flush()
    return letter


def listed(work: Work, wanted: Wanted, who: Actor = CLERK) -> list[str]:
    return [paper.title for paper in correspondence.letters(work, who, wanted).rows]


@pytest.fixture
def several(work: Work, filed: Proposal) -> None:
    """One of each: posted, waiting, a draft, cancelled, and a reply that came in."""
    write(work, filed, "立案通知", number="提立〔2026〕1号", posted_at=AT)
    write(work, filed, "期限提醒", kind="supervise/notice", addressee="区住建局")
    write(work, filed, "督办通知", needs_confirmation=True)
    write(work, filed, "旧催办函", cancelled_at=AT)
    later = {"posted_at": AT, "written_at": AT + timedelta(days=3)}
    write(work, filed, "提案答复", kind="handle/reply_letter", **later)


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(way=Way.IN), ["提案答复"]),
        (Wanted(way=Way.OUT), ["旧催办函", "期限提醒", "立案通知"]),
        (Wanted(way=Way.TO_CONFIRM), ["督办通知"]),
        (Wanted(state=State.WAITING), ["期限提醒"]),
        (Wanted(state=State.POSTED), ["提案答复", "立案通知"]),
        (Wanted(state=State.CANCELLED), ["旧催办函"]),
        (Wanted(kind="supervise/notice"), ["期限提醒"]),
        (Wanted(number="提立"), ["立案通知"]),
        (Wanted(number="%"), []),
        (Wanted(addressee="住建"), ["期限提醒"]),
        (Wanted(since=date(2026, 3, 5)), ["提案答复"]),
        (Wanted(until=date(2026, 3, 2), way=Way.OUT), ["旧催办函", "期限提醒", "立案通知"]),
    ],
)
def test_letters_are_narrowed(work: Work, several: None, wanted: Wanted, titles: list[str]) -> None:
    assert listed(work, wanted) == titles


def test_a_letter_stands_in_exactly_one_state(work: Work, several: None) -> None:
    by_state = (title for state in State for title in listed(work, Wanted(state=state)))
    assert sorted(by_state) == sorted(listed(work, Wanted()))


def test_the_kinds_that_occur_can_be_chosen(work: Work, several: None) -> None:
    assert correspondence.kinds(work, CLERK)["supervise/notice"] == "期限提醒"


def test_a_proposer_reads_what_was_sent_to_him(work: Work, several: None) -> None:
    assert listed(work, Wanted(), MEMBER) == ["提案答复", "立案通知"]


def test_a_letter_is_opened_as_it_was_sent(work: Work, filed: Proposal) -> None:
    letter = write(work, filed, posted_at=AT)
    opened = correspondence.letter(work, CLERK, letter.id or 0)
    assert list(opened.copy.document.lines()) == ["立案通知", "已立案"]
    assert [case.number for case in opened.cases] == ["第0001号"]


def test_a_letter_that_is_not_yours_is_not_found(work: Work, filed: Proposal) -> None:
    letter = write(work, filed, addressee="区住建局", posted_at=AT)
    with pytest.raises(NotFound, match="没有这份文书"):
        correspondence.letter(work, MEMBER, letter.id or 0)


@pytest.mark.parametrize("who", [CLERK, HEAD], ids=["clerk", "head"])
def test_a_draft_is_offered_for_signing(work: Work, filed: Proposal, who: Actor) -> None:
    letter = write(work, filed, addressee="交办机关", needs_confirmation=True)
    assert correspondence.letter(work, who, letter.id or 0).may_confirm


def test_a_letter_that_went_out_is_not_offered_for_signing(work: Work, filed: Proposal) -> None:
    letter = write(work, filed, needs_confirmation=True, confirmed_at=AT, posted_at=AT)
    assert not correspondence.letter(work, CLERK, letter.id or 0).may_confirm


def test_a_draft_is_not_shown_to_its_addressee(work: Work, filed: Proposal) -> None:
    letter = write(work, filed, addressee="交办机关", needs_confirmation=True)
    with pytest.raises(NotFound, match="没有这份文书"):
        correspondence.letter(work, ASSIGNER, letter.id or 0)


def test_how_it_went_out_is_told_to_those_who_keep_the_letters(work: Work, filed: Proposal) -> None:
    letter = write(work, filed, posted_at=AT)
    letter.deliveries.append(Delivery(letter_id=0, channel="inbox", attempts=2))
    work.flush()
    told = [correspondence.letter(work, who, letter.id or 0) for who in (CLERK, MEMBER)]
    assert [[(d.channel, d.attempts) for d in t.deliveries] for t in told] == [[("站内", 2)], []]


@pytest.fixture
def laid(work: Work, filed: Proposal) -> Letter:
    """A letter in the inbox of 委员甲, unread."""
    letter = write(work, filed, posted_at=AT)
    work.add(InboxItem(letter_id=letter.id or 0, recipient="委员甲委员", laid_at=AT))
    work.flush()
    return letter


def test_an_inbox_holds_what_was_laid_there(work: Work, laid: Letter) -> None:
    (mail,) = correspondence.inbox(work, MEMBER).rows
    assert (mail.paper.title, mail.read_at) == ("立案通知", None)


def test_a_namesake_does_not_read_it(work: Work, laid: Letter) -> None:
    assert correspondence.inbox(work, NAMESAKE).total == 0


def test_what_is_not_read_is_counted(work: Work, laid: Letter) -> None:
    assert correspondence.unread(work, MEMBER) == 1


def test_what_was_read_is_not_counted(work: Work, laid: Letter) -> None:
    laid.items[0].read_at = AT
    work.flush()
    assert correspondence.unread(work, MEMBER) == 0


def test_a_page_of_letters_costs_two_statements(work: Work, several: None) -> None:
    with counted(work) as sent:
        correspondence.letters(work, CLERK)
    assert len(sent) == 2
