"""One office for all tests of a worker: its engine remembers the statements it has written once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

from proposals import database
from proposals.database import Office

LEFT_OVER = ("", "-wal", "-shm")


@cache
def office_at(url: str) -> Office:
    """The office on a database of this worker, opened at the first test that wants it."""
    return database.open_office(url)


def moved_in(office: Office) -> Office:
    """The same office on the worker's engine for its database, not on one of its own."""
    url = office.engine.url.render_as_string(hide_password=False)
    return replace(office, engine=office_at(url).engine)


def as_new(original: Path, file: Path) -> str:
    """Put a copy in the place of what the test before left; the address is always the same."""
    url = f"sqlite:///{file}"
    office_at(url).engine.dispose()
    for ending in LEFT_OVER:
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.copy(original, file)
    return url
