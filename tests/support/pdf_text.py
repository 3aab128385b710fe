"""The text of a PDF as its reader would copy it: by the fonts' own tables from glyphs to letters.

Enough of the format (ISO 32000-1, sections 7.3, 9.4, 9.10.3) for what Qt writes; not a reader of any PDF.
"""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.S)
_STEP = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|(BT)\n")


def pages_of(data: bytes) -> list[str]:
    """The text of each page, a run of letters a line."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    kids = next(body for body in objects.values() if b"/Type /Pages" in body)
    numbers = re.findall(rb"(\d+) 0 R", kids[kids.index(b"/Kids") :])
    return [
        _page(objects, objects[int(number)]) for number in numbers if b"/Contents" in objects[int(number)]
    ]


def embedded_fonts(data: bytes) -> list[str]:
    """Names of the fonts whose outlines are in the file."""
    names = re.findall(rb"/FontName /(\S+).{0,400}?/FontFile", data, re.S)
    return sorted({name.decode() for name in names})


def _page(objects: dict[int, bytes], page: bytes) -> str:
    resources = objects[_reference(page, b"Resources")]
    fonts = {
        name: _letters(objects, objects[int(number)])
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)
    }
    content = _stream(objects[_reference(page, b"Contents")])
    found: list[str] = []
    letters: dict[int, str] = {}
    for step in _STEP.finditer(content):
        if step[1]:
            letters = fonts[step[1]]
        elif step[3]:
            found.append("\n")
        else:
            codes = bytes.fromhex(step[2].decode())
            found += [letters.get(int.from_bytes(codes[at : at + 2]), "?") for at in range(0, len(codes), 2)]
    return "".join(found)


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    table = _stream(objects[_reference(font, b"ToUnicode")])
    found: dict[int, str] = {}
    for first, last, target in re.findall(rb"<(\w{4})> <(\w{4})> (<\w+>|\[[^\]]*\])", table):
        targets = re.findall(rb"<(\w+)>", target)
        for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
            if len(targets) > 1:
                found[code] = bytes.fromhex(targets[place].decode()).decode("utf-16-be", "replace")
            else:
                found[code] = chr(int(targets[0], 16) + place)
    return found


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    assert found is not None, key
    return int(found[1])


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    return zlib.decompressobj().decompress(rest) if b"/FlateDecode" in head else rest
