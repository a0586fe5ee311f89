"""Where the lines of a report lead: the records of a session's number, the pages of units."""

from __future__ import annotations

from collections import defaultdict

from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.records import HandlingUnit, PlenarySession
from proposals.work import Work
from workflows.policies.sights import UNITS


def plenaries(work: Work) -> dict[int, list[int]]:
    """Number of the plenary session → its records, one a term."""
    found: dict[int, list[int]] = defaultdict(list)
    asked = select(PlenarySession.number, PlenarySession.id).order_by(col(PlenarySession.number))
    for number, id in work.execute(asked):
        found[number].append(id)
    return found


def unit_pages(work: Work, reader: Reader) -> dict[str, str]:
    """Name → page of the units whose page is his to read."""
    asked = select(HandlingUnit.name, HandlingUnit.id)
    return {
        name: f"/units/{id}"
        for name, id in work.execute(asked)
        if reader.role not in UNITS or id == reader.unit_id
    }
