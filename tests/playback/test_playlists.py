"""C5: what names other files and addresses is never followed, even when it comes to the player itself."""

from __future__ import annotations

import pytest
from support.hostile import Hostile, answer
from support.sources import MemorySource
from support.watcher import Watcher

from oes_desktop.domain.errors import Rejected
from oes_desktop.playback.container_kind import Form, form_of

LISTS = {
    "m3u": "#EXTM3U\n#EXTINF:10,\n{url}/x.ts\n",
    "m3u of bare lines": "{url}/x.ts\n{url}/y.ts\n",
    "xspf": '<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/" version="1"><trackList>'
    "<track><location>{url}/x.ts</location></track></trackList></playlist>",
    "pls": "[playlist]\nFile1={url}/x.ts\nNumberOfEntries=1\n",
    "shortcut": "[InternetShortcut]\nURL={url}/x.ts\n",
    "asx": '<asx version="3.0"><entry><ref href="{url}/x.ts"/></entry></asx>',
    "ffconcat": "ffconcat version 1.0\nfile '{url}/x.ts'\n",
    "sdp": "v=0\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\na=control:{url}/x.ts\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_playlist_opens_no_address(watcher: Watcher, kind: str) -> None:
    """C5: refused by its first bytes; and each of libVLC's demuxers that we name finds no video in it."""
    with Hostile(lambda request: answer(b"", content_type="video/mp2t")) as elsewhere:
        text = (LISTS[kind].format(url=elsewhere.url) * 40).encode()
        with pytest.raises(Rejected, match="not_media"):
            form_of(MemorySource(text))
        for number, form in enumerate((Form.WITHOUT_INDEX, Form.MATROSKA), 1):
            watcher.engine.load(MemorySource(text), form, 10_000, has_audio=True, playing=True)
            watcher.until(lambda number=number: len(watcher.errors) == number)
        assert elsewhere.requests == []
    assert watcher.counters == []
