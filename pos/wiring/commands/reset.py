"""`pos journal reset`: puts a till's data aside so that it can be set up anew; never while something is unsent.

Nothing is erased: the folder gets another name beside the old one. A till that was never enrolled has sent nothing, so
one that ever sold is enrolled first.
"""

from pathlib import Path

from pos.ports.journal import JournalUnavailable
from pos.ports.keys import DeviceUnavailable
from pos.wiring.console import terminal_words
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts

DONE, REFUSED, UNREADABLE = 0, 1, 2


def reset_till(folders: TillFolders) -> int:
    """Put a closed till's data aside, or refuse; gives the command's exit code."""
    words = terminal_words()
    if not folders.journal.is_file():
        print(words.say("cli.journal_missing", path=str(folders.journal)))
        return UNREADABLE
    try:
        sales, facts, stamp = _unsent(folders)
    except (JournalUnavailable, DeviceUnavailable) as trouble:
        print(words.say("cli.unavailable", code=trouble.code, detail=trouble.detail))
        return UNREADABLE
    if facts:
        print(words.count("cli.reset_unsent", sales))
        return REFUSED
    aside = _free_beside(folders.root, stamp)
    folders.root.rename(aside)
    print(words.say("cli.reset_done", folder=str(aside)))
    return DONE


def _unsent(folders: TillFolders) -> tuple[int, int, int]:
    """Count the sales and the facts that central does not hold, and give the moment (UTC milliseconds) of asking.

    A till without a single sale that stands alone has nothing that anybody could miss.
    """
    parts = open_parts(folders)
    try:
        journal = parts.journal
        head, held = journal.head(), journal.acknowledged()
        number = 0 if held is None else held.acknowledgement.head.number
        sales = journal.count_sales_after(number)
        facts = 0 if head is None else head.number - number
        if not journal.grant():
            facts = sales
        return sales, facts, parts.clock.now().utc_ms
    finally:
        parts.close()


def _free_beside(root: Path, stamp: int) -> Path:
    return root.with_name(f"{root.name}-{stamp}")
