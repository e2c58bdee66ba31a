"""The till's clock, ids, key, PINs and papers, as far as a use case can tell."""

from collections.abc import Collection
from dataclasses import dataclass, field

from pos.domain.facts import CashMoved, RefundFinished, SaleFinished, ShiftClosed, ShiftFigures
from pos.domain.payment import Payment
from pos.ports.clock import Moment
from pos.ports.journal import OpenShift, PaperJob, Recorded
from pos.ports.pins import RECOVERY_SHEET, PinCheck
from pos.wire.canonical import canonical
from pos.wire.head import Head, public_key_of, sign_head
from pos.wire.statement import Statement, sign_statement

NOON = 1_770_897_600_000
"""12 February 2026, noon in UTC, in milliseconds since 1970."""


class SteadyClock:
    """A clock on which a second passes each time somebody looks."""

    def __init__(self) -> None:
        self._seconds = 0

    def now(self) -> Moment:
        self._seconds += 1
        return Moment(NOON + 1000 * self._seconds, 60)

    def steady_ms(self) -> int:
        return 1000 * self._seconds


class CountedIds:
    """Ids that anybody can guess, and that are never the same."""

    def __init__(self) -> None:
        self._given = 0

    def secret(self, count: int) -> bytes:
        self._given += 1
        return self._given.to_bytes(count, "big")

    def short(self) -> str:
        self._given += 1
        return f"id{self._given:014}"


class SeedKey:
    """A till's key made from a seed that everybody knows."""

    def __init__(self) -> None:
        self._seed = bytes(range(32))

    @property
    def public(self) -> bytes:
        return public_key_of(self._seed)

    def sign(self, head: Head) -> bytes:
        return sign_head(self._seed, head)

    def vouch(self, kind: Statement, said: object) -> bytes:
        return sign_statement(self._seed, kind, said)


@dataclass
class PlainPins:
    """PINs in the clear; the third wrong one locks, for a minute that passes when a test says so."""

    pins: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    was_locked: set[str] = field(default_factory=set)
    in_hand: str = ""
    sheets: int = 0

    def set(self, person: str, pin: str) -> None:
        self.pins[person] = pin

    def forget(self, person: str) -> None:
        self.pins.pop(person, None)

    def keep_only(self, people: Collection[str]) -> None:
        self.pins = {person: pin for person, pin in self.pins.items() if person in {*people, RECOVERY_SHEET}}

    def check(self, person: str, pin: str) -> PinCheck:
        if person in self.locked:
            return PinCheck(right=False, failures=3, locked_seconds=60)
        if self.pins.get(person) == pin:
            unlocked = person in self.was_locked
            self.was_locked.discard(person)
            return PinCheck(right=True, failures=self.wrong.pop(person, 0), unlocked=unlocked)
        self.wrong[person] = failures = self.wrong.get(person, 0) + 1
        if failures < 3:
            return PinCheck(right=False, failures=failures)
        self.locked.add(person)
        self.was_locked.add(person)
        return PinCheck(right=False, failures=failures, locked_seconds=60, locked_now=True)

    def known(self, person: str) -> bool:
        return person in self.pins

    def recovery_code(self) -> str:
        self.in_hand = f"{4071 + self.sheets} 2093 5518 6620 3947"
        self.sheets += 1
        self.set(RECOVERY_SHEET, self.in_hand.replace(" ", ""))
        return self.in_hand

    def code_in_hand(self) -> str:
        return self.in_hand

    def sheet_stands(self) -> bool:
        return self.known(RECOVERY_SHEET)

    def reset_pin(self, code: str, person: str, pin: str) -> PinCheck:
        check = self.check(RECOVERY_SHEET, code.replace(" ", ""))
        if check.right:
            self.pins[person], self.in_hand = pin, ""
            del self.pins[RECOVERY_SHEET]
            self.locked.discard(person)
        return check

    def a_minute_passes(self) -> None:
        self.locked.clear()


class PlainPaper:
    """Papers that say what they were made from, and nothing else."""

    def sale(self, recorded: Recorded, fact: SaleFinished, signature: bytes, copy: int) -> PaperJob:
        return self._paper("receipt", recorded, fact.series, signature, copy)

    def refund(
        self, recorded: Recorded, fact: RefundFinished, sale: SaleFinished, signature: bytes, copy: int
    ) -> PaperJob:
        return self._paper("refund", recorded, f"{fact.series} of {sale.series}", signature, copy)

    def given_back(self, recorded: Recorded, fact: CashMoved, original: Payment) -> PaperJob:
        said = canonical([fact.amount.minor, original.request])
        return PaperJob(recorded.entry.number, "given-back", said)

    def closing(self, recorded: Recorded, fact: ShiftClosed, signature: bytes, copy: int) -> PaperJob:
        return self._paper("z-report", recorded, str(fact.z), signature, copy)

    def recovery_sheet(self, recorded: Recorded, person: str) -> PaperJob:
        return PaperJob(recorded.entry.number, "recovery-sheet", canonical([person]))

    def test_page(self, of: int, at: Moment) -> PaperJob:
        return PaperJob(of, "test-page", canonical([at.utc_ms]))

    def reading(self, shift: OpenShift, figures: ShiftFigures, person: str, at: Moment) -> PaperJob:
        said = canonical([person, at.utc_ms, figures.expected.minor])
        return PaperJob(shift.number, "x-report", said)

    def _paper(self, kind: str, recorded: Recorded, series: str, signature: bytes, copy: int) -> PaperJob:
        said = canonical([series, signature.hex(), copy])
        return PaperJob(recorded.entry.number, kind, said)
