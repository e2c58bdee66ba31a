"""Compression with a known end: nothing is unpacked before it said how large it is, and that is small enough.

Zstandard, one frame, its size at its head. A bomb is refused while it is still a few bytes.
"""

import zstandard

from pos.wire.limits import BATCH_BYTES_MAX, BATCH_TEXT_MAX

_LEVEL = 12
"""The last level before it costs a multiple: an order of a booth takes a tenth less than at 6, for 5 µs more."""

_UNKNOWN = {zstandard.CONTENTSIZE_ERROR, zstandard.CONTENTSIZE_UNKNOWN}


class NotUnpacked(ValueError):
    """The bytes are no compressed text of ours; `too_large` tells a size that is refused from damage."""

    def __init__(self, detail: str, *, too_large: bool = False) -> None:
        """Keep what is wrong."""
        super().__init__(detail)
        self.too_large = too_large


def pack(text: bytes) -> bytes:
    """Compress a text, with its size at its head."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True, write_checksum=False).compress(text)


def unpack(data: bytes, at_most: int = BATCH_TEXT_MAX) -> bytes:
    """Give the text back; raises `NotUnpacked` without ever taking more than `at_most` bytes."""
    if len(data) > BATCH_BYTES_MAX:
        raise NotUnpacked(f"{len(data)} bytes, where {BATCH_BYTES_MAX} are the most", too_large=True)
    try:
        said = zstandard.get_frame_parameters(data).content_size
    except zstandard.ZstdError as error:
        raise NotUnpacked(str(error)) from error
    if said in _UNKNOWN:
        raise NotUnpacked("the size of the text is not told")
    if said > at_most:
        raise NotUnpacked(f"{said} bytes of text, where {at_most} are the most", too_large=True)
    try:
        return zstandard.ZstdDecompressor(max_window_size=BATCH_TEXT_MAX).decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise NotUnpacked(str(error)) from error
