"""The second start hands its arguments to the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from oes_desktop.ui.shell.single_instance import SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from oes_desktop.ui.shell.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
sys.exit(3 if instance.first else 0 if instance.hand_over(sys.argv[2:]) else 4)
"""


FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from oes_desktop.ui.shell.single_instance import SingleInstance

application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).first, flush=True)
sys.stdin.read()
"""


def start_second(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder), *arguments])


def test_the_first_hears_the_arguments_of_the_second(qtbot: QtBot, tmp_path: Path) -> None:
    """B14: the second ends, and the first is told to show itself."""
    first = SingleInstance(tmp_path)
    assert first.first
    with qtbot.waitSignal(first.called, timeout=10_000) as heard:
        second = start_second(tmp_path, "oes://report/ё", "--x")
    assert heard.args == [["oes://report/ё", "--x"]]
    assert second.wait(10) == 0
    first.close()


def test_after_the_first_is_gone_the_next_is_first(tmp_path: Path, qapp: object) -> None:
    first = SingleInstance(tmp_path)
    first.close()
    again = SingleInstance(tmp_path)
    assert again.first
    again.close()


def test_where_no_lock_can_be_made_nobody_is_waited_for(tmp_path: Path, qapp: object) -> None:
    """B12: a folder that is not there and cannot be made: nobody answers, so this start goes on."""
    alone = SingleInstance(tmp_path / "nowhere")
    assert not alone.first and not alone.hand_over(["x"])
    alone.close()


def test_after_a_crash_the_next_is_first(tmp_path: Path, qapp: object) -> None:
    """B14: what a killed program left behind is taken for nobody."""
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None and child.stdout.readline() == "True\n"
        child.kill()
    again = SingleInstance(tmp_path)
    assert again.first
    again.close()


def test_another_home_is_another_program(tmp_path: Path, qapp: object) -> None:
    one, other = SingleInstance(tmp_path), SingleInstance(tmp_path.parent)
    assert one.first and other.first
    one.close()
    other.close()


def test_nonsense_on_the_socket_is_heard_by_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    heard: list[list[str]] = []
    first.called.connect(heard.append)
    for nonsense in (b"not json\n", b'{"a": 1}\n', b"[1, 2]\n", b"\xff\xfe\n"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(10_000)
        socket.write(nonsense)
        qtbot.waitUntil(
            lambda s=socket: s.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000
        )
    assert heard == []
    first.close()
