"""How Alembic reaches the records: by the connection `migrate` hands in, or its own command."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, create_engine
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import proposals.records  # noqa: F401  # importing the families declares their tables
from proposals.records.columns import Done, Moment
from proposals.settings import settings


def plain(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Column types as SQL knows them: a version must not change when the office's code does."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Done):
        return f"sa.{item.impl!r}"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


def run(connection: Connection) -> None:
    """Run the asked-for versions in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=plain,
    )
    with context.begin_transaction():
        context.run_migrations()


if (handed_in := context.config.attributes.get("connection")) is not None:
    run(handed_in)
else:
    with create_engine(settings().url).begin() as opened:
        run(opened)
