"""Facts as an own wording sees them: it can look at what letters speak of, and at nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum

from markupsafe import Markup


class View:
    """One record, read-only: the parts letters speak of, no method, nothing hidden."""

    __slots__ = ("_gallery", "_of")

    def __init__(self, of: object, gallery: Gallery) -> None:
        """Look at a record; everything it leads to is a view as well."""
        object.__setattr__(self, "_of", of)
        object.__setattr__(self, "_gallery", gallery)

    def __getattribute__(self, name: str) -> object:
        """A part that is open to view."""
        if name == "__class__":  # what isinstance() asks; no wording can
            return View
        gallery: Gallery = object.__getattribute__(self, "_gallery")
        if name not in gallery.open:
            raise AttributeError(name)
        return gallery.view(getattr(object.__getattribute__(self, "_of"), name))

    def __setattr__(self, name: str, value: object) -> None:
        """Nothing is written through a view."""
        raise AttributeError(name)

    def __iter__(self) -> Iterator[object]:
        """The members of a named tuple, in their order."""
        of, gallery = (object.__getattribute__(self, name) for name in ("_of", "_gallery"))
        if not isinstance(of, tuple):
            raise TypeError("只有列表可以循环")
        return iter([gallery.view(each) for each in of])

    def __str__(self) -> str:
        """A record is no word."""
        raise ValueError("一条记录不能整个写出，请写明它的哪一项")


class Gallery:
    """All views of one letter; the same record is always the same view."""

    def __init__(self, open_: Collection[str]) -> None:
        """Which parts may be seen."""
        self.open = frozenset(open_)
        self._hung: dict[int, tuple[object, View]] = {}

    def facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        """The facts of a letter as views."""
        return {name: self.view(fact) for name, fact in facts.items()}

    def view(self, fact: object) -> object:
        """Words, numbers, dates and terms as they are; lists as tuples; records as views."""
        if isinstance(fact, Markup):
            return str(fact)
        if fact is None or isinstance(fact, str | int | float | date | Enum):
            return fact
        if isinstance(fact, tuple | list) and not hasattr(fact, "_fields"):
            return tuple(self.view(each) for each in fact)
        if callable(fact):
            raise AttributeError("动作不是事实")
        # The record is kept beside its view, so that its id is not given to another.
        return self._hung.setdefault(id(fact), (fact, View(fact, self)))[1]
