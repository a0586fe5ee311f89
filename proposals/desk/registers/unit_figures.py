"""What is reckoned of a unit's year: figures, what was late, what was left unredone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from proposals.desk.count import Count
from proposals.desk.registers.unit_year import Part, UnitYear
from proposals.desk.statistics import piles
from proposals.desk.tables import Cell, Table
from proposals.settings import zone
from workflows.measures import DASH, shares
from workflows.terms import Adoption, Duty, Rating
from workflows.terms.numerals import official_date

CONTENT = frozenset({Rating.SATISFIED, Rating.BASICALLY})


def given(year: UnitYear) -> Iterator[Count]:
    """What it was given, and what of it went back."""
    living = [part for part in year.parts if not part.handled.returned]
    co = sum(not part.answers for part in living)
    yield Count("主办", len(year.answering), "独办、主办、分办的提案，不含已退办")
    yield Count("会办", co, "会办的提案，不含已退办")
    yield Count("退办", len(year.parts) - len(living), "经同意退办的承办件")
    yield Count("延期", year.extended, "经同意延期的申请")


def indicators(year: UnitYear) -> Iterator[Count]:
    """The rates a unit is judged by (domain 5.4)."""
    clocks = [c for part in year.answering for c in part.owed if c.duty == Duty.REPLY]
    due = [c for c in clocks if c.met_at or c.due_on < year.as_of]
    in_time = sum(bool(c.met_at and c.met_at.astimezone(zone()).date() <= c.due_on) for c in due)
    yield Count("按期办复", in_time, "到期或已发出的答复中，在期限当日或之前发出的", len(due))
    replied = _replied(year)
    met = sum(map(_met, replied))
    yield Count("面商", met, "已答复的提案中，答复前有提案者确认的面对面沟通的", len(replied))
    yield from _opinions(year)
    full = sum(piles.result_class(part.counted) == "A" for part in replied)
    yield Count("A类", full, "已答复的提案中，办理结果为A类的", len(replied))
    items = [a for p in replied for r in piles.latest_replies(p.counted) for a in r.adoptions]
    taken = sum(a == Adoption.ADOPTED for a in items)
    yield Count("采纳", taken, "已答复的建议条目中采纳的", len(items))
    yield Count("承诺兑现", sum(year.promises), "到期承诺中经核实兑现的", len(year.promises))


def faults(year: UnitYear) -> Iterator[Count]:
    """What is taken off (domain 5.4)."""
    refused = [r for p in year.parts for r in p.given.part.returns if r.granted is False]
    broken = len(year.promises) - sum(year.promises)
    yield Count("退办申请未获同意", len(refused), "不同意退办的申请")
    yield Count("办理逾期", len(list(late(year))), "期限过后才答复或者尚未答复的承办件")
    yield Count("二次办理", len(_again(year)), "进入第二轮及以后办理的提案")
    yield Count("承诺未兑现", broken, "到期而没有核实兑现的承诺")


def late(year: UnitYear) -> Iterator[str]:
    """Each reply that went out after its day, or is owed still."""
    for part in year.answering:
        for clock in part.owed:
            day = clock.met_at.astimezone(zone()).date() if clock.met_at else None
            owed = f"{part.given.case.number}应于{official_date(clock.due_on)}前答复"
            if day and day > clock.due_on:
                yield f"{owed}，{official_date(day)}答复"
            elif day is None and clock.due_on < year.as_of:
                yield f"{owed}，尚未答复"


def unredone(year: UnitYear) -> Iterator[str]:
    """Each case whose last word is 不满意 (R-09)."""
    cases = {part.given.case.key: part.given.case for part in year.answering}
    bad = {
        o.case_id
        for o in year.opinions
        if o.round == cases[o.case_id].round and Rating.DISSATISFIED in {o.work, o.result}
    }
    for id in sorted(bad):
        yield f"{cases[id].number}第{cases[id].round}轮不满意，此后没有再次办理"


def summary_tables(year: UnitYear) -> tuple[Table, ...]:
    """The tables of the year's account."""
    figures = (*given(year), *indicators(year), *faults(year))
    counted = tuple((n, one.label, one.text, one.definition) for n, one in enumerate(figures, 1))
    return (
        Table("承办和办理情况", ("序号", "项目", "数量", "统计口径"), counted),
        _classes(year),
        _cases(year),
    )


def _opinions(year: UnitYear) -> Iterator[Count]:
    received = [o for o in year.opinions if o.received]
    content = sum(o.result in CONTENT for o in received)
    forms = "已锁定的征询意见表"
    yield Count("反馈", len(received), f"{forms}中收回的", len(year.opinions))
    yield Count("满意", content, f"收回的{forms}中，对办理结果满意或基本满意的", len(received))


def _replied(year: UnitYear) -> list[Part]:
    return [part for part in year.answering if part.counted.replies]


def _again(year: UnitYear) -> list[Part]:
    return [part for part in year.answering if part.given.part.round > 1]


def _met(part: Part) -> bool:
    """In person and confirmed, on the day of the answer or before."""
    answered = part.replied_on
    return answered is not None and any(day <= answered for day in part.handled.met_on)


def _classes(year: UnitYear) -> Table:
    counted = Counter(piles.result_class(part.counted) for part in _replied(year))
    codes = sorted(counted)
    parts = shares([counted[code] for code in codes])
    rows: list[tuple[Cell, ...]] = [
        (f"{code}类", counted[code], f"{part}%") for code, part in zip(codes, parts, strict=True)
    ]
    rows.append(("合计", counted.total(), "100.0%" if counted else DASH))
    return Table("办理结果", ("类别", "件数", "占比"), tuple(rows))


def _cases(year: UnitYear) -> Table:
    rows = (
        (
            part.given.case.number,
            part.given.case.title,
            part.handled.role.label,
            official_date(part.replied_on) if part.replied_on else DASH,
            f"{code}类" if (code := piles.result_class(part.counted)) else DASH,
        )
        for part in year.parts
        if not part.handled.returned
    )
    return Table("提案明细", ("案号", "案由", "办理方式", "首次答复", "结果"), tuple(rows))
