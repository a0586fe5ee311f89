"""The core rates of a year's report, each with what it is counted over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from proposals.desk.statistics import piles
from proposals.desk.statistics.snapshot import Counted, Form, Snapshot
from workflows.measures import Rate
from workflows.terms import Act, Adoption, Duty, Rating

CONTENT = {Rating.SATISFIED, Rating.BASICALLY}


class Figure(NamedTuple):
    """One published rate."""

    name: str
    rate: Rate
    population: str


def rates(snapshot: Snapshot) -> Iterator[Figure]:
    """All of them, in the order they are published."""
    yield from _filing(snapshot)
    yield from _handling(snapshot)
    yield from _results(snapshot)
    yield from _feedback(snapshot)
    yield from _supervision(snapshot)
    yield from _people(snapshot)


def _filing(snapshot: Snapshot) -> Iterator[Figure]:
    cases, parts = snapshot.cases, piles.partition(snapshot.cases)
    received = "收到的提案"
    yield Figure("立案率", Rate(parts.filed, parts.received), received)
    yield Figure("立案并案率", Rate(parts.filed + parts.merged, parts.received), received)
    yield Figure("并案率", Rate(parts.merged, parts.received), received)
    yield _share("转办率", cases, lambda c: bool(c.first(Act.CONVERT)), received)


def _handling(snapshot: Snapshot) -> Iterator[Figure]:
    filed, day = piles.filed(snapshot.cases), snapshot.as_of
    due = [case for case in filed if piles.due_by(case, day)]
    answered = [case for case in filed if piles.replied(case)]
    yield _share("办复率", due, piles.replied, "到期应办复的立案提案")
    yield _share("按期办复率", due, piles.in_time, "到期应办复的立案提案")
    # By its formula the rate counts waived cases in its population; they are shown beside it.
    yield _share("面商率", answered, piles.met_before_reply, "已办复提案（含免予面商）")
    yield _share("免予面商率", answered, piles.waived_before_reply, "已办复提案（含免予面商）")
    first = [c for case in filed for c in case.clocks if c.duty == Duty.FIRST_CONTACT]
    owed = [c for c in first if c.due_on <= day or c.met_at is not None]
    early = sum(c.met_at is not None and c.met_at.date() <= c.due_on for c in owed)
    yield Figure("首次沟通率", Rate(early, len(owed)), "到期应联系提案者的承办件")
    yield _share("办结率", filed, piles.closed, "立案提案")
    yield _share("逾期率", filed, lambda c: piles.overdue(c, day), "立案提案")
    yield _share("二次办理率", answered, piles.done_again, "已办复提案")


def _results(snapshot: Snapshot) -> Iterator[Figure]:
    answered = [case for case in piles.filed(snapshot.cases) if piles.replied(case)]
    for code in sorted({piles.result_class(case) for case in answered} - {""}):
        yield _share(f"{code}类率", answered, _is_class(code), "已办复提案")
    items = [a for case in answered for r in piles.latest_replies(case) for a in r.adoptions]
    taken = sum(a == Adoption.ADOPTED for a in items)
    partly = sum(a == Adoption.PARTLY for a in items)
    yield Figure("采纳率", Rate(taken, len(items)), "已答复的建议条目")
    yield Figure("采纳率（含部分采纳）", Rate(taken + partly, len(items)), "已答复的建议条目")


def _feedback(snapshot: Snapshot) -> Iterator[Figure]:
    forms = [form for case in piles.filed(snapshot.cases) for form in case.forms]
    received = [form for form in forms if form.received]
    whole = snapshot.profile.feedback.satisfaction_denominator == "all_replied"
    base = len(forms) if whole else len(received)
    over = "应反馈的征询意见表" if whole else "收回的征询意见表"
    yield Figure("反馈率", Rate(len(received), len(forms)), "应反馈的征询意见表")
    for name, asked in (("办理工作", _work), ("办理结果", _result)):
        content = sum(asked(form) in CONTENT for form in received)
        pure = sum(asked(form) == Rating.SATISFIED for form in received)
        bad = sum(asked(form) == Rating.DISSATISFIED for form in received)
        yield Figure(f"满意率（{name}）", Rate(content, base), over)
        yield Figure(f"纯满意率（{name}）", Rate(pure, base), over)
        yield Figure(f"不满意率（{name}）", Rate(bad, len(received)), "收回的征询意见表")
    again = [form for form in received if form.round > 1]
    yield Figure(
        "二次办理满意率",
        Rate(sum(_result(form) in CONTENT for form in again), len(again)),
        "二次办理后收回的征询意见表",
    )


def _supervision(snapshot: Snapshot) -> Iterator[Figure]:
    filed, day = piles.filed(snapshot.cases), snapshot.as_of
    promises = [kept for due_on, kept in snapshot.promises if due_on <= day]
    yield Figure("承诺兑现率", Rate(sum(promises), len(promises)), "到期承诺")
    planned = [case for case in filed if piles.result_class(case) == "B"]
    yield _share("B类转A类率", planned, lambda c: c.upgraded, "答复为B类的提案")
    yield _share("督办覆盖率", filed, lambda c: c.supervised, "立案提案")


def _people(snapshot: Snapshot) -> Iterator[Figure]:
    filed, serving = piles.filed(snapshot.cases), snapshot.members_in_office
    proposing = {case.member_id for case in snapshot.cases} & serving
    yield Figure("委员参与率（第一提案人）", Rate(len(proposing), len(serving)), "在职委员")
    yield _share("集体提案占比", filed, lambda c: c.kind.is_collective, "立案提案")
    public = [case for case in filed if case.may_be_public]
    yield _share("公开率", public, lambda c: c.published, "提案者同意公开的立案提案")


def _share(
    name: str, over: Sequence[Counted], holds: Callable[[Counted], bool], population: str
) -> Figure:
    return Figure(name, Rate(sum(map(holds, over)), len(over)), population)


def _is_class(code: str) -> Callable[[Counted], bool]:
    return lambda case: piles.result_class(case) == code


def _work(form: Form) -> Rating | None:
    return form.work


def _result(form: Form) -> Rating | None:
    return form.result
