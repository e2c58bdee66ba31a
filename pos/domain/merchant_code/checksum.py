"""The check at the end of a merchant's code: CRC-16/CCITT-FALSE over its UTF-8 bytes, `6304` included."""

_POLYNOMIAL = 0x1021
_START = 0xFFFF
_TOP = 0x8000
_MASK = 0xFFFF


def checksum(text: str) -> str:
    """Give the four hexadecimal digits that belong to a text."""
    value = _START
    for byte in text.encode(errors="surrogatepass"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ _POLYNOMIAL if value & _TOP else value << 1) & _MASK
    return f"{value:04X}"
