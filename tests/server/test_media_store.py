"""Files named by their content: whole or not there, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.server.media_store import MediaStore
from oes_desktop.wire.routes import BLOCK_BYTES


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def _files(store: MediaStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_what_is_added_lies_under_its_hash_with_the_hashes_of_its_blocks(
    store: MediaStore, tmp_path: Path, size: int
) -> None:
    content = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    source = tmp_path / "source"
    source.write_bytes(content)
    done: list[tuple[int, int]] = []
    stored = store.add(source, "video/webm", lambda *step: done.append(step))
    assert (stored.size, stored.media_type) == (size, "video/webm")
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    blocks = [content[at : at + BLOCK_BYTES] for at in range(0, size, BLOCK_BYTES)]
    assert list(stored.blocks) == [hashlib.sha256(block).hexdigest() for block in blocks]
    assert store.path(stored.sha256).read_bytes() == content
    assert store.has(stored.sha256, size)
    assert [total for _done, total in done] == [size] * len(blocks)


def test_the_same_content_is_stored_once(store: MediaStore, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"same")
        store.add(tmp_path / name, "image/jpeg")
    assert len(_files(store)) == 1


def test_a_shorter_file_in_its_place_is_replaced(store: MediaStore, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"content")
    stored = store.add(tmp_path / "one", "image/jpeg")
    store.path(stored.sha256).write_bytes(b"con")
    assert not store.has(stored.sha256, stored.size)
    store.add(tmp_path / "one", "image/jpeg")
    assert store.has(stored.sha256, stored.size)


def test_a_source_that_cannot_be_read_leaves_nothing(store: MediaStore, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as missing:
        store.add(tmp_path / "nothing", "video/webm")
    assert missing.value.reason == "missing"
    with pytest.raises(DiskTrouble):
        store.add(tmp_path, "video/webm")
    assert _files(store) == []


def test_a_copy_that_breaks_off_leaves_nothing(store: MediaStore, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x" * (BLOCK_BYTES + 1))

    def stop(done: int, _total: int) -> None:
        if done > BLOCK_BYTES:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(tmp_path / "one", "video/webm", stop)
    assert _files(store) == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_only_a_hash_is_a_name(store: MediaStore, name: str) -> None:
    with pytest.raises(Rejected):
        store.path(name)
