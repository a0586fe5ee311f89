"""督办台: the ladder by rung, the drafts to confirm, and who was told when."""

from proposals.desk.board.ladder import Board, Card, Column, Link, board
from proposals.desk.board.told import Draft, Told, Wanted

__all__ = ["Board", "Card", "Column", "Draft", "Link", "Told", "Wanted", "board"]
