"""/rosters: terms, sectors, organisations, with their validity dates; and files taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from proposals.casework import importing
from proposals.casework.importing import importers
from proposals.desk import registers
from proposals.reading.roster import read_members
from proposals.reading.units import read_units
from proposals.web.doorway import Visit, entering, handed, reading, writing
from proposals.web.refusals import status_of
from workflows.policies.permits import MAY
from workflows.policies.sights import SEES
from workflows.refusals import Incomplete, NotFound, Objection, Refusal
from workflows.terms import Act, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
MOST = 5 * 1024 * 1024
"""Bytes of one roster; the largest committees stay far below."""
NO_FILE = Objection("import_file", "请选择要导入的文件（xlsx、csv 或 jsonl）")
TOO_LARGE = Objection("import_size", "文件超过 5 兆字节，请分开导入")
NOT_YOURS = Objection("page_exists", "没有这个页面，请从导航进入")


class Taken(NamedTuple):
    """What a file brought in."""

    made: int
    unused: tuple[str, ...]
    """Columns nobody reads."""


class Kind(NamedTuple):
    """One kind of file."""

    label: str
    columns: str
    counted: str
    take: Callable[[Visit, Path], Taken]


@router.get("/rosters", name="rosters")
def terms(visit: Visit = entering(View.ROSTERS)) -> Response:
    """届次."""
    sees = visit.actor.role in SEES[View.PROPOSALS]
    held = registers.terms(visit.work, visit.actor.today)
    return _show(visit, "terms", terms=held, sees_cases=sees)


@router.get("/rosters/sectors", name="sectors")
def sectors(visit: Visit = entering(View.ROSTERS)) -> Response:
    """界别 with their convenors."""
    return _show(visit, "sectors", sectors=registers.sectors(visit.work, visit.actor.today))


@router.get("/rosters/organisations", name="organisations")
def organisations(visit: Visit = entering(View.ROSTERS)) -> Response:
    """Parties, people's organisations and special committees with who signs for them."""
    bodies = registers.organisations(visit.work, visit.actor.today)
    return _show(visit, "organisations", bodies=bodies)


@router.get("/rosters/import", name="import_form")
def form(visit: Visit = entering(View.ROSTERS)) -> Response:
    """Which file, of what."""
    _require_importer(visit)
    return _show(visit, "import", kinds=KINDS, kind="members", objections=())


@router.post("/rosters/import", name="import")
def take(request: Request, form: Handed) -> Response:
    """Take the file over whole, or name every bad line and take nothing."""
    kind = str(form.get("kind", ""))
    try:
        with writing(request, View.ROSTERS, form) as visit:
            _require_importer(visit)
            taken = _taken(visit, kind, form)
            unused = f"；没有用到的列：{'、'.join(taken.unused)}" if taken.unused else ""
            label, counted = KINDS[kind].label, KINDS[kind].counted
            said = f"已导入{label}{taken.made}{counted}{unused}"
            return visit.go("/rosters/import", said)
    except Incomplete as refusal:
        return _refused(request, kind, refusal)


def _refused(request: Request, kind: str, refusal: Refusal) -> Response:
    with reading(request, View.ROSTERS) as visit:
        facts: dict[str, Any] = {"kinds": KINDS, "kind": kind, "objections": refusal.objections}
        return _show(visit, "import", status=status_of(refusal), **facts)


def _taken(visit: Visit, kind: str, form: FormData) -> Taken:
    if kind not in KINDS:
        raise Incomplete(Objection("import_kind", "请选定是委员名册还是承办单位名录"))
    with _laid_down(form.get("file")) as path:
        return KINDS[kind].take(visit, path)


@contextmanager
def _laid_down(part: UploadFile | str | None) -> Iterator[Path]:
    """The file on disk for as long as it is read, under its own ending and no other name."""
    if not isinstance(part, UploadFile) or not part.filename:
        raise Incomplete(NO_FILE)
    content = part.file.read(MOST + 1)
    if len(content) > MOST:
        raise Incomplete(TOO_LARGE)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"导入{Path(part.filename).suffix[:8]}")
        path.write_bytes(content)
        yield path


def _members(visit: Visit, path: Path) -> Taken:
    names = [line.name for line in registers.sectors(visit.work, visit.actor.today)]
    read = read_members(path, names)
    made = importing.import_members(visit.work, read, visit.actor)
    return Taken(len(made), read.unused_columns)


def _units(visit: Visit, path: Path) -> Taken:
    read = read_units(path)
    made = importing.import_units(visit.work, read, visit.actor)
    return Taken(len(made), read.unused_columns)


KINDS: Mapping[str, Kind] = {
    "members": Kind(
        "委员",
        "姓名、界别必有；委员编号、党派、职务、组别、联系电话、电子邮箱、通讯地址、邮编、任职日期、终止日期可有",
        "人",
        _members,
    ),
    "units": Kind(
        "承办单位", "单位名称必有；系统、原单位、排序、启用日期、停用日期可有", "个", _units
    ),
}


def _require_importer(visit: Visit) -> None:
    if visit.actor.role not in importers.ROSTERS:
        raise NotFound(NOT_YOURS)


def _show(visit: Visit, tab: str, *, status: int = 200, **facts: Any) -> Response:
    return visit.show(
        f"registers/{tab}.html",
        status=status,
        tab=tab,
        may_import=visit.actor.role in importers.ROSTERS,
        may_keep=visit.actor.role in MAY[Act.OPEN_TERM],
        **facts,
    )
