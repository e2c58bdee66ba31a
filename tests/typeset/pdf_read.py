"""Reads a PDF back as any reader would: its pages, the letters on them in order and in place, the faces inside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

POINTS_A_MM = 72 / 25.4
_THOUSAND = 1000
_ROW = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


@dataclass(frozen=True, slots=True)
class Found:
    """A letter: its face and its number there, what it is read as, and its place in dots from the upper left corner."""

    face: str
    code: int
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Face:
    """A face inside the file: its full name, what its letters are read as, how wide they are, and the font itself."""

    name: str
    texts: dict[int, str]
    widths: Sequence[float]
    font: TTFont


def pages(data: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(data), strict=True).pages)


def size_mm(page: PageObject) -> tuple[float, float]:
    """How wide and how high a page is, to a hundredth of a millimetre."""
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    return round(wide / POINTS_A_MM, 2), round(high / POINTS_A_MM, 2)


def faces(page: PageObject) -> dict[str, Face]:
    """The faces that a page may use, by the names it calls them."""
    fonts = _inside(page, "/Resources", "/Font")
    return {name: _face(_inside(fonts, name)) for name in fonts}


def letters(page: PageObject) -> Iterator[Found]:
    """Every letter that a page shows, in the order in which it shows them."""
    known, content = faces(page), page.get_contents()
    assert isinstance(content, ContentStream)
    scale, name, size, x, y = 1.0, "", 0.0, 0.0, 0.0
    for operands, operator in content.operations:
        match operator:
            case b"cm":
                scale = float(operands[0])
            case b"Tf":
                name, size = str(operands[0]), float(operands[1])
            case b"Td":
                x, y = float(operands[0]), float(page.mediabox.height) / scale - float(operands[1])
            case b"TJ":
                yield from _shown(operands[0], name, known[name], size, (x, y))
            case _:
                pass


def _shown(parts: Sequence[PdfObject], name: str, face: Face, size: float, at: tuple[float, float]) -> Iterator[Found]:
    x, y = at
    for part in parts:
        if not isinstance(part, TextStringObject | ByteStringObject):
            x -= float(str(part)) * size / _THOUSAND
            continue
        data = part.original_bytes
        for high, low in zip(data[::2], data[1::2], strict=True):
            code = high * 256 + low
            yield Found(name, code, face.texts[code], x, y)
            x += face.widths[code] * size / _THOUSAND


def _face(font: DictionaryObject) -> Face:
    (descendant,) = _array(font["/DescendantFonts"])
    start, widths = _array(descendant["/W"])
    assert [str(start), str(font["/Encoding"]), str(descendant["/CIDToGIDMap"])] == ["0", "/Identity-H", "/Identity"]
    descriptor = _inside(descendant, "/FontDescriptor")
    rows = _ROW.findall(_data(_inside(font, "/ToUnicode")))
    return Face(
        name=str(font["/BaseFont"]),
        texts={int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows},
        widths=[float(width) for width in widths],
        font=TTFont(BytesIO(_data(_inside(descriptor, "/FontFile2")))),
    )


def _inside(holder: DictionaryObject, *keys: str) -> DictionaryObject:
    for key in keys:
        found = holder[key].get_object()
        assert isinstance(found, DictionaryObject)
        holder = found
    return holder


def _array(found: PdfObject) -> ArrayObject:
    assert isinstance(found, ArrayObject)
    return found


def _data(stream: DictionaryObject) -> bytes:
    assert isinstance(stream, StreamObject)
    return stream.get_data()
