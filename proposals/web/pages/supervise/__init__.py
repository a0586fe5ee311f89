"""督: the board, the supervisions, the promises, the calendar."""
