"""One payment between a person and the terminal's lane: what hands do with it, wherever it is shown.

The same conversation stands beside an open ticket, a refund, or a payment that is cleared up days later. It holds
nothing that is lost with the screen: where the payment stands is in the book, and what was typed can be typed again.
"""

from collections.abc import Callable

from pos.domain.payment_facts import DeclineCategory
from pos.domain.refusals import Rule
from pos.ui.presenters.paying import card_paper
from pos.ui.presenters.paying.asking import Asking
from pos.ui.presenters.paying.by_phone import by_phone
from pos.ui.presenters.paying.card_book import OPEN, CardBook, under_way
from pos.ui.presenters.paying.card_paper import Line, Paper
from pos.ui.presenters.paying.card_told import first_after_end
from pos.ui.presenters.paying.paper_sheet import (
    EVIDENCE,
    Purpose,
    Sheet,
    answer_of,
    decision_of,
    lacks,
    next_line,
    open_sheet,
    remembered,
    turned,
)
from pos.ui.presenters.staff.yes import Staff
from pos.usecases.card.news import CardNews
from pos.usecases.card.requests import (
    AskTerminal,
    CancelPayment,
    Decide,
    LeaveWaiting,
    NotDone,
    TryAgain,
    TypeAnswer,
    TypedResult,
)
from pos.usecases.card.view import CardAction, CardView
from pos.words.speech import Words

_SAFE = (CardAction.ASK_TERMINAL, CardAction.SAY_APPROVED)
_EVIDENCE_OF = {CardAction.SAY_APPROVED: Purpose.APPROVED, CardAction.SAY_NOT_CHARGED: Purpose.NOT_CHARGED}
_RESULTS = frozenset(result.value for result in TypedResult)
_REASONS = frozenset(category.value for category in DeclineCategory)


