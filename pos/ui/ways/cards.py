"""What the screens ask of the till's card terminal: a way to ask it, and questions about payments.

`ask` may be called on the screen's thread and returns at once: what came of it is news, told on the terminal's thread
to whoever `begin` was given, even when the screen that asked is long gone. All questions go through the short lane.
"""

from collections.abc import Callable

from pos.domain.money import Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import AnswerOrphaned, PaymentRequested, TerminalLabel
from pos.domain.refusals import Refused
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.payment_terminal import Capabilities
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import AskCardRefund, CardRequest
from pos.usecases.card.settle import Settlement
from pos.usecases.finish_sale import SaleDone
from pos.usecases.refund import RefundDone


@dataclass(frozen=True, slots=True)
class OpenPayment:
    """A payment that nobody knows the end of: when it was asked for, and the nickname of its ticket (0: none)."""

    payment: Payment
    at: Moment
    nickname: int = 0


@dataclass(frozen=True, slots=True)
class OwedPayment:
    """A payment whose money is the customer's: when it was asked for, how much has not gone back yet.

    A card made it and no sale counts it, or it is a refund for which the terminal gave too little, or what a phone paid
    `beyond` what was due. `by_card` where the card can have it back.
    """

    payment: Payment
    at: Moment
    by_card: bool
    amount: Money
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class StrayAnswer:
    """Something a terminal said that settles no payment, and when it was heard."""

    answer: AnswerOrphaned
    at: Moment


@dataclass(frozen=True, slots=True)
class Phone:
    """How phones pay here: by a code on the screen, in a conversation of its own beside the card terminal's.

    `told` answers at once whether anybody but the customer's screen can tell now what a phone pays.
    """

    terminal: TerminalLabel
    told: Callable[[], bool]
    ask: Callable[[CardRequest], None]


@dataclass(frozen=True, slots=True)
class Cards:
    """The terminal of this till, and the callables, each named for what it does.

    `payments_of` takes the key of a ticket or refund, voids among what it gives; `sold` and `given_back` take the
    journal number of a paper. `just_sold` answers at once, and knows only the sale that was finished last.
    `may_give_back` says what would be asked for to give a refund back by card, as if a yes was given.
    `printed_as` gives the acquirer and the terminal's number as they were typed last. `phone` is None where no phone
    can pay.
    """

    terminal: TerminalLabel
    capabilities: Capabilities
    begin: Callable[[Callable[[CardNews], None]], None]
    ask: Callable[[CardRequest], None]
    payments_of: Callable[[str], tuple[Payment, ...]]
    open_payments: Callable[[], tuple[OpenPayment, ...]]
    owed_payments: Callable[[], tuple[OwedPayment, ...]]
    settlements: Callable[[], tuple[Settlement, ...]]
    stray_answers: Callable[[], tuple[StrayAnswer, ...]]
    sold: Callable[[int], SaleDone | None]
    given_back: Callable[[int], RefundDone | None]
    may_give_back: Callable[[AskCardRefund], PaymentRequested | Refused]
    printed_as: Callable[[], tuple[str, str]]
    phone: Phone | None = None
    just_sold: Callable[[int], SaleDone | None] = lambda _: None

    @property
    def settles(self) -> bool:
        """Tell whether there is a card terminal, or was one, whose totals can be laid beside ours."""
        return bool(self.terminal.driver)

    def able(self, means: Means) -> bool:
        """Tell whether money is taken by a means."""
        return self.phone is not None if means is Means.MOBILE else self.capabilities.sale

    def of(self, means: Means) -> TerminalLabel:
        """Name the terminal that takes money by a means."""
        return self.phone.terminal if means is Means.MOBILE and self.phone is not None else self.terminal
