"""The way of batteries in a few lines, without a database: what the books must say after any chain of acts."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Chain:
    """Grams by place. ``lost`` and ``found`` are what was stated; ``refused`` acts changed nothing."""

    stock: Counter = field(default_factory=Counter)
    received: int = 0
    lost: int = 0
    found: int = 0
    recovered: int = 0
    state: str = "open"

    def receive(self, grams: int) -> bool:
        self.stock["box"] += grams
        self.received += grams
        return True

    def weigh_out(self, source: str, target: str, grams: int) -> bool:
        """All leaves the source; the scale decides how much that was."""
        self._state(grams - self.stock[source])
        self.stock[source] = 0
        self.stock[target] += grams
        return True

    def sort(self, grams: int) -> bool:
        if self.state != "open" or grams > self.stock["hub"]:
            return False
        self.stock["hub"] -= grams
        self.stock["lot"] += grams
        return True

    def lose(self, grams: int) -> bool:
        if grams > self.stock["hub"]:
            return False
        self.stock["hub"] -= grams
        self.lost += grams
        return True

    def step(self, before: str, after: str) -> bool:
        is_possible = self.state == before and self.stock["lot"] > 0
        self.state = after if is_possible else self.state
        return is_possible

    def arrive(self, grams: int) -> bool:
        if self.state != "shipped":
            return False
        self._state(grams - self.stock["lot"])
        self.stock["lot"], self.state = grams, "arrived"
        return True

    def certify(self, won: int) -> bool:
        if self.state != "arrived" or won > self.stock["lot"]:
            return False
        self.recovered += won
        self.lost += self.stock["lot"] - won
        self.stock["lot"], self.state = 0, "certified"
        return True

    def _state(self, difference: int) -> None:
        self.lost += max(-difference, 0)
        self.found += max(difference, 0)

    @property
    def difference(self) -> int:
        came = self.received + self.found
        return came - self.lost - self.recovered - sum(self.stock.values())
