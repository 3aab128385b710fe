"""`oes-desktop serve --data DIR`: run an OES server until it is stopped.

Prints one line, `listening on ADDRESS`, once calls are answered; everything else goes to standard error.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import zoneinfo
from pathlib import Path
from typing import Any

from oes_desktop.cli.refused import sentence
from oes_desktop.domain.errors import OesError
from oes_desktop.server.config import Faults, ServerConfig, Smtp, is_loopback
from oes_desktop.server.running import serve


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="run an OES server from a data folder",
        description="Runs an OES server from a data folder, which is made when it is not there. Off this "
        "computer it answers by TLS only. Users are added with `oes-desktop admin`, exams with "
        "`oes-desktop import`, also while it runs.",
        epilog="The password of the mail server is read from OES_SMTP_PASSWORD. Without --smtp-host, mails "
        "are printed to standard error.",
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the server's data folder")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this computer only)")
    parser.add_argument(
        "--port", type=_port, default=None, help="default: 8443 with TLS, else 8080; 0 takes a free one"
    )
    parser.add_argument("--name", default="OES", help="the institution's name, as programs show it")
    parser.add_argument(
        "--time-zone", default="Asia/Almaty", metavar="ZONE", help="its time zone (default: Asia/Almaty)"
    )
    policy = parser.add_argument_group("what programs may do without the server")
    policy.add_argument(
        "--offline-days",
        type=_days,
        default=30,
        metavar="N",
        help="so long (default: 30)",
    )
    policy.add_argument("--no-offline", action="store_true", help="nothing: no server, no reports")
    policy.add_argument(
        "--keep-days", type=_days, default=30, metavar="N", help="recordings may stay so long (default: 30)"
    )
    tls = parser.add_argument_group("TLS")
    tls.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, PEM")
    tls.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key, PEM")
    mail = parser.add_argument_group("mail, for forgotten passwords")
    mail.add_argument("--smtp-host", default="", metavar="HOST")
    mail.add_argument("--smtp-port", type=_port, default=587, metavar="PORT")
    mail.add_argument("--smtp-user", default="", metavar="USER")
    mail.add_argument("--smtp-from", default="", metavar="ADDRESS", help="sender of the mails")
    mail.add_argument("--smtp-plain", action="store_true", help="without STARTTLS (a relay on this computer)")
    faults = parser.add_argument_group("trouble on request, to see how programs take it")
    faults.add_argument("--fail-rate", type=_share, default=0.0, metavar="P", help="share of failing calls")
    faults.add_argument("--slow", type=_amount, default=0.0, metavar="S", help="seconds before each call")
    faults.add_argument(
        "--drop-after-bytes", type=int, default=0, metavar="N", help="recordings break off after N bytes"
    )
    faults.add_argument(
        "--expire-tokens", type=_amount, default=0.0, metavar="S", help="access tokens live S seconds"
    )
    faults.add_argument("--demo", action="store_true", help="exams in progress go on; a page with the mails")
    parser.add_argument(
        "--with-parent", action="store_true", help="stop when standard input ends (as the child of a program)"
    )


def run(arguments: argparse.Namespace) -> int:
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(message)s")
    try:
        return serve(_config(arguments), _say, sys.stdin.read if arguments.with_parent else None)
    except OesError as error:
        print(f"oes-desktop serve: {sentence(error)}", file=sys.stderr)
        return 2
    except _WrongCall as error:
        print(f"oes-desktop serve: {error}", file=sys.stderr)
        return 2


class _WrongCall(Exception):
    """Options that do not go together."""


def _say(url: str) -> None:
    print(f"listening on {url}", flush=True)


def _config(arguments: argparse.Namespace) -> ServerConfig:
    if (arguments.tls_cert is None) != (arguments.tls_key is None):
        raise _WrongCall("--tls-cert and --tls-key go together")
    for file in (arguments.tls_cert, arguments.tls_key):
        if file is not None and not file.is_file():
            raise _WrongCall(f"{file}: there is no such file")
    if not is_loopback(arguments.host) and arguments.tls_cert is None:
        raise _WrongCall(
            f"{arguments.host}: to be reached from other computers the server needs --tls-cert and --tls-key"
        )
    zones = zoneinfo.available_timezones()
    if zones and arguments.time_zone not in zones:
        raise _WrongCall(f"--time-zone: {arguments.time_zone} is not a time zone such as Asia/Almaty")
    if arguments.drop_after_bytes < 0:
        raise _WrongCall("--drop-after-bytes: a number of bytes")
    port = arguments.port if arguments.port is not None else (8443 if arguments.tls_cert else 8080)
    return ServerConfig(
        data=arguments.data,
        host=arguments.host,
        port=port,
        tls_cert=arguments.tls_cert,
        tls_key=arguments.tls_key,
        name=arguments.name,
        time_zone=arguments.time_zone,
        offline_days=arguments.offline_days,
        offline_allowed=not arguments.no_offline,
        keep_days=arguments.keep_days,
        demo=arguments.demo,
        smtp=Smtp(
            host=arguments.smtp_host,
            port=arguments.smtp_port,
            user=arguments.smtp_user,
            password=os.environ.get("OES_SMTP_PASSWORD", ""),
            sender=arguments.smtp_from,
            starttls=not arguments.smtp_plain,
        ),
        faults=Faults(
            fail_rate=arguments.fail_rate,
            slow_s=arguments.slow,
            drop_after_bytes=arguments.drop_after_bytes,
            expire_tokens_s=arguments.expire_tokens,
        ),
    )


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _days(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 3_650:
        raise argparse.ArgumentTypeError("a number of days, from 1 to 3650")
    return number


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError("a share is a number from 0 to 1")
    return number


def _amount(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 86_400:
        raise argparse.ArgumentTypeError("a number of seconds, at most a day")
    return number
