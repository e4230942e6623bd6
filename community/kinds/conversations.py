from __future__ import annotations

from datetime import timedelta

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.notifications.enums import Way
from accounts.notifications.kinds import Kind, register

from ..models import Post, Topic
from ..unread import has_unread, lines_of_unread
from .second_look import (
    is_still_aside,
    is_still_felt,
    is_still_the_answer,
    is_still_watched,
    still_answers_me,
    still_speaks_to_me,
)

ROOM = _("Forums")
# Long enough for a slip to be taken back, and for the next sentence of somebody who writes in short ones.
PATIENCE = timedelta(minutes=2)
TOPIC = "topic:"


def about_post(post: Post) -> str:
    return f"post:{post.pk}"


def thread_of(topic: Topic) -> str:
    return f"{TOPIC}{topic.pk}"


def threads_of(topics: QuerySet[Topic]) -> QuerySet:
    """For a subquery."""
    named = Concat(Value(TOPIC), Cast("pk", CharField()))
    return topics.order_by().annotate(thread=named).values("thread")


MENTIONS = register(
    Kind(
        "community.mentions",
        room=ROOM,
        name=_("Somebody speaks to you by name"),
        icon="at-sign",
        wait=PATIENCE,
        still_matters=still_speaks_to_me,
        sentences={"mentioned": _("%(author)s speaks to you in “%(title)s”")},
        together={
            "mentioned": ngettext_lazy(
                "%(number)s post speaks to you in “%(title)s”",
                "%(number)s posts speak to you in “%(title)s”",
                "number",
            )
        },
    )
)
REPLIES = register(
    Kind(
        "community.replies",
        room=ROOM,
        name=_("Somebody answers or quotes you"),
        icon="reply",
        wait=PATIENCE,
        still_matters=still_answers_me,
        sentences={
            "replied": _("%(author)s answers you in “%(title)s”"),
            "quoted": _("%(author)s quotes you in “%(title)s”"),
        },
        together=dict.fromkeys(
            ("replied", "quoted"),
            ngettext_lazy(
                "%(number)s answer to you in “%(title)s”",
                "%(number)s answers to you in “%(title)s”",
                "number",
            ),
        ),
    )
)
WATCHED = register(
    Kind(
        "community.watched",
        room=ROOM,
        name=_("New posts in what you watch"),
        icon="messages-square",
        wait=PATIENCE,
        sounds=False,
        still_matters=is_still_watched,
        sentences={
            "posted": _("%(author)s writes in “%(title)s”"),
            "started": _("%(author)s begins a topic: “%(title)s”"),
        },
        together=dict.fromkeys(
            ("posted", "started"),
            ngettext_lazy(
                "%(number)s new post in “%(title)s”",
                "%(number)s new posts in “%(title)s”",
                "number",
            ),
        ),
    )
)
SOLVED = register(
    Kind(
        "community.solved",
        room=ROOM,
        name=_("A question is solved"),
        icon="circle-check",
        wait=PATIENCE,
        sounds=False,
        still_matters=is_still_the_answer,
        sentences={
            "yours": _("What you wrote is the answer in “%(title)s”"),
            "solved": _("There is an answer in “%(title)s”"),
        },
    )
)
REACTIONS = register(
    Kind(
        "community.reactions",
        room=ROOM,
        name=_("How others feel about what you wrote"),
        icon="heart",
        ways=(Way.BELL, Way.DAILY, Way.WEEKLY, Way.OFF),
        sounds=False,
        still_matters=is_still_felt,
        sentences={
            "felt": ngettext_lazy(
                "%(people)s person answers what you wrote in “%(title)s” with a feeling",
                "%(people)s people answer what you wrote in “%(title)s” with a feeling",
                "people",
            )
        },
    )
)
ROUNDUP = register(
    Kind(
        "community.roundup",
        room=ROOM,
        name=_("What was said in the forums you follow"),
        icon="newspaper",
        ways=(Way.WEEKLY, Way.DAILY, Way.OFF),
        sounds=False,
        still_matters=has_unread,
        lines=lines_of_unread,
        sentences={"roundup": _("What you have not read yet in the forums you follow")},
    )
)
SET_ASIDE = register(
    Kind(
        "community.set-aside",
        room=_("For whoever keeps the park running"),
        name=_("Something of the forum was not passed on"),
        icon="triangle-alert",
        ways=(Way.DAILY,),
        still_matters=is_still_aside,
        sentences={
            "set_aside": _(
                "An event of a topic could not be passed on to “%(consumer)s” and was set aside"
            )
        },
    )
)
