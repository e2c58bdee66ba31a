"""The devices on their page: a terminal is added, found, tried without money, changed and removed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos.domain.facts import SettingChanged
from pos.domain.names import Language
from pos.domain.settings import Setting
from pos.domain.terminal_keys import TerminalKeys
from pos.ports.clock import Moment
from pos.ports.journal import Somebody
from pos.ports.terminal_exchange import Said
from pos.ui.presenters.fitting.devices import Devices
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.devices import DevicesScreen
from pos.usecases.set_terminal import SetTerminal, set_terminal
from pos.words.speech import words_for
from tests.ui import judge
from tests.ui.back_office import AMINA, NOON, SAID, BackOffice
from tests.ui.lanes_in_hand import PromptLane

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
PLACE = "naps:192.168.1.50:4444"
SEALED = "nexo:192.168.1.50:8443"


class Page:
    """The page of devices, as somebody stands before it."""

    def __init__(self, bot: QtBot, back: BackOffice) -> None:
        self.bot, self.back = bot, back
        self.screen = DevicesScreen(back.office(), words_for(Language.FR))
        self.kept = 0
        bot.addWidget(self.screen)
        self.screen.resize(1366, 712)

    def open(self, me: Somebody = AMINA, language: Language = Language.FR) -> "Page":
        words, lane, office = words_for(language), PromptLane(), self.back.office()
        permitted = Permitted(office, lane, me, self.back.people, words)
        devices = Devices(office, lane, permitted, me, None)
        devices.kept = self._keep
        self.screen.speak(words)
        self.screen.open(devices)
        with self.bot.waitExposed(self.screen):
            self.screen.show()
        self.screen.enter()
        return self

    def add(self, where: str = "192.168.1.50") -> "Page":
        side = self.screen.side
        self.press(side.second if side.second.isVisible() else side.go)
        self.screen.form.form.field("where").clear()
        QTest.keyClicks(self.screen.form.form.field("where"), where)
        return self

    def press(self, button: object) -> None:
        QTest.mouseClick(button, LEFT)  # type: ignore[call-overload]  # a button

    def settles(self) -> None:
        self.bot.waitUntil(lambda: not self.screen.work.running)

    @property
    def changes(self) -> dict[str, str]:
        facts = (entry.fact for entry in self.back.journal.entries(1))
        return {fact.name: fact.value for fact in facts if isinstance(fact, SettingChanged)}

    def _keep(self) -> None:
        self.kept += 1


@pytest.fixture
def page(qtbot: QtBot, back: BackOffice) -> Iterator[Page]:
    made = Page(qtbot, back)
    yield made
    made.screen.close_work()


def test_a_terminal_is_typed_and_set(page: Page) -> None:
    page.open().add()
    assert page.screen.side.go.isEnabled()
    QTest.keyClicks(page.screen.form.form.field("acquirer"), "CMI")
    QTest.keyClicks(page.screen.form.form.field("number"), "0042")
    page.press(page.screen.side.go)
    assert page.changes == {"card_terminal": PLACE, "card_acquirer": "CMI", "card_terminal_number": "0042"}
    assert (page.kept, page.screen.side.told.text()) == (1, "Terminal gardé.")
    assert "192.168.1.50:4444" in page.screen.look.cards[0].text()


@pytest.mark.parametrize("where", ["", "deux mots", "http://tpe"])
def test_an_address_that_can_be_none_is_not_kept(page: Page, where: str) -> None:
    page.open().add(where)
    assert (page.screen.side.go.isEnabled(), page.screen.side.second.isEnabled()) == (False, False)


def test_a_kind_brings_its_own_fields_and_port(page: Page) -> None:
    page.open().add()
    form = page.screen.form
    page.press(form.kinds.chips()[1])
    assert (form.form.field("where").text(), form.form.field("port").text()) == ("192.168.1.50", "8888")
    page.press(form.kinds.chips()[4])
    assert (form.form.field("where").isVisible(), page.screen.side.second.isEnabled()) == (False, False)
    page.press(page.screen.side.go)
    assert page.changes["card_terminal"] == "standalone"


def test_a_terminal_is_looked_for_only_when_somebody_wants_it_and_taken_by_touch(page: Page) -> None:
    page.open().add("")
    assert page.screen.form.found.chips() == []
    page.press(page.screen.side.first)
    page.settles()
    page.press(page.screen.form.found.chips()[0])
    page.press(page.screen.side.go)
    assert page.changes["card_terminal"] == PLACE


@pytest.mark.parametrize(("answers", "told"), [(True, "Il a répondu"), (False, "Pas de réponse")])
def test_a_terminal_is_tried_before_it_is_kept(page: Page, answers: bool, told: str) -> None:
    page.back.tries[PLACE] = answers
    page.open().add()
    page.press(page.screen.side.second)
    page.settles()
    assert page.screen.side.told.text().startswith(told)
    assert page.changes == {}


def test_where_there_is_no_terminal_the_main_button_adds_one(page: Page) -> None:
    page.open()
    side = page.screen.side
    assert (side.go.text(), side.go.isEnabled(), side.second.isVisible()) == ("Ajouter un terminal", True, False)
    page.press(side.go)
    assert page.screen.form.isVisible()


def test_a_sealed_terminal_shows_its_certificate_is_tried_with_its_keys_and_set(page: Page) -> None:
    page.back.certificates[SEALED] = "ab" * 32
    page.back.tries[SEALED] = True
    page.open().add()
    page.press(page.screen.form.kinds.chips()[3])
    keys = page.screen.form.keys
    assert (page.screen.side.go.isEnabled(), page.screen.side.second.isEnabled()) == (False, True)
    page.press(page.screen.side.second)
    page.settles()
    assert keys.field("certificate").text() == ":".join(["AB"] * 32)
    assert page.screen.side.told.text().startswith("Voici l’empreinte")
    for name, text in (("machine", "V400m-1"), ("key", "mykey"), ("words", "many words")):
        QTest.keyClicks(keys.field(name), text)
    page.press(page.screen.side.second)
    page.settles()
    assert page.screen.side.told.text().startswith("Il a répondu")
    page.press(page.screen.side.go)
    assert page.changes["card_terminal"] == SEALED
    assert page.back.keys == TerminalKeys("V400m-1", ":".join(["AB"] * 32), "mykey", "1", "many words")


def test_words_that_are_kept_are_not_shown_and_need_not_be_typed_again(page: Page) -> None:
    page.back.keys = TerminalKeys("V400m-1", "AB" * 32, "mykey", kept=True)
    page.open().add()
    page.press(page.screen.form.kinds.chips()[3])
    assert (page.screen.form.keys.field("words").text(), page.screen.side.go.isEnabled()) == ("", True)


def test_a_sealed_terminal_whose_keys_are_gone_says_so(page: Page) -> None:
    set_terminal(SetTerminal(SEALED, "CMI", "", AMINA), journal=page.back.journal)
    page.open()
    assert "ressaisissez-les" in page.screen.look.cards[0].text()
    assert page.screen.side.go.text() == "Changer le terminal"
    page.press(page.screen.side.go)
    assert page.screen.form.keys.isVisible()


def test_a_cashier_sets_none_without_a_yes(page: Page) -> None:
    page.open(SAID).add()
    page.press(page.screen.side.go)
    assert (page.screen.yes.isVisible(), page.changes) == (True, {})
    QTest.keyClicks(page.screen, "4831")
    QTest.keyClick(page.screen, KEY.Key_Return)
    assert page.changes["card_terminal"] == PLACE


def test_a_terminal_is_removed(page: Page) -> None:
    page.open().add()
    page.press(page.screen.side.go)
    page.press(page.screen.side.first)
    assert page.back.journal.setting(Setting.CARD_TERMINAL) == ""
    assert (page.screen.side.told.text(), page.screen.side.first.isVisible()) == ("Terminal retiré.", False)


def test_what_was_said_last_stands_there_the_newest_first(page: Page) -> None:
    page.back.said = (
        Said(NOON, ours=True, text="001=009"),
        Said(Moment(NOON.utc_ms + 1, 0), ours=False, text="001=109"),
    )
    page.open()
    rows = [[label.text() for label in row[1:]] for row in page.screen.look.said.rows]
    assert [who for who, _ in rows] == ["Terminal", "Caisse"]
    assert "001=109" in rows[0][1]


@pytest.mark.parametrize("language", [Language.AR, Language.FR, Language.EN])
@pytest.mark.parametrize("typing", [-1, 0, 3])
def test_it_fits_the_smallest_screen_in_each_language(page: Page, language: Language, typing: int) -> None:
    text = "  ".join(f"{tag:03}=00000012345600" for tag in range(1, 12))
    page.back.said = tuple(Said(NOON, ours=bool(place % 2), text=text) for place in range(8))
    page.open(language=language)
    if typing >= 0:
        page.add()
        page.press(page.screen.form.kinds.chips()[typing])
        page.press(page.screen.side.first)
        page.settles()
    with judge.reading() as cut:
        page.screen.grab()
    assert cut == []
    screen = page.screen
    assert (judge.too_small(screen), judge.squeezed(screen), judge.unnamed(screen)) == ([], [], [])
