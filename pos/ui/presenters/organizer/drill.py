"""Down into a booth's day: its shifts, the papers of the one chosen, and the paper that lies open with its proof."""

from collections.abc import Callable

from pos.domain.refusals import Refused
from pos.ui.presenters.organizer.desk import Desk
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.usecases.read_paper import ProvenPaper
from pos.wire.desk.days import ShiftSummary
from pos.wire.desk.drill import PaperSummary
from pos.words.codes import Code
from pos.words.speech import Words


class Drill:
    """What is looked at below a booth; `changed` is called when there is something else to show."""

    def __init__(self, desk: Desk, shifts: tuple[ShiftSummary, ...], words: Words) -> None:
        """Look at the first of some shifts."""
        self.desk, self.shifts, self._words = desk, shifts, words
        self.shift = 0
        self.papers: tuple[PaperSummary, ...] | None = None
        self.paper = -1
        self.read: ProvenPaper | None = None
        self.notice: Notice | None = None
        self.signed_out: Callable[[Refused], None] = desk.signed_out
        self.changed: Callable[[], None] = _unheard

    def speak(self, words: Words) -> None:
        """Speak another language."""
        self._words, self.notice = words, None

    def choose_shift(self, index: int) -> None:
        """Ask for the papers of a shift."""
        self.shift, self.papers, self.paper, self.read = index, None, -1, None
        shift = self.shifts[index]
        place = (shift.till, shift.branch, shift.shift)
        self.desk.ask.run(lambda: (index, self.desk.services.read_shift(place)), self._listed, self._fail)
        self.changed()

    def choose_paper(self, index: int) -> None:
        """Ask for a paper and its proof."""
        if self.papers is None or not 0 <= index < len(self.papers):
            return
        self.paper, self.read = index, None
        shift, paper = self.shifts[self.shift], self.papers[index]
        place = (shift.till, paper.branch, paper.number)
        self.desk.ask.run(lambda: self.desk.services.read_paper(place), self._opened, self._fail)
        self.changed()

    def rest(self) -> None:
        """Tell nobody of what changes: nobody looks."""
        self.changed = _unheard

    def tell(self, notice: Notice | None) -> None:
        """Tell of something, or fall silent."""
        self.notice = notice
        self.changed()

    def _listed(self, answer: tuple[int, tuple[PaperSummary, ...] | Refused]) -> None:
        index, papers = answer
        if isinstance(papers, Refused):
            self.tell(refused_notice(papers, self._words))
        elif index == self.shift:
            self.papers = papers
            if papers:
                self.choose_paper(0)
            else:
                self.changed()

    def _opened(self, read: ProvenPaper | Refused) -> None:
        if isinstance(read, Refused):
            self.tell(refused_notice(read, self._words))
        elif self.papers is not None and self._is_open(read):
            self.read = read
            self.changed()

    def _is_open(self, read: ProvenPaper) -> bool:
        """Tell whether an answer is about the paper that is still looked at."""
        if self.papers is None or not 0 <= self.paper < len(self.papers):
            return False
        wanted, paper = self.papers[self.paper], read.paper.paper
        return (paper.branch, paper.number) == (wanted.branch, wanted.number)

    def _fail(self, code: Code) -> None:
        self.tell(failure_notice(Code.CENTRAL_NOT_READ if code is Code.CENTRAL_UNREACHABLE else code, self._words))


def _unheard() -> None:
    """Nobody looks yet."""
