import pytest

from pos.ui.presenters.selling.sell_view import Pane
from tests.ui.booth import Booth
from tests.ui.lanes_in_hand import PatientLane
from tests.ui.seat import Seat, seat

PLATE, RUG = "6111000000021", "6111000000014"


def test_touching_a_piece_puts_it_on_the_ticket_and_again_makes_two(at_work: Seat) -> None:
    at_work.take("plate", "plate", "basket")
    assert at_work.lines() == [("Plat Safi bleu", 2), ("Corbeille doum", 1)]
    assert at_work.kept() == [(1, ["Plat Safi bleu", "Corbeille doum"])]


def test_a_scan_puts_the_piece_on_the_ticket(at_work: Seat) -> None:
    at_work.sell.ringing.scan(PLATE)
    assert at_work.lines() == [("Plat Safi bleu", 1)]


def test_three_times_then_a_scan_makes_three(at_work: Seat) -> None:
    at_work.type("3*")
    at_work.sell.ringing.scan(PLATE)
    assert at_work.lines() == [("Plat Safi bleu", 3)]


def test_a_scan_drops_an_amount_that_was_half_typed(at_work: Seat) -> None:
    at_work.type("45")
    at_work.sell.ringing.scan(PLATE)
    assert (at_work.lines(), at_work.sell.ringing.typed.empty) == ([("Plat Safi bleu", 1)], True)


def test_a_code_nobody_knows_is_told_with_what_to_do(at_work: Seat) -> None:
    at_work.sell.ringing.scan("6119999999995")
    notice = at_work.view.notice
    assert notice is not None
    assert "6119999999995" in notice.means
    assert notice.code == "SALE-107"
    at_work.take("plate")
    assert at_work.view.notice is None


@pytest.mark.parametrize(
    ("keys", "total", "count"),
    [("120+", 120_00, 1), ("3*120+", 360_00, 1), ("12,5+7+", 19_50, 2), ("2×9.90+", 19_80, 1)],
)
def test_amounts_are_typed_without_a_piece(at_work: Seat, keys: str, total: int, count: int) -> None:
    at_work.type(keys)
    assert (at_work.total(), len(at_work.lines())) == (total, count)


def test_what_is_being_typed_stands_where_its_line_will_be(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.type("3*1200")
    row = at_work.view.ticket.rows[-1]
    assert (row.typed, row.figure) == (True, "3 × 1\u202f200")
    assert not any(row.chosen for row in at_work.view.ticket.rows)


def test_plus_and_minus_alone_change_the_chosen_line(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    at_work.type("++")
    assert at_work.lines()[1] == ("Corbeille doum", 3)
    at_work.hands.hear("up")
    at_work.type("-")
    assert at_work.lines() == [("Corbeille doum", 3)]


def test_a_typed_code_is_looked_up_by_enter_and_never_pays(at_work: Seat) -> None:
    at_work.take("basket")
    at_work.type(PLATE)
    at_work.hands.hear("enter")
    assert at_work.lines() == [("Corbeille doum", 1), ("Plat Safi bleu", 1)]
    assert at_work.sales() == []


def test_escape_forgets_what_is_typed_and_backspace_the_last_key(at_work: Seat) -> None:
    at_work.type("120")
    at_work.hands.hear("erase")
    assert at_work.sell.ringing.typed.entry.text == "12"
    at_work.hands.hear("escape")
    assert at_work.sell.ringing.typed.empty


def test_an_amount_of_nothing_is_refused_and_stays_typed(at_work: Seat) -> None:
    at_work.type("0+")
    assert at_work.view.notice is not None
    assert (at_work.lines(), at_work.sell.ringing.typed.entry.text) == ([], "0")


def test_a_unique_piece_goes_on_once(at_work: Seat) -> None:
    at_work.take("rug", "rug")
    notice = at_work.view.notice
    assert notice is not None
    assert (at_work.lines(), notice.code) == ([("Tapis Beni Ouarain 2×3", 1)], "SALE-106")


def test_a_piece_that_was_sold_is_sold_again_only_when_somebody_insists(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.press_primary()
    at_work.take("rug")
    notice = at_work.view.notice
    assert notice is not None
    assert (notice.code, bool(notice.act), at_work.lines()) == ("SALE-105", True, [])
    at_work.hands.insist()
    assert at_work.lines() == [("Tapis Beni Ouarain 2×3", 1)]


def test_nothing_scanned_is_lost_while_a_sale_is_being_written(booth: Booth) -> None:
    lane = PatientLane()
    at_work = seat(booth, lane=lane)
    at_work.take("plate")
    at_work.hands.press_primary()
    at_work.sell.ringing.scan(RUG)
    at_work.take("basket")
    lane.happen()
    assert [line.names.fr for line in at_work.sales()[0].lines] == ["Plat Safi bleu"]
    assert at_work.lines() == [("Tapis Beni Ouarain 2×3", 1), ("Corbeille doum", 1)]


def test_a_run_of_scans_is_saved_with_the_last_of_it(booth: Booth) -> None:
    lane = PatientLane()
    at_work = seat(booth, lane=lane)
    for _ in range(20):
        at_work.sell.ringing.scan(PLATE)
    assert len(lane.waiting) == 1
    lane.happen()
    assert booth.journal.open_tickets()[0].lines[0].quantity.milli == 20_000


def test_the_pad_of_amounts_stays_open_while_amounts_are_added(at_work: Seat) -> None:
    at_work.hands.open_keys()
    for key in "85+":
        at_work.hands.press_on_keys(key)
    assert (at_work.view.pane, at_work.total()) == (Pane.KEYS, 85_00)
    at_work.hands.press_on_keys("×")
    assert at_work.view.keys is not None
    assert at_work.view.keys.typed == "0"


def test_a_save_that_fails_is_told_calmly_and_the_ticket_stays(booth: Booth) -> None:
    at_work = seat(booth)
    booth.journal.disk_fails = "JRN-301"
    at_work.take("plate")
    notice = at_work.view.notice
    assert notice is not None
    assert (notice.grave, notice.code, bool(notice.todo), bool(notice.data)) == (True, "JRN-301", True, True)
    assert at_work.lines() == [("Plat Safi bleu", 1)]
