"""Papers printed on request and sent to nobody: 提案表, 社情民意登记表, 提案工作情况报告."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, Protocol

from proposals.letters.addressing import session_name
from proposals.letters.handle.sending import everybody
from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.records import Member, Proposal, Signature
from proposals.rendering import official_date
from proposals.work import Work
from workflows.refusals import NotFound, Objection
from workflows.terms import Layout

PROPOSAL_FORM = Sheet("printed/proposal_form", "提案表", layout=Layout.FORM)
OPINION_SHEET = Sheet("printed/public_opinion_sheet", "社情民意登记表", layout=Layout.FORM)
WORK_REPORT = Sheet("printed/work_report", "提案工作情况报告", layout=Layout.REPORT)
PUBLIC_OPINION = "public_opinion"
NO_NUMBER: Mapping[int, str] = {}


class Signer(NamedTuple):
    """One line of the proposers."""

    name: str
    role: str
    sector: str
    post: str
    signed: str
    reached_at: str
    """Only where it was asked for by the committee, which is on record."""


class Tabled(Protocol):
    """One table of a report."""

    @property
    def title(self) -> str:
        """What it counts."""

    @property
    def header(self) -> Sequence[str]:
        """Its columns."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Its lines."""


class Upward(NamedTuple):
    """What stands at the head of a report upward, as its drawer says (GB/T 9704-2012, 7.2.6)."""

    number: str = ""
    signer: str = ""


NOT_UPWARD = Upward()


class Told(NamedTuple):
    """What a work report tells."""

    as_of: date
    whose: str
    partition: str
    tables: Sequence[Tabled]


def proposal_form(
    work: Work,
    proposal: Proposal,
    files: Sequence[str],
    at: datetime,
    numbers: Mapping[int, str] = NO_NUMBER,
) -> Copy:
    """提案表, with the names of the files handed in and the members' numbers, where asked for."""
    facts: dict[str, object] = {
        "session": session_name(work, proposal),
        "signers": [_signer(work, line, numbers) for line in proposal.confirmed],
        "reached": bool(numbers),
        "files": list(files),
    }
    return draw(work, PROPOSAL_FORM, To("", at, "", proposal, facts=facts))


def public_opinion_sheet(work: Work, proposal: Proposal, at: datetime) -> Copy:
    """社情民意登记表, of a proposal converted to it; `NotFound` for any other."""
    if proposal.disposition != PUBLIC_OPINION:
        raise NotFound(Objection("paper_exists", "本案没有转为社情民意，没有登记表"))
    facts: dict[str, object] = {"proposers": everybody(proposal)}
    return draw(work, OPINION_SHEET, To("", at, "", proposal, facts=facts))


def work_report(work: Work, told: Told, at: datetime, upward: Upward = NOT_UPWARD) -> Copy:
    """提案工作情况报告: figures as counted, none typed (R-15); in 文件格式 once it is signed."""
    sheet = replace(WORK_REPORT, layout=Layout.RED_HEAD) if upward.signer else WORK_REPORT
    return draw(work, sheet, To("", at, "", facts=told._asdict() | upward._asdict()))


def _signer(work: Work, line: Signature, numbers: Mapping[int, str]) -> Signer:
    member = work.get(Member, line.member_id) if line.member_id else None
    signed = f"{official_date(line.answered_at)}确认" if line.answered_at else "已确认"
    post = member.post if member else ""
    reached_at = numbers.get(line.member_id or 0, "")
    return Signer(line.name, line.role.label, line.sector_name, post, signed, reached_at)
