from collections.abc import Callable

import pytest

from pos.domain.names import Language
from pos.ui.presenters.selling.sell_hands import SellHands
from pos.ui.presenters.selling.sell_view import Act, Pane
from pos.words.speech import words_for
from tests.ui.booth import Booth
from tests.ui.goods import CHAINS
from tests.ui.seat import Seat, seat


def test_everything_done_to_a_ticket_can_be_undone_step_by_step(at_work: Seat) -> None:
    states = [at_work.lines()]
    at_work.take("plate")
    states.append(at_work.lines())
    at_work.type("+")
    states.append(at_work.lines())
    at_work.type("120+")
    states.append(at_work.lines())
    at_work.sell.clear()
    assert at_work.lines() == []
    while states:
        at_work.hands.act(Act.UNDO)
        assert at_work.lines() == states.pop()
    assert not at_work.sell.bench.can_undo
    assert at_work.kept() == []


def test_a_cleared_ticket_remembers_what_was_taken_off_it(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    at_work.sell.clear()
    assert [removed.names.fr for removed in at_work.sell.bench.ticket.removed] == ["Plat Safi bleu", "Corbeille doum"]
    assert at_work.view.ticket.teaching is not None
    assert "vide" in at_work.view.ticket.teaching.title


def test_a_parked_ticket_waits_under_its_number_and_comes_back(at_work: Seat) -> None:
    at_work.take("lamp")
    at_work.hands.act(Act.PARK)
    at_work.take("plate")
    assert [tab.label for tab in at_work.view.header.tickets] == ["T-1 · 650", "Ticket 2"]
    assert at_work.kept() == [(1, ["Lanterne dinanderie"]), (2, ["Plat Safi bleu"])]
    at_work.sell.recall(1)
    assert at_work.lines() == [("Lanterne dinanderie", 1)]
    assert [tab.chosen for tab in at_work.view.header.tickets] == [True, False]


def test_parking_can_be_undone(at_work: Seat) -> None:
    at_work.take("lamp")
    at_work.hands.act(Act.PARK)
    at_work.hands.act(Act.UNDO)
    assert (at_work.lines(), at_work.kept()) == ([("Lanterne dinanderie", 1)], [(1, ["Lanterne dinanderie"])])


def test_a_power_cut_gives_the_tickets_back(booth: Booth) -> None:
    at_work = seat(booth)
    at_work.take("lamp")
    at_work.hands.act(Act.PARK)
    at_work.take("plate", "plate")
    after = seat(booth)
    assert after.lines() == [("Plat Safi bleu", 2)]
    assert [tab.label for tab in after.view.header.tickets] == ["T-1 · 650", "Ticket 2"]


def test_more_tickets_than_the_band_has_room_for_are_behind_one_chip(at_work: Seat) -> None:
    for _ in range(6):
        at_work.take("plate")
        at_work.hands.act(Act.PARK)
    assert [tab.label for tab in at_work.view.header.tickets] == ["T-1 · 320", "T-2 · 320", "Ticket 7", "+4"]
    at_work.sell.open(Pane.TICKETS)
    assert [number for number, _ in at_work.view.tickets] == [1, 2, 3, 4, 5, 6]
    at_work.hands.recall(5)
    assert (at_work.view.pane, at_work.lines()) == (Pane.WALL, [("Plat Safi bleu", 1)])


def test_a_price_is_haggled_on_the_sheet_while_the_total_follows_each_key(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.act(Act.OFFER)
    totals = []
    for key in "4200":
        at_work.hands.hear(key)
        totals.append(at_work.view.foot.figure)
    assert totals == ["4,00", "42,00", "420,00", "4\u202f200,00"]
    assert at_work.total() == 4800_00
    at_work.hands.hear("enter")
    assert at_work.total() == 4200_00
    row = at_work.view.ticket.rows[0]
    assert (row.struck, row.figure) == ("4\u202f800,00", "4\u202f200,00")


def test_a_price_below_the_floor_is_only_coloured(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.act(Act.OFFER)
    at_work.type("3800")
    line = at_work.view.line
    assert line is not None
    assert line.warning
    assert "3\u202f900" not in f"{at_work.view}"
    at_work.hands.hear("enter")
    assert at_work.view.ticket.rows[0].warning


def test_round_offers_stand_ready(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.act(Act.OFFER)
    line = at_work.view.line
    assert line is not None
    assert [chip.label for chip in line.presets] == ["4\u202f500", "4\u202f300", "4\u202f000", "3\u202f800"]
    at_work.hands.sheet.choose_preset(line.presets[1].id)
    at_work.hands.press_primary()
    assert at_work.total() == 4300_00


def test_a_line_touched_twice_opens_its_sheet_and_can_be_taken_off(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    at_work.sell.touch_line(1)
    panes = [at_work.view.pane]
    at_work.sell.touch_line(1)
    assert [*panes, at_work.view.pane] == [Pane.WALL, Pane.LINE]
    at_work.hands.sheet.remove()
    assert (at_work.view.pane, at_work.lines()) == (Pane.WALL, [("Corbeille doum", 1)])


def test_how_many_is_stepped_or_typed(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.sell.touch_line(1)
    at_work.hands.sheet.step(1)
    at_work.hands.sheet.step(1)
    assert at_work.view.foot.figure == "960,00"
    for _ in range(5):
        at_work.hands.sheet.step(-1)
    at_work.hands.press_primary()
    assert at_work.lines() == [("Plat Safi bleu", 1)]


def test_a_reduction_of_the_whole_ticket_is_told_beside_the_total(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    at_work.hands.act(Act.DISCOUNT)
    at_work.hands.sheet.choose_scope("whole")
    at_work.hands.sheet.choose_preset("10")
    at_work.hands.press_primary()
    assert at_work.total() == 373_50
    assert at_work.view.foot.caption.startswith("remise du ticket −10\u00a0%")


def test_a_sheet_left_by_escape_changes_nothing(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.act(Act.OFFER)
    at_work.type("1")
    at_work.hands.hear("escape")
    assert (at_work.view.pane, at_work.total()) == (Pane.WALL, 4800_00)


def test_a_price_far_above_the_one_asked_is_asked_about_once_and_then_taken(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.OFFER)
    at_work.type("3200")
    at_work.hands.press_primary()
    assert (at_work.view.pane, at_work.total()) == (Pane.LINE, 320_00)
    assert at_work.view.notice is not None
    assert "3\u202f200,00" in at_work.view.notice.means
    assert at_work.view.foot.primary is not None
    assert at_work.view.foot.primary.label == "Oui, 3\u202f200\u00a0DH"
    at_work.hands.press_primary()
    assert (at_work.view.pane, at_work.total()) == (Pane.WALL, 3200_00)


def test_a_price_that_was_doubted_can_be_typed_again_and_is_doubted_again(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.OFFER)
    at_work.type("3200")
    at_work.hands.press_primary()
    at_work.hands.hear("erase")
    assert at_work.view.notice is None
    at_work.type("9")
    at_work.hands.press_primary()
    assert at_work.total() == 320_00


def test_a_price_half_as_high_again_is_taken_without_a_word(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.OFFER)
    at_work.type("480")
    at_work.hands.press_primary()
    assert at_work.total() == 480_00


def test_a_scan_while_a_note_is_written_puts_the_piece_down_and_the_note_goes_on(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.NOTE)
    at_work.hands.type_note("livraison sam")
    at_work.sell.ringing.scan("6111000000090")
    assert at_work.sell.pane is Pane.NOTE
    assert at_work.view.note == "livraison sam"
    at_work.hands.type_note("livraison samedi")
    at_work.hands.press_primary()
    assert at_work.sell.bench.ticket.note == "livraison samedi"
    assert len(at_work.sell.bench.ticket.lines) == 2


@pytest.mark.parametrize("leave", [lambda hands: hands.act(Act.PARK), lambda hands: hands.act(Act.OFFER)])
def test_a_note_that_was_left_for_something_else_is_on_its_ticket(
    at_work: Seat, leave: Callable[[SellHands], None]
) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.NOTE)
    at_work.hands.type_note("fragile")
    leave(at_work.hands)
    assert [ticket.note for ticket in at_work.booth.journal.open_tickets()] == ["fragile"]


def test_a_note_is_given_up_by_going_back(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.NOTE)
    at_work.hands.type_note("fragile")
    at_work.hands.back()
    assert at_work.sell.bench.ticket.note == ""


def test_a_note_is_written_and_travels_with_the_sale(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.act(Act.NOTE)
    at_work.hands.type_note("  livraison samedi ")
    at_work.hands.press_primary()
    at_work.hands.press_primary()
    assert at_work.sales()[0].note == "livraison samedi"


def test_the_receipt_speaks_both_languages_or_one(at_work: Seat) -> None:
    told = []
    for _ in range(4):
        told.append(at_work.sell.bench.languages)
        at_work.sell.turn_receipt()
    french, arabic = Language.FR, Language.AR
    assert told == [(french, arabic), (arabic,), (french,), (french, arabic)]
    at_work.sell.bench.paper = next(iter(type(at_work.sell.bench.paper)))
    at_work.sell.bench.words = words_for(Language.AR)
    assert at_work.sell.bench.languages == (arabic, french)


def test_chains_and_words_find_pieces(at_work: Seat) -> None:
    at_work.hands.choose_chain("P03")
    wall = at_work.view.wall
    assert [wall.tile_at(place).id for place in range(wall.count)] == ["plate", "tajine", "table"]
    assert [chip.id for chip in wall.chips] == ["", *[chain.id for chain in CHAINS]]
    at_work.hands.choose_chain("")
    at_work.hands.search("brahim taj")
    assert [at_work.view.wall.tile_at(0).id, at_work.view.wall.count] == ["tajine", 1]
    at_work.hands.ring_first()
    assert (at_work.lines(), at_work.view.wall.search) == ([("Tajine Fès", 1)], "")


def test_words_that_match_nothing_say_so(at_work: Seat) -> None:
    at_work.hands.search("xyz")
    assert (at_work.view.wall.count, "xyz" in at_work.view.wall.hint) == (0, True)
    at_work.hands.ring_first()
    assert at_work.lines() == []


def test_the_wall_counts_what_is_on_the_ticket(at_work: Seat) -> None:
    at_work.take("plate", "plate", "rug")
    assert at_work.view.wall.badges == {"plate": "2", "rug": "1"}


def test_the_wall_says_what_is_one_of_a_kind_and_what_is_gone(at_work: Seat) -> None:
    at_work.take("rug")
    tile = at_work.view.wall.tile_at(0)
    assert (tile.mark, tile.gone) == ("pièce unique", False)
    at_work.hands.press_primary()
    tile = at_work.view.wall.tile_at(0)
    assert (tile.mark, tile.gone) == ("vendue", True)


def test_in_arabic_no_figure_can_be_turned_round(booth: Booth) -> None:
    at_work = seat(booth, language=Language.AR)
    at_work.take("rug", "plate", "plate")
    row = at_work.view.ticket.rows[1]
    assert row.detail == "\u2066\u20662\u2069 × \u2066320,00\u2069\u2069"
    assert at_work.view.ticket.rows[0].title == "زربية بني وراين \u20662×3\u2069"


def test_a_row_that_did_not_change_is_told_once(at_work: Seat) -> None:
    at_work.take("plate", "basket")
    before = at_work.view.ticket.rows
    at_work.type("+")
    after = at_work.view.ticket.rows
    assert after[0] is before[0]
    assert after[1] != before[1]


def test_tickets_that_found_no_room_on_the_disk_are_kept_once_there_is_room(at_work: Seat) -> None:
    at_work.booth.journal.disk_fails = "JRN-301"
    at_work.take("lamp")
    at_work.hands.act(Act.PARK)
    at_work.take("plate")
    assert at_work.kept() == []
    at_work.booth.journal.disk_fails = ""
    at_work.take("basket")
    assert at_work.kept() == [(1, ["Lanterne dinanderie"]), (2, ["Plat Safi bleu", "Corbeille doum"])]


def test_a_sale_that_found_room_again_keeps_the_tickets_put_aside(at_work: Seat) -> None:
    at_work.booth.journal.disk_fails = "JRN-301"
    at_work.take("lamp")
    at_work.hands.act(Act.PARK)
    at_work.take("plate")
    at_work.booth.journal.disk_fails = ""
    at_work.hands.press_primary()
    assert len(at_work.sales()) == 1
    assert at_work.kept() == [(1, ["Lanterne dinanderie"])]


def test_a_disk_that_is_nearly_full_stands_among_the_facts_and_a_full_one_until_it_takes_a_ticket(
    at_work: Seat,
) -> None:
    def told() -> list[str]:
        return [fact.text for fact in at_work.view.header.facts if fact.text.startswith("Disque")]

    at_work.booth.disk_free = 320 * 1024 * 1024
    at_work.take("plate")
    assert told() == ["Disque bientôt plein\u00a0: 320 Mo"]
    at_work.booth.journal.disk_fails = "JRN-301"
    at_work.take("plate")
    at_work.hands.dismiss()
    assert told() == ["Disque plein"]
    at_work.booth.journal.disk_fails = ""
    at_work.booth.disk_free = 1 << 40
    at_work.take("plate")
    assert told() == []
