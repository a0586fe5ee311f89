"""A form for every act: opened by a fitting role, handed in, and found in the history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from pathlib import Path

import pytest
from sqlmodel import col, select

from proposals import rehearsal
from proposals.acting import table
from proposals.database import Office
from proposals.records import Entry, Proposal
from tests.standing_office import as_new, moved_in
from tests.web.conftest import Enter
from tests.web.good_values import FILES, TEXT, values
from tests.web.openings import Opening, openings
from workflows.terms import Act, Role

TRIES = 6
"""Openings tried for one act: not every proposer of a case is its first."""
Chain = tuple[int, tuple[Act, ...]]
"""A case of the play, and the acts done to it one after another."""
FILED, REVIEWED, DRAFT, MET, ASSIGNED, AGAIN = 36, 37, 40, 33, 35, 31
LATE, TRACKED, LOOKED_BACK, SIGNED = 31, 30, 29, 38

CHAINS: dict[str, Chain] = {
    "a proposal is signed, sent in and taken apart": (
        DRAFT,
        (
            *(Act.SUBMIT, Act.ACCEPT, Act.REVISE_TEXT, Act.HOLD, Act.RELEASE),
            *(Act.PUBLISH_PROPOSAL, Act.SEND_BACK, Act.WITHDRAW),
        ),
    ),
    "a name is asked for and left out": (
        SIGNED,
        (Act.INVITE, Act.UNINVITE, Act.INVITE, Act.COSIGN, Act.LEAVE),
    ),
    "an invitation is declined": (SIGNED, (Act.INVITE, Act.DECLINE)),
    "a proposal is reviewed and filed": (REVIEWED, (Act.ADVANCE, Act.ADVANCE, Act.FILE)),
    "a proposal is not filed and handed on": (
        REVIEWED,
        (Act.ADVANCE, Act.ADVANCE, Act.REJECT, Act.CONSENT_CONVERSION, Act.CONVERT, Act.ARCHIVE),
    ),
    "a proposal becomes a key one": (FILED, (Act.NOMINATE_KEY, Act.OPINE_KEY, Act.DECIDE_KEY)),
    "a case comes back to the assigner": (
        FILED,
        (
            *(Act.PROPOSE_UNITS, Act.ASSIGN, Act.REQUEST_RETURN, Act.CANCEL_RETURN),
            *(Act.REQUEST_RETURN, Act.DENY_RETURN, Act.SIGN_FOR, Act.REPLACE, Act.REQUEST_RETURN),
        ),
    ),
    "another unit takes over": (
        FILED,
        (Act.PROPOSE_UNITS, Act.ASSIGN, Act.REQUEST_RETURN, Act.APPROVE_RETURN),
    ),
    "a case is handled and answered": (
        FILED,
        (
            *(Act.PROPOSE_UNITS, Act.ASSIGN, Act.SIGN_FOR, Act.CONTACT),
            *(Act.REQUEST_EXTENSION, Act.DENY_EXTENSION, Act.REQUEST_EXTENSION),
            *(Act.GRANT_EXTENSION, Act.RECORD_MEETING, Act.DISPUTE_MEETING),
            *(Act.RECORD_MEETING, Act.CONFIRM_MEETING, Act.SUBMIT_REPLY, Act.REJECT_REPLY),
            *(Act.SUBMIT_REPLY, Act.PASS_REPLY, Act.ISSUE_REPLY, Act.SUPPLEMENT, Act.RATE),
            *(Act.PLAN_LOOKBACK, Act.START_LOOKBACK),
        ),
    ),
    "a meeting is waived": (34, (Act.WAIVE_MEETING, Act.SUBMIT_REPLY)),
    "a unit that helps gives its opinion": (ASSIGNED, (Act.SIGN_FOR,) * 3 + (Act.GIVE_OPINION,)),
    "a unit that helps is called off": (ASSIGNED, (Act.RECALL,)),
    "one of several proposers corrects his rating": (
        ASSIGNED,
        (
            *(Act.SIGN_FOR,) * 3,
            *(Act.WAIVE_OPINION,) * 2,
            *(Act.RECORD_MEETING, Act.CONFIRM_MEETING, Act.SUBMIT_REPLY, Act.PASS_REPLY),
            *(Act.ISSUE_REPLY, Act.PUBLISH_REPLY, Act.RATE, Act.AMEND_RATING),
        ),
    ),
    "a drafted letter goes out": (LATE, (Act.SKIP_RUNG, Act.CONFIRM_LETTER)),
    "a drafted letter is dropped": (LATE, (Act.SKIP_RUNG, Act.DISCARD_LETTER)),
    "a letter is declared void": (LATE, (Act.VOID_LETTER,)),
    "a supervision from plan to close": (
        MET,
        (
            *(Act.PLAN_SUPERVISION, Act.APPROVE_SUPERVISION, Act.INVITE_PROPOSERS),
            *(Act.START_SUPERVISION, Act.RECORD_ATTENDANCE, Act.RECORD_FINDINGS),
            *(Act.VERIFY_FINDING, Act.VERIFY_SUPERVISION, Act.CLOSE_SUPERVISION),
        ),
    ),
    "a supervision is given up": (TRACKED, (Act.PLAN_SUPERVISION, Act.CANCEL_SUPERVISION)),
    "a promise is kept": (
        TRACKED,
        (Act.MOVE_PROMISE, Act.REPORT_PROMISE, Act.OPINE_PROMISE, Act.VERIFY_PROMISE),
    ),
    "a promise is broken": (TRACKED, (Act.REPORT_PROMISE, Act.OPINE_PROMISE, Act.BREAK_PROMISE)),
    "an answer is found true": (LOOKED_BACK, (Act.OPINE_LOOKBACK, Act.CONFIRM_LOOKBACK)),
    "an answer is found better": (
        TRACKED,
        (Act.START_LOOKBACK, Act.OPINE_LOOKBACK, Act.RECLASSIFY),
    ),
    "an answer is found untrue": (LOOKED_BACK, (Act.OPINE_LOOKBACK, Act.FAIL_LOOKBACK)),
    "an archived case is corrected": (1, (Act.AMEND,)),
    "rounds are used up and a consultation ends it": (
        AGAIN,
        (
            *(Act.RECORD_MEETING, Act.CONFIRM_MEETING, Act.SUBMIT_REPLY, Act.PASS_REPLY),
            *(Act.ISSUE_REPLY, Act.RATE, Act.SPECIAL_CONSULT),
        ),
    ),
    "a handled case is withdrawn": (34, (Act.CONSENT_WITHDRAWAL, Act.WITHDRAW)),
    "a file is put to a case and taken off": (FILED, (Act.ATTACH, Act.REMOVE_ATTACHMENT)),
}


@pytest.fixture
def played(played_file: Path, worker_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """The played committee with a cabinet for what is handed in."""
    url = as_new(played_file, worker_folder / "played.sqlite")
    office = moved_in(rehearsal.office(url, tmp_path))
    yield office
    office.engine.dispose()


def hidden(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def hand_in(enter: Enter, office: Office, act: Act, number: int) -> None:
    """Open the form for each who may, and hand it in until one is the right person."""
    with office.reading() as work:
        given = values(act, work.get_one(Proposal, number))
        found = list(islice(openings(work, act, number), TRIES))
    assert found, f"{act} is open to nobody in case {number}"
    told = list(takewhile(bool, (done(enter, opening, act, given) for opening in found)))
    assert len(told) < len(found), f"{act}: {told}"


def done(enter: Enter, opening: Opening, act: Act, given: dict[str, str]) -> str:
    """Empty when it was carried out; else why not."""
    person = enter(opening.username, opening.role)
    page = person.get(opening.address(act))
    assert page.status_code == 200
    assert "</button>" in page.text.partition('id="act"')[2], f"{act} has no button"
    form, files = hidden(page.text) | given, FILES.get(act)
    answer = person.post(opening.address(act), data=form, files=files)
    if answer.status_code == 303:
        return ""
    return f"{answer.status_code} " + "；".join(re.findall(r"<li[^>]*>([^<]+)</li>", answer.text))


def history(office: Office) -> list[Act]:
    """Every act on record, oldest first."""
    with office.reading() as work:
        return list(work.exec(select(Entry.act).order_by(col(Entry.at), col(Entry.id))))


@pytest.mark.parametrize("story", CHAINS)
def test_each_form_does_its_act(enter: Enter, played: Office, story: str) -> None:
    number, acts = CHAINS[story]
    for act in acts:
        before = history(played).count(act)
        hand_in(enter, played, act, number)
        assert history(played).count(act) == before + 1


def begun(enter: Enter, username: str, role: Role, kind: str) -> int:
    """A draft of this kind, begun on its form."""
    author = enter(username, role)
    form = {f"draft.text.{name}": words for name, words in TEXT.items()} | {"draft.kind": kind}
    done = author.post("/acts/draft", data=hidden(author.get("/acts/draft").text) | form)
    assert done.status_code == 303
    return int(done.headers["location"].partition("/proposals/")[2].partition("/")[0])


def test_a_sector_calls_and_a_member_joins(enter: Enter, played: Office) -> None:
    number = begun(enter, "m010", Role.CONVENOR, "sector")
    for act in (Act.OPEN_CALL, Act.JOIN_CALL):
        hand_in(enter, played, act, number)
    assert {Act.OPEN_CALL, Act.JOIN_CALL} <= set(history(played))


def test_a_body_seals_its_proposal(enter: Enter, played: Office) -> None:
    number = begun(enter, "party_mg", Role.ORG_PROPOSER, "party")
    hand_in(enter, played, Act.SIGN_COLLECTIVE, number)
    assert history(played)[-1] is Act.SIGN_COLLECTIVE


@pytest.mark.parametrize("act", [Act.CLOSE, Act.REHANDLE])
def test_what_follows_of_itself_has_a_form_that_says_what_it_waits_for(
    enter: Enter, act: Act
) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"/proposals/{AGAIN}/acts/{act}")
    assert page.status_code == 200
    assert 'class="objections"' in page.text


def test_no_act_is_forgotten() -> None:
    handed_in = {act for _, acts in CHAINS.values() for act in acts}
    assert set(table.ACTS) - handed_in - APART == set()


APART = frozenset(
    {
        *(Act.DRAFT, Act.OPEN_CALL, Act.JOIN_CALL, Act.SIGN_COLLECTIVE),
        *(Act.CLOSE, Act.REHANDLE, Act.ATTACH),
        # Two proposers consent, each to the other's case: tests/web/file.
        *(Act.CONSENT_MERGE, Act.MERGE, Act.UNMERGE),
    }
)
"""Told in stories of their own."""
