import threading
from pathlib import Path

from pos.wiring.crash import REPORTS_MAX, CrashHook
from tests.fakes.devices import SteadyClock

CARD = "4111 1111 1111 1111"


class Mistake(Exception):
    pass


def raised(words: str) -> Mistake:
    try:
        raised_out(words)
    except Mistake as mistake:
        return mistake
    raise AssertionError


def test_a_mistake_is_written_down_and_told_to_whoever_listens(tmp_path: Path) -> None:
    heard: list[BaseException] = []
    hook = CrashHook(tmp_path, SteadyClock(), "till 9")
    hook.listen(heard.append)
    mistake = raised("a wheel came off")
    hook.report(mistake)
    (report,) = tmp_path.glob("*.txt")
    assert "a wheel came off" in report.read_text(encoding="utf-8")
    assert report.read_text(encoding="utf-8").startswith("till 9")
    assert heard == [mistake]


def test_a_report_never_holds_a_card_number(tmp_path: Path) -> None:
    CrashHook(tmp_path, SteadyClock(), "till").report(raised(f"card {CARD}"))
    (report,) = tmp_path.glob("*.txt")
    assert CARD not in report.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_no_second_mistake(tmp_path: Path) -> None:
    heard: list[BaseException] = []
    hook = CrashHook(tmp_path / "gone", SteadyClock(), "till")
    hook.listen(heard.append)
    hook.report(raised("x"))
    assert len(heard) == 1


def test_old_reports_make_room(tmp_path: Path) -> None:
    for number in range(REPORTS_MAX + 5):
        (tmp_path / f"{number}.txt").write_text("old", encoding="utf-8")
    CrashHook(tmp_path, SteadyClock(), "till").report(raised("x"))
    assert len(list(tmp_path.glob("*.txt"))) == REPORTS_MAX


def test_a_mistake_on_another_thread_is_caught_too(tmp_path: Path) -> None:
    hook = CrashHook(tmp_path, SteadyClock(), "till")
    before = threading.excepthook
    hook.install()
    try:
        thread = threading.Thread(target=lambda: raised_out("on a thread"))
        thread.start()
        thread.join()
    finally:
        threading.excepthook = before
    (report,) = tmp_path.glob("*.txt")
    assert "on a thread" in report.read_text(encoding="utf-8")


def raised_out(words: str) -> None:
    raise Mistake(words)
