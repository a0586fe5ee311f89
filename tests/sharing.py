"""What all workers of a run use and one of them makes: the others wait, even for one that fails."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory, worker: str, name: str) -> Path:
    """A folder of this name for the whole run."""
    base = factory.getbasetemp()
    folder = (base if worker == "master" else base.parent) / name
    folder.mkdir(exist_ok=True)
    return folder


def once(folder: Path, make: Callable[[Path], None]) -> None:
    """Make what lies in the folder; who comes meanwhile waits, and tries himself if it fails."""
    with (folder / "lock").open("w") as lock:
        # The system gives the lock back when its holder dies.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
