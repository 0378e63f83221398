"""What goes wrong, in one line, with exit code 2; and groups that have a default command."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.errors import OnRecordError

WRONG = 2  # the exit code for everything that a user can mend


class Commands(TyperGroup):
    """Commands whose errors are told in one line."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; turn its errors into a line and an exit code."""
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            typer.echo(f"onrecord: {error}", err=True)
        except KeyboardInterrupt:
            typer.echo("onrecord: stopped: run the same command again to start over", err=True)
        except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        raise typer.Exit(WRONG)


class NamesGroup(TyperGroup):
    """A group in which a word that is no command is looked up."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `lookup` before a name."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["lookup", *args]
        return super().parse_args(ctx, args)
