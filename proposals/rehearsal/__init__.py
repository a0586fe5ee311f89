"""Rehearsal: a sample committee plays its year by the real acts on a moving clock.

Here belong the cast, the built-in proposals, the players and the calendar of the play.
"""
