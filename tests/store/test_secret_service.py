"""The real Secret Service: gnome-keyring-daemon on a D-Bus session of its own, in a child process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MISSING = [
    name for name in ("dbus-run-session", "gnome-keyring-daemon", "bash") if shutil.which(name) is None
]

_SHELL = """
set -e
mkdir -p "$HOME/.local/share/keyrings" "$XDG_RUNTIME_DIR"
eval "$(printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets)"
exec "$1" -c "$2" "$3"
"""

_SCRIPT = """
import sys
from pathlib import Path
from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import KeyringKeeper
from oes_desktop.store.store import Store

root = Path(sys.argv[1])
print("backend", type(KeyringKeeper()._found()).__module__)
user = "user@пользователь" + "а" * 200
profile = Profile.create(root, "server", user, KeyringKeeper(), server="https://x", login=user)
Store(profile).tokens.save("a" * 20, "r" * 20, 1)
key = profile.key("database")
profile.close()
profile = Profile.open(profile.folder, KeyringKeeper())
print("same key", profile.key("database") == key, Store(profile).tokens.load().refresh)
other = KeyringKeeper()
other.keep("other", bytes(32))
print("apart", other.fetch("other") == bytes(32), other.fetch(profile.info.profile_id) != bytes(32))
import secretstorage
bus = secretstorage.dbus_init()
items = [item.get_label() for item in secretstorage.get_default_collection(bus).get_all_items()]
print("labels", not any("user@" in label or profile.info.profile_id in label for label in items), len(items))
secretstorage.get_default_collection(bus).lock()
try:
    KeyringKeeper().fetch("other")
except KeyTrouble as error:
    print("locked", error.reason)
"""


@pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (Debian: dbus, gnome-keyring)"
)
def test_a_profile_in_the_secret_service(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_", "GNOME_"))
    }
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(tmp_path / "run"), "PYTHONWARNINGS": "default"}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [
        "dbus-run-session",
        "--",
        "bash",
        "-c",
        _SHELL,
        "bash",
        sys.executable,
        _SCRIPT,
        str(tmp_path / "root"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        "backend keyring.backends.SecretService",
        f"same key True {'r' * 20}",
        "apart True True",
        "labels True 2",
    ], done.stderr
    assert lines[4].split()[1] in ("locked", "denied")  # nobody is there to answer the prompt
