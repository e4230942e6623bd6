"""What whoever applies brings along: how much of the whole cost, in cash and in kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MatchRule:
    """Of the whole cost at least so much is matched, at least so much of it cash, at most so much in kind (percent)."""

    least_percent: int = 30
    least_cash_percent: int = 10
    most_in_kind_percent: int = 20

    def shortfalls(self, asked: int, cash: int, in_kind: int) -> tuple[str, ...]:
        """What the sums fail: "match", "cash", "in_kind". Whole numbers, so that no won is lost to rounding."""
        whole = asked + cash + in_kind
        fails = {
            "match": 100 * (cash + in_kind) < self.least_percent * whole,
            "cash": 100 * cash < self.least_cash_percent * whole,
            "in_kind": 100 * in_kind > self.most_in_kind_percent * whole,
        }
        return tuple(name for name, is_so in fails.items() if is_so)

    def example(self, asked: int) -> dict[str, int]:
        """The smallest whole in which ``asked`` fulfils the rule, with as much in kind as is allowed."""
        share = max(self.least_percent, self.least_cash_percent)
        whole = -(-asked * 100 // (100 - share))
        match = whole - asked
        in_kind = min(
            whole * self.most_in_kind_percent // 100,
            match - -(-whole * self.least_cash_percent // 100),
        )
        return {
            "asked": asked,
            "match": match,
            "cash": match - max(in_kind, 0),
            "in_kind": max(in_kind, 0),
            "whole": whole,
        }
