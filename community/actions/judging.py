"""The rules have their say before anything is written, and what they decide is kept with what they looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from .. import spam
from ..models import Case, Decision
from ..models.judged import DECISIONS_KEPT_FOR
from ..permissions import StoppedByRule, can_moderate
from ..spam import Facts, Verdict
from ..trust import TRUST_VERSION, Counts, level_of
from ..weighing import WEIGHING_VERSION, Flags, Weighed, weigh

FLAGS, TRUST = "flags", "trust"
AT_A_TIME = 500
# Where a case may find the decision that it is about.
IN_A_CASE = (
    "held__decision",
    "post__rulings__decision",
    "appeal__ruling__decision",
    "appeal__ruling__held__decision",
    "appeal__ruling__post__rulings__decision",
)


def is_judged(by) -> bool:
    """Moderators are not held up."""
    return settings.FORUM_IS_JUDGED and not can_moderate(by)


def keep_decision(decision: spam.Decision, person) -> Decision:
    return Decision.objects.create(
        person=person, made_at=timezone.now(), **decision.as_json()
    )


def keep_weighing(weighed: Weighed, person) -> Decision:
    return Decision.objects.create(
        table=FLAGS,
        version=weighed.version,
        verdict="hide",
        rule=weighed.reason,
        facts=weighed.facts,
        person=person,
        made_at=timezone.now(),
    )


def keep_level(counts: Counts, person: int) -> Decision:
    return Decision(
        table=TRUST,
        version=TRUST_VERSION,
        verdict=str(int(level_of(counts))),
        facts=asdict(counts),
        person_id=person,
        made_at=timezone.now(),
    )


def stop_by(decision: spam.Decision, person) -> None:
    """Refuses, and keeps why: to be called outside the transaction that came to nothing."""
    keep_decision(decision, person)
    raise StoppedByRule(decision.sentence)


def allow_or_stop(by, facts: Facts, table: str) -> None:
    decision = spam.judge(facts, table)
    if decision.verdict != Verdict.ALLOW:
        stop_by(decision, by)


def forget_old_decisions() -> int:
    """What the clock does: after a year, but never while a moderator has still to decide. How many."""
    old = Decision.objects.filter(made_at__lt=timezone.now() - DECISIONS_KEPT_FOR)
    needed = Q()
    for way in IN_A_CASE:
        asked = Case.objects.open().filter(**{f"{way}__isnull": False})
        needed |= Q(pk__in=asked.values(way))
    due = list(old.exclude(needed).values_list("pk", flat=True))
    for begin in range(0, len(due), AT_A_TIME):
        Decision.objects.filter(pk__in=due[begin : begin + AT_A_TIME]).delete()
    return len(due)


def replay_decisions() -> tuple[int, list[Decision]]:
    """Asks the rules again with what they looked at then: how many there were, and those that come out otherwise."""
    count, different = 0, []
    for decision in Decision.objects.order_by("pk").iterator():
        count += 1
        if answer_again(decision) != (decision.verdict, decision.rule):
            different.append(decision)
    return count, different


def answer_again(decision: Decision) -> tuple[str, str] | None:
    """``None`` when no rules of that version are known any more."""
    engine = ENGINES.get((decision.table, decision.version))
    return engine(decision.facts) if engine else None


def _judged_again(table: str):
    def answer(facts: dict) -> tuple[str, str]:
        again = spam.judge(Facts(**facts), table)
        return str(again.verdict), again.rule

    return answer


def _weighed_again(facts: dict) -> tuple[str, str]:
    again = weigh(Flags(**facts))
    return ("hide" if again.hides else "keep"), again.reason


def _level_again(facts: dict) -> tuple[str, str]:
    return str(int(level_of(Counts(**facts)))), ""


def _engines() -> Iterator[tuple[tuple[str, int], object]]:
    for table in spam.TABLES:
        yield (table, spam.RULES_VERSION), _judged_again(table)
    yield (FLAGS, WEIGHING_VERSION), _weighed_again
    yield (TRUST, TRUST_VERSION), _level_again


ENGINES = dict(_engines())
