"""Tells what became of a file of products, on the screen and in a terminal alike: each bad row with its reason."""

from collections.abc import Iterator

from pos.domain.product_file.problems import Problem
from pos.usecases.import_catalogue import ImportReport
from pos.words.speech import Words


def report_lines(words: Words, report: ImportReport) -> Iterator[str]:
    """Say what was wrong and where, or what was taken in."""
    if report.stopped:
        yield words.say("import.stopped")
        return
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
    elif not problem.header:
        where = words.say("import.at_no_column", line=line, column=words.say(f"import.column_{problem.column}"))
    elif problem.value:
        where = words.say("import.at_cell", line=line, column=problem.header, value=problem.value)
    else:
        where = words.say("import.at_empty_cell", line=line, column=problem.header)
    return f"{where} — {words.say(f'import.{problem.reason}', value=problem.value, other=str(problem.other_line))}"
