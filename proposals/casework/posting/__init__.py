"""寄送: how waiting letters go out, and on which channels."""

from proposals.casework.posting.delivery import Channel, in_office_hours, post
from proposals.casework.posting.inbox import inbox, recipients
from proposals.casework.posting.spool import file_name, spool

__all__ = ["Channel", "file_name", "in_office_hours", "inbox", "post", "recipients", "spool"]
