"""The tables of the office laid out once per worker, and emptied between two tests."""

from __future__ import annotations

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

import proposals.records  # noqa: F401  # importing the families declares their tables
from proposals import database

# As `replica` neither triggers nor foreign keys ask questions, so the order does not matter;
# only tables that hold something are touched: TRUNCATE on all of them costs far more.
EMPTY_ALL = """
DO $$
DECLARE t record; held boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR t IN SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
             WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || t.name || ')' INTO held;
        IF held THEN EXECUTE 'DELETE FROM ' || t.name; END IF;
    END LOOP;
    FOR t IN SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences
             WHERE schemaname = 'public' AND last_value IS NOT NULL
    LOOP
        EXECUTE 'ALTER SEQUENCE ' || t.name || ' RESTART';
    END LOOP;
END $$
"""


def lay_out(url: str) -> None:
    """Create every table of the records in an empty database."""
    engine = database.engine(url)
    try:
        SQLModel.metadata.create_all(engine)
    finally:
        engine.dispose()


def empty(engine: Engine) -> None:
    """Leave a PostgreSQL database as it was laid out: no rows, every series at its beginning."""
    with engine.begin() as connection:
        connection.execute(text(EMPTY_ALL))
