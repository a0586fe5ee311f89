"""/proposals: the list, its filters, and the same list to carry away."""
