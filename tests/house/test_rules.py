"""Rules of the house that no linter knows: sizes, names, threads, locks, what must not be committed."""

from __future__ import annotations

import ast
import functools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "oes_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60


@functools.cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def tracked() -> list[str]:
    answer = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if answer.returncode:
        pytest.fail("these tests read the file list of git: run them in a checkout")
    return answer.stdout.splitlines()


def test_no_file_is_longer_than_a_person_reads() -> None:
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    lengths = {str(f.relative_to(ROOT)): len(f.read_text("utf-8").splitlines()) for f in files}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FILE} == {}


def test_no_function_needs_scrolling() -> None:
    long = []
    for file in SOURCES:
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                lines = node.end_lineno - node.lineno
                if lines > LINES_OF_A_FUNCTION:
                    long.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.name} {lines}")
    assert long == []


def test_no_name_says_nothing() -> None:
    empty = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?|base|controllers?)$")
    assert [str(file) for file in SOURCES if empty.search(file.stem)] == []
    classes = [
        node.name
        for file in SOURCES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Controller|Helper)$", node.name)
    ]
    assert classes == []


def test_every_module_says_what_it_owns() -> None:
    silent = [f for f in SOURCES if f.read_text("utf-8").strip() and not ast.get_docstring(parsed(f))]
    assert silent == []


def test_threads_are_made_in_the_task_pipe_and_the_server_alone() -> None:
    makes = re.compile(
        r"threading\.Thread\(|ThreadPoolExecutor|ProcessPoolExecutor|\bQThread\b|QRunnable|QThreadPool"
    )
    allowed = (PACKAGE / "runtime" / "tasks.py", PACKAGE / "server")
    guilty = [
        str(file.relative_to(ROOT))
        for file in SOURCES
        if makes.search(file.read_text("utf-8")) and not any(file == a or a in file.parents for a in allowed)
    ]
    assert guilty == []


def test_the_window_never_waits() -> None:
    waits = re.compile(r"processEvents\(|time\.sleep\(|\.exec_\(")
    guilty = [
        str(f.relative_to(ROOT))
        for f in SOURCES
        if waits.search(f.read_text("utf-8")) and "server" not in f.parts
    ]
    assert guilty == []


def test_text_from_outside_is_never_guessed_to_be_rich() -> None:
    """Qt guesses markup in a label; a name may carry an image address. Every QLabel is PlainText: the house's
    own label sets it, and nobody makes a bare one."""
    bare = re.compile(r"\bQLabel\(|QMessageBox\.(about|information|warning|critical|question)\(|\.setHtml\(")
    allowed = {"plain_label.py"}
    guilty = [
        str(file.relative_to(ROOT))
        for file in (PACKAGE / "ui").rglob("*.py")
        if bare.search(file.read_text("utf-8")) and file.name not in allowed
    ]
    assert guilty == []


def test_locks_are_hashed_and_name_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / "packaging" / name).read_text("utf-8")
        assert "://" not in text
        pins = re.findall(r"^[A-Za-z0-9_.-]+==", text, re.M)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_every_locked_package_serves_windows_and_macos() -> None:
    """The record is made by `dev.py wheels`; it must be of the lock that stands."""
    lock = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
    pins = set(re.findall(r"^([A-Za-z0-9_.-]+==[^\s;\\]+)", lock, re.M))
    lines = [line.split() for line in (ROOT / "packaging" / "wheels.txt").read_text("utf-8").splitlines()]
    recorded = {line[0] for line in lines}
    newer_python = set(re.findall(r"^([A-Za-z0-9_.-]+==\S+) ; python_full_version >= '3.12'", lock, re.M))
    assert pins - newer_python == recorded
    assert [line for line in lines if "no" in line[1:]] == []


def test_nothing_of_one_machine_is_committed() -> None:
    places = re.compile(r"(^|[^a-z.\w])/(ro" r"ot|wo" r"rk|home/[a-z]+)/")
    guilty = []
    for name in tracked():
        file = ROOT / name
        if file.suffix in (".png", ".svg", ".lock", ".webm", ".qm") or not file.is_file():
            continue
        if places.search(file.read_text("utf-8", errors="replace")):
            guilty.append(name)
    assert guilty == []


def test_the_top_level_is_as_agreed() -> None:
    top = {name.split("/")[0] for name in tracked()}
    agreed = {
        "pyproject.toml",
        "oes_desktop",
        "resources",
        "tests",
        "packaging",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    }
    assert {name for name in top if not name.startswith(".")} <= agreed


def test_the_first_page_is_painted_before_anything_heavy_is_loaded() -> None:
    late = {"numpy", "httpx", "vlc", "av", "keyring", "litestar", "xlsxwriter", "oes_desktop.index"}
    words = "import sys, oes_desktop.app, oes_desktop.ui.results.page; print(*sys.modules, sep='\\n')"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment)
    assert run.returncode == 0, run.stderr
    assert late.isdisjoint(run.stdout.split())


def test_the_client_brings_no_command_line_along() -> None:
    words = "import sys, oes_desktop.api.client; print(*sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, env=environment)
    assert run.returncode == 0, run.stderr
    assert {"click", "rich", "pygments"}.isdisjoint(run.stdout.split())
