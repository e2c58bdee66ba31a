"""How the next payments go when nobody holds a card: by what was asked beforehand, else by the amount's last digits."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from pos.simulators.control import Values
from pos.simulators.terminal.cards import CARDS, PIN_TRIES, RIGHT_PIN

_WRONG_PIN = "0000"


class Habit(StrEnum):
    """What the customer does in front of the terminal."""

    PAYS = "pays"
    MISTYPES_ONCE = "mistypes_once"
    NEVER_KNOWS_PIN = "never_knows_pin"
    CANCELS = "cancels"
    WALKS_AWAY = "walks_away"

    @property
    def pins(self) -> list[str]:
        """What is typed, try by try, if a PIN is asked."""
        match self:
            case Habit.MISTYPES_ONCE:
                return [_WRONG_PIN, RIGHT_PIN]
            case Habit.NEVER_KNOWS_PIN:
                return [_WRONG_PIN] * PIN_TRIES
            case _:
                return [RIGHT_PIN]


@dataclass(frozen=True, slots=True)
class Plan:
    """One payment to come: the customer's habit and card, the issuer's no (empty: what the card says), the faults.

    `code` is a no in the protocol's own words. `stan` and `approval`, six digits, are given to the payment where they
    are not empty.
    """

    habit: Habit = Habit.PAYS
    card: str = "visa"
    refusal: str = ""
    code: str = ""
    faults: tuple[str, ...] = ()
    stan: str = ""
    approval: str = ""


_HABITS = {
    "approved": Habit.PAYS,
    "pin_wrong_then_ok": Habit.MISTYPES_ONCE,
    "pin_tries_exceeded": Habit.NEVER_KNOWS_PIN,
    "cancelled_by_customer": Habit.CANCELS,
    "card_timeout": Habit.WALKS_AWAY,
}
_SAID_BY_ISSUER = (
    "refer_to_issuer",
    "do_not_honour",
    "insufficient_funds",
    "expired",
    "blocked",
    "limit",
    "issuer_unavailable",
)
OUTCOMES = (*_HABITS, *_SAID_BY_ISSUER)


def _outcome(name: str, card: str = "") -> Plan:
    if name in _SAID_BY_ISSUER:
        return Plan(card=card or "visa", refusal=name)
    habit = _HABITS[name]
    return Plan(habit, card or ("visa" if len(habit.pins) == 1 else "mastercard"))


_ENDINGS = {
    1: _outcome("refer_to_issuer"),
    5: _outcome("do_not_honour"),
    51: _outcome("insufficient_funds"),
    54: _outcome("expired"),
    55: _outcome("pin_wrong_then_ok"),
    61: _outcome("limit"),
    75: _outcome("pin_tries_exceeded"),
    80: _outcome("cancelled_by_customer"),
    81: _outcome("card_timeout"),
    82: Plan(faults=("drop_after_authorise",)),
    83: Plan(faults=("drop_before_authorise",)),
    84: Plan(faults=("answer_late",)),
    85: Plan(faults=("answer_twice",)),
    86: Plan(faults=("busy",)),
    87: Plan(faults=("partial_approval",)),
    88: Plan(faults=("crash_after_authorise_with_journal",)),
    89: Plan(faults=("wrong_reference", "wrong_amount")),
    91: _outcome("issuer_unavailable"),
}


class Script:
    """The plans for the payments to come, in their order."""

    def __init__(self) -> None:
        self._plans: deque[Plan] = deque()

    @property
    def length(self) -> int:
        """How many payments are planned."""
        return len(self._plans)

    def add(self, values: Values) -> None:
        """Plan one payment: an `outcome` or an issuer's `code`, and if wished `card`, `stan` and `approval`."""
        name, code, card = (str(values.get(key, "")) for key in ("outcome", "code", "card"))
        if name and name not in OUTCOMES:
            raise ValueError(f"no outcome {name!r}; known: {', '.join(OUTCOMES)}")
        if card and card not in CARDS:
            raise ValueError(f"no card {card!r}; known: {', '.join(CARDS)}")
        plan = _outcome(name or "approved", card)
        self._plans.append(
            Plan(
                plan.habit,
                plan.card,
                plan.refusal,
                code,
                stan=str(values.get("stan", "")),
                approval=str(values.get("approval", "")),
            )
        )

    def next_plan(self, amount: int) -> Plan:
        """Take the plan for a payment of `amount` centimes."""
        return self._plans.popleft() if self._plans else _ENDINGS.get(amount % 100, Plan())

    def forget(self) -> None:
        """Plan nothing."""
        self._plans.clear()
