"""Tells a terminal's totals beside ours, line by line, and each difference with its name and its colour."""

from pos.domain.money import Money
from pos.domain.payment_facts import SettledKind
from pos.domain.values import dataclass
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.card_views import FieldView
from pos.ui.presenters.paying.settling import COUNT, LINES, Settling
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.ticket_rows import typed_told
from pos.ui.presenters.shown.tone import Tone
from pos.usecases.card.settle import Settlement
from pos.words import figures
from pos.words.speech import Words

PLUS = "+"


@dataclass(frozen=True, slots=True)
class SettledRow:
    """A kind of payment: what the terminal counted, what we did, and what lies between."""

    label: str
    theirs: str
    ours: str
    difference: str
    told: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class SettleView:
    """The comparison; without rows it was not made yet. `fields` are the lines of a paper that is being typed."""

    title: str
    told: str
    tone: Tone
    heads: tuple[str, str, str]
    rows: tuple[SettledRow, ...]
    unknown: str
    fields: tuple[FieldView, ...]
    primary: ButtonView
    second: ButtonView | None


def settle_view(settling: Settling, words: Words) -> SettleView:
    """Tell it."""
    settled = settling.settled
    name = terminal_told(settling.book.cards.terminal, words)
    # What is being typed stands where the comparison before it stood.
    rows = () if settled is None or (settling.by_hand and not settling.compared) else _rows(settled, words)
    told, tone = _standing(settling, words)
    unknown = len(settled.fact.unknown) if settled is not None else len(settling.book.open)
    return SettleView(
        title=words.say("settle.of", terminal=name),
        told=told,
        tone=tone,
        heads=(words.say("settle.terminal"), words.say("settle.till"), words.say("settle.difference")),
        rows=rows,
        unknown=words.count("settle.unknown", unknown) if unknown else "",
        fields=() if settling.compared else _fields(settling, words),
        primary=_primary(settling, words),
        second=_second(settling, words),
    )


def _standing(settling: Settling, words: Words) -> tuple[str, Tone]:
    """Say how it stands, and how that is to be taken."""
    settled = settling.settled
    if settling.lost:
        return words.say("settle.lost"), Tone.LOOK
    if settled is None:
        return words.say("settle.not_yet"), Tone.PLAIN
    if settled.after:
        return words.count("settle.after", settled.after), Tone.LOOK
    return words.say(_verdict(settled)), Tone.WELL if settled.agrees else Tone.WRONG


def difference_told(settled: Settlement, words: Words) -> str:
    """Name the first difference in a few words, for a card that has room for one."""
    return next((row.told for row in _rows(settled, words) if row.told), words.say("settle.agrees"))


def _verdict(settled: Settlement) -> str:
    """Name what the comparison came to; a terminal that counts from nothing has likely told its totals before."""
    if settled.agrees:
        return "settle.agrees"
    nothing = not any(kind.theirs_count for kind in settled.fact.kinds)
    return "settle.terminal_empty" if nothing else "settle.differs"


def _rows(settled: Settlement, words: Words) -> tuple[SettledRow, ...]:
    fact, rows = settled.fact, tuple(_row(kind, words) for kind in settled.fact.kinds)
    if fact.theirs_net is None or fact.ours_net is None:
        return rows
    difference = fact.theirs_net - fact.ours_net
    net = SettledRow(
        label=words.say("settle.net"),
        theirs=words.amount(fact.theirs_net),
        ours=words.amount(fact.ours_net),
        difference=_signed(difference, words),
        told=_named(difference, words) if difference else "",
        tone=Tone.WRONG if difference else Tone.WELL,
    )
    return (*rows, net)


def _row(kind: SettledKind, words: Words) -> SettledRow:
    if kind.counts_only:
        return _count_row(kind, words)
    difference = kind.theirs - kind.ours
    same = not difference and kind.theirs_count == kind.ours_count
    return SettledRow(
        label=words.say(f"settle.{kind.kind.value}"),
        theirs=_counted(kind.theirs_count, kind.theirs, words),
        ours=_counted(kind.ours_count, kind.ours, words),
        difference=_signed(difference, words),
        told="" if same else _named(difference, words),
        tone=Tone.WELL if same else Tone.WRONG,
    )


def _count_row(kind: SettledKind, words: Words) -> SettledRow:
    """Tell a kind of which the terminal told no total."""
    difference = kind.theirs_count - kind.ours_count
    return SettledRow(
        label=words.say(f"settle.{kind.kind.value}"),
        theirs=words.number(kind.theirs_count),
        ours=words.number(kind.ours_count),
        difference=words.isolate((PLUS if difference > 0 else "") + words.number(difference)),
        told=words.say("settle.other_count") if difference else "",
        tone=Tone.WRONG if difference else Tone.WELL,
    )


def _counted(count: int, total: Money, words: Words) -> str:
    return words.isolate(f"{words.number(count)} · {words.amount(total)}")


def _signed(difference: Money, words: Words) -> str:
    sign = PLUS if difference.minor > 0 else ""
    return words.isolate(sign + figures.amount(difference))


def _named(difference: Money, words: Words) -> str:
    if not difference:
        return words.say("settle.count_differs")
    if difference.minor < 0:
        return words.say("settle.terminal_less", amount=words.money(-difference))
    return words.say("settle.terminal_more", amount=words.money(difference))


def _fields(settling: Settling, words: Words) -> tuple[FieldView, ...]:
    totals = settling.totals
    if totals is None:
        return ()
    return tuple(
        FieldView(
            id=line,
            label=words.say(f"settle.{line}"),
            text=words.isolate(typed_told(totals.text(line))),
            hint=words.say("settle.hint_count" if line.endswith(COUNT) else "settle.hint_total"),
            chosen=totals.chosen == line,
        )
        for line in LINES
    )


def _primary(settling: Settling, words: Words) -> ButtonView:
    if settling.compared:
        return ButtonView(words.say("close.finish"))
    message = "settle.compare" if settling.by_hand else "settle.ask"
    caption = words.say("settle.compare_caption" if settling.by_hand else "settle.ask_caption")
    return ButtonView(words.say(message), caption, enabled=settling.ready)


def _second(settling: Settling, words: Words) -> ButtonView | None:
    if settling.compared:
        return ButtonView(words.say("settle.again"))
    if not settling.book.cards.capabilities.settles:
        return None
    return ButtonView(words.say("settle.ask_instead" if settling.by_hand else "settle.by_hand"))
