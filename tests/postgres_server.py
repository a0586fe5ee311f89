"""A PostgreSQL for one test worker: found, started, given a database, thrown away.

`TIAN_TEST_POSTGRES_URL` names a server to use instead; its account must be a superuser.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

from tests.missing import lacking

ACCOUNT = "app"
# Nothing here outlives the run, so nothing has to reach the disk; and two years are played in the
# minute after which a server usually looks for the first time what it can clear away.
FORGETFUL = (
    *("fsync=off", "full_page_writes=off", "synchronous_commit=off"),
    "autovacuum_naptime=1s",
)


def server_programs() -> Path:
    """The folder of initdb and pg_ctl; Debian keeps it off the PATH."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not installed:
        lacking("PostgreSQL", "apt-get install postgresql, or set TIAN_TEST_POSTGRES_URL")
    return installed[-1].parent


def account() -> str | None:
    """In whose name the server runs: ours; but it refuses root, so then that of `postgres`."""
    if os.geteuid():
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        lacking("an account named postgres", "apt-get install postgresql, or do not test as root")


def run(program: Path, *arguments: str) -> None:
    """Run a server program; what it starts inherits its output, and a pipe would never close."""
    whose = account()
    subprocess.run(
        (str(program), *arguments),
        cwd="/",
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=whose,
        group=whose,
        extra_groups=[] if whose else None,
    )


@contextmanager
def folder() -> Iterator[Path]:
    """A short-named folder the server may write: a socket's path is limited to 107 bytes."""
    home = Path(tempfile.mkdtemp(prefix="tianpg.", dir="/tmp"))
    try:
        if whose := account():
            shutil.chown(home, whose, whose)
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def own_server() -> Iterator[URL]:
    """Start a server of our own and stop it afterwards."""
    programs = server_programs()
    with folder() as home:
        data = str(home / "data")
        # C.UTF-8, not C: the locale decides what counts as a letter.
        run(programs / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        # A socket in a folder of its own: no port to find free, and no other program's.
        settings = ("listen_addresses=''", f"unix_socket_directories={home}", *FORGETFUL)
        options = " ".join(f"-c {setting}" for setting in settings)
        run(programs / "pg_ctl", "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield make_url(f"postgresql+psycopg://{ACCOUNT}@/postgres?host={home}")
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@contextmanager
def server() -> Iterator[URL]:
    """The server named in the environment, or one of our own."""
    named = os.environ.get("TIAN_TEST_POSTGRES_URL")
    if named:
        yield make_url(named).set(drivername="postgresql+psycopg")
        return
    with own_server() as url:
        yield url


@contextmanager
def fresh_database(at: URL, name: str) -> Iterator[str]:
    """A new database on that server, dropped afterwards."""
    engine = create_engine(at, isolation_level="AUTOCOMMIT")
    drop = text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    try:
        with engine.connect() as connection:
            connection.execute(drop)
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        yield at.set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.execute(drop)
    finally:
        engine.dispose()
