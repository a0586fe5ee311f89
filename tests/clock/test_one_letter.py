"""一单位一函: what one unit is late with goes out in one 催办函, and falls away case by case."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlmodel import col, select

from proposals import clock
from proposals.casework.supervise import voiding
from proposals.database import Office
from proposals.desk import board, casefile, correspondence, paper_check
from proposals.desk.case.papers import papers
from proposals.desk.correspondence.prints import prints
from proposals.desk.sight import sight
from proposals.desk.telling import facts
from proposals.records import (
    Assignment,
    Deadline,
    Entry,
    GivenNumber,
    Issued,
    Letter,
    Proposal,
    history,
)
from proposals.work import Work
from tests.casework.conftest import person
from tests.clock.cases import at, deadlines, letters
from tests.letters.golden import assert_golden
from workflows.policies.profile import load
from workflows.refusals import NotNow
from workflows.terms import Act, Role, Rung

URGED, SUPERVISED = date(2026, 6, 3), date(2026, 6, 16)
"""The first and the tenth working day after 2 June."""
TOGETHER, ALONE = "supervise/unit_urge_letter", "supervise/urge_letter"
CLERK = person(Role.CLERK, "办公室丙")
UNIT = person(Role.UNIT_OFFICE, "区住建局", unit_id=1)
NUMBERS = ["第0001号", "第0002号", "第0003号"]


@pytest.fixture
def urged(three: Office) -> Office:
    """They are urged the day after, and nothing is posted yet."""
    climb(three, URGED)
    return three


def climb(office: Office, day: date) -> None:
    clock.SWEEPS["climb_ladder"](office, at(day))


def post(office: Office) -> None:
    clock.SWEEPS["post_letters"](office, at(URGED, 10))


def settled(office: Office, *numbers: int) -> None:
    """These were answered in the meantime."""
    with office.transaction() as work:
        for number in numbers:
            work.get_one(Deadline, number).met_at = at(URGED)


def standing(office: Office) -> list[tuple[str, list[int]]]:
    """The 催办函 that stand, each with its cases."""
    with office.transaction() as work:
        asked = select(Letter).where(
            col(Letter.kind).in_([TOGETHER, ALONE]), col(Letter.cancelled_at).is_(None)
        )
        found = work.exec(asked.order_by(col(Letter.id))).all()
        return [(one.kind, _cases(one)) for one in found]


def _cases(letter: Letter) -> list[int]:
    return [letter.proposal_id] if letter.proposal_id else [row.proposal_id for row in letter.cases]


def test_one_letter_tells_the_unit_of_all_three(urged: Office) -> None:
    assert standing(urged) == [(TOGETHER, [1, 2, 3])]


def test_it_reads_as_it_always_did(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    assert_golden(letter.words, TOGETHER)


def test_its_cases_stand_in_the_order_of_their_numbers(three: Office) -> None:
    with three.transaction() as work:
        work.get_one(Proposal, 1).case_no = "第0104号"
    climb(three, URGED)
    (letter,) = letters(three, TOGETHER)
    assert re.findall(r"第\d{4}号", letter.words) == ["第0002号", "第0003号", "第0104号"]


def test_a_second_run_writes_nothing(urged: Office) -> None:
    before = letters(urged)
    climb(urged, URGED)
    assert len(letters(urged)) == len(before)


def test_its_issue_is_on_record_with_its_cases(urged: Office) -> None:
    with urged.transaction() as work:
        (entry,) = work.exec(select(Entry).where(Entry.chain == history.LETTERS)).all()
    assert (entry.act, facts(entry)["proposals"]) == (Act.URGE, NUMBERS)


def test_every_case_has_its_rung_on_record(urged: Office) -> None:
    with urged.transaction() as work:
        asked = select(Entry).where(Entry.act == Act.URGE, col(Entry.chain).startswith("proposal:"))
        urged_by = [entry.chain for entry in work.exec(asked) if facts(entry)["rung"] == Rung.URGE]
    assert urged_by == ["proposal:1", "proposal:2", "proposal:3"]


def test_a_committee_may_send_one_letter_a_case(three: Office) -> None:
    """一事一单, as Sanming does."""
    alone = replace(load(), papers=replace(load().papers, per_unit=()))
    climb(replace(three, rules=replace(three.rules, profiles=[alone])), URGED)
    assert standing(three) == [(ALONE, [1]), (ALONE, [2]), (ALONE, [3])]


def test_a_case_with_another_date_gets_its_own_letter(three: Office) -> None:
    with three.transaction() as work:
        work.get_one(Deadline, 2).due_on = date(2026, 6, 1)
    climb(three, URGED)
    assert standing(three) == [(TOGETHER, [1, 3]), (ALONE, [2])]


def test_another_unit_gets_its_own_letter(three: Office) -> None:
    with three.transaction() as work:
        work.get_one(Deadline, 3).debtor = work.get_one(Assignment, 3).unit_name = "区教育局"
    climb(three, URGED)
    assert standing(three) == [(TOGETHER, [1, 2]), (ALONE, [3])]


def test_the_next_rung_tells_of_it(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    climb(urged, SUPERVISED)
    drafts = letters(urged, "supervise/supervision_notice")
    assert [letter.number in draft.words for draft in drafts] == [True] * 3


def test_what_is_answered_before_it_goes_out_is_left_out(urged: Office) -> None:
    settled(urged, 2)
    post(urged)
    assert standing(urged) == [(TOGETHER, [1, 3])]


def test_the_last_one_owed_gets_its_own_letter(urged: Office) -> None:
    settled(urged, 1, 2)
    post(urged)
    assert standing(urged) == [(ALONE, [3])]


def test_when_all_are_answered_none_goes_out(urged: Office) -> None:
    settled(urged, 1, 2, 3)
    post(urged)
    assert standing(urged) == []


def test_the_number_of_a_letter_taken_back_is_explained(urged: Office) -> None:
    settled(urged, 2)
    post(urged)
    with urged.transaction() as work:
        voided = work.exec(select(GivenNumber).where(col(GivenNumber.voided_at).is_not(None))).all()
    assert [number.voided_why for number in voided] == ["部分事项已了结，另行发函"]


def test_a_posted_letter_stays(urged: Office) -> None:
    post(urged)
    settled(urged, 2)
    clock.SWEEPS["post_letters"](urged, at(URGED, 11))
    assert standing(urged) == [(TOGETHER, [1, 2, 3])]


def test_the_board_shows_it_with_every_duty(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    with urged.reading() as work:
        told = board.told.told_about(work, [row.id or 0 for row in deadlines(urged)])
    assert [letter.id in {one.letter_id for one in told[key]} for key in (1, 2, 3)] == [True] * 3


def test_every_case_lists_it_among_its_papers(urged: Office) -> None:
    with urged.reading() as work:
        kinds = [_kinds(work, number) for number in (1, 2, 3)]
    assert [TOGETHER in listed for listed in kinds] == [True] * 3


def _kinds(work: Work, number: int) -> set[str]:
    case = work.get_one(Proposal, number)
    return {paper.kind for paper in papers(work, case, sight(work, CLERK, case))}


def test_a_case_file_holds_it_and_proves_its_words(urged: Office) -> None:
    with urged.reading() as work:
        content = casefile.export(work, work.get_one(Proposal, 2), at(URGED))
    assert TOGETHER in {letter["kind"] for letter in content["letters"]}
    assert list(casefile.faults(history.canonical(content))) == []


def test_its_code_is_true(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    with urged.reading() as work:
        found = paper_check.check(work, letter.code or "")
    assert found is not None
    assert list(paper_check.faults(found)) == []


def test_the_letter_leads_to_every_case(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    with urged.reading() as work:
        opened = correspondence.letter(work, CLERK, letter.id or 0)
    assert [case.number for case in opened.cases] == NUMBERS


def test_the_inbox_of_the_unit_says_of_how_many_cases_it_tells(urged: Office) -> None:
    post(urged)
    with urged.reading() as work:
        laid = correspondence.inbox(work, UNIT).rows
    told = {mail.paper.kind: mail.case for mail in laid}
    assert told[TOGETHER] == "3件提案"


def test_a_unit_prints_it_with_the_mark_of_what_is_not_public(urged: Office) -> None:
    post(urged)
    (letter,) = letters(urged, TOGETHER)
    with urged.reading() as work:
        (print_,) = prints(work, UNIT, [letter.id or 0])
    assert print_.copy.watermark != ""


def test_of_two_clerks_who_void_it_at_once_one_does(urged: Office) -> None:
    (letter,) = letters(urged, TOGETHER)
    side_by_side = Barrier(2)

    def void(why: str) -> str:
        try:
            with urged.transaction() as work:
                mine = Issued(work.get_one(Letter, letter.id))
                # SQLite lets nobody read for writing while another one writes.
                if urged.engine.dialect.name == "postgresql":
                    side_by_side.wait(10)
                voiding.void(work, mine, why, CLERK.later(at(URGED, 11)))
        except NotNow:
            return ""
        return why

    with ThreadPoolExecutor(2) as pool:
        done = list(filter(None, pool.map(void, ["单位有误", "日期有误"])))
    (standing_why,) = [one.cancelled_why for one in letters(urged, TOGETHER)]
    assert done == [standing_why]
