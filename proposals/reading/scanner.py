"""The virus scanner of the installation, if it has one: a command that reads a file as its input.

Exit status 0 lets the file in, 1 keeps it out, as clamdscan and its like answer.
"""

from __future__ import annotations

import shlex
import subprocess

from proposals.settings import settings
from workflows.refusals import Incomplete, NotNow, Objection

CLEAN, INFECTED = 0, 1
PATIENCE = 60
"""Seconds for one file."""


def require_clean(content: bytes) -> None:
    """Refuse what the scanner finds, and everything while it does not answer."""
    command = settings().virus_scan
    if not command:
        return
    status = _answer(command, content)
    if status == INFECTED:
        sentence = "文件未通过病毒查杀，没有保存；请在本机查杀后重新上传"
        raise Incomplete(Objection("attachment_clean", sentence))
    if status != CLEAN:
        sentence = "病毒查杀程序没有应答，暂不能上传附件；请稍后再试，或告知系统管理员"
        raise NotNow(Objection("scanner_answers", sentence))


def _answer(command: str, content: bytes) -> int | None:
    try:
        done = subprocess.run(
            shlex.split(command), input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode
