"""A committee's folder with its own 立案通知, and the facts of one letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from workflows.terms import Intake, Layout

SAID = """<p>{{ session }}{{ proposal.case_no }}《{{ proposal.title }}》
（{{ proposal.receipt_no }}，{{ proposal.intake.label }}，{{ proposal.category }}）
已于{{ proposal.filed_at | official_date }}立案，{{ assign_by | official_date }}前交办。</p>
"""
"""All that ours always says."""
WHOLE = f"""{{% extends "letters/_letter.xml" %}}
{{% block body %}}
{SAID}{{% endblock %}}
"""


class Merged(NamedTuple):
    """A case merged into it."""

    number: str = "第0002号"
    phone: str = "13900000000"


class Case(NamedTuple):
    """As much of a proposal as the letter speaks of, and something it does not."""

    title: str = "加装</p>电梯"
    receipt_no: str = "收0001号"
    case_no: str = "第0001号"
    number: str = "第0001号"
    proposer_name: str = "委员甲"
    category: str = "城乡建设"
    intake: Intake = Intake.PLENARY
    filed_at: date = date(2026, 3, 2)
    suggested_units: tuple[str, ...] = ("区住建局",)
    merged: tuple[Merged, ...] = (Merged(),)
    phone: str = "13800000000"


FACTS: dict[str, object] = {
    "title": "立案通知",
    "number": "提立〔2026〕1号",
    "addressee": "委员甲委员",
    "written_on": date(2026, 3, 2),
    "office": "政协提案委员会办公室",
    "copies": "",
    "urgency": "",
    "layout": Layout.LETTER,
    "you": "您",
    "session": "第九届委员会第五次会议",
    "assign_by": date(2026, 3, 9),
    "proposal": Case(),
}


def own(folder: Path, body: str, kind: str = "file/filing_notice") -> Path:
    """A wording whose body is this."""
    frame = '{% extends "letters/_letter.xml" %}{% block body %}'
    return own_file(folder, frame + body + "{% endblock %}", kind)


def own_file(folder: Path, words: str, kind: str = "file/filing_notice") -> Path:
    """A whole file of wording."""
    file = folder / f"{kind}.xml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")
    return file
