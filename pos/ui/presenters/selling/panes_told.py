"""Tells the panes beside the ticket, and which two buttons stand under the total while each is open."""

from collections.abc import Sequence

from pos.domain.permissions import Action
from pos.domain.refusals import Refused
from pos.domain.tender import Means
from pos.domain.ticket import Ticket
from pos.ui.presenters.paying.by_phone import means_of
from pos.ui.presenters.selling.card_sale_told import card_view
from pos.ui.presenters.selling.line_told import LineTold
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.presenters.shown.choices import ButtonView
from pos.words.speech import Words

NAMED = 3
"""Pieces that tell one ticket put aside from another."""


class PanesTold:
    """Tells the panes of one selling screen."""

    def __init__(self, sell: Sell) -> None:
        """Tell of these parts."""
        self._sell, self._bench, self._words = sell, sell.bench, sell.bench.words

    def title(self) -> str:
        """Say what the pane is."""
        titles = {
            Pane.KEYS: "sell.free_amount",
            Pane.NOTE: "sell.note_title",
            Pane.TICKETS: "sell.tickets_title",
            Pane.RECEIPT: "done.preview",
        }
        message = titles.get(self._sell.pane)
        return self._words.say(message) if message else ""

    def approval_title(self, actions: Sequence[Action]) -> str:
        """Say what somebody else's yes is asked for."""
        told = " · ".join(self._words.say(f"action.{action}") for action in actions)
        return self._words.say("approval.title", action=told)

    def tickets(self) -> tuple[tuple[int, ButtonView], ...]:
        """Tell every ticket put aside: its number, what it comes to and what lies on it."""
        words, told = self._words, list[tuple[int, ButtonView]]()
        for ticket in self._bench.desk.aside:
            priced = self._bench.priced(ticket)
            total = "" if isinstance(priced, Refused) else words.money(priced.total)
            title = words.say("sell.ticket", number=ticket.nickname)
            told.append((ticket.nickname, ButtonView(f"{title} · {total}", " · ".join(_names(ticket, words)))))
        return tuple(told)

    def buttons(self, *, payable: bool) -> tuple[ButtonView | None, ButtonView | None]:
        """Tell the primary action, and the one beside it; none where the pane has its own."""
        words, sell = self._words, self._sell
        free = not sell.checkout.busy
        primary: ButtonView | None
        second: ButtonView | None = ButtonView(words.say("word.back"))
        match sell.pane:
            case Pane.CARD if sell.card is not None:
                board = card_view(sell.card, words)
                return board.primary, board.second
            case Pane.LINE:
                line = LineTold(sell)
                primary = ButtonView(line.apply_told(), enabled=line.can_apply)
            case Pane.NOTE:
                primary = ButtonView(words.say("sell.note_keep"))
            case Pane.APPROVAL:
                approval = sell.checkout.approval
                ready = approval is not None and approval.pad.complete
                primary = ButtonView(words.say("approval.give"), enabled=ready)
            case Pane.PAY | Pane.WALL | Pane.KEYS | Pane.TICKETS if sell.checkout.all_paid and not sell.sold_now:
                primary = ButtonView(words.say("card.finish"), words.say("card.all_paid"), enabled=payable and free)
                second = second if sell.pane is Pane.PAY else None
            case Pane.PAY:
                caption = words.say("sell.exact" if sell.checkout.hand.empty else "pay.enter")
                ready = payable and free and sell.checkout.enough
                primary = ButtonView(words.say("pay.take"), caption, enabled=ready)
            case _ if sell.sold_now:
                primary = ButtonView(words.say("done.next"), words.say("pay.enter"))
                second = second if sell.pane is Pane.RECEIPT else None
            case _:
                ready = (payable or not sell.ringing.typed.empty) and free and self._bench.held() is None
                primary = ButtonView(words.say("means.cash"), self._exact(), enabled=ready)
                second = ButtonView(words.say("sell.other_sum"), words.say("sell.gives_back"), enabled=ready)
        return primary, second

    def _exact(self) -> str:
        """Say that the exact sum is taken, and how much that is where it is not the total."""
        due, words, kept = self._sell.checkout.cash_due(), self._words, self._sell.checkout.kept.received
        if due is None or due.to_pay - kept == due.part:
            return words.say("sell.exact")
        return words.say("terms.exact", amount=words.money(due.to_pay - kept))

    def third(self, *, payable: bool) -> ButtonView | None:
        """Tell the way to a card, where there is a terminal."""
        return self._way(Means.CARD, payable=payable)

    def fourth(self, *, payable: bool) -> ButtonView | None:
        """Tell the way to a phone, where there is a code."""
        return self._way(Means.MOBILE, payable=payable)

    def _way(self, means: Means, *, payable: bool) -> ButtonView | None:
        sell, words, name = self._sell, self._words, self._words.say(f"means.{means.value}")
        elsewhere = sell.pane not in (Pane.WALL, Pane.KEYS, Pane.TICKETS, Pane.PAY)
        if sell.card is None or sell.sold_now or elsewhere or sell.checkout.all_paid:
            return None
        # What is held up leads back to its payment, by whichever means that is.
        held = self._bench.held() is not None
        if means_of(sell.card.dialogue.view) is not means if held else not sell.card.book.cards.able(means):
            return None
        ready = (payable or not sell.ringing.typed.empty) and not sell.checkout.busy
        if sell.pane is Pane.PAY:
            left = sell.checkout.left_after_hand()
            told = "" if left is None else words.say("pay.rest", amount=words.short(left))
            return ButtonView(name, told, ready and (left is not None or sell.checkout.hand.empty))
        return ButtonView(name, words.say("card.look") if held else "", enabled=ready)


def _names(ticket: Ticket, words: Words) -> list[str]:
    return [words.name(line.names) for line in ticket.lines[:NAMED]]
