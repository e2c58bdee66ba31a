"""Whether something goes wrong in a simulated fair, when, and how badly: drawn by lot, until everything is mended."""

from collections import Counter
from random import Random

from tests.simulation.sync_central import Crash
from tests.simulation.sync_trials import Trial

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000


class Lots:
    """Draws for a fair; nothing goes wrong any more while it is `healing`."""

    chance: Random
    healing: bool
    trials: Counter[Trial]

    def meets(self, trial: Trial, likely: float) -> bool:
        """Let something go wrong or not, and count it."""
        wrong = self.happens(likely)
        self.trials[trial] += wrong
        return wrong

    def happens(self, likely: float) -> bool:
        return not self.healing and self.chance.random() < likely

    def crash(self, likely: float = 0.08) -> Crash:
        if self.happens(likely):
            return self.chance.choice((Crash.BEFORE, Crash.AFTER))
        return Crash.NEVER

    def delay(self) -> int:
        if self.happens(0.05):
            return self.chance.randint(MINUTE, DAY)
        return self.chance.randint(1, 2 * SECOND)
