"""A small committee for the acts: people, units, one proposal at any stage, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

import pytest

from proposals.casework.actor import Actor
from proposals.database import Office
from proposals.records import (
    Assignment,
    Convenor,
    HandlingUnit,
    Mandate,
    Member,
    Organisation,
    PlenarySession,
    Proposal,
    Revision,
    Sector,
    Signature,
    Suggestion,
    Term,
)
from proposals.work import Work
from workflows.terms import (
    AssignmentStage,
    Intake,
    ProposalStage,
    ProposerKind,
    ReviewLevel,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitKind,
    UnitRole,
)

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Monday
FROM = date(2022, 1, 1)


@pytest.fixture
def work(office: Office) -> Iterator[Work]:
    """One transaction with a small committee in it."""
    with office.transaction() as work:
        settle_committee(work)
        yield work


def settle_committee(work: Work) -> None:
    """九届五次; sectors 经济 and 教育; members 1 to 6; a party; units 1 to 5."""
    work.add(Term(id=1, number=9, begins_on=FROM, ends_on=date(2027, 1, 31)))
    work.flush()
    work.add(
        PlenarySession(
            id=1,
            term_id=1,
            number=5,
            opens_on=date(2026, 3, 2),
            closes_on=date(2026, 3, 5),
            window_opens_on=date(2025, 12, 2),
            cutoff_at=AT + timedelta(days=1, hours=9),
        )
    )
    work.add_all(Sector(id=n, name=s, valid_from=FROM) for n, s in ((1, "经济"), (2, "教育")))
    work.add(Organisation(id=1, name="民革清河区支部", kind=ProposerKind.PARTY, valid_from=FROM))
    work.flush()
    work.add_all(
        Member(id=n, code=f"M{n}", name=f"委员{mark}", sector_id=1 + n % 2, valid_from=FROM)
        for n, mark in enumerate("甲乙丙丁戊己", 1)
    )
    work.add_all(
        HandlingUnit(id=n, name=name, kind=UnitKind.GOVERNMENT, valid_from=FROM)
        for n, name in enumerate(("区住建局", "区财政局", "区教育局", "区城管局", "区交通局"), 1)
    )
    work.flush()
    work.add(Convenor(sector_id=1, member_id=6, valid_from=FROM))
    work.add(Mandate(organisation_id=1, signatory="主委辛", valid_from=FROM))
    work.flush()


def person(role: Role, name: str, at: datetime = AT, **belongs: int) -> Actor:
    """Somebody at work on the day of the tests."""
    return Actor(name, role, at, **belongs)  # type: ignore[arg-type]


@pytest.fixture
def member() -> Actor:
    """委员甲, the first proposer of every made proposal."""
    return person(Role.MEMBER, "委员甲", member_id=1)


@pytest.fixture
def cosigner() -> Actor:
    """委员乙."""
    return person(Role.MEMBER, "委员乙", member_id=2)


@pytest.fixture
def clerk() -> Actor:
    """A clerk of the committee's office."""
    return person(Role.CLERK, "办公室丙")


@pytest.fixture
def reviewer() -> Actor:
    """A reviewer who signed nothing."""
    return person(Role.REVIEWER, "审查丁", member_id=4)


@pytest.fixture
def head() -> Actor:
    """The director of the proposal committee."""
    return person(Role.COMMITTEE_HEAD, "主任乙")


@pytest.fixture
def vice_chair() -> Actor:
    """A vice-chair."""
    return person(Role.VICE_CHAIR, "副主席戊")


@pytest.fixture
def assigner() -> Actor:
    """The government office that assigns."""
    return person(Role.ASSIGNER, "政府办己")


@pytest.fixture
def unit() -> Actor:
    """The office of unit 1."""
    return person(Role.UNIT_OFFICE, "住建局办公室", unit_id=1)


@pytest.fixture
def unit_leader() -> Actor:
    """The leader of unit 1."""
    return person(Role.UNIT_LEADER, "局长庚", unit_id=1)


@pytest.fixture
def co_unit() -> Actor:
    """The office of unit 2 in the part of a 会办 unit."""
    return person(Role.CO_UNIT, "财政局办公室", unit_id=2)


MakeProposal = Callable[..., Proposal]
MakeAssignment = Callable[..., Assignment]


@pytest.fixture
def make_proposal(work: Work) -> MakeProposal:
    """A recorded proposal of 委员甲 at any stage, with its text and his signature."""

    return partial(make_proposal_in, work)


def make_proposal_in(
    work: Work, stage: ProposalStage = ProposalStage.DRAFT, **given: object
) -> Proposal:
    """Write one down at any stage, as if it had come there."""
    early = stage == ProposalStage.DRAFT
    number = next(work.info.setdefault("receipts", count(1)))
    defaults: dict[str, object] = {
        "stage": stage,
        "kind": ProposerKind.INDIVIDUAL,
        "term_id": 1,
        "plenary_session_id": 1,
        "intake": None if early else Intake.PLENARY,
        "title": "关于加快老旧小区加装电梯的提案",
        "category": "社会",
        "proposer_name": "委员甲",
        "member_id": 1,
        "sector_name": "教育",
        "drafted_at": AT,
        "receipt_no": None if early else f"收{number:04d}",
        "submitted_at": None if early else AT,
        "review_level": ReviewLevel.FINAL if stage == ProposalStage.UNDER_REVIEW else None,
    }
    proposal = Proposal(**{**defaults, **given})  # type: ignore[arg-type]
    revision = Revision(
        proposal_id=0,
        number=1,
        title=proposal.title,
        facts="我区2000年以前建成的多层住宅有312栋，六十岁以上住户占三成，上下楼不便。",
        analysis="资金分担、低层住户意见和审批环节是三个主要障碍，部门之间缺少牵头。",
        written_by="委员甲",
        written_at=AT,
        frozen_at=None if early else AT,
        text_hash="a" * 64,
    )
    revision.suggestions = [
        Suggestion(revision_id=0, number=1, text="由一个部门牵头，实行一窗受理、并联审批。"),
        Suggestion(revision_id=0, number=2, text="按楼层制定费用分担的参考标准并给予补助。"),
    ]
    proposal.revisions = [revision]
    proposal.signatures = [
        Signature(
            proposal_id=0,
            role=SignatureRole.FIRST,
            member_id=1,
            name="委员甲",
            sector_name="教育",
            answer=SignatureAnswer.CONFIRMED,
            text_hash="a" * 64,
        )
    ]
    work.add(proposal)
    work.flush()
    return proposal


@pytest.fixture
def make_assignment(work: Work) -> MakeAssignment:
    """An assignment of a proposal at one unit, at any stage."""

    def make(
        proposal: Proposal,
        stage: AssignmentStage = AssignmentStage.PENDING_SIGN,
        role: UnitRole = UnitRole.SOLE,
        unit_id: int = 1,
        **given: object,
    ) -> Assignment:
        assignment = Assignment(
            stage=stage,
            proposal_id=proposal.key,
            unit_id=unit_id,
            unit_name=work.get_one(HandlingUnit, unit_id).name,
            role=role,
            assigned_at=AT,
            signed_at=None if stage == AssignmentStage.PENDING_SIGN else AT,
            **given,  # type: ignore[arg-type]
        )
        proposal.assignments.append(assignment)
        proposal.assigned_at = proposal.assigned_at or AT
        work.add(assignment)
        work.flush()
        return assignment

    return make
