"""Signing in with the real key store of a Linux desktop: a Secret Service on a session bus of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oes_desktop.cli.server_child import ServerChild

LOGIN, PASSWORD = "aliya", "correct horse battery"
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

# Runs inside the session bus, in a process of its own: sign in, leave, come back without a password, erase.
SCRIPT = """
import subprocess, sys
from oes_desktop.domain.clock import SystemClock
from oes_desktop.paths import folders
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session

answer = subprocess.run(
    ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
    input="pw\\n",
    capture_output=True,
    text=True,
)
assert answer.returncode == 0, answer.stderr

def session():
    return Session(folders(), Preferences(folders().config), SystemClock())

address, login, password = sys.argv[1:]
first = session().sign_in(address, login, password, stay=True)
first.sync.run_once()
first.close()
later = session()
again = later.resume()
assert again is not None and again.account.login == login
again.sync.run_once()
assert again.sync.status.online
later.sign_out(again, erase=True)
assert session().resume() is None
assert session().profiles() == []
print("done")
"""


@pytest.mark.skipif(
    not all(shutil.which(name) for name in NEEDED), reason=f"missing: {', '.join(NEEDED)} (Debian packages)"
)
def test_the_secret_lives_in_the_secret_service(data: Path, tmp_path: Path) -> None:
    home = tmp_path / "person"
    (home / ".local" / "share" / "keyrings").mkdir(parents=True)
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    with ServerChild(data) as server:
        words = ["dbus-run-session", "--", sys.executable, "-c", SCRIPT, server.address, LOGIN, PASSWORD]
        answer = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stderr
    assert "done" in answer.stdout
    assert list((home / ".local" / "share" / "keyrings").iterdir()), "nothing was kept in the key store"
