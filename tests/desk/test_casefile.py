"""One case as one file that proves itself without the system."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.casework.supervise import supervision
from proposals.desk import casefile
from proposals.letters import submit
from proposals.records import Attachment
from proposals.records.history import GENESIS
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, VICE_CHAIR, handled, plan_over
from workflows.refusals import Incomplete
from workflows.terms import Act, BelongsTo, FileKind, ProposalStage, Role


@pytest.fixture
def content(work: Work, make_proposal: MakeProposal, clerk: Actor) -> dict[str, Any]:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    step.take(work, Act.ACCEPT, proposal, clerk)
    entry = step.take(work, Act.HOLD, proposal, clerk, reason="涉密")
    submit.receipt(work, proposal, entry)
    work.flush()
    read: dict[str, Any] = json.loads(json.dumps(casefile.export(work, proposal, AT)))
    return read


def test_an_exported_case_verifies(content: dict[str, Any]) -> None:
    assert list(casefile.faults(json.dumps(content))) == []


def test_it_carries_texts_and_history(content: dict[str, Any]) -> None:
    assert len(content["texts"][0]["suggestions"]) == 2
    assert [e["act"] for e in content["chains"][0]["entries"]] == ["accept", "hold"]


def test_it_lists_the_files_by_name_and_digest(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    file = {"belongs": BelongsTo.TEXT, "name": "调研报告.pdf", "kind": FileKind.PDF, "size": 9}
    by = {"uploaded_by": "委员甲", "role": Role.MEMBER, "uploaded_at": AT}
    work.add(Attachment(proposal_id=proposal.id, sha256="f" * 64, **file, **by))  # type: ignore[arg-type]
    work.flush()
    (listed,) = casefile.export(work, proposal, AT)["attachments"]
    assert (listed["name"], listed["sha256"]) == ("调研报告.pdf", "f" * 64)


def test_it_holds_the_letters_of_a_supervision_over_it(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    unit = handled(make_proposal, make_assignment)
    supervision.approve(work, supervision.plan(work, plan_over(unit), CLERK), VICE_CHAIR)
    work.flush()
    content = casefile.export(work, unit.proposal, AT)
    assert "supervise/supervision_plan" in {letter["kind"] for letter in content["letters"]}
    assert list(casefile.faults(json.dumps(content))) == []


def change_the_text(content: dict[str, Any]) -> None:
    content["texts"][0]["facts"] = "另写"


def change_an_entry(content: dict[str, Any]) -> None:
    content["chains"][0]["entries"][0]["by"] = "委员乙"


def drop_an_entry(content: dict[str, Any]) -> None:
    del content["chains"][0]["entries"][1]


def drop_the_history(content: dict[str, Any]) -> None:
    content["chains"] = []


def change_a_letter(content: dict[str, Any]) -> None:
    words = content["letters"][0]["words"]
    content["letters"][0]["words"] = words.replace("提案", "议案")


def take_off_a_code(content: dict[str, Any]) -> None:
    content["letters"][0]["code"] = None


def drop_the_record_of_a_letter(content: dict[str, Any]) -> None:
    content["chains"][0] = {"name": "proposal:9", "length": 0, "head": GENESIS, "entries": []}


@pytest.mark.parametrize(
    "tamper", [change_the_text, change_an_entry, drop_an_entry, drop_the_history, change_a_letter]
)
def test_a_changed_file_is_found(
    content: dict[str, Any], tamper: Callable[[dict[str, Any]], None]
) -> None:
    tamper(content)
    assert "摘要不符" in " ".join(casefile.faults(json.dumps(content)))


@pytest.mark.parametrize("tamper", [change_an_entry, drop_an_entry, drop_the_history])
def test_a_new_seal_does_not_help_where_the_history_was_changed(
    content: dict[str, Any], tamper: Callable[[dict[str, Any]], None]
) -> None:
    tamper(content)
    content[casefile.SEALED] = casefile.digest(content)
    assert list(casefile.faults(json.dumps(content)))


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (change_a_letter, "文字、文号与验证码不符"),
        (take_off_a_code, "文字、文号与验证码不符"),
        (drop_the_record_of_a_letter, "签发时的办理记录与现有记录不一致"),
    ],
)
def test_a_letter_that_its_code_does_not_vouch_for_is_named_under_a_new_seal(
    content: dict[str, Any], tamper: Callable[[dict[str, Any]], None], told: str
) -> None:
    tamper(content)
    content[casefile.SEALED] = casefile.digest(content)
    assert list(casefile.faults(json.dumps(content))) == [f"文书 1：{told}"]


@pytest.mark.parametrize("broken", [None, 5, "", [1], {"name": 1}])
@pytest.mark.parametrize("part", ["chains", "letters"])
def test_a_part_that_cannot_be_read_is_a_fault(
    content: dict[str, Any], part: str, broken: object
) -> None:
    for changed in (content | {part: broken}, {k: v for k, v in content.items() if k != part}):
        changed[casefile.SEALED] = casefile.digest(changed)
        assert broken == "" or list(casefile.faults(json.dumps(changed)))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "else"}'])
def test_what_is_no_case_file_is_refused(text: str) -> None:
    with pytest.raises(Incomplete, match="不是案卷文件"):
        list(casefile.faults(text))
