"""The help of a command, in Chinese and whole: what is wider than the screen goes on below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from proposals.cli import saying

WRONG_USAGE = 2


class Command(TyperCommand):
    """A command that explains itself."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What it does, what it asks for, what may be added."""
        formatter.write(page(self, ctx))


class Group(TyperGroup):
    """Commands that are explained together."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """What they are for, and each in one line."""
        formatter.write(page(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Nothing asked is wrong usage, answered with all that may be."""
        if not args and self.no_args_is_help:
            typer.echo(ctx.get_help(), err=True)
            ctx.exit(WRONG_USAGE)
        return super().parse_args(ctx, args)


def page(command: Any, ctx: Any) -> str:
    """The whole help of one command."""
    from rich.text import Text

    console = saying.console()
    with console.capture() as written:
        console.print(Text(f"用法：{_usage(command, ctx)}\n\n{command.help}"))
        for title, lines in _sections(command, ctx):
            if lines:
                console.print(Text(f"\n{title}："), _columns(lines))
    return written.get()


def _usage(command: Any, ctx: Any) -> str:
    asked = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    named = [_value(p) if p.required else f"[{_value(p)}]" for p in asked]
    ending = ["命令 …"] if isinstance(command, TyperGroup) else []
    return " ".join([ctx.command_path, "[选项]", *named, *ending])


def _sections(command: Any, ctx: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    params = command.get_params(ctx)
    yield "参数", [(_value(p), _told(p)) for p in params if p.param_type_name == "argument"]
    yield "选项", [(_option(p), _told(p)) for p in params if p.param_type_name == "option"]
    if isinstance(command, TyperGroup):
        yield "命令", [(name, each.help or "") for name, each in command.commands.items()]


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {_value(option)}"


def _value(param: Any) -> str:
    """What stands for the value: its name, or the few words it may be."""
    choices = "|".join(map(str, param.type_descriptor.choices or ()))
    return param.metavar or choices or str(param.name).upper()


def _told(param: Any) -> str:
    """Its sentence, and what is taken when nothing is said."""
    if param.name == "help":
        return "显示本说明。"
    notes = {"必写": param.param_type_name == "option" and param.required}
    notes |= {f"环境变量 {param.envvar}": param.envvar, f"默认 {param.default}": param.default}
    return (param.help or "") + "".join(f"〔{note}〕" for note, holds in notes.items() if holds)


def _columns(lines: list[tuple[str, str]]) -> Any:
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    for _ in ("names", "sentences"):
        made.add_column(overflow="fold")
    for name, told in lines:
        made.add_row(Text(f"  {name}"), Text(told))
    return made
