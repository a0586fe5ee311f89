"""What depends on the installation: environment → frozen Settings; now(), the office clock."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field
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
    zone: ZoneInfo = ZoneInfo("Asia/Shanghai")
    committee: str = "政协提案委员会"
    """The committee's full name, at the head of every page and on its papers."""
    place: str = ""
    """Whose CPPCC it is, e.g. 清河区: it stands in 政协清河区第九届委员会; empty: unnamed."""
    templates: Path | None = None
    """Folder with the committee's own wording of letters (files named as ours); None: ours."""
    profile: Path | None = None
    """A committee's own profile; None: the district default."""
    hash_algorithm: str = "sha256"
    """`sha256` or `sm3`; tested against a known digest before the first entry."""
    spool: Path | None = None
    """Folder into which posted letters are laid beside the inbox.

    None: `spool` in `home` for the installation's own database; no folder for any other.
    """

    secret: str = Field(default="", repr=False)
    """Signs the cookies. Empty: made once and kept in `home`; several machines share one."""
    password_memory_kib: int = 65536
    """What one check of a password takes (argon2, RFC 9106); tests take less."""
    lock_address_after: int = 5
    """Failures in a row that bar an address; higher where a whole building comes from one."""
    keep_sign_ins_days: int = Field(default=400, ge=183)
    """How long attempts to sign in are kept: six months at least (网络安全法第二十一条第三项)."""
    oidc_issuer: str = ""
    """Address of a single sign-on provider (extra `oidc`); it opens accounts that exist, no new."""
    oidc_client_id: str = ""
    oidc_client_secret: str = Field(default="", repr=False)
    session_idle_minutes: int = 120
    """After which an unused session ends: a default, no source."""
    session_hours: int = 12
    """How long a session lasts at most: a default, no source."""

    attachments: Path | None = None
    """Folder in which attached files are kept; None: as with `spool`, beside the own database."""
    fonts: Path | None = None
    """Folder with the committee's own font files for PDF; None: `fonts` in `home`."""
    virus_scan: str = ""
    """Command that reads a file as its input and ends with 0 when it is clean; empty: none."""
    address: str = ""
    """Where people reach the office, e.g. https://tian.example; what a paper's QR code leads to.

    Empty: the QR code says the 验证码 alone.
    """
    proxies: str = "127.0.0.1"
    """Addresses of the proxies whose word about the caller's address is taken."""

    @property
    def url(self) -> str:
        """Where the records are."""
        return self.database_url or f"sqlite:///{self.home / 'tian.db'}"


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


@cache
def secret() -> str:
    """What signs the cookies: the one given, or one made once and kept in `home` for its owner."""
    return settings().secret or _kept_secret(settings().home / "secret")


def _kept_secret(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_name(f"secret-{secrets.token_hex(4)}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        # A link is made whole or not at all: of several processes that begin, one is first.
        with suppress(FileExistsError):
            file.hardlink_to(made)
        made.unlink()
    return file.read_text(encoding="ascii").strip()


def zone() -> ZoneInfo:
    """The office's time zone."""
    return settings().zone


def now() -> datetime:
    """The office clock: the only place that asks the machine for the time."""
    return datetime.now(zone())
