"""`pos journal verify`: reads a journal from its bytes and says whether it is sound, touching nothing."""

from pathlib import Path

from pos.journal.verdict import Verdict
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.wiring.console import terminal_words

SOUND, WRONG, UNREADABLE = 0, 1, 2


def verify_journal(path: Path) -> int:
    """Print the verdict on the journal at `path`; gives the command's exit code."""
    words = terminal_words()
    if not path.is_file():
        print(words.say("cli.journal_missing", path=str(path)))
        return UNREADABLE
    try:
        verdict = verify(path)
    except JournalUnavailable as trouble:
        print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
        return UNREADABLE
    for line in verdict_lines(verdict):
        print(line)
    return SOUND if verdict.wrong is None else WRONG


def verdict_lines(verdict: Verdict) -> list[str]:
    """Say a verdict in the terminal's language."""
    words, wrong = terminal_words(), verdict.wrong
    lines: list[str] = []
    if wrong is None:
        lines.append(words.say("cli.journal_sound", entries=words.number(verdict.sound)))
    else:
        fault, sound = words.say(f"cli.fault.{wrong.fault}"), str(verdict.sound)
        if wrong.number:
            lines.append(words.say("cli.journal_wrong", number=str(wrong.number), fault=fault, sound=sound))
        else:
            lines.append(words.say("cli.journal_wrong_beside", fault=fault, sound=sound))
    if wrong is not None:
        lines.append(words.say("cli.journal_kept"))
    if verdict.head is not None:
        number, hash_ = str(verdict.head.number), verdict.head.hash.hex()
        lines.append(words.say("cli.journal_head", number=number, hash=hash_))
    if verdict.erased:
        lines.append(words.say("cli.journal_erased", numbers=", ".join(map(str, verdict.erased))))
    return lines
