"""Column types of every record: words of the trade, moments with a zone, constraint names."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, TypeDecorator
from sqlmodel import SQLModel

from proposals.settings import zone
from workflows.terms import AccountAct, Act, Term

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def word(term: type[Term], check: str = "") -> Any:
    """A column that holds one word of a dictionary, by its value, checked by the database.

    PostgreSQL would plan a check of so many words anew for every row: there a dictionary is a type,
    and a new word needs `ALTER TYPE … ADD VALUE` in its migration. `check` names the constraint
    and the type where a table has two columns of the same dictionary.
    """
    return Enum(
        term,
        values_callable=lambda words: [member.value for member in words],
        create_constraint=True,
        length=32,
        name=check or term.__name__.lower(),
    )


DONE: dict[str, Act | AccountAct] = {
    **{act.value: act for act in Act},
    **{act.value: act for act in AccountAct},
}


class Done(TypeDecorator[Act | AccountAct]):
    """What was done to a case, a roster or an account: a word of one of the two dictionaries."""

    impl = Enum(*DONE, create_constraint=True, length=32, name="done")
    cache_ok = True

    def process_bind_param(self, value: Act | AccountAct | None, _dialect: Dialect) -> str | None:
        """Store the value."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Act | AccountAct | None:
        """Give back the word."""
        return None if value is None else DONE[value]


class Moment(TypeDecorator[datetime]):
    """A moment: stored in UTC, given back in the office's zone; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a naive moment, store the rest in UTC."""
        if value is None:
            return None
        assert value.tzinfo is not None, "a moment has a zone"
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone: what it holds is UTC."""
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(zone())
