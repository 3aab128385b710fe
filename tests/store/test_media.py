"""The index of the vault, with the vault's own files."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace

import pytest

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import Report
from oes_desktop.store.bitmap import Bitmap
from oes_desktop.store.media import SUFFIX
from oes_desktop.store.profile import Profile
from oes_desktop.store.store import Store
from oes_desktop.vault.container import Binding, VaultFile


def binding(entry) -> Binding:
    return Binding(entry.server, entry.recording, entry.generation, entry.sha256)


def make_file(store, entry):
    file = VaultFile.create(entry.path, entry.key, binding(entry), entry.size)
    return file, store.media.keep_header(entry, file.header)


def test_an_entry_is_made_once_and_survives(profile, make_recording) -> None:
    store = Store(profile)
    entry = store.media.entry(make_recording(), "exam-1")
    assert (entry.header, entry.generation, entry.segments, len(entry.key)) == (b"", 1, 4, 32)
    assert "rec-1" not in entry.path.name
    file, kept = make_file(store, entry)
    file.write(1, [bytes(SEGMENT)])
    file.close()
    store.close()
    store = Store(profile)
    assert store.media.entry(make_recording(), "exam-1") == kept
    file = VaultFile.open(kept.path, kept.key, binding(kept), kept.size, header=kept.header)
    assert file.read(1) == bytes(SEGMENT)
    file.close()
    store.close()


def test_bits_over_several_rows(store, make_recording) -> None:
    entry = store.media.entry(make_recording(size=10_000 * SEGMENT - 5), "exam-1")
    assert store.media.present(entry).count == 0
    store.media.mark(entry, [0, 4095, 4096, 8191, 9999])
    store.media.mark(entry, [4095])
    store.media.clear(entry, 8191)
    store.media.clear(entry, [0])
    present = store.media.present(entry)
    assert [index for index in range(10_000) if index in present] == [4095, 4096, 9999]
    assert present.missing(4094, 4098) == [4094, 4097]
    assert not store.media.complete(entry)
    for index in (-1, 10_000):
        with pytest.raises(IndexError):
            store.media.mark(entry, [index])


def test_complete_and_downloaded_follow_the_bits(store, make_row, make_recording) -> None:
    camera, screen = make_recording("rec-1", size=SEGMENT + 1), make_recording("rec-2", size=1)
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    key = store.exams.key("exam-1")
    store.reports.save(Report(make_row(), recordings=(camera, screen)))
    entries = [store.media.entry(each, "exam-1") for each in (camera, screen)]
    store.media.mark(entries[0], [0, 1])
    assert store.media.complete(entries[0])
    assert not store.media.downloaded("exam-1")
    revision = store.exams.revision()
    store.media.mark(entries[1], [0])
    assert store.media.downloaded("exam-1")
    assert store.exams.changed_since(revision) == [key]
    assert next(iter(store.exams.columns()))[15] == 1
    store.media.clear(entries[0], 1)
    assert not store.media.complete(entries[0])
    assert not store.media.downloaded("exam-1")
    assert next(iter(store.exams.columns()))[15] == 0
    assert not store.media.downloaded("exam-2")


def test_of_an_empty_recording_nothing_is_missing(store, make_row, make_recording) -> None:
    """B22."""
    store.exams.apply([make_row()], [], "c", server_epoch="e")
    empty = make_recording(size=0)
    store.reports.save(Report(make_row(), recordings=(empty,)))
    entry = store.media.entry(empty, "exam-1")
    assert store.media.present(entry).full and store.media.downloaded("exam-1")


def test_other_content_gets_another_file_and_key(store, make_recording) -> None:
    old = store.media.entry(make_recording(), "exam-1")
    file, old = make_file(store, old)
    file.close()
    store.media.mark(old, range(4))
    new = store.media.entry(make_recording(sha256="cd" * 32), "exam-1")
    assert (new.generation, new.header) == (2, b"")
    assert new.key != old.key
    assert new.path != old.path
    assert not old.path.exists()
    assert store.media.present(new).count == 0
    assert store.media.entry(make_recording(sha256="cd" * 32, size=5), "exam-1").generation == 3
    store.media.mark(old, [0])  # a download of the old one that was still under way
    assert store.media.present(old).count == 0


def test_erase_takes_key_and_file_of_one_exam(store, make_recording) -> None:
    entries = [store.media.entry(make_recording(f"rec-{number}"), f"exam-{number}") for number in (1, 2)]
    for entry in entries:
        make_file(store, entry)[0].close()
    store.media.erase("exam-1")
    assert not entries[0].path.exists()
    assert entries[1].path.exists()
    assert store.media.entry(make_recording("rec-1"), "exam-1").key != entries[0].key


def test_files_without_a_row_go_at_start(profile, make_recording) -> None:
    store = Store(profile)
    entry = store.media.entry(make_recording(), "exam-1")
    make_file(store, entry)[0].close()
    (profile.vault_folder / "left.oesm").write_bytes(b"of an erase that Windows refused")
    (profile.vault_folder / "left.oesm.new").write_bytes(b"of a killed creation")
    store.close()
    Store(profile).close()
    assert [path.name for path in profile.vault_folder.iterdir()] == [entry.path.name]


def test_a_wrapped_key_of_another_row_is_damage(store, make_recording) -> None:
    for number in (1, 2):
        store.media.entry(make_recording(f"rec-{number}"), "exam-1")
    with store._database.transaction() as work:
        work.execute("UPDATE media SET key = (SELECT key FROM media WHERE number = 2) WHERE number = 1")
    with pytest.raises(Damaged):
        store.media.entry(make_recording("rec-1"), "exam-1")


def test_bitmap() -> None:
    bits = Bitmap(10, b"\xff")
    assert (bits.count, bits.full, 8 in bits, -1 in bits, 10 in bits) == (8, False, False, False, False)
    bits.add([8, 9])
    assert bits.full
    bits.discard(3)
    assert bits.missing(0, 99) == [3]
    assert bytes(bits) == b"\xf7\x03"
    for index in (-1, 10):
        with pytest.raises(IndexError):
            bits.add([index])


def test_entries_differ_by_server_and_recording(store, make_recording) -> None:
    first = store.media.entry(make_recording("rec-1"), "exam-1")
    second = store.media.entry(make_recording("rec-2"), "exam-1")
    assert first.server == second.server
    assert first.recording != second.recording
    assert {len(first.server), len(first.recording)} == {16}
    assert replace(first, header=b"x").path == first.path


@pytest.mark.skipif(os.name != "posix", reason="this system tells no holes")
def test_a_file_with_holes_counts_by_what_it_takes(profile: Profile, store: Store) -> None:
    """B6: a gigabyte of which one block was written."""
    with (profile.vault_folder / f"holes{SUFFIX}").open("wb") as file:
        file.truncate(1 << 30)
        file.write(bytes(4_096))
    assert 4_096 <= store.media.used_bytes() < 1 << 20


def test_a_start_opens_none_of_the_recordings(profile: Profile) -> None:
    """B23: so many take it no longer. In the place of each file is a way to a folder, which nobody opens."""
    names = [f"{number:032x}{SUFFIX}" for number in range(10_000)]
    sql = (
        "INSERT INTO media(recording_id, exam_id, file, key, generation, sha256, size, state, header)"
        " VALUES (?, 'e', ?, x'', 1, 'ab', 100, 'complete', x'00')"
    )
    with closing(Store(profile)) as store, store._database.transaction() as work:
        work.executemany(sql, [(name, name) for name in names])
    for name in names:
        (profile.vault_folder / name).symlink_to(profile.folder)
    with closing(Store(profile)):
        there = list(profile.vault_folder.iterdir())
        assert len(there) == len(names)
    for path in there:
        path.unlink()
