"""Files taken over into the records: rosters, proposals, holidays; all or nothing (rule 41)."""

from proposals.casework.importing.calendar import import_calendar
from proposals.casework.importing.members import import_members
from proposals.casework.importing.proposals import import_proposals
from proposals.casework.importing.units import import_units

__all__ = ["import_calendar", "import_members", "import_proposals", "import_units"]
