"""Whatever is heard in whatever order, the conversation keeps to its rules: journal before bytes, one thing at once."""

from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    DeclineCategory,
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    TerminalLabel,
)
from pos.domain.tender import Means
from pos.ports.payment_terminal import (
    Cancelled,
    Capabilities,
    Confirmed,
    Declined,
    Doubt,
    Found,
    Lost,
    NotFound,
    NotSent,
    Orphan,
    Outcome,
    Prompt,
    Prompted,
    Sent,
    Shown,
    StillBusy,
    TerminalEvent,
    Unreachable,
    Unsent,
    Waiting,
)
from pos.usecases.card.conversation import step
from pos.usecases.card.signals import (
    Begun,
    CancelAsked,
    Command,
    Commit,
    CommitFailed,
    Committed,
    Confirm,
    ConfirmationEnded,
    Event,
    Inquire,
    InquiryAsked,
    InquiryEnded,
    Keep,
    Overheard,
    Restarted,
    Show,
    Start,
    StopAsked,
    Ticked,
    TriedAgain,
)
from pos.usecases.card.talk import Talk
from tests.fakes.terminal import ONE_PHASE, TWO_PHASES, yes

F = TypeVar("F")
MAD = Currency.MAD
TPE = TerminalLabel("tpe-1", "naps")
ASKED = PaymentRequested(3, "p1", "k1", PaymentKind.SALE, Means.CARD, Money(100_00, MAD), TPE)
LEFT = Payment(9, ASKED, PaymentState.SENDING, 1, "000009")

amounts = st.sampled_from(
    [Money(100_00, MAD), Money(50_00, MAD), Money(100_01, MAD), Money(0, MAD), Money(1, Currency.EUR)]
)
approvals = st.builds(lambda amount, final: yes(amount, final=final), amounts, st.booleans())
refusals: list[Outcome] = [Declined("051", DeclineCategory.LIMIT), Cancelled("customer")]
outcomes: st.SearchStrategy[Outcome] = approvals | st.sampled_from(refusals)
doubts = st.builds(Lost, st.sampled_from(Doubt))
answers = (
    st.builds(Found, outcomes)
    | st.builds(Shown, approvals)
    | st.builds(NotFound, st.booleans())
    | st.sampled_from([StillBusy(), Unreachable(Doubt.SILENCE)])
)
words: list[TerminalEvent] = [Sent(), Waiting(), Prompted(Prompt.ENTER_PIN), Orphan("000009")]
heard: st.SearchStrategy[TerminalEvent] = st.one_of(
    outcomes, doubts, st.builds(NotSent, st.sampled_from(Unsent)), st.sampled_from(words)
)
told = st.builds(Orphan, st.sampled_from(["000009", "000001"]), st.just("000481"), outcomes | st.just(Confirmed()))
wanted: st.SearchStrategy[Event] = st.sampled_from(
    [
        Begun(ASKED, "000001"),
        TriedAgain(Payment(7, ASKED, PaymentState.DECLINED, 1, "000001"), "000002"),
        TriedAgain(Payment(7, ASKED, PaymentState.UNKNOWN, 1, "000001"), "000002"),
        CancelAsked(),
        StopAsked(),
        InquiryAsked(9),
        InquiryAsked(1),
        Restarted((LEFT,)),
        Ticked(),
    ]
)
events: st.SearchStrategy[Event] = st.one_of(
    wanted,
    heard,
    st.builds(ConfirmationEnded, st.one_of(st.just(Confirmed()), doubts)),
    st.builds(InquiryEnded, st.sampled_from([9, 1]), answers),
    st.builds(Overheard, told, st.sampled_from([None, LEFT])),
)


