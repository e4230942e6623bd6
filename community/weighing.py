"""Do these flags hide a post until a moderator has looked? Numbers in, a decision with its rule out.

A flag weighs as much as its writer is trusted (:data:`community.trust.LIMITS`). One voice alone hides nothing: it
takes two people at least. Who is trusted is not silenced by newcomers: the threshold grows with the author's level.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from .trust import Trust

WEIGHING_VERSION = 1
PEOPLE = 2
THRESHOLDS = {
    Trust.NEW: 4,
    Trust.KNOWN: 6,
    Trust.MEMBER: 8,
    Trust.REGULAR: 10,
    Trust.GUARDIAN: 14,
}


@dataclass(frozen=True)
class Flags:
    """``weights`` by reason. ``was_cleared``: a moderator has looked before and let it stand."""

    people: int = 0
    weights: dict[str, int] = field(default_factory=dict)
    author_level: int = 0
    was_cleared: bool = False

    @property
    def weight(self) -> int:
        return sum(self.weights.values())

    @property
    def heaviest(self) -> str:
        """The reason that most speaks for; the first by name among equals."""
        return min(self.weights, key=lambda name: (-self.weights[name], name))


@dataclass(frozen=True)
class Weighed:
    hides: bool
    reason: str
    threshold: int
    flags: Flags
    version: int = WEIGHING_VERSION

    @property
    def facts(self) -> dict:
        return asdict(self.flags)


def weigh(flags: Flags) -> Weighed:
    threshold = THRESHOLDS[Trust(flags.author_level)]
    hides = (
        not flags.was_cleared and flags.people >= PEOPLE and flags.weight >= threshold
    )
    return Weighed(hides, flags.heaviest if hides else "", threshold, flags)
