"""/statistics: what was counted as of a day, each number with its cases where a list shows them."""
