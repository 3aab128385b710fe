"""`oes-desktop import`: good packages go in, bad ones are named, and the rest go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.packages import exam_json, write_package, zipped

from oes_desktop.cli import run
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of three packages, two of them bad."""
    folder = tmp_path / "many"
    empty = exam_json(attempts=[], violations=[], snapshots=[])
    good = write_package(folder / "a-good", empty, recordings={})
    wrong = write_package(folder / "b-wrong", exam_json(honesty=101), recordings={})
    (wrong / "camera-1.webm").write_bytes(b"#EXTM3U\n")
    (folder / "c-broken.zip").write_bytes(zipped(good, tmp_path / "x.zip").read_bytes()[:-30])
    return folder


def count(data: Path) -> int:
    catalogue = Catalogue(ServerConfig(data=data).database)
    try:
        return catalogue.count()
    finally:
        catalogue.close()


def test_the_good_go_in_and_the_bad_are_named(
    many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(many), "--data", str(tmp_path / "data")]) == 1
    told = capsys.readouterr()
    assert told.out == "imported: 1, unchanged: 0, bad: 2\n"
    lines = " ".join(told.err.split())
    assert "b-wrong" in lines
    assert "attempts[1].recordings[0].file: missing file" in lines
    assert "honesty: out of range" in lines
    assert "c-broken.zip" in lines
    assert count(tmp_path / "data") == 1


def test_all_good_is_code_0_and_again_changes_nothing(
    many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(many / "a-good"), "--data", str(tmp_path / "data")]
    assert run(words) == 0
    assert run(words) == 0
    assert capsys.readouterr().out.splitlines() == [
        "imported: 1, unchanged: 0, bad: 0",
        "imported: 0, unchanged: 1, bad: 0",
    ]


def test_a_path_that_is_not_there_is_code_2_and_nothing_is_made(
    many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["import", str(many), str(tmp_path / "gone"), "--data", str(tmp_path / "data")]
    assert run(words) == 2
    assert "gone" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_folder_without_packages_is_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["import", str(tmp_path / "empty"), "--data", str(tmp_path / "data")]) == 2
    assert "no exam package" in " ".join(capsys.readouterr().err.split())


def test_a_damaged_catalogue_is_code_2(
    many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    ServerConfig(data=data).database.write_bytes(b"this is no database, and never was one" * 200)
    assert run(["import", str(many), "--data", str(data)]) == 2
    assert "catalogue" in capsys.readouterr().err


def test_a_name_with_markup_is_shown_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = tmp_path / "[red]evil"
    package.mkdir()
    (package / "exam.json").write_text(json.dumps([]))
    assert run(["import", str(package), "--data", str(tmp_path / "data")]) == 1
    assert "[red]evil" in " ".join(capsys.readouterr().err.split())


def test_the_command_needs_its_data_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["import", "somewhere"])
    assert caught.value.code == 2
    assert "--data" in capsys.readouterr().err


def test_its_help_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["import", "--help"])
    assert caught.value.code == 0
    assert "PATH" in capsys.readouterr().out
