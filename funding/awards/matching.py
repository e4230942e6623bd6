"""How much a team must bring before the foundation may pay. Integer won; nothing is ever rounded.

What a project costs is what both sides have put into it: the foundation's money ``R`` (released, less what came back), the
team's cash ``C`` and its contributions in kind ``K``. A call's rule says three percentages of that cost:

- in kind counts up to the most, 20 %: ``K' = min(K, 20 % of the cost)``, where the cost itself holds no more than ``K'``;
  whatever is above is welcome and counts for nothing;
- cash and counted in kind together are at least 30 % of ``R + C + K'``;
- cash alone is at least 10 % of it.

So with the usual 30, 10 and 20 the foundation pays at most 70 won for 10 in cash and 20 in kind, or for 30 in cash.

Both cases of ``K'`` (all of it, or the cap ``k (R + C) / (100 - k)``) are multiplied out, so that there are only products of
whole numbers. The matched share grows with ``K'``: it is enough when it is enough in both cases. The share of cash shrinks
with it: enough in one of them. The database asks the very same four inequalities (migration ``0002_books``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MatchRule:
    """Percentages of what the project costs."""

    least: int = 30
    least_cash: int = 10
    most_in_kind: int = 20

    def __post_init__(self):
        if not (0 <= self.least_cash <= self.least < 100 and self.most_in_kind >= 0):
            raise ValueError("This rule cannot be kept.")
        if self.least_cash + self.most_in_kind >= 100:
            raise ValueError("This rule leaves no room for the foundation's money.")

    def holds(self, released: int, cash: int, in_kind: int) -> bool:
        """May so much have been released?"""
        if released <= 0:
            return True
        m, c, k = self.least, self.least_cash, self.most_in_kind
        paid, cost = released + cash, released + cash + in_kind
        is_matched = (
            100 * (cash + in_kind) >= m * cost and (100 - k) * cash >= (m - k) * paid
        )
        has_cash = 100 * cash >= c * cost or (100 - k) * cash >= c * paid
        return is_matched and has_cash

    def most_released(self, cash: int, in_kind: int) -> int | None:
        """The most for which the rule holds; ``None`` where it asks for nothing."""
        m, c, k = self.least, self.least_cash, self.most_in_kind
        limits = []
        if m:
            limits.append((100 - m) * (cash + in_kind) // m)
        if m > k:
            limits.append((100 - m) * cash // (m - k))
        if c:
            whole = (100 - c) * cash - c * in_kind
            limits.append(max(whole // c, (100 - k - c) * cash // c))
        return min(limits) if limits else None

    def cash_missing(self, released: int, cash: int, in_kind: int) -> int:
        """The least further cash with which ``released`` would be allowed."""
        if released <= 0:
            return 0
        m, c, k = self.least, self.least_cash, self.most_in_kind
        matched = max(
            _up(m * released - (100 - m) * in_kind, 100 - m),
            _up((m - k) * released, 100 - m),
        )
        in_cash = min(
            _up(c * (released + in_kind), 100 - c), _up(c * released, 100 - k - c)
        )
        return max(matched, in_cash, cash) - cash

    def counted_in_kind(self, released: int, cash: int, in_kind: int) -> int:
        """What of it counts, in whole won, for showing."""
        k = self.most_in_kind
        return min(in_kind, k * (released + cash) // (100 - k))


def _up(value: int, by: int) -> int:
    """Divided, rounded up."""
    return -(-value // by)


@dataclass(frozen=True)
class Standing:
    """What both sides have put in so far, beside the rule."""

    rule: MatchRule
    released: int
    cash: int
    in_kind: int

    @property
    def holds(self) -> bool:
        return self.rule.holds(self.released, self.cash, self.in_kind)

    @property
    def counted_in_kind(self) -> int:
        return self.rule.counted_in_kind(self.released, self.cash, self.in_kind)

    @property
    def cost(self) -> int:
        return self.released + self.cash + self.counted_in_kind

    def percent(self, part: int) -> int:
        """Rounded down: what is shown as reached has been reached."""
        return part * 100 // self.cost if self.cost else 0

    @property
    def matched_percent(self) -> int:
        return self.percent(self.cash + self.counted_in_kind)

    @property
    def cash_percent(self) -> int:
        return self.percent(self.cash)

    @property
    def in_kind_percent(self) -> int:
        return self.percent(self.counted_in_kind)

    def after(self, amount: int) -> Standing:
        """As it would be with so much more released."""
        return Standing(self.rule, self.released + amount, self.cash, self.in_kind)

    def missing_for(self, amount: int) -> int:
        """Cash that has to come first."""
        return self.rule.cash_missing(self.released + amount, self.cash, self.in_kind)

    @property
    def may_still_release(self) -> int | None:
        most = self.rule.most_released(self.cash, self.in_kind)
        return None if most is None else max(most - self.released, 0)
