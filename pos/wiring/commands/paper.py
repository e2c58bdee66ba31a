"""`pos paper pdf NUMBER --out FILE`: writes the paper of a journal number as a PDF, from a till that is not open."""

import os
import sys
from pathlib import Path

from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.wiring.console import terminal_words
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts

WRITTEN, NO_PAPER, IMPOSSIBLE = 0, 1, 2


def paper_pdf(number: int, file: Path, folders: TillFolders, *, a4: bool) -> int:
    """Write the paper to `file` and say so; gives the command's exit code."""
    words = terminal_words()
    try:
        parts = open_parts(folders)
    except (JournalUnavailable, DeviceUnavailable) as trouble:
        print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
        return IMPOSSIBLE
    try:
        return _write(number, file, parts, a4=a4)
    except OSError as trouble:
        print(words.say("cli.file_not_written", path=str(file), detail=trouble.strerror or str(trouble)))
        return IMPOSSIBLE
    finally:
        parts.close()


def _write(number: int, file: Path, parts: Parts, *, a4: bool) -> int:
    from PySide6.QtGui import QGuiApplication

    from pos.wiring.paper_files import write_paper

    words = terminal_words()
    if parts.journal.place() is None:
        print(words.say("cli.not_set_up"))
        return IMPOSSIBLE
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _shaping = QGuiApplication(sys.argv[:1])  # text is shaped with the fonts of an application that lives
    if not write_paper(parts, number, file, a4=a4):
        print(words.say("cli.paper_none", number=str(number)))
        return NO_PAPER
    print(words.say("cli.paper_written", path=str(file)))
    return WRITTEN
