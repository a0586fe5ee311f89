"""One act on many cases: each in a piece of work of its own, each with a result of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import structlog
from fastapi import Request
from starlette.datastructures import FormData

from proposals.acting import batches
from proposals.casework import once
from proposals.records import Proposal
from proposals.web.doorway import SignInFirst, Visit, reading, writing
from proposals.web.errands import Errand, Way
from workflows.refusals import Incomplete, NotFound, NotNow, Objection, Refusal
from workflows.terms import Act, View

LOG = structlog.get_logger("tian.web")
NO_CASE = "没有这一提案，或者不在当前身份可见的范围内"
SIGNED_OUT = "登录已经失效，这一件没有办理，请重新登录后再试"


class Line(NamedTuple):
    """One case of a batch before anything is done."""

    id: str
    number: str
    title: str
    proposer: str
    stage: str
    seen: int
    reasons: tuple[str, ...]
    """Why it cannot be done now."""

    @property
    def there(self) -> bool:
        """Whether this person sees such a case."""
        return bool(self.number)


class Outcome(NamedTuple):
    """What became of one case of a batch."""

    id: str
    number: str
    title: str
    done: bool
    reasons: tuple[str, ...] = ()
    before: bool = False
    """Done already, by the same form."""
    line: Line | None = None
    """The case as it is offered again."""


@dataclass(frozen=True)
class Item:
    """One case of a batch and what is handed in for it."""

    id: str
    given: Mapping[str, Any] = field(default_factory=dict)
    seen: str = ""
    part: str = ""
    """Which of several of one case this is."""


@dataclass(frozen=True)
class Batch:
    """One act, and the form by which it is handed in for many cases."""

    request: Request
    form: FormData
    act: Act

    def each(self, items: list[Item]) -> Iterator[Outcome]:
        """What becomes of every case, told as it is done."""
        return iter(self._in_one(items)) if self.act in batches.IN_ONE else map(self.do, items)

    def do(self, item: Item) -> Outcome:
        """Do it to one case, whole or not at all; what keeps this one back keeps no other."""
        try:
            with writing(self.request, View.CASE, self.form) as visit:
                errand = self._begun(visit, item)
                if isinstance(errand, Outcome):
                    return errand
                errand.carry_out(batches.completed(errand.known(), item.given))
                return self._done(errand, item)
        except Exception as failure:
            # One case at fault must not hide what became of the others.
            return self._left(item, failure)

    def _in_one(self, items: list[Item]) -> list[Outcome]:
        """All that can be done in one piece of work, for the sake of one letter a unit."""
        try:
            told = self._attempt(items)
        except Exception as failure:
            # One case at fault, or somebody quicker with it, must not keep back the others.
            LOG.warning("batch taken apart", act=self.act.value, fault=type(failure).__name__)
            return [self.do(item) for item in items]
        found = ((item, told[item.id]) for item in items)
        return [
            each if isinstance(each, Outcome) else self._left(item, each) for item, each in found
        ]

    def _attempt(self, items: list[Item]) -> dict[str, Outcome | Exception]:
        told: dict[str, Outcome | Exception] = {}
        begun: list[tuple[Item, Errand, Proposal]] = []
        with writing(self.request, View.CASE, self.form) as visit:
            for item in items:
                try:
                    errand = self._begun(visit, item)
                except Refusal as refusal:
                    told[item.id] = refusal
                    continue
                if isinstance(errand, Outcome):
                    told[item.id] = errand
                elif errand.case is not None:
                    begun.append((item, errand, errand.case))
            cases = [case for *_, case in begun]
            skipped = batches.IN_ONE[self.act](visit.work, cases, visit.actor)
            left = {one.proposal.key: NotNow(*one.objections) for one in skipped}
            for item, errand, case in begun:
                told[item.id] = left.get(case.key) or self._done(errand, item)
        return told

    def _begun(self, visit: Visit, item: Item) -> Errand | Outcome:
        """The errand on this case, or that the same form has done it before."""
        errand = errand_of(visit, self.act, item.id)
        assert errand.case is not None, "a batch is of cases"
        if once.led_to(visit.work, self._token(item), visit.visitor.account_id):
            return Outcome(item.id, errand.case.number, errand.case.title, done=True, before=True)
        errand.require_unchanged(item.seen)
        return errand

    def _done(self, errand: Errand, item: Item) -> Outcome:
        assert errand.case is not None, "a batch is of cases"
        visit, led = errand.visit, f"/proposals/{item.id}"
        once.remember(visit.work, self._token(item), visit.visitor.account_id, led, visit.at)
        return Outcome(item.id, errand.case.number, errand.case.title, done=True)

    def _token(self, item: Item) -> str:
        drawn = str(self.form.get("once", ""))
        return f"{drawn}:{item.id}{item.part and f':{item.part}'}" if drawn else ""

    def _left(self, item: Item, failure: Exception) -> Outcome:
        """A case that was not done, to be tried again; by name if this person may know it."""
        line, refusal = Line(item.id, "", "", "", "", 0, ()), None
        if isinstance(failure, Refusal):
            refusal = failure
        with suppress(SignInFirst), reading(self.request, View.CASE) as visit:
            line = line_of(visit, self.act, item.id)
            if line.there:
                refusal = errand_of(visit, self.act, item.id).told(refusal, item.seen)
        reasons = _sentences(refusal) if refusal else (self._fault(item, failure),)
        return Outcome(
            item.id, line.number, line.title, False, reasons, line=line._replace(reasons=reasons)
        )

    def _fault(self, item: Item, failure: Exception) -> str:
        if isinstance(failure, SignInFirst):
            return SIGNED_OUT
        fault, reference = type(failure).__name__, self.request.scope.get("request_id", "")
        told = {"act": self.act.value, "case": item.id, "fault": fault}
        LOG.error("case of a batch failed", **told, exc_info=failure)
        return f"程序出错，这一件没有办理；请把编号 {reference} 告诉系统管理员"


def _sentences(refusal: Refusal) -> tuple[str, ...]:
    return tuple(objection.sentence for objection in refusal.objections)


def errand_of(visit: Visit, act: Act, raw: str) -> Errand:
    """The errand on one case of a batch; a number that is none names no case."""
    if not (raw.isascii() and raw.isdecimal()) or int(raw) > LARGEST:
        raise NotFound(Objection("case_exists", NO_CASE))
    return Errand(visit, Way(act, int(raw)))


LARGEST = 2**31 - 1


def line_of(visit: Visit, act: Act, raw: str) -> Line:
    """One case as it is offered; of one that is not his nothing is told."""
    try:
        errand = errand_of(visit, act, raw)
        case = errand.case
    except NotFound:
        return Line(raw, "", "", "", "", 0, (NO_CASE,))
    assert case is not None, "a batch is of cases"
    told = (case.number, case.title, case.proposer_name, case.stage.label)
    return Line(raw, *told, errand.seen, tuple(o.sentence for o in errand.objections))


def required(act: Act) -> None:
    """Raise unless this act is one of those done to many at once."""
    if act not in batches.TOGETHER:
        raise NotFound(Objection("act_in_batches", f"“{act.label}”须逐件办理"))


def nothing_chosen() -> Incomplete:
    """The refusal of a batch without cases."""
    return Incomplete(Objection("case_chosen", "尚未选定提案，请至少选定一件"))
