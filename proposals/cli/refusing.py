"""How a refusal is told on the command line: its sentences on stderr, exit status 1."""

from __future__ import annotations

import sys
from typing import Any

import typer

from proposals.cli import asking, outside
from proposals.cli.helping import Group
from workflows.refusals import Refusal

INTERRUPTED = 130
"""What a shell expects of a command that Ctrl+C has ended."""


class Refusing(Group):
    """The commands, with one place where a no becomes words and a status."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run and end with a status; a command that was written wrongly is told so."""
        try:
            status = super().main(*args, **{**settings, "standalone_mode": False})
        except typer.TyperException as fault:
            typer.echo(asking.wrong(fault), err=True)
            sys.exit(fault.exit_code)
        sys.exit(status)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a refusal changes nothing and says why."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as end:
            typer.echo("已中断", err=True)
            raise typer.Exit(INTERRUPTED) from end
        except Exception as fault:
            refused = fault if isinstance(fault, Refusal) else outside.refusal(fault)
            if refused is None:
                raise
            tell(refused)
            raise typer.Exit(1) from fault


def tell(refusal: Refusal) -> None:
    """Every reason on a line of its own, with the name of its rule."""
    for objection in refusal.objections:
        typer.echo(str(objection), err=True)
