"""House rules a linter cannot say: each is a pattern no source file may contain."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.conventions import sources


class Promise(NamedTuple):
    """What stands in no module but the named ones, and an offence to try the pattern on."""

    pattern: str
    offence: str
    allowed: tuple[str, ...] = ()

    def broken_by(self, text: str) -> list[int]:
        """The lines that break it."""
        found = enumerate(text.splitlines(), 1)
        return [number for number, line in found if re.search(self.pattern, line)]


PROMISES = {
    "nobody commits by hand": Promise(
        # What is on the way to PostgreSQL is dropped before the driver's own rollback.
        *(r"\.(?:commit|rollback)\(", "work.commit()", ("proposals/pipelined.py",)),
    ),
    "only a step moves a stage": Promise(
        r"\.stage\s*(?::[^=]+)?=(?!=)|setattr\([^)]*[\"']stage",
        "proposal.stage = ProposalStage.FILED",
        ("proposals/casework/step.py", "workflows/engine.py"),
    ),
    "only the settings ask the machine for the time": Promise(
        r"\b(?:datetime\.(?:now|today|utcnow)|date\.today|time\.time|func\.now|CURRENT_TIMESTAMP)",
        "at = datetime.now(zone)",
        ("proposals/settings.py",),
    ),
    "what is to do stands in an issue": Promise(r"\b(?:TODO|FIXME|XXX|HACK)\b", "# TODO: later"),
    "no error is swallowed": Promise(
        r"except(?:\s+(?:Base)?Exception)?:\s*(?:pass|\.\.\.)?$|suppress\((?:Base)?Exception\)",
        "    except Exception: pass",
    ),
    "the office speaks portable SQL through SQLModel": Promise(
        r"^\s*(?:import|from) (?:sqlite3|psycopg)\b",
        "import sqlite3",
        ("proposals/database.py", "proposals/pipelined.py"),
    ),
}

# Character classes keep these lines from breaking their own promise.
ADDRESSES = {
    "a package registry": Promise(
        r"pyp[i]\.org|pythonhoste[d]|(?:extra-)?index-ur[l]|find-link[s]|npmj[s]\.|npmmirro[r]",
        "--index-ur" + "l somewhere",
    ),
    "a machine's folder": Promise(
        r"(?<![\w.~$}/])/(?:wor[k]|roo[t]|op[t]|hom[e]|User[s]|far[m])/\w", "open('/roo" + "t/x')"
    ),
    "an inner address": Promise(
        r"\b(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)(?:\.\d{1,3}){2,3}(?::\d+|/)",
        "10.0" + ".0.7:80",
    ),
    "a document that is not the project's": Promise(
        r"(?i)\b(?!readme|changelog)\w+\.m[d]\b", "see notes.m" + "d"
    ),
}


@pytest.mark.parametrize("promise", PROMISES.values(), ids=PROMISES.keys())
def test_every_module_keeps_the_promise(promise: Promise) -> None:
    asked = [p for p in sources.modules(*sources.ROOMS) if p.as_posix() not in promise.allowed]
    broken = {str(p): lines for p in asked if (lines := promise.broken_by(sources.read(p)))}
    assert not broken


@pytest.mark.parametrize("named", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_no_kept_file_names(named: Promise) -> None:
    broken = {str(p): lines for p in sources.kept() if (lines := named.broken_by(sources.read(p)))}
    assert not broken


@pytest.mark.parametrize("name", [*PROMISES, *ADDRESSES])
def test_the_pattern_catches_its_offence(name: str) -> None:
    promise = (PROMISES | ADDRESSES)[name]
    assert promise.broken_by(promise.offence) == [1]
