"""`oes-desktop admin --data DIR ...`: accounts and upkeep of a server's data folder, also while it runs."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oes_desktop.cli.refused import sentence
from oes_desktop.domain.account import ADMIN, PROCTOR
from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.devices import Devices
from oes_desktop.server.rights import RIGHTS


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "admin",
        help="accounts and upkeep of a server's data folder",
        description="Accounts and upkeep of a server's data folder; the server may be running.",
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the server's data folder")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add-user", help="add a proctor or an administrator")
    add.add_argument("login")
    add.add_argument("--role", choices=(PROCTOR, ADMIN), required=True, help="an admin sees every group")
    add.add_argument("--name", default="", help="as other proctors read it (default: the login)")
    add.add_argument("--email", default="", help="where codes for a forgotten password go")
    add.add_argument("--group", action="append", default=[], help="a group she may see; repeat for more")
    add.add_argument("--right", action="append", default=[], choices=RIGHTS, help="more than proctors may")
    _password_option(add)
    password = actions.add_parser("set-password", help="set a password; signs the user out everywhere")
    password.add_argument("login")
    _password_option(password)
    for name, line in (
        ("disable-user", "refuse a user from now on; nothing she did is lost"),
        ("enable-user", "let a disabled user in again"),
    ):
        actions.add_parser(name, help=line).add_argument("login")
    groups = actions.add_parser("set-groups", help="the groups a proctor may see, instead of those before")
    groups.add_argument("login")
    groups.add_argument("--group", action="append", default=[], help="repeat for more; none: no group")
    actions.add_parser("list-users", help="who may sign in")
    devices = actions.add_parser("list-devices", help="where a user is, or was, signed in")
    devices.add_argument("login")
    revoke = actions.add_parser(
        "revoke",
        help="end a user's sign-ins, on a lost computer for instance",
        description="Ends a user's sign-ins; her programs notice at their next contact. What she decided and "
        "has not sent stays on the computer, encrypted, until she signs in again.",
    )
    revoke.add_argument("login")
    revoke.add_argument("--device", metavar="NAME", help="on this one only (a name that list-devices shows)")
    revoke.add_argument(
        "--wipe",
        action="store_true",
        help="the program also erases everything on that computer, the key first; decisions that had not "
        "been sent are lost",
    )
    actions.add_parser("new-epoch", help="after a backup was restored: every program fetches the full list")
    remove = actions.add_parser("remove-exam", help="remove an exam for good, from every program too")
    remove.add_argument("exam", help="its id")


def run(arguments: argparse.Namespace) -> int:
    try:
        config = ServerConfig(arguments.data)
        if arguments.action != "add-user" and not config.database.is_file():
            raise DiskTrouble("missing", path=str(config.database))
        catalogue = Catalogue(config.database)
        try:
            return _ACTIONS[arguments.action](arguments, catalogue)
        finally:
            catalogue.close()
    except OesError as error:
        print(f"oes-desktop admin: {sentence(error)}", file=sys.stderr)
        return 2


def _password_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input, without asking"
    )


def _password(arguments: argparse.Namespace) -> str:
    """From a prompt, twice, or the first line of standard input."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Rejected("bad_input", what="no terminal to ask for the password: use --password-stdin")
    first = getpass.getpass(f"Password of {arguments.login}: ")
    if getpass.getpass("Once more: ") != first:
        raise Rejected("bad_input", what="the two passwords differ")
    return first


def _add_user(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    account = Accounts(catalogue).add_user(
        arguments.login,
        _password(arguments),
        name=arguments.name,
        email=arguments.email,
        role=arguments.role,
        groups=arguments.group,
        rights=arguments.right,
    )
    print(f"added {account.role} {account.login}")
    if account.role == PROCTOR and not arguments.group:
        print("she sees no group yet: oes-desktop admin set-groups", file=sys.stderr)
    return 0


def _set_password(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    Accounts(catalogue).set_password(arguments.login, _password(arguments))
    print(f"password of {arguments.login} set")
    return 0


def _disable(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    disabled = arguments.action == "disable-user"
    Accounts(catalogue).disable(arguments.login, disabled)
    print(f"{arguments.login} is {'disabled' if disabled else 'enabled'}")
    return 0


def _set_groups(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    Accounts(catalogue).set_groups(arguments.login, arguments.group)
    print(f"{arguments.login} sees: {', '.join(arguments.group) or 'no group'}")
    return 0


def _list_users(_arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    for user in Accounts(catalogue).users():
        sees = "every group" if user.role == ADMIN else ", ".join(user.groups) or "no group"
        state = "disabled" if user.disabled else "active"
        print("\t".join((user.login, user.role, state, user.name, user.email or "-", sees)))
    return 0


def _list_devices(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    for device in Devices(catalogue).of(arguments.login):
        state = "signed in" if device.signed_in else "ended"
        if device.erase:
            state = f"erased {_day(device.told_ms)}" if device.told_ms else "to be erased"
        print("\t".join((device.name or "-", state, f"last used {_day(device.used_ms)}")))
    return 0


def _revoke(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    count = Devices(catalogue).revoke(arguments.login, device=arguments.device, erase=arguments.wipe)
    if not count:
        raise Rejected("not_found", what=arguments.device or "a sign-in")
    then = "; erased at their next contact" if arguments.wipe else ""
    print(f"{arguments.login}: {count} sign-ins ended{then}")
    return 0


def _day(ms: int) -> str:
    return f"{datetime_from_ms(ms):%Y-%m-%d %H:%M} UTC"


def _new_epoch(_arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    print(f"epoch {catalogue.database.new_epoch()}")
    return 0


def _remove_exam(arguments: argparse.Namespace, catalogue: Catalogue) -> int:
    if not catalogue.remove_exam(arguments.exam):
        raise Rejected("not_found", what=arguments.exam)
    print(f"removed {arguments.exam}")
    return 0


_ACTIONS: dict[str, Callable[[argparse.Namespace, Catalogue], int]] = {
    "add-user": _add_user,
    "set-password": _set_password,
    "disable-user": _disable,
    "enable-user": _disable,
    "set-groups": _set_groups,
    "list-users": _list_users,
    "list-devices": _list_devices,
    "revoke": _revoke,
    "new-epoch": _new_epoch,
    "remove-exam": _remove_exam,
}
