"""One case as a page or a terminal shows it: where it stands, what is open now and why not."""

from proposals.desk.case.view import CaseView, UnitPart, view
from proposals.desk.clocks import Clock

__all__ = ["CaseView", "Clock", "UnitPart", "view"]
