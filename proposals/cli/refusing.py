"""How a refusal is told on the command line: its sentences on stderr, exit status 1."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from workflows.refusals import Refusal


class Refusing(TyperGroup):
    """The commands, with one place where a no becomes words and a status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a refusal changes nothing and says why."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            tell(refusal)
            raise typer.Exit(1) from refusal


def tell(refusal: Refusal) -> None:
    """Every reason on a line of its own, with the name of its rule."""
    for objection in refusal.objections:
        typer.echo(str(objection), err=True)
