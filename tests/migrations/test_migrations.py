"""The tables of every release can be brought up to this one, and are what the records say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, inspect, text
from sqlmodel import SQLModel

from proposals import database
from proposals.records import migrations
from tests import postgres_server
from workflows.refusals import NotNow

SCRIPTS = ScriptDirectory(str(migrations.HERE))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()]
EARLIER = ["base", *(r for r in REVISIONS if r != SCRIPTS.get_current_head())]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it, of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    server = request.getfixturevalue("postgres_server_url")
    worker = request.getfixturevalue("worker_id")
    with postgres_server.fresh_database(server, f"tian_migrate_{worker}") as url:
        yield url


@pytest.fixture
def connection(empty_url: str) -> Iterator[Connection]:
    """A connection to that database."""
    engine = database.engine(empty_url)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


@pytest.mark.parametrize("stands", ["", "9999"], ids=["of others", "of a later release"])
def test_nothing_is_laid_out_over_other_tables(empty_url: str, stands: str) -> None:
    engine = database.engine(empty_url)
    with engine.begin() as opened:
        opened.execute(text("CREATE TABLE member (x INTEGER)"))
        if stands:
            opened.execute(text(f"CREATE TABLE {migrations.TABLE} (version_num TEXT)"))
            opened.execute(text(f"INSERT INTO {migrations.TABLE} VALUES ('{stands}')"))
    engine.dispose()
    with pytest.raises(NotNow, match="program_up_to_date" if stands else "database_occupied"):
        database.migrate(empty_url)


def schema(connection: Connection) -> dict[str, Any]:
    """Every table with its columns, keys, checks and indexes, as the database itself tells it."""
    look = inspect(connection)
    names = [n for n in look.get_table_names() if n != migrations.TABLE]
    return {name: _table(look, name) for name in names}


def _table(look: Inspector, name: str) -> dict[str, Any]:
    columns = {c["name"]: (*_kind(c["type"]), c["nullable"]) for c in look.get_columns(name)}
    told = (
        look.get_check_constraints(name),
        look.get_unique_constraints(name),
        look.get_foreign_keys(name),
        [_index(index) for index in look.get_indexes(name)],
        [look.get_pk_constraint(name)],
    )
    return {"columns": columns, "keys": [sorted(map(str, rows)) for rows in told]}


def _kind(type_: Any) -> tuple[str, list[str]]:
    """A type of the database's own with the words it has."""
    return str(type_), list(getattr(type_, "enums", ()))


def _index(index: Any) -> tuple[str, list[str], bool, list[str]]:
    where = [str(condition) for condition in index.get("dialect_options", {}).values()]
    return (index["name"], index["column_names"], bool(index["unique"]), where)


def test_the_migrations_lay_out_what_the_records_declare(connection: Connection) -> None:
    migrations.upgrade(connection)
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, SQLModel.metadata) == []


def test_checks_and_keys_are_the_same_as_well(connection: Connection) -> None:
    migrations.upgrade(connection)
    migrated = schema(connection)
    migrations.downgrade(connection)
    SQLModel.metadata.create_all(connection)
    assert migrated == schema(connection)


@pytest.mark.parametrize("earlier", EARLIER)
def test_every_earlier_revision_can_be_brought_up(connection: Connection, earlier: str) -> None:
    if earlier != "base":
        migrations.upgrade(connection, earlier)
    migrations.upgrade(connection)
    assert migrations.current(connection) == migrations.newest()


def test_going_back_leaves_nothing(connection: Connection) -> None:
    migrations.upgrade(connection)
    migrations.downgrade(connection)
    assert schema(connection) == {}
    migrations.upgrade(connection)


def test_the_newest_revision_is_known_without_alembic() -> None:
    assert migrations.newest() == SCRIPTS.get_current_head()


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    assert database.migrate(empty_url) == database.migrate(empty_url) == migrations.newest()


def test_an_empty_database_stands_at_no_revision(connection: Connection) -> None:
    assert migrations.current(connection) == ""
