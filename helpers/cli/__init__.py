"""The ``parallax`` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from helpers import __version__
from helpers.cli import (
    analyse,
    check,
    collect,
    demo,
    doctor,
    export,
    handout,
    lab,
    marks,
    nbgrader,
    new,
    pages,
    release,
    report,
)
from helpers.errors import ParallaxError

COMMANDS = (lab, demo, doctor, new, check, analyse, export, report, collect, marks, handout, release, pages, nbgrader)


def parser() -> argparse.ArgumentParser:
    """The command line's grammar: one sub-command a module of `helpers.cli`."""
    grammar = argparse.ArgumentParser(
        prog="parallax",
        description="Compare two news articles about one event: framing, sourcing, figures.",
        epilog="Example: parallax lab",
    )
    grammar.add_argument("--version", action="version", version=f"parallax-kit {__version__}")
    commands = grammar.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        name = module.__name__.rpartition(".")[2]
        help_line = (module.__doc__ or "").partition("\n")[0].rstrip(".")
        command = commands.add_parser(
            name,
            help=help_line,
            description=f"{help_line}.",
            epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return grammar


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: the words after ``parallax``; those of this process if None.

    Returns:
        The exit status: 0, or 1 after one plain sentence on standard error, or 2 for a wrong call.

    Example:
        >>> main(["analyse", "no such file.txt"])
        1
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not know every character of an article
            stream.reconfigure(errors="replace")
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except ParallaxError as error:
        sys.stderr.write(f"parallax: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("parallax: stopped.\n")
        return 130
    return status
