"""Tells the board of a payment: which of its pages is open, and what stands where the next action is."""

from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ui.presenters.paying.by_phone import by_phone
from pos.ui.presenters.paying.card_book import OPEN, under_way
from pos.ui.presenters.paying.card_dialogue import CardDialogue
from pos.ui.presenters.paying.card_told import ended_view, wait_view
from pos.ui.presenters.paying.card_views import BoardView, CodeView, Page
from pos.ui.presenters.paying.code_told import code_view, seen_told
from pos.ui.presenters.paying.paper_sheet import EVIDENCE, Purpose, Sheet, open_sheet
from pos.ui.presenters.paying.paper_told import paper_view, send_told
from pos.ui.presenters.paying.unknown_told import Circumstances, unknown_view
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.staff.yes import Yes, yes_view
from pos.usecases.card.view import CardAction, CardView
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class Place:
    """Where the board stands: whether a payment can be tried again there, and its ticket be put aside."""

    clock: Clock
    goes_on: bool = False
    parks: bool = False


def board_view(dialogue: CardDialogue, place: Place, words: Words) -> BoardView | None:
    """Tell the page that is open; None when there is nothing to tell of a payment."""
    view, asking = dialogue.view, dialogue.asking
    if asking.yes is not None:
        told = _yes(dialogue, asking.yes, words)
    elif view is None:
        return None
    elif dialogue.sheet is not None:
        told = _sheet(dialogue, dialogue.sheet, view, words)
    elif view.step in OPEN:
        told = BoardView(Page.UNKNOWN, unknown=unknown_view(view, _around(dialogue, view, place), words))
    elif under_way(view):
        told = _live(dialogue, view, place, words)
    else:
        told = BoardView(Page.ENDED, ended=ended_view(view, words, goes_on=place.goes_on))
    return told


def _yes(dialogue: CardDialogue, yes: Yes, words: Words) -> BoardView:
    give = ButtonView(words.say("approval.give"), enabled=yes.entry.pad.complete)
    pad = yes_view(yes, dialogue.asking.staff, words)
    return BoardView(Page.YES, yes=pad, primary=give, second=_back(words))


def _sheet(dialogue: CardDialogue, sheet: Sheet, view: CardView, words: Words) -> BoardView:
    # The code stays for the customer while somebody types what the phone shows.
    code = _code(dialogue, view, words) if view.shows else None
    primary = send_told(sheet, view, words) if sheet.paper.lines or sheet.purpose in EVIDENCE else None
    return BoardView(Page.PAPER, paper=paper_view(sheet, view, words), primary=primary, second=_back(words), code=code)


def _live(dialogue: CardDialogue, view: CardView, place: Place, words: Words) -> BoardView:
    waited = dialogue.book.waited(view.ticket)
    if view.shows:
        code = _code(dialogue, view, words, parks=place.parks)
        return BoardView(Page.CODE, code=code, primary=seen_told(words))
    if CardAction.TYPE_ANSWER in view.actions and not by_phone(view.terminal):
        sheet = open_sheet(Purpose.RESULT, view)
        return BoardView(Page.PAPER, paper=paper_view(sheet, view, words, parks=place.parks))
    return BoardView(Page.WAIT, wait=wait_view(view, waited, words, parks=place.parks))


def _code(dialogue: CardDialogue, view: CardView, words: Words, *, parks: bool = False) -> CodeView:
    phone, left = dialogue.book.cards.phone, dialogue.book.waits.shown_ms(view.request)
    return code_view(view, left, words, parks=parks, asks=phone is not None and phone.told())


def _around(dialogue: CardDialogue, view: CardView, place: Place) -> Circumstances:
    opened = dialogue.book.opened(view.request)
    return Circumstances(
        at=None if opened is None else opened.at,
        now=place.clock.now(),
        settles_ms=dialogue.book.waits.settles_ms(view.request),
        tap_ms=dialogue.book.waits.tap_ms(view.request),
        parks=place.parks,
        otherwise=place.parks and view.kind is PaymentKind.SALE,
    )


def _back(words: Words) -> ButtonView:
    return ButtonView(words.say("word.back"))
