"""What a committee may set: the profile, permits, filing reasons, result classes."""
