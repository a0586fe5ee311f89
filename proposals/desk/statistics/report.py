"""One report as of one day: the partition that must add up, the rates and the tables."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from statistics import mean, median
from typing import Any

from proposals.desk.count import Count
from proposals.desk.statistics import piles, sheets, taking
from proposals.desk.statistics.rates import Figure, rates
from proposals.desk.tables import Table
from proposals.work import Work
from workflows.measures import DASH, Partition


@dataclass(frozen=True)
class Report:
    """What was counted, and as of which day; asked again for that day, it says the same."""

    as_of: date
    partition: Partition
    funnel: tuple[Count, ...]
    """How far the received proposals have come, each step among those before it."""
    figures: tuple[Figure, ...]
    days: tuple[int, ...]
    """Calendar days from assignment to answer, one a replied case."""
    sheets: tuple[Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Everything as tables, the rates first."""
        rows = tuple((f.name, f.rate.n, f.rate.d, f.rate.text, f.population) for f in self.figures)
        head = Table("核心指标", ("指标", "分子", "分母", "数值", "统计范围"), rows)
        days = Table("办理天数", ("件数", "平均", "中位数"), (self._day_row(),))
        return (head, days, *self.sheets)

    def _day_row(self) -> tuple[int, str, str]:
        if not self.days:
            return (0, DASH, DASH)
        return (len(self.days), f"{mean(self.days):.1f}", f"{median(self.days):.1f}")

    def as_json(self) -> dict[str, Any]:
        """Plain values under stable names."""
        return {
            "as_of": self.as_of.isoformat(),
            "partition": asdict(self.partition),
            "rates": [
                {
                    "name": f.name,
                    "n": f.rate.n,
                    "d": f.rate.d,
                    "percent": None if (p := f.rate.percent()) is None else str(p),
                    "population": f.population,
                }
                for f in self.figures
            ],
            "tables": [
                {"title": t.title, "header": t.header, "rows": t.rows} for t in self.tables[1:]
            ],
        }


def report(work: Work, as_of: date, plenary: int | None = None) -> Report:
    """Count everything as of the end of that day; one that does not add up is refused."""
    taken = taking.take(work, as_of, plenary)
    partition = piles.partition(taken.cases)
    partition.require()
    filed = piles.filed(taken.cases)
    days = (piles.days_to_reply(case) for case in filed)
    return Report(
        as_of,
        partition,
        tuple(piles.funnel(taken.cases)),
        tuple(rates(taken)),
        tuple(d for d in days if d is not None),
        (
            sheets.filing(taken),
            sheets.handling(taken),
            sheets.results(taken),
            sheets.ratings(taken),
        ),
    )
