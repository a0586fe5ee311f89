"""The scene: one piece of work at one moment of the play, and the parts that are played in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple
from zlib import crc32

from proposals.records import Proposal
from proposals.rehearsal.agenda import Agenda, in_office_hours, moment
from proposals.rehearsal.people import Author, Cast, Person
from proposals.rehearsal.pieces import Piece
from proposals.rehearsal.script import ZONE
from proposals.rehearsal.tempers import Temper
from proposals.work import Work

OFFICE_MINUTES = 7 * 60


class Errand(NamedTuple):
    """Something that is to be done next about one proposal, and when it will be."""

    key: str
    """Names it among the errands of its proposal; planned once at a time."""
    wait: tuple[int, int] | date
    """After so many working days, at least and at most; or on a day."""
    do: Callable[[], None]


@dataclass
class Part:
    """One proposal in play, with its people, its temper and its own dice."""

    piece: Piece
    temper: Temper
    author: Author
    cosigners: tuple[Author, ...]
    dice: str
    drafted_on: date
    submits_at: datetime
    proposal: Proposal | None = None
    """Its record from its entrance until its file is put away."""
    proposal_id: int | None = None
    pending: set[str] = field(default_factory=set)
    rng: Random = field(init=False)
    done: set[str] = field(default_factory=set)
    """Errands that leave no trace by which one could see that they are done."""

    def __post_init__(self) -> None:
        """Take the dice in hand."""
        self.rng = Random(self.dice)

    def steady(self, about: str, least: int, most: int) -> int:
        """A number of days that is the same however often somebody asks."""
        return least + crc32(f"{self.dice}/{about}".encode()) % (most - least + 1)

    def pick(self, words: Sequence[str]) -> str:
        """One of several ways to put it."""
        return self.rng.choice(words)


Errands = Callable[["Scene", Part, Proposal], Iterable[Errand]]


@dataclass
class Scene:
    """What everybody sees who acts now."""

    work: Work
    cast: Cast
    agenda: Agenda[Scene]
    parts: Sequence[Part]
    errands: Errands
    at: datetime
    kept: Sequence[object] = ()
    """Rows everybody asks for again and again; held, the session need not fetch them."""
    places: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        """Know each part's place by the number of its piece."""
        self.places = {part.piece.number: place for place, part in enumerate(self.parts)}

    @property
    def today(self) -> date:
        """The day of the play."""
        return self.at.astimezone(ZONE).date()

    def officer(self, username: str) -> Person:
        """Somebody of the committee or the assigning offices."""
        return self.cast.officers[username]

    def workday(self, ahead: int) -> date:
        """The working day so far ahead of today."""
        return self.work.calendar.add_workdays(self.today, ahead)

    def wake(self, part: Part) -> None:
        """Plan what is to be done next about a proposal and is not planned yet."""
        # Looking ahead changes nothing, so what is not written yet need not be written for it.
        with self.work.no_autoflush:
            ahead = list(self._ahead(part))
        for errand in ahead:
            if errand.key not in part.pending:
                part.pending.add(errand.key)
                self.agenda.plan(self._when(errand, part), _going(part, errand.key))

    def put_away(self, part: Part) -> None:
        """The file is closed: nobody has anything to do about it any more."""
        part.proposal = None

    def go(self, part: Part, key: str) -> None:
        """Do an errand unless it has become needless, then see what comes of it."""
        part.pending.discard(key)
        with self.work.no_autoflush:
            errand = next((e for e in self._ahead(part) if e.key == key), None)
        if errand is not None:
            errand.do()
        self.wake(part)

    def _ahead(self, part: Part) -> Iterable[Errand]:
        return () if part.proposal is None else self.errands(self, part, part.proposal)

    def _when(self, errand: Errand, part: Part) -> datetime:
        minute = part.rng.randrange(OFFICE_MINUTES)
        if isinstance(errand.wait, tuple):
            days = part.rng.randint(*errand.wait)
            planned = moment(self.workday(days), minute) if days else self._soon(minute)
        else:
            planned = moment(self.work.calendar.next_workday(errand.wait), minute)
        return planned if planned > self.at else self._soon(minute)

    def _soon(self, minute: int) -> datetime:
        later = self.at + timedelta(minutes=20 + minute // 6)
        return in_office_hours(later, self.work.calendar)


def _going(part: Part, key: str) -> Callable[[Scene], None]:
    return lambda scene: scene.go(part, key)
