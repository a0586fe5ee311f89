"""The demo's own doors: its faces, its clock; a real office has none of them."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.rehearsal import moving
from proposals.rehearsal.demo import Demo
from proposals.rehearsal.script import CURTAIN
from proposals.web.site import build_site


@pytest.fixture
def demo(played: Office) -> Demo:
    moving.stand_at(played, CURTAIN)
    return Demo(played)


@pytest.fixture
def viewer(played: Office, demo: Demo) -> TestClient:
    return TestClient(build_site(played, now=demo.now, demo=demo), follow_redirects=True)


def test_who_comes_first_chooses_whom_to_be(viewer: TestClient) -> None:
    page = viewer.get("/").text
    assert page.count('name="person"') > 15


def test_one_click_changes_the_role(viewer: TestClient, demo: Demo) -> None:
    for face in demo.faces:
        page = viewer.post("/demo/person", data={"person": face.username, "role": face.role})
        assert page.status_code == 200, face
        assert f"{face.role.label}{face.name}" in page.text


def test_a_stranger_is_nobody(viewer: TestClient) -> None:
    assert viewer.post("/demo/person", data={"person": "nobody"}).status_code == 404


def test_the_bar_moves_the_day_and_says_what_the_clock_did(viewer: TestClient, demo: Demo) -> None:
    viewer.post("/demo/person", data={"person": "clerk-1"})
    page = viewer.post("/demo/clock", data={"move": "week"})
    assert "个工作日：" in page.text
    assert (demo.now() - CURTAIN).days == 6


def test_nobody_is_signed_out_by_the_demos_time(viewer: TestClient) -> None:
    viewer.post("/demo/person", data={"person": "clerk-1"})
    for _ in range(2):
        assert "工作台" in viewer.post("/demo/clock", data={"move": "week"}).text


def test_another_site_cannot_move_the_day(viewer: TestClient) -> None:
    foreign = {"sec-fetch-site": "cross-site"}
    assert viewer.post("/demo/clock", data={"move": "day"}, headers=foreign).status_code == 403


@pytest.mark.parametrize("address", ["/demo", "/demo/person", "/demo/clock"])
def test_a_real_office_has_no_such_door(site: FastAPI, address: str) -> None:
    method = "GET" if address == "/demo" else "POST"
    assert TestClient(site).request(method, address, data={}).status_code == 404
