"""Keeps the paper in sight as a PDF among a person's documents, and says where."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import Notice, failure_notice
from pos.ui.ways.till_facts import PdfKept
from pos.ui.widgets.kit.button import Button, Kind
from pos.words.codes import Code
from pos.words.speech import Words

_FOLDERS = 2
"""The folders that are named: a whole path is long, and people know where their documents are."""


class PdfButton(Button):
    """A button for one paper at a time; `kept` says where it was written, `failed` brings the notice of why not."""

    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, keep: Callable[[int], PdfKept], lane: Lane, words: Words) -> None:
        """Take the way to keep a paper; there is none yet."""
        super().__init__(Kind.QUIET, once=True)
        self._keep, self._lane, self._words = keep, lane, words
        self._number = 0
        self.clicked.connect(self._ask)
        self.offer(0)

    def speak(self, words: Words) -> None:
        """Say its words in another language."""
        self._words = words
        self.say(words.say("history.pdf"), words.say("history.pdf_where"))

    def offer(self, number: int) -> None:
        """Offer the paper of that journal number; 0 for none."""
        self._number = number
        self.setEnabled(number > 0)

    def _ask(self) -> None:
        self.setEnabled(False)
        self._lane.run(partial(self._keep, self._number), self._tell, self._fail)

    def _tell(self, outcome: PdfKept) -> None:
        self.setEnabled(self._number > 0)
        words, folder = self._words, " › ".join(outcome.file.parent.parts[-_FOLDERS:])
        if outcome.kept:
            self.kept.emit(words.say("history.pdf_kept", file=outcome.file.name, folder=folder))
            return
        todo, data = words.say("history.pdf_failed_do"), words.say("history.pdf_failed_data")
        self.failed.emit(Notice(words.say("history.pdf_failed", folder=folder), todo, data, grave=True))

    def _fail(self, code: Code) -> None:
        self.setEnabled(self._number > 0)
        self.failed.emit(failure_notice(code, self._words))
