"""ESC/POS as this till speaks it: pictures, a cut, the drawer, and questions that show whether a paper came out.

These few bytes are our own: a library that knows them all takes a second to import, longer than the till's window. They
are held to that library's recorded output by a test.
"""

from pos.ports.printer import Raster

BAND_ROWS = 255
"""Cheap printers hold no more rows of one picture command than a byte can count."""

INITIALISE = b"\x1b@"
CUT = b"\x1dVB\x00"
KICK = b"\x1bp\x002\x32"
KICK_NOW = b"\x10\x14\x01\x00\x01"
"""Opens the drawer even while there is no paper or the cover is open, when `KICK` would wait in the buffer."""

ASK_STATUS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
ASK_SENSOR = b"\x1dr\x01"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Forgets what an earlier, broken connection left behind, even the missing half of a picture."""

JOB_ID_LENGTH = 4
_ASK_ECHO = b"\x1d(H\x06\x0000"
_DOTS_PER_BYTE = 8


def picture(page: Raster) -> bytes:
    """Write a page as pictures of at most `BAND_ROWS` rows each, one below the other."""
    row_bytes = page.width // _DOTS_PER_BYTE
    dots = _harmless(page.bits)
    bands = []
    for first in range(0, page.height, BAND_ROWS):
        rows = min(BAND_ROWS, page.height - first)
        size = row_bytes.to_bytes(2, "little") + rows.to_bytes(2, "little")
        bands.append(b"\x1dv0\x00" + size + dots[first * row_bytes : (first + rows) * row_bytes])
    return b"".join(bands)


def ask_echo(job_id: bytes) -> bytes:
    """Ask the printer to send these four printable characters back when all before them is on the paper."""
    return _ASK_ECHO + job_id


def _harmless(dots: bytes) -> bytes:
    """Add one dot wherever dots look like a command that printers obey at once, even inside a picture.

    Such a chance pattern could open the drawer or switch the printer off; the dot touches one that is there.
    """
    return dots.replace(b"\x10\x14", b"\x10\x1c")
