"""Who gets which weekly time of a season: groups pick in rounds, whoever has least of what they asked for picks first.

The rule, in full. A group's share is what it was allotted divided by what it asked for (both in minutes a week).

1. A wish counts only if a space offered in the round can serve it: the time lies within the hours of the round, the
   space holds as many people, and it has everything the group needs (hard filters).
2. The group with the smallest share picks. Of groups with equal shares the one picks whose SHA-256 of
   ``seed:code`` is smallest; so the order cannot be chosen by anybody.
3. It gets the first of its wishes that is still free. A wish for any space gets the smallest that fits; of equally
   small ones the one whose short name comes first. A group is never in two places at once.
4. A group leaves when it has as many times as it asked for, or when no wish of it is free any more. When all
   have left, the round is given out. Every wish that was not granted is listed with the reason.

What follows from it: nobody who could still pick is ever overtaken by more than one time. If B got more than A
(as shares), then B's last time was taken while A's share was at least B's before it, or A had already left.

Pure and in whole numbers: the same inputs give the same bytes on every machine. This file is published with every round
and needs nothing but Python; so anybody can work a result out again:

    python the-rule.py inputs.json                  writes the result
    python the-rule.py inputs.json result.json      says whether it is this one, byte for byte
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

RULE = "picking-in-rounds-1"
GRANTED = "granted"
ENOUGH = "enough"  # the group had all its times already
TAKEN = "taken"
TOO_SMALL = "too-small"
LACKS_ACCESS = "lacks-access"
NOT_OFFERED = "not-offered"
AT_ONCE = "in-two-places"


def allocate(inputs: Mapping) -> dict:
    """The result for ``inputs`` as :func:`experiments.spaces.exports.inputs_of` writes them."""
    season = _Season(inputs)
    while picker := season.next_picker():
        season.let_pick(picker)
    return season.result()


def canonical(data: Mapping) -> str:
    """The one way this data is written down."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class _Season:
    def __init__(self, inputs: Mapping):
        self.inputs = inputs
        self.spaces = sorted(
            inputs["spaces"], key=lambda each: (each["people"], each["id"])
        )
        self.around = {each["id"]: set(each["around"]) for each in self.spaces}
        self.requests = {each["code"]: each for each in inputs["requests"]}
        self.lots = {
            code: sha256_of(f"{inputs['seed']}:{code}") for code in self.requests
        }
        self.steps: list[dict] = []
        self.left: set[str] = set()

    def next_picker(self) -> str | None:
        waiting = [code for code in self.requests if code not in self.left]
        return min(waiting, key=self._turn, default=None)

    def let_pick(self, code: str) -> None:
        """One time for the group, or it leaves."""
        request, mine = self.requests[code], self._of(code)
        granted = {step["wish"] for step in mine}
        for number, wish in enumerate(request["wishes"]):
            space = None if number in granted else self._space_for(request, wish)
            if space is not None:
                self._grant(code, number, wish, space)
                break
        else:
            self.left.add(code)
            return
        if len(mine) + 1 >= request["times"]:
            self.left.add(code)

    def result(self) -> dict:
        return {
            "rule": RULE,
            "inputs_sha256": sha256_of(canonical(self.inputs)),
            "steps": self.steps,
            "sums": [self._sum(code) for code in sorted(self.requests)],
        }

    def _turn(self, code: str) -> tuple[Fraction, str]:
        return self._share(code), self.lots[code]

    def _share(self, code: str) -> Fraction:
        return Fraction(_minutes(self._of(code)), asked_minutes(self.requests[code]))

    def _of(self, code: str) -> list[dict]:
        return [step for step in self.steps if step["code"] == code]

    def _grant(self, code: str, number: int, wish: Mapping, space: str) -> None:
        got, asked = _minutes(self._of(code)), asked_minutes(self.requests[code])
        self.steps.append(
            {
                "step": len(self.steps) + 1,
                "code": code,
                "wish": number,
                "space": space,
                "weekday": wish["weekday"],
                "opens": wish["opens"],
                "closes": wish["closes"],
                "had": got,
                "asked": asked,
            }
        )

    def _space_for(self, request: Mapping, wish: Mapping) -> str | None:
        if any(_meet(wish, step) for step in self._of(request["code"])):
            return None
        for space in self._fitting(request, wish):
            if self._is_free(space["id"], wish):
                return space["id"]
        return None

    def _fitting(self, request: Mapping, wish: Mapping) -> list[Mapping]:
        return [
            space
            for space in self._named(wish)
            if self._is_offered(wish) and _why_not(request, space) is None
        ]

    def _named(self, wish: Mapping) -> Sequence[Mapping]:
        if wish["space"] is None:
            return self.spaces
        return [each for each in self.spaces if each["id"] == wish["space"]]

    def _is_offered(self, wish: Mapping) -> bool:
        return any(
            slot["weekday"] == wish["weekday"]
            and slot["opens"] <= wish["opens"]
            and wish["closes"] <= slot["closes"]
            for slot in self.inputs["slots"]
        )

    def _is_free(self, space: str, wish: Mapping) -> bool:
        return not any(
            _meet(wish, step) and self._collide(space, step["space"])
            for step in self.steps
        )

    def _collide(self, one: str, other: str) -> bool:
        return one == other or one in self.around[other] or other in self.around[one]

    def _sum(self, code: str) -> dict:
        request, mine = self.requests[code], self._of(code)
        granted = {step["wish"]: step["space"] for step in mine}
        return {
            "code": code,
            "asked": asked_minutes(request),
            "got": _minutes(mine),
            "lot": self.lots[code],
            "wishes": [
                {"space": granted[number], "why": GRANTED}
                if number in granted
                else {"space": None, "why": self._reason(request, wish, mine)}
                for number, wish in enumerate(request["wishes"])
            ],
        }

    def _reason(self, request: Mapping, wish: Mapping, mine: Sequence[Mapping]) -> str:
        named = self._named(wish)
        if not named or not self._is_offered(wish):
            return NOT_OFFERED
        reasons = {_why_not(request, space) for space in named}
        if None not in reasons:
            return LACKS_ACCESS if LACKS_ACCESS in reasons else TOO_SMALL
        if len(mine) >= request["times"]:
            return ENOUGH
        return AT_ONCE if any(_meet(wish, step) for step in mine) else TAKEN


def asked_minutes(request: Mapping) -> int:
    """A week. All wishes of a group are equally long (the form and the inputs keep to it)."""
    first = request["wishes"][0]
    return request["times"] * (first["closes"] - first["opens"])


def _why_not(request: Mapping, space: Mapping) -> str | None:
    if space["people"] < request["people"]:
        return TOO_SMALL
    return None if set(request["needs"]) <= set(space["features"]) else LACKS_ACCESS


def _minutes(steps: Sequence[Mapping]) -> int:
    return sum(step["closes"] - step["opens"] for step in steps)


def _meet(one: Mapping, other: Mapping) -> bool:
    return (
        one["weekday"] == other["weekday"]
        and one["opens"] < other["closes"]
        and other["opens"] < one["closes"]
    )


def main(inputs: str, published: str | None = None) -> int:
    """Names of files; what a program says when it ends: 0, or 1 when the published result is another one."""
    result = canonical(allocate(json.loads(Path(inputs).read_bytes()))).encode()
    if published is None:
        sys.stdout.buffer.write(result)
        return 0
    is_same = Path(published).read_bytes() == result
    sys.stdout.write("the same\n" if is_same else "NOT the same\n")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
