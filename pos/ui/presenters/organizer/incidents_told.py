"""What is not as it should be, each told as a card: which till, what it means, what to do about it."""

from collections.abc import Iterator

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.values import dataclass
from pos.ui.presenters.organizer.board_told import NOTHING, Shade
from pos.wire.desk.incidents import (
    ApartSummary,
    AsideSummary,
    ChangeSummary,
    ForkSummary,
    GapSummary,
    Incidents,
    JumpSummary,
    LateSummary,
    RefusalSummary,
)
from pos.wire.enrolment import WhyNot
from pos.wire.reply import Refusal
from pos.words.refusal import duration
from pos.words.speech import Words

_REASONS = (
    "unreadable",
    "too_new",
    "identity_differs",
    "no_such_shift",
    "no_such_sale",
    "sums_differ",
    "not_a_desk",
    "not_its_fair",
)

_REFUSED = (
    *(why.value for why in Refusal),
    *(why.value for why in WhyNot),
    *("not_theirs", "no_token", "locked", "wrong_password", "stale", "contradicts"),
)

_FIELDS = ("price", "floor", "stock", "names", "code")


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """An incident as it is told; `booth` is the code of whose it is, empty when it is nobody's."""

    title: str
    where: str
    when: str
    means: str
    todo: str
    shade: Shade
    booth: str = ""


def grave(incidents: Incidents) -> int:
    """Count what somebody must do something about."""
    forks = sum(fork.forked for fork in incidents.forks)
    return forks + len(incidents.gaps) + len(incidents.aside)


def cards_of(incidents: Incidents, words: Words, offset_minutes: int) -> tuple[IncidentCard, ...]:
    """Tell everything, what must be done first before what is only good to know."""
    teller = _Teller(words, offset_minutes)
    cards = [*teller.all_of(incidents)]
    order = (Shade.WRONG, Shade.LOOK, Shade.QUIET)
    return tuple(sorted(cards, key=lambda card: order.index(card.shade)))


@dataclass(frozen=True, slots=True)
class _Teller:
    words: Words
    offset_minutes: int

    def all_of(self, incidents: Incidents) -> Iterator[IncidentCard]:
        yield from map(self._fork, incidents.forks)
        yield from map(self._aside, incidents.aside)
        yield from map(self._gap, incidents.gaps)
        yield from map(self._late, incidents.late)
        yield from map(self._apart, incidents.apart)
        yield from map(self._jump, incidents.jumps)
        yield from map(self._refusal, incidents.refusals)

    def _fork(self, fork: ForkSummary) -> IncidentCard:
        say, parted = self.words.say, str(fork.parted)
        where, when = self._till(fork.booth, fork.stand), self._moment(fork.began_ms)
        if fork.forked:
            means = say("desk.case_fork_means", parted=parted)
            todo = say("desk.case_fork_do")
            return IncidentCard(say("desk.case_fork"), where, when, means, todo, Shade.WRONG, fork.booth)
        means, todo = say("desk.case_restored_means", parted=parted), say("desk.case_restored_do")
        return IncidentCard(say("desk.case_restored"), where, when, means, todo, Shade.QUIET, fork.booth)

    def _gap(self, gap: GapSummary) -> IncidentCard:
        say = self.words.say
        return IncidentCard(
            title=say("desk.case_gap"),
            where=self._till(gap.booth, gap.stand),
            when=self._moment(gap.since_ms),
            means=say("desk.case_gap_means", number=str(gap.number), held=str(gap.held)),
            todo=say("desk.case_gap_do"),
            shade=Shade.LOOK,
            booth=gap.booth,
        )

    def _aside(self, aside: AsideSummary) -> IncidentCard:
        say, number = self.words.say, str(aside.number)
        if aside.reason in _REASONS:
            means = say(f"desk.aside_{aside.reason}", number=number)
        else:
            means = say("desk.aside_other", number=number, reason=aside.reason)
        return IncidentCard(
            title=say("desk.case_aside"),
            where=self._till(aside.booth, aside.stand),
            when="",
            means=means,
            todo=say("desk.case_aside_do"),
            shade=Shade.WRONG,
            booth=aside.booth,
        )

    def _late(self, late: LateSummary) -> IncidentCard:
        say = self.words.say
        amount = self.words.money(Money(late.total, Currency(late.currency)))
        return IncidentCard(
            title=say("desk.case_late"),
            where=self._till(late.booth, late.stand),
            when=self._moment(late.received_ms),
            means=say("desk.case_late_means", series=late.series, amount=amount),
            todo=say("desk.case_late_do"),
            shade=Shade.QUIET,
            booth=late.booth,
        )

    def _jump(self, jump: JumpSummary) -> IncidentCard:
        say = self.words.say
        return IncidentCard(
            title=say("desk.case_jump"),
            where=self._till(jump.booth, jump.stand),
            when=self._moment(jump.utc_ms),
            means=say("desk.case_jump_means", duration=duration(self.words, abs(jump.seconds))),
            todo=say("desk.case_jump_do"),
            shade=Shade.QUIET,
            booth=jump.booth,
        )

    def _apart(self, apart: ApartSummary) -> IncidentCard:
        say, field = self.words.say, apart.field if apart.field in _FIELDS else "other"
        earlier, later, stands = (
            self._said(change, apart.currency, field) for change in (apart.earlier, apart.later, apart.stands)
        )
        since = apart.stands != apart.later
        return IncidentCard(
            title=say("desk.case_apart"),
            where=self._till(apart.booth, apart.later.stand),
            when=self._moment(apart.later.utc_ms),
            means=say(
                "desk.case_apart_means",
                piece=self.words.name(apart.names),
                field=say(f"desk.field_{field}"),
                one=earlier,
                other=later,
            ),
            todo=say("desk.case_apart_since" if since else "desk.case_apart_do", stands=stands),
            shade=Shade.QUIET if since else Shade.LOOK,
            booth=apart.booth,
        )

    def _said(self, change: ChangeSummary, currency: str, field: str) -> str:
        """Say what a change says, and who made it when."""
        say, value = self.words.say, NOTHING
        if change.amount is not None:
            money = Money(change.amount, Currency(currency))
            value = self.words.number(change.amount) if field == "stock" else self.words.money(money)
        elif change.names != Names():
            value = self.words.name(change.names)
        elif change.text:
            value = self.words.isolate(change.text)
        return say("desk.case_apart_said", value=value, stand=change.stand, when=self._moment(change.utc_ms))

    def _refusal(self, refusal: RefusalSummary) -> IncidentCard:
        say = self.words.say
        whose = self.words.isolate(refusal.whose) if refusal.whose else say("desk.somebody_unknown")
        if refusal.booth:
            whose = self._till(refusal.booth, refusal.stand)
        why = say(f"desk.refused_{refusal.why}") if refusal.why in _REFUSED else self.words.isolate(refusal.why)
        return IncidentCard(
            title=say("desk.case_refusal"),
            where=say("desk.case_at_central"),
            when=self._moment(refusal.last_ms),
            means=self.words.count("desk.case_refusal_means", refusal.count, whose=whose, why=why),
            todo=say("desk.case_refusal_do"),
            shade=Shade.QUIET,
        )

    def _till(self, booth: str, stand: str) -> str:
        return self.words.say("desk.case_where", booth=booth, stand=stand)

    def _moment(self, utc_ms: int) -> str:
        return self.words.moment(utc_ms, self.offset_minutes) if utc_ms else ""
