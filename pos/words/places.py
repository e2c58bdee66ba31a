"""Where the resources lie: fonts, tables, icons, words; the same from a checkout and from a frozen build."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Give the path of a resource: `resource("fonts")`."""
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if isinstance(unpacked, str) else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
