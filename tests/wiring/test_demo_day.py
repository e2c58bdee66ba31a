import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos.domain.payment_facts import PaymentKind, PaymentState, Source
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts

SALES, REFUNDS, CLOSINGS, ENTRIES = 13, 1, 1, 47


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    out = tmp_path_factory.mktemp("out")
    done = subprocess.run(
        [sys.executable, "-m", "pos", "run", "--out", str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done, out


def test_the_whole_day_comes_true_and_says_nothing_on_the_side(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, _ = played
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "SNA26-B112-T1.1-000013" in done.stdout
    assert "Toutes les ventes sont chez l’organisateur" in done.stdout


def test_every_moment_is_pictured_in_arabic_and_in_french(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    pictures = sorted(path.stem.rsplit("-", 1) for path in (out / "pictures").glob("*.png"))
    moments = {moment for moment, _ in pictures}
    assert len(moments) > 15
    assert {"desk-today", "desk-yesterday", "desk-totals"} <= {moment.split("-", 1)[1] for moment in moments}
    assert pictures == sorted([moment, language] for moment in moments for language in ("ar", "fr"))


def test_every_sale_and_the_closing_came_out_on_paper_once(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    assert len(list((out / "papers").glob("paper-*.png"))) == SALES + REFUNDS + CLOSINGS
    assert str(ENTRIES) in (out / "journal.txt").read_text(encoding="utf-8")


def test_the_last_receipt_the_refund_and_the_report_are_left_as_pdf_for_a_roll_and_for_a4(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    number = "SNA26-B112-T1.1"
    names = {path.stem for path in (out / "papers").glob("*.pdf")}
    assert names == {f"{number}-{paper}{size}" for paper in ("000013", "000014", "Z1") for size in ("", "-a4")}


def test_every_card_paid_what_the_terminal_says_it_charged_and_no_other(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    charged: dict[str, int] = {}
    for line in (out / "terminal" / "memory.jsonl").read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["event"] == "captured":
            charged[event["ns"]] = event["amount"]
        elif event["event"] in {"reversed", "voided"}:
            del charged[event["ns"]]
    parts = open_parts(TillFolders(out / "till"))
    try:
        payments = parts.journal.payments_on("naps-1")
    finally:
        parts.close()
    gone = {each.asked.original for each in payments if each.asked.kind is PaymentKind.VOID and each.paid}
    kept = [each for each in payments if each.asked.kind is PaymentKind.SALE and each.request not in gone]
    assert charged
    assert {each.reference: each.paid.minor for each in kept if each.paid} == charged


def test_cards_were_accepted_refused_found_and_given_back(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    parts = open_parts(TillFolders(out / "till"))
    try:
        payments = parts.journal.payments_on("naps-1")
    finally:
        parts.close()
    ends = [(each.asked.kind, each.state, each.last and each.last.source) for each in payments]
    assert ends == [
        (PaymentKind.SALE, PaymentState.APPROVED, Source.ANSWER),
        (PaymentKind.SALE, PaymentState.DECLINED, Source.ANSWER),
        (PaymentKind.SALE, PaymentState.APPROVED, Source.OPERATOR),
        (PaymentKind.VOID, PaymentState.APPROVED, Source.ANSWER),
    ]


def test_what_a_phone_s_wallet_told_and_what_was_only_seen_are_told_apart(
    played: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    _, out = played
    lines = (out / "phone" / "memory.jsonl").read_text(encoding="utf-8").splitlines()
    told = [(event["reference"], event["amount"]) for event in map(json.loads, lines) if event["event"] == "paid"]
    parts = open_parts(TillFolders(out / "till"))
    try:
        payments = parts.journal.payments_on("mobile-1")
    finally:
        parts.close()
    known = [(each.reference, each.paid and each.paid.minor, each.last and each.last.source) for each in payments]
    assert len(told) == 1
    assert known == [(*told[0], Source.ANSWER), (known[1][0], 220_00, Source.ON_SIGHT)]
