"""Smoke: `make demo` from nothing to the first page and back, in seconds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from socket import create_server

PATIENCE = 300
"""Seconds until the first page must be there, and for the end."""
FIRST_PAGE = "/signin"
STOPPED = "已停止"


def main() -> int:
    """Start it on a free port, wait for a page, end it as Ctrl+C does; say how long it took."""
    with create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        begun = time.monotonic()
        with log.open("wb") as out:
            demo = subprocess.Popen(
                ["make", "demo", f"DIR={folder}/demo", f"PORT={port}"],
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            status = first_page(demo, f"http://127.0.0.1:{port}{FIRST_PAGE}")
        finally:
            seconds = time.monotonic() - begun
            end(demo)
        said = log.read_text("utf-8")
    if status != 200 or STOPPED not in said or "Traceback" in said:
        sys.stdout.write(f"{said}\nsmoke: first page {status}\n")
        return 1
    sys.stdout.write(f"smoke: make demo, first page after {seconds:.1f} s\n")
    return 0


def first_page(demo: subprocess.Popen[bytes], address: str) -> int:
    """The status of the first answer; 0 when none came."""
    latest = time.monotonic() + PATIENCE
    while demo.poll() is None and time.monotonic() < latest:
        try:
            # The door is open before the play: whoever knocks early is answered when it is over.
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:
                return int(page.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            time.sleep(0.1)
    return 0


def end(demo: subprocess.Popen[bytes]) -> None:
    """Ctrl+C for make and what it started, and no more than that."""
    if demo.poll() is None:
        os.killpg(demo.pid, signal.SIGINT)
    demo.wait(PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
