"""A real switch with its phones, and what its journal says was paid."""

from pathlib import Path

from tests.simulators.device_process import DeviceProcess

NAME = "hps"
SECRET = bytes(range(32))


class SwitchProcess(DeviceProcess):
    """The simulated switch with its journal in `folder`, telling a central at an address."""

    def __init__(self, folder: Path, central: str) -> None:
        journal = folder / "switch.jsonl"
        about = ("--central", central, "--name", NAME, "--secret", SECRET.hex())
        super().__init__("wallet", journal, "--journal", str(journal), *about)

    def pay(self, code: str, amount: int = 0) -> list[str]:
        """Let a phone pay a code; gives the numbers that it shows."""
        paid: list[str] = self.do("pay", code=code, amount=amount)["transactions"]
        return paid

    def money(self) -> dict[str, list[int]]:
        """Tell what was paid under each reference (minor units), in its order."""
        money: dict[str, list[int]] = {}
        for event in self.events("paid"):
            money.setdefault(event["reference"], []).append(event["amount"])
        return money

    def renew(self) -> None:
        """Put everything right, and look from now on only at what is done afterwards."""
        self.do("restore")
        self.look_from_here()
