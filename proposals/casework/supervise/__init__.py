"""督: urging, supervision, promises, look-backs, the archive."""
