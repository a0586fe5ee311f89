"""记录: the history over all cases, narrowed, in words, with its proof."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework import issuing
from proposals.casework.access import keeper
from proposals.casework.file import review
from proposals.desk.record import Recorded, Wanted, faults, record
from proposals.records import Account, Entry, Letter, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.handle.answered import CLERK, HEAD, after
from tests.desk.statements import counted
from tests.desk.test_correspondence import write
from workflows.terms import AccountAct, Act, ProposalStage, Role


@pytest.fixture
def held(work: Work, make_proposal: MakeProposal) -> Proposal:
    """Taken in on 2 March, stopped for secrecy on the 4th by the head."""
    proposal = make_proposal(ProposalStage.SUBMITTED, case_no="第0001号")
    review.accept(work, proposal, CLERK)
    review.hold(work, proposal, "疑似涉密", after(HEAD, 2))
    work.flush()
    return proposal


def told(work: Work, wanted: Wanted | None = None) -> list[Recorded]:
    return list(record(work, CLERK, wanted or Wanted()).rows)


def test_the_latest_stands_first_with_its_case(work: Work, held: Proposal) -> None:
    first = told(work)[0]
    assert (first.line.act, first.case, first.href) == (
        *("涉密停办", "第0001号"),
        f"/proposals/{held.id}",
    )


def test_the_facts_are_told_in_words(work: Work, held: Proposal) -> None:
    assert told(work)[0].line.note == "理由：疑似涉密"


@pytest.mark.parametrize(
    ("wanted", "acts"),
    [
        (Wanted(act=Act.HOLD), ["涉密停办"]),
        (Wanted(who="办公室"), ["受理"]),
        (Wanted(role=Role.COMMITTEE_HEAD), ["涉密停办"]),
        (Wanted(since=date(2026, 3, 3)), ["涉密停办"]),
        (Wanted(until=date(2026, 3, 3)), ["受理"]),
        (Wanted(case="第0001号"), ["涉密停办", "受理"]),
        (Wanted(case="第0002号"), []),
        (Wanted(who="%"), []),
    ],
)
def test_the_record_is_narrowed(
    work: Work, held: Proposal, wanted: Wanted, acts: list[str]
) -> None:
    assert [each.line.act for each in told(work, wanted)] == acts


def test_a_members_draft_is_not_on_the_record_the_office_reads(
    work: Work, make_proposal: MakeProposal, held: Proposal
) -> None:
    held.submitted_at = None
    work.flush()
    assert told(work) == []


def test_an_untouched_chain_is_proven(work: Work, held: Proposal) -> None:
    assert all(each.proven for each in told(work))


def test_a_changed_entry_leaves_its_whole_chain_unproven(work: Work, held: Proposal) -> None:
    work.exec(select(Entry).order_by(col(Entry.id))).all()[0].by = "别人"
    work.flush()
    assert not any(each.proven for each in told(work))


def test_what_is_wrong_with_a_chain_is_told(work: Work, held: Proposal) -> None:
    work.exec(select(Entry).order_by(col(Entry.id))).all()[0].by = "别人"
    work.flush()
    chain = f"proposal:{held.id}"
    assert faults(work, [chain]) == {chain: ["第1条的内容被改动"]}


def test_a_page_of_the_record_costs_few_statements(work: Work, held: Proposal) -> None:
    with counted(work) as sent:
        record(work, CLERK)
    assert len(sent) <= 6


@pytest.fixture
def kept(work: Work, held: Proposal) -> None:
    """The same, released, and an account opened on the command line."""
    held.on_hold = False
    account = Account(username="lin", name="林秘书")
    work.add(account)
    work.flush()
    keeper.record(work, AccountAct.ADD, account, keeper.owner("root", AT))
    work.flush()


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.SYSADMIN, {"开立账号"}),
        (Role.AUDITOR, {"开立账号", "受理", "涉密停办"}),
        (Role.CLERK, {"受理", "涉密停办"}),
    ],
)
def test_accounts_stand_on_the_record_of_who_answers_for_them(
    work: Work, kept: None, role: Role, acts: set[str]
) -> None:
    assert {each.line.act for each in record(work, person(role, "某甲")).rows} == acts


def test_an_act_on_an_account_names_it(work: Work, kept: None) -> None:
    row = record(work, person(Role.SYSADMIN, "管理甲"), Wanted(act=AccountAct.ADD)).rows[0]
    assert (row.case, row.line.who, row.line.note) == ("账号", "本机（root）", "林秘书（lin）")


@pytest.fixture
def listed(work: Work, held: Proposal) -> Letter:
    """A letter of no single case, on record."""
    letter = write(work, held, "公布清单", proposal_id=None)
    issuing.issue(work, letter, Act.URGE, [held], CLERK)
    work.flush()
    return letter


def test_a_letter_of_several_cases_stands_on_the_record(work: Work, listed: Letter) -> None:
    row = told(work, Wanted(act=Act.URGE))[0]
    assert (row.case, row.href, row.line.kind) == ("文书", "/letters", "文书")
    assert row.line.note == "收文：委员甲委员；提案：第0001号；标题：公布清单"


@pytest.mark.parametrize(("role", "reads"), [(Role.AUDITOR, True), (Role.SYSADMIN, False)])
def test_letters_that_name_cases_are_read_by_who_sees_cases(
    work: Work, listed: Letter, role: Role, reads: bool
) -> None:
    kinds = {each.line.kind for each in record(work, person(role, "某甲")).rows}
    assert ("文书" in kinds) == reads
