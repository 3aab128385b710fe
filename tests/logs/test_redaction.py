"""The log is for strangers: nothing of a person, no secret, whatever is logged."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from oes_desktop import logs


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("Authorization: Bearer abcDEF123.token", "abcDEF123"),
        ('{"refresh": "r-0123456789abcdef", "x": 1}', "r-0123456789abcdef"),
        ("password='s3cret pass'", "s3cret"),
        ("GET https://store.example/obj?X-Signature=deadbeef&x=1", "deadbeef"),
        ("mail to assem@uni.example failed", "assem"),
        ("student Әбдірахманова Әсем opened", "Әсем"),
        ("row of Ахметов-Қайратұлы", "Қайратұлы"),
    ],
)
def test_a_record_keeps_no_secret(said: str, secret: str) -> None:
    """D14."""
    assert secret not in logs.redact(said)


def test_the_file_is_redacted_with_its_traceback(tmp_path: Path) -> None:
    """D14, E10."""
    file = logs.start(tmp_path / "logs")
    try:
        try:
            raise ValueError("token=abcdef0123456789 of Ахметов")
        except ValueError:
            logging.getLogger("oes_desktop.test").exception("failed for %s", "Нұрлан")
        text = file.read_text("utf-8")
    finally:
        logs.stop()
    assert "ValueError" in text
    assert not any(word in text for word in ("abcdef0123456789", "Ахметов", "Нұрлан"))
