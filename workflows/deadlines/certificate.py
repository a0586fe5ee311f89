"""The certificate: a due date with its proof, as a value, as JSON and as one printed sheet."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from workflows.deadlines.basis import EXTEND, Basis, Pause
from workflows.deadlines.counting import Line, count
from workflows.terms import Duty, Period, Unit
from workflows.workdays import WEEKDAYS, Calendar


@dataclass(frozen=True, kw_only=True)
class Certificate(Basis):
    """A basis together with each day counted or skipped and the date it leads to."""

    lines: tuple[Line, ...]
    due_on: date
    provisional: bool
    notices: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values that `from_json` reads back."""
        return {
            **{field.name: _plain(getattr(self, field.name)) for field in fields(self)},
            "duty_label": self.duty.label,
        }

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> Certificate:
        """The certificate `as_json` wrote."""
        period = written["period"]
        return cls(
            duty=Duty(written["duty"]),
            started_by=written["started_by"],
            started_on=date.fromisoformat(written["started_on"]),
            instrument=written["instrument"],
            profile_version=written["profile_version"],
            period=period and Period.parse(period),
            holiday_rule=written["holiday_rule"],
            counted_from=_date(written["counted_from"]),
            named_on=_date(written["named_on"]),
            pauses=tuple(Pause(*map(date.fromisoformat, pause)) for pause in written["pauses"]),
            extension_until=_date(written["extension_until"]),
            extension_by=written["extension_by"],
            extension_on=_date(written.get("extension_on")),
            lines=tuple(Line(date.fromisoformat(d), c, why) for d, c, why in written["lines"]),
            due_on=date.fromisoformat(written["due_on"]),
            provisional=written["provisional"],
            notices=tuple(written["notices"]),
        )

    def as_text(self) -> str:
        """One printed sheet."""
        rows = [f"  {_day(day)}  {'计' if yes else '—'}  {why}" for day, yes, why in self.lines]
        return "\n".join([*self._heading(), "逐日计算：", *rows, *self._ending(), ""])

    def _heading(self) -> list[str]:
        return [
            f"期限计算书：{self.duty.label}",
            f"起算事件：{self.started_by}，{_day(self.started_on)}",
            f"期限：{self.length}",
            f"依据：{self.instrument}（规则版本 {self.profile_version}）",
        ]

    @property
    def length(self) -> str:
        """How long the duty runs, in words."""
        if self.period is None:
            return "指定日期"
        if self.counted_from is not None:
            return f"{_day(self.counted_from)}之前{-self.period.count}{self.period.unit.label}"
        if self.period.unit is Unit.WORKDAYS:
            return self.period.label
        moves = "顺延" if self.holiday_rule == EXTEND else "不顺延"
        return f"{self.period.label}，最后一日遇休息日{moves}"

    def _ending(self) -> list[str]:
        notices = [f"放假依据：{'；'.join(self.notices)}"] if self.notices else []
        doubt = "（暂定：放假通知公布后重新计算）" if self.provisional else ""
        return [*notices, f"届满日：{_day(self.due_on)}{doubt}"]


def certify(basis: Basis, calendar: Calendar) -> Certificate:
    """Count the basis out on this calendar."""
    lines = count(basis, calendar)
    due_on = lines[-1].day
    span = (min(basis.anchor, due_on), max(basis.anchor, due_on))
    return Certificate(
        **{name: getattr(basis, name) for name in _GIVEN},
        lines=lines,
        due_on=due_on,
        provisional=basis.uses_calendar and calendar.is_provisional(*span),
        notices=calendar.notices(*span) if basis.uses_calendar else (),
    )


def recompute(certificate: Certificate, calendar: Calendar) -> Certificate:
    """The same basis counted again: equal, unless the calendar has changed."""
    return certify(certificate, calendar)


_GIVEN = tuple(field.name for field in fields(Basis))


def _plain(value: object) -> object:
    """Dates and periods as text, tuples as lists, the rest as it is."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period | Duty):
        return value.value if isinstance(value, Duty) else str(value)
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d} {WEEKDAYS[day.weekday()]}"
