"""What stands beside the forms of 办: the record, the answer, the caps, the dates to come."""

from __future__ import annotations

import re

import pytest

from proposals.database import Office
from proposals.records import OpinionForm, Proposal
from tests.web.conftest import Enter
from tests.web.handle.reading import form_of, hidden
from tests.web.test_every_act import hand_in
from workflows.terms import Act, Rating, Role

REPLIED, FILED, WORKING, ASSIGNED = 32, 36, 34, 35
RATING = f"/proposals/{REPLIED}/acts/rate"


def test_each_suggestion_is_rated_beside_its_answer(enter: Enter, played: Office) -> None:
    page = form_of(enter("m126", Role.MEMBER).get(RATING).text)
    with played.reading() as work:
        replies = [r for a in work.get_one(Proposal, REPLIED).answering for r in a.replies]
        answers = [answer.text for reply in replies for answer in reply.answers]
    assert answers
    assert all(text in page for text in answers)


def test_the_rater_is_told_who_sees_it_and_when(enter: Enter) -> None:
    assert "承办单位和交办机关才能看到" in enter("m126", Role.MEMBER).get(RATING).text


def test_suggestions_need_not_be_rated(enter: Enter, played: Office) -> None:
    member = enter("m126", Role.MEMBER)
    form = {"opinion.work_rating": "satisfied", "opinion.result_rating": "basically_satisfied"}
    done = member.post(RATING, data=hidden(member.get(RATING).text) | form)
    assert done.status_code == 303
    with played.reading() as work:
        (kept,) = [f for f in work.get_one(Proposal, REPLIED).forms if f.round == 1]
        assert kept.result_rating is Rating.BASICALLY


def test_whoever_is_dissatisfied_is_asked_why_beside_the_field(enter: Enter) -> None:
    member = enter("m126", Role.MEMBER)
    form = {"opinion.work_rating": "dissatisfied", "opinion.result_rating": "satisfied"}
    page = member.post(RATING, data=hidden(member.get(RATING).text) | form)
    assert page.status_code == 422
    assert 'id="f-opinion.reason-errors"' in page.text


@pytest.mark.parametrize("name", ["m127", "m002"])
def test_nobody_else_rates_it(enter: Enter, name: str) -> None:
    stranger = enter(name, Role.MEMBER)
    page = stranger.get(RATING)
    assert "</button>" not in form_of(page.text)
    form = {"opinion.work_rating": "satisfied", "opinion.result_rating": "satisfied"}
    assert stranger.post(RATING, data=hidden(page.text) | form).status_code == 404


def test_a_unit_has_no_form_to_rate_itself(enter: Enter) -> None:
    assert enter("ecology-office", Role.UNIT_OFFICE).get(RATING).status_code == 404


def test_a_meeting_is_shown_in_full_to_whom_it_is_about(enter: Enter, played: Office) -> None:
    hand_in(enter, played, Act.RECORD_MEETING, WORKING)
    page = enter("m141", Role.MEMBER).get(f"/proposals/{WORKING}/acts/confirm_meeting").text
    shown = form_of(page)
    assert all(words in shown for words in ("区政协会议室", "张某（副局长）", "交换了意见。"))
    assert f"/proposals/{WORKING}/acts/dispute_meeting?of=" in shown


def refuse_to_meet(enter: Enter) -> None:
    """The unit writes down that the proposer would not meet."""
    unit = enter("culture_tourism-office", Role.UNIT_OFFICE)
    address = f"/proposals/{WORKING}/acts/record_meeting"
    form = {
        "meeting.held_on": "2026-11-20",
        "meeting.form": "phone",
        "meeting.unit_people": "张某",
        "meeting.rank": "handler",
        "meeting.points": "两次电话联系，提案者表示不必面谈。",
        "meeting.refused": "yes",
    }
    assert unit.post(address, data=hidden(unit.get(address).text) | form).status_code == 303


def test_a_refusal_to_meet_is_a_record_too(enter: Enter, played: Office) -> None:
    refuse_to_meet(enter)
    with played.reading() as work:
        (assignment,) = work.get_one(Proposal, WORKING).answering
        assert assignment.consultations[-1].outcome == "refused"


def test_a_refusal_can_be_denied_and_not_confirmed(enter: Enter) -> None:
    refuse_to_meet(enter)
    member = enter("m141", Role.MEMBER)
    page = member.get(f"/proposals/{WORKING}").text
    assert ("/acts/dispute_meeting" in page, "/acts/confirm_meeting" in page) == (True, False)
    form = form_of(member.get(f"/proposals/{WORKING}/acts/dispute_meeting").text)
    assert ("不认可</button>" in form, "情况属实" in form) == (True, False)


def test_an_extension_shows_its_caps_before_it_is_asked(enter: Enter) -> None:
    unit = enter("culture_tourism-office", Role.UNIT_OFFICE)
    page = form_of(unit.get(f"/proposals/{WORKING}/acts/request_extension").text)
    assert re.search(r"单次延期</dt><dd>不超过[^，]+，最晚\d{4}年", page)


def test_an_extension_shows_what_it_would_move_before_it_is_granted(
    enter: Enter, played: Office
) -> None:
    hand_in(enter, played, Act.REQUEST_EXTENSION, WORKING)
    office = enter("assigner-government", Role.ASSIGNER)
    page = form_of(office.get(f"/proposals/{WORKING}/acts/grant_extension").text)
    assert re.search(r"<td>答复</td>.*<b>2027年1月26日</b>", page)


def test_the_unit_suggested_stands_ready_when_a_case_comes_back(
    enter: Enter, played: Office
) -> None:
    for act in (Act.PROPOSE_UNITS, Act.ASSIGN, Act.REQUEST_RETURN):
        hand_in(enter, played, act, FILED)
    office = enter("assigner-government", Role.ASSIGNER)
    page = form_of(office.get(f"/proposals/{FILED}/acts/approve_return").text)
    assert re.search(r"<option value=\"\d+\" selected>区民政局", page)


def test_an_assignment_shows_the_dates_it_would_set(enter: Enter, played: Office) -> None:
    hand_in(enter, played, Act.PROPOSE_UNITS, FILED)
    office = enter("assigner-government", Role.ASSIGNER)
    page = form_of(office.get(f"/proposals/{FILED}/acts/assign").text)
    assert re.search(r"<td>答复</td><td><b>\d{4}年\d+月\d+日</b>", page)


def test_a_unit_signs_with_the_people_of_its_network(enter: Enter) -> None:
    unit = enter("education-office", Role.UNIT_OFFICE)
    page = form_of(unit.get(f"/proposals/{ASSIGNED}/acts/sign_for").text)
    assert re.search(r'name="network.leader"[^>]* value="[^"]+"', page)


def test_a_rating_of_before_stands_ready_to_be_corrected(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        (form,) = [f for f in work.get_one(Proposal, REPLIED).forms if f.round == 1]
        kept = form.model_dump(exclude={"id", "signature_id", "proposer"})
        work.add(OpinionForm(**kept, signature_id=1, proposer="另一位提案者"))
    hand_in(enter, played, Act.RATE, REPLIED)
    page = enter("m126", Role.MEMBER).get(f"/proposals/{REPLIED}/acts/amend_rating").text
    assert re.search(r'name="opinion.work_rating" value="satisfied" checked', page)
