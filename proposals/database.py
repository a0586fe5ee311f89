"""engine(), migrate() and transaction(): the only begin, commit and rollback of the office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import SQLModel, create_engine

from proposals.records import history, migrations
from proposals.records.setting import imported_years
from proposals.settings import settings
from proposals.work import Rules, Work
from workflows.policies.profile import load
from workflows.refusals import Incomplete, NotNow, Objection
from workflows.workdays import Calendar, load_calendar, parse_year

BUSY_SECONDS = 15
STATEMENTS = 500
"""Kept prepared on a PostgreSQL connection; the office knows more than psycopg's usual 100."""
PRAGMAS = (
    "journal_mode=WAL",
    # A record office does not lose the last commits when the power fails.
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)
LOOKING: dict[str, dict[str, Any]] = {
    "sqlite": {"looking": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""How a database is told that somebody only looks."""
CONFLICT = Objection("one_writer_at_a_time", "另一位经办人刚刚改动了同一事项，请刷新后再办")
BUSY = Objection("database_free", "另有人正在写入，请稍后再试")
ADDRESS = Objection(
    "database_address",
    "数据库地址不对，应写作 sqlite:////文件的绝对路径 或 postgresql://用户名@主机/库名，"
    "请核对 TIAN_DATABASE_URL",
)
OCCUPIED = Objection("database_occupied", "数据库里已有别的程序的同名表，请换一个空数据库")


@dataclass(frozen=True)
class Office:
    """One committee's database with the rules it has laid down."""

    engine: Engine
    rules: Rules
    spool: Path | None = None
    """Folder into which posted letters are laid; None: they lie in the inbox alone."""

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """One piece of work, kept whole or not at all; `NotNow` for the second of two writers."""
        try:
            with Work(self.engine, expire_on_commit=False) as work, work.begin():
                work.rules = self.rules
                yield work
        except (StaleDataError, IntegrityError, OperationalError) as clash:
            if _is_clash(clash):
                raise NotNow(BUSY if is_busy(clash) else CONFLICT) from clash
            raise

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A look at the records as they stand; nothing can be written, nobody is kept waiting."""
        with Work(looking(self.engine), autoflush=False) as work:
            work.rules = self.rules
            yield work


def address(url: str) -> URL:
    """Where one committee's records are, read; `Incomplete` for what names no such place."""
    try:
        read = make_url(url)
    except (ArgumentError, ValueError) as fault:
        raise Incomplete(ADDRESS) from fault
    if read.get_backend_name() not in LOOKING or not read.database:
        raise Incomplete(ADDRESS)
    return read


def engine(url: str) -> Engine:
    """The engine for one committee's database address."""
    if address(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    return _postgresql(url.replace("postgresql://", "postgresql+psycopg://"))


def _postgresql(url: str) -> Engine:
    from proposals import pipelined  # psycopg is there where PostgreSQL is used

    made = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    event.listen(made, "do_connect", pipelined.connect)

    @event.listens_for(made, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.prepared_max = STATEMENTS

    return made


def _sqlite(url: str) -> Engine:
    waits = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    # A log tells what failed, never whose data it was.
    made = create_engine(url, connect_args=waits, hide_parameters=True)

    @event.listens_for(made, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"pragma {pragma}")

    @event.listens_for(made, "begin")
    def take_the_lock(connection: Any) -> None:
        # Without IMMEDIATE two readers that both want to write lose one of the updates.
        looks = connection.get_execution_options().get("looking", False)
        connection.exec_driver_sql("BEGIN" if looks else "BEGIN IMMEDIATE")

    return made


def looking(made: Engine) -> Engine:
    """The same database for somebody who only looks: SQLite's one lock stays with who writes."""
    return made.execution_options(**LOOKING[made.dialect.name])


def _is_clash(error: Exception) -> bool:
    """Whether a second writer caused it: a stale row, a doubled key, a lock not obtained."""
    if isinstance(error, StaleDataError) or is_busy(error):
        return True
    words = str(error).lower()
    return any(word in words for word in ("unique", "deadlock", "serialize"))


def is_busy(error: Exception) -> bool:
    """Whether SQLite's one lock was waited for in vain."""
    return "is locked" in str(error)


def migrate(url: str = "") -> str:
    """Lay out or bring up to date one committee's tables; the revision they now stand at."""
    made = engine(url or settings().url)
    try:
        with made.connect() as connection:
            if made.dialect.name == "sqlite":
                # Tables are rebuilt by copying; with keys on, dropping the old one takes its rows.
                _raw(connection).execute("pragma foreign_keys=OFF")
            with connection.begin():
                _require_room(connection)
                migrations.upgrade(connection)
                return migrations.current(connection)
    finally:
        made.dispose()


def _require_room(connection: Connection) -> None:
    """Our own tables of this release or an earlier one, or nothing that stands in their place."""
    stands = migrations.current(connection)
    migrations.require_not_newer(stands)
    if not stands and SQLModel.metadata.tables.keys() & inspect(connection).get_table_names():
        raise NotNow(OCCUPIED)


def _raw(connection: Connection) -> Any:
    return connection.connection.driver_connection


def open_office(url: str = "") -> Office:
    """The office of one committee: its database, its profiles, its calendar."""
    made = engine(url or settings().url)
    history.self_test(settings().hash_algorithm)
    # Only the installation's own committee has a spool without being asked: a sample committee
    # or a test leaves neither letters nor files in the home folder.
    spool = settings().spool or (None if url else settings().home / "spool")
    profiles = [load(settings().profile)]
    attachments = settings().attachments or (None if url else settings().home / "attachments")
    rules = Rules(
        profiles,
        _calendar(made),
        settings().hash_algorithm,
        attachments,
        committee=settings().committee,
        place=settings().place,
        wording=settings().templates,
    )
    return Office(made, rules, spool)


def as_laid_down(office: Office) -> Office:
    """The same office with the calendar as it stands now, for a process that runs for weeks."""
    return replace(office, rules=replace(office.rules, calendar=_calendar(office.engine)))


def _calendar(made: Engine) -> Calendar:
    return load_calendar(*map(parse_year, _imported(made)))


def _imported(made: Engine) -> list[str]:
    """The years imported while the office ran; none before the tables are there."""
    with looking(made).connect() as connection:
        if not inspect(connection).has_table("setting"):
            return []
        return [row.text for row in connection.execute(imported_years())]
