"""A piece is made here, or found and changed: its name in the languages, its price, its kind, and the cloth it gets."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos.domain.patterns import pattern_of
from pos.ui.override import override
from pos.ui.presenters.shelf.piece import own_order
from pos.ui.presenters.shelf.piece_work import PieceWork
from pos.ui.presenters.staff.permitted import Permitted
from pos.ui.screens.permitted import PermittedScreen
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.widgets.kit.button import Button, Kind
from pos.ui.widgets.kit.chip_row import ChipRow
from pos.ui.widgets.kit.cloth import Cloth
from pos.ui.widgets.kit.form import Form
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.panel import Panel
from pos.ui.widgets.kit.search import SearchField
from pos.words.speech import Words

_NAMES = ("first", "second", "third")
_FACTS = ("price", "stock", "maker")
_IN_A_ROW = 7


class PieceScreen(PermittedScreen):
    """Keeps nothing itself: what is typed is told to the piece in hand."""

    def __init__(self, words: Words) -> None:
        """Make a screen that waits for somebody to come."""
        super().__init__(words, Button(Kind.PRIMARY))
        self._work: PieceWork | None = None
        self.search, self.found = SearchField(), ChipRow()
        self.names, self.facts = Form(_NAMES), Form(_FACTS)
        self.kinds, self.chains = ChipRow(), (ChipRow(), ChipRow())
        self._kind, self._chain = Label(Type.BODY, Weight.MEDIUM), Label(Type.BODY, Weight.MEDIUM)
        self.cloth, self.name = Cloth(pattern_of("", "")), Label(Type.TITLE, Weight.BOLD, wrap=True)
        self.price, self._task = Label(Type.TITLE, Weight.BOLD, Tone.ACCENT), Label(tone=Tone.MUTED, wrap=True)
        self.told = Label(Type.STRONG, Weight.STRONG, Tone.ACCENT, wrap=True)
        self.fresh = Button(Kind.QUIET)
        self._lay_out()
        self._connect()
        self.speak(words)

    def open(self, work: PieceWork) -> None:
        """Begin with a new piece."""
        self._work = work
        work.open(self._words, self._show)
        self.search.clear()
        self._show()

    @override
    def _permitted(self) -> Permitted | None:
        return None if self._work is None else self._work.permitted

    @override
    def _say(self, words: Words) -> None:
        self.title.say(words.say("piece.title"), words.say("word.back"))
        self.search.say(words.say("piece.search"), words.say("word.erase"))
        for place, language in zip(_NAMES, own_order(words.language), strict=True):
            own = language is own_order(words.language)[0]
            hint = "piece.name_hint" if own else "piece.optional"
            self.names.say(place, words.say(f"piece.name_{language.value}"), words.say(hint))
        self.facts.say("price", words.say("piece.price"), "0")
        self.facts.say("stock", words.say("piece.stock"), words.say("piece.optional"))
        self.facts.say("maker", words.say("piece.maker"), words.say("piece.optional"))
        self._kind.say(words.say("piece.kind"))
        self._chain.say(words.say("piece.chain"))
        self.fresh.say(words.say("piece.new"))

    @override
    def enter(self) -> None:
        self.names.begin()

    @override
    def _show(self) -> None:
        work, words = self._work, self._words
        if work is None:
            return
        piece = work.piece
        for place, language in zip(_NAMES, own_order(words.language), strict=True):
            _fill(self.names, place, getattr(piece.names, language.value))
        for name in _FACTS:
            _fill(self.facts, name, getattr(piece, name))
        stock = self.facts.field("stock")
        stock.setEnabled(not piece.unique)
        stock.setPlaceholderText(words.number(1) if piece.unique else words.say("piece.optional"))
        self.found.show_choices(work.results())
        self.kinds.show_choices(work.kinds())
        chains = work.chains()
        for row, first in zip(self.chains, (0, _IN_A_ROW), strict=True):
            row.show_choices(chains[first : first + _IN_A_ROW])
        self.cloth.show_pattern(piece.pattern)
        self.name.say(words.name(piece.names) or words.say("piece.new"))
        self.price.say(work.price())
        self._task.say(words.say("piece.task_new" if piece.was is None else "piece.task_change"))
        self.told.say(work.told)
        self.banner.tell(work.permitted.notice)
        board = work.permitted.board()
        self._sides.setCurrentIndex(0 if board is None else 1)
        self.fresh.setVisible(board is None and piece.was is not None)
        keep = "piece.make" if piece.was is None else "piece.keep"
        self.go.say(words.say("approval.give" if board is not None else keep))
        self.go.setEnabled(not work.permitted.busy if board is None else board.ready)
        if board is not None:
            self.yes.show_view(board)

    def _typed_name(self, place: str, text: str) -> None:
        if self._work is not None:
            self._work.type(own_order(self._words.language)[_NAMES.index(place)].value, text)

    def _typed_fact(self, name: str, text: str) -> None:
        if self._work is not None:
            self._work.type(name, text)

    def _search(self, text: str) -> None:
        if self._work is not None and text.strip() != self._work.searched:
            self._work.search(text)

    def _choose(self, product: str) -> None:
        if self._work is not None:
            self._work.choose(product)
            self.facts.begin()

    def _choose_kind(self, kind: str) -> None:
        if self._work is not None:
            self._work.choose_kind(kind)

    def _choose_chain(self, chain: str) -> None:
        if self._work is not None:
            self._work.choose_chain(chain)

    def _begin(self) -> None:
        if self._work is not None:
            self._work.begin()
            self.enter()

    @override
    def _go_on(self) -> None:
        if self._work is not None:
            self._work.put()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.found.touched.connect(self._choose)
        self.names.typed.connect(self._typed_name)
        self.names.entered.connect(self.facts.begin)
        self.facts.typed.connect(self._typed_fact)
        self.facts.entered.connect(self._go)
        self.kinds.touched.connect(self._choose_kind)
        for row in self.chains:
            row.touched.connect(self._choose_chain)
        self.fresh.clicked.connect(self._begin)

    def _lay_out(self) -> None:
        page, forms = QWidget(), QHBoxLayout()
        forms.setSpacing(Space.WIDE)
        for form in (self.names, self.facts):
            forms.addWidget(form, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.TIGHT)
        for widget in (self.title, self.banner, self.search, self.found):
            column.addWidget(widget)
        column.addLayout(forms)
        for part in (self._kind, self.kinds, self._chain, *self.chains):
            column.addWidget(part)
        column.addStretch(1)
        side = Panel()
        side.stack(self.cloth, self.name, self.price, self._task, self.told)
        side.column.addStretch(1)
        side.stack(self.fresh, self.go)
        self._lay_beside(side, page)


def _fill(form: Form, name: str, text: str) -> None:
    """Write what stands there, unless somebody is writing it."""
    field = form.field(name)
    if field.text().strip() != text:
        field.setText(text)
