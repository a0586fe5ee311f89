"""界别、组织: with validity dates; who convenes or signs follows the one before (R-16, R-18)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from proposals.casework.rosters import organisations, sectors
from proposals.records import Convenor, Mandate, Member, Organisation, Sector
from proposals.work import Work
from tests.casework.conftest import FROM, MakeProposal
from tests.casework.rosters.keeping import (
    CLERK,
    TODAY,
    TOMORROW,
    YESTERDAY,
    facts,
    last,
    numbered,
    refused,
)
from workflows.papers.rosters import BodyPaper, NamePaper
from workflows.refusals import NotNow
from workflows.terms import Act, MemberStatus, ProposalStage, ProposerKind

__all__ = ["numbered"]


def sector(work: Work, number: int = 1) -> Sector:
    return work.get_one(Sector, number)


def body(work: Work) -> Organisation:
    return work.get_one(Organisation, 1)


def test_a_sector_is_added(work: Work) -> None:
    row = sectors.add(work, NamePaper("环境 资源"), TODAY, CLERK)
    assert (row.name, row.valid_from, last(work).act) == ("环境资源", TODAY, Act.ADD_SECTOR)


def test_a_sector_stands_once(work: Work) -> None:
    with refused(work, "name_once"):
        sectors.add(work, NamePaper("经济"), TODAY, CLERK)


def test_a_misspelt_sector_is_set_right(work: Work) -> None:
    sectors.correct(work, sector(work), NamePaper("经济界"), "与委员会文件一致", CLERK)
    assert (sector(work).name, last(work).act) == ("经济界", Act.CORRECT_SECTOR)


def test_a_sector_that_proposed_keeps_its_name(work: Work, make_proposal: MakeProposal) -> None:
    of_sector = {"kind": ProposerKind.SECTOR, "member_id": None, "sector_id": 1}
    make_proposal(ProposalStage.FILED, **of_sector)
    with refused(work, "name_unused"):
        sectors.correct(work, sector(work), NamePaper("经济界"), "更正", CLERK)


def test_a_sector_with_members_is_not_ended(work: Work) -> None:
    with refused(work, "sector_empty"):
        sectors.end(work, sector(work), TODAY, "调整界别设置", CLERK)


def test_an_empty_sector_ends_with_its_convenor(work: Work) -> None:
    for row in work.exec(select(Member).where(Member.sector_id == 1)):
        row.status = MemberStatus.RESIGNED
    sectors.end(work, sector(work), YESTERDAY, "调整界别设置", CLERK)
    assert work.exec(select(Convenor)).one().valid_until == YESTERDAY
    assert (last(work).act, facts(work)["last_on"]) == (Act.END_SECTOR, str(YESTERDAY))


def test_what_has_ended_is_not_ended_again(work: Work) -> None:
    sector(work).valid_until = YESTERDAY
    with pytest.raises(NotNow, match="无须再办"):
        sectors.end(work, sector(work), YESTERDAY, "调整", CLERK)


def test_a_convenor_follows_another(work: Work) -> None:
    sectors.name_convenor(work, sector(work), work.get_one(Member, 2), TODAY, CLERK)
    rows = work.exec(select(Convenor).order_by(col(Convenor.id))).all()
    assert [(c.member_id, c.valid_until) for c in rows] == [(6, YESTERDAY), (2, None)]
    assert last(work).act == Act.NAME_CONVENOR


def test_a_convenor_is_of_the_sector(work: Work) -> None:
    with refused(work, "convenor_of_the_sector"):
        sectors.name_convenor(work, sector(work), work.get_one(Member, 1), TODAY, CLERK)


def test_a_convenor_comes_after_the_one_before(work: Work) -> None:
    with refused(work, "convenor_follows"):
        sectors.name_convenor(work, sector(work), work.get_one(Member, 2), FROM, CLERK)


def test_an_organisation_is_entered(work: Work) -> None:
    paper = BodyPaper("区总工会", ProposerKind.PEOPLE_ORG)
    row = organisations.add(work, paper, TODAY, CLERK)
    assert (row.name, last(work).act) == ("区总工会", Act.ADD_ORGANISATION)


def test_a_sector_is_no_organisation(work: Work) -> None:
    with refused(work, "kind_of_organisation"):
        organisations.add(work, BodyPaper("经济界", ProposerKind.SECTOR), TODAY, CLERK)


def test_an_organisation_that_proposed_keeps_its_name(
    work: Work, make_proposal: MakeProposal
) -> None:
    of_body = {"kind": ProposerKind.PARTY, "member_id": None, "organisation_id": 1}
    make_proposal(ProposalStage.FILED, **of_body)
    with refused(work, "name_unused"):
        organisations.correct(work, body(work), NamePaper("民革清河支部"), "更正", CLERK)


def test_a_signatory_follows_another(work: Work) -> None:
    organisations.name_signatory(work, body(work), "主委壬", TODAY, CLERK)
    rows = work.exec(select(Mandate).order_by(col(Mandate.id))).all()
    assert [(m.signatory, m.valid_until) for m in rows] == [("主委辛", YESTERDAY), ("主委壬", None)]
    assert last(work).act == Act.NAME_SIGNATORY


def test_a_signatory_comes_after_the_one_before(work: Work) -> None:
    with refused(work, "mandate_follows"):
        organisations.name_signatory(work, body(work), "主委壬", FROM, CLERK)


def test_an_organisation_ends_with_its_signatory(work: Work) -> None:
    organisations.end(work, body(work), TOMORROW, "换届并入", CLERK)
    assert (body(work).valid_until, last(work).act) == (TOMORROW, Act.END_ORGANISATION)
    assert work.exec(select(Mandate)).one().valid_until == TOMORROW


def test_nothing_ends_before_it_began(work: Work) -> None:
    with refused(work, "last_day_later"):
        organisations.end(work, body(work), FROM - timedelta(days=1), "换届", CLERK)
