"""The paper as it comes out: rows of dots, torn off or cut, kept as a PNG picture."""

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

_PNG = b"\x89PNG\r\n\x1a\n"
LINE_ROWS = 30
"""How far one line of letters feeds the paper, at 203 dots an inch."""


@dataclass(slots=True)
class Strip:
    """What hangs out of the printer since the last cut."""

    width: int = 576
    rows: list[bytes] = field(default_factory=list)
    printed: bytearray = field(default_factory=bytearray)
    stray: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether nothing was printed on it yet."""
        return not self.rows and not self.stray

    def add(self, width: int, bits: bytes) -> None:
        """Print rows of dots."""
        self.width = max(self.width, width)
        row_bytes = width // 8
        self.rows += [bits[start : start + row_bytes] for start in range(0, len(bits), row_bytes)]
        self.printed += bits

    def feed(self, rows: int) -> None:
        """Move on without printing."""
        self.rows += [b""] * rows


def save_png(strip: Strip, path: Path) -> None:
    """Write the strip as a black-and-white PNG."""
    path.write_bytes(png(strip.width, strip.rows))


def png(width: int, rows: list[bytes]) -> bytes:
    """Make a black-and-white PNG of rows in which a set bit is black; short rows end in white."""
    row_bytes = (width + 7) // 8
    # PNG says 1 for white; each row begins with the number of its filter, 0 for none.
    white = b"".join(b"\0" + bytes(dots ^ 0xFF for dots in row.ljust(row_bytes, b"\0")) for row in rows)
    header = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    return b"".join((_PNG, _chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(white)), _chunk(b"IEND", b"")))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
