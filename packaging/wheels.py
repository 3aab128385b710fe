"""Asks the package index which platforms every locked package serves, and records the answer.

Writes `packaging/wheels.txt`: one line a package, `name==version windows macos`, each `yes` or `no`. A test
reads the record (no network needed) and fails when it does not match the lock or says `no`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLATFORMS = {
    "windows": ["win_amd64"],
    "macos": ["macosx_14_0_arm64", "macosx_13_0_arm64", "macosx_12_0_arm64", "macosx_11_0_arm64"],
}
ABIS = ["cp311", "abi3", "none"]


def locked(lock_text: str) -> list[tuple[str, str]]:
    """(requirement, marker) of each package that Python 3.11 gets, in the lock's order."""
    found = re.findall(r"^([A-Za-z0-9_.-]+==[^\s;\\]+)\s*(?:;\s*([^\\\n]+?))?\s*\\?$", lock_text, re.M)
    return [(name, marker) for name, marker in found if "python_full_version >= '3.12'" not in marker]


def has_wheel(requirement: str, platforms: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        words += [
            "--disable-pip-version-check",
            "--python-version",
            "3.11",
            "--implementation",
            "cp",
            "-d",
            folder,
        ]
        for platform in platforms:
            words += ["--platform", platform]
        for abi in ABIS:
            words += ["--abi", abi]
        return subprocess.run([*words, requirement], capture_output=True).returncode == 0


def main() -> int:
    lines = []
    for requirement, marker in locked((HERE / "requirements.lock").read_text()):
        only_linux = "linux" in marker
        answers = []
        for name, platforms in PLATFORMS.items():
            not_here = only_linux or ("win32" in marker and name != "windows")
            answers.append("not-needed" if not_here else "yes" if has_wheel(requirement, platforms) else "no")
        lines.append(f"{requirement} {' '.join(answers)}")
        print(lines[-1], flush=True)
    (HERE / "wheels.txt").write_text("\n".join(lines) + "\n")
    return 1 if any(line.endswith(" no") or " no " in line for line in lines) else 0


if __name__ == "__main__":
    raise SystemExit(main())
