"""What each paper must hold before it is taken in: proposal, meeting record, reply, units."""
