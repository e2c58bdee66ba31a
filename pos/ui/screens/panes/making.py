"""Makes a pane when it is first opened, and tells the hands what is done on it."""

from collections.abc import Callable

from pos.ui.presenters.selling.sell_hands import SellHands
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.presenters.shown.lane import Lane
from pos.ui.screens.panes.approval import ApprovalPane
from pos.ui.screens.panes.card import CardPane
from pos.ui.screens.panes.keys import KeysPane
from pos.ui.screens.panes.line import LinePane
from pos.ui.screens.panes.note import NotePane
from pos.ui.screens.panes.pane import SellPane
from pos.ui.screens.panes.pay import PayPane
from pos.ui.screens.panes.receipt import ReceiptPane
from pos.ui.screens.panes.tickets import TicketsPane
from pos.ui.screens.paper_view import Paper


def make_pane(wanted: Pane, hands: SellHands, paper: Paper, lane: Lane) -> SellPane:
    """Make the pane; the wall is there from the beginning."""
    if wanted is Pane.RECEIPT:
        return _receipt(hands, paper, lane)
    return _MAKERS[wanted](hands)


def _keys(hands: SellHands) -> SellPane:
    pane = KeysPane()
    pane.pressed.connect(hands.press_on_keys)
    pane.back.connect(hands.back)
    return pane


def _line(hands: SellHands) -> SellPane:
    pane, sheet = LinePane(), hands.sheet
    pane.pressed.connect(sheet.press)
    pane.aim_chosen.connect(sheet.choose_aim)
    pane.scope_chosen.connect(sheet.choose_scope)
    pane.unit_chosen.connect(sheet.choose_unit)
    pane.preset_chosen.connect(sheet.choose_preset)
    pane.stepped.connect(sheet.step)
    pane.taken_back.connect(sheet.take_back)
    pane.removed.connect(sheet.remove)
    pane.fresh_taken.connect(sheet.take_fresh)
    pane.price_kept.connect(sheet.keep_price)
    pane.back.connect(hands.back)
    return pane


def _note(hands: SellHands) -> SellPane:
    pane = NotePane()
    pane.typed.connect(hands.type_note)
    pane.kept.connect(hands.press_primary)
    pane.back.connect(hands.back)
    return pane


def _tickets(hands: SellHands) -> SellPane:
    pane = TicketsPane()
    pane.touched.connect(hands.recall)
    pane.back.connect(hands.back)
    return pane


def _pay(hands: SellHands) -> SellPane:
    pane = PayPane()
    pane.board.piece_added.connect(hands.add_piece)
    pane.quick_chosen.connect(hands.choose_quick)
    pane.board.pressed.connect(hands.press_on_pay)
    pane.currency_chosen.connect(hands.pay.choose_currency)
    return pane


def _approval(hands: SellHands) -> SellPane:
    pane = ApprovalPane()
    pane.face_touched.connect(hands.choose_face)
    pane.pressed.connect(hands.press_on_approval)
    return pane


def _card(hands: SellHands) -> SellPane:
    pane, card = CardPane(), hands.card
    if card is not None:
        pane.board.chosen.connect(card.choose)
        pane.board.pressed.connect(card.press)
        pane.board.line_touched.connect(card.choose_line)
        pane.board.share_touched.connect(card.choose_share)
        pane.board.face_touched.connect(card.choose_face)
        pane.board.look_wanted.connect(card.look_at_payments)
        pane.board.help_wanted.connect(card.ask_for_help)
    return pane


def _receipt(hands: SellHands, paper: Paper, lane: Lane) -> SellPane:
    pane = ReceiptPane(paper, lane)
    pane.back.connect(hands.back)
    return pane


_MAKERS: dict[Pane, Callable[[SellHands], SellPane]] = {
    Pane.KEYS: _keys,
    Pane.LINE: _line,
    Pane.NOTE: _note,
    Pane.TICKETS: _tickets,
    Pane.PAY: _pay,
    Pane.CARD: _card,
    Pane.APPROVAL: _approval,
}
