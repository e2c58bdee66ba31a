"""What the selling screen shows, all of it, as plain values: the screen compares them and repaints what changed."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import Enum, auto

from pos.domain.values import dataclass
from pos.ui.presenters.paying.card_views import BoardView
from pos.ui.presenters.paying.tenders_told import PaidView
from pos.ui.presenters.selling.editing import Aim
from pos.ui.presenters.shown.choices import ButtonView, ChipView
from pos.ui.presenters.shown.header import HeaderView
from pos.ui.presenters.shown.history import Teaching
from pos.ui.presenters.shown.notice import Notice
from pos.ui.presenters.shown.ticket_rows import TicketRow
from pos.ui.presenters.shown.tile import Tile
from pos.ui.presenters.staff.pin_pad import PinPadView


class Pane(Enum):
    """What stands beside the ticket."""

    WALL = auto()
    KEYS = auto()
    LINE = auto()
    NOTE = auto()
    TICKETS = auto()
    PAY = auto()
    CARD = auto()
    APPROVAL = auto()
    RECEIPT = auto()


class Act(Enum):
    """What the row of quiet buttons under the ticket does."""

    OFFER = auto()
    DISCOUNT = auto()
    NOTE = auto()
    PARK = auto()
    UNDO = auto()


@dataclass(frozen=True, slots=True)
class WallView:
    """The pieces to touch. `key` changes when they are other pieces; then the wall begins anew."""

    key: tuple[str, str, str, int, int]
    count: int
    tile_at: Callable[[int], Tile] = field(compare=False)
    chips: tuple[ChipView, ...]
    badges: Mapping[str, str]
    search: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class KeysView:
    """The pad for amounts without a piece: what is typed, large, and how it works."""

    typed: str
    hint: str


@dataclass(frozen=True, slots=True)
class LineView:
    """The sheet of a line: its name, what of it is changed, what is typed, whether that goes below a floor.

    `fresh` words the two ways with a price that is another now: to take it, and to keep the line's.
    """

    title: str
    subtitle: str
    aim: Aim
    aims: tuple[ChipView, ...]
    scopes: tuple[ChipView, ...]
    units: tuple[ChipView, ...]
    presets: tuple[ChipView, ...]
    typed: str
    unit: str
    before: str
    warning: bool
    take_back: str
    remove: str
    fresh: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class PieceView:
    """A note or a coin to touch; `cloth` counts notes from the least, None for a coin."""

    minor: int
    label: str
    count: str
    cloth: int | None


@dataclass(frozen=True, slots=True)
class PayView:
    """Cash being handed over: what is due, what was received, one-touch amounts, and the currencies that are taken."""

    due_label: str
    due: str
    unit: str
    received_label: str
    received: str
    pieces: tuple[PieceView, ...]
    quick: tuple[ButtonView, ...]
    currencies: tuple[ChipView, ...] = ()


class Mood(Enum):
    """Whether the change due is told, nothing was handed over yet, or it is not enough."""

    TOLD = auto()
    WAITING = auto()
    SHORT = auto()


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What to give back, the largest thing there is; or, by its mood, what is missing."""

    label: str
    figure: str
    unit: str
    pieces: str
    mood: Mood = Mood.TOLD
    facts: tuple[tuple[str, str], ...] = ()
    buttons: tuple[ButtonView, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketView:
    """The ticket's side, above the total."""

    title: str
    receipt: str
    clear: str
    rows: tuple[TicketRow, ...] = ()
    actions: tuple[tuple[Act, ButtonView], ...] = ()
    teaching: Teaching | None = None
    change: ChangeView | None = None
    paid: tuple[PaidView, ...] = ()


@dataclass(frozen=True, slots=True)
class FootView:
    """The total and the one next action, where the eye ends; without a primary the page beside it has its own."""

    label: str
    caption: str
    figure: str
    unit: str
    primary: ButtonView | None
    second: ButtonView | None = None
    third: ButtonView | None = None
    fourth: ButtonView | None = None


@dataclass(frozen=True, slots=True)
class SellView:
    """The whole screen. Exactly the pane named is given; the others are None."""

    header: HeaderView
    pane: Pane
    ticket: TicketView
    foot: FootView
    wall: WallView
    keys: KeysView | None = None
    line: LineView | None = None
    note: str | None = None
    tickets: tuple[tuple[int, ButtonView], ...] = ()
    pay: PayView | None = None
    card: BoardView | None = None
    approval: PinPadView | None = None
    receipt: int = 0
    pane_title: str = ""
    notice: Notice | None = None
