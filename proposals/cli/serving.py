"""tian serve: the office in a browser; with --clock one process is the whole of a small office."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated, Any

import typer

from proposals.cli import opening
from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    from proposals.database import Office

HOST, PORT = "127.0.0.1", 8000
GRACE = 10
"""Seconds for pages under way, and for a sweep of the clock, when the office closes."""
MOST_WAITING = 128


def serve(
    host: Annotated[str, typer.Option(help="监听的地址；对外服务时写 0.0.0.0。")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口；0 为任一空闲端口。")] = PORT,
    clock: Annotated[bool, typer.Option("--clock", help="同时运行时钟，不必另开 tian clock。")] = (
        False
    ),
) -> None:
    """网页办公：用浏览器办理，停止请按 Ctrl+C。"""
    from proposals.web.site import build_site

    office = opening.office()
    with listening(host, port) as door, running_clock(office if clock else None):
        typer.echo(f"网页办公：{address(door)}")
        run(build_site(office), door)
    office.engine.dispose()
    typer.echo("已停止")


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """The door, open before anything is said about it; one that is taken is told in words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family, backlog=MOST_WAITING)
    except OSError as fault:
        sentence = f"{host} 的端口 {port} 不能使用（{fault.strerror}），请用 --port 换一个"
        raise NotNow(Objection("port_free", sentence)) from fault
    with door:
        yield door


def free(host: str, port: int) -> int:
    """This port if nobody has it, else any."""
    try:
        with socket.create_server((host, port)):
            return port
    except OSError:
        return 0


def address(door: socket.socket) -> str:
    """What to type into a browser."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(site: Any, door: socket.socket) -> None:
    """Serve until Ctrl+C or SIGTERM; pages under way are finished first."""
    import structlog
    import uvicorn

    from proposals.settings import settings

    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    )
    config = uvicorn.Config(
        site,
        log_config=None,
        access_log=False,
        proxy_headers=True,
        forwarded_allow_ips=settings().proxies,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    # When it has closed the server raises the signal again: what stands after it must still run.
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        uvicorn.Server(config).run(sockets=[door])
    except KeyboardInterrupt:
        typer.echo("正在停止", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def running_clock(office: Office | None) -> Iterator[None]:
    """The clock beside the pages, in a thread of its own; no office, no clock."""
    if office is None:
        yield
        return
    from proposals.clock import SWEEPS
    from proposals.clock.running import run_with

    stop = Event()
    thread = Thread(target=run_with, args=(office, SWEEPS, stop), name="clock", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(GRACE)
