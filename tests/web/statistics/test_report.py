"""统计: a number that is a link opens just the cases it counts."""

from __future__ import annotations

import html
import io
import json
import re

import docx as reader
import pytest

from tests.web.conftest import Enter
from workflows.terms import Role

LINK = re.compile(r'<a href="(/proposals\?[^"]+)">(\d+)</a>')


def counted(page: str) -> int:
    said = re.search(r'<p class="also">(\d+) 件</p>', page)
    assert said
    return int(said[1])


@pytest.mark.parametrize("session", ["", "?session=4"])
def test_every_linked_number_opens_as_many_cases(enter: Enter, session: str) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    links = {
        html.unescape(way): int(n)
        for way, n in LINK.findall(clerk.get(f"/statistics{session}").text)
    }
    assert len(links) > 20
    assert {way: counted(clerk.get(way).text) for way in links} == links


def test_a_day_gone_by_links_no_number_to_the_cases_of_today(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/statistics?as_of=2026-06-30").text
    assert "截至2026年6月30日" in page
    assert not LINK.findall(page)


def test_who_sees_a_part_of_the_cases_gets_no_links(enter: Enter) -> None:
    assigner = enter("assigner-government", Role.ASSIGNER)
    assert not LINK.findall(assigner.get("/statistics").text)


def test_a_rate_stands_with_its_counts_and_its_definition(enter: Enter) -> None:
    page = enter("head", Role.COMMITTEE_HEAD).get("/statistics").text
    assert re.search(r"<small>（\d+/\d+）</small>", page)
    assert "统计范围：到期应办复的立案提案" in page


def test_before_anything_came_in_it_says_so(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/statistics?as_of=2020-01-01").text
    assert "没有收到提案" in page


def test_a_day_that_is_none_is_no_page(enter: Enter) -> None:
    assert enter("clerk-1", Role.CLERK).get("/statistics?as_of=昨天").status_code == 404


def test_the_files_say_what_the_page_says(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    told = json.loads(clerk.get("/statistics.json").text)
    assert f"收到{told['partition']['received']}件" in clerk.get("/statistics").text
    assert clerk.get("/statistics.xlsx").content.startswith(b"PK")
    assert "核心指标" in clerk.get("/statistics.csv").text


def test_a_member_has_no_statistics(enter: Enter) -> None:
    assert enter("m001", Role.MEMBER).get("/statistics").status_code == 404


def test_a_report_upward_has_the_number_and_signer_given(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    printed = clerk.get("/statistics.docx?number=江政协提〔2026〕3号&signer=主任丑").content
    opened = reader.Document(io.BytesIO(printed))
    assert "\t江政协提〔2026〕3号\t签发人：主任丑" in [p.text for p in opened.paragraphs]


def test_a_signer_who_fits_no_line_is_refused(enter: Enter) -> None:
    answer = enter("clerk-1", Role.CLERK).get(f"/statistics.docx?signer={'丑' * 21}")
    assert (answer.status_code, "签发人21字" in answer.text) == (422, True)


def test_the_review_of_a_plenary_is_a_report_of_its_own(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert "/statistics/review.docx?as_of=" in clerk.get("/statistics").text
    opened = reader.Document(io.BytesIO(clerk.get("/statistics/review.docx?session=4").content))
    assert "第四次会议提案审查情况的报告" in opened.paragraphs[0].text.replace("\n", "")


def test_a_session_nobody_held_was_reviewed_by_nobody(enter: Enter) -> None:
    assert enter("clerk-1", Role.CLERK).get("/statistics/review.docx?session=99").status_code == 404
