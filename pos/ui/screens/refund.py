"""Goods come back: how many of which lines, why, and the money by the means that paid; all of it on one screen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos.ui.hands.keys import DOWN, ENTER, ERASE, ESCAPE, UP
from pos.ui.override import override
from pos.ui.presenters.paying.card_views import Choice
from pos.ui.presenters.refunds.refund_hands import RefundHands
from pos.ui.presenters.refunds.refund_told import RefundStage, RefundView, refund_stage
from pos.ui.presenters.refunds.refunding import Refunding
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.screens.screen import Screen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.choice_button import ChoiceGrid
from pos.ui.widgets.kit.label import Amount, Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.scroll import Scroll
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.ui.widgets.paying.card_board import CardBoard
from pos.ui.widgets.selling.refund_lines import RefundLines
from pos.ui.widgets.staff.yes_board import YesBoard
from pos.words.speech import Words

BEAT_MS = 600


class RefundScreen(Screen):
    """Gives money back; `left` when somebody goes back, or is done."""

    left = Signal()
    help_wanted = Signal(str)

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for a sale."""
        super().__init__()
        self._words = words
        self.hands = RefundHands(self.left.emit)
        self.title, self.banner, self.lines = TitleBar(), Banner(), RefundLines()
        self.everything = Button(Kind.PLAIN)
        self._why, self.whys = Label(Type.BODY, tone=Tone.MUTED), ChipRow()
        self.board, self.yes = CardBoard(), YesBoard()
        self._of, self.amount = Label(Type.TITLE, Weight.STRONG), Amount(Type.AMOUNT - 8)
        self.means = ChoiceGrid(2, (Kind.PLAIN,), 60)
        self.told = Label(Type.STRONG - 1, tone=Tone.MUTED, wrap=True)
        self.second, self.go = Button(Kind.QUIET), Button(Kind.PRIMARY)
        self._sides, self._sheet = QStackedLayout(), QWidget()
        self._heart = QTimer(self)
        self._heart.setInterval(BEAT_MS)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, refunding: Refunding, number: int) -> None:
        """Begin a refund of the sale of that journal number."""
        refunding.changed = self._show
        self.hands.open(refunding, number)
        self._show()

    @override
    def speak(self, words: Words) -> None:
        self._words = words
        self.hands.speak(words)
        self.banner.name_keys(close=words.say("word.close"))
        self._why.say(words.say("refund.why"))
        self._of.say(words.say("refund.to_give_back"))
        self.yes.speak(words)
        self.board.speak(words)
        self._show()

    @override
    def enter(self) -> None:
        self.setFocus()
        self._heart.start()

    @override
    def leave(self) -> None:
        self._heart.stop()

    @override
    def hear(self, key: str) -> bool:
        if key == ENTER:
            self.hands.enter()
        elif key == ESCAPE:
            self.hands.back()
        elif key in {UP, DOWN}:
            self.hands.go_down(1 if key == DOWN else -1)
        elif key == ERASE or len(key) == 1:
            return self.hands.press(key)
        else:
            return False
        return True

    def _show(self) -> None:
        if self.hands.refunding is None:
            return
        stage = refund_stage(self.hands.refunding, self._words)
        self.banner.tell(stage.notice)
        choosing = stage.yes is None and stage.board is None and stage.sheet is not None and not stage.sheet.done
        self.everything.setVisible(choosing)
        self.title.say(stage.title, self._words.say("word.back"))
        self._show_side(stage)
        if stage.sheet is not None:
            self._show_sheet(stage.sheet)
        if stage.yes is not None:
            self.yes.show_view(stage.yes)
            self._sides.setCurrentWidget(self.yes)
        elif stage.board is not None:
            self.board.show_view(stage.board)
            self._sides.setCurrentWidget(self.board)
        else:
            self._sides.setCurrentWidget(self._sheet)

    def _show_sheet(self, view: RefundView) -> None:
        self.lines.show_lines(view.lines)
        self.lines.setEnabled(not view.done)
        self.everything.say(view.all_of_it.label)
        self.everything.setEnabled(view.all_of_it.enabled)
        self.whys.show_choices(view.whys)
        self.whys.setEnabled(not view.done)

    def _show_side(self, stage: RefundStage) -> None:
        sheet = stage.sheet
        if sheet is not None:
            self.amount.say(sheet.figure, sheet.unit)
            self.means.show_choices([Choice(chip.id, ButtonView(chip.label)) for chip in sheet.means])
            for choice, chip in zip(self.means.buttons, sheet.means, strict=False):
                choice.play(Kind.CHOSEN if chip.chosen else Kind.PLAIN)
        self.told.say(stage.told, Tone.ACCENT if stage.well else Tone.MUTED)
        for button, told in ((self.go, stage.primary), (self.second, stage.second)):
            button.setVisible(told is not None)
            if told is not None:
                button.say(told.label, told.caption)
                button.setEnabled(told.enabled)

    def _beat(self) -> None:
        self.board.beat()
        self.hands.tick()

    def _connect(self) -> None:
        hands = self.hands
        for way in (self.title.back, self.second.clicked):
            way.connect(hands.back)
        for board in (self.yes, self.board):
            board.pressed.connect(self.hear)
            board.face_touched.connect(hands.choose_face)
        self.board.chosen.connect(hands.choose)
        self.board.line_touched.connect(hands.choose_line)
        self.board.help_wanted.connect(self.help_wanted)
        self.lines.stepped.connect(hands.step)
        self.everything.clicked.connect(hands.take_everything)
        self.whys.touched.connect(hands.choose_why)
        self.means.chosen.connect(hands.choose_means)
        self.go.clicked.connect(hands.press_primary)
        self.banner.acted.connect(hands.insist)
        self.banner.dismissed.connect(hands.dismiss)
        self.banner.help_wanted.connect(self.help_wanted)
        self._heart.timeout.connect(self._beat)

    def _lay_out(self) -> None:
        self.yes.bar.hide()
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, Space.BODY)
        sheet.setSpacing(Space.SNUG)
        sheet.addWidget(Scroll(self.lines), 1)
        sheet.addWidget(self._why)
        sheet.addWidget(self.whys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        row.addLayout(left, 1)
        left.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, 0)
        left.setSpacing(Space.SNUG)
        self.title.add(self.everything)
        left.addWidget(self.title)
        left.addWidget(self.banner)
        left.addLayout(self._sides, 1)
        # Only now: the first page of a stack that stands nowhere yet would be shown as a window of its own.
        for page in (self._sheet, self.yes, self.board):
            self._sides.addWidget(page)
        side = Panel()
        side.stack(self._of, self.amount, self.means, self.told)
        side.column.addStretch(1)
        side.stack(self.second, self.go)
        row.addWidget(side)
