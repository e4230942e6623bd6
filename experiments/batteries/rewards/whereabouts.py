"""Where one's grams are now: those that are certainly in their box, and the rest in the same shares as everybody's."""

from __future__ import annotations

from collections.abc import Mapping


def shared_out(grams: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Whole grams in proportion to the weights, to the gram: what rounding leaves goes to the largest remainders."""
    total = sum(weights.values())
    if not total or not grams:
        return {}
    shares = {key: divmod(grams * weight, total) for key, weight in weights.items()}
    given = {key: whole for key, (whole, _rest) in shares.items()}
    left = grams - sum(given.values())
    largest = sorted(shares, key=lambda key: (-shares[key][1], key))
    for key in largest[:left]:
        given[key] += 1
    return {key: each for key, each in given.items() if each}
