"""Letters of 回头看: the sheet to fill in, the result, the change of class, the reopening."""

from __future__ import annotations

from datetime import datetime

from proposals.letters import addressing
from proposals.letters.addressing import Proposer
from proposals.letters.writing import Sheet, To, write
from proposals.records import Letter, Lookback, Proposal
from proposals.work import Work
from workflows.terms import Layout

SHEET = Sheet("supervise/lookback_sheet", "提案办理回头看登记表", series="提回", layout=Layout.FORM)
RESULT = Sheet("supervise/lookback_result", "回头看结果告知", series="提回果")
RECLASSED = Sheet(
    "supervise/reclass_slip", "提案办理结果转类单", series="提转类", layout=Layout.FORM
)
REOPENED = Sheet("supervise/reopen_notice", "提案重新办理通知", series="提重")


def lookback_sheet(work: Work, lookback: Lookback, at: datetime) -> list[Letter]:
    """回头看登记表, to every answering unit to fill in and to every proposer for his view."""
    return _to_all(work, SHEET, lookback, at, {"commitments": lookback.proposal.commitments})


def lookback_result(work: Work, lookback: Lookback, at: datetime) -> list[Letter]:
    """The answer was found true."""
    return _to_all(work, RESULT, lookback, at, {})


def reclass_slip(work: Work, lookback: Lookback, at: datetime) -> list[Letter]:
    """转类单: from a plan to a solution, verified (integrity rule 37)."""
    return _to_all(work, RECLASSED, lookback, at, {})


def reopen_notice(work: Work, lookback: Lookback, at: datetime) -> list[Letter]:
    """The answer was not true or not kept: it is handled again."""
    duties = {d.assignment_id: d.due_on for d in lookback.proposal.deadlines if d.running}
    dates = [duties[a.id] for a in lookback.proposal.answering if a.id in duties]
    return _to_all(work, REOPENED, lookback, at, {"due_on": max(dates, default=lookback.due_on)})


def _to_all(
    work: Work, sheet: Sheet, lookback: Lookback, at: datetime, facts: dict[str, object]
) -> list[Letter]:
    proposal = lookback.proposal
    said = {"lookback": lookback, **facts}
    return [write(work, sheet, _to(reader, lookback, at, said)) for reader in _readers(proposal)]


def _readers(proposal: Proposal) -> list[Proposer]:
    """The units that answered and everybody in whose name it was proposed, each once."""
    units = [Proposer(a.unit_name, a.unit_name, "单位") for a in proposal.answering]
    signed = [proposer for _, proposer in addressing.everybody(proposal)]
    return list(dict.fromkeys(units + signed))


def _to(reader: Proposer, lookback: Lookback, at: datetime, facts: dict[str, object]) -> To:
    occasion = f"lookback {lookback.key} to {reader.name}/{reader.key}"
    given = {"addressee": reader.greeting, **facts}
    return To(reader.name, at, occasion, lookback.proposal, facts=given)
