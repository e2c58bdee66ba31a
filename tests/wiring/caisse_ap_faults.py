"""Every way a payment can go wrong at a Caisse-AP terminal: it says yes or no once, and can be asked nothing after."""

from dataclasses import dataclass

from tests.devices.terminal.caisse_ap_peer import Act, Fields, Talk, approve, no, yes
from tests.wiring.card_faults import Fault


@dataclass(frozen=True)
class CaisseApFault(Fault):
    """What goes wrong and when; `act` is what the terminal does with the request instead of approving it."""

    act: Act = approve


def in_progress(name: str, act: Act, *, late: bool = False) -> CaisseApFault:
    return CaisseApFault(name, "in progress", act=act, late=late)


def silent(talk: Talk, asked: Fields) -> None:
    talk.stays = True


def hang_up(talk: Talk, asked: Fields) -> None:
    talk.hang_up()


def charge_and_hang_up(talk: Talk, asked: Fields) -> None:
    talk.charge(asked)
    talk.hang_up()


def refuse(reason: str) -> Act:
    return lambda talk, asked: talk.send(no(asked, reason))


def charged_but(**changed: str) -> Act:
    """Charge the card, and answer with other values by tag."""

    def act(talk: Talk, asked: Fields) -> None:
        talk.charge(asked)
        talk.send(yes(asked, **changed))

    return act


def not_done_but(**changed: str) -> Act:
    """Charge nothing, and answer with other values by tag."""
    return lambda talk, asked: talk.send(yes(asked, **changed))


def sent(answer: bytes, talk: Talk, asked: Fields) -> None:
    talk.charge(asked)
    talk.send(answer)


def cut(talk: Talk, asked: Fields) -> None:
    sent(yes(asked)[:60], talk, asked)


def late(act: Act) -> Act:
    """Do it once nobody waits for it."""

    def later(talk: Talk, asked: Fields) -> None:
        talk.ledger.late.wait(5)
        act(talk, asked)

    return later


def previous_first(talk: Talk, asked: Fields) -> None:
    talk.send(yes({**asked, "CF": "QFK000777", "CB": "5000"}))
    approve(talk, asked)


def half(talk: Talk, asked: Fields) -> None:
    part = int(asked["CB"]) // 2
    talk.charge(asked, part)
    talk.send(yes(asked, CB=str(part)))


def drip(talk: Talk, asked: Fields) -> None:
    talk.charge(asked)
    talk.send_slowly(yes(asked))


def stay(talk: Talk, asked: Fields) -> None:
    talk.stays = True
    approve(talk, asked)


def taken_then(act: Act) -> Act:
    def first(talk: Talk, asked: Fields) -> None:
        talk.send(yes(asked, AE="11", AC="", CB="", CD="", CE=""))
        act(talk, asked)

    return first


CAISSE_AP_FAULTS = (
    CaisseApFault("connect_refused", "connecting", gone=True),
    in_progress("declined", refuse("04")),
    in_progress("cancelled_by_customer", refuse("06")),
    in_progress("card_timeout", refuse("08")),
    in_progress("busy", refuse("07")),
    in_progress("silence", silent),
    in_progress("drop_before_authorise", hang_up),
    in_progress("drop_after_authorise", charge_and_hang_up),
    in_progress("drop_mid_frame", cut),
    in_progress("answer_late", late(approve), late=True),
    in_progress("refusal_late", late(refuse("04")), late=True),
    in_progress("answer_twice", lambda talk, asked: sent(yes(asked) * 2, talk, asked)),
    in_progress("answer_of_previous", previous_first),
    in_progress("wrong_reference", charged_but(CF="QFK000777")),
    in_progress("no_reference", charged_but(CF="")),
    in_progress("wrong_register", charged_but(CA="02")),
    in_progress("wrong_action", charged_but(CD="1")),
    in_progress("wrong_amount", charged_but(CB="12100")),
    in_progress("wrong_currency", charged_but(CE="978")),
    in_progress("partial_approval", half),
    in_progress("garbage_before_frame", lambda talk, asked: sent(b"\x00\xffCZ?" + yes(asked), talk, asked)),
    in_progress("split_1_byte", drip),
    in_progress("stays_on_the_line", stay),
    in_progress("broken_frame", lambda talk, asked: sent(yes(asked).replace(b"AC006", b"AC0X6"), talk, asked)),
    in_progress("endless_answer", lambda talk, asked: sent(yes(asked) + b"AK999" * 14_000, talk, asked)),
    in_progress("ae11_only", taken_then(charge_and_hang_up)),
    in_progress("ae11_then_answer", taken_then(approve)),
    in_progress("ae10_with_af", not_done_but(AF="09")),
    in_progress("ae01_authorised", charged_but(AE="01", AF="01")),
    CaisseApFault("cancel_not_possible", "in progress", act=approve, cancels=True),
    CaisseApFault("till_killed", "before the request is written", killed_at="commit 1"),
    CaisseApFault("till_killed", "before the attempt is written", killed_at="commit 2"),
    CaisseApFault("till_killed", "before the first byte", killed_at="start"),
    CaisseApFault("till_killed", "in progress", killed_at="sent", act=charge_and_hang_up),
    CaisseApFault("till_killed", "before the approval and the sale are written", killed_at="commit 3"),
)
