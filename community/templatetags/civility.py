"""Rules and decisions in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext_lazy as _

from ..actions.judging import FLAGS, TRUST
from ..enums import Reason
from ..house_rules import BY_KEY, rule_words
from ..models import Case, Decision
from ..permissions import can_moderate
from ..spam import Facts
from ..trust import Trust

register = template.Library()

FACT_WORDS = {
    "level": _("Trust"),
    "minutes_here": _("Minutes since the account began"),
    "is_topic": _("Begins a topic"),
    "posts_today": _("Posts within a day"),
    "topics_today": _("Topics within a day"),
    "seconds_since_last": _("Seconds since the last post"),
    "seconds_since_last_here": _("Seconds since the last post in this topic"),
    "seconds_of_writing": _("Seconds of writing"),
    "letters": _("Length of the text, in letters"),
    "links": _("Links"),
    "new_hosts": _("Places nobody has linked to before"),
    "mentions": _("People named"),
    "pictures": _("Pictures"),
    "likeness_own": _("Likeness to own posts, in hundredths"),
    "minutes_since_like": _("Minutes since the post it is like"),
    "likeness_others": _("Likeness to posts of others, in hundredths"),
    "slow_mode_seconds": _("Slow mode, in seconds"),
    "done_today": _("As often within a day"),
    "minutes_old": _("Minutes since it was written"),
    "people": _("People who flagged it"),
    "author_level": _("Trust of its author"),
    "was_cleared": _("A moderator had let it stand before"),
}
RULE_WORDS = {
    "pause": _("too soon after the post before"),
    "posts-a-day": _("too many posts within a day"),
    "topics-a-day": _("too many topics within a day"),
    "links": _("too many links"),
    "mentions": _("too many people named"),
    "pictures": _("too many pictures"),
    "said-again": _("the same text again"),
    "same-as-others": _("the text of another post"),
    "first-day-advertisement": _("a text with links like others, on the first day"),
    "first-post-with-links": _("a first post that leads to an unknown place"),
    "sent-in-haste": _("a long text sent within seconds"),
    "too-late": _("changed too late"),
    "changes-a-day": _("too many changes within a day"),
    "new-links-in-a-change": _("new links in a change, on the first day"),
    "reactions-a-day": _("too many reactions within a day"),
    "flags-a-day": _("too many flags within a day"),
}


@dataclass(frozen=True)
class Input:
    """One thing a rule looked at."""

    label: str
    value: str


@register.filter
def in_words(key: str) -> str:
    """A rule of the house."""
    return rule_words(key)


@register.filter
def rule_number(key: str) -> str:
    return key if key in BY_KEY else ""


@register.filter
def decision_name(decision: Decision) -> str:
    if decision.table == FLAGS:
        return str(_("flags of readers weighed enough"))
    if decision.table == TRUST:
        return str(_("level of trust"))
    return str(RULE_WORDS.get(decision.rule, decision.rule))


@register.filter
def inputs(decision: Decision) -> list[Input]:
    """What it looked at, without what was nothing out of the ordinary."""
    ordinary = {
        name: field.default for name, field in Facts.__dataclass_fields__.items()
    }
    shown = []
    for name, value in decision.facts.items():
        if name == "weights":
            shown += [
                Input(Reason(each).label, str(weight)) for each, weight in value.items()
            ]
        elif name in ("level", "minutes_here") or value != ordinary.get(name):
            shown.append(Input(str(FACT_WORDS.get(name, name)), _said(name, value)))
    return shown


@register.filter
def reasons(flags) -> str:
    """Each once, the most frequent first."""
    counted = Counter(flag.get_reason_display() for flag in flags)
    return "; ".join(
        f"{reason} ×{count}" if count > 1 else str(reason)
        for reason, count in counted.most_common()
    )


@register.simple_tag
def cases_waiting(user) -> int | None:
    """For moderators, how many; for others nothing."""
    return Case.objects.open().count() if can_moderate(user) else None


def _said(name: str, value) -> str:
    if name in ("level", "author_level"):
        return str(Trust(value).label)
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return "–" if value is None else str(value)
