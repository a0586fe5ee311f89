"""tian: the command line; every command's work is imported inside it, so that help comes at once.

Exit status: 0 done, 1 refused or failed with the reason in words, 2 wrong usage.
"""

from __future__ import annotations

import typer

from proposals.cli.accounts import app as accounts
from proposals.cli.accounts import visits
from proposals.cli.acting.command import act
from proposals.cli.cases import case, explain, letter
from proposals.cli.checking import check, doctor, verify
from proposals.cli.exporting import app as exports
from proposals.cli.figures import stats
from proposals.cli.helping import Command, Group
from proposals.cli.importing import app as imports
from proposals.cli.playing import demo
from proposals.cli.refusing import Refusing
from proposals.cli.serving import serve
from proposals.cli.set_up import clock, init, migrate

app = typer.Typer(
    name="tian",
    cls=Refusing,
    help="提案：从提交到回头看，一个程序办到底。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (demo, init, migrate, serve, clock, case, act, explain, letter):
    app.command(cls=Command)(_command)
for _command in (stats, check, verify, doctor):
    app.command(cls=Command)(_command)
for _name, _part in (
    ("import", imports),
    ("export", exports),
    ("account", accounts),
    ("session", visits),
):
    app.add_typer(_part, name=_name, cls=Group)
    for _registered in _part.registered_commands:
        _registered.cls = Command
