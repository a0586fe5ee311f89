"""办: assignment, returns, extensions, meetings, replies, feedback."""
