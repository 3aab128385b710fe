"""`oes-desktop verify PACKAGE.zip [--key HEX]`: is an appeal package as it was made, and who signed it?

Needs no sign-in, no network and no data of this computer. Exit code 0: every file is as listed and the list
is signed (by the key that was given, if one was); 1: something is wrong, or it is not signed; 2: it could not
be checked.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

from oes_desktop.domain.errors import OesError
from oes_desktop.package.appeals import Findings, examine
from oes_desktop.package.names import visible

_FLAWS = {
    "missing": "is missing",
    "size": "has another size than listed",
    "hash": "was changed: its SHA-256 is not the listed one",
    "extra": "is in the package but not in its list",
    "twice": "is listed twice",
    "unreadable": "cannot be read: the package is damaged",
    "signature": "the signature is not of this attestation",
    "not_attested": "is not what was attested",
    "other_key": "was signed with another key than the one given",
    "key_file": "is not the key that the attestation names",
    "bad_manifest": "is no list of an appeal package",
    "bad_attestation": "is no attestation",
}
_REFUSED = {
    "bad_package": "it is no appeal package, or it may not be opened",
    "unsafe_path": "a name in it could lead out of the package",
    "missing": "is not there",
    "read_only": "may not be read",
}


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "verify",
        help="check an appeal package: every hash, and the signature",
        description="Checks an appeal package without signing in anywhere. Exit code 0: as it was made, and "
        "signed; 1: changed, or not signed; 2: it could not be checked.",
    )
    parser.add_argument("package", type=Path, metavar="PACKAGE.zip")
    parser.add_argument(
        "--key", default="", metavar="HEX", help="the server's signing_key, as its /api/v1/meta names it"
    )


def run(arguments: argparse.Namespace) -> int:
    key = re.sub(r"[\s:]", "", arguments.key).lower()
    if arguments.key and not re.fullmatch(r"[0-9a-f]{64}", key):
        print("oes-desktop verify: --key takes the 64 hexadecimal digits of a public key", file=sys.stderr)
        return 2
    try:
        findings = examine(arguments.package, key)
    except OesError as error:
        where = visible(str(error.facts.get("path", "")))
        what = str(error.facts.get("what", "")).replace("_", " ")
        words = _REFUSED.get(error.reason, error.reason.replace("_", " "))
        print(
            "oes-desktop verify: " + ": ".join(part for part in (where, what, words) if part), file=sys.stderr
        )
        return 2
    for line in _lines(findings):
        print(line)
    return 0 if findings.signed and not findings.flaws else 1


def _lines(findings: Findings) -> list[str]:
    found = [f"WRONG  {visible(flaw.name) or 'the package'}: {_FLAWS[flaw.code]}" for flaw in findings.flaws]
    if not findings.exam:
        return found
    if not findings.flaws:
        found.append(f"ok     {findings.files} files are as listed")
    found.append(f"exam   {visible(findings.exam)} of {visible(findings.server)}")
    if findings.signed:
        found.append(f"signed for {visible(findings.by)} at {visible(findings.at)}")
        found.append(f"key    {findings.key}")
        if not findings.key_checked:
            found.append(
                "       The key was taken from the package itself. Compare it with signing_key of "
                f"{visible(findings.server)}/api/v1/meta, or give that with --key."
            )
    else:
        found.append(f"NOT SIGNED; made by {visible(findings.by)} at {visible(findings.at)}")
    found += [
        f"note   recording {visible(one)}: the maker's copy was not the one of the report"
        for one in findings.differing
    ]
    return found
