"""`pos catalogue import FILE`: takes a file of products into a till that is not open at the moment."""

from pathlib import Path

from pos.domain.refusals import Refused
from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.ui.presenters.shelf.import_told import report_lines
from pos.usecases.import_catalogue import ImportCatalogue, import_catalogue
from pos.wiring.console import no_file_told, terminal_words
from pos.wiring.folders import TillFolders
from pos.wiring.own_goods import own_goods
from pos.wiring.parts import Parts, open_parts
from pos.wiring.tables import crafts, treatments
from pos.words.refusal import refusal
from pos.words.speech import Words

TAKEN_IN, REFUSED, IMPOSSIBLE = 0, 1, 2


def import_file(file: Path, folders: TillFolders) -> int:
    """Import `file` into the till in `folders`, print what became of it; gives the command's exit code."""
    words = terminal_words()
    if told := no_file_told(file, words):
        print(told)
        return IMPOSSIBLE
    try:
        parts = open_parts(folders)
    except (JournalUnavailable, DeviceUnavailable) as trouble:
        print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
        return IMPOSSIBLE
    try:
        return _import(file, parts, words)
    finally:
        parts.close()


def _import(file: Path, parts: Parts, words: Words) -> int:
    people = parts.journal.people()
    if parts.journal.place() is None or not people:
        print(words.say("cli.not_set_up"))
        return IMPOSSIBLE
    folder = file.parent
    report = import_catalogue(
        ImportCatalogue(file.read_bytes(), people[0].id, own_goods(parts)),
        journal=parts.journal,
        tables=crafts(),
        treatments=treatments(),
        has_picture=lambda path: (folder / path).is_file(),
        progress=lambda _done, _of: True,
    )
    if isinstance(report, Refused):
        print(refusal(words, report))
        return REFUSED
    for line in report_lines(words, report):
        print(line)
    return TAKEN_IN if report.is_clean else REFUSED
