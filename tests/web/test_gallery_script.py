"""What the pages do better with script: counting, keeping, sending once, repeating, keys."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web import gallery
from tests.web.gallery_browser import Reader, browser
from workflows.papers.cleaning import plain
from workflows.papers.proposal_text import ProposalText

COUNT = "async text => (await import('/static/tian/count.js')).length(text)"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for the whole file."""
    with browser() as opened:
        yield opened


@pytest.fixture
def reader(chromium: Any) -> Iterator[Reader]:
    """A fresh window that remembers nothing."""
    opened = Reader(chromium, gallery.pages(), locale="zh-CN")
    yield opened
    opened.context.close()


def counted(text: str) -> int:
    """The length as the server counts what it keeps."""
    return ProposalText("案由", plain(text), "", ()).characters


def test_every_blank_is_counted_as_the_server_counts_it(reader: Reader) -> None:
    page = reader.open("form")
    odd = [chr(n) for n in range(sys.maxunicode + 1) if is_odd(chr(n))]
    differing = [
        hex(ord(c)) for c in odd if page.evaluate(COUNT, f"甲{c}乙") != counted(f"甲{c}乙")
    ]
    assert differing == []


def is_odd(mark: str) -> bool:
    """Whether a character is white space in either language or of a category nobody sees."""
    return mark.isspace() or unicodedata.category(mark) in {"Cc", "Cf", "Zs", "Zl", "Zp"}


@pytest.mark.parametrize("text", ["𬭎㛃", "e\u0301", "一\r\n　二 ", "👨‍👩‍👧", "\u1100\u1161"])
def test_every_letter_is_counted_as_the_server_counts_it(reader: Reader, text: str) -> None:
    assert reader.open("form").evaluate(COUNT, text) == counted(text)


def test_the_tally_follows_what_is_typed(reader: Reader) -> None:
    page = reader.open("form")
    page.fill("#f-facts", "一 二\n三")
    assert page.inner_text("output[data-count-of=facts]") == "已写 3 字，限 1500 字"


def test_a_text_too_long_says_by_how_much(reader: Reader) -> None:
    page = reader.open("form")
    page.fill("#f-facts", "字" * 1502)
    assert page.inner_text("output[data-count-of=facts]") == "已写 1502 字，超出 2 字"


def test_a_change_is_saved_after_a_moment(reader: Reader) -> None:
    page = reader.open("form")
    page.fill("#f-title", "关于路灯的提案")
    page.get_by_text("已保存").wait_for()
    assert [path for path, _ in reader.posted] == ["/acts/draft/autosave"]


def test_what_was_typed_without_a_connection_is_offered_again(reader: Reader) -> None:
    reader.online = False
    page = reader.open("form")
    page.fill("#f-title", "关于路灯的提案")
    page.reload()
    page.click("text=恢复")
    assert page.input_value("#f-title") == "关于路灯的提案"


def test_rows_added_without_a_connection_come_back_too(reader: Reader) -> None:
    page = reader.open("form")
    page.click("text=再加一项")
    page.fill("[name='suggestions.3.text']", "增设路灯")
    page.reload()
    page.click("text=恢复")
    assert page.input_value("[name='suggestions.3.text']") == "增设路灯"


def test_a_password_is_never_kept(reader: Reader) -> None:
    page = reader.open("form")
    page.fill("#f-password", "不可留存")
    assert "不可留存" not in page.evaluate("JSON.stringify({...sessionStorage})")


def test_a_form_pressed_twice_is_sent_once(reader: Reader) -> None:
    page = reader.open("plain")
    page.fill("#f-account", "lin")
    page.fill("#f-password", "x")
    page.evaluate("b => { b.click(); b.click() }", page.query_selector("main button"))
    page.wait_for_timeout(1_000)
    assert [path for path, _ in reader.posted] == ["/signin"]


def test_an_added_row_has_its_own_names(reader: Reader) -> None:
    page = reader.open("refused")
    page.click("text=再加一项")
    assert page.eval_on_selector_all("[name^='suggestions.3.']", "all => all.map(e => e.name)") == [
        "suggestions.3.text",
        "suggestions.3.urgent",
    ]


def test_an_added_row_is_empty_and_has_no_errors(reader: Reader) -> None:
    page = reader.open("refused")
    page.click("text=再加一项")
    field = page.query_selector("[name='suggestions.3.text']")
    assert field.input_value() == ""
    assert field.get_attribute("aria-invalid") is None


def test_a_label_of_an_added_row_leads_to_its_own_field(reader: Reader) -> None:
    page = reader.open("form")
    page.click("text=再加一项")
    page.click("label[for='f-suggestions.3.text']")
    assert page.evaluate("document.activeElement.name") == "suggestions.3.text"


@pytest.mark.parametrize(
    ("keys", "focused"),
    [(["/"], "seek"), (["?"], "keys-off")],
    ids=["search", "keys"],
)
def test_a_key_leads_to(reader: Reader, keys: list[str], focused: str) -> None:
    page = reader.open("case")
    for key in keys:
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == focused


def test_j_and_k_walk_the_list(reader: Reader) -> None:
    page = reader.open("desk")
    for key in "jjk":
        page.keyboard.press(key)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[data-item]')].indexOf(document.activeElement)"
        )
        == 0
    )


def test_g_and_a_letter_go_where_the_navigation_leads(reader: Reader) -> None:
    page = reader.open("case")
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_timeout(1_000)
    assert reader.strayed[-1].endswith("/board")


def test_keys_are_left_alone_while_writing(reader: Reader) -> None:
    page = reader.open("form")
    page.focus("#f-title")
    page.keyboard.type("/?j")
    assert page.input_value("#f-title") == "/?j"


def test_single_keys_can_be_turned_off(reader: Reader) -> None:
    page = reader.open("case")
    page.keyboard.press("?")
    page.check("#keys-off")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "seek"


def test_escape_closes_what_opened(reader: Reader) -> None:
    page = reader.open("desk")
    page.click(".meaning summary")
    page.keyboard.press("Escape")
    assert page.query_selector_all(".meaning[open]") == []


def test_the_form_of_an_act_opens_above_the_page(reader: Reader) -> None:
    page = reader.open("case")
    page.click(".acts >> text=记录面商")
    assert page.wait_for_selector("#act-here #f-title:focus")


def test_a_form_that_opened_in_place_counts_too(reader: Reader) -> None:
    page = reader.open("case")
    page.click(".acts >> text=记录面商")
    page.fill("#act-here #f-facts", "四字而已")
    assert page.inner_text("output[data-count-of=facts]") == "已写 4 字，限 1500 字"


def test_without_script_an_act_is_a_link(chromium: Any) -> None:
    bare = Reader(chromium, gallery.pages(), java_script_enabled=False)
    page = bare.open("case")
    page.click(".acts >> text=记录面商")
    assert page.url.endswith("/form")
    bare.context.close()
