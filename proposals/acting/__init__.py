"""Which function carries out which act, what it asks, and how what was written becomes its facts.

Here stands what the command line and the pages share; each of them only reads and shows.
"""
