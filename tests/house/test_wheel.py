"""What a proctor installs holds everything that the program opens at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_is_whole(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (file,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(file) as wheel:
        names = set(wheel.namelist())
        entry = wheel.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    for resource in ("i18n/oes_ru.qm", "i18n/oes_kk.qm", "i18n/oes_en.qm", "style/oes.qss", "icons/oes.svg"):
        assert f"oes_desktop/_resources/{resource}" in names
    for source in (ROOT / "oes_desktop").rglob("*.py"):
        assert source.relative_to(ROOT).as_posix() in names
    assert "oes-desktop = oes_desktop.__main__:main" in entry
    assert any(name.endswith("LICENSE") for name in names)
