"""The pictures of the handbook: made from the sample committee, and never older than the pages."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.web.browser.conftest import Open
from tests.web.conftest import Enter
from workflows.terms import Role

STATIC = Path("proposals/web/static")
FOLDER = STATIC / "handbook"
KEPT = FOLDER / "pictures.json"
SHOOT = "TIAN_SHOOT" in os.environ
SIZE = {"width": 1000, "height": 500}
MOST = 120_000
"""Bytes of one picture."""


class Picture(NamedTuple):
    """One page as one person sees it."""

    name: str
    title: str
    username: str
    role: Role
    address: str
    roles: tuple[Role, ...]
    """In whose pages of the handbook it stands."""

    def __str__(self) -> str:
        return self.name


UNIT = (Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER)
LEADING = (Role.CHAIR, Role.VICE_CHAIR, Role.SEC_GENERAL)
COMMITTEE = (Role.CLERK, Role.COMMITTEE_HEAD)
PICTURES = (
    Picture("clerk", "经办人的工作台", "clerk-1", Role.CLERK, "/", (Role.CLERK,)),
    Picture("member", "委员的工作台", "m126", Role.MEMBER, "/", (Role.MEMBER, Role.CONVENOR)),
    Picture("unit", "承办单位的工作台", "finance-office", Role.UNIT_OFFICE, "/", UNIT),
    Picture(
        "assigner", "交办机关的工作台", "assigner-government", Role.ASSIGNER, "/", (Role.ASSIGNER,)
    ),
    Picture("leader", "领导的工作台", "vice-chair-2", Role.VICE_CHAIR, "/", LEADING),
    Picture("case", "案卷", "clerk-1", Role.CLERK, "/proposals/13/handling", COMMITTEE),
    Picture(
        "draft", "写提案", "m126", Role.MEMBER, "/acts/draft", (Role.MEMBER, Role.ORG_PROPOSER)
    ),
    Picture(
        "reply",
        "答复送审",
        "procuratorate-office",
        Role.UNIT_OFFICE,
        "/proposals/33/acts/submit_reply?of=43",
        UNIT,
    ),
    Picture(
        "rating", "反馈意见", "m126", Role.MEMBER, "/proposals/32/acts/rate?of=54", (Role.MEMBER,)
    ),
    Picture("board", "督办台", "clerk-1", Role.CLERK, "/board", (*COMMITTEE, *LEADING)),
    Picture("calendar", "日历", "clerk-1", Role.CLERK, "/calendar", (Role.CLERK,)),
    Picture("statistics", "统计", "chair", Role.CHAIR, "/statistics", (*LEADING, Role.AUDITOR)),
    Picture(
        "certificate", "期限证明", "clerk-1", Role.CLERK, "/deadlines/485", (Role.CLERK, *UNIT)
    ),
    Picture("letter", "文书", "head", Role.COMMITTEE_HEAD, "/letters/958", COMMITTEE),
)


def digest(page: str) -> str:
    """Of the words of a page without the frame's, and of everything that dresses them."""
    main = page.partition("<main")[2].partition("</main>")[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", main).split())
    dress = b"".join(css.read_bytes() for css in sorted(STATIC.glob("*.css")))
    return hashlib.sha256(words.encode() + dress).hexdigest()


def kept() -> dict[str, Any]:
    """What is on record of each picture."""
    found: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return found


@pytest.mark.parametrize("picture", PICTURES, ids=str)
def test_a_picture_shows_the_page_as_it_is(
    enter: Enter, picture: Picture, request: pytest.FixtureRequest
) -> None:
    answer = enter(picture.username, picture.role).get(picture.address)
    assert answer.status_code == 200
    if SHOOT:
        shoot(picture, request.getfixturevalue("window"))
        remember(picture, digest(answer.text))
    assert kept()[picture.name]["digest"] == digest(answer.text), "the page changed: make pictures"


def test_there_is_a_picture_of_each_and_no_other() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == {each.name for each in PICTURES}
    assert set(kept()) == {each.name for each in PICTURES}


def test_no_picture_is_heavy() -> None:
    assert [file.name for file in FOLDER.glob("*.png") if file.stat().st_size > MOST] == []


def shoot(picture: Picture, window: Open) -> None:
    """Take it, as wide as a handbook's column is twice."""
    FOLDER.mkdir(exist_ok=True)
    page = window(SIZE).enter(picture.username, picture.role)
    page.goto(picture.address)
    page.screenshot(path=FOLDER / f"{picture.name}.png", scale="css", animations="disabled")


def remember(picture: Picture, made: str) -> None:
    """Write down of which page it is."""
    line = {"title": picture.title, "roles": [str(role) for role in picture.roles], "digest": made}
    told = kept() | {picture.name: line}
    wanted = {each.name: told[each.name] for each in PICTURES if each.name in told}
    KEPT.write_text(json.dumps(wanted, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
