"""Short ways into 提 for the tests: a text, a draft, a co-signed or sealed one, its refusals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlmodel import col, func, select

from proposals.casework.actor import Actor
from proposals.casework.submit import cosigning, drafting
from proposals.records import (
    Deadline,
    Entry,
    GivenNumber,
    Letter,
    Member,
    Proposal,
    Revision,
    SectorCall,
    Signature,
)
from proposals.work import Work
from tests.casework.conftest import AT, person
from workflows.papers.draft import Draft
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Refusal
from workflows.terms import ProposerKind, Role

TEXT = ProposalText(
    "关于加快老旧小区加装电梯的提案",
    "我区2000年以前建成的多层住宅有312栋，六十岁以上住户占三成，上下楼不便。",
    "资金分担、低层住户意见和审批环节是三个主要障碍，部门之间缺少牵头。",
    ("由一个部门牵头，实行一窗受理。", "按楼层制定费用分担的参考标准。"),
)
OTHER = TEXT._replace(facts="我区多层住宅有312栋，过半没有电梯，老人下楼要人背。")
AUTHOR = person(Role.MEMBER, "委员甲", member_id=1)
SECOND = person(Role.MEMBER, "委员乙", member_id=2)
THIRD = person(Role.MEMBER, "委员丙", member_id=3)
PARTY = person(Role.ORG_PROPOSER, "主委辛", organisation_id=1)
CONVENOR = person(Role.CONVENOR, "委员己", member_id=6)
CLERK = person(Role.CLERK, "办公室丙")
HEAD = person(Role.COMMITTEE_HEAD, "主任乙")
SCAN = "b" * 64
WRITTEN = (Deadline, Entry, GivenNumber, Letter, Revision, SectorCall, Signature)
CUTOFF = AT + timedelta(days=1, hours=9)


def begun(
    work: Work,
    actor: Actor = AUTHOR,
    kind: ProposerKind = ProposerKind.INDIVIDUAL,
    text: ProposalText = TEXT,
    **given: object,
) -> Proposal:
    """A draft, by the real act."""
    draft = Draft(kind, text, category="社会", **given)  # type: ignore[arg-type]
    return drafting.draft(work, draft, actor)


def joint(work: Work, *cosigners: Actor) -> Proposal:
    """A joint draft that these members have confirmed."""
    proposal = begun(work, kind=ProposerKind.JOINT)
    for cosigner in cosigners:
        cosigning.invite(work, proposal, member(work, cosigner.member_id or 0), AUTHOR)
        cosigning.cosign(work, proposal, cosigner)
    return proposal


def member(work: Work, number: int) -> Member:
    """One of the members 1 to 6."""
    return work.get_one(Member, number)


def later(actor: Actor, **passed: float) -> Actor:
    """The same person after some days or hours."""
    return actor.later(AT + timedelta(**passed))


def letters(work: Work, kind: str) -> list[Letter]:
    """The letters of one kind, as written."""
    found = select(Letter).where(Letter.kind == f"submit/{kind}").order_by(col(Letter.id))
    return list(work.exec(found))


def latest(work: Work) -> Entry:
    """The latest entry of the history."""
    return work.exec(select(Entry).order_by(col(Entry.id).desc())).all()[0]


def facts(work: Work) -> str:
    """What the latest entry of the history has on record."""
    return latest(work).facts


@contextmanager
def refused(work: Work, kind: type[Refusal], *rules: str) -> Iterator[None]:
    """What is done inside is refused in this way for these rules, and nothing is written."""
    before = _written(work)
    with pytest.raises(kind) as refusal:
        yield
    assert type(refusal.value) is kind
    assert refusal.value.rules == rules
    assert all(each.sentence for each in refusal.value.objections)
    with work.no_autoflush:
        assert _written(work) == before


def _written(work: Work) -> list[int]:
    work.flush()
    return [work.exec(select(func.count()).select_from(table)).one() for table in WRITTEN]
