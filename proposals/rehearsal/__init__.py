"""Rehearsal: a sample committee plays its years by the real acts on a moving clock.

Here belong the cast, the built-in proposals, the players and the calendar of the play.
"""

from proposals.rehearsal.play import play
from proposals.rehearsal.script import Script, office, write_profile
from proposals.rehearsal.summary import Summary

__all__ = ["Script", "Summary", "office", "play", "write_profile"]
