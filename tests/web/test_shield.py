"""Every answer is guarded, numbered and measured; a request that is too big is told so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from proposals.database import Office
from proposals.web import shield
from proposals.web.site import build_site
from tests.web.conftest import Enter


@pytest.fixture
def browser(site: FastAPI) -> Iterator[TestClient]:
    return TestClient(site, follow_redirects=False, raise_server_exceptions=False)


@pytest.mark.parametrize("address", ["/signin", "/nowhere", "/healthz"])
def test_every_answer_carries_the_headers(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    assert headers["content-security-policy"] == shield.CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_an_unknown_address_is_told_in_chinese(browser: TestClient) -> None:
    answer = browser.get("/nowhere")
    assert (answer.status_code, "没有这个页面" in answer.text) == (404, True)


@pytest.mark.parametrize("address", ["/signin", "/nowhere", "/verify"])
def test_a_page_is_headed_with_the_name_in_the_offices_rules(played: Office, address: str) -> None:
    office = replace(played, rules=replace(played.rules, committee="清河区政协提案委员会"))
    page = TestClient(build_site(office)).get(address).text
    assert "<span>清河区政协提案委员会</span>" in page


def test_a_declared_body_over_the_limit_is_stopped(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shield, "BODY_LIMIT", 1000)
    answer = browser.post("/acts/draft", data={"a": "b" * 2000})
    assert (answer.status_code, "超过大小限制" in answer.text) == (413, True)


def test_a_flowing_body_over_the_limit_is_stopped(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shield, "BODY_LIMIT", 1000)
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = browser.post("/acts/draft", content=(b"a" * 600 for _ in range(4)), headers=form)
    assert answer.status_code == 413


def test_a_crash_shows_a_reference_and_no_traceback(site: FastAPI, browser: TestClient) -> None:
    @site.get("/crash")
    def crash() -> None:
        raise ZeroDivisionError("秘密")

    with capture_logs() as told:
        answer = browser.get("/crash")
    assert answer.status_code == 500
    reference = next(line["reference"] for line in told if line["event"] == "broken")
    assert f"编号 {reference}" in answer.text
    assert "秘密" not in answer.text
    assert answer.headers["content-security-policy"] == shield.CSP


def test_what_is_measured_names_routes_and_nobody(enter: Enter) -> None:
    clerk = enter("clerk-1")
    clerk.get("/acts/draft?q=委员甲")
    page = clerk.get("/metrics").text
    assert 'route="/acts/{act}"' in page
    assert "委员甲" not in page


def test_a_sound_office_is_ready(browser: TestClient) -> None:
    assert browser.get("/readyz").json() == {"ready": True, "grave": []}
