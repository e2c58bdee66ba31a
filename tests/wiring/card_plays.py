"""Plays every fault of a card payment once, and writes what came of it: `python -m tests.wiring.card_plays`.

A row tells what the fault leaves in the journal, what becomes of the card at the terminal, and how the till comes to
know it: by itself, by asking the terminal, or by a person who reads the terminal once it has come to rest.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.money import Money
from pos.domain.payment_facts import Source, TerminalLabel
from pos.domain.permissions import Role
from pos.ports.payment_terminal import PaymentTerminal
from pos.usecases.card.requests import CancelPayment, Decide, LeaveWaiting, Verdict
from tests.fakes.journal import MemoryJournal
from tests.fakes.terminal import Overseen
from tests.journal.booth import HandClock
from tests.wiring.caisse_ap_faults import CAISSE_AP_FAULTS
from tests.wiring.card_faults import FAULTS, MISREAD, Fault, Misread
from tests.wiring.card_opposites import Opposite, opposite_of
from tests.wiring.card_row import Row, state_of
from tests.wiring.card_stall import CardStall
from tests.wiring.concert_v2_faults import CONCERT_V2_FAULTS
from tests.wiring.nexo_faults import NEXO_FAULTS
from tests.wiring.phone_plays import phone_rows

PAGE = Path(__file__).parents[2] / "docs" / "payments.md"
ALONE = TerminalLabel("tpe-2", "standalone", "CMI", "00012345")
LAPSE_SECONDS = 45
ON_A_LINE: tuple[Fault, ...] = (*FAULTS, *CAISSE_AP_FAULTS, *CONCERT_V2_FAULTS, *NEXO_FAULTS)
AT_ONCE = 42
HEAD = ("driver", "fault", "when", "the journal then", "the card", "the journal in the end", "known by")


class TillKilled(BaseException):
    """The till ends here, with nothing but its journal left."""


def overseer(fault: Fault, opposite: Opposite) -> Callable[[str], None]:
    """Kill the till where the fault says so, and let go of what comes late once nobody waits for it."""

    def told(what: str) -> None:
        if what in {"lost", "confirm lost"}:
            opposite.late.set()
        if what == fault.killed_at == "sent":
            opposite.catch_up()
        if what == fault.killed_at:
            raise TillKilled

    return told


def kill_commit(journal: MemoryJournal, at: str) -> None:
    """Kill the till before the n-th commit from now on."""
    left = int(at.removeprefix("commit "))

    def before_commit() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise TillKilled

    journal.before_commit = before_commit


def survive(stall: CardStall, journal: MemoryJournal, fresh: PaymentTerminal) -> str:
    """Let the till pay, be killed if it is, and begin again; gives the state in the journal before that."""
    try:
        stall.pay()
        return state_of(stall)
    except TillKilled:
        left = state_of(stall)
        journal.before_commit = lambda: None
        stall.between = lambda: None
        stall.restart(fresh)
        return f"{left}, then {state_of(stall)}" if state_of(stall) != left else left


def heard(stall: CardStall) -> None:
    """Tick until the journal has what came late."""
    before = stall.journal.head()
    for _ in range(5_000):
        stall.counter.tick()
        if stall.journal.head() != before:
            return


def settled(stall: CardStall, charged: Callable[[], int]) -> None:
    """Wait for the terminal to come to rest; whatever is unknown then, a person reads off it."""
    for _ in range(3):
        stall.wait(LAPSE_SECONDS)
    for payment in stall.journal.open_payments():
        read = Money(charged(), payment.asked.amount.currency)
        verdict, amount = (Verdict.APPROVED, read) if read else (Verdict.NOT_CHARGED, None)
        decision = Decide(payment.request, verdict, stall.till.manager, Role.MANAGER, "781000", amount=amount)
        stall.counter.take(decision)


def row_of(stall: CardStall, fault: Fault | Misread, when: str, first: str, charged: int) -> Row:
    payment = stall.journal.payments_in(stall.till.shift.shift)[-1] if stall.states else None
    last = None if payment is None else payment.last
    by = {Source.OPERATOR: "a person", Source.INQUIRY: "asking", Source.LATE_ANSWER: "a late answer"}
    known = "" if last is None else by.get(last.source, "itself")
    return Row(
        driver=stall.terminal.label.driver,
        fault=fault.name,
        when=when,
        first=first,
        charged=charged,
        then=state_of(stall),
        known_by=known or "itself",
        paid=0 if payment is None else payment.paid.minor,
        sales=len(stall.sales),
    )


def play(fault: Fault) -> Row:
    """Play a fault of a terminal on a line."""
    clock = HandClock()
    journal = MemoryJournal(clock)
    opposite = opposite_of(fault, clock)
    try:
        stall = CardStall(journal, clock, Overseen(opposite.driver(), overseer(fault, opposite))).open()
        if fault.cancels:
            stall.between = lambda: stall.counter.take(CancelPayment())
        if fault.killed_at.startswith("commit"):
            kill_commit(journal, fault.killed_at)
        first = survive(stall, journal, opposite.driver())
        if fault.late:
            heard(stall)
        settled(stall, opposite.charged)
        return row_of(stall, fault, fault.when, first, opposite.charged())
    finally:
        opposite.stop()


def play_by_hand(misread: Misread) -> Row:
    """Play a fault of a terminal that only a person can reach."""
    clock = HandClock()
    journal = MemoryJournal(clock)
    stall = CardStall(journal, clock, StandaloneTerminal(ALONE)).open()
    typed = list(misread.typed)
    stall.between = lambda: stall.counter.take(typed.pop(0) if typed else LeaveWaiting())
    if misread.killed_at:
        stall.between = killed
    first = survive(stall, journal, StandaloneTerminal(ALONE))
    settled(stall, lambda: misread.charged)
    return row_of(stall, misread, "in progress", first, misread.charged)


def killed() -> None:
    raise TillKilled


def rows() -> Iterator[Row]:
    """Play them all, several at a time: most of the time is spent waiting for terminals that say nothing."""
    with ThreadPoolExecutor(AT_ONCE) as hands:
        yield from hands.map(play, ON_A_LINE)
    yield from map(play_by_hand, MISREAD)


def table(played: list[Row]) -> str:
    """Write the rows as a table."""
    lines = [HEAD, tuple("---" for _ in HEAD), *(row.cells for row in played)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def page(played: list[Row]) -> str:
    """Write the page: what stands above the table stays, the table is what was played."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, _ = text.partition("| driver |")
    return head + table(played)


if __name__ == "__main__":
    PAGE.write_text(page([*rows(), *phone_rows()]), encoding="utf-8")
