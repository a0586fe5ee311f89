"""What is to be played: seed, proposals, days; and the rules of the rehearsed office."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from proposals import database
from proposals.database import Office
from proposals.rehearsal.roster import HERE
from proposals.settings import settings
from proposals.work import Rules
from workflows.policies.profile import load
from workflows.workdays import load_calendar

ZONE = ZoneInfo("Asia/Shanghai")
PROFILE = HERE / "profile.toml"
# As in cast.toml: made up, like everybody in it.
COMMITTEE, PLACE = "政协清河区委员会提案委员会", "清河区"
# The play has its own dates, never the machine's: the same script gives the same year for ever.
CURTAIN = datetime(2026, 11, 20, 17, 30, tzinfo=ZONE)


@dataclass(frozen=True)
class Script:
    """One play; the same script gives the same records on every database."""

    seed: int = 2026
    proposals: Path | None = None
    """Real proposals, JSON lines or a spreadsheet; None: the built-in forty."""
    until: datetime = CURTAIN


def write_profile(folder: Path) -> Path:
    """Lay the rules of the rehearsed committee into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(PROFILE, folder / "profile.toml"))


def office(url: str, folder: Path | None = None) -> Office:
    """The rehearsed committee's office on a laid-out database, by its own profile."""
    profile = write_profile(folder) if folder else PROFILE
    cabinet = folder / "attachments" if folder else None
    rules = Rules(
        [load(profile)],
        load_calendar(),
        settings().hash_algorithm,
        cabinet,
        committee=COMMITTEE,
        place=PLACE,
    )
    return Office(database.engine(url), rules)
