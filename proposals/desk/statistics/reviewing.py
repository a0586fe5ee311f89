"""What the review made of the proposals of one plenary, as its 提案审查情况报告 (domain 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from proposals.desk.statistics import piles, taking
from proposals.desk.statistics.sheets import FILING, filing_row
from proposals.desk.statistics.snapshot import Counted
from proposals.desk.tables import Cell, Table
from proposals.letters.printed.reports import Reviewed, review_report
from proposals.printing import Copy
from proposals.records import PlenarySession, Proposal
from proposals.records.convened import convened
from proposals.work import Work
from workflows.measures import DASH, shares
from workflows.policies.filing import DISPOSITIONS, REASONS
from workflows.refusals import NotFound, Objection
from workflows.terms import Intake, ProposerKind
from workflows.terms.numerals import in_characters

NO_SESSION = Objection("session_exists", "统计截止日以前没有召开这次会议，请改选会次或截止日")
UNSORTED = "未分类"


@dataclass(frozen=True)
class Seen:
    """What the review looked at, beside what is counted of it."""

    case: Counted
    category: str
    disposition: str
    reasons: Sequence[str]


def review_paper(work: Work, as_of: date, plenary: int | None, at: datetime) -> Copy:
    """提案审查情况报告 of a plenary; without its number, of the last one that had begun."""
    held = convened(work, _session(work, as_of, plenary))
    seen = _seen(work, as_of, held.session)
    partition = piles.partition(each.case for each in seen)
    partition.require()
    term, number = in_characters(held.term.number), in_characters(held.session.number)
    told = Reviewed(
        session=f"政协{work.rules.place}第{term}届委员会第{number}次会议",
        whose=work.rules.committee,
        as_of=as_of,
        cutoff_at=held.session.cutoff_at,
        partition=partition.text,
        tables=tuple(_tables(seen)),
    )
    return review_report(work, told, at)


def _session(work: Work, as_of: date, plenary: int | None) -> int:
    asked = (
        select(PlenarySession.id)
        .where(PlenarySession.opens_on <= as_of)
        .order_by(col(PlenarySession.opens_on).desc())
    )
    if plenary is not None:
        asked = asked.where(PlenarySession.number == plenary)
    found = work.exec(asked).first()
    if found is None:
        raise NotFound(NO_SESSION)
    return found


def _seen(work: Work, as_of: date, session: PlenarySession) -> list[Seen]:
    """The 大会提案 of that session received by the end of the day."""
    snapshot = taking.take(work, as_of, session.number)
    received = {case.id: case for case in snapshot.cases if case.intake == Intake.PLENARY}
    asked = (
        select(Proposal.id, Proposal.category, Proposal.disposition, Proposal.reasons)
        .where(Proposal.plenary_session_id == session.id)
        .order_by(col(Proposal.id))
    )
    rows = work.exec(asked)
    return [Seen(received[row[0]], *row[1:]) for row in rows if row[0] in received]


def _tables(seen: Sequence[Seen]) -> Iterator[Table]:
    yield _by_kind(seen)
    filed = [each for each in seen if piles.pile(each.case) == "filed"]
    collective = Counter(
        "集体提案" if each.case.kind.is_collective else "委员提案" for each in filed
    )
    yield _shared("立案提案的提案者", "提案者", collective)
    yield _shared("立案提案的内容", "内容分类", Counter(e.category or UNSORTED for e in filed))
    refused = [each for each in seen if piles.pile(each.case) == "not_filed"]
    yield _whither(refused)
    yield _grounds(refused)


def _by_kind(seen: Sequence[Seen]) -> Table:
    groups = [(kind.label, [e.case for e in seen if e.case.kind == kind]) for kind in ProposerKind]
    rows = (*((n, g) for n, g in groups if g), ("合计", [e.case for e in seen]))
    return Table("立案情况", FILING, tuple(filing_row(name, group) for name, group in rows))


def _shared(title: str, what: str, counted: Mapping[str, int]) -> Table:
    """Counts with their shares, which add up to a hundred."""
    names = sorted(counted, key=lambda name: (-counted[name], name))
    parts = shares([counted[name] for name in names])
    rows: list[tuple[Cell, ...]] = [
        (name, counted[name], f"{part}%") for name, part in zip(names, parts, strict=True)
    ]
    whole = sum(counted.values())
    rows.append(("合计", whole, "100.0%" if whole else DASH))
    return Table(title, (what, "件数", "占比"), tuple(rows))


def _whither(refused: Sequence[Seen]) -> Table:
    counted = Counter(each.disposition for each in refused)
    rows = ((row.label, counted[row.code]) for row in DISPOSITIONS if counted[row.code])
    return Table("不予立案提案的去向", ("去向", "件数"), tuple(rows))


def _grounds(refused: Sequence[Seen]) -> Table:
    """One proposal may have several."""
    counted = Counter(code for each in refused for code in each.reasons)
    rows = ((row.sentence, counted[row.code]) for row in REASONS if counted[row.code])
    return Table("不予立案的理由", ("理由", "件次"), tuple(rows))
