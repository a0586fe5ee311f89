"""公布: personal data are marked in the text, and what the public will read is shown before."""

from __future__ import annotations

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Proposal, Publication
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from workflows.terms import Role

PHONE = "13800000000"
ADDRESS = "/proposals/39/acts/publish_proposal"


@pytest.fixture
def clerk(enter: Enter, played: Office) -> TestClient:
    """A clerk, and a proposal in which somebody left his number and his name."""
    with played.transaction() as work:
        case = work.get_one(Proposal, 39)
        case.text.facts += f"联系张某，电话{PHONE}。"
    return enter("clerk-1", Role.CLERK)


def test_what_is_found_is_marked_and_covered(clerk: TestClient) -> None:
    page = clerk.get(ADDRESS).text
    assert f"<mark>{PHONE}</mark>" in page
    assert "电话■■■。" in page


def test_what_else_is_to_be_covered_is_previewed(clerk: TestClient) -> None:
    form = hidden(clerk.get(ADDRESS).text) | {"screening.redacted": [PHONE, "张某", ""]}
    page = clerk.post(ADDRESS, data=form | {"preview": "yes"}).text
    assert "联系■■■，电话■■■。" in page


def test_a_word_that_is_not_in_the_text_is_named(clerk: TestClient) -> None:
    form = hidden(clerk.get(ADDRESS).text) | {"screening.redacted": [PHONE, "李某"]}
    assert "文中没有：李某" in clerk.post(ADDRESS, data=form | {"preview": "yes"}).text


@pytest.mark.parametrize(("covered", "status"), [([PHONE, ""], 303), (["", ""], 422)])
def test_nothing_goes_out_uncovered(
    clerk: TestClient, played: Office, covered: list[str], status: int
) -> None:
    accept = "/proposals/39/acts/accept"
    clerk.post(accept, data=hidden(clerk.get(accept).text))
    screened = {"screening.screened_by": "赵戊"} | dict.fromkeys(
        ("screening.secrecy_ok", "screening.privacy_ok"), "yes"
    )
    form = hidden(clerk.get(ADDRESS).text) | screened | {"screening.redacted": covered}
    assert clerk.post(ADDRESS, data=form).status_code == status
    assert published(played) == (status == 303)


def published(office: Office) -> bool:
    with office.transaction() as work:
        rows = work.exec(select(Publication).where(Publication.proposal_id == 39)).all()
        return any(PHONE not in row.text for row in rows)
