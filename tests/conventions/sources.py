"""Which files are ours: the modules of the rooms, and everything git keeps or would keep."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("workflows", "proposals")


def modules(*rooms: str) -> list[Path]:
    """The Python files of these rooms, relative to the project."""
    found = (path for room in rooms for path in (ROOT / room).rglob("*.py"))
    return sorted(path.relative_to(ROOT) for path in found)


def kept() -> list[Path]:
    """Every file of ours that is committed or would be; outside a checkout, those of the rooms."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        return modules(*ROOMS, "tests")
    found = (path for name in set(listing.stdout.split("\0")) if (path := file(name)))
    # What others wrote stands in `vendor` unchanged, with its licence and its sums.
    return sorted(path for path in found if "vendor" not in path.parts)


def file(name: str) -> Path | None:
    """The file of that name, unless it was deleted since it was listed."""
    return Path(name) if name and (ROOT / name).is_file() else None


def read(path: Path) -> str:
    """The text of a file; what is no text has nothing to say here."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")
