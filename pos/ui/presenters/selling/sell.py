"""Selling: the pane that stands beside the ticket, and what hands do with the ticket as a whole."""

from dataclasses import replace
from functools import partial

from pos.domain.refusals import Refused
from pos.domain.ticket import Ticket, remove_line
from pos.ui.presenters.selling.bench import Bench, PaperSpeaks
from pos.ui.presenters.selling.card_sale import CardSale
from pos.ui.presenters.selling.checkout import Checkout
from pos.ui.presenters.selling.desk import write_on
from pos.ui.presenters.selling.finder import Finder
from pos.ui.presenters.selling.fresh_prices import FreshPrices
from pos.ui.presenters.selling.line_sheet import LineSheet
from pos.ui.presenters.selling.note import Note
from pos.ui.presenters.selling.ringing import Ringing
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.presenters.shown.notice import far_above_notice, refused_notice

_BESIDE_A_PIECE = (Pane.KEYS, Pane.NOTE)
"""What a piece that is put down leaves open: an amount or a note may be half typed."""


class Sell:
    """The selling screen's own state, and the parts it is made of."""

    def __init__(self, bench: Bench) -> None:
        """Open with the wall of pieces."""
        self.bench = bench
        self.finder, self.fresh = Finder(bench), FreshPrices(bench)
        self.checkout = Checkout(bench, self._moved_on)
        self.ringing = Ringing(bench, self.checkout, partial(self._begin, _BESIDE_A_PIECE))
        self.sheet: LineSheet | None = None
        self.note = Note(bench)
        self.pane = Pane.WALL
        cards = bench.cards
        self.card = None if cards is None else CardSale(bench, cards, self.checkout, self._show, self.park)
        self._follow()

    @property
    def sold_now(self) -> bool:
        """Tell whether the last sale still stands on the screen."""
        return self.checkout.last is not None

    def touch_line(self, number: int) -> None:
        """Choose a line; touched again, its sheet opens."""
        if self.bench.desk.chosen == number and self.pane in (Pane.WALL, Pane.KEYS):
            self.open_sheet(LineSheet.of_line(self.bench))
            return
        if self.sheet is not None:
            self.sheet = self.sheet.about(number)
        self.bench.choose_line(number)

    def open_sheet(self, sheet: LineSheet | None) -> None:
        """Open the sheet of a line, if there is one."""
        if sheet is not None and not self.checkout.busy and not self._refused():
            self.sheet = sheet
            self._show(Pane.LINE)

    def turn_sheet(self, sheet: LineSheet) -> None:
        """Go on with what the sheet became."""
        self.sheet = sheet
        self.bench.tell(None)

    def apply_sheet(self) -> None:
        """Do what the sheet says; a price far above the asking one is asked about first."""
        sheet = self.sheet
        outcome = sheet.outcome() if sheet is not None else None
        if sheet is not None and sheet.doubtful is not None and not sheet.asked_twice:
            self.sheet = replace(sheet, asked_twice=True)
            self.bench.tell(far_above_notice(sheet.doubtful, self.bench.words))
        elif outcome is not None:
            self.put_from_sheet(outcome)

    def take_back(self) -> None:
        """Go back to the price that was asked, or take the reduction off."""
        if self.sheet is not None:
            self.put_from_sheet(self.sheet.taken_back())

    def remove(self) -> None:
        """Take the line of the sheet off the ticket."""
        if self.sheet is not None:
            self.put_from_sheet(remove_line(self.bench.ticket, self.sheet.editing.line))

    def clear(self) -> None:
        """Take everything off the ticket, in one step that can be undone."""
        ticket = self.bench.ticket
        if not ticket.lines or self.checkout.busy or self._refused():
            return
        for line in ticket.lines:
            without = remove_line(ticket, line.number)
            ticket = without if isinstance(without, Ticket) else ticket
        self._close()
        self.bench.move(write_on(self.bench.desk, replace(ticket, discount=None, cash=())))

    def open_note(self) -> None:
        """Write on the note of the ticket."""
        if self.pane is Pane.NOTE or self.checkout.busy or self._refused():
            return
        self.note.begin()
        self._show(Pane.NOTE)

    def park(self) -> None:
        """Put the ticket aside and begin another."""
        if not self.checkout.busy:
            self._begin()
            self.ringing.forget()
            self.bench.park()
            self._follow()

    def recall(self, nickname: int) -> None:
        """Take up a ticket put aside; touching the one in hand goes back to it."""
        if self.checkout.busy:
            return
        self._begin()
        self.ringing.forget()
        if nickname != self.bench.ticket.nickname:
            self.bench.recall(nickname)
            self._follow()

    def undo(self) -> None:
        """Take the last change back."""
        if not self.checkout.busy:
            self._begin()
            self.bench.undo()
            self._follow()

    def turn_receipt(self) -> None:
        """Let the receipt speak the next choice of languages."""
        choices = tuple(PaperSpeaks)
        self.bench.paper = choices[(choices.index(self.bench.paper) + 1) % len(choices)]
        self.bench.changed()

    def pay(self) -> None:
        """Go to the notes; what is typed becomes a line first."""
        if not self.sold_now and self.ringing.add_typed() and self.bench.ticket.lines and not self.checkout.refused():
            self.checkout.begin()
            self._show(Pane.PAY)

    def pay_exact(self) -> None:
        """Finish with exactly what is due; what is typed becomes a line first."""
        if not self.sold_now and self.ringing.add_typed():
            self.checkout.finish(None)

    def open(self, pane: Pane) -> None:
        """Open what stands beside the ticket."""
        self._show(pane)

    def back(self) -> None:
        """Close what stands beside the ticket; the wall is behind it."""
        if self.pane is Pane.CARD and self.card is not None and self.card.dialogue.back():
            return
        self.checkout.give_up_approval()
        self.bench.notice = None
        self.note.begin()
        self._show(Pane.WALL)

    def next_sale(self) -> None:
        """Let the next sale begin."""
        self._begin()
        self.bench.tell(None)

    def end(self) -> None:
        """Stop hearing of payments."""
        if self.card is not None:
            self.card.close()

    def speak(self) -> None:
        """Say everything in the language of the bench."""
        self.finder.renew()
        if self.card is not None:
            self.card.dialogue.asking.words = self.bench.words
        self.bench.tell(None)

    def _refused(self) -> bool:
        """Tell why the ticket in hand cannot be changed now; give whether that is so."""
        held = self.bench.held()
        if held is not None:
            self.bench.tell(refused_notice(held, self.bench.words))
        return held is not None

    def _follow(self) -> None:
        """Show the payment of the ticket that is in hand now, if there is one."""
        if self.card is not None and self.card.follow():
            self._show(Pane.CARD)

    def put_from_sheet(self, outcome: Ticket | Refused) -> None:
        """Close the sheet with what it came to, or tell why not."""
        if isinstance(outcome, Ticket):
            self._close()
        self.bench.put(outcome)

    def _begin(self, stays: tuple[Pane, ...] = (Pane.KEYS,)) -> None:
        """Make room for something new: the last sale is forgotten, and only panes that stay beside it stay open."""
        self.checkout.forget()
        self.checkout.give_up_approval()
        if self.pane not in stays:
            self._close()

    def _close(self) -> None:
        if self.pane is Pane.NOTE:
            self.note.keep()
        self.pane, self.sheet = Pane.WALL, None

    def _show(self, pane: Pane) -> None:
        if self.pane is Pane.NOTE:
            self.note.keep()
        self.pane = pane
        if pane is not Pane.LINE:
            self.sheet = None
        self.bench.changed()

    def _moved_on(self) -> None:
        if self.checkout.approval is not None:
            self.pane, self.sheet = Pane.APPROVAL, None
        elif self.sold_now:
            self._close()
            self._follow()
            self.finder.renew()
        elif self.pane is Pane.APPROVAL:
            self._close()
        self.bench.changed()
        self.ringing.catch_up()
