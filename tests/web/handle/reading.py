"""How a test reads a form: what it carries, what is chosen on it, what it says is missing."""

from __future__ import annotations

import re


def hidden(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def form_of(page: str) -> str:
    """The form alone, without what stands around every page."""
    return page.partition('id="act"')[2].partition("</form>")[0]


def missing(page: str) -> set[str]:
    """The rules that the list beside the form names."""
    listed = page.partition('class="lacking"')[2].partition("</section>")[0]
    return set(re.findall(r'data-rule="([\w.]+)"', listed))
