"""How a test fills in the form of a batch and reads its sum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from starlette.testclient import TestClient


def hidden(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="([\w.]+)" value="([^"]*)">', page))


def form_of(client: TestClient, act: str, ids: Iterable[int]) -> dict[str, Any]:
    """The form of a batch of these cases, all ticked."""
    query = "&".join(f"id={n}" for n in ids)
    page = client.get(f"/bulk/{act}?{query}")
    assert page.status_code == 200
    return {**hidden(page.text), "id": [str(n) for n in ids]}


def sum_of(page: str) -> str:
    """The sentence with which a batch ends."""
    found = re.search(r"<h2>(\S+ \d+ 件：[^<]*)</h2>", page)
    assert found, page
    return found[1]


def fitting(client: TestClient, act: str) -> list[int]:
    """The cases offered when none is named."""
    return [int(n) for n in re.findall(r'name="id" value="(\d+)"', client.get(f"/bulk/{act}").text)]
