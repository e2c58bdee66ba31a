"""What is set on the till: what the seller is, and the printer's paper, with a page to try it on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pos.domain.foreign import TAKEN
from pos.domain.money import Currency
from pos.domain.settings import PAPER_DOTS, Setting, dots_of
from pos.ui.override import override
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.selling.terms_choices import coin_choices, duty_choices
from pos.ui.presenters.shelf.seller_choice import seller_choices
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space, Target, Type, Weight
from pos.ui.widgets.drawer.rates_board import RatesBoard
from pos.ui.widgets.drawer.terms_board import TermsBoard
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.staff.seller_board import SellerBoard
from pos.words.speech import Words

_CHOICES, _YES, _RATES = range(3)


class SettingsScreen(PermittedScreen):
    """Each choice is made by touching it, and is a fact at once."""

    phone_wanted = Signal()

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__(words, Button(Kind.PRIMARY))
        self._settings: TillSettings | None = None
        self.sellers = SellerBoard()
        self._seller, self._paper = Label(Type.STRONG, Weight.BOLD), Label(Type.STRONG, Weight.BOLD)
        self._seller_hint = Label(tone=Tone.MUTED, wrap=True)
        self.terms = TermsBoard()
        self.dots = {dots: Button(Kind.PLAIN) for dots in PAPER_DOTS}
        self.rates, self.open_rates, self.phone = RatesBoard(TAKEN), Button(Kind.QUIET), Button(Kind.QUIET)
        self._at_rates = False
        self.test_page = Button(Kind.QUIET, once=True)
        self.told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self._no_printer = Label(Type.BODY, tone=Tone.MUTED, wrap=True)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, settings: TillSettings) -> None:
        """Show what is set."""
        self._settings, self._at_rates = settings, False
        settings.open(self._words, self._show)
        self._show()

    @override
    def _permitted(self) -> Permitted | None:
        return None if self._settings is None else self._settings.permitted

    @override
    def _say(self, words: Words) -> None:
        self.title.say(words.say("settings.title"), words.say("word.back"))
        self._seller.say(words.say("settings.seller"))
        self._seller_hint.say(words.say("settings.seller_hint"))
        self.terms.speak(words)
        self._paper.say(words.say("settings.paper"))
        for dots, button in self.dots.items():
            button.say(words.say(f"settings.dots_{dots}"), words.say("settings.dots", dots=dots))
        self.test_page.say(words.say("settings.test_page"))
        self.rates.speak(words)
        self.open_rates.say(words.say("rates.title"), words.say("rates.caption"))
        self.phone.say(words.say("mobile.set"), words.say("mobile.set_caption"))
        self._no_printer.say(words.say("settings.no_printer"))

    @override
    def enter(self) -> None:
        self.setFocus()

    @override
    def _show(self) -> None:
        settings, words = self._settings, self._words
        if settings is None:
            return
        self.sellers.show_choices(seller_choices(settings.sellers, settings.value(Setting.SELLER_TAX), words))
        coin, duty = settings.value(Setting.CASH_ROUNDING), settings.value(Setting.STAMP_DUTY)
        duties = duty_choices(duty, words) if settings.currency is Currency.MAD else ()
        self.terms.show_choices(coin_choices(coin, settings.currency, words), duties)
        standing = dots_of(settings.value(Setting.PAPER_DOTS))
        for dots, button in self.dots.items():
            button.play(Kind.CHOSEN if dots == standing else Kind.PLAIN)
        self.told.say(words.say(settings.told) if settings.told else "")
        self._no_printer.setVisible(not settings.has_printer)
        for banner in (self.banner, self.rates.banner):
            banner.tell(settings.permitted.notice)
        board = settings.permitted.board()
        self._sides.setCurrentIndex(_YES if board is not None else _RATES if self._at_rates else _CHOICES)
        done = "rates.keep" if self._at_rates else "word.back"
        self.go.say(words.say("approval.give" if board is not None else done))
        self.open_rates.setEnabled(not self._at_rates)
        self.go.setEnabled(board is None or board.ready)
        if board is not None:
            self.yes.show_view(board)

    @override
    def _go_on(self) -> None:
        if self._settings is None or not self._at_rates:
            self.left.emit()
        elif self._settings.change_rates(self.rates.typed()):
            self._turn_to(rates=False)

    @override
    def _step_back(self) -> None:
        if self._settings is not None and self._settings.permitted.give_up():
            return
        if self._at_rates:
            self._turn_to(rates=False)
        else:
            self.left.emit()

    def _go_to_rates(self) -> None:
        if self._settings is not None:
            self._settings.told = ""
            self.rates.show_rates(self._settings.rates)
            self._turn_to(rates=True)
            self.rates.authorisation.setFocus()

    def _turn_to(self, *, rates: bool) -> None:
        self._at_rates = rates
        self._show()

    def _choose(self, setting: Setting, value: str) -> None:
        if self._settings is not None:
            self._settings.change(setting, value)

    def _choose_dots(self, dots: int, _checked: object = None) -> None:
        self._choose(Setting.PAPER_DOTS, str(dots))

    def _print(self) -> None:
        if self._settings is not None:
            self._settings.print_test_page()

    def _connect(self) -> None:
        self.open_rates.clicked.connect(self._go_to_rates)
        self.phone.clicked.connect(self.phone_wanted)
        self.rates.title.back.connect(self._step_back)
        self._connect_banner(self.rates.banner)
        self.sellers.chosen.connect(partial(self._choose, Setting.SELLER_TAX))
        self.terms.coin_chosen.connect(partial(self._choose, Setting.CASH_ROUNDING))
        self.terms.bearer_chosen.connect(partial(self._choose, Setting.STAMP_DUTY))
        for dots, button in self.dots.items():
            button.clicked.connect(partial(self._choose_dots, dots))
        self.test_page.clicked.connect(self._print)

    def _lay_out(self) -> None:
        page, side, papers = QWidget(), Panel(), QHBoxLayout()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.SNUG)
        for widget in (self.title, self.banner, self._seller, self._seller_hint, self.sellers):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.terms)
        column.addStretch(1)
        papers.setSpacing(Space.SNUG)
        for button in self.dots.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(Target.MAIN)
            papers.addWidget(button)
        side.stack(self._paper)
        side.column.addLayout(papers)
        side.stack(self.test_page, self._no_printer)
        side.column.addSpacing(Space.BODY)
        side.stack(self.open_rates, self.phone)
        side.column.addStretch(1)
        side.stack(self.told, self.go)
        self._lay_beside(side, page, self.rates)
