"""Her views as a file: what is written is read, and a file from anywhere does no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected, TooNew
from oes_desktop.domain.query import Column, Filters, Grouping, SortKey
from oes_desktop.domain.views import View
from oes_desktop.services.view_files import FORMAT, MOST_BYTES, VERSION, read_views, write_views

COLUMNS = {"order": ["exam", "group"], "hidden": ["system"], "widths": {"group": 143}}
VIEW = View(
    "own-1",
    Filters(search='"мат анализ"', groups=frozenset({"ИС-21-2", "not here"}), honesty_to=60),
    (SortKey(Column.HONESTY),),
    Grouping.STUDENT,
    "Әділет тексеруі",
    COLUMNS,
    True,
)


def content(*views: object, **parts: object) -> bytes:
    return json.dumps({"format": FORMAT, "version": VERSION, "views": list(views)} | parts).encode()


def read(folder: Path, data: bytes) -> Any:
    path = folder / "from.oesviews.json"
    path.write_bytes(data)
    return read_views(path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "my.oesviews.json"
    assert write_views(path, [VIEW]) == 1
    found = read_views(path)
    assert found.left_out == 0
    assert [(view.name, view.query, view.columns, view.compact) for view in found.views] == [
        (VIEW.name, VIEW.query, COLUMNS, True)
    ]
    assert "Әділет" in path.read_text("utf-8"), "a person can read it"


def test_codes_that_nobody_here_knows_are_kept(tmp_path: Path) -> None:
    write_views(tmp_path / "f", [VIEW])
    assert "not here" in read_views(tmp_path / "f").views[0].filters.groups


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'"views"',
        b"{",
        b"[" * 100_000,
        b'{"format": 1}',
        b"9" * 5000,
        content(format="another"),
        content(version="1"),
        content(version=True),
        content(version=0),
        content(views={"a": 1}),
    ],
)
def test_what_is_no_file_of_views_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Rejected) as refused:
        read(tmp_path, data)
    assert refused.value.reason == "not_views" and refused.value.facts["path"] == "from.oesviews.json"


def test_a_newer_version_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(TooNew):
        read(tmp_path, content(version=VERSION + 1))
    with pytest.raises(TooNew):
        read(tmp_path, content(version=10**400))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(64 * MOST_BYTES)
    with pytest.raises(Rejected) as refused:
        read_views(path)
    assert refused.value.reason == "too_large"
    edge = content({"name": "x"})
    assert len(read(tmp_path, edge + b" " * (MOST_BYTES - len(edge))).views) == 1


def test_disk_trouble_names_the_file_alone(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as missing:
        read_views(tmp_path / "secret folder" / "f")
    assert missing.value.reason == "missing" and "secret" not in str(missing.value)
    with pytest.raises(DiskTrouble):
        read_views(tmp_path)
    with pytest.raises(DiskTrouble):
        write_views(tmp_path / "nowhere" / "f", [VIEW])


def test_entries_without_sense_are_left_out_alone(tmp_path: Path) -> None:
    found = read(tmp_path, content({"name": "a"}, None, {"name": "\u200b"}, {"query": {}}, {"name": "b"}))
    assert [view.name for view in found.views] == ["a", "b"] and found.left_out == 3


def test_halves_of_letters_do_not_come_in(tmp_path: Path) -> None:
    raw = content({"name": "a\ud800b", "query": {"filters": {"search": "\ud800", "groups": ["\udfff"]}}})
    view = read(tmp_path, raw).views[0]
    json.dumps([view.name, view.filters.search, *view.filters.groups], ensure_ascii=False).encode()
    odd = View("", Filters(search="\ud800"), name="x")
    write_views(tmp_path / "f", [odd])
    assert read_views(tmp_path / "f").views[0].name == "x"


def test_numbers_beyond_any_date_do_not_come_in(tmp_path: Path) -> None:
    filters = {"from_ms": 10**30, "to_ms": -(10**18), "minutes": [0, 10**19], "search": "x" * 100_000}
    view = read(tmp_path, content({"name": "x", "query": {"filters": filters}})).views[0]
    assert view.filters.from_ms is None and view.filters.to_ms is None
    assert not view.filters.minutes.restricts or view.filters.minutes.high is None
    assert len(view.filters.search) <= 1000


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_views_or_an_error_that_can_be_told(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.oesviews.json"
    path.write_bytes(data)
    with pytest.raises(OesError):
        read_views(path)
