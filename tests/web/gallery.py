"""Every macro in its states: `python -m tests.web.gallery FOLDER` lays the pictures there."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace as Said
from typing import Any

from proposals.rendering import environment
from tests.web import gallery_fields as asked
from tests.web import gallery_samples as samples
from tests.web.gallery_browser import WIDTHS, Reader, browser, overflow, violations
from workflows.terms import Rung

HERE = Path(__file__).parent
PAGES = {
    "case": ("case", {}),
    "desk": ("desk", {}),
    "form": ("form", {"refused": False}),
    "refused": ("form", {"refused": True}),
    "plain": ("plain", {}),
}
"""Name: its template and what sets it apart."""


def pages() -> dict[str, str]:
    """The gallery's pages as HTML."""
    return {name: rendered(template, facts) for name, (template, facts) in PAGES.items()}


def rendered(template: str, facts: dict[str, Any]) -> str:
    """One page with the sample values."""
    source = (HERE / f"gallery_{template}.html").read_text(encoding="utf-8")
    return environment().from_string(source).render({**samples.frame(), **values(), **facts})


def values() -> dict[str, Any]:
    """What the gallery's own templates are given beside the frame."""
    labels = ("正文", "办理", "答复与评价", "督办与承诺", "文书", "记录")
    listed = samples.table()
    filtered = [asked.Sample("q", "案由或案号"), asked.fields(refused=False)[9]]
    return {
        "titles": samples.TITLES,
        "tab_list": [
            samples.link(each, current=each == "正文", count=2 * (each == "文书"))
            for each in labels
        ],
        "open": [
            samples.link("记录面商", "/form"),
            samples.link("申请延期"),
            samples.link("送审答复"),
        ],
        "closed": [Said(label="归档", objections=samples.objections())],
        "filter_form": Said(
            action="/proposals", fields=filtered, chips=[samples.link("主办单位：区民政局")]
        ),
        "page": Said(number=2, pages=11, total=527, before="#", after="#"),
        "listed": listed,
        "rungs": list(Rung),
        "sign_in": [
            asked.Sample("account", "账号", required=True),
            asked.Sample("password", "密码", "password", required=True),
        ],
        "stops": samples.stops,
        "clocks": samples.clocks,
        "cards": samples.cards,
        "certificates": samples.certificates,
        "differing": samples.differences,
        "lines": samples.lines,
        "weeks": samples.weeks,
        "fields": asked.fields,
        "objecting": samples.objections,
    }


def shoot(folder: Path) -> list[str]:
    """Take a picture of every page; return what axe and the ruler found."""
    made, found = pages(), []
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as opened:
        for device, width in WIDTHS.items():
            reader = Reader(opened, made, viewport={"width": width, "height": 900}, locale="zh-CN")
            for name in made:
                page = reader.open(name)
                page.screenshot(path=folder / f"{name}-{device}.png", full_page=True)
                found += [f"{name} {device}: {each}" for each in violations(page)]
                found += (
                    [f"{name} {device}: {overflow(page)} px too wide"] if overflow(page) > 0 else []
                )
            found += [f"{device}: {each}" for each in reader.complaints + reader.strayed]
    return found


if __name__ == "__main__":
    sys.exit("\n".join(shoot(Path(sys.argv[1]))) or None)
