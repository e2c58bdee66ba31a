"""Compile the translators' files into the catalogues the program reads: one file for each language.

The messages of a language lie in `resources/locale/<language>/`, one `.po` file for each area of the program. They
are joined into `LC_MESSAGES/pos.mo` there, with the plural rules that their head declares. What is fresh is
left alone, so asking costs nothing; a mistake in a file is told with its place, and nothing is written. On the way
the signs that keyboards lack are put in, so that translators can type as they are used to.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "resources" / "locale"

# What typesetters write and keyboards lack: the apostrophe everywhere, in French the spaces before its signs.
APOSTROPHE = (re.compile(r"(?<=\w)'(?=\w|\{)"), "’")
FRENCH = (
    (re.compile(r"(?<=«) | (?=[:»])"), "\u00a0"),
    (re.compile(r" (?=[;!?])"), "\u202f"),
)


def main() -> None:
    """Compile what is stale; `python tools/words.py [folder]` for another folder of languages."""
    locales = Path(sys.argv[1]) if len(sys.argv) > 1 else LOCALES
    for folder in sorted(path for path in locales.iterdir() if path.is_dir()):
        compiled = folder / "LC_MESSAGES" / "pos.mo"
        if stale(folder, compiled):
            write(join(folder), compiled)


def stale(folder: Path, compiled: Path) -> bool:
    """Tell whether a catalogue is missing, or older than a message, a file that came or went, or this tool."""
    if not compiled.exists():
        return True
    sources = (folder, Path(__file__), *folder.glob("*.po"))
    return max(source.stat().st_mtime_ns for source in sources) > compiled.stat().st_mtime_ns


def join(folder: Path) -> Catalog:
    """Read every area of a language into one catalogue; the same message twice is a mistake."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415  # a second spent only when there is work
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    joined = Catalog(locale=folder.name)
    plurals: set[str] = set()
    for path in sorted(folder.glob("*.po")):
        try:
            with path.open("rb") as file:
                area = read_po(file, locale=folder.name, abort_invalid=True)
        except PoFileError as mistake:
            sys.exit(f"{path}: {mistake}. Nothing was written.")
        plurals.add(area.plural_forms)
        for message in area:
            if message.id and message.id in joined:
                sys.exit(f"{path}:{message.lineno}: {message.id} is also in another area. Nothing was written.")
            if message.id:
                compose(message, folder.name)
                joined[message.id] = message
    if len(plurals) != 1:
        sys.exit(f"{folder}: its files must declare the same Plural-Forms, and declare {sorted(plurals)}.")
    joined.mime_headers = [("Plural-Forms", plurals.pop()), ("Content-Type", "text/plain; charset=utf-8")]
    return joined


def compose(message: Message, language: str) -> None:
    """Put the apostrophes and the spaces that never break into a message and each of its plural forms."""
    if isinstance(message.string, str):
        message.string = composed(message.string, language)
    else:
        message.string = tuple(composed(form, language) for form in message.string or ())


def composed(text: str, language: str) -> str:
    """Give a text as a typesetter of that language would write it."""
    for pattern, sign in (APOSTROPHE, *(FRENCH if language == "fr" else ())):
        text = pattern.sub(sign, text)
    return text


def write(catalogue: Catalog, compiled: Path) -> None:
    """Put the catalogue in its place in one step, so that nobody ever reads half of it."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    compiled.parent.mkdir(exist_ok=True)
    unfinished = compiled.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(compiled)


if __name__ == "__main__":
    main()
