"""What fails outside the program: database, files, settings; each fault a sentence with advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workflows.refusals import NotNow, Objection, Refusal

if TYPE_CHECKING:
    from pydantic import ValidationError
    from sqlalchemy.exc import DBAPIError

NO_DRIVER = "使用 PostgreSQL 须先安装 psycopg，请运行 pip install 'tian[postgres]'"


def refusal(fault: Exception) -> Refusal | None:
    """The same fault in words; None for one of the program's own, which keeps its traceback."""
    found = list(_objections(fault))
    return NotNow(*found) if found else None


def _objections(fault: Exception) -> Iterator[Objection]:
    from pydantic import ValidationError
    from sqlalchemy.exc import DBAPIError

    if isinstance(fault, DBAPIError) and _is_unusable(fault):
        yield _unusable(fault)
    if isinstance(fault, ValidationError) and fault.title == "Settings":
        yield from _unset(fault)
    if isinstance(fault, OSError) and not isinstance(fault, BrokenPipeError):
        yield _unreachable(fault)
    if isinstance(fault, ModuleNotFoundError) and fault.name == "psycopg":
        yield Objection("driver_installed", NO_DRIVER)


def _is_unusable(fault: DBAPIError) -> bool:
    """The database itself, and not what was asked of it: SQLite has one kind for both."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    asked_wrongly = getattr(fault.orig, "sqlite_errorname", "") == "SQLITE_ERROR"
    return type(fault) in {DatabaseError, OperationalError} and not asked_wrongly


def _unusable(fault: DBAPIError) -> Objection:
    from proposals import database

    if database.is_busy(fault):
        return database.BUSY
    sentence = (
        "数据库不能使用，请核对 TIAN_DATABASE_URL，确认数据库已启动、可以读写，"
        f"文件确是数据库：{fault.orig}"
    )
    return Objection("database_reachable", sentence)


def _unset(fault: ValidationError) -> Iterator[Objection]:
    """Every setting that cannot be meant."""
    for each in fault.errors():
        name = f"TIAN_{each['loc'][0]}".upper()
        sentence = f"环境变量 {name} 不能是“{each['input']}”，请改正后重新运行"
        yield Objection("settings_readable", sentence)


def _unreachable(fault: OSError) -> Objection:
    where = f"“{fault.filename}”" if fault.filename else "文件"
    why = fault.strerror or str(fault)
    return Objection("file_usable", f"{where}不能读写（{why}），请核对路径、权限和磁盘空间")
