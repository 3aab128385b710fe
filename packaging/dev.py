"""Everything that a checkout needs, on a fresh machine, by one command and the standard library alone.

    python3 packaging/dev.py demo            the program with demo data (what follows is handed on)
    python3 packaging/dev.py test            the whole check: lint, types, layers, tests
    python3 packaging/dev.py test --long     the same, then the sizes that take long
    python3 packaging/dev.py run ...         `oes-desktop ...` from the checkout
    python3 packaging/dev.py wheel           the installable package, in dist/
    python3 packaging/dev.py pictures        make the README's pictures anew
    python3 packaging/dev.py translations    collect the texts of the code into resources/i18n
    python3 packaging/dev.py lock            resolve the requirements anew (needs uv)
    python3 packaging/dev.py wheels          ask the package index which platforms each locked package serves

On Windows: `py packaging\\dev.py ...`. The first call makes `.venv` and installs the locked, hashed
requirements; on Debian and Ubuntu it installs the missing system libraries as well. Later calls cost a stat.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"ru": "ru_RU", "kk": "kk_KZ", "en": "en_US"}
# Text groups: the sources of each, and what is left out of them.
TEXTS = {
    "results": ["oes_desktop/ui/results"],
    "report": ["oes_desktop/ui/report"],
    "shell": ["oes_desktop/ui", "oes_desktop/app.py"],
}

WINDOW_LIBRARIES = [
    "libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libxkbcommon0",
    "libx11-6", "libbrotli1", "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxcb-shape0", "libxcb-xkb1", "libwayland-cursor0", "libwayland-client0", "fonts-dejavu-core",
    "fonts-inter", "libvlc5", "vlc-plugin-base", "vlc-plugin-video-output",
    "libvlc-bin",  # keeps the list of plugins: without it every start loads them all, 0.2 s and 40 MB
]  # fmt: skip
VIRTUAL_SCREEN = ["xvfb", "xauth"]
KEY_STORE = ["gnome-keyring", "dbus", "dbus-x11"]
REFERENCES = ["curl"]  # what bench download is compared with


def main(arguments: Sequence[str]) -> int:
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    commands = {
        "demo": demo, "test": check, "run": run, "wheel": wheel, "pictures": pictures,
        "translations": translations, "lock": lock, "wheels": wheels,
    }  # fmt: skip
    if command not in commands:
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        print(f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.")
        return 2
    try:
        return commands[command](rest)
    except SetUpTrouble as trouble:
        print(trouble)
        return 2


class SetUpTrouble(Exception):
    """Said in one sentence, with the command that mends it."""


def demo(rest: list[str]) -> int:
    set_up("requirements.lock", WINDOW_LIBRARIES + (VIRTUAL_SCREEN if "--tour" in rest else []))
    return oes("demo", *rest)


def run(rest: list[str]) -> int:
    set_up("requirements.lock", WINDOW_LIBRARIES)
    return oes(*rest)


def pictures(rest: list[str]) -> int:
    set_up("requirements.lock", WINDOW_LIBRARIES + VIRTUAL_SCREEN)
    return oes("demo", "--pictures", str(ROOT / "resources" / "pictures"), *rest)


def wheel(rest: list[str]) -> int:
    """With the compiled texts inside, which are not in git."""
    set_up("requirements-dev.lock", [])
    words = [str(python()), "-m", "hatchling", "build", "-t", "wheel", "-d", str(ROOT / "dist"), *rest]
    return subprocess.run(words, cwd=ROOT).returncode


def check(rest: list[str]) -> int:
    """Lint, types, layers, tests; every step runs even when one before it failed."""
    long = "--long" in rest
    chosen = [word for word in rest if word != "--long"]
    set_up("requirements-dev.lock", WINDOW_LIBRARIES + VIRTUAL_SCREEN + KEY_STORE + REFERENCES)
    steps: list[tuple[str, list[str]]] = []
    if not chosen:
        steps = [
            ("lint", [tool("ruff"), "check", "--quiet", "."]),
            ("format", [tool("ruff"), "format", "--check", "--quiet", "."]),
            ("types", [tool("mypy")]),
            ("layers", [tool("lint-imports"), "--no-logo", "--no-cache"]),
        ]
    marks = ["-o", "faulthandler_timeout=3600"] if long else ["-m", "not long"]
    # Without a second worker for one that crashed: with whole files given out, xdist waits for it for ever.
    shared_out = ["-n", "2", "--dist", "loadfile", "--max-worker-restart", "0"]
    steps.append(("tests", [str(python()), "-m", "pytest", *shared_out, *marks, *chosen]))
    failed = [name for name, words in steps if not step(name, words)]
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall good")
    return 1 if failed else 0


def step(name: str, words: list[str]) -> bool:
    print(f"== {name}", flush=True)
    return subprocess.run(words, cwd=ROOT, env=environment()).returncode == 0


def translations(rest: list[str]) -> int:
    """Collect the texts; obsolete ones go, new ones are marked unfinished."""
    set_up("requirements-dev.lock", [])
    collect_texts(I18N)
    compile_texts(force=True)
    return 0


def collect_texts(folder: Path) -> None:
    """Write `<group>_<language>.ts` below `folder` from the sources of each group."""
    taken: set[Path] = set()
    for group, places in TEXTS.items():
        files = {file for place in places for file in python_files(ROOT / place)} - taken
        taken |= files
        sources = [str(file.relative_to(ROOT)) for file in sorted(files)]
        for language in LANGUAGES:
            target = ["-ts", str(folder / f"{group}_{language}.ts"), "-target-language", LANGUAGES[language]]
            only_plural = ["-pluralonly"] if language == "en" else []
            words = [tool("pyside6-lupdate"), *sources, "-no-obsolete", "-silent", "-locations", "none"]
            subprocess.run([*words, *only_plural, *target], cwd=ROOT, check=True, env=environment())


def python_files(place: Path) -> list[Path]:
    return [place] if place.is_file() else list(place.rglob("*.py"))


def compile_texts(*, force: bool = False) -> None:
    """One .qm per language from all groups; only when a .ts is newer."""
    for language in LANGUAGES:
        sources = sorted(I18N.glob(f"*_{language}.ts"))
        target = I18N / f"oes_{language}.qm"
        fresh = target.exists() and all(s.stat().st_mtime <= target.stat().st_mtime for s in sources)
        if sources and (force or not fresh):
            words = [tool("pyside6-lrelease"), "-silent", *map(str, sources), "-qm", str(target)]
            subprocess.run(words, cwd=ROOT, check=True, env=environment())


def lock(rest: list[str]) -> int:
    """Both locks: for every platform, hashed, without any address."""
    if shutil.which("uv") is None:
        raise SetUpTrouble("Locking needs uv: python3 -m pip install uv")
    for name, extra in (("requirements.lock", []), ("requirements-dev.lock", ["--extra", "dev"])):
        words = [
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *extra,
            "--universal",
            "--generate-hashes",
            "--quiet",
        ]
        words += ["--no-header", "--no-emit-index-url", "--no-annotate", "-o", str(PACKAGING / name)]
        subprocess.run(words, cwd=ROOT, check=True)
    return wheels(rest)


def wheels(rest: list[str]) -> int:
    """Record in packaging/wheels.txt that every locked package has wheels for Windows and macOS arm64."""
    return subprocess.run([sys.executable, str(PACKAGING / "wheels.py"), *rest], cwd=ROOT).returncode


def oes(*words: str) -> int:
    return subprocess.run([str(python()), "-m", "oes_desktop", *words], env=environment()).returncode


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def tool(name: str) -> str:
    return str(python().with_name(name + (".exe" if os.name == "nt" else "")))


def environment() -> dict[str, str]:
    known = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), known] if known else [str(ROOT)])}


def set_up(lock_name: str, libraries: Sequence[str]) -> None:
    """Virtual environment, locked packages, system libraries, compiled texts: whatever is missing."""
    system_libraries(libraries)
    wanted = hashlib.sha256((PACKAGING / lock_name).read_bytes()).hexdigest()
    stamp = VENV / f"installed-{lock_name}"
    if not (python().exists() and stamp.exists() and stamp.read_text() == wanted):
        make_environment()
        install(PACKAGING / lock_name)
        stamp.write_text(wanted)
    compile_texts()


def make_environment() -> None:
    if python().exists():
        return
    print("Making .venv …", flush=True)
    if shutil.which("uv"):
        words = ["uv", "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)]
    else:
        words = [sys.executable, "-m", "venv", str(VENV)]
    subprocess.run(words, check=True)


def install(lock_file: Path) -> None:
    print(f"Installing {lock_file.name} …", flush=True)
    if shutil.which("uv"):
        words = ["uv", "pip", "install", "--quiet", "--python", str(python()), "--require-hashes"]
    else:
        words = [
            str(python()),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
    if subprocess.run([*words, "-r", str(lock_file)]).returncode:
        raise SetUpTrouble(
            "The packages could not be installed: is the network (or its proxy) there? Then run again."
        )


def system_libraries(names: Sequence[str]) -> None:
    """On Debian and Ubuntu: install what is missing, as root or through sudo, else name the exact command."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None or not names:
        return
    wanted = [*names]
    if not shutil.which("uv") and not python().exists() and not has_ensurepip():
        wanted.append("python3-venv")
    key = hashlib.sha256(" ".join(sorted(wanted)).encode()).hexdigest()[:16]
    stamp = VENV / f"libraries-{key}"
    if stamp.exists():
        return
    missing = [name for name in wanted if not installed(name)]
    if missing:
        apt_install(missing)
    if VENV.exists():
        stamp.touch()


def installed(name: str) -> bool:
    words = ["dpkg-query", "-W", "-f=${Status}", name]
    answer = subprocess.run(words, capture_output=True, text=True)
    return answer.returncode == 0 and "ok installed" in answer.stdout


def has_ensurepip() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode == 0


def apt_install(missing: Sequence[str]) -> None:
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif shutil.which("sudo"):
        prefix = ["sudo"]
    else:
        raise SetUpTrouble("System libraries are missing; as root run: " + " ".join(command))
    print("Installing system libraries: " + " ".join(missing), flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False, **quiet)
    if subprocess.run([*prefix, *command], **quiet).returncode:
        raise SetUpTrouble("The system libraries could not be installed; as root run: " + " ".join(command))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
