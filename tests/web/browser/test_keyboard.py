"""A case from the door to the act without a mouse: every stop is seen."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from proposals.casework.access import accounts, keeper
from proposals.records import Account
from proposals.settings import now
from tests.web.browser.conftest import Open
from tests.web.browser.serving import Served
from workflows.terms import Act, Role

WORDS = "江上之清风与山间之明月"
TITLE = "关于引导制造业小微企业数字化改造的建议"
"""A case of the play under review."""
SEEN = """() => {
  const at = document.activeElement;
  const drawn = (each) => each && parseFloat(getComputedStyle(each).outlineWidth) >= 2 &&
    getComputedStyle(each).outlineStyle !== "none";
  return at === document.body || drawn(at) || drawn(at.nextElementSibling);
}"""
SAID = "() => (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"


class Keys:
    """Hands that know the keyboard alone."""

    def __init__(self, page: Any) -> None:
        """Before this page."""
        self.page = page

    def until(self, words: str, key: str = "Tab", most: int = 90) -> None:
        """Press on until that is reached; every stop on the way is seen."""
        for _ in range(most):
            self.page.keyboard.press(key)
            assert self.page.evaluate(SEEN), f"nothing to be seen at “{self.said}”"
            if self.said.startswith(words):
                return
        pytest.fail(f"“{words}” is not reached by {key}")

    @property
    def said(self) -> str:
        """The words of what has the focus."""
        return str(self.page.evaluate(SAID))

    def type(self, words: str) -> None:
        """Write."""
        self.page.keyboard.insert_text(words)

    def go(self, place: str) -> None:
        """By g and the letter of a place."""
        with self.page.expect_navigation():
            self.page.keyboard.press("g")
            self.page.keyboard.press(place)

    def enter(self) -> None:
        """Press Enter where it leads elsewhere."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


@pytest.fixture
def clerk(working: Served) -> str:
    """A clerk with a password."""
    with working.office.transaction() as work:
        account = work.exec(select(Account).where(Account.username == "clerk-1")).one()
        accounts.reset(work, account, keeper.owner("root", now()))
        himself = keeper.himself(account, now(), Role.CLERK)
        accounts.change_password(work, account, WORDS, himself)
        return account.username


def test_a_case_is_opened_and_advanced_by_keys(window: Open, working: Served, clerk: str) -> None:
    keys = Keys(window(at=working).page)
    keys.page.goto("/")
    sign_in(keys, clerk)
    keys.go("t")
    keys.until(TITLE, "j")
    keys.page.keyboard.press("j")
    keys.until(TITLE, "k")
    keys.enter()
    keys.until(Act.ADVANCE.label)
    keys.page.keyboard.press("Enter")
    keys.page.locator("#act textarea:focus").wait_for()
    keys.type("经审查，同意提交会议审定。")
    keys.until(Act.ADVANCE.label)
    keys.enter()
    assert "已通过本级审查" in keys.page.locator("[role=status]").inner_text()


def sign_in(keys: Keys, username: str) -> None:
    """Through the door."""
    keys.until("用户名")
    keys.type(username)
    keys.until("密码")
    keys.type(WORDS)
    keys.enter()


def test_every_key_is_told_and_can_be_turned_off(window: Open) -> None:
    keys = Keys(window().enter("clerk-1"))
    keys.page.goto("/")
    keys.page.keyboard.press("?")
    assert "到督办台" in keys.page.get_by_role("dialog").inner_text()
    keys.until("在本机停用")
    keys.page.keyboard.press("Space")
    keys.page.keyboard.press("Escape")
    keys.page.keyboard.press("/")
    assert keys.page.locator("#seek:focus").count() == 0
