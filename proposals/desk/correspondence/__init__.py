"""文书: letters in, out and to confirm; one letter as it was sent; one's own inbox."""

from proposals.desk.correspondence.inbox import (
    Mail,
    Message,
    OpenedDigest,
    digest,
    inbox,
    messages,
    own_items,
    unread,
)
from proposals.desk.correspondence.letters import Opened, Received, Sent, kinds, letter, letters
from proposals.desk.correspondence.numbers import Series, series
from proposals.desk.correspondence.prints import Print, file_name, prints
from proposals.desk.correspondence.wanted import ALL, State, Wanted, Way

__all__ = [
    "ALL",
    "Mail",
    "Message",
    "Opened",
    "OpenedDigest",
    "Print",
    "Received",
    "Sent",
    "Series",
    "State",
    "Wanted",
    "Way",
    "digest",
    "file_name",
    "inbox",
    "kinds",
    "letter",
    "letters",
    "messages",
    "own_items",
    "prints",
    "series",
    "unread",
]
