"""Noise breaks no reader of a card terminal's messages, and a reader that is too trusting is found."""

from random import Random

import pytest

from pos.devices.terminal.caisse_ap import frames, judging
from pos.devices.terminal.caisse_ap.messages import Answer
from pos.domain.money import Currency, Money
from pos.ports.payment_terminal import Approved
from tests.simulation.card_frames import Dialect, dialects, faults

STRETCHES = 200


def tried(dialect: Dialect, stretches: int = STRETCHES) -> list[str]:
    chance = Random(7)
    return [fault for _ in range(stretches) for fault in faults(dialect, chance)]


@pytest.mark.parametrize("dialect", dialects(), ids=lambda dialect: dialect.name)
def test_noise_is_read_the_same_however_it_is_cut_and_never_believed(dialect: Dialect) -> None:
    assert tried(dialect) == []


def test_a_yes_that_repeats_nothing_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def believing(answer: Answer, *_: object) -> Approved:
        return Approved(Money(1, Currency.MAD), "", "", answer.card)

    monkeypatch.setattr(judging, "judged", believing)
    assert tried(dialects()[0])


def test_a_reader_that_looks_at_pieces_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    really_feed = frames.FrameReader.feed
    monkeypatch.setattr(frames.FrameReader, "feed", lambda reader, data: really_feed(reader, data[:64]))
    assert tried(dialects()[0])
