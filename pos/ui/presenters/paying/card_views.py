"""What is shown of a card payment, wherever it is shown: plain values, one for each page of the board."""

from enum import Enum, auto

from pos.domain.values import dataclass
from pos.ports.payment_terminal import Prompt
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.notice import Notice
from pos.ui.presenters.shown.tone import Tone
from pos.ui.presenters.staff.pin_pad import PinPadView


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a page: what it does, by a name, and its words."""

    id: str
    button: ButtonView


@dataclass(frozen=True, slots=True)
class AmountView:
    """How much goes on the card: typed, large; what is left to pay after it; how the terminal is.

    `pending` says that payments are still open (empty when none is), `look` names the way to them.
    """

    label: str
    figure: str
    unit: str
    rest: str
    shares: tuple[ChipView, ...]
    terminal: str
    tone: Tone
    pending: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class WaitView:
    """The terminal has it: how much, what happens there, for how long already, and what can be asked of it.

    `prompt` chooses the drawing; `told` says what was asked already.
    """

    label: str
    figure: str
    unit: str
    prompt: Prompt
    saying: str
    waited: str
    told: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class EndedView:
    """Nothing was charged: why, what to say to the customer, and what is so. The first choice is the likeliest.

    `code` names the page of help, where one says more.
    """

    tone: Tone
    title: str
    told: str
    customer_label: str
    customer: str
    data: str
    choices: tuple[Choice, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class UnknownView:
    """Nobody knows: what this means, the payment itself in three figures, what can be done, and what is kept.

    `slip` is what the terminal showed when it was asked, `alarm` what else must be looked at. The `first` choice is the
    safe one; the `pair` is for who has looked; `last` goes on without knowing.
    """

    title: str
    means: str
    facts: tuple[tuple[str, str], ...]
    slip_label: str
    slip: tuple[str, ...]
    alarm: str
    first: Choice | None
    pair: tuple[Choice, ...]
    last: tuple[Choice, ...]
    data: str
    code: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A line to type: its name, what stands in it, an example or what it is for, whether it is the one typed in."""

    id: str
    label: str
    text: str
    hint: str
    chosen: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """What is read off the terminal's paper: the amount to compare with, lines to type, one after the other.

    The amount is shown `large` while it is being typed on the terminal; `last` goes on without an answer.
    """

    title: str
    told: str
    label: str
    figure: str
    unit: str
    fields: tuple[FieldView, ...]
    choices: tuple[Choice, ...] = ()
    last: tuple[Choice, ...] = ()
    large: bool = False


@dataclass(frozen=True, slots=True)
class CodeView:
    """The code for a customer's phone, with the amount beside it: whose code, what to do, how long it stays.

    `scan_too` says it to the customer in the other language of the country; `asked` that the till asks what was paid.
    `warning` is for whoever looks at the phone; `code` is the text of the code.
    """

    label: str
    figure: str
    unit: str
    code: str
    scan: str
    scan_too: str
    merchant: str
    told: str
    left: str
    asked: str
    warning: str
    choices: tuple[Choice, ...] = ()
    last: tuple[Choice, ...] = ()


class Page(Enum):
    """Which page of the board is open."""

    AMOUNT = auto()
    WAIT = auto()
    ENDED = auto()
    UNKNOWN = auto()
    PAPER = auto()
    CODE = auto()
    YES = auto()


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board. The page named is given; a code is given with every page that it stands beside, for the customer.

    `primary` and `second` stand where the screen has its one next action; without them the page has its own.
    """

    page: Page
    amount: AmountView | None = None
    wait: WaitView | None = None
    ended: EndedView | None = None
    unknown: UnknownView | None = None
    paper: PaperView | None = None
    code: CodeView | None = None
    yes: PinPadView | None = None
    primary: ButtonView | None = None
    second: ButtonView | None = None
    notice: Notice | None = None
