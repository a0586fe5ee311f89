"""An office served to a real browser: its own port, its own moment, its own thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import uvicorn

from proposals.database import Office
from proposals.rehearsal.script import CURTAIN
from proposals.web.signin import COOKIE
from proposals.web.site import build_site
from tests.web.tickets import ticket
from workflows.terms import Role


@dataclass
class Served:
    """One office at an address; its clock is moved by hand."""

    office: Office
    address: str = ""
    moment: datetime = CURTAIN

    def now(self) -> datetime:
        """The office's moment."""
        return self.moment

    def next_day(self, days: int = 1) -> None:
        """Let days pass."""
        self.moment += timedelta(days=days)

    def cookie(self, username: str, role: Role | None = None) -> dict[str, str]:
        """What a browser holds in which this person has signed in."""
        held = ticket(self.office, username, role)
        return {"name": COOKIE, "value": held.cookie, "url": self.address}


@contextmanager
def served(office: Office) -> Iterator[Served]:
    """Serve it on a free port until the test is over."""
    at = Served(office)
    site = build_site(office, now=at.now)
    server = uvicorn.Server(
        uvicorn.Config(site, host="127.0.0.1", port=0, log_config=None, ws="none", lifespan="on")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    at.address = f"http://127.0.0.1:{_port(server)}"
    yield at
    server.should_exit = True
    thread.join(10)
    office.engine.dispose()


def _port(server: Any) -> int:
    return int(server.servers[0].sockets[0].getsockname()[1])
