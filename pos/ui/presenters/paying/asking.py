"""Asking a terminal's lane for something, once; and once more with somebody's yes where it was refused without."""

from collections.abc import Callable
from dataclasses import replace

from pos.domain.permissions import Action, Approval
from pos.domain.refusals import Refused, Rule
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.shown.notice import Notice, failure_notice, refused_notice
from pos.ui.presenters.staff.yes import Staff, Yes, ask_for_yes
from pos.usecases.card.requests import (
    AskCard,
    AskCardRefund,
    AskVoid,
    CardRequest,
    Decide,
    GiveCash,
    NotDone,
    TypeAnswer,
)
from pos.words.codes import Code
from pos.words.speech import Words


class Asking:
    """One request at a time. `changed` is called after everything that can be seen."""

    def __init__(self, book: CardBook, staff: Staff, words: Words) -> None:
        """Have asked for nothing yet."""
        self.book, self.staff, self.words = book, staff, words
        self.changed: Callable[[], None] = _unheard
        self.approve: Callable[[CardRequest, Approval], CardRequest] = with_approval
        self.sent: CardRequest | None = None
        self.yes: Yes | None = None
        self.notice: Notice | None = None

    def send(self, request: CardRequest) -> None:
        """Ask; while an answer is waited for nothing else is sent, so a second tap finds nothing to do."""
        if self.sent is None:
            self.sent, self.notice = request, None
            self.book.ask(request)
            self.changed()

    def answered(self) -> None:
        """Take in that the payment moved on."""
        self.sent = None

    def begin_again(self) -> None:
        """Forget what was asked and said before: it is about another payment now."""
        self.sent = self.yes = self.notice = None

    def not_done(self, news: NotDone) -> None:
        """Take in a refusal of what was asked: for want of a yes, one is asked for; any other is told."""
        request, refused = self.sent, news.refused
        if request is None or news.request != request:
            return
        self.sent = None
        if refused is None:
            code = next((known for known in Code if known.value == news.failure), Code.UNEXPECTED)
            self.notice = failure_notice(code, self.words)
        elif refused.rule is Rule.NEEDS_APPROVAL and refused.action is not None:
            self.ask_for_yes(refused.action, lambda approval: self.send(self.approve(request, approval)))
        else:
            act = self.words.say("card.insist") if refused.rule is Rule.APPROVAL_SEEN_BEFORE else ""
            self.notice = refused_notice(refused, self.words, act)

    def ask_for_yes(self, action: Action, granted: Callable[[Approval], None], *, myself: bool = False) -> None:
        """Ask for somebody's yes; where nobody can give it, say so."""

        def given(approval: Approval) -> None:
            self.yes = None
            granted(approval)

        self.yes = ask_for_yes(action, self.staff, given, myself=myself)
        if self.yes is None:
            self.notice = refused_notice(Refused(Rule.NEEDS_APPROVAL, action=action), self.words)
        else:
            self.yes.entry.changed, self.yes.entry.failed = self.changed, self.fail
        self.changed()

    def do_without(self) -> bool:
        """Do without the yes; False when none was asked for."""
        if self.yes is None:
            return False
        self.yes = None
        return True

    def tell(self, notice: Notice | None) -> None:
        """Tell of something that did not happen, or fall silent."""
        self.notice = notice
        self.changed()

    def fail(self, code: Code) -> None:
        """Tell of a failure of the world or of ours."""
        self.tell(failure_notice(code, self.words))


def with_approval(request: CardRequest, approval: Approval) -> CardRequest:
    """Put a yes on a request that can carry one."""
    match request:
        case AskCard() | AskCardRefund() | AskVoid() | Decide() | GiveCash() | TypeAnswer():
            return replace(request, approvals=(*request.approvals, approval))
        case _:
            return request


def _unheard() -> None:
    """Nobody looks yet."""
