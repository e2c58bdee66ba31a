"""The case of one booth beside the list: its figures, the probable cause, who accepted it, and what can be done."""

from pos.domain.money import Money
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ui.presenters.organizer.board_told import NOTHING, Shade, row_of, signed
from pos.ui.presenters.organizer.judging import BoothCase, State, local_day
from pos.words.speech import Words

_WHY = {
    State.FORKED: "desk.why_forked",
    State.ASIDE: "desk.why_aside",
    State.WAITING: "desk.why_waiting",
    State.GAP: "desk.why_gap",
    State.REOPENED: "desk.why_reopened",
    State.LATE: "desk.why_late",
    State.SILENT: "desk.why_silent",
    State.READY: "desk.why_ready",
    State.SELLING: "desk.why_selling",
    State.ABSENT: "desk.why_absent",
    State.ACCEPTED: "desk.why_accepted",
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A figure of the case; `large` for those that the eye looks for."""

    label: str
    figure: str
    large: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that the column beside the list shows. `accept` is the primary's word, empty when nothing can be accepted."""

    title: str
    about: str
    state: str
    shade: Shade
    lines: tuple[CaseLine, ...]
    why: str
    accepted: str
    accept: str
    wants_note: bool
    has_sales: bool


def case_view(case: BoothCase, words: Words, offset_minutes: int) -> CaseView:
    """Tell a case."""
    row = row_of(case, words, offset_minutes)
    wants_note = case.differs and _acceptable(case)
    return CaseView(
        title=words.say("desk.booth_title", booth=case.booth, name=words.name(case.names)) if row.name else row.booth,
        about=_about(case, words, offset_minutes),
        state=row.state,
        shade=row.shade,
        lines=_lines(case, words),
        why=words.say(_why(case)),
        accepted=accepted_told(case, words),
        accept=_accept(case, words),
        wants_note=wants_note,
        has_sales=bool(case.shifts),
    )


def accepted_told(case: BoothCase, words: Words) -> str:
    """Say who accepted it and when, and the reason that was given."""
    said = case.said
    if said is None:
        return ""
    told = words.say("desk.accepted_by", who=said.by, moment=words.moment(said.at.utc_ms, said.at.offset_minutes))
    return f"{told}\n{words.say('desk.accepted_note', note=said.note)}" if said.note else told


def _acceptable(case: BoothCase) -> bool:
    return case.state is not State.ACCEPTED and any(shift.closed for shift in case.shifts)


def _accept(case: BoothCase, words: Words) -> str:
    if not _acceptable(case):
        return ""
    return words.say("desk.accept_with_note" if case.differs else "desk.accept")


def _why(case: BoothCase) -> str:
    if case.state is not State.DIFFERS:
        return _WHY[case.state]
    if case.difference:
        return "desk.why_short" if case.difference < 0 else "desk.why_over"
    return "desk.why_more"


def _about(case: BoothCase, words: Words, offset_minutes: int) -> str:
    parts = []
    if case.shifts:
        parts += [words.count("desk.shifts_of", len(case.shifts)), words.count("count.papers", case.papers)]
    if case.last_ms:
        heard = Moment(case.last_ms, offset_minutes)
        same_day = any(shift.day == local_day(heard).isoformat() for shift in case.shifts)
        told = words.time if same_day else words.moment
        parts.append(words.say("desk.heard", moment=told(case.last_ms, offset_minutes)))
    else:
        parts.append(words.say("desk.never_heard"))
    if case.late:
        parts.append(words.count("desk.late_papers", case.late))
    return " · ".join(parts)


def _lines(case: BoothCase, words: Words) -> tuple[CaseLine, ...]:
    if not case.shifts:
        return ()
    declared, expected, counted, difference = (NOTHING,) * 4
    if any(shift.closed for shift in case.shifts):
        declared, expected, counted = (
            words.amount(Money(minor, case.currency)) for minor in (case.declared, case.expected, case.counted)
        )
        difference = signed(Money(case.difference, case.currency), words)
    lines = [
        CaseLine(words.say("desk.declared"), declared),
        CaseLine(words.say("desk.synced"), words.amount(Money(case.synced, case.currency)), wrong=bool(case.unsynced)),
    ]
    if case.unsynced > 0:
        unsynced = words.amount(Money(case.unsynced, case.currency))
        lines.append(CaseLine(words.say("desk.unsynced"), unsynced, wrong=True))
    return (
        *lines,
        CaseLine(words.say("desk.expected"), expected, large=True),
        CaseLine(words.say("desk.counted"), counted, large=True),
        CaseLine(words.say("desk.difference"), difference, large=True, wrong=bool(case.difference)),
    )
