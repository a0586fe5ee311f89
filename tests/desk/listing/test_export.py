"""The same filter, carried away as a table."""

from __future__ import annotations

import pytest

from proposals.desk import listing, tables
from proposals.desk.listing import Column
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.desk.listing.conftest import CLERK, wanted
from tests.desk.sight.conftest import who
from workflows.terms import ProposalStage, Role


def test_a_table_has_the_columns_chosen(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, case_no="第0001号")
    table = listing.table(work, CLERK, wanted("columns=number&columns=stage"))
    assert (table.header, table.rows) == (("案号", "状态"), (("第0001号", "已立案"),))


def test_a_table_holds_every_page(work: Work, make_proposal: MakeProposal) -> None:
    for _ in range(21):
        make_proposal(ProposalStage.SUBMITTED)
    assert len(listing.table(work, CLERK, wanted("per_page=20")).rows) == 21


def test_a_table_holds_only_what_the_reader_sees(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.SUBMITTED)
    assert listing.table(work, who(Role.MEMBER, member_id=5), wanted("")).rows == ()


@pytest.mark.parametrize("column", list(Column))
def test_every_column_has_a_cell(work: Work, make_proposal: MakeProposal, column: Column) -> None:
    make_proposal(ProposalStage.SUBMITTED)
    table = listing.table(work, CLERK, wanted(f"columns={column}"))
    assert isinstance(table.rows[0][0], str)


def test_rule_42_a_title_does_not_become_a_formula(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.SUBMITTED, title="=HYPERLINK(1)")
    table = listing.table(work, CLERK, wanted("columns=title"))
    assert "'=HYPERLINK(1)" in tables.as_csv([table])
