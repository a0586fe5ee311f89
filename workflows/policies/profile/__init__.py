"""Every number a committee may set, typed, with its source and the day from which it holds."""

from workflows.policies.profile.ladder import LadderRow
from workflows.policies.profile.loading import load
from workflows.policies.profile.rules import Profile, Setting, in_force

__all__ = ["LadderRow", "Profile", "Setting", "in_force", "load"]
