"""The same filter as a table to carry away; its writer keeps formulas out (integrity rule 42)."""

from __future__ import annotations

from proposals.desk.listing import columns, rows
from proposals.desk.listing.filters import conditions
from proposals.desk.listing.order import ordered
from proposals.desk.listing.wanted import Wanted
from proposals.desk.reader import Reader
from proposals.desk.tables import Table
from proposals.work import Work


def table(work: Work, reader: Reader, wanted: Wanted) -> Table:
    """Every line wanted, in the columns chosen, page or no page."""
    asked = ordered(rows.statement().where(*conditions(reader, wanted)), wanted)
    found = rows.read(work, reader.today, asked)
    return Table(
        "提案列表",
        tuple(column.label for column in wanted.columns),
        tuple(tuple(columns.cell(column, row) for column in wanted.columns) for row in found),
    )
