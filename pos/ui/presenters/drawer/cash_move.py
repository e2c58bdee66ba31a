"""Cash that goes in or out of the drawer without a sale: which way, how much, and why."""

from dataclasses import field, replace
from enum import StrEnum

from pos.domain.money import Currency, Money
from pos.domain.permissions import Approval
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ui.presenters.selling.terms_choices import currency_choices
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.ticket_rows import typed_told
from pos.usecases.move_cash import MoveCash
from pos.words.speech import Words
from pos.words.typed import KeypadEntry


class Way(StrEnum):
    """Which way the cash goes."""

    IN = "in"
    OUT = "out"


class Why(StrEnum):
    """The reasons offered; the fact keeps the name of the one chosen."""

    CHANGE = "change"
    TOP_UP = "top_up"
    BACK = "back"
    SAFE = "safe"
    BANK = "bank"
    SUPPLIER = "supplier"
    EXPENSE = "expense"
    OWNER = "owner"


WHYS = {
    Way.IN: (Why.CHANGE, Why.TOP_UP, Why.BACK),
    Way.OUT: (Why.SAFE, Why.BANK, Why.SUPPLIER, Why.EXPENSE, Why.OWNER),
}


@dataclass(frozen=True, slots=True)
class CashMove:
    """A movement in the making; `own` is the till's own currency, `others` are those that can lie beside it."""

    currency: Currency
    way: Way = Way.IN
    entry: KeypadEntry = field(default_factory=KeypadEntry)
    why: Why | None = None
    own: Currency = Currency.MAD
    others: tuple[Currency, ...] = ()

    @property
    def amount(self) -> Money | Refused:
        """What is typed, as a positive amount; refused while there is none."""
        typed = self.entry.amount(self.currency)
        if isinstance(typed, Money) and not typed:
            return Refused(Rule.AMOUNT_NOT_POSITIVE)
        return typed


def begin(own: Currency, others: tuple[Currency, ...] = ()) -> CashMove:
    """Begin with nothing typed, in the till's own currency."""
    return CashMove(own, entry=KeypadEntry(decimals=own.decimals), own=own, others=others)


def in_currency(move: CashMove, currency: Currency) -> CashMove:
    """Choose the currency that moves; what was typed is forgotten, so that no dirhams become euros."""
    if currency is move.currency:
        return move
    return replace(move, currency=currency, entry=KeypadEntry(decimals=currency.decimals))


def turn(move: CashMove, way: Way) -> CashMove:
    """Choose which way; a reason that goes with the other way is forgotten, the amount stays."""
    return replace(move, way=way, why=move.why if move.why in WHYS[way] else None)


@dataclass(frozen=True, slots=True)
class CashMoveView:
    """The sheet as it is shown: the amount as typed, the reasons, what is still missing, and the button's words."""

    typed: str
    unit: str
    currencies: tuple[ChipView, ...]
    whys: tuple[tuple[Why, str, bool], ...]
    missing: str
    button: str
    ready: bool


def cash_move_view(move: CashMove, words: Words) -> CashMoveView:
    """Show a movement."""
    amount, missing = move.amount, ""
    if isinstance(amount, Refused):
        missing = words.say("cash.type_amount")
    elif move.why is None:
        missing = words.say("cash.choose_why")
    button = words.say(f"cash.do_{move.way.value}")
    if isinstance(amount, Money):
        button = words.say(f"cash.do_{move.way.value}_amount", amount=words.money(amount))
    return CashMoveView(
        typed=words.isolate(typed_told(move.entry.text) or "0"),
        unit=words.unit(move.currency),
        currencies=currency_choices(move.own, move.others, move.currency, words),
        whys=tuple((why, words.say(f"cash.why_{why.value}"), why is move.why) for why in WHYS[move.way]),
        missing=missing,
        button=button,
        ready=not missing,
    )


def request(move: CashMove, counter: Counter, approvals: tuple[Approval, ...] = ()) -> MoveCash | None:
    """Give what to ask of the use case; None while something is missing."""
    amount = move.amount
    if isinstance(amount, Refused) or move.why is None:
        return None
    signed = amount if move.way is Way.IN else -amount
    return MoveCash(counter, signed, move.why.value, approvals)


def done_told(move: CashMove, words: Words) -> str:
    """Say what was written down."""
    amount = move.amount
    written = words.money(amount) if isinstance(amount, Money) else ""
    return words.say(f"cash.done_{move.way.value}", amount=written)
