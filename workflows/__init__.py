"""The rulebook: what is true of a 提案 on paper, with no computer.

Plain Python that takes dates and facts as arguments; it knows nothing of records, web or clock.
"""
