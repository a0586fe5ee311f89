"""The tables of a report as of one day: counts first, each rate with its population."""

from proposals.desk.statistics.paper import paper
from proposals.desk.statistics.rates import Figure
from proposals.desk.statistics.report import Report, report

__all__ = ["Figure", "Report", "paper", "report"]
