"""The linked lifecycles: one table of moves each, side by side, never calling one another."""
