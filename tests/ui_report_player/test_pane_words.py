"""What a pane says when its recording could not be had: what happened, never only that something did."""

from __future__ import annotations

import pytest
from ui_report_player.conftest import Room

from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected, SignInNeeded, Unreachable
from oes_desktop.domain.models import CAMERA


@pytest.mark.parametrize(
    ("error", "title", "part"),
    [
        (Unreachable("offline"), "The server does not answer", "tried again by itself"),
        (Unreachable("busy"), "The server does not answer", "tried again by itself"),
        (Unreachable("not_oes"), "This is not an OES server", "sign-in page of a network"),
        (Unreachable("certificate_name"), "The certificate belongs to another address", "nothing was sent"),
        (Unreachable("redirected", host="a.example"), "The server sends us elsewhere", "a.example"),
        (Rejected("redirected", host="b.example"), "The recording is said to lie elsewhere", "b.example"),
        (Rejected("not_offline"), "Not downloaded", "there is no connection"),
        (Rejected("not_media"), "This file is not a video that can be played", ""),
        (SignInNeeded("expired"), "Sign in again", "no longer knows"),
        (DiskTrouble("full"), "The disk is full", "kept on this computer first"),
        (DiskTrouble("read_only"), "The folder cannot be written", "kept on this computer first"),
    ],
)
def test_what_happened_is_said(room: Room, error: OesError, title: str, part: str) -> None:
    """A13, B5, D8: the redirect that is refused names its host; a disk is not called a damaged recording."""
    room.camera.fail(error)
    room.run(0.2)
    assert room.message(CAMERA) == title
    assert part in room.area.panes[CAMERA].accessibleDescription()
