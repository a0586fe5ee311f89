"""/commitments: the ledger by reader, its acts by role, and the same as a file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.web.conftest import Enter
from tests.web.supervise.drafting import addresses, done
from workflows.terms import Role

UNIT = ("cppcc_office-office", Role.UNIT_OFFICE)


def test_the_rate_stands_with_its_parts_and_its_definition(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/commitments").text
    assert "88.9%<small>（8/9）</small>" in page
    assert "只有承办单位报告的不算兑现" in page


def test_a_unit_reads_its_own_promises_alone(enter: Enter) -> None:
    assert enter(*UNIT).get("/commitments").text.count('data-label="承诺事项"') == 1


def test_a_unit_reports_from_the_ledger_and_comes_back_to_the_line(enter: Enter) -> None:
    unit = enter(*UNIT)
    (address,) = addresses(unit.get("/commitments").text, "report_promise")
    answer = done(unit, address, progress="已完成平台上线", evidence="验收单")
    assert answer.headers["location"].startswith("/commitments#promise-")


@pytest.mark.parametrize(
    ("user", "role", "act", "offered"),
    [
        ("head", Role.COMMITTEE_HEAD, "move_promise", 4),
        ("clerk-1", Role.CLERK, "move_promise", 0),
        ("auditor", None, "verify_promise", 0),
        (*UNIT, "report_promise", 1),
    ],
)
def test_a_line_offers_what_the_role_may_do(
    enter: Enter, user: str, role: Role | None, act: str, offered: int
) -> None:
    assert len(addresses(enter(user, role).get("/commitments").text, act)) == offered


def test_an_outsider_does_not_read_who_answers_for_a_promise(enter: Enter) -> None:
    page = enter("m001", Role.MEMBER).get("/commitments").text
    assert 'data-label="承诺事项"' in page
    assert "<dt>责任</dt>" not in page
    assert "<dt>单位报告</dt>" not in page


def test_a_state_narrows_the_list_and_not_the_figures(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/commitments?stage=open").text
    assert page.count('data-label="承诺事项"') == 4
    assert "（8/9）" in page


def test_the_file_holds_every_line_wanted(enter: Enter) -> None:
    answer = enter("clerk-1", Role.CLERK).get("/commitments.xlsx?stage=open")
    with ZipFile(BytesIO(answer.content)) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == 5


def test_a_member_carries_away_no_more_than_he_reads(enter: Enter) -> None:
    rows = enter("m001", Role.MEMBER).get("/commitments.csv").content.decode("utf-8-sig")
    header, *lines = (line.split(",") for line in rows.splitlines())
    at = header.index("经办人")
    assert lines
    assert {line[at] for line in lines} == {""}
