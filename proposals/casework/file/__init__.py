"""立: review, decision, merging, key proposals, publication."""
