"""`pos catalogue import FILE`: takes a file of products into a till that is not open at the moment."""

from collections.abc import Iterator
from pathlib import Path

from pos.domain.product_file.problems import Problem
from pos.domain.product_file.rows import Defaults
from pos.domain.refusals import Refused
from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.usecases.import_catalogue import ImportCatalogue, ImportReport, import_catalogue
from pos.wiring.console import terminal_words
from pos.wiring.folders import TillFolders
from pos.wiring.parts import Parts, open_parts
from pos.wiring.tables import crafts, treatments
from pos.words.refusal import refusal
from pos.words.speech import Words

TAKEN_IN, REFUSED, IMPOSSIBLE = 0, 1, 2


def import_file(file: Path, folders: TillFolders) -> int:
    """Import `file` into the till in `folders`, print what became of it; gives the command's exit code."""
    words = terminal_words()
    if not file.is_file():
        print(words.say("cli.file_missing", path=str(file)))
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
        ImportCatalogue(file.read_bytes(), people[0].id, Defaults()),
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


def report_lines(words: Words, report: ImportReport) -> Iterator[str]:
    """Say what became of a file: what was wrong and where, or what was taken in."""
    if report.problem_count:
        yield words.count("import.refused", report.problem_count)
        yield from (_problem(words, problem) for problem in report.problems)
        left = report.problem_count - len(report.problems)
        if left:
            yield words.count("import.more", left)
        yield words.say("import.refused_do")
        yield words.say("import.refused_data")
        return
    if report.warning_count:
        yield words.count("import.warnings", report.warning_count)
        yield from (_problem(words, warning) for warning in report.warnings)
    if report.unknown_columns:
        yield words.say("import.unknown_columns", columns=", ".join(report.unknown_columns))
    if not report.added and not report.changed:
        yield words.say("import.nothing_new")
        return
    yield words.count("import.added", report.added)
    yield words.count("import.changed", report.changed)
    yield words.count("import.unchanged", report.unchanged)


def _problem(words: Words, problem: Problem) -> str:
    line = words.number(problem.line)
    if problem.column is None:
        where = words.say("import.at_line", line=line)
    elif problem.value:
        where = words.say("import.at_cell", line=line, column=problem.header, value=problem.value)
    else:
        where = words.say("import.at_empty_cell", line=line, column=problem.header)
    return f"{where} — {words.say(f'import.{problem.reason}', value=problem.value, other=str(problem.other_line))}"
