"""What comes or goes on the shelf while somebody sells is shown at once, and leaves the ticket as it is."""

from dataclasses import replace

from pos.domain.catalogue import Catalogue
from pos.domain.money import Currency, Money
from pos.domain.product import Price
from pos.domain.stock import Listed
from tests.ui.booth import Booth
from tests.ui.seat import Seat, seat


def prices(at_work: Seat) -> dict[str, str]:
    wall = at_work.view.wall
    return {tile.name: tile.price for tile in map(wall.tile_at, range(wall.count))}


def test_a_price_from_central_hangs_on_the_wall_and_not_on_the_ticket(booth: Booth) -> None:
    at_work = seat(booth)
    at_work.take("lamp")
    before, total, key = prices(at_work), at_work.view.ticket, at_work.view.wall.key
    dearer = [
        replace(product, price=Price(Money(999_00, Currency.MAD))) if product.id == "lamp" else product
        for product in booth.catalogue.products
        if product.id != "plate"
    ]
    booth.catalogue = Catalogue(Listed(dearer), booth.catalogue.parties)
    at_work.sell.finder.look_at_shelf()
    after = prices(at_work)
    assert {name for name in before if before[name] != after.get(name)} == {"Lanterne dinanderie", "Plat Safi bleu"}
    assert after["Lanterne dinanderie"].startswith("999")
    assert at_work.view.wall.key != key
    (row,), (before_row,) = at_work.view.ticket.rows, total.rows
    assert (row.figure, row.struck, row.detail) == (before_row.figure, before_row.struck, before_row.detail)
    assert "999" in row.subtitle
    key = at_work.view.wall.key
    at_work.sell.finder.look_at_shelf()
    assert at_work.view.wall.key == key


def dearer_lamp(booth: Booth) -> Seat:
    """Lay a lamp on a ticket whose price then rises."""
    at_work = seat(booth)
    at_work.take("lamp")
    goods = [replace(each, price=Price(Money(999_00, Currency.MAD))) for each in booth.catalogue.products]
    booth.catalogue = Catalogue(Listed(goods), booth.catalogue.parties)
    at_work.sell.finder.look_at_shelf()
    at_work.sell.touch_line(1)
    return at_work


def test_the_new_price_is_taken_by_hand(booth: Booth) -> None:
    at_work = dearer_lamp(booth)
    assert at_work.view.line is not None
    assert "999" in at_work.view.line.fresh[0]
    assert at_work.total() == 650_00
    at_work.hands.sheet.take_fresh()
    assert at_work.total() == 999_00
    assert at_work.sell.sheet is None
    assert "999" not in at_work.view.ticket.rows[0].subtitle


def test_a_price_that_is_kept_is_not_spoken_of_again(booth: Booth) -> None:
    at_work = dearer_lamp(booth)
    at_work.hands.sheet.keep_price()
    assert at_work.view.line is not None
    assert at_work.view.line.fresh == ("", "")
    assert "999" not in at_work.view.ticket.rows[0].subtitle
    assert at_work.total() == 650_00
