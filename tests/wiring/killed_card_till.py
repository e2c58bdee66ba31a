"""A till that is killed in the middle of a card sale: it stops at each step and asks to go on.

Run as a process of its own: `python -m tests.wiring.killed_card_till JOURNAL DRIVER PORT FIRST`. It says `before` and
`after` each commit and each confirmation, and waits for an answer after each word; at the end it says `sold`.
"""

import sys
from pathlib import Path
from unittest.mock import patch

from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.journal.store import open_journal
from pos.journal.unit import SqliteUnitOfWork
from pos.ports.payment_terminal import Attempt, Confirmed, Lost, PaymentTerminal
from tests.fakes.journal import TILL
from tests.journal.booth import HandClock
from tests.wiring.card_opposites import CAISSE_AP, CONCERT_V2, QUICK, QUICK_CAISSE_AP, QUICK_CONCERT_V2
from tests.wiring.card_simulator import LABEL
from tests.wiring.card_stall import CardStall

really_commit = SqliteUnitOfWork.commit
really_confirm = NapsTerminal.confirm


def say(word: str) -> None:
    print(word, flush=True)
    if not sys.stdin.readline():
        sys.exit("nobody is listening any more")


def commit(work: SqliteUnitOfWork) -> None:
    say("before a commit")
    really_commit(work)
    say("after a commit")


def confirm(terminal: NapsTerminal, attempt: Attempt, trace: str) -> Confirmed | Lost:
    say("before the confirmation")
    answer = really_confirm(terminal, attempt, trace)
    say("after the confirmation")
    return answer


def terminal_of(driver: str, port: int, first: int, clock: HandClock) -> PaymentTerminal:
    """Make the driver; the terminal has not seen what it says from `first` on."""
    if driver == "concert_v2":
        plugged = ConcertV2Address(Port(f"socket://127.0.0.1:{port}"), series=f"K{first}XX")
        return ConcertV2Terminal(CONCERT_V2, plugged, deadlines=QUICK_CONCERT_V2)
    if driver == "caisse_ap":
        there = CaisseApAddress("127.0.0.1", port, series=f"K{first}X")
        return CaisseApTerminal(CAISSE_AP, there, deadlines=QUICK_CAISSE_AP)
    return NapsTerminal(LABEL, NapsAddress("127.0.0.1", port, sequence_from=first), clock, deadlines=QUICK)


def main(journal: Path, driver: str, port: int, first: int) -> None:
    clock = HandClock()
    terminal = terminal_of(driver, port, first, clock)
    with open_journal(journal, clock=clock, secrets=bytes(32), till_id=TILL) as kept:
        stall = CardStall(kept, clock, terminal).open()
        with patch.object(SqliteUnitOfWork, "commit", commit), patch.object(NapsTerminal, "confirm", confirm):
            stall.pay()
    terminal.close()
    say("sold")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
