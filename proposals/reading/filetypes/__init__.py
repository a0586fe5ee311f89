"""What a file is by its content, never by its name, and what can be read of it."""

from proposals.reading.filetypes.looking import look

__all__ = ["look"]
