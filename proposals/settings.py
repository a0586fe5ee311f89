"""What depends on the installation: environment → frozen Settings; now(), the office clock."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).parent
# An editable install does not apply the wheel's force-include, so the checkout comes second.
TEMPLATES = HERE / "_templates" if (HERE / "_templates").is_dir() else HERE.parent / "templates"


class Settings(BaseSettings):
    """The installation's choices, read once from TIAN_… variables."""

    model_config = SettingsConfigDict(env_prefix="TIAN_", frozen=True)

    database_url: str = ""
    """Empty: the SQLite file `tian.db` in `home`."""
    home: Path = Path.home() / ".local" / "share" / "tian"
    zone: str = "Asia/Shanghai"
    profile: Path | None = None
    """A committee's own profile; None: the district default."""
    hash_algorithm: str = "sha256"
    """`sha256` or `sm3`; tested against a known digest before the first entry."""
    spool: Path | None = None
    """Folder into which posted letters are laid beside the inbox.

    None: `spool` in `home` for the installation's own database; no folder for any other.
    """

    @property
    def url(self) -> str:
        """Where the records are."""
        return self.database_url or f"sqlite:///{self.home / 'tian.db'}"


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(settings().zone)


def now() -> datetime:
    """The office clock: the only place that asks the machine for the time."""
    return datetime.now(zone())
