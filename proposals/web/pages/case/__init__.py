"""One case: its tabs, its certificate, its files, and the same on paper."""
