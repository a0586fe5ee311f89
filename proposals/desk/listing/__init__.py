"""The list of proposals: what is wanted, one page of it, the same as a table to carry away."""

from proposals.desk.listing.columns import Column
from proposals.desk.listing.export import table
from proposals.desk.listing.outcomes import Outcome
from proposals.desk.listing.page import Choices, Page, choices, counting, page
from proposals.desk.listing.rows import Row, UnitTag
from proposals.desk.listing.wanted import Sort, Wanted, parse

__all__ = [
    "Choices",
    "Column",
    "Outcome",
    "Page",
    "Row",
    "Sort",
    "UnitTag",
    "Wanted",
    "choices",
    "counting",
    "page",
    "parse",
    "table",
]
