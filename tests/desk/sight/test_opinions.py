"""Nobody reads an opinion before it is his to read; a unit none before it is locked (rule 33)."""

from __future__ import annotations

from itertools import product

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.desk.sight.opinions import named
from proposals.records import OpinionForm, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.sight.conftest import anybody, who
from workflows.policies import sights
from workflows.terms import FormState, ProposalStage, Rating, Role

UNIT = who(Role.UNIT_OFFICE, unit_id=1)


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    proposal = make_proposal(ProposalStage.REPLIED, filed_at=AT)
    make_assignment(proposal)
    return proposal


@pytest.fixture
def form(work: Work, case: Proposal) -> OpinionForm:
    return rated(work, case)


def rated(work: Work, case: Proposal, state: FormState = FormState.RECEIVED) -> OpinionForm:
    given = Rating.SATISFIED if state == FormState.RECEIVED else None
    form = OpinionForm(
        proposal_id=case.key,
        signature_id=case.signatures[0].id or 0,
        proposer="委员甲",
        of_proposal_id=case.key,
        round=1,
        state=state,
        work_rating=given,
        result_rating=given,
        opened_at=AT,
    )
    case.forms.append(form)
    work.flush()
    return form


def read_by(work: Work, reader: Actor) -> list[OpinionForm]:
    work.flush()
    return list(work.exec(select(OpinionForm).where(sight.opinions(reader))))


def test_the_committee_reads_it_at_once(work: Work, form: OpinionForm) -> None:
    assert {role for role in Role if read_by(work, anybody(role))} == sights.INSIDE


@pytest.mark.parametrize("reader", [UNIT, who(Role.ASSIGNER)], ids=["unit", "assigner"])
def test_rule_33_a_unit_reads_nothing_before_the_lock(
    work: Work, form: OpinionForm, reader: Actor
) -> None:
    assert read_by(work, reader) == []


@pytest.mark.parametrize("reader", [UNIT, who(Role.ASSIGNER)], ids=["unit", "assigner"])
@pytest.mark.parametrize("change", [{"stage": ProposalStage.CLOSED}, {"round": 2}])
def test_a_unit_reads_it_when_it_is_locked(
    work: Work, case: Proposal, form: OpinionForm, reader: Actor, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(case, name, value)
    assert read_by(work, reader) == [form]


@pytest.mark.parametrize("state", [s for s in FormState if s != FormState.SUPERSEDED])
def test_the_statement_and_the_rule_agree(work: Work, case: Proposal, state: FormState) -> None:
    form = rated(work, case, state)
    for stage, round in product((ProposalStage.REPLIED, *sights.SETTLED), (1, 2)):
        case.stage, case.round = stage, round
        assert bool(read_by(work, UNIT)) is sights.locked(state, form.round, round, stage)


def test_another_unit_reads_nothing(work: Work, case: Proposal, form: OpinionForm) -> None:
    case.stage = ProposalStage.CLOSED
    assert read_by(work, who(Role.UNIT_OFFICE, unit_id=2)) == []


def test_a_proposer_reads_his_own(work: Work, form: OpinionForm) -> None:
    readers = [who(Role.MEMBER, member_id=n) for n in (1, 2)]
    assert [len(read_by(work, reader)) for reader in readers] == [1, 0]


def test_an_organisation_reads_its_own(work: Work, case: Proposal, form: OpinionForm) -> None:
    case.member_id, case.organisation_id = None, 1
    readers = [who(Role.ORG_PROPOSER, organisation_id=n) for n in (1, 2)]
    assert [len(read_by(work, reader)) for reader in readers] == [1, 0]


def test_a_sectors_is_read_by_who_convenes_it_today(
    work: Work, case: Proposal, form: OpinionForm
) -> None:
    case.member_id, case.sector_id = None, 1  # member 1 signed, member 6 convenes
    readers = [who(Role.CONVENOR, member_id=6), who(Role.CONVENOR, member_id=1)]
    assert [len(read_by(work, reader)) for reader in readers] == [1, 0]


def test_others_read_none(work: Work, case: Proposal, form: OpinionForm) -> None:
    case.stage = ProposalStage.ARCHIVED
    seeing = {role for role in Role if read_by(work, anybody(role))}
    assert seeing == sights.INSIDE | {Role.ASSIGNER}


@pytest.mark.parametrize(("agreed", "shown"), [(True, True), (False, False)])
def test_the_unit_learns_whose_it_is_only_if_he_agreed(
    form: OpinionForm, agreed: bool, shown: bool
) -> None:
    form.named = agreed
    assert named(UNIT, form) is shown


def test_the_committee_always_knows_whose_it_is(form: OpinionForm) -> None:
    form.named = False
    assert named(who(Role.CLERK), form)
