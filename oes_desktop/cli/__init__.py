"""The commands. Each is a module with `register(subparsers)` and `run(arguments) -> exit code`.

Only the module of the command that was asked for is imported, so the window never pays for the server. Exit
codes: 0 good, 1 done but something is wrong, 2 not done: the call or the surroundings are at fault.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from oes_desktop import __version__
from oes_desktop.domain.errors import OesError

# Command -> (module, line of the general help).
COMMANDS = {
    "app": ("app", "the program itself (what runs when no command is given)"),
    "demo": ("demo", "the program with a server and exams made on the spot"),
    "serve": ("serve", "run an OES server from a data folder"),
    "admin": ("admin", "accounts and upkeep of a server's data folder"),
    "import": ("import_", "take exam packages into a server's data folder"),
    "verify": ("verify", "check an appeal package: every hash, and the signature"),
    "doctor": ("doctor", "what is installed, found and reachable on this computer"),
    "bench": ("bench", "measure the program on this computer"),
}


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    chosen = name if name in COMMANDS else "app"
    wants_overview = not name and any(word in ("-h", "--help") for word in arguments)
    parser = argparse.ArgumentParser(
        prog="oes-desktop",
        description="Review recorded online exams. Without a command the program opens.",
        epilog="Every command explains itself: oes-desktop COMMAND --help",
    )
    parser.add_argument("--version", action="version", version=f"OES Desktop {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command, (module, line) in COMMANDS.items():
        if command == chosen and not wants_overview:
            importlib.import_module(f"oes_desktop.cli.{module}").register(subparsers)
        else:
            subparsers.add_parser(command, help=line, add_help=False)
    words = list(arguments)
    if chosen == "app" and name != "app" and not {"--help", "-h", "--version"} & set(words):
        words.insert(0, "app")
    parsed = parser.parse_args(words)
    try:
        code: int = importlib.import_module(f"oes_desktop.cli.{COMMANDS[chosen][0]}").run(parsed)
    except OesError as error:
        print(f"oes-desktop {chosen}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code
