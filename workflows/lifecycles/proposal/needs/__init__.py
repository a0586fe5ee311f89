"""What a proposal's moves need, one file a phase."""
