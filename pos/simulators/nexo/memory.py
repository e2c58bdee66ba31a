"""What the terminal remembers: each answer that moved money or refused to, by its message, for two days.

After a power cut it is read from the journal again, like everything that counts.
"""

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from pos.simulators.journal import DeviceJournal, Event
from pos.simulators.nexo import answers
from pos.simulators.nexo.fields import Kind, Values
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.paper import Refusal, moved

KEPT = timedelta(hours=48)
Key = tuple[str, str]
_NAMES = [each.name for each in fields(Movement)]


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer, and when it was given."""

    kind: str
    body: Values
    at: datetime


@dataclass(slots=True)
class Memory:
    """Remembers."""

    journal: DeviceJournal
    clock: TerminalClock
    _answers: dict[Key, Remembered] = field(default_factory=dict)
    _asked: dict[Key, Values] = field(default_factory=dict)
    _movements: dict[str, Movement] = field(default_factory=dict)
    _voided: set[str] = field(default_factory=set)

    def begin(self, key: Key, kind: str, transaction: Values) -> None:
        """Write down that something was asked, and how the till calls it."""
        self.journal.write(
            "asked",
            register=key[0],
            reference=key[1],
            category=kind,
            transaction=transaction["TransactionID"],
            stamp=transaction["TimeStamp"],
        )
        self._asked[key] = transaction

    def was_asked(self, key: Key) -> bool:
        """Tell whether a number was used before."""
        return key in self._asked

    def keep(self, key: Key, kind: str, body: Values) -> None:
        """Remember an answer."""
        self._answers[key] = Remembered(kind, body, self.clock.now())

    def keep_movement(self, movement: Movement) -> None:
        """Remember money that moved, so that it can be taken back."""
        self._movements[answers.poi_transaction(movement)["TransactionID"]] = movement

    def find(self, key: Key) -> Remembered | None:
        """Give an answer that was given in the last two days."""
        found = self._answers.get(key)
        return found if found is not None and self.clock.now() - found.at < KEPT else None

    def movement(self, transaction: str) -> Movement | None:
        """Give a movement by the terminal's name for it, unless it was taken back."""
        return None if transaction in self._voided else self._movements.get(transaction)

    def void(self, key: Key, movement: Movement) -> None:
        """Take a movement back."""
        self.journal.write(
            "reversed",
            register=key[0],
            reference=movement.reference,
            number=movement.number,
            amount=movement.amount,
            why="asked_by_till",
            by=key[1],
        )
        self._voided.add(answers.poi_transaction(movement)["TransactionID"])

    def totals(self, *, more: int = 0) -> dict[str, tuple[int, int]]:
        """Count what happened since the totals were told last; `more` centimes are what a wrong sum says too much."""
        counts: Counter[str] = Counter()
        amounts: Counter[str] = Counter()
        kinds = {"captured": "Debit", "refunded": "Credit"}
        for event in self.journal.events():
            kind, amount = kinds.get(str(event["event"]), ""), int(event.get("amount", 0))
            if event["event"] == "reconciled":
                counts.clear()
                amounts.clear()
            elif event["event"] == "reversed":
                asked = event["why"] == "asked_by_till"
                kind, step = ("ReverseDebit", 1) if asked else ("Debit", -1)
                counts[kind] += step
                amounts[kind] += step * amount
            elif kind:
                counts[kind] += 1
                amounts[kind] += amount
        return {kind: (counts[kind], amounts[kind] + more) for kind in counts}

    def remember(self) -> None:
        """Read the journal again."""
        for known in (self._answers, self._asked, self._movements, self._voided):
            known.clear()
        for event in self.journal.events():
            self._take(event)

    def _take(self, event: Event) -> None:
        key = (str(event.get("register", "")), str(event.get("reference", "")))
        match event["event"]:
            case "asked":
                self._asked[key] = {"TransactionID": event["transaction"], "TimeStamp": event["stamp"]}
            case "captured" | "refunded":
                made: dict[str, Any] = {name: event[name] for name in _NAMES}
                movement = Movement(**made)
                self.keep_movement(movement)
                lines = moved(movement, "CREDIT" if event["event"] == "refunded" else "DEBIT")
                self.keep(key, Kind.PAYMENT, answers.paid(movement, self._transaction(key), lines))
            case "declined":
                refusal = Refusal(str(event["code"]), "")
                self.keep(key, Kind.PAYMENT, answers.unpaid(self._transaction(key), refusal))
            case "reversed":
                self._take_back(event)
            case _:
                pass

    def _take_back(self, event: Event) -> None:
        number = event["number"]
        name, movement = next(each for each in self._movements.items() if each[1].number == number)
        if event["why"] == "asked_by_till":
            self._voided.add(name)
            key = (str(event["register"]), str(event["by"]))
            self.keep(key, Kind.REVERSAL, answers.taken_back(movement, self._transaction(key)))
        else:
            # It was forgotten with what was in memory: the terminal has never heard of it.
            del self._movements[name]
            key = (movement.register, movement.reference)
            self._answers.pop(key, None)
            self._asked.pop(key, None)

    def _transaction(self, key: Key) -> Values:
        return self._asked.get(key, {"TransactionID": "", "TimeStamp": ""})
