"""One piece of work: the database session and the rules in force, handed to every act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import event
from sqlmodel import Session

from workflows.policies.profile import Profile, in_force
from workflows.workdays import Calendar


@dataclass(frozen=True)
class Rules:
    """What a committee has laid down: its profiles by date, its calendar, its digest."""

    profiles: Sequence[Profile]
    calendar: Calendar
    hash_algorithm: str = "sha256"
    attachments: Path | None = None
    """The cabinet: the folder in which attached files are kept; None: none may be attached."""
    committee: str = "政协提案委员会"
    """Its full name, as papers are signed."""
    place: str = ""
    """Whose CPPCC it is, as in 政协清河区第九届委员会."""
    wording: Path | None = None
    """The folder of its own wording of letters; None: ours."""

    @property
    def bureau(self) -> str:
        """In whose name the committee's letters go out."""
        return f"{self.committee}办公室"

    def profile_on(self, day: date) -> Profile:
        """The profile that holds on this day."""
        return in_force(self.profiles, day)

    def profile_named(self, version: str) -> Profile:
        """The profile under which a duty started; the one in force when it is not kept any more."""
        return next((p for p in self.profiles if p.version == version), self.profiles[-1])


class Work(Session):
    """A session that knows the rules; doors begin and end it, acts only use it."""

    rules: Rules
    writers: ClassVar[list[Callable[[Work], None]]] = []

    @classmethod
    def also_writes(cls, write: Callable[[Work], None]) -> Callable[[Work], None]:
        """What writes rows that no session watches, whenever those it watches are written."""
        cls.writers.append(write)
        return write

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what is pending."""
        super().flush(objects)
        for write in self.writers:
            write(self)

    @property
    def calendar(self) -> Calendar:
        """The calendar of working days."""
        return self.rules.calendar

    def profile_on(self, day: date) -> Profile:
        """The profile that holds on this day."""
        return self.rules.profile_on(day)


@event.listens_for(Work, "before_commit")
def write_the_rest(work: Work) -> None:
    """Rows that no session watches do not make it ask for a flush."""
    work.flush()