@dataclass
class Watcher:
    """Runs a conversation on events from a drawn list, and holds every command to the rules."""

    talk: Talk
    commits_fail: list[bool]
    durable: list[object] = field(default_factory=list)
    on_the_wire: int = 0

    def feed(self, event: Event, now_ms: int) -> None:
        self.talk, commands = step(self.talk, event, now_ms)
        for command in commands:
            self.judge(command, now_ms)

    def judge(self, command: Command, now_ms: int) -> None:
        match command:
            case Commit():
                failed = self.commits_fail.pop() if self.commits_fail else False
                if not failed:
                    self.durable += command.facts
                    self.feed(Committed(command, tuple(range(7, 7 + len(command.facts)))), now_ms)
                else:
                    self.feed(CommitFailed(command, "JRN-301"), now_ms)
            case Start(reference=reference):
                assert self.last(PaymentAttempted).reference == reference
                assert self.talk.live is not None
            case Confirm(trace=trace):
                moved = self.last(PaymentMoved)
                assert (moved.state, moved.trace) == (PaymentState.APPROVED_UNCONFIRMED, trace)
            case Inquire():
                assert self.talk.live is None
            case Show(view=view):
                assert view.terminal == TPE
            case _:
                assert self.talk.live is not None

    def last(self, kind: type[F]) -> F:
        return next(fact for fact in reversed(self.durable) if isinstance(fact, kind))


@given(st.lists(events, max_size=40), st.lists(st.booleans(), max_size=12), st.sampled_from([ONE_PHASE, TWO_PHASES]))
def test_no_order_of_events_breaks_a_rule(
    happened: list[Event], commits_fail: list[bool], capabilities: Capabilities
) -> None:
    watcher = Watcher(Talk(TPE, capabilities, recovering=False), commits_fail)
    for place, event in enumerate(happened):
        watcher.feed(event, place * 1_000)
    approved = [
        fact for fact in watcher.durable if isinstance(fact, PaymentMoved) and fact.state is PaymentState.APPROVED
    ]
    assert all(fact.authorised is not None and 0 < fact.authorised.minor <= 100_00 for fact in approved)


@given(st.one_of(heard, st.just(ConfirmationEnded(Confirmed()))))
def test_what_a_terminal_says_when_nobody_asked_moves_nothing(event: Event) -> None:
    talk = Talk(TPE, TWO_PHASES, recovering=False)
    assert step(talk, event, 0) == (talk, ())


@given(st.lists(events, max_size=30))
def test_an_approval_is_never_finished_for_more_than_was_asked_or_less(happened: list[Event]) -> None:
    watcher = Watcher(Talk(TPE, ONE_PHASE, recovering=False), [])
    for event in [Begun(ASKED, "000001", completes=True), *happened]:
        watcher.talk, commands = step(watcher.talk, event, 0)
        for command in commands:
            if isinstance(command, Commit) and command.completes:
                (moved,) = command.facts
                assert isinstance(moved, PaymentMoved)
                assert (command.why, moved.authorised) == (Keep.END, ASKED.amount)
            watcher.judge(command, 0)


def test_an_approval_that_is_final_is_not_confirmed() -> None:
    watcher = Watcher(Talk(TPE, TWO_PHASES, recovering=False), [])
    for event in (Begun(ASKED, "000001"), Sent(), yes(ASKED.amount, final=True)):
        watcher.feed(event, 0)
    last = watcher.durable[-1]
    assert isinstance(last, PaymentMoved)
    assert (last.state, watcher.talk.live) == (PaymentState.APPROVED, None)


def test_what_the_disk_could_not_take_is_tried_again_in_its_order_until_it_is_durable_and_then_no_more() -> None:
    other = Payment(11, ASKED, PaymentState.SENDING, 1, "000011")
    watcher = Watcher(Talk(TPE, ONE_PHASE, recovering=False), [True] * 4)
    watcher.feed(Restarted((LEFT, other)), 0)
    watcher.feed(Ticked(), 1_000)
    assert watcher.durable == []
    watcher.feed(Ticked(), 2_000)
    moved = [fact for fact in watcher.durable if isinstance(fact, PaymentMoved)]
    assert [(fact.request, fact.state) for fact in moved] == [(9, PaymentState.UNKNOWN), (11, PaymentState.UNKNOWN)]
    watcher.feed(Ticked(), 3_000)
    assert (len(watcher.durable), watcher.talk.unkept) == (2, ())


def test_while_a_payment_is_under_way_no_terminal_is_asked_about_another() -> None:
    watcher = Watcher(Talk(TPE, ONE_PHASE, recovering=False), [])
    watcher.feed(Restarted((LEFT,)), 0)
    _, commands = step(watcher.talk, Ticked(), 10**9)
    assert [command for command in commands if isinstance(command, Inquire)] != []
    watcher.feed(Begun(ASKED, "000001"), 0)
    assert step(watcher.talk, Ticked(), 10**9) == (watcher.talk, ())
