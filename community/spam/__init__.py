"""May this post go out at once? Every answer names its rule and what it looked at.

``judge`` looks at nothing but :class:`Facts`, which are numbers and are kept with the decision, so the
same decision comes out again when it is replayed, and an appeal can be answered. The rules are read
from the top; the first that applies decides.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from ..trust import limits_of
from .facts import ALIKE, COOLING, FIRST_DAY, HASTY, SAME, Facts, Verdict
from .rules import RULES, TABLES, Rule

__all__ = [
    "ALIKE",
    "COOLING",
    "FIRST_DAY",
    "HASTY",
    "RULES",
    "RULES_VERSION",
    "SAME",
    "TABLES",
    "Decision",
    "Facts",
    "Rule",
    "Verdict",
    "judge",
    "replay",
]

# To be raised whenever the same facts would give another decision.
RULES_VERSION = 1


@dataclass(frozen=True)
class Decision:
    """``table`` is what was to be done: "post" (or a topic), "change", "reaction", "flag"."""

    verdict: Verdict
    rule: str
    facts: Facts
    table: str = "post"
    version: int = RULES_VERSION

    def as_json(self) -> dict:
        return {
            "table": self.table,
            "verdict": str(self.verdict),
            "rule": self.rule,
            "version": self.version,
            "facts": asdict(self.facts),
        }

    @property
    def sentence(self) -> str:
        """What the writer is told; empty when all is well."""
        rule = TABLES[self.table].get(self.rule)
        return rule.words(self.facts, limits_of(self.facts.level)) if rule else ""


def judge(facts: Facts, table: str = "post") -> Decision:
    limits = limits_of(facts.level)
    for name, rule in TABLES[table].items():
        if rule.applies(facts, limits):
            return Decision(rule.verdict, name, facts, table)
    return Decision(Verdict.ALLOW, "", facts, table)


def replay(record: dict) -> Decision:
    """From :meth:`Decision.as_json`; the same rules give the same again."""
    return judge(Facts(**record["facts"]), record["table"])
