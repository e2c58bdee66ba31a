import pytest

from pos.domain.permissions import Action, Approval
from pos.domain.tender import Means
from pos.ui.presenters.selling.sell_view import Act, Mood, Pane
from tests.ui.booth import OTHER_PIN, PIN, Booth
from tests.ui.lanes_in_hand import PatientLane
from tests.ui.seat import Seat, dirhams, seat


def can_go_on(at_work: Seat) -> bool:
    primary = at_work.view.foot.primary
    return primary is not None and primary.enabled


def test_two_touches_make_an_exact_cash_sale(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [(tender.means, tender.applied, tender.change.minor) for tender in sale.tenders] == [
        (Means.CASH, dirhams(320), 0)
    ]
    assert at_work.kept() == []


def test_three_touches_make_a_sale_with_a_note_and_its_change(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    pay = at_work.view.pay
    assert pay is not None
    assert [(quick.label, quick.caption) for quick in pay.quick] == [
        ("Exact", "320"),
        ("350", "rendre 30"),
        ("400", "rendre 80"),
    ]
    at_work.hands.choose_quick(2)
    assert at_work.sales()[0].tenders[0].change == dirhams(80)


def test_hands_can_stay_on_the_keyboard(at_work: Seat) -> None:
    at_work.type("3*120+")
    at_work.type(" ")
    assert at_work.view.pane is Pane.PAY
    at_work.hands.hear("enter")
    assert at_work.sales()[0].total == dirhams(360)
    at_work.hands.hear("escape")
    assert not at_work.sell.sold_now


def test_space_and_enter_are_enough_for_a_typed_amount(at_work: Seat) -> None:
    at_work.type("75")
    at_work.type(" ")
    at_work.hands.hear("enter")
    assert at_work.sales()[0].total == dirhams(75)


def test_escape_goes_back_from_the_notes(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.type("=")
    at_work.hands.hear("escape")
    assert (at_work.view.pane, at_work.sales()) == (Pane.WALL, [])


def test_notes_add_up_and_the_change_is_broken_into_pieces(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    at_work.hands.press_second()
    for minor in (200_00, 200_00, 50_00):
        at_work.hands.add_piece(minor)
    view = at_work.view
    assert view.pay is not None
    assert [(piece.label, piece.count) for piece in view.pay.pieces if piece.count] == [("50", "×1"), ("200", "×2")]
    change = view.ticket.change
    assert change is not None
    assert (change.figure, change.pieces) == ("35,00", "1 × 20 · 1 × 10 · 1 × 5")
    at_work.hands.hear("enter")
    done = at_work.view.ticket.change
    assert done is not None
    assert done.figure == "35,00"


def test_too_little_says_what_is_missing_and_cannot_be_taken(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.add_piece(200_00)
    change = at_work.view.ticket.change
    assert change is not None
    assert (change.mood, change.figure, can_go_on(at_work)) == (Mood.SHORT, "120,00", False)
    at_work.hands.hear("enter")
    assert at_work.sales() == []
    assert at_work.view.notice is not None


def test_money_typed_replaces_notes_touched(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.add_piece(20_00)
    for key in "1000":
        at_work.hands.press_on_pay(key)
    view = at_work.view
    assert view.pay is not None
    assert (view.pay.received, view.ticket.change and view.ticket.change.figure) == ("1\u202f000", "680,00")


def test_a_second_press_while_the_sale_is_written_makes_no_second_sale(booth: Booth) -> None:
    lane = PatientLane()
    at_work = seat(booth, lane=lane)
    at_work.take("plate")
    at_work.hands.press_primary()
    assert not can_go_on(at_work)
    at_work.hands.press_primary()
    at_work.hands.hear("enter")
    at_work.hands.act(Act.UNDO)
    at_work.sell.clear()
    at_work.hands.act(Act.PARK)
    lane.happen()
    assert len(at_work.sales()) == 1
    assert booth.journal.open_tickets() == ()


def test_nothing_to_sell_is_nothing_to_pay(at_work: Seat) -> None:
    at_work.hands.press_primary()
    at_work.hands.press_second()
    at_work.type(" ")
    assert (at_work.sales(), at_work.view.pane, can_go_on(at_work)) == ([], Pane.WALL, False)


@pytest.mark.parametrize("first", ["touch", "scan", "figure", "button", "escape"])
def test_the_change_stays_until_the_next_sale_begins(at_work: Seat, first: str) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.choose_quick(2)
    change = at_work.view.ticket.change
    assert change is not None
    assert change.figure == "80,00"
    match first:
        case "touch":
            at_work.take("basket")
        case "scan":
            at_work.sell.ringing.scan("none of ours")
        case "figure":
            at_work.type("5")
        case "button":
            at_work.hands.press_primary()
        case _:
            at_work.hands.hear("escape")
    assert at_work.view.ticket.change is None


def test_the_done_view_tells_the_number_and_prints_again(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_primary()
    change = at_work.view.ticket.change
    assert change is not None
    assert ("Reçu n°", "SNA26-B112-1.1-000001") in change.facts
    assert change.pieces == "Rien à rendre"
    at_work.hands.press_change(1)
    again = at_work.view.ticket.change
    assert again is not None
    assert again.buttons[1].caption == "1 duplicata"
    assert [job.kind for job in at_work.booth.journal.memory.jobs] == ["receipt", "receipt"]


def test_the_receipt_is_looked_at_in_place(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_primary()
    at_work.hands.press_change(0)
    assert at_work.view.receipt == at_work.booth.journal.sales()[0].number
    at_work.hands.hear("escape")
    assert (at_work.view.pane, at_work.sell.sold_now) == (Pane.WALL, True)


def test_a_disk_that_fails_leaves_the_ticket_to_be_paid_again(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.booth.journal.disk_fails = "JRN-301"
    at_work.hands.press_primary()
    notice = at_work.view.notice
    assert notice is not None
    assert (notice.code, at_work.lines(), at_work.sales()) == ("JRN-301", [("Plat Safi bleu", 1)], [])
    at_work.booth.journal.disk_fails = ""
    at_work.hands.press_primary()
    assert len(at_work.sales()) == 1


@pytest.fixture
def cashier(booth: Booth) -> Seat:
    """Give a cashier, who needs somebody's yes for a large reduction."""
    manager = booth.found("Fatima Z.")
    return seat(booth, booth.hire(manager, "Youssef"))


def haggle(cashier: Seat, typed: str) -> None:
    cashier.take("rug")
    cashier.hands.act(Act.OFFER)
    cashier.type(typed)
    cashier.hands.hear("enter")
    cashier.hands.press_primary()


def test_a_large_reduction_asks_for_a_yes_in_place(cashier: Seat) -> None:
    haggle(cashier, "3500")
    view = cashier.view
    assert view.pane is Pane.APPROVAL
    assert view.approval is not None
    assert [face.name for face in view.approval.faces] == ["Fatima Z."]
    assert view.approval.greeting == "Accord\u00a0: Remise importante · Prix sous le plancher"
    cashier.type(PIN)
    cashier.hands.press_primary()
    manager = cashier.booth.journal.people()[0].id
    (sale,) = cashier.sales()
    assert sale.approvals == (Approval(Action.DISCOUNT_LARGE, manager), Approval(Action.BREAK_FLOOR, manager))
    assert sale.person == cashier.sell.bench.session.person.id


def test_the_cashiers_own_pin_is_no_yes(cashier: Seat) -> None:
    haggle(cashier, "3500")
    cashier.type(OTHER_PIN)
    cashier.hands.press_primary()
    approval = cashier.view.approval
    assert approval is not None
    assert (approval.wrong, approval.dots, cashier.sales()) == (True, 0, [])


def test_a_yes_can_be_done_without(cashier: Seat) -> None:
    haggle(cashier, "3500")
    cashier.hands.hear("escape")
    assert (cashier.view.pane, cashier.total(), cashier.sales()) == (Pane.WALL, 3500_00, [])


def test_a_pin_is_never_told(cashier: Seat) -> None:
    haggle(cashier, "3500")
    cashier.type("2580")
    approval = cashier.sell.checkout.approval
    assert approval is not None
    assert approval.pad.pin == "2580"
    assert "2580" not in f"{cashier.view!r}{approval.pad!r}"
