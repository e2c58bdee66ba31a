"""What the terminal knows of its transactions, and the one way to change it: a line in the journal first.

The journal's lines are the truth that a till is judged by. `captured`: the card is charged, and stays so unless a
`reversed` or `voided` follows; `confirmed`: the till has said that it knows; `declined`: not charged; `settled`: a
day was closed. Everything else here is a fold over them, made anew at each start.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from pos.simulators.journal import DeviceJournal, Event

_NUMBERS = 1_000_000


class State(StrEnum):
    """Where a charged card's money stands."""

    HELD = "held"
    CONFIRMED = "confirmed"
    REVERSED = "reversed"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A card that was not charged; `asked` is centimes."""

    till: str
    ns: str
    stan: str
    asked: int


@dataclass(frozen=True, slots=True)
class Capture:
    """A charged card. `asked` and `amount` are centimes; `date` is DDMMYYYY, `time` HHMMSS, by the terminal's clock."""

    till: str
    ns: str
    stan: str
    approval: str
    asked: int
    amount: int
    currency: str
    card: str
    brand: str
    expiry: str
    entry: str
    date: str
    time: str


@dataclass(frozen=True, slots=True)
class Transaction:
    """A capture, and what became of it."""

    capture: Capture
    state: State = State.HELD
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """A day: how many sales and voids, and what is left to be paid out, in centimes."""

    sales: int
    voids: int
    net: int


class Ledger:
    """The transactions since the journal began."""

    def __init__(self, journal: DeviceJournal) -> None:
        """Take up what the journal tells of earlier runs."""
        self._journal = journal
        self._transactions: dict[str, Transaction] = {}
        self._numbers: set[tuple[str, str]] = set()
        self._stan = 0
        self.referenced = False
        for event in journal.events():
            self._learn(event)

    @property
    def last(self) -> Transaction | None:
        """The newest transaction."""
        return next(reversed(self._transactions.values()), None)

    @property
    def last_approved(self) -> Transaction | None:
        """The newest one that was not reversed."""
        newest = reversed(self._transactions.values())
        return next((one for one in newest if one.state is not State.REVERSED), None)

    @property
    def held(self) -> Iterator[Transaction]:
        """What waits for the till's confirmation."""
        return (one for one in tuple(self._transactions.values()) if one.state is State.HELD)

    def find(self, stan: str) -> Transaction | None:
        """Give the transaction of that number."""
        return self._transactions.get(stan)

    def used(self, register: str, ns: str) -> bool:
        """Tell whether that register has sent a payment with that number before."""
        return (register, ns) in self._numbers

    def next_stan(self) -> str:
        """Give a number that no transaction has."""
        following = (f"{(self._stan + step) % _NUMBERS:06}" for step in range(1, _NUMBERS))
        return next(stan for stan in following if stan not in self._transactions)

    def capture(self, capture: Capture) -> None:
        """Charge the card."""
        self._write("captured", **asdict(capture))

    def decline(self, attempt: Attempt, code: str, why: str) -> None:
        """Charge nothing."""
        self._write("declined", **asdict(attempt), code=code, why=why)

    def confirm(self, stan: str) -> None:
        """Keep what was captured for good."""
        self._change("confirmed", stan)

    def reverse(self, stan: str, why: str) -> None:
        """Give the money back because nobody confirmed, or because the terminal forgot it (`memory_lost`)."""
        self._change("reversed", stan, why=why)

    def void(self, stan: str, nsa: str) -> None:
        """Give the money back because the till asked for it."""
        self._change("voided", stan, nsa=nsa)

    def refer(self) -> None:
        """Be introduced to the bank."""
        self._write("referenced")

    def totals(self) -> Totals:
        """Add up what is not settled yet."""
        open_ones = [one for one in self._transactions.values() if not one.settled]
        confirmed = [one.capture.amount for one in open_ones if one.state is State.CONFIRMED]
        voids = sum(one.state is State.VOIDED for one in open_ones)
        return Totals(len(confirmed) + voids, voids, sum(confirmed))

    def settle(self) -> Totals:
        """Close the day and hand it to the bank."""
        totals = self.totals()
        self._write("settled", **asdict(totals))
        return totals

    def _change(self, kind: str, stan: str, **values: str) -> None:
        capture = self._transactions[stan].capture
        self._write(kind, till=capture.till, ns=capture.ns, stan=stan, amount=capture.amount, **values)

    def _write(self, kind: str, **values: str | int) -> None:
        self._journal.write(kind, **values)
        self._learn({"event": kind, **values})

    def _learn(self, event: Event) -> None:
        match event["event"]:
            case "captured":
                self._number(event)
                self._transactions[str(event["stan"])] = Transaction(_read(event))
            case "declined":
                self._number(event)
            case "confirmed" | "voided" | "reversed" as state:
                self._move(str(event["stan"]), State(state), why=str(event.get("why", "")))
            case "referenced":
                self.referenced = True
            case "settled":
                for stan, one in self._transactions.items():
                    self._transactions[stan] = replace(one, settled=one.settled or one.state is not State.HELD)
            case _:
                # Faults, hands and garbage are no business of the bank's.
                pass

    def _number(self, event: Event) -> None:
        self._numbers.add((str(event["till"])[:2], str(event["ns"])))
        self._stan = int(event["stan"])

    def _move(self, stan: str, state: State, *, why: str) -> None:
        one = self._transactions[stan]
        if why == "memory_lost":
            del self._transactions[stan]
            self._numbers.discard((one.capture.till[:2], one.capture.ns))
        else:
            self._transactions[stan] = replace(one, state=state)


def _read(event: Event) -> Capture:
    return Capture(
        **{name: str(event[name]) for name in Capture.__slots__ if name not in {"asked", "amount"}},
        asked=int(event["asked"]),
        amount=int(event["amount"]),
    )
