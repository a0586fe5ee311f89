"""The standard tables: 立案, 承办, 结果, 评价."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from proposals.desk.statistics import piles
from proposals.desk.statistics.snapshot import Counted, Handled, Snapshot
from proposals.desk.tables import Cell, Table
from workflows.measures import DASH, Rate, shares
from workflows.terms import Duty, Intake, ProposerKind, Rating

FILING = ("类别", "收到", "立案", "并案", "不予立案", "撤案", "待审查", "立案率")


def filing(snapshot: Snapshot) -> Table:
    """立案情况, by window and by kind of proposer, with the sum."""
    cases = snapshot.cases
    groups: list[tuple[str, list[Counted]]] = [
        *((i.label, [c for c in cases if c.intake == i]) for i in Intake),
        *((k.label, [c for c in cases if c.kind == k]) for k in ProposerKind),
        ("合计", cases),
    ]
    return Table("立案情况", FILING, tuple(filing_row(name, group) for name, group in groups))


def filing_row(name: str, group: Iterable[Counted]) -> tuple[Cell, ...]:
    """What became of one group of proposals."""
    p = piles.partition(group)
    rate = Rate(p.filed, p.received).text
    return (name, p.received, p.filed, p.merged, p.not_filed, p.withdrawn, p.pending, rate)


@dataclass
class _Unit:
    kind: str
    main: int = 0
    co: int = 0
    signed: int = 0
    replied: int = 0
    in_time: int = 0
    overdue: int = 0
    returned: int = 0


def handling(snapshot: Snapshot) -> Table:
    """承办情况, one line a unit; main and 会办 apart, cases given back named and not counted."""
    lines: dict[str, _Unit] = {}
    for case in piles.filed(snapshot.cases):
        for part in case.units:
            line = lines.setdefault(part.unit, _Unit(part.unit_kind.label))
            _count_unit(line, case, part, snapshot)
    header = (
        *("承办单位", "系统", "主办", "会办", "已签收", "已办复", "按期办复", "逾期未办"),
        "退办",
        "办复率",
    )
    rows = [
        (
            *(name, u.kind, u.main, u.co, u.signed, u.replied, u.in_time, u.overdue, u.returned),
            Rate(u.replied, u.main).text,
        )
        for name, u in sorted(lines.items(), key=lambda pair: (-pair[1].main, pair[0]))
    ]
    return Table("承办情况", header, tuple(rows))


def _count_unit(line: _Unit, case: Counted, part: Handled, snapshot: Snapshot) -> None:
    if part.returned:
        line.returned += 1
        return
    line.signed += part.signed
    if not part.role.answers:
        line.co += 1
        return
    line.main += 1
    owed = [c for c in case.clocks if c.assignment_id == part.id and c.duty == Duty.REPLY]
    line.replied += any(reply.assignment_id == part.id for reply in case.replies)
    line.in_time += any(c.met_at and c.met_at.date() <= c.due_on for c in owed)
    late = [c for c in owed if c.met_at is None and not c.paused and c.due_on < snapshot.as_of]
    line.overdue += bool(late)


def results(snapshot: Snapshot) -> Table:
    """办理结果, by confirmed class; the shares add up to a hundred."""
    answered = [case for case in piles.filed(snapshot.cases) if piles.replied(case)]
    counted = Counter(piles.result_class(case) or DASH for case in answered)
    codes = sorted(counted)
    parts = shares([counted[code] for code in codes])
    rows: list[tuple[Cell, ...]] = [
        (code, counted[code], f"{part}%") for code, part in zip(codes, parts, strict=True)
    ]
    rows.append(("合计", len(answered), "100.0%" if answered else DASH))
    return Table("办理结果", ("类别", "件数", "占比"), tuple(rows))


def ratings(snapshot: Snapshot) -> Table:
    """评价情况: both ratings by round; silence stands in its own column."""
    by_round: dict[int, Counter[str]] = defaultdict(Counter)
    for case in piles.filed(snapshot.cases):
        for form in case.forms:
            counted = by_round[form.round]
            counted["sent"] += 1
            counted["received"] += form.received
            if form.work is not None and form.result is not None:
                counted[f"work/{form.work}"] += 1
                counted[f"result/{form.result}"] += 1
    header = (
        *("轮次", "发出", "收回", "未反馈"),
        *(f"工作{r.label}" for r in Rating),
        *(f"结果{r.label}" for r in Rating),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(f"第{n}轮", c["sent"], c["received"], c["sent"] - c["received"]),
            *(c[f"work/{r}"] for r in Rating),
            *(c[f"result/{r}"] for r in Rating),
        )
        for n, c in sorted(by_round.items())
    ]
    return Table("评价情况", header, tuple(rows))
