"""What the writer is told, rule by rule: what is wrong, and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..trust import Limits
from .facts import Facts


def seconds_to_wait(facts: Facts, limits: Limits) -> int:
    """Until the next post may come, by the slower of the level (anywhere) and the topic (here)."""
    pauses = (
        (facts.seconds_since_last, limits.seconds_between),
        (facts.seconds_since_last_here, facts.slow_mode_seconds),
    )
    return max(
        (
            pause - since
            for since, pause in pauses
            if since is not None and since < pause
        ),
        default=0,
    )


def pause_words(facts: Facts, limits: Limits) -> str:
    wait = seconds_to_wait(facts, limits)
    return ngettext(
        "One post after another needs a little time here. Your text is kept; send it in %(count)s second.",
        "One post after another needs a little time here. Your text is kept; send it in %(count)s seconds.",
        wait,
    ) % {"count": wait}


def links_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "A post of yours may have %(count)s link for now. Take some out; the number grows as people get to know you.",
        "A post of yours may have %(count)s links for now. Take some out; the number grows as people get to know you.",
        limits.links,
    ) % {"count": limits.links}


def mentions_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You can speak to %(count)s person by name in one post. Take some names out.",
        "You can speak to %(count)s people by name in one post. Take some names out.",
        limits.mentions,
    ) % {"count": limits.mentions}


def pictures_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "A post of yours may show %(count)s picture. Take some out.",
        "A post of yours may show %(count)s pictures. Take some out.",
        limits.pictures,
    ) % {"count": limits.pictures}


def posts_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You have written %(count)s post today, as many as you can for now. Your text is kept; send it tomorrow.",
        "You have written %(count)s posts today, as many as you can for now. Your text is kept; send it tomorrow.",
        facts.posts_today,
    ) % {"count": facts.posts_today}


def topics_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You have begun %(count)s topic today, as many as you can for now. Your text is kept; send it tomorrow.",
        "You have begun %(count)s topics today, as many as you can for now. Your text is kept; send it tomorrow.",
        facts.topics_today,
    ) % {"count": facts.topics_today}


def again_words(facts: Facts, limits: Limits) -> str:
    return _("You said this a moment ago. Look at the topic: it is there already.")


def held_words(facts: Facts, limits: Limits) -> str:
    return _(
        "A moderator looks at this post before others see it. You need not do anything."
    )


def changes_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You have changed posts %(count)s time today, as often as you can for now. Your text is kept; send it tomorrow.",
        "You have changed posts %(count)s times today, as often as you can for now. Your text is kept; send it tomorrow.",
        facts.done_today,
    ) % {"count": facts.done_today}


def late_words(facts: Facts, limits: Limits) -> str:
    days = (limits.minutes_to_edit or 0) // (24 * 60)
    return ngettext(
        "For now you can change a post for %(count)s day. Write a new one that says what has changed.",
        "For now you can change a post for %(count)s days. Write a new one that says what has changed.",
        days,
    ) % {"count": days}


def new_links_words(facts: Facts, limits: Limits) -> str:
    return _(
        "On your first day here a change cannot bring in links to places nobody has linked to before. Take them out."
    )


def feelings_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You have reacted %(count)s time today, as often as you can for now.",
        "You have reacted %(count)s times today, as often as you can for now.",
        facts.done_today,
    ) % {"count": facts.done_today}


def flags_words(facts: Facts, limits: Limits) -> str:
    return ngettext(
        "You have flagged %(count)s post today, as many as you can for now. The moderators look at it soon.",
        "You have flagged %(count)s posts today, as many as you can for now. The moderators look at them soon.",
        facts.done_today,
    ) % {"count": facts.done_today}
