"""Where the program's own files lie: fonts, tables, pictures, messages, help.

The folder `resources` stands beside the package `pos`, in a checkout and in a frozen build alike, so one path
relative to this module finds it in both.
"""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2].joinpath("resources")


def resource(*parts: str) -> Path:
    """Give the path of a file or folder under `resources`: `resource("tables", "taxes.json")`."""
    return RESOURCES.joinpath(*parts)
