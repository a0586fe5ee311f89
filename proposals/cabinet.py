"""The cabinet: files kept under the digest of their content, in a folder no web path leads to.

A file is whole before anything names it: a crash leaves at most a file that no record knows.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

UNFINISHED = ".part"


def digest_of(content: bytes) -> str:
    """Under which name a content is kept.

    >>> digest_of(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def place(folder: Path, digest: str) -> Path:
    """Where the content of that digest lies, or would lie."""
    return folder / digest[:2] / digest


def put(folder: Path, content: bytes) -> str:
    """Keep a content and give its digest; the same content lies there once."""
    digest = digest_of(content)
    target = place(folder, digest)
    if target.is_file() and target.stat().st_size == len(content):
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_whole(target, content)
    return digest


def digests(folder: Path) -> Iterator[str]:
    """Everything that lies in the cabinet."""
    if folder.is_dir():
        files = sorted(folder.glob("??/*"))
        yield from (f.name for f in files if f.is_file() and f.suffix != UNFINISHED)


def _write_whole(target: Path, content: bytes) -> None:
    """Written beside, forced to the disk, then renamed: no half a file under its digest."""
    with NamedTemporaryFile(dir=target.parent, suffix=UNFINISHED, delete=False) as file:
        draft = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    _force(target.parent)


def _force(folder: Path) -> None:
    """The new name itself to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
