"""The tables of every release and the way from one to the next; Alembic writes the versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
TABLE = "alembic_version"
FIRST = "base"


def newest() -> str:
    """The latest revision; they are numbered, so the file names tell it without Alembic."""
    return max(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*.py"))


def current(connection: Connection) -> str:
    """The revision a database stands at; empty when nothing was laid out yet."""
    if not inspect(connection).has_table(TABLE):
        return ""
    return connection.execute(text(f"select version_num from {TABLE}")).scalar() or ""


def require_not_newer(stands: str) -> None:
    """Refuse a database laid out by a later release: this one knows no way back."""
    if stands > newest():
        sentence = f"库表版本为 {stands}，本程序只到 {newest()}，请先升级本程序"
        raise NotNow(Objection("program_up_to_date", sentence))


def configured(connection: Connection) -> Config:
    """Alembic's settings for one open connection."""
    # Imported here: an office that only opens its database has no need of Alembic.
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables up to a revision."""
    from alembic import command

    command.upgrade(configured(connection), revision)


def downgrade(connection: Connection, revision: str = FIRST) -> None:
    """Take the tables back to a revision; to the first one, and nothing is left."""
    from alembic import command

    command.downgrade(configured(connection), revision)
