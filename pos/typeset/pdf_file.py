"""The file around the pages of a PDF: their faces, their sizes, the title and the language; reportlab writes it down.

Nothing in it says when or where it was made: the same pages give the same bytes.
"""

from collections.abc import Mapping, Sequence

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from pos.domain.values import dataclass
from pos.typeset.pdf_faces import Face

_VERSION = (1, 7)
_SYMBOLIC = 4
"""Letters are called by numbers of our own."""
_STEM = 80
"""How thick strokes are, in thousandths; readers only look when they must replace a face."""
_AT_ONCE = 100
"""Letters that one list of a table may hold."""
_LETTERS = 26
_TAG = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is written: its size in points (a 72nd of an inch) and its marks as PDF draws them."""

    width: float
    height: float
    ink: str


@dataclass(frozen=True, slots=True)
class About:
    """What a reader says of a file."""

    title: str
    language: str


def pdf_file(sheets: Sequence[Sheet], faces: Mapping[str, Face], about: About) -> bytes:
    """Make the file; `faces` by the names that the pages call them."""
    file = PDFDocument(dummyoutline=1, compression=1, invariant=1, pdfVersion=_VERSION, lang=about.language)
    file.Outlines = file.Catalog.Outlines = None
    file.info = PDFDictionary({"Title": PDFString(about.title)})
    fonts = {name: _font(file, place, face) for place, (name, face) in enumerate(faces.items())}
    resources = file.Reference(PDFDictionary({"Font": PDFDictionary(fonts)}))
    for sheet in sheets:
        file.updateSignature(sheet.ink)
        file.Pages.addPage(_page(file, sheet, resources))
    made: bytes = file.format()
    return made


def _page(file: PDFDocument, sheet: Sheet, resources: PDFObjectReference) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("Page"),
            "Parent": file.Reference(file.Pages),
            "MediaBox": PDFArray([0, 0, f"{sheet.width:.3f}", f"{sheet.height:.3f}"]),
            "Resources": resources,
            "Contents": _stream(file, sheet.ink.encode("ascii")),
        }
    )


def _stream(file: PDFDocument, content: bytes, **more: object) -> PDFObjectReference:
    return file.Reference(PDFStream(PDFDictionary(more), content, [PDFZCompress]))


def _font(file: PDFDocument, place: int, face: Face) -> PDFObjectReference:
    """Embed a face so that letters are called by their numbers, two bytes each."""
    name = PDFName(f"{_tag(place)}+{face.name}")
    described = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        ),
        "CIDToGIDMap": PDFName("Identity"),
        "W": PDFArray([0, PDFArray(face.widths())]),
        "FontDescriptor": file.Reference(_descriptor(file, name, face)),
    }
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": name,
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([file.Reference(PDFDictionary(described))]),
        "ToUnicode": _stream(file, _to_unicode(face.texts())),
    }
    return file.Reference(PDFDictionary(font))


def _descriptor(file: PDFDocument, name: PDFName, face: Face) -> PDFDictionary:
    data = face.file()
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([0, face.descent, max(face.widths()), face.ascent]),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": _STEM,
            "FontFile2": _stream(file, data, Length1=len(data)),
        }
    )


def _tag(place: int) -> str:
    """Give the six letters that say a face is not whole: AAAAAA, AAAAAB and so on."""
    letters = (chr(ord("A") + place // _LETTERS**power % _LETTERS) for power in range(_TAG - 1, -1, -1))
    return "".join(letters)


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """Write the table that a reader copies and searches by: what each letter's number is read as."""
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in texts.items()]
    lists = (rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE))
    tables = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in lists)
    return _CMAP.replace(b"TABLES", tables.encode("ascii"))


_CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
TABLES
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