class CardDialogue:
    """About one ticket or refund at a time, by its key, or one payment by its journal number.

    `changed` is called after everything that can be seen; `wanted` is told what the screen itself must do: put aside,
    take other means, pay in another way.
    """

    def __init__(self, book: CardBook, staff: Staff, words: Words) -> None:
        """Be about nothing yet."""
        self.book, self.asking = book, Asking(book, staff, words)
        self.changed: Callable[[], None] = _unheard
        self.wanted: Callable[[str], None] = _unwanted
        self.key, self.request = "", 0
        self.sheet: Sheet | None = None
        self.asking.changed = self._change
        book.listen(self.hear)

    @property
    def view(self) -> CardView | None:
        """The newest word on it."""
        return self.book.view_about(self.request) if self.request else self.book.view_of(self.key)

    @property
    def typing(self) -> bool:
        """Tell whether a PIN or a sheet is being typed."""
        return self.asking.yes is not None or self.sheet is not None

    def about(self, key: str, request: int = 0) -> None:
        """Turn to another payment; what was typed for the one before is forgotten."""
        if (key, request) != (self.key, self.request):
            self.key, self.request, self.sheet = key, request, None
            self.asking.begin_again()

    def choose(self, choice: str) -> None:
        """Press a button of the page."""
        view = self.view
        if view is None or not choice:
            return
        if choice in _REASONS:
            self._answer(TypedResult.DECLINED, view, DeclineCategory(choice))
        elif choice in _RESULTS:
            self._read(TypedResult(choice), view)
        else:
            self._act(choice, view)

    def choose_first(self, *, goes_on: bool) -> None:
        """Do what the page shows as its one next action; `goes_on` where a payment can be tried again."""
        self.choose(_first(self.view, goes_on=goes_on))

    def press(self, key: str) -> None:
        """Type a key: of a PIN that is asked for, or into the sheet."""
        if self.asking.yes is not None:
            self.asking.yes.entry.press(key)
        elif self.sheet is not None:
            self._turn(card_paper.press(self.sheet.paper, key))

    def erase(self) -> None:
        """Take the last key back."""
        if self.asking.yes is not None:
            self.asking.yes.entry.erase()
        elif self.sheet is not None:
            self._turn(card_paper.erase(self.sheet.paper))

    def choose_line(self, line: Line) -> None:
        """Type in another line of the sheet."""
        if self.sheet is not None:
            self._turn(card_paper.choose(self.sheet.paper, line))

    def step(self, places: int) -> None:
        """Type in the line that many places below."""
        if self.sheet is not None:
            self._turn(card_paper.step(self.sheet.paper, places))

    def enter(self) -> None:
        """Take the Enter key: it sends too, but on a sheet with lines still to type it goes on to the next of them."""
        if self.asking.yes is not None:
            self.asking.yes.entry.enter()
        elif self.sheet is not None:
            line = next_line(self.sheet)
            if line is None:
                self.finish(insist=False)
            else:
                self.choose_line(line)

    def send(self) -> None:
        """Send the PIN, or the sheet as it is; one that lacks something asks for it."""
        missing = None if self.sheet is None else lacks(self.sheet)
        if self.asking.yes is not None:
            self.asking.yes.entry.enter()
        elif missing is not None:
            self.choose_line(missing)
        else:
            self.finish(insist=False)

    def finish(self, *, insist: bool) -> None:
        """Send the sheet; `insist` says that an approval number seen before is right all the same."""
        sheet, view, me = self.sheet, self.view, self.asking.staff.me
        if sheet is not None and view is not None:
            if sheet.purpose in EVIDENCE:
                self.asking.send(decision_of(sheet, view.request, me.id, me.role, insist=insist))
            else:
                self.asking.send(answer_of(sheet, view.request, insist=insist))

    def back(self) -> bool:
        """Put the PIN or the sheet down; False when neither is open."""
        if not self.typing:
            return False
        if not self.asking.do_without():
            self.sheet = None
        self.asking.tell(None)
        return True

    def hear(self, news: CardNews | None) -> None:
        """Take in what the terminal's lane told."""
        if isinstance(news, NotDone):
            self._not_done(news)
        elif isinstance(news, CardView) and self._is_about(news):
            self._moved_on(news)
        elif self.request and self.view is None:
            self.sheet = None
            self.asking.begin_again()
        self._change()

    def tick(self) -> None:
        """Let a second pass."""
        if self.asking.yes is not None:
            self.asking.yes.entry.tick()
        if isinstance(self.asking.sent, Decide):
            self.book.renew()
        self._change()

    def _is_about(self, news: CardView) -> bool:
        return news.request == self.request if self.request else bool(self.key) and news.ticket == self.key

    def _moved_on(self, news: CardView) -> None:
        self.asking.answered()
        if CardAction.TYPE_ANSWER not in news.actions and not self._decides_on(news):
            self.sheet = None

    def _decides_on(self, news: CardView) -> bool:
        """Tell whether the sheet that is open is still about what the news says, be the terminal asked meanwhile."""
        return self.sheet is not None and self.sheet.purpose in EVIDENCE and news.step in OPEN

    def _not_done(self, news: NotDone) -> None:
        if _is_stale(news) and news.request == self.asking.sent:
            # It was asked for in an earlier run: it is asked for anew instead.
            self.asking.answered()
            self.wanted(CardAction.TRY_AGAIN.value)
        else:
            self.asking.not_done(news)

    def _act(self, choice: str, view: CardView) -> None:
        match choice:
            case CardAction.CANCEL:
                self.book.ask(CancelPayment(view.request))
            case CardAction.STOP_WAITING:
                self.book.ask(LeaveWaiting(view.request))
            case CardAction.ASK_TERMINAL:
                self.book.ask(AskTerminal(view.request))
            case CardAction.TRY_AGAIN:
                self.asking.send(TryAgain(view.request))
            case CardAction.SAY_APPROVED | CardAction.SAY_NOT_CHARGED:
                self._open(_EVIDENCE_OF[CardAction(choice)], view)
            case _:
                self.wanted(choice)

    def _read(self, result: TypedResult, view: CardView) -> None:
        """Take what a person read on the paper of a stand-alone terminal, or on a customer's phone."""
        match result:
            case TypedResult.APPROVED if by_phone(view.terminal):
                self._open(Purpose.SEEN, view)
            case TypedResult.APPROVED:
                self._open(Purpose.ANSWER, view)
                self.asking.staff.lane.run(self.book.cards.printed_as, self._fill_in, self.asking.fail)
            case TypedResult.DECLINED:
                self._open(Purpose.DECLINE, view)
            case _:
                self._answer(result, view)

    def _answer(self, result: TypedResult, view: CardView, category: DeclineCategory | None = None) -> None:
        if view.amount is not None:
            answer = TypeAnswer(result, view.amount, view.amount, category=category, payment=view.request)
            self.asking.send(answer)

    def _open(self, purpose: Purpose, view: CardView) -> None:
        self.sheet = open_sheet(purpose, view)
        self.asking.tell(None)

    def _fill_in(self, names: tuple[str, str]) -> None:
        if self.sheet is not None and self.sheet.purpose is Purpose.ANSWER:
            self.sheet = remembered(self.sheet, names)
            self._change()

    def _turn(self, paper: Paper) -> None:
        if self.sheet is not None:
            self.sheet = turned(self.sheet, paper)
            self.asking.tell(None)

    def _change(self) -> None:
        self.changed()


def _first(view: CardView | None, *, goes_on: bool) -> str:
    """Name the next action; where nobody knows, to ask or to say: never to charge again without a look."""
    if view is None or under_way(view):
        return TypedResult.APPROVED.value if view is not None and view.shows else ""
    if view.step not in OPEN:
        return first_after_end(view, goes_on=goes_on).value
    return next((action.value for action in _SAFE if action in view.actions), "")


def _is_stale(news: NotDone) -> bool:
    unusable = news.refused is not None and news.refused.rule is Rule.PAYMENT_NOT_USABLE
    return unusable and isinstance(news.request, TryAgain)


def _unheard() -> None:
    """Nobody looks yet."""


def _unwanted(_choice: str) -> None:
    """Nobody listens yet."""
