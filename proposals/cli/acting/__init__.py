"""tian act: carry out one act of one case by the same function the pages will call."""

from proposals.cli.acting.command import act

__all__ = ["act"]
