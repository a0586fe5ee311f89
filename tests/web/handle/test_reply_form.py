"""答复送审: each suggestion beside its answer, what is missing told at once, nothing kept yet."""

from __future__ import annotations

import re

import pytest
from sqlmodel import col, func, select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Assignment, Proposal, Reply
from tests.web.conftest import Enter
from tests.web.good_values import values
from tests.web.handle.reading import form_of, hidden, missing
from workflows.terms import Act, Role

MET = 33
ADDRESS = f"/proposals/{MET}/acts/submit_reply"
CHECK = f"/proposals/{MET}/missing/submit_reply"


@pytest.fixture
def unit(enter: Enter) -> TestClient:
    """The office of the unit that has met the proposer and owes the reply."""
    return enter("procuratorate-office", Role.UNIT_OFFICE)


@pytest.fixture
def reply(played: Office) -> dict[str, str]:
    """A complete reply of class A."""
    with played.reading() as work:
        return values(Act.SUBMIT_REPLY, work.get_one(Proposal, MET))


def replies(office: Office) -> int:
    with office.reading() as work:
        return work.exec(select(func.count()).select_from(Reply)).one()


def test_every_suggestion_has_one_answer_box_beside_it(unit: TestClient, played: Office) -> None:
    page = unit.get(ADDRESS).text
    with played.reading() as work:
        suggestions = work.get_one(Proposal, MET).text.suggestions
    boxes = re.findall(r'<textarea[^>]*name="paper.answers.(\d+).text"', page)
    assert boxes == [str(s.number) for s in suggestions]
    assert all(s.text in page for s in suggestions)


def test_a_class_stands_with_its_definition(unit: TestClient) -> None:
    assert re.search(r"<b>B类</b><small>[^<]+</small>", unit.get(ADDRESS).text)


def test_at_first_everything_is_missing(unit: TestClient) -> None:
    found = missing(unit.get(ADDRESS).text)
    assert {"paper.result_class", "signatory_named", "every_suggestion_answered"} <= found


def test_the_list_empties_while_one_writes(unit: TestClient, reply: dict[str, str]) -> None:
    carried = hidden(unit.get(ADDRESS).text)
    assert missing(unit.post(CHECK, data=carried | reply).text) == set()
    without = reply | {"paper.evidence": "", "paper.answers.2.text": ""}
    left = missing(unit.post(CHECK, data=carried | without).text)
    assert left == {"evidence_given", "every_suggestion_answered"}


def test_a_promise_is_asked_when_the_class_needs_one(
    unit: TestClient, reply: dict[str, str]
) -> None:
    carried = hidden(unit.get(ADDRESS).text)
    promised = reply | {"paper.result_class": "B"}
    assert missing(unit.post(CHECK, data=carried | promised).text) == {"commitment_dated"}


def test_looking_what_is_missing_keeps_nothing(
    unit: TestClient, reply: dict[str, str], played: Office
) -> None:
    before = replies(played)
    unit.post(CHECK, data=hidden(unit.get(ADDRESS).text) | reply)
    assert replies(played) == before


def test_another_unit_neither_opens_nor_checks_it(enter: Enter, reply: dict[str, str]) -> None:
    other = enter("education-office", Role.UNIT_OFFICE)
    carried = hidden(other.get("/").text)
    assert other.get(ADDRESS).status_code == 404
    assert other.post(CHECK, data=carried | reply).status_code in {403, 404}


def test_a_check_from_elsewhere_is_not_answered(unit: TestClient, reply: dict[str, str]) -> None:
    assert unit.post(CHECK, data=reply).status_code == 403


def test_a_refused_reply_comes_back_with_its_words_beside_the_fields(
    unit: TestClient, reply: dict[str, str]
) -> None:
    carried = hidden(unit.get(ADDRESS).text)
    refused = unit.post(ADDRESS, data=carried | reply | {"paper.evidence": ""})
    assert refused.status_code == 422
    assert "第1条已经落实" in refused.text
    assert 'id="f-paper.evidence-errors"' in form_of(refused.text)


def test_a_browser_does_not_insist_on_a_promise_nobody_makes(unit: TestClient) -> None:
    page = unit.get(ADDRESS).text
    spare = re.findall(r'name="paper.promises.1.\w+"[^>]*', page)
    assert spare
    assert not [tag for tag in spare if " required" in tag]


def test_the_checker_reads_it_in_full(
    unit: TestClient, enter: Enter, reply: dict[str, str]
) -> None:
    unit.post(ADDRESS, data=hidden(unit.get(ADDRESS).text) | reply)
    page = enter("clerk-1", Role.CLERK).get(f"/proposals/{MET}/acts/pass_reply").text
    assert reply["paper.answers.1.text"] in form_of(page)
    assert re.search(r'name="confirmed_class" value="A" checked', page)


def test_the_checker_is_warned_of_a_copied_reply(
    unit: TestClient, enter: Enter, reply: dict[str, str], played: Office
) -> None:
    with played.transaction() as work:
        assignment = work.get_one(Proposal, MET).assignments[-1]
        theirs = select(Reply).join(Assignment).where(Assignment.unit_id != assignment.unit_id)
        other = work.exec(theirs.order_by(col(Reply.id))).first()
        assert other is not None
        copied = {f"paper.answers.{n}.text": other.answers[0].text for n in range(1, 5)}
        other.assignment.unit_id = assignment.unit_id
        for answer in other.answers:
            answer.text = other.answers[0].text
    unit.post(ADDRESS, data=hidden(unit.get(ADDRESS).text) | reply | copied)
    page = enter("clerk-1", Role.CLERK).get(f"/proposals/{MET}/acts/pass_reply").text
    assert "与本单位其他答复雷同" in page
