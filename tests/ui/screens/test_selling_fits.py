"""Every pane of the selling screen fits the smallest screen in each language: nothing is cut, a finger has room."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.names import Language
from pos.domain.permissions import Role
from pos.ui.presenters.selling.sell_view import Act, Pane
from pos.ui.screens.sell import SellScreen
from pos.words.speech import words_for
from tests.ui import judge
from tests.ui.booth import Booth
from tests.ui.seat import Seat, seat

WIDE, HIGH = 1366, 712
Prepare = Callable[[Seat], None]


def empty(_at_work: Seat) -> None:
    """Sell nothing yet."""


def full(at_work: Seat) -> None:
    for _ in range(3):
        at_work.take("lamp")
        at_work.hands.act(Act.PARK)
    at_work.take("rug", "caftan", "plate", "plate", "basket", "pouf", "table", "lamp")
    at_work.sell.touch_line(3)


def typing(at_work: Seat) -> None:
    full(at_work)
    at_work.type("3*120")


def haggling(at_work: Seat) -> None:
    full(at_work)
    at_work.sell.touch_line(1)
    at_work.hands.act(Act.OFFER)
    at_work.type("3500,50")


def how_many(at_work: Seat) -> None:
    full(at_work)
    at_work.sell.touch_line(3)
    at_work.hands.sheet.step(1)


def reducing(at_work: Seat) -> None:
    full(at_work)
    at_work.hands.act(Act.DISCOUNT)
    at_work.hands.sheet.choose_scope("whole")
    at_work.hands.sheet.choose_preset("15")
    at_work.hands.press_primary()
    at_work.hands.act(Act.DISCOUNT)


def noting(at_work: Seat) -> None:
    at_work.hands.act(Act.NOTE)


def amounts(at_work: Seat) -> None:
    at_work.hands.open_keys()
    at_work.type("12*99999,99")


def tickets(at_work: Seat) -> None:
    for _ in range(6):
        at_work.take("plate", "lamp", "basket")
        at_work.hands.act(Act.PARK)
    at_work.sell.open(Pane.TICKETS)


def paying(at_work: Seat) -> None:
    full(at_work)
    at_work.hands.press_second()
    for minor in (200_00, 50_00, 5_00, 50):
        at_work.hands.add_piece(minor)


def giving_back(at_work: Seat) -> None:
    full(at_work)
    at_work.hands.press_second()
    for key in "19999":
        at_work.hands.press_on_pay(key)


def done(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.choose_quick(2)
    at_work.hands.press_change(1)


def receipt(at_work: Seat) -> None:
    done(at_work)
    at_work.hands.press_change(0)


def refused(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.press_primary()
    at_work.take("rug")


def failing(at_work: Seat) -> None:
    at_work.booth.journal.disk_fails = "JRN-302"
    at_work.take("plate")


def a_yes(at_work: Seat) -> None:
    at_work.take("rug")
    at_work.hands.act(Act.OFFER)
    at_work.type("3000")
    at_work.hands.hear("enter")
    at_work.hands.press_primary()
    assert at_work.view.pane is Pane.APPROVAL


PANES: tuple[Prepare, ...] = (
    *(empty, full, typing, haggling, how_many, reducing, noting, amounts, tickets, paying, giving_back),
    *(done, receipt, refused, failing, a_yes),
)


@pytest.fixture(params=[Language.AR, Language.FR, Language.EN])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    language: Language = request.param
    backwards = language.right_to_left
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    yield language
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def at_work(language: Language) -> Seat:
    booth = Booth()
    manager = booth.found("فاطمة الزهراء المنصوري")
    booth.hire(manager, "إبراهيم", Role.MANAGER)
    return seat(booth, booth.hire(manager, "يوسف"), language=language)


@pytest.fixture(params=PANES, ids=lambda prepare: prepare.__name__)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, at_work: Seat) -> SellScreen:
    prepare: Prepare = request.param
    screen = SellScreen(at_work.sell, lambda _view: None)
    qtbot.addWidget(screen)
    screen.resize(WIDE, HIGH)
    screen.speak(words_for(at_work.sell.bench.words.language))
    prepare(at_work)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def test_it_fits_is_touched_and_is_read(screen: SellScreen) -> None:
    assert (screen.width(), screen.height()) == (WIDE, HIGH)
    assert judge.too_small(screen) == []
    assert judge.squeezed(screen) == []
    assert judge.unnamed(screen) == []
    with judge.reading() as cut:
        screen.grab()
    assert cut == []


def test_what_went_wrong_never_covers_the_total(screen: SellScreen) -> None:
    banner, total = screen.find_side.banner, screen.side.total
    covered = banner.isVisible() and banner.mapToGlobal(banner.rect().topLeft()).x()
    assert (
        not banner.rect()
        .translated(banner.mapTo(screen, banner.rect().topLeft()))
        .intersects(total.rect().translated(total.mapTo(screen, total.rect().topLeft())))
    ), covered
